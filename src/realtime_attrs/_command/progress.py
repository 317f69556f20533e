"""
A bar that shows how far the command is.
"""

import sys

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar


T = TypeVar("T")


@contextmanager
def bar_over(
    items: Sequence[T], *, is_wanted: bool
) -> Iterator[tuple[Iterator[T], Callable[[], object]]]:
    """
    Go over *items*, and show how far that is.

    There is a bar on a terminal if tqdm is installed.

    Args:
        items: What to go over.

        is_wanted: Whether anybody wants to see it.

    Returns:
        The items, and what makes room for a line in between.
    """
    make = _bar() if is_wanted and _is_seen() else None
    if make is None:
        yield iter(items), lambda: None
        return
    with make(items, unit="file", leave=False) as bar:
        yield iter(bar), bar.clear


def _is_seen() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _bar() -> Any:
    try:
        from tqdm import tqdm  # noqa: PLC0415  # it need not be there
    except ImportError:
        return None
    return tqdm
