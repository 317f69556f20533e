"""
Convert errors to lists of problems.
"""

import dataclasses

from collections.abc import Mapping
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin

import attrs

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
from .problems import (
    Problem,
    WireError,
    described_error,
    pointer_to,
    refusal,
    value_at,
)


NO_PAYLOAD: Final = object()
_NOTES: Final = (AttributeValidationNote, IterableValidationNote)


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
    return explained(error, Reading(converter))


@attrs.frozen(eq=False)
class Reading:
    """
    The arguments of a converter's `structure()`.
    """

    converter: BaseConverter | None
    payload: Any = NO_PAYLOAD
    annotation: Any = None

    def lacks_object(self, path: Path, annotation: Any) -> bool:
        """
        Check for a value that isn't the object that a user's class requires.

        cattrs expects a dictionary without checking.
        """
        value = value_at(self.payload, path, NO_PAYLOAD)
        if value is NO_PAYLOAD or isinstance(value, Mapping):
            return False
        return self._is_generated(_without_null(annotation))

    def _is_generated(self, cls: Any) -> bool:
        """
        Check for a class that a hook of cattrs reads.
        """
        if not (attrs.has(cls) or dataclasses.is_dataclass(cls)):
            return False
        hook = self.converter and self.converter.get_structure_hook(cls)
        return hasattr(hook, "overrides")


def explained(error: BaseException, reading: Reading) -> list[Problem]:
    """
    List the problems in an error of *reading*.
    """
    found: list[Problem] = []
    _collect(found, error, (), reading, reading.annotation)
    return list(dict.fromkeys(found))


def _collect(
    found: list[Problem],
    error: BaseException,
    path: Path,
    reading: Reading,
    annotation: Any,
) -> None:
    converter = reading.converter
    if isinstance(error, WireError):
        location = path or location_of(error, converter)
        found += error.faults_under(location)
    elif reading.lacks_object(path, annotation):
        value = value_at(reading.payload, path)
        found += refusal("an object", value, path).problems
    elif isinstance(error, BaseExceptionGroup):
        cls = getattr(error, "cl", None)
        hook = converter and cls and converter.get_structure_hook(cls)
        for part in error.exceptions:
            below = path + _steps_of(part, hook)
            _collect(found, part, below, reading, _type_of(part))
    elif isinstance(error, ForbiddenExtraKeysError):
        pointer = pointer_to(path)
        steps = sorted(pointer_to([key]) for key in error.extra_fields)
        found += [Problem(pointer + step, "unknown key") for step in steps]
    elif isinstance(error, KeyError) and _is_last(error.args, path):
        found.append(Problem(pointer_to(path), "required key is missing"))
    else:
        found.append(Problem(pointer_to(path), described_error(error)))


def _without_null(annotation: Any) -> Any:
    """
    Return *C* of ``C | None``, and other annotations unchanged.
    """
    if get_origin(annotation) in (Union, UnionType):
        members = [x for x in get_args(annotation) if x is not type(None)]
        return members[0] if len(members) == 1 else annotation
    return annotation


def _type_of(error: BaseException) -> Any:
    """
    Return the type of the innermost attribute or item in cattrs' notes.
    """
    notes = getattr(error, "__notes__", ())
    return next((x.type for x in notes if isinstance(x, _NOTES)), None)


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
