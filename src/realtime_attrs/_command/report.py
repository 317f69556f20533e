"""
What the command says of files, as text or as JSON.
"""

import json

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from ..converter import Problem
from . import streams


OK, BAD, UNUSABLE = 0, 1, 2
"""
Exit statuses.
"""

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
        self._broken: set[str] = set()

    def is_good(self, name: str) -> bool:
        """
        Check that a file has no problem and no broken line so far.
        """
        return not self._listed[name]

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

    def broken(self, name: str, line: int, message: str) -> None:
        """
        Print why a line is unusable; of one file, up to `MOST` lines.
        """
        self._broken.add(name)
        self._listed[name] += 1
        if self._listed[name] <= MOST:
            self._tell_unusable(name, line, message)

    def finish(self, name: str, hint: str = "") -> int:
        """
        Print the result of a file, and return its exit status.

        The hint is for a file with problems.
        """
        is_verbose = not (self._is_quiet or self._as_json)
        listed = self._listed.pop(name, 0)
        if not listed:
            self._counts["ok"] += 1
            if self._is_about_files and is_verbose:
                self._print(f"{name}: ok")
            return OK
        if listed > MOST and not self._as_json:
            self._print(f"{name}: and {listed - MOST} more")
        if hint and is_verbose:
            self._notice(f"{name}: {hint}")
        is_broken = name in self._broken
        self._counts["unusable" if is_broken else "with problems"] += 1
        return UNUSABLE if is_broken else BAD

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

    def unusable(self, name: str, message: str) -> int:
        """
        Print why a file cannot be used, and return its exit status.
        """
        self._counts["unusable"] += 1
        self._listed.pop(name, 0)
        self._tell_unusable(name, None, message)
        return UNUSABLE

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

    def _tell_unusable(
        self, name: str, line: int | None, message: str
    ) -> None:
        if self._as_json:
            self._tell(name, line, Problem("", message), "unusable")
        else:
            self._notice(f"{_placed(name, line)}: {message}")

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
