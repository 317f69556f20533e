"""
Note what the constructors of users' classes raise.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from .._rules.sites import Field
from .._values.annotations import kind_of
from .._values.constructors import faults_of
from .._values.messages import Path
from .notes import ABSENT, Errors, Note
from .problems import WireError, described_error, value_at


Places: TypeAlias = Mapping[str, tuple[Path, ...]]
"""
The paths of each attribute.
"""


def refused(  # noqa: PLR0913  # the first two are given before
    cls: type[Any],
    places: Places,
    note: Note,
    value: Any,
    held: Any,
    error: Exception,
) -> Errors:
    """
    Note why a constructor raised *error*, for *value* that is read as *held*.

    What converters and validators raise stands at their attributes, everything
    else at the object.
    """
    errors: Errors = ()
    for field, fault in faults_of(cls, held):
        place = _place_in(value, places.get(field.name, ()))
        errors = note(errors, _told(fault, field), *place)
    return errors or note(errors, _told(error))


def refused_too(  # noqa: PLR0913  # the first two are given before
    cls: type[Any],
    places: Places,
    note: Note,
    value: Any,
    held: Any,
    errors: Errors,
) -> Errors:
    """
    Note what converters and validators reject besides what has *errors*.
    """
    wrong = [error.__notes__[-1].path for error in errors]
    missing = {
        name
        for name, own in places.items()
        if any(_overlap(path, place) for path in wrong for place in own)
    }
    for field, fault in faults_of(cls, held, missing):
        place = _place_in(value, places.get(field.name, ()))
        errors = note(errors, _told(fault, field), *place)
    return errors


def _told(error: Exception, field: "Field | None" = None) -> WireError:
    """
    Make the error that says in one line what a constructor raised.

    The text isn't ours, and may show a secret.
    """
    name = type(error).__name__
    message = described_error(error)
    if field is not None and kind_of(field.type).is_secret:
        message = name
    told = WireError.at((), message, name)
    told.__cause__ = error
    return told


def _place_in(value: Any, places: tuple[Path, ...]) -> Path:
    """
    Select the path that *value* has, by default the first.
    """
    given = (x for x in places if value_at(value, x, ABSENT) is not ABSENT)
    return next(given, places[0] if places else ())


def _overlap(one: Path, other: Path) -> bool:
    """
    Check whether one path leads to a part of what the other leads to.
    """
    return all(a == b for a, b in zip(one, other, strict=False))
