"""
Read and describe the attributes of a record.
"""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext

import attrs

from .._rules.classes import TAG
from .._rules.dialect_data import DialectData as Dialect
from .._rules.sites import RuleKind
from .attribute_mistakes import attribute_clashes, attribute_misfits
from .entries import FurtherKey, count
from .object_schema import ObjectSchema
from .parts import Part, Spot
from .problems import WireError
from .schema_forms import (
    NOTHING,
    NULL,
    Schema,
    any_of,
    at,
    given_at,
    one_of,
    or_null,
)
from .schemas import Place
from .source import Source, place_of
from .spelled import around, spelled
from .written_attributes import WrittenAttribute


@attrs.frozen(eq=False, repr=False)
class Attribute(WrittenAttribute, RuleKind):
    """
    An attribute of a record, with a key of its own.

    Args:
        levels: The number of objects around the written value.
        further: The key of its alias or fallback.
    """

    levels: int = 0
    further: FurtherKey | None = None

    misfits = staticmethod(attribute_misfits)
    clashes = staticmethod(attribute_clashes)

    @property
    def is_needed(self) -> bool:
        """
        Whether its first key is required.
        """
        return self.required and self.further is None

    @property
    def further_keys(self) -> Iterator[FurtherKey]:
        """
        The other keys that have its value.
        """
        if self.further is not None:
            yield self.further

    def read(self, source: Source, value: str, found: str | None) -> None:
        get = f"item = {value}.get({self.path[-1]!r}"
        spot = self._spot(source, place_of(self.path))
        if self.may_be_off:
            source.add(f"{get}, ABSENT)")
            self._read_none(source)
            if self.required and self.further is not None:
                source.add(f"given_{self.name} = item is not ABSENT")
            self._read_off(spot, self.part, found)
        elif self.is_needed:
            source.add(f"{get}, ABSENT)")
            self._read_none(source)
            count(source, found)
            with (
                source.block("if item is not None:")
                if self.accepts_null
                else (nullcontext())
            ):
                spot.read(self.part)
        else:
            source.add(f"{get})")
            self._read_none(source)
            if self.required:
                given = "item is not None"
                if self.accepts_null:
                    given = f"{self.path[-1]!r} in {value}"
                source.add(f"given_{self.name} = {given}")
            with source.block("if item is not None:"):
                count(source, found)
                spot.read(self.part)
        source.add(f"self.{self.name} = item")

    def _spot(self, source: Source, place: str, title: str = "") -> Spot:
        title = title or self.name
        return Spot(source, "item", title, place, self.levels)

    def _read_none(self, source: Source, item: str = "item") -> None:
        """
        Write code that reads some words as an absent key.
        """
        if self.key.none:
            none = f"none_{self.name}"
            is_needed = self.is_needed and not self.accepts_null
            is_absent = self.may_be_off or is_needed
            source.add(
                f"if isinstance({item}, str) and plain({item}) in {none}:\n"
                f"    {item} = {'ABSENT' if is_absent else None}",
                **{none: self.key.none},
            )

    def _read_off(self, spot: Spot, part: Part, found: str | None) -> None:
        """
        Write code that reads null, or another spelling of it, as `OFF`.
        """
        source = spot.source
        if self.is_needed:
            source.add("if item is None:\n    item = OFF")
        else:
            source.add("if item is ABSENT:\n    item = None")
            source.add("elif item is None:\n    item = OFF")
        if self.key.off:
            off = f"off_{self.name}"
            sizes = {len(x) for x in self.key.off if isinstance(x, Mapping)}
            test = f"(type(item) is not dict or len(item) in {(*sizes,)})"
            words = {off: spelled(self.key.off)}
            with source.block(f"elif {test} and {off}(item):", **words):
                count(source, found)
                source.add("item = OFF")
        with source.block("else:"):
            count(source, found)
            objects = [x for x in self.key.off if isinstance(x, Mapping)]
            # Tags distinguish other objects.
            if not objects or any(TAG in x for x in objects):
                spot.read(part)
                return
            wider, written = f"wider_{self.name}", f"written_{self.name}"
            source.add(
                f"wider = item if {wider}(item) else None",
                **{wider: around(objects), written: part.put},
            )
            spot.read(part)
            source.add(
                f"if wider is not None and item is not None"
                f" and item is not wider"  # it was read
                f" and {written}(item) in off_{self.name}s:\n"
                f"    item = OFF",
                **{f"off_{self.name}s": objects},
            )

    def read_later(self, source: Source, *, keeps: bool) -> None:
        if self.further is not None:
            self._read_further(source, self.further, keeps=keeps)

    def _read_further(
        self, source: Source, further: FurtherKey, *, keeps: bool
    ) -> None:
        """
        Write code that reads the alias or fallback.
        """
        given = f"{further.raw} is not ABSENT"
        self._read_none(source, further.raw)
        if not self.may_be_off:
            given += f" and {further.raw} is not None"
        with source.block(f"if {given}:"):
            source.add(f"item = {further.raw}")
            with source.block(f"if self.{self.name} is None:"):
                self._read_again(source, further, keeps=keeps)
            if not further.is_free:
                self._refuse_both(source, further)
            elif keeps:
                with source.block("else:"):
                    further.keep(source)
        if self.required:
            is_null = f" and {further.raw} is ABSENT" * self.accepts_null
            source.add(
                f"elif not given_{self.name}{is_null}:\n"
                f"    errors = note("
                f"errors, missing_key(), {place_of(self.path)})"
            )

    def _read_again(
        self, source: Source, further: FurtherKey, *, keeps: bool
    ) -> None:
        spot = self._spot(source, place_of(further.path), further.title)
        if self.may_be_off:
            self._read_off(spot, self.part, None)
        else:
            spot.read(further.part)
        if further.is_free and keeps:
            # The first key may have other words.
            with source.block("if type(item) is Unknown:"):
                source.add(f"item = {further.raw}")
                further.keep(source)
                source.add("item = None")
        source.add(f"self.{self.name} = item")

    def _refuse_both(self, source: Source, further: FurtherKey) -> None:
        # `OFF` is a value, too.
        given = "else:" if self.may_be_off else "elif item is not None:"
        paths = [".".join(entry.path) for entry in (self, further)]
        with source.block(given, twice=_twice):
            source.add(
                f"error = twice({paths[0]!r}, {paths[1]!r})\n"
                f"errors = note(errors, error, {place_of(further.path)})"
            )

    def describe(self, found: ObjectSchema) -> None:
        dialect = found.place.schemas.dialect
        found.add(
            self.path[-1],
            self.schema(found.place_of(self.name, self.key)),
            [self.name],
            is_needed=self.is_needed,
            may_be_off=(self.may_be_off and self.off_is_null(dialect))
            or self.accepts_null,
            refuses_null=self._refuses_null(dialect),
        )

    def off_is_null(self, dialect: Dialect) -> bool:
        """
        Check whether null, or another spelling, is read as `OFF`.
        """
        return dialect.null_is_off and self.key.has_off

    def _refuses_null(self, dialect: Dialect) -> bool:
        return dialect.is_server and self.key.null is not None

    def schema(self, place: Place) -> Schema:
        """
        Make the schema of its values besides null.
        """
        schema = self.part.schema(place)
        dialect = place.schemas.dialect
        if self.key.pattern and dialect.is_server:
            pattern = rf"^(?:{self.key.pattern})(?![\s\S])"
            schema = {**schema, "pattern": pattern}
        off = self.key.off if self.off_is_null(dialect) else ()
        words = [item for item in (*off, *self.key.none) if item is not None]
        if not words:
            return schema
        return any_of([*schema.get("anyOf", [schema]), one_of(words)])

    def further_rules(self, found: ObjectSchema) -> Iterator[Schema]:
        """
        Make the schemas of the alias or fallback.
        """
        further, fallback = self.further, self.key.fallback
        if further is None:
            return
        schema = self.schema(found.place_of(self.name, self.key))
        if fallback is not None and fallback.words:
            place = found.place_of(self.name, self.key, fallback.words)
            schema = further.part.schema(place)
        dialect = found.place.schemas.dialect
        may_be_off = self.may_be_off and self.off_is_null(dialect)
        first = given_at(self.path, or_null=may_be_off)
        is_refused = self._refuses_null(dialect)
        there = at(further.path, schema if is_refused else or_null(schema))
        rule: Schema = {"if": first}
        if not further.is_free:
            is_value = is_refused or may_be_off  # null, which is given then
            rule["then"] = at(further.path, NOTHING if is_value else NULL)
        yield {**rule, "else": there}
        if self.required:
            is_null = may_be_off or self.accepts_null
            yield any_of(
                [
                    given_at(path, or_null=is_null)
                    for path in (self.path, further.path)
                ]
            )


def _twice(first: str, second: str) -> WireError:
    message = f"expected {first!r} or {second!r}, got both of them"
    return WireError.at((), message)
