"""
List the files that the command reads.
"""

import os

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

import attrs

from .files import NOT_REGULAR


_LINES = ".jsonl"
_SUFFIXES = (".json", _LINES)


@attrs.frozen
class Input:
    """
    A file to be read.

    Args:
        name: The name in messages; ``-`` is the standard input.

        relative: The path below the directory that the user names, or the name
            of the file alone.

        problem: The reason why it can't be read.
    """

    name: str
    relative: str
    problem: str | None = None

    @property
    def has_lines(self) -> bool:
        """
        Whether it has one payload a line, by its name.
        """
        return self.name.endswith(_LINES)


def inputs_of(names: Iterable[str]) -> Iterator[Input]:
    """
    List files, and the files in directories in order.
    """
    for name in names:
        # To pathlib, an empty name is the current directory.
        if name == "-" or not os.path.isdir(name):  # noqa: PTH112  # see above
            yield Input(name, Path(name).name)
            continue
        found = False
        for item in _inputs_in(name):
            found = True
            yield item
        if not found:
            problem = "the directory has no *.json or *.jsonl file"
            yield Input(name, "", problem)


def _inputs_in(directory: str) -> Iterator[Input]:
    problems: list[OSError] = []
    for above, below, names in os.walk(directory, onerror=problems.append):
        below.sort()
        for name in sorted(names):
            if name.endswith(_SUFFIXES) and not name.startswith("."):
                path = Path(above, name)
                relative = path.relative_to(directory)
                problem = _problem_of(path)
                yield Input(str(path), str(relative), problem)
    for error in problems:
        yield Input(str(error.filename), "", error.strerror)


def _problem_of(path: Path) -> str | None:
    """
    Check a file in a directory, and return why it can't be opened.

    Only regular files are opened, since reading a pipe may never end.
    """
    try:
        is_regular = S_ISREG(path.stat().st_mode)
    except OSError as error:
        return error.strerror
    return None if is_regular else NOT_REGULAR


def once(inputs: Iterable[Input], *, follow_links: bool) -> list[Input]:
    """
    List each file once, in the order in which the user names them.

    With *follow_links*, links to one file count as that file.
    """
    found: dict[Path | None, Input] = {}
    for item in inputs:
        found.setdefault(_place_of(item.name, follow_links), item)
    return [*found.values()]


def _place_of(name: str, follow_links: bool) -> Path | None:
    if name == "-":
        return None
    path = Path(name)
    if follow_links:
        with suppress(OSError, ValueError, RuntimeError):
            return path.resolve()
    return path
