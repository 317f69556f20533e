"""
The attributes of a record, each with its place and what stands there.
"""

from typing import Any

import attrs

from cattrs import BaseConverter

from .._domain.constants import OFF
from .._domain.unknown import Unknown
from .._values.annotations import options_of
from ..dialects.classes import SPREAD, attributes_of
from ..dialects.rules import Dialect, Record, Rewrite
from .marks import keeps_unknown
from .parts import Constant, Part, Rewritten, part_of


@attrs.frozen
class Field:
    """
    One attribute of a record: where it stands and what stands there.

    Args:
        name: The attribute.

        path:
            The keys that lead to its value; the last one is `SPREAD` if the
            value is the object there, less the keys of others.

        part: What stands there.

        required: Whether it must be there.

        may_be_off: Whether it can be turned off.

        may_be_none: Whether `None` says nothing, and is not a value of it.

        is_null: Whether it is written as null when it says nothing.

        also_at: Another way to its value, if it is read there too.

        constant: The word that always stands there, if it is no attribute.
    """

    name: str
    path: tuple[str, ...]
    part: Part
    required: bool
    may_be_off: bool
    may_be_none: bool
    is_null: bool = False
    also_at: tuple[str, ...] = ()
    constant: str | None = None

    @property
    def place(self) -> tuple[str, ...]:
        """
        The keys that lead to what problems with it are about.
        """
        return self.path[:-1] if self.path[-1] == SPREAD else self.path


def fields_of(
    record: Record, dialect: Dialect, converter: BaseConverter
) -> list[Field]:
    """
    Bring the rules for *record* together with the annotations of its class.
    """
    cls = record.cls
    constants = [
        Field(
            name="",
            path=tuple(place.split(".")),
            part=Constant(word),
            required=False,
            may_be_off=False,
            may_be_none=True,
            constant=word,
        )
        for place, word in record.constants.items()
    ]
    return [
        *constants,
        *(
            Field(
                name=field.name,
                path=tuple(record.places[field.name].split(".")),
                part=_part_of(field, record, dialect, converter),
                required=field.name in record.required,
                may_be_off=OFF in options_of(field.type),
                may_be_none=_may_be_none(field, record),
                is_null=field.name in dialect.nulls.get(cls, ()),
                also_at=_steps(dialect.also_at.get((cls, field.name))),
            )
            for field in attributes_of(cls)
            if field.name in record.places
        ),
    ]


def _steps(place: str | None) -> tuple[str, ...]:
    return () if place is None else tuple(place.split("."))


def _may_be_none(field: "attrs.Attribute[Any]", record: Record) -> bool:
    if field.type is Any:  # of which null is a value, where one must be
        return field.name not in record.required
    return None in options_of(field.type)


def _part_of(
    field: "attrs.Attribute[Any]",
    record: Record,
    dialect: Dialect,
    converter: BaseConverter,
) -> Part:
    owner = f"{record.cls.__name__}.{field.name}"
    members = dialect.members.get((record.cls, field.name))
    records = None if members is None else {m.cls: m for m in members}
    part = part_of(field.type, dialect, converter, owner, records)
    rewrite = dialect.rewrites.get((record.cls, field.name))
    if rewrite is None and not _is_array_of_words(field.type):
        return part
    keeps = keeps_unknown(converter)
    return Rewritten(part, rewrite or Rewrite({}), dialect, keeps)


def _is_array_of_words(annotation: Any) -> bool:
    """
    Tell whether there are arrays in which an unknown word may stand.
    """
    words = tuple[str | Unknown, ...]
    return words in options_of(annotation)
