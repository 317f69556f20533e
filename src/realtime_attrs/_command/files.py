"""
Read files of JSON strictly.
"""

import json
import sys

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from .._engine.problems import Problem, pointer_to


NOT_REGULAR = "not a regular file"
TOO_DEEP = "nested too deeply"


class Unusable(Exception):  # noqa: N818  # not seen outside
    """
    A file can't be read or written, or isn't valid JSON.
    """


class Broken(Unusable):
    """
    A line of a file isn't valid JSON.
    """


@attrs.frozen
class Line:
    """
    A payload, and the line that has it, in a file of lines.

    Args:
        payload: The payload, or a `Broken`.

        number: The number of the line; `None` in a file of one payload.

        raw: The bytes of the line.
    """

    payload: Any
    number: int | None = None
    raw: bytes = b""

    @property
    def is_blank(self) -> bool:
        return self.number is not None and not self.raw.strip()


def load(name: str) -> Any:
    """
    Read a file of JSON; ``-`` is the standard input.

    Raises:
        Unusable: The file can't be read, or isn't valid JSON.
    """
    return parsed(read(name))


def read(name: str) -> bytes:
    """
    Read the bytes of a file.

    Raises:
        Unusable: The file can't be read.
    """
    with _opened(name) as stream, _readable():
        return stream.read()


def parsed(data: bytes) -> Any:
    """
    Parse the bytes of a file of JSON.

    Raises:
        Unusable: They aren't valid JSON.
    """
    try:
        return _strictly(data, json.detect_encoding(data))
    except json.JSONDecodeError as error:
        hint = (
            "; pass --lines if each line is a payload"
            if error.msg == "Extra data"
            else ""
        )
        raise Unusable(
            f"line {error.lineno}, column {error.colno}: {error.msg}{hint}"
        ) from None
    except ValueError as error:
        is_gzip = data.startswith(b"\x1f\x8b")
        message = "compressed by gzip; decompress it" if is_gzip else error
        raise Unusable(str(message)) from None


def load_lines(name: str) -> Iterator[Line]:
    """
    Read a file of JSON Lines, blank lines too.

    The payload of a line that isn't valid JSON is a `Broken`.

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
            if not line.strip():
                yield Line(None, number, line)
                continue
            if is_first:
                _refuse_wide(line)
            is_first = False
            yield Line(_line(line), number, line)


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
        return _strictly(line, "utf-8-sig")
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
            raise Unusable("the standard input is closed")
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
    except ValueError as error:  # an impossible name
        raise Unusable(str(error)) from None


@attrs.frozen
class _Fault:
    """
    A part of a file that isn't valid JSON.
    """

    message: str
    key: tuple[str, ...] = ()


def _strictly(data: bytes, encoding: str) -> Any:
    """
    Parse JSON strictly.

    The parser doesn't show where it is, so put faults into the value, and
    search them afterwards.

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
        return fault("the object has this key more than once", key)

    def of_fraction(digits: str) -> Any:
        value = float(digits)
        if abs(value) < float("inf"):
            return value
        return fault("the number is too large")

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
        parse_constant=lambda word: fault(f"{word} is not valid JSON"),
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
