"""
The command line.
"""

import sys

from argparse import Namespace, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from typing import Any

from .. import events as e
from ..dialects import known
from ..extending import (
    BaseAnswer,
    BaseClientEvent,
    BaseEvent,
    BaseRequest,
    BaseServerEvent,
    BaseSession,
)
from . import arguments as a
from .own_dialects import EXAMPLE
from .parser import Parser, Version


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
The classes of which there is a schema.
"""

_ABOUT = """\
Check Realtime payloads in files, convert them to another dialect, and print
the JSON Schema of a dialect.

A FILE contains JSON: a session, an event, a request for a client secret, or
the answer to one; - is the standard input.  A FILE that ends in .jsonl
contains one payload a line, as the log of a conversation does.  A directory
is a list of all *.json and *.jsonl files in it and below.
"""
_CHECK = """\
Print 'FILE: ok (DIALECT)', or a line for each problem:
'FILE: /pointer: message', with FILE:LINE in a file of lines.

In a client's payload unknown keys are problems, since a server drops an update
for one.  In a server's payload unknown words are no problems; the standard
error lists them.
"""
_CONVERT = """\
Write payloads in another dialect, in the envelope of that dialect.

If the dialect doesn't support a value, list it, and write nothing of the file;
with --drop, omit the value.
"""
_SCHEMA = """\
Print a JSON Schema (2020-12) of a dialect, for editors and other languages.
"""
_EXIT = """\
exit status:
  0    all payloads are valid, or converted
  1    a payload has problems
  2    a file can't be read or written, isn't valid JSON, or its dialect can't
       be detected or imported; or the command line is wrong
  130  interrupted
"""
_NAMES = "DIALECT"
_DIALECTS = f"""\
DIALECT is one of {", ".join(known()[:-1])} and {known()[-1]}, or
MODULE:ATTRIBUTE to import your own, such as {EXAMPLE}.
"""


def parsed(arguments: Sequence[str] | None) -> Namespace:
    """
    Parse a command line, by default that of the process.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    options.arguments = [*(sys.argv[1:] if arguments is None else arguments)]
    if options.command != "schema":
        if options.among is not None:
            options.among = tuple(dict.fromkeys(options.among))
        message = _contradiction(options)
        if message:
            parser.error(message)
    return options


def _contradiction(options: Namespace) -> str | None:
    """
    Explain which options exclude each other.
    """
    others = (("--among", options.among), ("--fallback", options.fallback))
    for other, value in others:
        if options.source is not None and value is not None:
            option = "--dialect" if options.command == "check" else "--from"
            return (
                f"{option} is the dialect of all files: pass either {option}"
                f" or {other}"
            )
    if options.command == "check":
        return None
    outputs = (options.output, options.output_dir, options.in_place or None)
    if sum(x is not None for x in outputs) > 1:
        return "pass only one of --output, --output-dir and --in-place"
    options.one_output = not (options.output_dir or options.in_place)
    if "-" in options.files and not options.one_output:
        return "the standard input is no file: pass --output instead"
    return None


def _parser() -> Parser:
    parser = Parser(
        prog="realtime-attrs",
        description=_ABOUT,
        epilog=_EXIT,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version",
        action=Version,
        nargs=0,
        help="print the version, and exit",
    )
    commands = parser.add_subparsers(
        required=True, metavar="COMMAND", dest="command"
    )
    _add_check(commands)
    _add_convert(commands)
    _add_schema(commands)
    return parser


def _add_command(
    commands: Any, name: str, summary: str, description: str
) -> Parser:
    found: Parser = commands.add_parser(
        name,
        help=summary,
        description=description,
        epilog=f"{_DIALECTS}\n{_EXIT}",
        formatter_class=RawDescriptionHelpFormatter,
    )
    return found


