"""
Kinds of values: checks that an annotation makes.

A kind is a set of Python values with a method that accepts them.  For
generated code, it may have a guard: a Python expression that is true exactly
for the values that the method returns unchanged.
"""

import re

from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from enum import Enum
from functools import cached_property
from math import inf
from typing import Any, Final, Literal

from .json import is_plain, is_small, json_value
from .marks import Family, Recorded, Sides
from .messages import Mismatch, either
from .scalars import Range


_BITS: Final = 64
# An initial is read as a letter in front of another one, as in MCPTool.
_WITH_AN: Final = re.compile("[AEIOaeio]|Unknown|[FHLMNRSX][A-Z]")
_WORDS: Final = re.compile("[A-Z][a-z]*")
_MARKS: Final = frozenset((Family, Recorded, Sides))
_JSON: Final = (
    *(str, bytes, bytearray, memoryview),
    *(int, float, list, tuple, Mapping),
)


class Kind(ABC):
    """
    A set of Python values, which `accept()` checks and normalizes.
    """

    @property
    def is_secret(self) -> bool:
        """
        Whether messages must not show the values.
        """
        return False

    @property
    @abstractmethod
    def expected(self) -> str:
        """
        A description of the set, for messages after "expected".
        """

    @cached_property
    def exact(self) -> frozenset[type]:
        """
        The classes whose direct instances `accept()` returns unchanged.

        Other kinds return these instances unchanged too, or reject them.
        """
        return frozenset()

    @abstractmethod
    def accept(self, value: Any) -> Any:
        """
        Return *value* in its normal form.

        Raises:
            Mismatch: *value* isn't in the set.
        """

    def guard(
        self,
        item: str,  # noqa: ARG002  # subclasses use it
    ) -> str | None:
        """
        Write the guard of *item* with the names in `GUARDED`, if there is one.
        """
        return None


class Text(Kind):
    """
    Strings; a subclass becomes a plain `str`.
    """

    @property
    def expected(self) -> str:
        return "a string"

    def guard(self, item: str) -> str:
        return f"type({item}) is str"

    def accept(self, value: Any) -> str:
        if isinstance(value, str):
            return str.__str__(value)
        raise Mismatch(self.expected, value, secret=self.is_secret)


class Bytes(Kind):
    """
    Bytes; a `bytearray` or a `memoryview` becomes `bytes`.
    """

    @property
    def expected(self) -> str:
        return "bytes"

    def guard(self, item: str) -> str:
        return f"type({item}) is bytes"

    def accept(self, value: Any) -> bytes:
        if type(value) is bytes:
            return value
        if isinstance(value, bytes | bytearray | memoryview):
            return memoryview(value).tobytes()
        raise Mismatch(self.expected, value)


class Secret(Text):
    """
    Strings that no message shows.
    """

    @property
    def is_secret(self) -> bool:
        return True


