"""
The attributes of a record, each with its place and what stands there.
"""

from typing import Any

import attrs

from cattrs import BaseConverter

from .._domain.constants import OFF
from .._domain.unknown import Unknown
from .._values.annotations import options_of
from ..dialects.classes import attributes_of
from ..dialects.rules import Dialect, Record, Rewrite
from .marks import keeps_unknown
from .parts import Part, Rewritten, part_of


@attrs.frozen
class Field:
    """
    One attribute of a record: where it stands and what stands there.

    Args:
        name: The attribute.

        path: The keys that lead to its value.

        part: What stands there.

        required: Whether it must be there.

        may_be_off: Whether it can be turned off.

        may_be_none: Whether `None` says nothing, and is not a value of it.
    """

    name: str
    path: tuple[str, ...]
    part: Part
    required: bool
    may_be_off: bool
    may_be_none: bool


def fields_of(
    record: Record, dialect: Dialect, converter: BaseConverter
) -> list[Field]:
    """
    Bring the rules for *record* together with the annotations of its class.
    """
    return [
        Field(
            name=field.name,
            path=tuple(record.places[field.name].split(".")),
            part=_part_of(field, record, dialect, converter),
            required=field.name in record.required,
            may_be_off=OFF in options_of(field.type),
            may_be_none=_may_be_none(field, record),
        )
        for field in attributes_of(record.cls)
        if field.name in record.places
    ]


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
    part = part_of(field.type, dialect, converter, owner)
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
