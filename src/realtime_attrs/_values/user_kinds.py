"""
Kinds of values that only users' classes have.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from .kinds import Kind, accept_below
from .messages import Mismatch, either


class OneOf(Kind):
    """
    Strings, integers and booleans of a `Literal`.
    """

    def __init__(self, values: Sequence[Any]) -> None:
        self.values = values

    @property
    def expected(self) -> str:
        return either(map(repr, self.values))

    def accept(self, value: Any) -> Any:
        is_flag = isinstance(value, bool)
        for item in self.values:
            if isinstance(item, bool) is is_flag and item == value:
                return item
        raise Mismatch(self.expected, value)


class Dictionary(Kind):
    """
    Dictionaries with strings as keys, and values that aren't JSON.
    """

    def __init__(self, values: Kind) -> None:
        self.values = values

    @property
    def expected(self) -> str:
        return "an object"

    def accept(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise Mismatch(self.expected, value)
        found = {}
        for key, item in value.items():
            if not isinstance(key, str):
                raise Mismatch("strings as keys", key, close=True)
            found[str.__str__(key)] = accept_below(key, self.values, item)
        return found


class Row(Kind):
    """
    Tuples of a fixed length, with a kind for each item.
    """

    def __init__(self, items: Sequence[Kind]) -> None:
        self.items = items

    @property
    def is_secret(self) -> bool:
        return any(kind.is_secret for kind in self.items)

    @property
    def expected(self) -> str:
        return f"an array of {len(self.items)}"

    def accept(self, value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise Mismatch(self.expected, value)
        if len(value) != len(self.items):
            raise Mismatch(self.expected, value, builtin=ValueError)
        return tuple(
            accept_below(index, kind, item)
            for index, (kind, item) in enumerate(
                zip(self.items, value, strict=True)
            )
        )