class Flag(Kind):
    """
    `True` and `False`, but not 1 and 0.
    """

    @property
    def expected(self) -> str:
        return "true or false"

    def guard(self, item: str) -> str:
        return f"{item} is True or {item} is False"

    def accept(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise Mismatch(self.expected, value)


class Integer(Kind):
    """
    Integers of a range: no `bool`, no float with a whole value.
    """

    def __init__(self, range: Range) -> None:  # noqa: A002
        self.range = range

    @property
    def expected(self) -> str:
        return f"an integer from {self.range.least} to {self.range.greatest}"

    def guard(self, item: str) -> str:
        return (
            f"type({item}) is int"
            f" and {self.range.least} <= {item} <= {self.range.greatest}"
        )

    def accept(self, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Mismatch(self.expected, value)
        number = int.__int__(value)
        if not self.range.least <= number <= self.range.greatest:
            raise Mismatch(self.expected, value, builtin=ValueError)
        return number


class Number(Kind):
    """
    Finite numbers, by default of 64 bits.

    An integer becomes a float.
    """

    def __init__(self, bits: Literal[32, 64] = _BITS) -> None:
        self.bits = bits

    @property
    def expected(self) -> str:
        return "a number"

    @property
    def below(self) -> float:
        """
        The limit of absolute values, itself excluded.
        """
        # Half a step above the greatest float of 32 bits, which rounds to it.
        return inf if self.bits == _BITS else 2.0**128 - 2.0**103

    def guard(self, item: str) -> str:
        below = "infinity" if self.bits == _BITS else repr(self.below)
        return f"type({item}) is float and -{below} < {item} < {below}"

    def accept(self, value: Any) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise Mismatch(self.expected, value)
        number = (
            float.__float__(value)
            if isinstance(value, float)
            else int.__int__(value)
        )
        if -self.below < number < self.below:
            with suppress(OverflowError):
                return float(number)
        raise Mismatch(
            f"a finite {self.bits}-bit number", value, builtin=ValueError
        )


class Json(Kind):
    """
    JSON values, kept as they are.
    """

    @property
    def expected(self) -> str:
        return "a JSON value"

    def guard(self, item: str) -> str:
        return f"is_plain({item})"

    def accept(self, value: Any) -> Any:
        return json_value(value)


class JsonObject(Kind):
    """
    JSON objects, kept as they are, with values of one kind.
    """

    def __init__(self, values: Kind) -> None:
        self.values = values

    @property
    def is_secret(self) -> bool:
        return self.values.is_secret

    @property
    def expected(self) -> str:
        return "an object"

    def guard(self, item: str) -> str | None:
        if isinstance(self.values, Json):
            return f"type({item}) is dict and is_plain({item})"
        return None

    def accept(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise Mismatch(self.expected, value, secret=self.is_secret)
        checked: dict[str, Any] = json_value(value)
        if not isinstance(self.values, Json):
            for key, item in checked.items():
                accept_below(key, self.values, item)
        return checked


class Array(Kind):
    """
    Lists, tuples and sets of one kind, converted to *made*, by default tuples.
    """

    def __init__(self, items: Kind, made: type[Any] = tuple) -> None:
        self.items = items
        self.made = made

    @property
    def is_secret(self) -> bool:
        return self.items.is_secret

    @property
    def expected(self) -> str:
        return "an array"

    def accept(self, value: Any) -> Any:
        if not isinstance(value, (list, tuple, self.made)):
            raise Mismatch(self.expected, value)
        exact = self.items.exact
        items = [
            item
            if type(item) in exact
            else accept_below(index, self.items, item)
            for index, item in enumerate(value)
        ]
        return self.made(items)


class Instance(Kind):
    """
    Instances of a class or enum.
    """

    def __init__(self, cls: type) -> None:
        self.cls = cls

    @property
    def expected(self) -> str:
        name = self.cls.__name__
        bases = getattr(self.cls, "__bases__", ())  # of a type variable: none
        if name.startswith("Base") and not _MARKS.isdisjoint(bases):
            words = _WORDS.findall(name)[1:]
            name = " ".join(words).lower() or name
        article = "an" if _WITH_AN.match(name) else "a"
        return f"{article} {name}"

    @cached_property
    def exact(self) -> frozenset[type]:
        is_class = isinstance(self.cls, type)  # a type variable is none
        is_other = is_class and not issubclass(self.cls, _JSON)
        return frozenset((self.cls,) if is_other else ())

    def accept(self, value: Any) -> Any:
        if isinstance(value, self.cls):
            return value
        raise Mismatch(self.expected, value)


class Choice(Kind):
    """
    The union of several kinds and of constants: `None`, `OFF`, `INF`.
    """

    def __init__(
        self, kinds: tuple[Kind, ...], constants: tuple[Enum | None, ...]
    ) -> None:
        self.kinds = kinds
        self.constants = constants

    @cached_property
    def exact(self) -> frozenset[type]:
        return frozenset().union(*(kind.exact for kind in self.kinds))

    @property
    def is_secret(self) -> bool:
        return any(kind.is_secret for kind in self.kinds)

    @property
    def expected(self) -> str:
        bases = {x.cls for x in self.kinds if isinstance(x, Instance)}
        kinds = [
            kind.expected
            for kind in self.kinds
            if not isinstance(kind, Instance)
            or bases.isdisjoint(kind.cls.__mro__[1:])
        ]
        return either([*kinds, *map(repr, self.constants)])

    def accept(self, value: Any) -> Any:
        for constant in self.constants:
            if value is constant:
                return value
        if type(value) in self.exact or (
            isinstance(value, tuple(self.exact))
            and not isinstance(value, _JSON)
        ):
            return value
        for kind in self.kinds:
            try:
                return kind.accept(value)
            except Mismatch as mismatch:
                if mismatch.is_close:
                    raise
        raise Mismatch(self.expected, value, secret=self.is_secret)


GUARDED: Mapping[str, Any] = {
    "infinity": inf,
    "is_plain": is_plain,
    "is_small": is_small,
}
"""
The names that guards refer to.
"""


def accept_below(step: str | int, kind: Kind, value: Any) -> Any:
    """
    Accept a part of a value; add *step* to the path of a mismatch.
    """
    try:
        return kind.accept(value)
    except Mismatch as mismatch:
        mismatch.path = (step, *mismatch.path)
        raise
