"""
The ways in which a key of an object is handled: one class for each.

Here are the keys that are no attributes; `attributes` has the others.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator

import attrs

from .._rules.keys import Key
from .._rules.shapes import SPREAD, Steps
from .._rules.sites import Field, RuleKind
from .object_schema import ObjectSchema
from .parts import Part, Spot
from .source import Source, place_of, variable_of


@attrs.frozen
class Entry(RuleKind, ABC):
    """
    A key, and what stands there.

    Args:
        path:
            The keys that lead to its value; the last one is `SPREAD` if the
            value is the object there, less the keys of others.

        part: The codec of the value there.

        name: The attribute, if it is one.

        raw: The variable for the value, if it is read after the others.

        is_free: Whether the key can be an unknown one, too.

        required: Whether there has to be a value.
    """

    path: Steps
    part: Part
    name: str = attrs.field(default="", kw_only=True)
    raw: str = attrs.field(default="", kw_only=True)
    is_free: bool = attrs.field(default=False, kw_only=True)
    required: bool = attrs.field(default=False, kw_only=True)

    @property
    def place(self) -> Steps:
        """
        The keys that lead to what problems with it are about.
        """
        return self.path[:-1] if self.path[-1:] == (SPREAD,) else self.path

    @abstractmethod
    def read(self, source: Source, value: str, found: str | None) -> None:
        """
        Write how it is read from an object.

        Args:
            source: The function to write to.

            value: The variable that holds the object.

            found: The one that counts the keys with a value, if they are
                counted.
        """

    def read_later(  # most have nothing to do
        self, source: Source, *, keeps: bool
    ) -> None:
        """
        Write what is done when all keys have been looked at.
        """

    @property
    def is_needed(self) -> bool:
        """
        Whether the key must be there.
        """
        return False

    def describe(self, found: ObjectSchema) -> None:
        """
        Say what is read at the key.
        """
        found.add(self.path[-1], self.part.schema(found.place))

    def look(self, source: Source, value: str, found: str | None) -> None:
        """
        Write that it is looked at.
        """
        raw = self.raw
        source.add(f"{raw} = {value}.get({self.path[-1]!r}, ABSENT)")
        if found is not None:
            source.add(
                f"if {raw} is not ABSENT and {raw} is not None:\n"
                f"    {found} += 1"
            )

    def keep(self, source: Source) -> None:
        """
        Write that the item is kept as an unknown key.
        """
        *above, key = self.path
        with source.at(len(self.path)):
            source.add(
                f"extra, errors = keep_keys(errors, extra, {{{key!r}: item}},"
                f" (), {{}}, {place_of(above)})"
            )


@attrs.frozen
class ConstantKey(Entry):
    """
    A key with a word that always stands there.

    Args:
        word: The word.
    """

    word: str

    def read(self, source: Source, value: str, found: str | None) -> None:
        name = variable_of("0word", self.path)  # as no attribute is called
        source.add(f"item = {value}.get({self.path[-1]!r})")
        with source.block("if item is not None:"):
            count(source, found)
            Spot(source, "item", name, place_of(self.path)).read(self.part)


@attrs.frozen
class FurtherKey(Entry):
    """
    A key of an attribute that has others, too.

    Args:
        title: What the code for it is called.
    """

    title: str = ""

    @staticmethod
    def misfits(field: Field, key: Key) -> Iterator[str]:
        del field
        if key.alias is not None and key.fallback is not None:
            yield "a key has an alias or a fallback, not both"

    def read(self, source: Source, value: str, found: str | None) -> None:
        self.look(source, value, found)

    def describe(self, found: ObjectSchema) -> None:
        found.look(self.path[len(found.path)])


@attrs.frozen
class IgnoredKey(Entry):
    """
    A key that says nothing, with some words or with any value.
    """

    def read(self, source: Source, value: str, found: str | None) -> None:
        self.look(source, value, found)

    def read_later(self, source: Source, *, keeps: bool) -> None:
        raw = self.raw
        with source.block(f"if {raw} is not ABSENT and {raw} is not None:"):
            source.add(f"item = {raw}")
            name, place = f"0{raw}", place_of(self.path)
            Spot(source, "item", name, place).read(self.part)
        if keeps:
            with source.block(f"if {raw} is not ABSENT:"):
                source.add(f"item = {raw}")
                self.keep(source)


def count(source: Source, found: str | None) -> None:
    """
    Write that a key with a value is counted, if keys are.
    """
    if found is not None:
        source.add(f"{found} += 1")
