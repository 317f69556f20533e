"""
Hooks with two paths: a fast one, and a careful one that has the last word.

The fast path accepts less than the careful one, never more, and says nothing
about why: whatever it raises, the careful path is asked.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeAlias

import attrs

from .._kinds import Range
from ._rules import TAG, Spelling


Read: TypeAlias = Callable[[Any], Any]


class Unsure(Exception):  # noqa: N818  # never seen outside
    """
    The fast path leaves a value to the careful one.
    """


def unsure(_: Any = None) -> Any:
    """
    Leave a value to the careful path.
    """
    raise Unsure


@attrs.frozen
class Shape:
    """
    What a hook reads, as far as the very type of a value tells it.

    Args:
        words: Strings, and what they mean.

        limits: Integers that mean themselves.

        array: How an array is read, if it is.

        tagged: For each tag, how an object with it is read.

        untagged: How other objects are read, if they are.
    """

    words: Mapping[str, Any] = attrs.field(factory=dict)
    limits: Range | None = None
    array: Read | None = None
    tagged: Mapping[str, Read] = attrs.field(factory=dict)
    untagged: Read | None = None

    def __or__(self, other: "Shape") -> "Shape":
        return Shape(
            {**self.words, **other.words},
            self.limits or other.limits,
            self.array or other.array,
            {**self.tagged, **other.tagged},
            self.untagged or other.untagged,
        )

    def read(self, value: Any) -> Any:
        """
        Read *value* if it is plain to see what it is.
        """
        if type(value) is str:
            return self.words[value]
        if type(value) is dict:
            tag = value.get(TAG) if self.tagged else None
            return self.tagged.get(tag, self.untagged or unsure)(value)  # type: ignore[arg-type]  # no other type is in it
        if type(value) is list:
            return (self.array or unsure)(value)
        limits = self.limits
        if (
            type(value) is int
            and limits
            and limits.least <= value <= limits.greatest
        ):
            return value
        return unsure()


def with_fast(
    careful: Callable[..., Any],
    fast: Read,
    shape: Shape | Mapping[Enum, Spelling] | None = None,
) -> Callable[..., Any]:
    """
    Make a hook that tries *fast* first.

    Args:
        careful: What has the last word.

        fast: What raises, whatever it raises, where it is not sure.

        shape:
            What *fast* does, for code that does the same in line: for reading
            a shape, for writing the members of an enum their spellings.
    """

    def hook(value: Any, _: Any = None) -> Any:
        try:
            return fast(value)
        except Exception:  # noqa: BLE001, S110  # the careful path tells why
            pass
        return careful(value)

    hook.fast = fast  # type: ignore[attr-defined]  # for `fast_of()`
    hook.shape = shape  # type: ignore[attr-defined]  # for `shape_of()`
    return hook


def fast_of(hook: Callable[..., Any]) -> Read | None:
    """
    Take the fast path out of a hook of ours.
    """
    return getattr(hook, "fast", None)


def shape_of(hook: Callable[..., Any]) -> Any:
    """
    Take what the fast path does out of a hook of ours.
    """
    return getattr(hook, "shape", None)
