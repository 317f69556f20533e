"""
What the command says of files, as text or as JSON.
"""

import json

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from ..converter import Problem
from . import streams


MOST = 100
"""
How many problems of one file are printed.
"""


class Report:
    """
    Prints what is found, and counts.

    Args:
        is_about_files: Whether it is the problems that were asked for, and
            not what is written; then they are printed on the standard output.

        as_json: Whether they are printed as JSON, an object a line.

        is_quiet: Whether nothing but problems is printed.

        clear: What makes room for a line, on a terminal with a progress bar.
    """

    def __init__(
        self,
        *,
        is_about_files: bool,
        as_json: bool = False,
        is_quiet: bool = False,
        clear: Callable[[], object] = lambda: None,
    ) -> None:
        self._say = streams.say if is_about_files else streams.notice
        self._is_about_files = is_about_files
        self._as_json = as_json
        self._is_quiet = is_quiet
        self._clear = clear
        self._counts: Counter[str] = Counter()
        self._listed: Counter[str] = Counter()

    def ok(self, name: str) -> None:
        """
        Say that all is well with a file.
        """
        self._counts["ok"] += 1
        if self._is_about_files and not (self._is_quiet or self._as_json):
            self._print(f"{name}: ok")

    def problems(
        self, name: str, problems: Iterable[Problem], line: int | None = None
    ) -> None:
        """
        List problems, as far as there are not too many in one file.
        """
        for problem in problems:
            self._listed[name] += 1
            if self._listed[name] <= MOST:
                self._tell(name, line, problem, "problem")

    def bad(self, name: str, hint: str = "") -> None:
        """
        End the list of a file's problems.
        """
        self._counts["with problems"] += 1
        more = self._listed.pop(name, 0) - MOST
        if more > 0 and not self._as_json:
            self._print(f"{name}: and {more} more")
        if hint:
            self.hint(name, hint)

    def hint(self, name: str, text: str) -> None:
        """
        Say something that helps.
        """
        if not (self._is_quiet or self._as_json):
            self._notice(f"{name}: {text}")

    def news(
        self, name: str, problems: Iterable[Problem], line: int | None = None
    ) -> None:
        """
        Tell of what is no problem, but new or left out.
        """
        for problem in problems:
            if self._as_json:
                self._tell(name, line, problem, "notice")
            elif not self._is_quiet:
                self._notice(f"{_placed(name, line)}: {problem}")

    def unusable(self, name: str, message: str) -> None:
        """
        Say that a file cannot be used.
        """
        self._counts["unusable"] += 1
        self._listed.pop(name, 0)
        if self._as_json:
            self._tell(name, None, Problem("", message), "unusable")
        else:
            self._notice(f"{name}: {message}")

    def sum_up(self) -> None:
        """
        Say how many files there were, if there were several.
        """
        total = self._counts.total()
        if total > 1 and not (self._is_quiet or self._as_json):
            counts = (
                f"{count} {what}" for what, count in self._counts.items()
            )
            self._notice(f"{total} files: {', '.join(counts)}")

    def _tell(
        self, name: str, line: int | None, problem: Problem, kind: str
    ) -> None:
        if not self._as_json:
            self._print(f"{_placed(name, line)}: {problem}")
            return
        found: dict[str, Any] = {
            "file": name,
            "line": line,
            "pointer": problem.pointer,
            "message": problem.message,
            "kind": kind,
        }
        self._print(json.dumps(found))

    def _print(self, line: str) -> None:
        self._clear()
        self._say(line)

    def _notice(self, line: str) -> None:
        self._clear()
        streams.notice(line)


def _placed(name: str, line: int | None) -> str:
    return name if line is None else f"{name}:{line}"
