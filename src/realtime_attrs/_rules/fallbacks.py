"""
A second path at which one attribute is read.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from . import shapes
from .spellings import Spelling, Words, words_table


def _fallback_words(
    value: Mapping[type[Any], Words | Mapping[Any, Spelling]],
) -> Mapping[type[Any], Words]:
    return words_table(value, "Fallback: words")


@attrs.frozen(unsafe_hash=False)
class Fallback:
    """
    A path that converters read if the attribute's own path has no value.

    Use it for a key that a server sends in addition to the attribute's own
    key, perhaps with another value.  If both keys are present, the key of the
    fallback is an unknown key.

    Args:
        path: The dotted path of keys.

        words:
            The `Words` of some enums at this path; by default those at the
            attribute's own path.

    Raises:
        TypeError: An argument has the wrong shape.

        ValueError: The path has an empty key, or ends in ``*``.
    """

    path: str
    words: Mapping[type[Any], Words] = attrs.field(
        kw_only=True, factory=dict, converter=_fallback_words
    )

    def __attrs_post_init__(self) -> None:
        shapes.key_path(self.path, "Fallback")