def _add_check(commands: Any) -> None:
    check = _add_command(
        commands, "check", "list the problems of payloads", _CHECK
    )
    _add_files(check)
    _add_dialects(check, "--dialect")
    check.add_argument(
        "--strict",
        action="store_true",
        help="report a server's unknown keys and words as problems, too",
    )
    _add_reports(check)
    check.set_defaults(dry_run=False)


def _add_convert(commands: Any) -> None:
    convert = _add_command(
        commands, "convert", "write payloads in another dialect", _CONVERT
    )
    convert.add_argument(
        "--to",
        type=a.dialect,
        metavar=_NAMES,
        dest="target",
        required=True,
        help="the dialect to write",
    )
    convert.add_argument(
        "--drop",
        action="store_true",
        help="omit values that the dialect doesn't support, with a notice for"
        " each",
    )
    _add_files(convert)
    _add_dialects(convert, "--from")
    _add_outputs(convert)
    _add_reports(convert)


def _add_files(command: Parser) -> None:
    command.add_argument(
        "files", nargs="+", metavar="FILE", help="a file, a directory, or -"
    )
    command.add_argument(
        "--lines",
        action="store_true",
        help="read one payload a line from each FILE, whatever its name",
    )
    command.add_argument(
        "--jobs",
        type=a.jobs,
        default=1,
        metavar="N",
        help="the number of processes that read many files; auto is the"
        " number of processors (default: 1)",
    )


def _add_dialects(command: Parser, name: str) -> None:
    group = command.add_argument_group(
        "dialects of the files (by default, the keys of each payload decide"
        " between beta, ga, translation and live)"
    )
    group.add_argument(
        name,
        type=a.dialect,
        metavar=_NAMES,
        dest="source",
        help="the dialect of all files",
    )
    group.add_argument(
        "--among",
        type=a.dialects,
        action="extend",
        metavar="DIALECT[,DIALECT...]",
        help="detect the dialect of each payload among these; all is every"
        " DIALECT of the list below",
    )
    group.add_argument(
        "--fallback",
        type=a.dialect,
        metavar=_NAMES,
        help="the dialect of payloads whose dialect can't be detected",
    )


def _add_outputs(convert: Parser) -> None:
    group = convert.add_argument_group(
        "outputs (by default, the standard output)"
    )
    group.add_argument("--output", metavar="FILE", help="write to a file")
    group.add_argument(
        "--output-dir",
        metavar="DIR",
        help="write each file to a directory, under its own name; the files"
        " of a directory under their paths in it",
    )
    group.add_argument(
        "--in-place",
        action="store_true",
        help="replace each file that changes, and keep its format",
    )
    group.add_argument(
        "--dry-run",
        action="store_true",
        help="write nothing; print for each file where it would be written",
    )


def _add_reports(command: Parser) -> None:
    group = command.add_argument_group("reports")
    group.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="print problems as text, or as JSON objects, one a line",
    )
    group.add_argument(
        "--quiet",
        action="store_true",
        help="print only problems and unusable files",
    )
    group.add_argument(
        "--report",
        type=a.report,
        metavar="FILE",
        help="write a report of all files, as JSON",
    )


def _add_schema(commands: Any) -> None:
    schema = _add_command(
        commands, "schema", "print the JSON Schema of a dialect", _SCHEMA
    )
    schema.add_argument(
        "--dialect",
        type=a.dialect,
        metavar=_NAMES,
        required=True,
        help="the dialect",
    )
    schema.add_argument(
        "--of",
        default="session",
        choices=tuple(SCHEMAS),
        help="the payload that the schema describes (default: session)",
    )
    schema.add_argument(
        "--forbid-extra-keys",
        action="store_true",
        help="reject unknown keys, as servers do in clients' payloads",
    )
    schema.add_argument(
        "--for-clients",
        action="store_true",
        help="reject values that the server rejects though readers accept"
        " them",
    )
    schema.add_argument(
        "--output", metavar="FILE", help="write to a file instead of stdout"
    )
