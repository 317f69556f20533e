"""
Parse the command line.
"""

import sys

from argparse import Namespace, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from typing import Any

from .. import events as e
from ..extending import (
    BaseAnswer,
    BaseClientEvent,
    BaseEvent,
    BaseRequest,
    BaseServerEvent,
    BaseSession,
)
from . import arguments as a
from . import texts
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

_NAMES = "DIALECT"
_LIST = "DIALECT[,DIALECT...]"


def parsed(arguments: Sequence[str] | None) -> Namespace:
    """
    Parse a command line, by default that of the process.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    options.arguments = [*(sys.argv[1:] if arguments is None else arguments)]
    if options.command != "schema":
        for name in ("among", "fallback"):
            found = getattr(options, name)
            if found is not None:
                setattr(options, name, tuple(dict.fromkeys(found)))
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
        description=texts.ABOUT,
        epilog=texts.EXIT,
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
        epilog=f"{texts.DIALECTS}\n{texts.EXIT}",
        formatter_class=RawDescriptionHelpFormatter,
    )
    return found


def _add_check(commands: Any) -> None:
    check = _add_command(
        commands, "check", "list the problems of payloads", texts.CHECK
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
        commands, "convert", "write payloads in another dialect", texts.CONVERT
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
        "dialects of the files",
        "By default, the keys of each payload decide between beta, ga,\n"
        "translation and live.",
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
        metavar=_LIST,
        help="detect the dialect of each payload among these; all is each"
        " dialect of the list below",
    )
    group.add_argument(
        "--fallback",
        type=a.dialects,
        action="extend",
        metavar=_LIST,
        help="the dialect of payloads whose dialect can't be detected: the"
        " first of these that supports all keys and values",
    )


def _add_outputs(convert: Parser) -> None:
    group = convert.add_argument_group(
        "outputs", "By default, the standard output."
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
        help="print only problems, unusable files and converted payloads",
    )
    group.add_argument(
        "--report",
        type=a.report,
        metavar="FILE",
        help="write a report of all files, as JSON",
    )


def _add_schema(commands: Any) -> None:
    schema = _add_command(
        commands, "schema", "print the JSON Schema of a dialect", texts.SCHEMA
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
        metavar="KIND",
        help=f"the kind of payload: {', '.join(SCHEMAS)} (default: session)",
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
