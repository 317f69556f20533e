"""
The form of a dialect's rules: data, read by the hooks in both directions.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeAlias

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
class Rewrite:
    """
    How an array of words is written otherwise than it stands.

    Args:
        table: For some arrays, what is written.

        closed: Whether others cannot be said; else they stay.
    """

    table: Mapping[tuple[str, ...], list[str]]
    closed: bool = False


Spelling: TypeAlias = str | Mapping[str, Any] | None
"""
A word, an object with a tag, or null.
"""


@attrs.frozen
class Rules:
    """
    Everything that a dialect says in its own way.

    Args:
        dialect: The dialect's name, as messages have it.

        records: The classes that the dialect has.

        words:
            For each enum, how its members are spelled: as a word, as null, or
            as an object, in which what stands beside the tag may be left out.

        also_read: For some enums, further spellings that are read.

        rewrites: For some attributes, what is written for them.

        null_is_off:
            Whether `null` turns off what can be turned off.  Otherwise it says
            nothing, like any other `null`.

        numbers: Which numbers there are.
    """

    dialect: str
    records: tuple[Record, ...]
    words: Mapping[type[Enum], Mapping[Any, Spelling]]
    also_read: Mapping[type[Enum], Mapping[str | None, Any]] = attrs.field(
        factory=dict
    )
    rewrites: Mapping[tuple[type, str], Rewrite] = attrs.field(factory=dict)
    null_is_off: bool = True
    numbers: Number = attrs.field(factory=Number)

    def record_of(self, cls: type) -> Record | None:
        """
        Find the record of *cls*, if the dialect has one.
        """
        return next((item for item in self.records if item.cls is cls), None)
