"""
The dialects of a file, or of its lines.
"""

from collections.abc import Iterable
from typing import Any, Final

import attrs

from .detection import Determined


NO_DIALECT: Final[dict[str, Any]] = {"dialect": None, "dialect_is": None}


@attrs.define
class _Range:
    first: int | None
    last: int | None
    found: Determined


class FoundInLines:
    """
    Collects the dialects of a file, in ranges of lines.
    """

    def __init__(self) -> None:
        self._ranges: list[_Range] = []

    def add(self, found: Determined, line: int | None) -> None:
        """
        Note the dialect of a payload.
        """
        if found.problems:
            found = attrs.evolve(found, problems=())
        if self._ranges and self._ranges[-1].found == found:
            self._ranges[-1].last = line
        else:
            self._ranges.append(_Range(line, line, found))

    @property
    def distinct(self) -> Iterable[Determined]:
        """
        Each dialect once, in the order of the lines.
        """
        return dict.fromkeys(x.found for x in self._ranges)

    @property
    def last(self) -> dict[str, Any]:
        """
        The dialect of the last payload.
        """
        return _shown(self._ranges[-1].found if self._ranges else None)

    @property
    def summary(self) -> dict[str, Any]:
        """
        The dialect of the file, or of its lines if they differ.
        """
        if self._ranges[1:]:
            return {**NO_DIALECT, "lines": [*map(_range, self._ranges)]}
        return self.last


def _range(part: _Range) -> dict[str, Any]:
    return {"first": part.first, "last": part.last, **_shown(part.found)}


def _shown(found: Determined | None) -> dict[str, Any]:
    if found is None or found.dialect is None:
        return NO_DIALECT
    return {"dialect": found.dialect.name, "dialect_is": found.how}
