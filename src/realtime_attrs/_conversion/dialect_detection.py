"""
Detect the dialect of a payload among OpenAI's and vendors' dialects.
"""

from collections.abc import Iterable
from typing import Any, Final

from .._engine.order_of_arguments import wrong_order
from .._engine.problems import WireError
from .._values.messages import describe
from ..dialects import BETA, GA
from ..dialects.rules import Dialect, dialects_given
from .openai_detection import detect_by_keys, is_of_both
from .recognition import form_of
from .unknown_parts import unknown_parts_in


_USUAL: Final = frozenset({BETA, GA})


def detect_dialect(
    payload: Any, among: Iterable[Dialect] | Dialect | None = None
) -> Dialect | None:
    """
    Detect the dialect of a payload.

    By default, and among `BETA` and `GA`, the function detects the dialect of
    a session by its ``type``, by keys that only one of the dialects has, or by
    a model that only Live supports; and the dialect of an event by its type,
    or by the response or the item in it.  It ignores null unless it turns
    something off.

    Among other dialects, the function returns the dialect that supports all
    keys and values of the payload, if there is only one.

    Args:
        payload:
            A session, an event, or a REST body with a ``session`` key, as JSON
            values.

        among:
            The dialects to choose from; by default `BETA`, `GA`, `TRANSLATION`
            and `LIVE`.  The function can't distinguish dialects that write a
            payload alike, such as `REFERENCE` and `BETA` in most cases, or all
            vendors' dialects for a session that has only instructions.

    Returns:
        The dialect, or `None` if the payload fits several dialects or none.
        If you have the server's address, call `dialects.for_url()` instead.

    Raises:
        TypeError: One of *among* isn't a `Dialect`, or *payload* is one.
    """
    if isinstance(payload, Dialect):
        message = f"expected a payload, got {describe(payload)}"
        raise wrong_order(
            "detect_dialect", message, payload=payload, among=among
        )
    if among is None:
        return detect_by_keys(payload)
    dialects = dialects_given(among)
    if frozenset(dialects) == _USUAL:
        detected = detect_by_keys(payload)
        return detected if detected in _USUAL else None
    found = {x: None for x in dialects if _reads_all(x, payload)}
    if len(found) != 1 or is_of_both(payload):
        return None
    return next(iter(found))


def _reads_all(dialect: Dialect, payload: Any) -> bool:
    """
    Check that a dialect has all keys and values of a payload.
    """
    try:
        form = form_of(payload, dialect)
        value = form.read(payload, keep_unknown=True)
    except WireError:
        return False
    return all(x.is_ignored for x in unknown_parts_in(value, form.dialect))
