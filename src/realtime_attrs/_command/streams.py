"""
Write to the standard streams, also if they are closed or full.
"""

import errno
import os
import sys

from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from .._values.messages import printable


def prepare() -> None:
    """
    Make the streams accept all characters.
    """
    _hold_descriptors()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write(text: str) -> None:
    if sys.stdout is None:  # closed
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.write(text)


def output(line: str) -> None:
    """
    Print a line on the standard output.
    """
    write(f"{printable(line)}\n")


def notice(line: str) -> None:
    """
    Print a line on the standard error, if it is open.
    """
    if sys.stderr is not None:
        sys.stderr.write(f"{printable(line)}\n")


def _hold_descriptors() -> None:
    """
    Fill standard descriptors that are closed.

    Otherwise, a file that the command opens would become the standard output
    or error.
    """
    full = "/dev/full" if Path("/dev/full").exists() else os.devnull
    for descriptor, name in enumerate((os.devnull, full, full)):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(name, os.O_RDWR)


def hush() -> None:
    """
    Discard output that can't be written; Python would print an error at exit.
    """
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError), Path(os.devnull).open("wb") as nothing:
                os.dup2(nothing.fileno(), stream.fileno())
