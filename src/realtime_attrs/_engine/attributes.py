"""
Read, write and describe the attributes of a record.
"""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from typing import Any, TypeAlias

import attrs

from .._rules.classes import TAG
from .._rules.dialect_data import DialectData as Dialect
from .._rules.keys import Key
from .._rules.shapes import SPREAD
from .._rules.sites import RuleKind
from .._values.kinds import Kind
from .._values.messages import quoted
from .attribute_mistakes import attribute_clashes, attribute_misfits
from .entries import Entry, FurtherKey, count
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
from .source import Source, place_of, variable_of
from .spelled import around, spelled


States: TypeAlias = Iterator[tuple[tuple[Any, ...], str]]


@attrs.frozen(eq=False, repr=False)
class Attribute(Entry, RuleKind):
    """
    An attribute of a record, at a key of its own.

    Args:
        may_be_off: Whether it can be `OFF`.
        may_be_none: Whether `None` omits the key, and is no value of it.
        accepts_null: Whether null is read as a value, `None`.
        is_refilled: Whether the reader replaces `None` by another default.
        kind: The kind of its values, if the constructor may not check them.
        is_null: Whether `None` is written as null.
        levels: The number of objects around the written value.
        further: The key of its alias or fallback.
    """

    key: Key = attrs.field(kw_only=True)
    may_be_off: bool = False
    may_be_none: bool = True
    accepts_null: bool = False
    is_refilled: bool = False
    kind: Kind | None = None
    is_null: bool = False
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
    def is_demanded(self) -> bool:
        """
        Whether it can be `None`, but `None` can't be written.
        """
        return self.required and self.may_be_none and not self.accepts_null

    @property
    def further_keys(self) -> Iterator[FurtherKey]:
        """
        The other keys that it is read from.
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
        Write code that reads null, or a spelling, as `OFF`.
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
            # Tags tell other objects apart.
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
            # The first place may have other words.
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

    def write(self, source: Source, *, null_is_off: bool) -> None:
        """
        Write code that writes the value.
        """
        source.add(f"item = value.{self.name}")
        is_given = source.block("if item is not None:")
        with is_given if self.may_be_none else nullcontext():
            put = self._target(source)
            if self.may_be_off:
                self._put_off(source, put, null_is_off=null_is_off)
            else:
                self._put(source, put)
        if not self.may_be_none:
            return
        if self.is_refilled:
            source.add(
                f"else:\n    problems = noted("
                f"problems, requires(({self.name!r},)), {self.name!r})"
            )
        elif self.is_demanded:
            source.add(f"else:\n    missing += ({self.name!r},)")
        elif self.is_null or self.accepts_null:
            with source.block("else:"):
                source.add(self._target(source).format("None"))

    def _target(self, source: Source) -> str:
        """
        Write code that adds the objects around it; return the assignment.
        """
        key = repr(self.path[-1]).replace("{", "{{").replace("}", "}}")
        return f"{self._object(source)}[{key}] = {{}}"

    def _object(self, source: Source) -> str:
        """
        Write code that adds the objects around it; name the inner one.
        """
        above = self.path[:-1]
        for depth, key in enumerate(above):
            outer = variable_of("out", above[:depth])
            inner = variable_of("out", above[: depth + 1])
            source.add(
                f"if {inner} is None:\n    {inner} = {outer}[{key!r}] = {{}}"
            )
        return variable_of("out", above)

    def _put_off(self, source: Source, put: str, *, null_is_off: bool) -> None:
        first = self.key.off[0] if self.key.off else None
        off = repr(dict(first) if isinstance(first, Mapping) else first)
        refused = (
            f"problems = noted(problems, off_not_supported(), {self.name!r})"
        )
        with source.block("if item is OFF:"):
            source.add(put.format(off) if null_is_off else refused)
        with source.block("else:"):
            self._put(source, put)

    def _put(self, source: Source, put: str) -> None:
        """
        Write code that rejects values which no constructor has rejected.
        """
        if self.kind is None:
            self._put_known(source, put)
            return
        accept, guard = f"admitted_{self.name}", self.kind.guard("item")
        taken = f"{accept}(item)"
        source.add(
            f"try:\n"
            f"    item = {f'item if {guard} else ' if guard else ''}{taken}\n"
            f"except Exception as error:\n"
            f"    problems = noted(problems, error, {self.name!r})",
            **{accept: self.kind.accept},
        )
        with source.block("else:"):
            self._put_known(source, put)

    def _put_known(self, source: Source, put: str) -> None:
        """
        Write code that rejects JSON which would be read as `None` or `OFF`.
        """
        spot = Spot(source, "item", self.name, repr(self.name))
        states = [*self._states()]
        if not (states or self._claimed):
            self.part.write(spot, put)
            return
        source.add("written = cls")  # nothing yet, and equal to no JSON value
        self.part.write(spot, "written = {}")
        keyword = self._refuse_claimed(source)
        for values, state in states:
            name = f"read_as_{state}_{self.name}"
            source.add(
                f"{keyword} written in {name}:\n"
                f"    error = read_as(written, {state!r})\n"
                f"    problems = noted(problems, error, {self.name!r})",
                **{name: values},
            )
            keyword = "elif"
        is_spread = self.path[-1] == SPREAD
        rest = "elif written is not cls" if is_spread else "else"
        source.add(f"{rest}:\n    " + put.format("written"))

    @property
    def _claimed(self) -> frozenset[str]:
        """
        The keys of others, which its value can't have.
        """
        return frozenset()

    def _states(self) -> States:
        """
        List the JSON that is read as `None` or `OFF`.
        """
        if self.key.none:
            yield self.key.none, "None"
        if self.key.off:
            yield self.key.off, "OFF"

    def _refuse_claimed(self, source: Source) -> str:
        """
        Write code that rejects keys of others; return the next keyword.
        """
        if not self._claimed:
            return "if"
        others = f"others_{self.name}"
        source.add(
            f"if written is not cls and not {others}.isdisjoint(written):\n"
            f"    error = has_others({others}, written)\n"
            f"    problems = noted(problems, error, {self.name!r})",
            **{others: self._claimed, "has_others": _has_others},
        )
        return "elif"

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


def _has_others(
    others: frozenset[str], written: Mapping[str, Any]
) -> WireError:
    keys = quoted(sorted(others.intersection(written)))
    return WireError.at((), f"expected other keys than {keys}")
