"""
The command: check session files, and write them in another dialect.
"""

import json
import sys

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn, TextIO

from attrs import evolve
from cattrs.errors import CattrsError

from . import SessionResource
from .converter import Dialect, explain, make_converter
from .wire._envelope import Envelope


_OK, _BAD, _USAGE = 0, 1, 2

_ABOUT = """\
Check Realtime session files, and write them in another dialect.

A FILE is JSON: a session object, a session.update, session.created or
session.updated event, or a REST body with a "session" key; - is the standard
input.
"""

_EXIT = """\
Exit status: 0 if all is well, 1 if a session is not, 2 if a file cannot be
read, is no JSON, or the command line is wrong.
"""


class _Refused(Exception):  # noqa: N818  # not seen outside
    """
    A session with problems.
    """

    def __init__(self, error: CattrsError, pointer: str) -> None:
        super().__init__(error)
        self.problems = [
            evolve(problem, pointer=pointer + problem.pointer)
            for problem in explain(error)
        ]

    def show(self, name: str, stream: TextIO) -> None:
        """
        Print the problems of the file *name*, one a line.
        """
        for problem in self.problems:
            print(f"{name}: {problem}", file=stream)


class _Unreadable(Exception):  # noqa: N818  # not seen outside
    """
    A file that cannot be read, or is no JSON.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command.

    Args:
        arguments: The command line; `sys.argv` if left out.

    Returns:
        The exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Whatever a file holds can be shown, on whatever terminal.
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    return max(_run(options, name) for name in options.files)


def _run(options: Namespace, name: str) -> int:
    try:
        payload = _load(name)
    except _Unreadable as error:
        print(f"{name}: {error}", file=sys.stderr)
        return _USAGE
    run: Callable[[Namespace, str, Any], int] = options.run
    return run(options, name, payload)


def _check(options: Namespace, name: str, payload: Any) -> int:
    try:
        _read(payload, Dialect[options.dialect.upper()])
    except _Refused as refused:
        refused.show(name, sys.stdout)
        return _BAD
    print(f"{name}: ok")
    return _OK


def _convert(options: Namespace, name: str, payload: Any) -> int:
    target = make_converter(Dialect[options.target.upper()])
    try:
        envelope, session = _read(payload, Dialect[options.source.upper()])
        with _refusing(envelope.pointer):
            written = target.unstructure(session)
    except _Refused as refused:
        refused.show(name, sys.stderr)
        return _BAD
    utf8 = sys.stdout.encoding.lower() == "utf-8"
    text = json.dumps(
        envelope.holding(written), indent=2, ensure_ascii=not utf8
    )
    print(text)
    return _OK


def _load(name: str) -> Any:
    """
    Read a file of JSON.

    Raises:
        _Unreadable: It cannot be read, or is no JSON.
    """
    try:
        text = (
            sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        )
        return json.loads(text, parse_constant=_refuse_constant)
    except OSError as error:
        raise _Unreadable(error.strerror) from None
    except json.JSONDecodeError as error:
        raise _Unreadable(
            f"line {error.lineno}, column {error.colno}: {error.msg}"
        ) from None
    except RecursionError:
        raise _Unreadable("nested too deeply to be read") from None
    except ValueError as error:
        raise _Unreadable(str(error)) from None


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


def _read(payload: Any, dialect: Dialect) -> tuple[Envelope, SessionResource]:
    """
    Read the session in *payload*.

    Raises:
        _Refused: It is not one of *dialect*.
    """
    with _refusing(""):
        envelope = Envelope.of(payload)
    converter = make_converter(
        dialect, forbid_extra_keys=not envelope.from_server
    )
    with _refusing(envelope.pointer):
        return envelope, converter.structure(envelope.session, SessionResource)


@contextmanager
def _refusing(pointer: str) -> Iterator[None]:
    """
    Turn what is raised about the value at *pointer* into `_Refused`.
    """
    try:
        yield
    except CattrsError as error:
        raise _Refused(error, pointer) from None


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="realtime-attrs",
        description=_ABOUT,
        epilog=_EXIT,
        formatter_class=RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    dialects = [dialect.name.lower() for dialect in Dialect]

    check = commands.add_parser(
        "check",
        help="say whether files hold sessions of a dialect",
        description="Print 'FILE: ok', or one line for each problem:"
        " 'FILE: /pointer: message'.",
        epilog=_EXIT,
    )
    check.add_argument("files", nargs="+", metavar="FILE")
    check.add_argument(
        "--dialect",
        choices=dialects,
        default="beta",
        help="the dialect of the files (default: beta)",
    )
    check.set_defaults(run=_check)

    convert = commands.add_parser(
        "convert",
        help="write a session in another dialect",
        description="Print the session in the other dialect, in what it came"
        " in. If that dialect cannot say something, list it and print"
        " nothing else.",
        epilog=_EXIT,
    )
    convert.add_argument("files", nargs=1, metavar="FILE")
    for option, dest in (("--from", "source"), ("--to", "target")):
        convert.add_argument(
            option,
            dest=dest,
            required=True,
            choices=dialects,
            help=f"the dialect to convert {option[2:]}",
        )
    convert.set_defaults(run=_convert)
    return parser


if __name__ == "__main__":
    sys.exit(main())
