"""
The command line.
"""

import sys

from argparse import (
    Action,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from .. import events as e
from .._values.secrets import hide
from ..dialects import Dialect, by_name, known
from ..extending import (
    BaseAnswer,
    BaseClientEvent,
    BaseEvent,
    BaseRequest,
    BaseServerEvent,
    BaseSession,
)
from . import streams
from .own_dialects import EXAMPLE, Refused, imported


_NAMES = f"{{{','.join(known())}}}"
SCHEMAS: Mapping[str, Any] = {
    "session": BaseSession,
    "transcription-session": e.TranscriptionSession,
    "event": BaseEvent,
    "client-event": BaseClientEvent,
    "server-event": BaseServerEvent,
    "client-secret-request": BaseRequest,
    "client-secret-answer": BaseAnswer,
}
"""
What there is a schema of.
"""

USAGE = 2
"""
The exit status of a wrong command line.
"""

_ABOUT = """\
Check Realtime payloads in files, write them in another dialect, and print the
JSON Schema of a dialect.

A FILE is JSON: a session, an event, or the body of a request for a client
secret or the answer to one; - is the standard input.  A FILE that ends in
.jsonl holds one a line, as the log of a conversation does.  A directory stands
for the *.json and *.jsonl files in it and below.
"""

_EXIT = """\
Exit status: 0 if all is well, 1 if a payload is not, 2 if a file cannot be
read or written, is no JSON, its dialect cannot be told, or the command line is
wrong, 130 if interrupted.
"""


def parsed(arguments: Sequence[str] | None) -> Namespace:
    """
    Take a command line apart, that of the process if left out.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command == "convert":
        given = [
            options.output is not None,
            options.output_dir is not None,
            options.in_place,
        ]
        if sum(given) > 1:
            parser.error(
                "only one of --output, --output-dir and --in-place is possible"
            )
        options.one_output = not (options.output_dir or options.in_place)
        if "-" in options.files and not options.one_output:
            parser.error("the standard input has no place, use --output")
    return options


class _Parser(ArgumentParser):
    """
    A parser that prints as the rest of the command does.
    """

    def print_help(
        self,
        file: Any = None,  # noqa: ARG002  # argparse's, which is never given
    ) -> None:
        streams.write(self.format_help())
        sys.stdout.flush()

    def error(self, message: str) -> NoReturn:
        if sys.stderr is not None:
            self.print_usage(sys.stderr)
        streams.notice(f"{self.prog}: error: {message}")
        self.exit(USAGE)


class _Version(Action):
    """
    An option that says which version this is, looked up when it is asked for.
    """

    def __call__(self, parser: ArgumentParser, *_: Any) -> None:
        # As long to import as half of the rest, and only for this.
        from importlib.metadata import (  # noqa: PLC0415  # see above
            PackageNotFoundError,
            version,
        )

        try:
            found = version("realtime-attrs")
        except PackageNotFoundError:
            found = "unknown, since the package is not installed"
        streams.say(found)
        sys.stdout.flush()
        parser.exit()


def _dialect(text: str) -> Dialect:
    """
    Find a dialect; argparse shows the message of an `ArgumentTypeError` only.
    """
    try:
        return imported(text) if ":" in text else by_name(text)
    except (ValueError, Refused) as error:
        raise ArgumentTypeError(hide(str(error))) from None


def _parser() -> _Parser:
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
    commands = parser.add_subparsers(
        required=True, metavar="COMMAND", dest="command"
    )
    _add_check(commands)
    _add_convert(commands)
    _add_schema(commands)
    return parser


def _add_check(commands: Any) -> None:
    check = commands.add_parser(
        "check",
        help="say whether files hold good payloads",
        description="Print 'FILE: ok', or one line for each problem:"
        " 'FILE: /pointer: message', with FILE:LINE in a file of lines.  What"
        " a client sends may have no unknown keys, since a server drops an"
        " update for one; what a server sends may, and has new words without"
        " notice: a line on the standard error names them.",
        epilog=_EXIT,
    )
    _add_files(check)
    _add_dialect(
        check,
        "--dialect",
        "the dialect of all files; told from each one's keys if left out",
        dest="source",
    )
    check.add_argument(
        "--strict",
        action="store_true",
        help="what is new in what a server sends is a problem too",
    )


def _add_convert(commands: Any) -> None:
    convert = commands.add_parser(
        "convert",
        help="write payloads in another dialect",
        description="Print the payload in another dialect, in the envelope"
        " that goes with it.  If that dialect cannot say something, list it"
        " and write nothing of the file.",
        epilog=_EXIT,
    )
    _add_files(convert)
    _add_dialect(
        convert,
        "--from",
        "the dialect of the files; told from each one's keys if left out",
        dest="source",
    )
    _add_dialect(
        convert, "--to", "the dialect to write", dest="target", required=True
    )
    convert.add_argument(
        "--drop",
        action="store_true",
        help="leave out what cannot be written, with a notice for each",
    )
    convert.add_argument(
        "--output", metavar="FILE", help="write to a file instead of stdout"
    )
    convert.add_argument(
        "--output-dir",
        metavar="DIR",
        help="write each file into a directory, under its own name; those of"
        " a directory under their path in it",
    )
    convert.add_argument(
        "--in-place",
        action="store_true",
        help="replace each file, once all of it is written",
    )


def _add_dialect(
    command: ArgumentParser, name: str, text: str, **more: Any
) -> None:
    own = f"{text}; MODULE:ATTRIBUTE imports your own, such as {EXAMPLE}"
    command.add_argument(name, type=_dialect, metavar=_NAMES, help=own, **more)


def _add_files(command: ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument(
        "--lines",
        action="store_true",
        help="every FILE holds one payload a line, whatever its name",
    )
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="how problems are printed: as text, or as JSON objects with file,"
        " line, pointer, message and kind",
    )
    command.add_argument(
        "--quiet",
        action="store_true",
        help="print nothing but problems and what was asked for",
    )


def _add_schema(commands: Any) -> None:
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of a dialect",
        description="Print a JSON Schema (2020-12), by which editors and"
        " other languages tell good payloads from others.",
        epilog=_EXIT,
    )
    _add_dialect(schema, "--dialect", "the dialect", required=True)
    schema.add_argument(
        "--of",
        default="session",
        choices=tuple(SCHEMAS),
        help="what the schema is of; a session if left out",
    )
    schema.add_argument(
        "--forbid-extra-keys",
        action="store_true",
        help="refuse unknown keys, as servers do with what clients send",
    )
    schema.add_argument(
        "--for-clients",
        action="store_true",
        help="refuse what the server refuses, though readers accept it",
    )
    schema.add_argument(
        "--output", metavar="FILE", help="write to a file instead of stdout"
    )
