"""
How words are spelled, and where else.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs


@attrs.frozen
class Rewrite:
    """
    How an array of words is written otherwise than it stands.

    Args:
        table: For some arrays, what is written.

        closed: Whether others cannot be said; else they stay.
    """

    table: Mapping[tuple[str, ...], tuple[str, ...]]
    closed: bool = False


Spelling: TypeAlias = str | Mapping[str, Any] | None
"""
A word, an object with a ``type``, or null.
"""

Words: TypeAlias = Mapping[Any, Spelling]
"""
For each member of an enum, or value of `PCM`, that the dialect has, how it is
spelled.
"""

Attribute: TypeAlias = tuple[type[Any], str]
"""
An attribute, as class and name.
"""


@attrs.frozen
class Wording:
    """
    How words are spelled at one attribute, instead of anywhere else.

    Args:
        words: As in `Dialect`, for the enums and values that stand there.

        also_read: Likewise.
    """

    words: Mapping[type[Any], Words]
    also_read: Mapping[type[Any], Mapping[str, Any]] = attrs.field(
        factory=dict
    )

    def without(self, gone: frozenset[type[Any]]) -> "Wording":
        """
        Leave classes out.
        """
        return Wording(
            {cls: x for cls, x in self.words.items() if cls not in gone},
            {cls: x for cls, x in self.also_read.items() if cls not in gone},
        )


@attrs.frozen
class Echo:
    """
    Another place of an attribute, where it counts only if nothing else does.

    Servers repeat it there, and not always rightly: beside the first place,
    what stands here is an unknown key.

    Args:
        place: The dotted path of keys.

        wording: How it is spelled there; as in the first place if left out.
    """

    place: str
    wording: Wording | None = None


def place_of(place: str | Echo) -> str:
    """
    Take an echo for its place.
    """
    return place.place if isinstance(place, Echo) else place
