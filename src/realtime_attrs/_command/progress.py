"""
A bar that shows how far the command is.
"""

import sys

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar


T = TypeVar("T")


@contextmanager
def bar_over(
    items: Sequence[T], *, is_wanted: bool
) -> Iterator[tuple[Iterator[T], Callable[[], object]]]:
    """
    Go over *items*, and show how far that is.

    There is a bar on a terminal if tqdm is installed.  With the items comes
    what makes room for a line in between.
    """
    make: Any = None
    if is_wanted and sys.stderr is not None and sys.stderr.isatty():
        with suppress(ImportError):
            from tqdm import tqdm as make  # noqa: PLC0415  # it need not be
    if make is None:
        yield iter(items), lambda: None
        return
    with make(items, unit="file", leave=False) as bar:
        yield iter(bar), bar.clear
