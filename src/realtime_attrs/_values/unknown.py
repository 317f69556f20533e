"""
Values and keys of JSON that the library has no class or attribute for.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from .checked import frozen, set_state, thawed
from .graphs import hash_of
from .shown import shown_unknown


def _lowered(name: str) -> str:
    return str.lower(name) if isinstance(name, str) else name


@frozen
class Unknown:
    """
    A JSON value that the library has no class, member or attribute for.

    It replaces a member of an enum, such as a new voice, or an instance of a
    class, such as a tool with a new ``type``; or it is the `extra` of an
    object and contains its unknown keys.  Converters make one only with
    ``keep_unknown=True``; they write it unchanged, in the same dialect only.

    Args:
        value:
            A JSON value: a string, or an object.  For an `extra`, an object
            with the unknown keys, inside the same objects as in the payload.

        dialect:
            The `Dialect.name` of the payload's dialect, such as ``"ga"``.  It
            is converted to lower case, so that names which older versions
            stored compare equal.

    Raises:
        TypeError: *value* isn't a JSON value, or *dialect* isn't a string.

        ValueError: *value* contains a number that isn't finite, or itself.
    """

    value: Any = attrs.field(repr=shown_unknown, hash=False)
    dialect: str = attrs.field(converter=_lowered)

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        set_state(self, {**state, "dialect": _lowered(state["dialect"])})

    def __hash__(self) -> int:
        return hash((Unknown, hash_of(self.value), self.dialect))


def unknown_of(value: Any, dialect: str) -> Unknown:
    """
    Make an `Unknown` of a JSON value, without checking it.
    """
    made: Any = object.__new__(thawed(Unknown))
    made.value, made.dialect = value, _lowered(dialect)
    made.__class__ = Unknown
    return made  # type: ignore[no-any-return]  # it is one now
