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
How special a pattern is: by the steps of its path and the words of its query.
"""


class _Address(NamedTuple):
    host: str
    steps: tuple[str, ...]
    query: tuple[tuple[str, str], ...]


@lru_cache(maxsize=128)
def _taken_apart(address: str) -> _Address:
    """
    Take an address, or a pattern of addresses, apart.

    The scheme and the port don't count.

    Raises:
        ValueError: It is no address.
    """
    parts = urlsplit(address)
    if not parts.netloc:
        parts = urlsplit(f"//{address}")  # without a scheme
    steps = tuple(step for step in parts.path.split("/") if step)
    query = tuple(parse_qsl(parts.query, keep_blank_values=True))
    return _Address((parts.hostname or "").rstrip("."), steps, query)


def _rank(pattern: _Address, found: _Address) -> _Rank | None:
    """
    Say how special a pattern is that matches an address.
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
    Choose the dialect with the most special pattern that matches an address.
    """
    try:
        found = _taken_apart(url)
    except ValueError:
        return None
    ranks: dict[_Rank, dict[Dialect, None]] = {}
    for dialect in dialects:
        for pattern in dialect.urls:
            rank = _rank(_taken_apart(pattern), found)
            if rank is not None:
                ranks.setdefault(rank, {})[dialect] = None
    speakers = [*ranks[max(ranks)]] if ranks else []
    return speakers[0] if len(speakers) == 1 else None
