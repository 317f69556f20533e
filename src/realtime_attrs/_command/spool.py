"""
Temporary files that are in memory while they are small.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from tempfile import SpooledTemporaryFile
from typing import IO

from .files import Unusable


_IN_MEMORY = 2**22


@contextmanager
def spooled() -> Iterator[IO[bytes]]:
    spool = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed below
    try:
        yield spool
    finally:
        with suppress(OSError):  # the disk may be full
            spool.close()


@contextmanager
def temporary() -> Iterator[None]:
    """
    Explain errors of a temporary file.
    """
    try:
        yield
    except OSError as error:
        raise Unusable(
            f"can't write a temporary file: {error.strerror}"
        ) from None
