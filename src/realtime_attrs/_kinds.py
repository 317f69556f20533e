"""
What a field's annotation admits, as an object that checks values.

The annotation is the one place that says what a field may hold.  Constructors
check it with these kinds, and so do the converters for whatever is not a class
of ours; nothing here knows a wire.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum
from itertools import chain
from math import inf
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    TypeAlias,
    Union,
    get_args,
    get_origin,
)

import attrs

from ._constants import Inf, Off
from ._describe import either
from ._json import json_value
from ._mismatch import Mismatch


@attrs.frozen
class Range:
    """
    The least and the greatest integer that an annotated `int` admits.
    """

    least: int
    greatest: int


Milliseconds: TypeAlias = Annotated[int, Range(0, 2**32 - 1)]
TokenCount: TypeAlias = Annotated[int, Range(0, 2**32 - 1)]


class Kind(ABC):
    """
    A set of Python values.
    """

    @property
    @abstractmethod
    def expected(self) -> str:
        """
        The set in words, as they follow "expected".
        """

    @abstractmethod
    def take(self, value: Any) -> Any:
        """
        Return *value* in its normal form.

        Raises:
            Mismatch: *value* does not belong.
        """


@attrs.frozen
class Text(Kind):
    """
    Strings; a subclass becomes a plain `str`.
    """

    @property
    def expected(self) -> str:
        return "a string"

    def take(self, value: Any) -> str:
        if isinstance(value, str):
            return str.__str__(value)
        raise Mismatch(self.expected, value)


@attrs.frozen
class Flag(Kind):
    """
    `True` and `False`, and nothing that only counts as them.
    """

    @property
    def expected(self) -> str:
        return "true or false"

    def take(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise Mismatch(self.expected, value)


@attrs.frozen
class Integer(Kind):
    """
    Integers of a range: no `bool`, no float with a whole value.
    """

    range: Range

    @property
    def expected(self) -> str:
        return f"an integer from {self.range.least} to {self.range.greatest}"

    def take(self, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Mismatch(self.expected, value)
        if not self.range.least <= value <= self.range.greatest:
            raise Mismatch(self.expected, value, builtin=ValueError)
        return int.__int__(value)


@attrs.frozen
class Number(Kind):
    """
    Finite numbers, of 64 bits unless said otherwise.

    An integer becomes a float.
    """

    below: float = inf
    bits: Literal[32, 64] = 64

    @property
    def expected(self) -> str:
        return "a number"

    def take(self, value: Any) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise Mismatch(self.expected, value)
        if -self.below < value < self.below:
            with suppress(OverflowError):
                return float(value)
        raise Mismatch(
            f"a finite {self.bits}-bit number", value, builtin=ValueError
        )


@attrs.frozen
class Json(Kind):
    """
    JSON values, kept as they are.
    """

    @property
    def expected(self) -> str:
        return "a JSON value"

    def take(self, value: Any) -> Any:
        return json_value(value)


@attrs.frozen
class JsonObject(Kind):
    """
    JSON objects, kept as they are, with values of one kind.
    """

    values: Kind

    @property
    def expected(self) -> str:
        return "an object"

    def take(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise Mismatch(self.expected, value)
        checked: dict[str, Any] = json_value(value)
        if not isinstance(self.values, Json):
            for key, item in checked.items():
                with _below(key):
                    self.values.take(item)
        return checked


@attrs.frozen
class Array(Kind):
    """
    Lists and tuples of one kind, kept as a tuple.
    """

    items: Kind

    @property
    def expected(self) -> str:
        return "an array"

    def take(self, value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise Mismatch(self.expected, value)
        taken = []
        for index, item in enumerate(value):
            with _below(index):
                taken.append(self.items.take(item))
        return tuple(taken)


@attrs.frozen
class Instance(Kind):
    """
    Instances of one of our classes or enums.
    """

    cls: type

    @property
    def expected(self) -> str:
        name = self.cls.__name__
        article = "an" if name.startswith(("A", "MCP")) else "a"
        return f"{article} {name}"

    def take(self, value: Any) -> Any:
        if isinstance(value, self.cls):
            return value
        raise Mismatch(self.expected, value)


@attrs.frozen
class Choice(Kind):
    """
    The union of several kinds and of constants: `None`, `OFF`, `INF`.
    """

    kinds: tuple[Kind, ...]
    constants: tuple[Enum | None, ...]

    @property
    def expected(self) -> str:
        kinds = [kind.expected for kind in self.kinds]
        return either([*kinds, *map(repr, self.constants)])

    def take(self, value: Any) -> Any:
        for constant in self.constants:
            if value is constant:
                return value
        for kind in self.kinds:
            try:
                return kind.take(value)
            except Mismatch as mismatch:
                if mismatch.is_close:
                    raise
        raise Mismatch(self.expected, value)


def options_of(  # noqa: PLR0911  # a table
    annotation: Any,
) -> tuple[Any, ...]:
    """
    Take a union apart into its members, those of a `Literal` one by one.

    `None` stands for itself, the class of a constant for the constant, type
    aliases and plain `Annotated` members for what is behind them.
    """
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return tuple(
            chain.from_iterable(map(options_of, get_args(annotation)))
        )
    if origin is Literal:
        return get_args(annotation)
    if annotation is NoneType:
        return (None,)
    if annotation in (Off, Inf):
        return tuple(annotation)  # to type checkers, the same as its member
    if hasattr(annotation, "__value__"):  # a TypeAliasType of Python 3.12
        return options_of(annotation.__value__)
    if origin is Annotated and not _ranges_of(annotation):
        return options_of(get_args(annotation)[0])
    return (annotation,)


def kind_of(annotation: Any) -> Kind:
    """
    Make the kind of an annotation.

    A bare `int` is a number of tokens as a response limit has it.
    """
    options = options_of(annotation)
    constants = [
        item for item in options if item is None or isinstance(item, Enum)
    ]
    kinds = [_kind_of(item) for item in options if item not in constants]
    if len(kinds) == 1 and not constants:
        return kinds[0]
    return Choice(tuple(kinds), tuple(constants))


_SCALARS: dict[Any, Kind] = {
    str: Text(),
    bool: Flag(),
    int: Integer(Range(0, 2**16 - 1)),
    float: Number(),
    Any: Json(),
}


def _kind_of(option: Any) -> Kind:
    if option in _SCALARS:
        return _SCALARS[option]
    match get_origin(option):
        case None:
            return Instance(option)
        case origin if origin is tuple:
            return Array(kind_of(get_args(option)[0]))
        case origin if origin is Mapping:
            return JsonObject(kind_of(get_args(option)[1]))
    (limits,) = _ranges_of(option)
    return Integer(limits)


def _ranges_of(annotated: Any) -> list[Range]:
    return [note for note in annotated.__metadata__ if isinstance(note, Range)]


@contextmanager
def _below(step: str | int) -> Iterator[None]:
    """
    Say of a mismatch that it is at *step*.
    """
    try:
        yield
    except Mismatch as mismatch:
        mismatch.path = (step, *mismatch.path)
        raise
