"""
The command: check session files, and write them in another dialect.
"""

import json
import os
import sys

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn, TextIO

from attrs import evolve
from cattrs.errors import CattrsError

from . import SessionResource
from ._conversion.detection import pointer_in
from ._conversion.envelope import Envelope
from ._conversion.unsupported import drop_paths
from .converter import Problem, detect_dialect, explain, make_converter
from .dialects import BETA, GA, REFERENCE, Dialect


_OK, _BAD, _UNUSABLE = 0, 1, 2

_ABOUT = """\
Check Realtime session files, and write them in another dialect.

A FILE is JSON: a session object, a session.update, session.created or
session.updated event, or a REST body with a "session" key; - is the standard
input.  Sessions for transcription or translation are not covered.
"""

_EXIT = """\
Exit status: 0 if all is well, 1 if a session is not, 2 if a file cannot be
read or written, is no JSON, its dialect cannot be told, or the command line is
wrong.
"""

_HINT = "nothing is written; --drop leaves out what cannot be"
_DIALECTS = {
    dialect.name.lower(): dialect for dialect in (REFERENCE, BETA, GA)
}


class _Unusable(Exception):  # noqa: N818  # not seen outside
    """
    A file that cannot be read, is no JSON, or is of no known dialect.
    """


class _Refused(Exception):  # noqa: N818  # not seen outside
    """
    A session with problems.
    """

    def __init__(self, problems: Sequence[Problem], hint: str = "") -> None:
        super().__init__(problems)
        self.problems = problems
        self.hint = hint


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command.

    Args:
        arguments: The command line; `sys.argv` if left out.

    Returns:
        The exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        # Whatever a file holds can be shown, on whatever terminal.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        status = max(_run(options, name) for name in options.files)
        print(end="", flush=True)
    except OSError as error:
        # Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            _notice(f"cannot write: {error.strerror}")
        return _UNUSABLE
    return status


def _run(options: Namespace, name: str) -> int:
    run: Callable[[Namespace, str, Any], None] = options.run
    try:
        run(options, name, _load(name))
    except _Unusable as error:
        print(f"{name}: {error}", file=sys.stderr)
        return _UNUSABLE
    except _Refused as refused:
        stream: TextIO = getattr(sys, options.problems_on)
        for problem in refused.problems:
            print(_printable(f"{name}: {problem}"), file=stream)
        if refused.hint:
            _notice(f"{name}: {refused.hint}")
        return _BAD
    return _OK


def _check(options: Namespace, name: str, payload: Any) -> None:
    envelope = _open(payload, options.dialect, "--dialect")
    session = _read(envelope, closed=not envelope.from_server)
    if not envelope.from_server:
        _check_modalities(envelope, session)
    print(f"{name}: ok")


def _check_modalities(envelope: Envelope, session: SessionResource) -> None:
    """
    Refuse modalities that would be written otherwise than they stand.
    """
    pointer = pointer_in(("modalities",), envelope.dialect)
    alone = SessionResource(modalities=session.modalities)
    with _refusing(envelope.pointer, envelope.dialect):
        written = make_converter(envelope.dialect).unstructure(alone)
    given = session.modalities
    found = written.get(pointer.removeprefix("/"))
    if given is not None and found != list(given):
        message = f"expected {found}, got {list(given)}"
        raise _Refused([Problem(envelope.pointer + pointer, message)])


def _convert(options: Namespace, name: str, payload: Any) -> None:
    target = _DIALECTS[options.target]
    envelope = _open(payload, options.source, "--from")
    session = _read(envelope, closed=False)
    unknown = _unknown_keys(envelope)
    if unknown and not (options.drop or envelope.from_server):
        raise _Refused(unknown, _HINT)
    for problem in unknown:
        _notice(f"{name}: {problem.pointer}: left out, an unknown key")
    if options.drop:
        session, dropped = drop_paths(session, target)
        for path in dropped:
            place = envelope.pointer + pointer_in(path, envelope.dialect)
            reason = f"{target.name.upper()} cannot say it"
            _notice(f"{name}: {place}: left out, {reason}")
    with _refusing(envelope.pointer, envelope.dialect, _HINT):
        written = make_converter(target).unstructure(session)
    _save(envelope.holding(written, target), options.output)


def _open(payload: Any, dialect: str | None, option: str) -> Envelope:
    """
    Find the session in *payload*; the user can say the *dialect*.
    """
    found = _DIALECTS[dialect] if dialect else detect_dialect(payload)
    with _refusing(""):
        envelope = Envelope.of(payload, found or BETA)
    if found is None and isinstance(envelope.session, dict):
        raise _Unusable(
            "cannot tell the dialect from these keys, name it:"
            f" {option} beta or {option} ga"
        )
    return envelope


