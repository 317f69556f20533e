"""
Detect the dialect of a payload, among those of OpenAI and vendors.
"""

from collections.abc import Iterable
from math import inf
from typing import Any, Final

from .._engine.problems import WireError
from .._values.messages import describe
from ..dialects import BETA, GA
from ..dialects.rules import Dialect
from .detection import told_by_keys
from .news import news_in
from .recognition import form_of


_USUAL: Final = frozenset({BETA, GA})
_WHOLE: Final = ((), ("session",))
"""
The places of an unknown event, and of an unknown session.
"""


def detect_dialect(
    payload: Any, among: Iterable[Dialect] = (BETA, GA)
) -> Dialect | None:
    """
    Detect the dialect of a payload.

    Between `BETA` and `GA` alone, keys decide.  A session with a ``type`` of
    GA's is in `GA`.  Without a type, keys that only one of the two dialects
    has decide, so the function detects a GA session that lacks its type too.
    For an event, its type decides, or the response or the item in it.  A null
    counts only where it turns something off.

    Among other dialects, the function returns the one that accepts the payload
    with the fewest unknown keys and values.

    Args:
        payload:
            A session, an event, or a REST body with a ``session`` key, as JSON
            values.

        among:
            The dialects to choose from.  The function can't distinguish
            dialects that agree about a payload: `REFERENCE` hardly ever from
            `BETA`, and one vendor not from another for a session that has only
            instructions.

    Returns:
        The dialect, or `None` if the payload has only keys that several
        dialects have, keys of different dialects, or keys of none.

    Raises:
        TypeError: One of *among* isn't a `Dialect`.
    """
    dialects = [*among]
    for item in dialects:
        if not isinstance(item, Dialect):
            raise TypeError(f"expected dialects, got {describe(item)}")
    if frozenset(dialects) == _USUAL:
        return told_by_keys(payload)
    counts = {dialect: _news_of(payload, dialect) for dialect in dialects}
    least = min(counts.values(), default=inf)
    found = [x for x, count in counts.items() if count == least < inf]
    return found[0] if len(found) == 1 else None


def _news_of(payload: Any, dialect: Dialect) -> float:
    """
    Count the unknown parts of a payload, without limit if it is invalid.
    """
    try:
        form = form_of(payload, dialect)
        value = form.read(payload, keep_unknown=True)
    except WireError:
        return inf
    news = [*news_in(value, form.dialect)]
    if any(item.names in _WHOLE for item in news):
        return inf
    return sum(not item.is_ignored for item in news)
