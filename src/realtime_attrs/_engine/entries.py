"""
Entries: code that reads, writes and describes the keys of an object.

This module has the keys that aren't attributes; `attributes` has the others.
"""

from collections.abc import Iterator

import attrs

from .._rules.keys import Key
from .._rules.shapes import SPREAD, Steps
from .._rules.sites import Field, RuleKind
from .object_schema import ObjectSchema
from .parts import Part, Spot
from .source import Source, place_of, variable_of


@attrs.frozen(eq=False, repr=False)
class Entry:
    """
    A key of an object, with the codec of its value.

    Args:
        path:
            The keys that lead to the value.  The last one is `SPREAD` if the
            value is that object itself, without the keys of other entries.
        part: The codec.
        name: The attribute, if the key has one.
        raw: The variable for the value, if it is read after the others.
        is_free: Whether the key may be unknown too, as a fallback's.
        required: Whether the value is required.
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
        The path of the value, for its problems.
        """
        return self.path[:-1] if self.path[-1:] == (SPREAD,) else self.path

    def read(self, source: Source, value: str, found: str | None) -> None:
        """
        Write code that gets the value from an object, to read it later.

        The variable *value* is the object; *found*, if any, counts its keys.
        """
        raw = self.raw
        source.add(f"{raw} = {value}.get({self.path[-1]!r}, ABSENT)")
        if found is not None:
            source.add(
                f"if {raw} is not ABSENT and {raw} is not None:\n"
                f"    {found} += 1"
            )

    def read_later(  # most have nothing to do
        self, source: Source, *, keeps: bool
    ) -> None:
        """
        Write code that runs after all keys are read.
        """

    def describe(self, found: ObjectSchema) -> None:
        """
        Add the key to the schema of its object.
        """
        found.add(self.path[-1], self.part.schema(found.place))

    def keep(self, source: Source) -> None:
        """
        Write code that adds the item to the unknown keys.
        """
        *above, key = self.path
        with source.at(len(self.path)):
            source.add(
                f"extra, errors = keep_keys(errors, extra, {{{key!r}: item}},"
                f" (), {{}}, {place_of(above)})"
            )


@attrs.frozen(eq=False, repr=False)
class ConstantKey(Entry):
    """
    A key with a constant word.
    """

    word: str

    def read(self, source: Source, value: str, found: str | None) -> None:
        name = variable_of("0word", self.path)  # no attribute has such a name
        source.add(f"item = {value}.get({self.path[-1]!r})")
        with source.block("if item is not None:"):
            count(source, found)
            Spot(source, "item", name, place_of(self.path)).read(self.part)


@attrs.frozen(eq=False, repr=False)
class FurtherKey(Entry, RuleKind):
    """
    A second key of an attribute: its alias or fallback.

    Names in its code end with *title*.
    """

    title: str = ""

    @staticmethod
    def misfits(field: Field, key: Key) -> Iterator[str]:
        del field
        if key.alias is not None and key.fallback is not None:
            yield "a key has an alias or a fallback, not both"

    def describe(self, found: ObjectSchema) -> None:
        found.look(self.path[len(found.path)])


class IgnoredKey(Entry):
    """
    A key to ignore, with some words or with any value.
    """

    __slots__ = ()

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
    Write code that counts a key with a value, if the code counts keys.
    """
    if found is not None:
        source.add(f"{found} += 1")
