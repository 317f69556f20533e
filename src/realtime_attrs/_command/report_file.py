"""
The report in a file: one JSON document, with an entry for each input file.
"""

import json

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from ..dialects import Dialect
from .files import Unusable
from .parser import installed_version
from .spool import spooled, temporary
from .writing import save


STATUSES = {
    "check": ("ok", "problems", "unusable"),
    "convert": ("converted", "unchanged", "problems", "unusable"),
}
_OPTIONS = (
    *("source", "among", "fallback", "target"),
    *("strict", "drop", "in_place", "output", "output_dir", "dry_run"),
)
_NAMES = {
    ("check", "source"): "dialect",
    ("convert", "source"): "from",
    ("convert", "target"): "to",
}


class ReportFile:
    """
    Collects entries in a temporary file.

    Args:
        options: The options of the command.

        spool: The temporary file.
    """

    def __init__(self, options: Namespace, spool: Any) -> None:
        self._options = options
        self._spool = spool
        self._counts: Counter[str] = Counter()
        self._error: Unusable | None = None
        self._exit_status = 0
        self._write(f"{_head(options)}[")

    def add(self, exit_status: int, status: str, entry: str) -> None:
        """
        Add the entry of a file.
        """
        self._exit_status = max(self._exit_status, exit_status)
        separator = ",\n" if self._counts else "\n"
        self._counts[status] += 1
        self._write(f"{separator}{entry}")

    def finish(self, exit_status: int = 0) -> None:
        """
        Write the file, with an exit status that may be worse than the files'.

        Raises:
            Unusable: It can't be written.
        """
        statuses = STATUSES[self._options.command]
        summary = {
            "files": self._counts.total(),
            **{status: self._counts[status] for status in statuses},
        }
        worst = max(self._exit_status, exit_status)
        tail = {"summary": summary, "exit_status": worst}
        self._write(f"\n], {json.dumps(tail)[1:]}\n")
        if self._error is not None:
            raise self._error
        with temporary():
            self._spool.seek(0)
        save(self._spool, self._options.report)

    def _write(self, text: str) -> None:
        """
        Write to the temporary file, unless this has failed before.
        """
        if self._error is not None:
            return
        try:
            with temporary():
                self._spool.write(text.encode())
        except Unusable as error:
            self._error = error


@contextmanager
def report_file(options: Namespace) -> Iterator[ReportFile | None]:
    """
    Make a report file, if the user wants one.

    If the command is interrupted, write the entries so far.
    """
    if options.report is None:
        yield None
        return
    with spooled() as spool:
        file = ReportFile(options, spool)
        try:
            yield file
        except BaseException as error:
            with suppress(Unusable):
                file.finish(130 if isinstance(error, KeyboardInterrupt) else 2)
            raise
        file.finish()


def _head(options: Namespace) -> str:
    command = options.command
    given = {
        _NAMES.get((command, name), name): _plain(getattr(options, name))
        for name in _OPTIONS
        if hasattr(options, name)
    }
    head = {
        "command": command,
        "version": installed_version(),
        "options": given,
    }
    return f'{json.dumps(head)[:-1]}, "files": '


def _plain(value: Any) -> Any:
    if isinstance(value, Dialect):
        return value.name
    return [x.name for x in value] if isinstance(value, tuple) else value
