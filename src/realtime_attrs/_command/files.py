"""
Files of JSON, read strictly, and written whole or not at all.
"""

import json
import os
import sys

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from shutil import copyfileobj
from stat import S_IMODE, S_ISDIR, S_ISREG
from typing import IO, Any, BinaryIO

import attrs

from .._engine.problems import Problem, pointer_to


NOT_REGULAR = "not a regular file"
TOO_DEEP = "nested too deeply"


class Unusable(Exception):  # noqa: N818  # not seen outside
    """
    A file that cannot be read or written, or is no JSON.
    """


class Broken(Unusable):
    """
    A line of a file isn't valid JSON.
    """


def load(name: str) -> Any:
    """
    Read a file of JSON; ``-`` is the standard input.

    Raises:
        Unusable: There is none; or it has a key twice, or a number beyond.
    """
    with _opened(name) as stream, _readable():
        data = stream.read()
    try:
        return _taken(data, json.detect_encoding(data))
    except json.JSONDecodeError as error:
        raise Unusable(
            f"line {error.lineno}, column {error.colno}: {error.msg}"
        ) from None
    except ValueError as error:
        raise Unusable(str(error)) from None


def load_lines(name: str) -> Iterator[tuple[int, Any]]:
    """
    Read a file of JSON Lines; yield each value with the number of its line.

    Yield a `Broken` for a line that isn't valid JSON, and go on.

    Raises:
        Unusable: The file can't be read, or is in UTF-16 or UTF-32.
    """
    with _opened(name) as stream:
        lines = enumerate(stream, 1)
        is_first = True
        while True:
            with _readable():
                number, line = next(lines, (0, b""))
            if not number:
                return
            if line.strip():
                if is_first:
                    _refuse_wide(line)
                is_first = False
                yield number, _line(line)


def _refuse_wide(line: bytes) -> None:
    """
    Reject UTF-16 and UTF-32, where a line break has more than one byte.
    """
    encoding = json.detect_encoding(line)
    if not encoding.startswith("utf-8"):
        found = encoding[:6].upper()
        raise Unusable(f"expected JSON Lines in UTF-8, got {found}")


def _line(line: bytes) -> Any:
    try:
        return _taken(line, "utf-8-sig")
    except json.JSONDecodeError as error:
        return Broken(f"column {error.colno}: {error.msg}")
    except ValueError as error:
        return Broken(str(error))
    except RecursionError:
        return Broken(TOO_DEEP)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """
    Open a file; the standard input stays open.
    """
    if name == "-":
        stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise Unusable("there is no standard input")
        yield stream
        return
    with ExitStack() as stack:
        with _readable():
            opened = stack.enter_context(Path(name).open("rb"))
        yield opened


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unusable(error.strerror) from None
    except ValueError as error:  # no name that there can be
        raise Unusable(str(error)) from None


def save(data: IO[bytes], name: str, *, only_regular: bool = False) -> None:
    """
    Put all of *data* into a file.

    A regular file is replaced by a new one once all is written, so that it is
    whole whatever happens.  Anything else is opened and written to, unless
    *only_regular*: a pipe may have no reader.

    Raises:
        Unusable: It cannot be written.
    """
    try:
        _write(Path(name), data, only_regular=only_regular)
    except OSError as error:
        raise Unusable(f"cannot write {name}: {error.strerror}") from None
    except ValueError as error:
        raise Unusable(f"cannot write {name}: {error}") from None


@attrs.frozen
class _Fault:
    """
    What stands in for a part of a file that cannot be taken as it is.
    """

    message: str
    key: tuple[str, ...] = ()


def _taken(data: bytes, encoding: str) -> Any:
    """
    Parse JSON without guessing what is meant.

    The parser does not say where it is, so it leaves faults where they are,
    to be found once all is read.

    Raises:
        ValueError: *data* isn't valid JSON in *encoding*.
    """
    faults: list[_Fault] = []

    def fault(message: str, *key: str) -> _Fault:
        faults.append(_Fault(message, key))
        return faults[-1]

    def of_pairs(pairs: list[tuple[str, Any]]) -> Any:
        value = dict(pairs)
        if len(value) == len(pairs):
            return value
        ((key, _),) = Counter(key for key, _ in pairs).most_common(1)
        return fault("the key stands more than once", key)

    def of_fraction(digits: str) -> Any:
        value = float(digits)
        if abs(value) < float("inf"):
            return value
        return fault("the number is too great")

    def of_integer(digits: str) -> Any:
        try:
            return int(digits)
        except ValueError:  # Python's limit
            return fault(f"an integer of {len(digits)} characters is too long")

    value = json.loads(
        # From bytes, json.loads() would accept encoded surrogates.
        data.decode(encoding),
        object_pairs_hook=of_pairs,
        parse_float=of_fraction,
        parse_int=of_integer,
        parse_constant=lambda word: fault(f"{word} is no JSON"),
    )
    if faults:
        raise ValueError(str(_first_fault(value)))
    return value


def _first_fault(value: Any) -> Problem:
    """
    Find a fault in *value*, however deep it is.
    """
    todo: list[tuple[tuple[Any, ...], Any]] = [((), value)]
    while True:
        path, part = todo.pop()
        if isinstance(part, _Fault):
            return Problem(pointer_to((*path, *part.key)), part.message)
        if isinstance(part, list):
            part = dict(enumerate(part))
        if isinstance(part, dict):
            inner = [((*path, step), x) for step, x in part.items()]
            todo += reversed(inner)


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
    Find the standard output or error in a file, as in ``/dev/stdout``.

    What else the shell sends there would be lost in a file that is replaced.
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
    Give a file the owner, if that may be, and the permissions of another.
    """
    with suppress(OSError, AttributeError):  # Windows knows no owners
        os.chown(new, status.st_uid, status.st_gid)
    new.chmod(S_IMODE(status.st_mode))
