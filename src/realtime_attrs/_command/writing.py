"""
Write files completely or not at all.
"""

import errno
import os

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfileobj
from stat import S_IMODE, S_ISDIR, S_ISREG
from typing import IO

from .files import NOT_REGULAR, Unusable


def save(data: IO[bytes], name: str, *, only_regular: bool = False) -> None:
    """
    Write all of *data* to a file.

    Replace a regular file by a new one once all of it is written, so that it
    is complete whatever happens.  Open another file and write to it, unless
    *only_regular*: a pipe may have no reader.

    Raises:
        Unusable: The file can't be written.
    """
    with _writable(name):
        _write(Path(name), data, only_regular=only_regular)


def make_folder(name: str) -> None:
    """
    Make the folder of a file.

    Raises:
        Unusable: It can't be made.
    """
    with _writable(name):
        Path(name).parent.mkdir(parents=True, exist_ok=True)


def refuse_unwritable(
    name: str, *, only_regular: bool, makes_folder: bool
) -> None:
    """
    Check that `save()` can write a file, as far as its permissions show.

    Args:
        name: The file.

        only_regular: The argument of `save()`.

        makes_folder: Whether `make_folder()` comes before.

    Raises:
        Unusable: The file can't be written.
    """
    with _writable(name):
        path = Path(name)
        if makes_folder:
            _check_folder(path.parent)
        try:
            status = path.stat()
        except FileNotFoundError:
            folder = path.resolve().parent
            if folder.exists() or not makes_folder:
                _check_access(folder)
            return
        if S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not S_ISREG(status.st_mode):
            if only_regular and _standard(status) is None:
                raise ValueError(NOT_REGULAR)
        elif _standard(status) is None:
            _check_access(path)
            _check_access(path.resolve().parent)


def _check_folder(folder: Path) -> None:
    """
    Check that a folder can be made.
    """
    if folder.exists():
        if not folder.is_dir():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        return
    above = next(x for x in folder.absolute().parents if x.exists())
    _check_access(above / "x" if above.is_file() else above)


def _check_access(path: Path) -> None:
    path.stat()
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@contextmanager
def _writable(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unusable(f"can't write {name}: {error.strerror}") from None
    except ValueError as error:
        raise Unusable(f"can't write {name}: {error}") from None


def _write(path: Path, data: IO[bytes], *, only_regular: bool) -> None:
    try:
        status = path.stat()
    except FileNotFoundError:
        _replace(path, data, None)
        return
    descriptor = _standard(status)
    if descriptor is not None:
        with os.fdopen(os.dup(descriptor), "wb") as stream:
            copyfileobj(data, stream)
    elif S_ISREG(status.st_mode):
        _replace(path, data, status)
    elif only_regular and not S_ISDIR(status.st_mode):
        raise ValueError(NOT_REGULAR)
    else:
        with path.open("wb") as stream:
            copyfileobj(data, stream)


def _standard(status: os.stat_result) -> int | None:
    """
    Recognize the standard output or error, as in ``/dev/stdout``.

    Replacing the file would lose everything else that the shell writes to it.
    """
    for descriptor in (1, 2):
        with suppress(OSError):
            if os.path.samestat(status, os.fstat(descriptor)):
                return descriptor
    return None


def _replace(
    path: Path, data: IO[bytes], status: os.stat_result | None
) -> None:
    """
    Write a new file, and put it in the place of the old one, if there is one.
    """
    target = path.resolve()
    if status:
        target.open("r+b").close()  # one that may not be written stays
    new = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        new.touch(0o600 if status else 0o666, exist_ok=False)
        with new.open("r+b") as stream:
            if status:
                _liken(new, status)
            copyfileobj(data, stream)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(target)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def _liken(new: Path, status: os.stat_result) -> None:
    """
    Give a file the permissions of another, and its owner if possible.
    """
    with suppress(OSError, AttributeError):  # Windows has no owners
        os.chown(new, status.st_uid, status.st_gid)
    new.chmod(S_IMODE(status.st_mode))
