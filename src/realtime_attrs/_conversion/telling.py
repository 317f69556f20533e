"""
Telling dialects apart, of OpenAI and of vendors.
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
    Tell which dialect a payload is in.

    Between `BETA` and `GA` alone, keys decide.  A session with a ``type`` of
    GA's is in `GA`.  Without a type, keys that only one of the two wires has
    decide, so a GA session that lacks its type is detected too.  An event is
    detected by its type, or by the response or the item in it.  A null counts
    only where it turns something off.

    Of others, the one is told in which the payload has the least that is
    unknown, and nothing that is wrong.

    Args:
        payload:
            A session, an event, or a REST body with a ``session`` key, as JSON
            values.

        among:
            The dialects that it may be in.  Those that agree about a payload
            cannot be told apart: `REFERENCE` hardly ever from `BETA`, and one
            vendor not from another for a session of instructions alone.

    Returns:
        The dialect, or `None` if it cannot be told: if there is only what
        several have, or what is of several, or of none.

    Raises:
        TypeError: One of *among* is no dialect.
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
    Count what is unknown in a payload, without limit if it is not read.
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