def _read(envelope: Envelope, *, closed: bool) -> SessionResource:
    converter = make_converter(envelope.dialect, forbid_extra_keys=closed)
    with _refusing(envelope.pointer):
        return converter.structure(envelope.session, SessionResource)


def _unknown_keys(envelope: Envelope) -> list[Problem]:
    """
    List the keys of a good session that reading it leaves out.
    """
    kept = {f"{envelope.pointer}/{key}" for key in envelope.own_keys}
    try:
        _read(envelope, closed=True)
    except _Refused as refused:
        return [item for item in refused.problems if item.pointer not in kept]
    return []


@contextmanager
def _refusing(
    pointer: str, dialect: Dialect | None = None, hint: str = ""
) -> Iterator[None]:
    """
    Turn what is raised about the session at *pointer* into `_Refused`.

    If it was raised on writing, the places in terms of the domain become the
    places in the session's own *dialect*.
    """
    try:
        yield
    except CattrsError as error:
        raise _Refused(
            [
                evolve(
                    item,
                    pointer=pointer
                    + (
                        pointer_in(item.path, dialect)
                        if dialect
                        else item.pointer
                    ),
                )
                for item in explain(error)
            ],
            hint,
        ) from None


def _load(name: str) -> Any:
    """
    Read a file of JSON.
    """
    try:
        if name == "-":
            stream = getattr(sys.stdin, "buffer", None)
            if stream is None:
                raise _Unusable("there is no standard input")
            text = stream.read()
        else:
            text = Path(name).read_bytes()
        return json.loads(text, parse_constant=_refuse_constant)
    except OSError as error:
        raise _Unusable(error.strerror) from None
    except json.JSONDecodeError as error:
        raise _Unusable(
            f"line {error.lineno}, column {error.colno}: {error.msg}"
        ) from None
    except RecursionError:
        raise _Unusable("nested too deeply to be read") from None
    except ValueError as error:
        raise _Unusable(str(error)) from None


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


def _save(payload: dict[str, Any], output: str | None) -> None:
    """
    Write JSON to a file, or to the standard output.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    utf8 = bool(output) or encoding.lower() == "utf-8"
    text = json.dumps(payload, indent=2, ensure_ascii=not utf8)
    if output is None:
        print(text)
        return
    try:
        Path(output).write_text(
            f"{text}\n", encoding="utf-8", errors="backslashreplace"
        )
    except OSError as error:
        raise _Unusable(f"cannot write {output}: {error.strerror}") from None


def _notice(line: str) -> None:
    print(_printable(line), file=sys.stderr)


def _printable(line: str) -> str:
    """
    Keep a line one line, whatever the keys of a file are.
    """
    return "".join(
        char
        if char.isprintable()
        else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in line
    )


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="realtime-attrs",
        description=_ABOUT,
        epilog=_EXIT,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version", action="version", version=version("realtime-attrs")
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="say whether files hold good sessions",
        description="Print 'FILE: ok', or one line for each problem:"
        " 'FILE: /pointer: message'.  What a client sends may have no unknown"
        " keys, since a server drops an update for one; what a server sends"
        " may.",
        epilog=_EXIT,
    )
    check.add_argument("files", nargs="+", metavar="FILE")
    check.add_argument(
        "--dialect",
        type=str.lower,
        choices=_DIALECTS,
        help="the dialect of all files; told from each one's keys if left out",
    )
    check.set_defaults(run=_check, problems_on="stdout")
    convert = commands.add_parser(
        "convert",
        help="write a session in another dialect",
        description="Print the session in another dialect, in the envelope"
        " that goes with it.  If that dialect cannot say something, list it"
        " and print nothing else.",
        epilog=_EXIT,
    )
    convert.add_argument("files", nargs=1, metavar="FILE")
    convert.add_argument(
        "--from",
        dest="source",
        type=str.lower,
        choices=_DIALECTS,
        help="the dialect of the file; told from its keys if left out",
    )
    convert.add_argument(
        "--to",
        dest="target",
        required=True,
        type=str.lower,
        choices=_DIALECTS,
        help="the dialect to write",
    )
    convert.add_argument(
        "--drop",
        action="store_true",
        help="leave out what cannot be written, with a notice for each",
    )
    convert.add_argument(
        "--output", metavar="FILE", help="write to a file instead of stdout"
    )
    convert.set_defaults(run=_convert, problems_on="stderr")
    return parser


if __name__ == "__main__":
    sys.exit(main())
