"""
The classes and enums that rules are about.
"""

from enum import Enum
from typing import Any, Final

import attrs

from .._values.marks import Family, Recorded, Worded
from .._values.unknown import Unknown


EXTRA: Final = "extra"
"""
The attribute for unknown keys, which the marked classes have.
"""

TAG: Final = "type"
"""
The key that tells the members of a union apart, unless a record has another.
"""


def is_recorded(option: Any) -> bool:
    """
    Check for a class that a dialect may have a record of.
    """
    return (
        isinstance(option, type)
        and attrs.has(option)
        and not issubclass(option, Worded | Unknown)
    )


def is_worded(option: Any) -> bool:
    """
    Check for a class whose values have words.
    """
    return isinstance(option, type) and issubclass(option, Enum | Worded)


def class_of(option: Any) -> Any:
    """
    Take a member of an enum for its class.
    """
    return type(option) if isinstance(option, Enum) else option


def has_extra(cls: type[Any]) -> bool:
    """
    Check whether instances of a class hold unknown keys.
    """
    return issubclass(cls, Recorded)


def attributes_of(cls: type[Any]) -> "list[attrs.Attribute[Any]]":
    """
    List the attributes that rules are about.
    """
    fields = attrs.fields(cls)
    if not has_extra(cls):
        return [*fields]
    return [field for field in fields if field.name != EXTRA]


def families_of(cls: type[Any]) -> list[type[Any]]:
    """
    List the families that a class is a member of.
    """
    return [base for base in cls.__mro__ if Family in base.__bases__]
