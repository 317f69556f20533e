"""
Collecting what goes wrong while one record is read.
"""

from typing import NoReturn

from cattrs.errors import (
    AttributeValidationNote,
    CattrsError,
    ClassValidationError,
)

from .._mismatch import Mismatch, Path
from ._errors import WireError, dotted


class Report:
    """
    The errors of one object.

    In detailed mode all are collected, otherwise the first is raised at once.
    """

    def __init__(self, cls: type, *, detailed: bool) -> None:
        self._cls = cls
        self._detailed = detailed
        self._errors: list[Exception] = []

    def add(self, path: Path, error: Exception) -> None:
        """
        Note that reading what stands at *path* raised *error*.
        """
        if isinstance(error, Mismatch):
            path += error.path
            error = WireError.at((), error.problem)
        if not self._detailed:
            _raise(path, error)
        name = dotted(path)
        note = AttributeValidationNote(
            f"Structuring class {self._cls.__qualname__} @ attribute {name}",
            name,
            None,
        )
        note.path = path  # type: ignore[attr-defined]  # for `explain()`
        error.add_note(note)
        self._errors.append(error)

    def close(self) -> None:
        """
        Raise what was collected, as cattrs does.
        """
        if self._errors:
            raise ClassValidationError(
                f"While structuring {self._cls.__name__}",
                self._errors,
                self._cls,  # pyright: ignore[reportCallIssue]  # of __new__
            )


def _raise(path: Path, error: Exception) -> NoReturn:
    if isinstance(error, WireError):
        raise error.under(path) from None
    if isinstance(error, CattrsError):
        raise error
    # A hook of the user's own may raise anything.
    raise WireError.at(path, f"{type(error).__name__}: {error}") from error
