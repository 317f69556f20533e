"""
Select the classes, enums and attributes that rules support.
"""

from enum import Enum
from sys import stdlib_module_names
from typing import Any, Final, get_args, get_origin

import attrs

from .._values.annotations import (
    inside_of,
    is_array,
    is_mixed,
    kind_of,
    options_of,
    union_of,
    values_of,
)
from .._values.constants import OFF
from .._values.kinds import Array, Choice, Instance, Integer
from .._values.marks import Family, Recorded, Sides, Worded
from .._values.unknown import Unknown
from .._values.user_kinds import Dictionary, Row


EXTRA: Final = "extra"
"""
The attribute for unknown keys.
"""

TAG: Final = "type"
"""
The key of the discriminator, unless a record has another.
"""


def is_recorded(option: Any) -> bool:
    """
    Check for a class that may have a record in a dialect.
    """
    return (
        isinstance(option, type)
        and attrs.has(option)
        and not issubclass(option, Worded | Unknown)
    )


def is_marked(option: Any) -> bool:
    """
    Check for a class of the domain, or of one of its families.
    """
    return isinstance(option, type) and (
        issubclass(option, Recorded)
        or (issubclass(option, Family) and not is_worded(option))
    )


def is_worded(option: Any) -> bool:
    """
    Check for an enum, or another class whose values are words in JSON.
    """
    return isinstance(option, type) and issubclass(option, Enum | Worded)


def is_known(annotation: Any) -> bool:
    """
    Check for an annotation that rules support; cattrs reads others.
    """
    options = options_of(annotation)
    options = tuple(x for x in options if x not in (None, OFF, Unknown))
    return all(map(_is_choice if options[1:] else _is_alone, options))


def is_native(annotation: Any) -> bool:
    """
    Check for an annotation that is read without the converter's hooks.
    """
    if is_known(annotation):
        return True
    options = values_of(annotation)
    kind = kind_of(union_of(options))
    if is_mixed(kind) or options[1:]:
        return is_mixed(kind)
    inside = inside_of(options[0])
    parts = get_args(options[0]) if isinstance(kind, Row) else [inside]
    return None not in parts and all(map(is_native, parts))


def _is_alone(option: Any) -> bool:
    kind = kind_of(option)
    if isinstance(option, type):  # first, since most are classes
        return not isinstance(kind, Instance) or _is_choice(option)
    if get_origin(option) is tuple:
        return is_array(option) and is_known(get_args(option)[0])
    if isinstance(kind, Array | Dictionary):
        return False
    return not isinstance(kind, Instance) or _is_choice(option)


def _is_choice(option: Any) -> bool:
    """
    Check for a type or constant that rules can distinguish from others.
    """
    cls, kind = class_of(option), kind_of(option)
    if isinstance(kind, Array):
        is_nested = isinstance(kind.items, Instance | Choice | Array)
        return kind.made is tuple and not is_nested
    is_ours = is_recorded(cls) or is_worded(cls) or is_abstract(cls)
    return is_ours or isinstance(kind, Integer)


def class_of(option: Any) -> Any:
    """
    Return the class of an enum's member, or any other option itself.
    """
    return type(option) if isinstance(option, Enum) else option


def has_extra(cls: type[Any]) -> bool:
    """
    Check whether instances of a class hold unknown keys.
    """
    return issubclass(cls, Recorded)


def attributes_of(cls: type[Any]) -> "list[attrs.Attribute[Any]]":
    """
    List the attributes that may have rules.
    """
    extra = EXTRA if has_extra(cls) else None
    return [x for x in attrs.fields(cls) if x.init and x.name != extra]


_MARKS: Final = (Family, Recorded, Sides, Worded)


def bases_of(cls: type[Any]) -> list[type[Any]]:
    """
    List the base classes of a class, except enums and Python's own classes.
    """
    return [
        base
        for base in cls.__mro__[1:]
        if base not in _MARKS
        and Enum not in base.__mro__
        and base.__module__.partition(".")[0] not in stdlib_module_names
    ]


def is_abstract(option: Any) -> bool:
    """
    Check for a base class of a family, which has no instances of its own.
    """
    return isinstance(option, type) and Family in option.__bases__


def families_of(cls: type[Any]) -> list[type[Any]]:
    """
    List the families that a class is a member of.
    """
    return [base for base in cls.__mro__ if is_abstract(base)]


def sides_of(cls: type[Any]) -> list[type[Any]]:
    """
    List the base classes that clients' and servers' families share.
    """
    return [base for base in cls.__mro__ if Sides in base.__bases__]
