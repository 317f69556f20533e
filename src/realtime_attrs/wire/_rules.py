"""
The form of a dialect's rules: data, read by the hooks in both directions.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import attrs

from .._kinds import Number


TAG = "type"
"""
The key that tells the members of a union apart, on every wire.
"""


@attrs.frozen
class Record:
    """
    How one class is spelled as an object.

    Args:
        cls: The class.

        paths:
            For each attribute that the dialect has, the dotted path of keys to
            its value.

        tag: What `TAG` says for this class; `None` if it has no tag.

        required:
            The attributes without which the dialect has no such object.
    """

    cls: type
    paths: Mapping[str, str]
    tag: str | None
    required: frozenset[str]


def record(
    cls: type[Any],
    *,
    tag: str | None = None,
    required: tuple[str, ...] = (),
    **paths: str,
) -> Record:
    """
    Write a `Record` down; what the class requires need not be repeated.
    """
    always = (
        field.name
        for field in attrs.fields(cls)
        if field.default is attrs.NOTHING
    )
    return Record(cls, paths, tag, frozenset((*always, *required)))


@attrs.frozen
class Rules:
    """
    Everything that a dialect says in its own way.

    Args:
        dialect: The dialect's name, as messages have it.

        records: The classes that the dialect has.

        words: For each enum, how its members are spelled; `None` is null.

        also_read: For some enums, further spellings that are read.

        null_is_off:
            Whether `null` turns off what can be turned off.  Otherwise it says
            nothing, like any other `null`.

        numbers: Which numbers there are.
    """

    dialect: str
    records: tuple[Record, ...]
    words: Mapping[type[Enum], Mapping[Any, str | None]]
    also_read: Mapping[type[Enum], Mapping[str | None, Any]] = attrs.field(
        factory=dict
    )
    null_is_off: bool = True
    numbers: Number = attrs.field(factory=Number)

    def record_of(self, cls: type) -> Record | None:
        """
        Find the record of *cls*, if the dialect has one.
        """
        return next((item for item in self.records if item.cls is cls), None)
