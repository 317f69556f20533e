"""
Show a progress bar.
"""

import sys

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import attrs


@attrs.frozen
class Bar:
    """
    A bar on a terminal, or none.

    Args:
        update: Counts a file.

        clear: Makes room for a line.
    """

    update: Callable[[], object] = lambda: None
    clear: Callable[[], object] = lambda: None


@contextmanager
def bar_over(total: int, *, is_wanted: bool) -> Iterator[Bar]:
    """
    Show how many files are done, on a terminal, if tqdm is installed.
    """
    make: Any = None
    if is_wanted and sys.stderr is not None and sys.stderr.isatty():
        with suppress(ImportError):
            from tqdm import tqdm as make  # noqa: PLC0415  # it need not be
    if make is None:
        yield Bar()
        return
    with make(total=total, unit="file", leave=False) as bar:
        yield Bar(bar.update, bar.clear)
