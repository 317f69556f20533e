"""
The command: check session files, and write them in another dialect.
"""

import errno
import json
import os
import sys

from argparse import (
    Action,
    ArgumentParser,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from attrs import evolve
from cattrs.errors import CattrsError

from . import SessionResource, Unknown
from ._conversion.detection import pointer_in, tags_of
from ._conversion.envelope import Envelope
from ._conversion.news import News, news_in
from ._conversion.unsupported import drop_paths, without
from ._files import Unusable, load, load_lines, save
from .converter import Problem, detect_dialect, explain, make_converter
from .dialects import BETA, GA, REFERENCE, Dialect
from .dialects.classes import TAG
from .events import ClientEvent, ServerEvent


_OK, _BAD, _UNUSABLE, _INTERRUPTED = 0, 1, 2, 130
_MOST = 100

_ABOUT = """\
Check Realtime session files, and write them in another dialect.

A FILE is JSON: a session object, a session.update, session.created or
session.updated event, or a REST body with a "session" key; - is the standard
input.  Sessions for transcription or translation are not covered.  A FILE that
ends in .jsonl is a conversation, one event a line, and can be checked.
"""

_EXIT = """\
Exit status: 0 if all is well, 1 if a session is not, 2 if a file cannot be
read or written, is no JSON, its dialect cannot be told, or the command line is
wrong, 130 if interrupted.
"""

_UNTOLD = (
    "cannot tell the dialect from these keys, name it:"
    " {option} beta or {option} ga"
)
_HINT = "nothing is written; --drop leaves out what cannot be"
_DIALECTS = {
    dialect.name.lower(): dialect for dialect in (REFERENCE, BETA, GA)
}


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
    _hold_descriptors()
    for stream in (sys.stdout, sys.stderr):
        # Whatever a file holds can be shown, on whatever terminal.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
        status = max(_run(options, name) for name in options.files)
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        status = _UNUSABLE
        if not isinstance(error, BrokenPipeError):
            with suppress(OSError):
                _notice(f"cannot write: {error.strerror}")
    except KeyboardInterrupt:
        status = _INTERRUPTED
    _hush()
    return status


def _run(options: Namespace, name: str) -> int:
    run: Callable[[Namespace, str, Any], None] = options.run
    try:
        if name.endswith(".jsonl") and run is _check:
            _check_log(options, name)
        else:
            run(options, name, load(name))
    except _Refused as refused:
        _list(name, refused.problems, options.tell)
        if refused.hint:
            _notice(f"{name}: {refused.hint}")
        return _BAD
    except Unusable as error:
        message = str(error)
    except RecursionError:
        message = "nested too deeply"
    except MemoryError:
        message = "not enough memory"
    else:
        return _OK
    _notice(f"{name}: {message}")
    return _UNUSABLE


def _list(
    name: str, problems: Sequence[Problem], tell: Callable[[str], None]
) -> None:
    for problem in problems[:_MOST]:
        tell(f"{name}: {problem}")
    if len(problems) > _MOST:
        tell(f"{name}: and {len(problems) - _MOST} more")


def _check(options: Namespace, name: str, payload: Any) -> None:
    envelope = _open(payload, options.dialect, "--dialect")
    hint = _look(payload, envelope, "--dialect")
    if envelope.from_server:
        session = _read(envelope, hint, keep_unknown=True)
        news = _news(envelope, session)
        if options.strict and news:
            raise _Refused([item.problem for item in news])
        # Keys come too often to be news.
        words = [item.problem for item in news if not item.is_key]
        _list(name, words, _notice)
    else:
        session = _read(envelope, hint, forbid_extra_keys=True)
        _check_modalities(envelope, session)
    _say(f"{name}: ok")


def _check_log(options: Namespace, name: str) -> None:
    """
    Check a conversation: events of both sides, one a line.
    """
    lines = list(load_lines(name))
    found = next(filter(None, (detect_dialect(x) for _, x in lines)), None)
    dialect = _DIALECTS[options.dialect] if options.dialect else found
    if dialect is None:
        raise Unusable(_UNTOLD.format(option="--dialect"))
    if not tags_of(ServerEvent, dialect):
        raise Unusable(f"the {dialect.name} dialect has no events")
    problems = []
    for number, payload in lines:
        news = []
        try:
            news = _news_of_event(payload, dialect)
        except CattrsError as error:
            problems += [f"{number}: {item}" for item in explain(error)]
        said = [f"{name}:{number}: {item}" for item in news]
        if options.strict:
            problems += [f"{number}: {item}" for item in news]
        else:
            for line in said:
                _notice(line)
    for problem in problems[:_MOST]:
        _say(f"{name}:{problem}")
    if problems:
        more = len(problems) - _MOST
        raise _Refused([], f"and {more} more" if more > 0 else "")
    _say(f"{name}: ok")


def _news_of_event(payload: Any, dialect: Dialect) -> list[Problem]:
    """
    Read an event; list the words and objects of a server's that are new.

    Raises:
        CattrsError: It is none, or something is wrong with it.
    """
    # cattrs types what is structured as a class, which no union is.
    of_client: Any = ClientEvent
    of_server: Any = ServerEvent | Unknown
    tag = payload.get(TAG) if isinstance(payload, dict) else None
    if tag in tags_of(ClientEvent, dialect):
        # A server drops what a client says for an unknown key.
        closed = make_converter(dialect, forbid_extra_keys=True)
        closed.structure(payload, of_client)
        return []
    keeping = make_converter(dialect, keep_unknown=True)
    event = keeping.structure(payload, of_server)
    return [n.problem for n in news_in(event, dialect) if not n.is_key]


def _check_modalities(envelope: Envelope, session: SessionResource) -> None:
    """
    Refuse modalities that would be written otherwise than they stand.
    """
    pointer = pointer_in(("modalities",), envelope.dialect)
    key = pointer.removeprefix("/")
    alone = SessionResource(modalities=session.modalities)
    written = make_converter(envelope.dialect).unstructure(alone)
    given, expected = envelope.session.get(key), written.get(key)
    if given is not None and given != expected:
        message = f"expected {expected}, got {given}"
        raise _Refused([Problem(envelope.pointer + pointer, message)])


def _convert(options: Namespace, name: str, payload: Any) -> None:
    target = _DIALECTS[options.target]
    envelope = _open(payload, options.source, "--from")
    hint = _look(payload, envelope, "--from")
    session = _read(envelope, hint, keep_unknown=True)
    if target is not envelope.dialect:
        session = _without_keys(options, name, envelope, session)
    if options.drop:
        session, dropped = drop_paths(session, target)
        for path in dropped:
            place = envelope.pointer + pointer_in(path, envelope.dialect)
            reason = f"{target.name.upper()} cannot say it"
            _notice(f"{name}: {Problem(place, f'left out, {reason}')}")
    with _refusing(envelope.pointer, envelope.dialect, _HINT):
        written = make_converter(target).unstructure(session)
    _write(envelope.holding(written, target), options.output)


def _open(payload: Any, dialect: str | None, option: str) -> Envelope:
    """
    Find the session in *payload*; the user can say the *dialect*.
    """
    found = _DIALECTS[dialect] if dialect else detect_dialect(payload)
    with _refusing(""):
        envelope = Envelope.of(payload, found or BETA)
    if found is None and isinstance(envelope.session, dict):
        raise Unusable(_UNTOLD.format(option=option))
    return envelope


def _look(payload: Any, envelope: Envelope, option: str) -> str:
    """
    Say what a session looks like, if that is not what the user says it is.
    """
    found = detect_dialect(payload)
    if found is None or envelope.dialect in (found, REFERENCE):
        return ""
    return f"this looks like {found.name}: {option} {found.name.lower()}"


def _read(
    envelope: Envelope, hint: str = "", **settings: bool
) -> SessionResource:
    converter = make_converter(envelope.dialect, **settings)
    with _refusing(envelope.pointer, hint=hint):
        return converter.structure(envelope.session, SessionResource)


def _news(envelope: Envelope, session: SessionResource) -> list[News]:
    """
    List what is unknown in a session, less what a server says of it.
    """
    own = {f"{envelope.pointer}/{key}" for key in envelope.own_keys}
    return [
        item
        for news in news_in(session, envelope.dialect)
        if (item := evolve(news, pointer=envelope.pointer + news.pointer))
        and item.pointer not in own
    ]


def _without_keys(
    options: Namespace, name: str, envelope: Envelope, session: SessionResource
) -> SessionResource:
    """
    Leave the unknown keys of a server out, those of a client only if told to.
    """
    news = _news(envelope, session)
    if news and not (options.drop or envelope.from_server):
        _read(envelope, _HINT, forbid_extra_keys=True)
    keys = [item for item in news if item.is_key]
    for item in keys:
        left_out = Problem(item.pointer, "left out, an unknown key")
        _notice(f"{name}: {left_out}")
    extras = {
        item.names
        for item in news_in(session, envelope.dialect)
        if item.is_key
    }
    left: SessionResource = without(session, extras)
    return left


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
        problems = explain(error)
    else:
        return
    places = [
        pointer_in(item.names, dialect)
        if dialect and item.names
        else item.pointer
        for item in problems
    ]
    raise _Refused(
        [
            evolve(item, pointer=pointer + place)
            for item, place in zip(problems, places, strict=True)
        ],
        hint,
    )


def _write(payload: dict[str, Any], output: str | None) -> None:
    """
    Write JSON to a file, or to the standard output.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    utf8 = bool(output) or encoding.lower() == "utf-8"
    text = json.dumps(payload, indent=2, ensure_ascii=not utf8)
    if output is None:
        _print(f"{text}\n")
    else:
        save(f"{text}\n", output)


def _say(line: str) -> None:
    """
    Print a line on the standard output.
    """
    _print(f"{_printable(line)}\n")


def _print(text: str) -> None:
    if sys.stdout is None:  # closed
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.write(text)


def _notice(line: str) -> None:
    """
    Print a line on the standard error, if anybody is to hear it.
    """
    if sys.stderr is not None:
        print(_printable(line), file=sys.stderr)


def _printable(line: str) -> str:
    """
    Keep a line one line, whatever the names and keys of a file are.
    """
    return "".join(
        char
        if char.isprintable()
        else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in line
    )


def _hold_descriptors() -> None:
    """
    Fill standard descriptors that are closed.

    A file that is opened later would become one of them, and be written to by
    whatever writes there.
    """
    full = "/dev/full" if Path("/dev/full").exists() else os.devnull
    for descriptor, name in enumerate((os.devnull, full, full)):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(name, os.O_RDWR)


def _hush() -> None:
    """
    Empty streams that cannot be written to, lest Python complains at exit.
    """
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError), Path(os.devnull).open("wb") as nothing:
                os.dup2(nothing.fileno(), stream.fileno())


class _Parser(ArgumentParser):
    """
    A parser that prints as the rest of the command does.
    """

    def print_help(
        self,
        file: Any = None,  # noqa: ARG002  # argparse's, which is never given
    ) -> None:
        _print(self.format_help())
        sys.stdout.flush()

    def error(self, message: str) -> NoReturn:
        if sys.stderr is not None:
            self.print_usage(sys.stderr)
        _notice(f"{self.prog}: error: {message}")
        self.exit(_UNUSABLE)


class _Version(Action):
    """
    An option that says which version this is, looked up when it is asked for.
    """

    def __call__(self, parser: ArgumentParser, *_: Any) -> None:
        try:
            found = version("realtime-attrs")
        except PackageNotFoundError:
            found = "unknown, since the package is not installed"
        _say(found)
        sys.stdout.flush()
        parser.exit()


def _parser() -> ArgumentParser:
    parser = _Parser(
        prog="realtime-attrs",
        description=_ABOUT,
        epilog=_EXIT,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version",
        action=_Version,
        nargs=0,
        help="say which version this is, and exit",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="say whether files hold good sessions",
        description="Print 'FILE: ok', or one line for each problem:"
        " 'FILE: /pointer: message'.  What a client sends may have no unknown"
        " keys, since a server drops an update for one; what a server sends"
        " may, and has new words without notice: a line on the standard error"
        " names them.",
        epilog=_EXIT,
    )
    check.add_argument("files", nargs="+", metavar="FILE")
    check.add_argument(
        "--dialect",
        type=str.lower,
        choices=_DIALECTS,
        help="the dialect of all files; told from each one's keys if left out",
    )
    check.add_argument(
        "--strict",
        action="store_true",
        help="what is new in what a server sends is a problem too",
    )
    check.set_defaults(run=_check, tell=_say)
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
    convert.set_defaults(run=_convert, tell=_notice)
    return parser


if __name__ == "__main__":
    sys.exit(main())
