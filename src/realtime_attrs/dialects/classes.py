"""
The classes and enums that rules are about, and no others get hooks.
"""

from enum import Enum
from typing import Any, Final

import attrs

import realtime_attrs
import realtime_attrs.events


_PUBLIC = [
    getattr(module, name)
    for module in (realtime_attrs, realtime_attrs.events)
    for name in module.__all__
]

RECORDS: frozenset[type[Any]] = frozenset(
    item
    for item in _PUBLIC
    if isinstance(item, type)
    and attrs.has(item)
    and item not in (realtime_attrs.Unknown, realtime_attrs.PCM)
)
"""
Every attrs class of the domain that has keys: not `Unknown`, and not `PCM`.
"""

VALUES: frozenset[type[Any]] = frozenset({realtime_attrs.PCM})
"""
The classes whose values are spelled one by one, as the members of enums are.
"""

ENUMS: frozenset[type[Enum]] = frozenset(
    item
    for item in _PUBLIC
    if isinstance(item, type) and issubclass(item, Enum)
)
"""
Every enum of the domain, with those of the constants.
"""

WORDED: frozenset[type[Any]] = ENUMS | VALUES
"""
What words are about.
"""

EXTRA: Final = "extra"
"""
The attribute for keys that are not known, which every class has.
"""


def attributes_of(cls: type[Any]) -> "list[attrs.Attribute[Any]]":
    """
    List the attributes that rules are about.
    """
    return [field for field in attrs.fields(cls) if field.name != EXTRA]


def base_of(cls: Any) -> type[Any] | None:
    """
    Find the class of the domain that *cls* is, or is a subclass of.
    """
    mro = cls.__mro__ if isinstance(cls, type) else ()
    return next((base for base in mro if base in RECORDS), None)


TAG: Final = "type"
"""
The key that tells the members of a union apart, unless a record has another.
"""
