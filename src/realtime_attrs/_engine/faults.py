"""
Collect the errors of the constructors of users' classes.
"""

from collections.abc import Collection, Mapping
from typing import Any

import attrs

from .._values.annotations import kind_of
from .._values.constructors import faults_of
from .._values.messages import Path
from .notes import ABSENT, Errors, Note
from .problems import WireError, described_error, value_at


@attrs.frozen(eq=False, repr=False)
class Faults:
    """
    The errors of a class's constructor, by attribute.

    The paths of each attribute are in *places*.
    """

    cls: type[Any]
    places: Mapping[str, tuple[Path, ...]]

    def refused(
        self, note: Note, value: Any, held: Any, error: Exception
    ) -> Errors:
        """
        Add *error* of the constructor for *value*, which was read as *held*.

        Errors of converters and validators get the paths of their attributes,
        and other errors the path of the object.
        """
        errors = self._noted(note, value, held, (), ())
        return errors or note(errors, _described(error))

    def refused_too(
        self, note: Note, value: Any, held: Any, errors: Errors
    ) -> Errors:
        """
        Add the errors of converters and validators of other attributes.
        """
        remarks: list[Any] = [error.__notes__[-1] for error in errors]
        wrong = [remark.path for remark in remarks]
        missing = [
            name
            for name, places in self.places.items()
            if any(_overlap(x, place) for x in wrong for place in places)
        ]
        return self._noted(note, value, held, errors, missing)

    def _noted(
        self,
        note: Note,
        value: Any,
        held: Any,
        errors: Errors,
        missing: Collection[str],
    ) -> Errors:
        for field, fault in faults_of(self.cls, held, missing):
            place = _place_in(value, self.places.get(field.name, ((),)))
            is_secret = kind_of(field.type).is_secret
            errors = note(
                errors, _described(fault, is_secret=is_secret), *place
            )
        return errors


def _described(error: Exception, *, is_secret: bool = False) -> WireError:
    """
    Make an error that describes a constructor's error in one line.

    The message is the user's, so it may show a secret.
    """
    name = type(error).__name__
    described = WireError.at(
        (), name if is_secret else described_error(error), name
    )
    described.__cause__ = error
    return described


def _place_in(value: Any, places: tuple[Path, ...]) -> Path:
    """
    Select the path that has a value, by default the first.
    """
    given = (x for x in places if value_at(value, x, ABSENT) is not ABSENT)
    return next(given, places[0])


def _overlap(one: Path, other: Path) -> bool:
    """
    Check whether one path is the beginning of the other.
    """
    return all(a == b for a, b in zip(one, other, strict=False))
