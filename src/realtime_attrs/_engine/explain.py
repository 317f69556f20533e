"""
Convert errors to lists of problems.
"""

from collections.abc import Iterator
from typing import Any

from cattrs import BaseConverter
from cattrs.errors import (
    AttributeValidationNote,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from .._values.messages import Path
from .cattrs_internals import key_of
from .problems import Problem, WireError, described_error, pointer_to
from .standing import standing_of


def explain(
    error: BaseException, converter: BaseConverter | None = None
) -> list[Problem]:
    """
    List the problems in an error, with their JSON Pointers.

    Args:
        error:
            The error that structuring or unstructuring raised, also inside
            your own classes.  With detailed validation it has all problems,
            otherwise the first one; then, and always with a `BaseConverter`,
            which notes no places, the pointer starts at the class of ours that
            was being read.  When writing, it has all problems of one object of
            ours, with its place in your own structure.

        converter:
            The converter that raised it.  It has the keys of your own classes
            where they differ from the attributes' names.
    """
    return list(dict.fromkeys(_walk(error, (), converter)))


def _walk(
    error: BaseException, path: Path, converter: BaseConverter | None
) -> Iterator[Problem]:
    if isinstance(error, BaseExceptionGroup):
        cls = getattr(error, "cl", None)
        hook = converter and cls and converter.get_structure_hook(cls)
        for part in error.exceptions:
            steps = _steps_of(part, hook)
            yield from _walk(part, path + steps, converter)
    elif isinstance(error, WireError):
        standing = path or standing_of(error, converter)
        yield from error.under(standing).problems
    elif isinstance(error, ForbiddenExtraKeysError):
        for step in sorted(pointer_to([key]) for key in error.extra_fields):
            yield Problem(pointer_to(path) + step, "unknown key")
    elif isinstance(error, KeyError) and _is_last(error.args, path):
        yield Problem(pointer_to(path), "required key is missing")
    else:
        yield Problem(pointer_to(path), described_error(error))


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
            key = key_of(note.name, hook)
            steps = (*getattr(note, "path", (key,)), *steps)
    return steps
