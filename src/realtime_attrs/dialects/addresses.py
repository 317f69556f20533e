"""
Match addresses of servers with the patterns of dialects.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from urllib.parse import parse_qsl, urlsplit

from .rules import Dialect


_Rank: TypeAlias = tuple[int, int]
"""
The numbers of path steps and of query parameters in a pattern.
"""


class _Address(NamedTuple):
    host: str
    steps: tuple[str, ...]
    query: tuple[tuple[str, str], ...]


@lru_cache(maxsize=128)
def _parsed(address: str) -> _Address:
    """
    Parse an address, or a pattern of addresses, without scheme and port.

    Raises:
        ValueError: *address* is invalid.
    """
    parts = urlsplit(address)
    if not parts.netloc:
        parts = urlsplit(f"//{address}")  # without a scheme
    steps = tuple(step for step in parts.path.split("/") if step)
    query = tuple(parse_qsl(parts.query, keep_blank_values=True))
    return _Address((parts.hostname or "").rstrip("."), steps, query)


def _rank(pattern: _Address, found: _Address) -> _Rank | None:
    """
    Rank a pattern by how specific it is; return `None` if it doesn't match.
    """
    given = dict(found.query)
    begins = found.steps[: len(pattern.steps)]
    if (
        fnmatchcase(found.host, pattern.host)
        and len(begins) == len(pattern.steps)
        and all(map(fnmatchcase, begins, pattern.steps))
        and all(
            key in given and fnmatchcase(given[key], word)
            for key, word in pattern.query
        )
    ):
        return len(pattern.steps), len(pattern.query)
    return None


def dialect_at(url: str, dialects: Iterable[Dialect]) -> Dialect | None:
    """
    Choose the dialect with the most specific pattern that matches an address.

    Return `None` if no dialect matches, or several match equally.
    """
    try:
        found = _parsed(url)
    except ValueError:
        return None
    ranks: dict[_Rank, dict[Dialect, None]] = {}
    for dialect in dialects:
        for pattern in dialect.urls:
            rank = _rank(_parsed(pattern), found)
            if rank is not None:
                ranks.setdefault(rank, {})[dialect] = None
    best = [*ranks[max(ranks)]] if ranks else []
    return best[0] if len(best) == 1 else None
