"""
Detect misspelt types of clients' events.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from .._engine.words import plain
from .._rules.classes import TAG
from ..dialects import BETA, GA, by_name, known
from ..dialects.rules import Dialect
from ..extending import BaseClientEvent, BaseServerEvent
from .carriers import with_carriers
from .detection import tags_of


_FAR: Final = 3
"""
The number of edits from which on a type is another one, not a misspelt one.
"""


def suggested_type(payload: Any, dialect: Dialect | None) -> str | None:
    """
    Return the client's type that is similar to the unknown type of a payload.

    Servers add events without notice, so the type must be nearer to a client's
    than to a server's, and must not be its past tense (``append``,
    ``appended``), which acknowledges an event.  For `None`, the dialect
    is `BETA` or `GA`.
    """
    tag = plain(payload.get(TAG)) if isinstance(payload, Mapping) else None
    return _suggested(tag, dialect) if isinstance(tag, str) else None


@lru_cache(256)
def _suggested(tag: str, dialect: Dialect | None) -> str | None:
    servers, clients = _known_types()
    found = [BETA, GA] if dialect is None else [with_carriers(dialect)]
    own = _types(BaseClientEvent, found)
    servers |= _types(BaseServerEvent, found)
    if tag in clients or tag in own or tag in servers:
        return None
    written = tag.strip().lower()
    edits, near = _nearest(written, own)
    is_answer = written.startswith(near) and written.endswith("ed")
    if edits < min(_FAR, _nearest(written, servers)[0]) and not is_answer:
        return near
    return None


@cache
def _known_types() -> tuple[frozenset[Any], frozenset[Any]]:
    dialects = [*map(by_name, known())]
    return _types(BaseServerEvent, dialects), _types(BaseClientEvent, dialects)


def _types(union: Any, dialects: Iterable[Dialect]) -> frozenset[Any]:
    return frozenset().union(*(tags_of(union, d) for d in dialects))


def _nearest(word: str, words: Iterable[str]) -> tuple[int, str]:
    near = (
        (_edits(word, other), other)
        for other in words
        if abs(len(word) - len(other)) < _FAR
    )
    return min(near, default=(_FAR, ""))


def _edits(one: str, other: str) -> int:
    """
    Count the insertions, deletions, replacements and swaps of characters.
    """
    rows: list[list[int]] = [[*range(len(other) + 1)]]
    for i, char in enumerate(one, 1):
        row = [i]
        for j, their in enumerate(other, 1):
            changed = rows[-1][j - 1] + (char != their)
            edits = min(rows[-1][j] + 1, row[-1] + 1, changed)
            if min(i, j) > 1 and one[i - 2 : i] == their + other[j - 2]:
                edits = min(edits, rows[-2][j - 2] + 1)
            row.append(edits)
        rows.append(row)
    return rows[-1][-1]
