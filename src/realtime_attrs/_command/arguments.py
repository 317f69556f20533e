"""
The values of options.
"""

import os

from argparse import ArgumentTypeError

from .._values.messages import cut
from .._values.secrets import hide
from ..dialects import Dialect, by_name, known
from .own_dialects import Refused, imported


def dialect(text: str) -> Dialect:
    """
    Return the dialect of a name, or import one from a module.

    Raises:
        ArgumentTypeError: There is none; argparse prints the message.
    """
    try:
        return imported(text) if ":" in text else by_name(text)
    except (ValueError, Refused) as error:
        raise ArgumentTypeError(hide(str(error))) from None


def dialects(text: str) -> tuple[Dialect, ...]:
    """
    Return the dialects of a list of names, or ``all``.

    Raises:
        ArgumentTypeError: There is no such dialect.
    """
    found: list[Dialect] = []
    for name in text.split(","):
        is_all = name.lower() == "all"
        names = known() if is_all else (name,)
        found += map(dialect, names)
    return tuple(found)


def jobs(text: str) -> int:
    """
    Return a number of processes; ``auto`` is the number of processors.

    Raises:
        ArgumentTypeError: It is no such number.
    """
    if text == "auto":
        return _processors()
    if text.isascii() and text.isdigit() and int(text):
        return int(text)
    shown = cut(hide(text))
    raise ArgumentTypeError(
        f"expected a positive integer or auto, got {shown}"
    )


def _processors() -> int:
    """
    Count the processors that this process may use.
    """
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows
        return os.cpu_count() or 1


def report(text: str) -> str:
    """
    Return the name of a report file.

    Raises:
        ArgumentTypeError: It is the standard output.
    """
    if text in ("-", ""):
        raise ArgumentTypeError("expected a file")
    return text
