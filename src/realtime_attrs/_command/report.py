"""
Report the results of files, as text or as JSON.
"""

import json

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import attrs

from ..converter import Problem
from . import streams
from .detection import Determined, shown
from .found import NO_DIALECT, FoundInLines
from .report_file import ReportFile


OK, BAD, UNUSABLE = 0, 1, 2
"""
Exit statuses.
"""

MOST = 100
"""
How many problems of one file are printed.
"""

_WORDS = {
    "ok": "ok",
    "converted": "converted",
    "unchanged": "unchanged",
    "problems": "with problems",
    "unusable": "unusable",
}


@attrs.frozen
class Settings:
    """
    How files are reported.

    Args:
        is_about_files: Whether problems are printed on the standard output.

        as_json: Whether they are printed as JSON, an object a line.

        is_quiet: Whether nothing but problems is printed.

        has_entries: Whether results have an entry for a report file.

        is_dry: Whether nothing is written.
    """

    is_about_files: bool
    as_json: bool = False
    is_quiet: bool = False
    has_entries: bool = False
    is_dry: bool = False


@attrs.frozen
class Result:
    """
    The result of a file.

    Args:
        exit_status: The exit status, as if there was no other file.

        status: A word for it.

        entry: The entry for the report file, as JSON.
    """

    exit_status: int
    status: str
    entry: str | None = None


class FileReport:
    """
    Reports one file.

    Args:
        name: The file.

        settings: How it is reported.

        emit: Prints each line, on the standard output or error.
    """

    def __init__(
        self,
        name: str,
        settings: Settings,
        emit: Callable[[bool, str], object],
    ) -> None:
        self.name = name
        self._settings = settings
        self._emit = emit
        self._listed = 0
        self._is_broken = False
        self._message = ""
        self._dialects = FoundInLines()
        self._problems: list[dict[str, Any]] = []
        self._notices: list[dict[str, Any]] = []

    @property
    def is_good(self) -> bool:
        """
        Whether the file has no problem and no broken line so far.
        """
        return not (self._listed or self._message)

    @property
    def dialects(self) -> str:
        """
        The dialects that were detected, and the fallback.
        """
        return shown(self._dialects.distinct)

    def found(self, found: Determined, line: int | None = None) -> None:
        """
        Note the dialect of a payload.
        """
        self._dialects.add(found, line)

    def problems(
        self, problems: Iterable[Problem], line: int | None = None
    ) -> None:
        """
        List problems, up to `MOST` of one file.
        """
        for problem in problems:
            self._problem(problem, line, "problem")

    def broken(self, line: int | None, message: str) -> None:
        """
        Print why a line is unusable; of one file, up to `MOST` lines.
        """
        self._is_broken = True
        self._problem(Problem("", message), line, "unusable")

    def undetected(self, message: str) -> None:
        """
        Note that the dialect of a line can't be detected.
        """
        self._message = message

    def notices(
        self, problems: Iterable[Problem], line: int | None = None
    ) -> None:
        """
        Print parts that are new or omitted, which are no problems.
        """
        for problem in problems:
            if self._settings.as_json:
                self._emit_json(problem, line, "notice")
            elif not self._settings.is_quiet:
                self._emit(False, f"{self._place(line)}: {problem}")
            if self._settings.has_entries:
                self._notices.append(_entry_of(problem, line))

    def finish(
        self,
        status: str = "ok",
        text: str = "",
        hint: str = "",
        output: str | None = None,
    ) -> Result:
        """
        Print the result of a file.

        Args:
            status: The word for a file without problems.

            text: The text for a file without problems.

            hint: A suggestion for a file with problems.

            output: The file to which the payload is written.
        """
        if self.is_good:
            if text and self._is_verbose:
                names = self.dialects
                self._output(f"{text} ({names})" if names else text)
            return self._result(OK, status, output)
        if self._listed > MOST and not self._settings.as_json:
            self._output(f"and {self._listed - MOST} more")
        if hint and self._listed and self._is_verbose:
            self._emit(False, f"{self.name}: {hint}")
        if self._message:
            self._unusable(self._message)
        if self._is_broken or self._message:
            return self._result(UNUSABLE, "unusable")
        return self._result(BAD, "problems")

    def unusable(self, message: str) -> Result:
        """
        Print why a file can't be used.
        """
        self._unusable(message)
        return self._result(UNUSABLE, "unusable")

    @property
    def _is_verbose(self) -> bool:
        return not (self._settings.is_quiet or self._settings.as_json)

    def _output(self, text: str) -> None:
        self._emit(self._settings.is_about_files, f"{self.name}: {text}")

    def _place(self, line: int | None) -> str:
        return self.name if line is None else f"{self.name}:{line}"

    def _problem(self, problem: Problem, line: int | None, kind: str) -> None:
        self._listed += 1
        if self._listed > MOST:
            return
        if self._settings.as_json:
            self._emit_json(problem, line, kind)
        else:
            is_out = self._settings.is_about_files and kind == "problem"
            self._emit(is_out, f"{self._place(line)}: {problem}")
        self._problems.append({**_entry_of(problem, line), "kind": kind})

    def _unusable(self, message: str) -> None:
        problem = Problem("", message)
        if self._settings.as_json:
            self._emit_json(problem, None, "unusable")
        else:
            self._emit(False, f"{self.name}: {message}")
        self._listed += 1
        entry = {**_entry_of(problem, None), "kind": "unusable"}
        self._problems.append(entry)

    def _emit_json(
        self, problem: Problem, line: int | None, kind: str
    ) -> None:
        found = {
            "file": self.name,
            **_entry_of(problem, line),
            "kind": kind,
            **(NO_DIALECT if kind == "unusable" else self._dialects.last),
        }
        self._emit(self._settings.is_about_files, json.dumps(found))

    def _result(
        self, exit_status: int, status: str, output: str | None = None
    ) -> Result:
        if not self._settings.has_entries:
            return Result(exit_status, status)
        entry = {
            "file": self.name,
            "status": status,
            **self._dialects.summary,
            "output": output,
            "problems": self._problems,
            "problem_count": self._listed,
            "notices": self._notices,
        }
        return Result(exit_status, status, json.dumps(entry))


