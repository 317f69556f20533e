"""
What a wire said that there is no name for here.
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
    Something that a wire said and that is none of our classes and words.

    It stands where the wire had it: in the place of a word, such as a voice
    that is new; in the place of an object, such as a tool with a new ``type``;
    or as the `extra` of an object, which holds the keys beyond those that are
    known.  Converters make one only with ``keep_unknown=True``; they write it
    as it was, in the dialect that said it and in no other.

    Args:
        value:
            A JSON value, kept as it is: a string, or an object.  As an
            `extra`, an object of the unknown keys, inside the objects that
            they stand in on the wire.

        dialect:
            The `Dialect.name` of the payload's dialect, such as ``"ga"``.  It
            is converted to lower case, so that names which older versions
            stored compare equal.

    Raises:
        TypeError: *value* is no JSON value, or *dialect* no string.

        ValueError: *value* holds a number that is not finite, or itself.
    """

    value: Any = attrs.field(repr=shown_unknown, hash=False)
    dialect: str = attrs.field(converter=_lowered)

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        set_state(self, {**state, "dialect": _lowered(state["dialect"])})

    def __hash__(self) -> int:
        return hash((Unknown, hash_of(self.value), self.dialect))


def unknown_of(value: Any, dialect: str) -> Unknown:
    """
    Make an `Unknown` of a value that is known to be JSON.
    """
    made: Any = object.__new__(thawed(Unknown))
    made.value, made.dialect = value, _lowered(dialect)
    made.__class__ = Unknown
    return made  # type: ignore[no-any-return]  # it is one now
