"""
Convert errors to lists of problems.
"""

from typing import Any

from cattrs import BaseConverter
from cattrs.errors import (
    AttributeValidationNote,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from .._values.messages import Path, describe
from .cattrs_internals import key_of
from .locations import location_of
from .order_of_arguments import wrong_order
from .problems import Problem, WireError, described_error, pointer_to


def explain(
    error: BaseException, converter: BaseConverter | None = None
) -> list[Problem]:
    """
    List the problems in an error, with their JSON Pointers.

    Args:
        error:
            The error of structuring or unstructuring, also of your own
            classes.  With detailed validation, it contains all problems of a
            payload; otherwise, only the first.  Without detailed validation,
            and with a `BaseConverter`, pointers in objects of your own classes
            begin at the library's object inside them.  An error of
            unstructuring contains all problems of one object of the library.

        converter:
            The converter that raised the error.  Pass it if your own classes
            have keys that differ from the names of their attributes.

    Raises:
        TypeError: *error* is a converter.
    """
    if isinstance(error, BaseConverter):
        message = f"expected an exception, got {describe(error)}"
        raise wrong_order("explain", message, error=error, converter=converter)
    found: list[Problem] = []
    _collect(found, error, (), converter)
    return list(dict.fromkeys(found))


def _collect(
    found: list[Problem],
    error: BaseException,
    path: Path,
    converter: BaseConverter | None,
) -> None:
    if isinstance(error, WireError):
        location = path or location_of(error, converter)
        found += error.faults_under(location)
    elif isinstance(error, BaseExceptionGroup):
        cls = getattr(error, "cl", None)
        hook = converter and cls and converter.get_structure_hook(cls)
        for part in error.exceptions:
            _collect(found, part, path + _steps_of(part, hook), converter)
    elif isinstance(error, ForbiddenExtraKeysError):
        pointer = pointer_to(path)
        steps = sorted(pointer_to([key]) for key in error.extra_fields)
        found += [Problem(pointer + step, "unknown key") for step in steps]
    elif isinstance(error, KeyError) and _is_last(error.args, path):
        found.append(Problem(pointer_to(path), "required key is missing"))
    else:
        found.append(Problem(pointer_to(path), described_error(error)))


def _is_last(keys: tuple[Any, ...], path: Path) -> bool:
    """
    Check that an error names the last key of its path.
    """
    last = path[-1:]
    return [*map(type, keys)] == [*map(type, last)] == [str] and keys == last


def _steps_of(error: BaseException, hook: Any) -> Path:
    """
    Read the path of *error* from cattrs' notes.
    """
    steps: Path = ()
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, IterableValidationNote):
            steps = (note.index, *steps)
        elif isinstance(note, AttributeValidationNote):
            path = getattr(note, "path", None)
            if path is None:
                path = (key_of(note.name, hook),)
            steps = (*path, *steps)
    return steps