class Report:
    """
    Prints the reports of files, and counts the files.

    Args:
        settings: How they are printed.

        clear: Makes room for a line, on a terminal with a progress bar.

        file: The report file.
    """

    def __init__(
        self,
        settings: Settings,
        clear: Callable[[], object] = lambda: None,
        file: ReportFile | None = None,
    ) -> None:
        self._settings = settings
        self._clear = clear
        self._file = file
        self._counts: Counter[str] = Counter()

    def emit(self, is_output: bool, line: str) -> None:
        """
        Print a line on the standard output or error.
        """
        self._clear()
        (streams.output if is_output else streams.notice)(line)

    def add(self, result: Result) -> int:
        """
        Count a file, and return its exit status.
        """
        self._counts[result.status] += 1
        if self._file is not None and result.entry is not None:
            self._file.add(result.exit_status, result.status, result.entry)
        return result.exit_status

    def sum_up(self) -> None:
        """
        Print how many files there were, if there were several.
        """
        total = self._counts.total()
        if total > 1 and not (
            self._settings.is_quiet or self._settings.as_json
        ):
            words = dict(_WORDS)
            if self._settings.is_dry:
                words["converted"] = "would be converted"
            counts = (
                f"{self._counts[status]} {word}"
                for status, word in words.items()
                if self._counts[status]
            )
            self.emit(False, f"{total} files: {', '.join(counts)}")


def _entry_of(problem: Problem, line: int | None) -> dict[str, Any]:
    return {
        "line": line,
        "pointer": problem.pointer,
        "message": problem.message,
    }
