"""
Files of one payload a line.
"""

from collections.abc import Callable, Iterator
from typing import Any

from ..converter import detect_dialect
from ..dialects import Dialect
from .files import TOO_DEEP, Broken, load_lines
from .report import Report


def for_each_line(
    name: str,
    source: Dialect | None,
    report: Report,
    work: Callable[[int, Any, Dialect | None], object],
) -> None:
    """
    Call *work* with each line of a file, and report the broken lines.

    It gets the number, the payload and the dialect of the line, which is
    *source* or detected.
    """
    for number, payload, dialect in _lines_of(name, source):
        try:
            if isinstance(payload, Broken):
                report.broken(name, number, str(payload))
            else:
                work(number, payload, dialect)
        except RecursionError:
            report.broken(name, number, TOO_DEEP)


def _lines_of(
    name: str, source: Dialect | None
) -> Iterator[tuple[int, Any, Dialect | None]]:
    """
    Read a file of one payload a line, each with its number and dialect.

    A payload whose dialect cannot be told by itself is in that of the first
    that can.
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
