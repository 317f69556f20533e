"""
Files of one payload a line.
"""

from collections.abc import Iterator
from typing import Any

from ..converter import detect_dialect
from ..dialects import Dialect
from .files import load_lines


def lines_of(
    name: str, source: Dialect | None
) -> Iterator[tuple[int, Any, Dialect | None]]:
    """
    Read a file of one payload a line, each with its number and dialect.

    A payload whose dialect cannot be told by itself is in that of the first
    that can.

    Raises:
        Unusable: A line is no JSON.
    """
    first = source
    waiting: list[tuple[int, Any]] = []
    for number, payload in load_lines(name):
        own = first if source else detect_dialect(payload)
        first = first or own
        waiting.append((number, payload))
        if first is not None:
            for early, item in waiting[:-1]:
                yield early, item, first
            yield number, payload, own or first
            waiting.clear()
    for number, payload in waiting:
        yield number, payload, None
