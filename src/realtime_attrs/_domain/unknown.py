"""
What a wire said that there is no name for here.
"""

from typing import Any

import attrs

from .._values.checked import frozen
from .._values.graphs import hash_of
from .._values.messages import Mismatch
from .._values.shown import shown_unknown


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

        dialect: Whose it is, by its `Dialect.name`: ``"GA"``.

    Raises:
        TypeError: *value* is no JSON value, or *dialect* no string.

        ValueError: *value* holds a number that is not finite, or itself.
    """

    value: Any = attrs.field(repr=shown_unknown, hash=False)
    dialect: str

    def __hash__(self) -> int:
        return hash((Unknown, hash_of(self.value), self.dialect))


def keys(value: Unknown | None) -> Unknown | None:
    """
    Let an `extra` hold nothing but keys; without any it is `None`.
    """
    if not isinstance(value, Unknown):
        return value
    if not isinstance(value.value, dict):
        raise Mismatch("an Unknown that holds an object", value.value)
    return value if value.value else None
