"""
Codecs of arrays, and of arrays that a `Rewrite` changes.
"""

from collections.abc import Iterator
from itertools import permutations
from typing import Any, Final

import attrs

from .._rules.dialect_data import DialectData as Dialect
from .._rules.keys import Key
from .._rules.sites import Field, Site
from .._rules.spellings import Rewrite
from .._values.annotations import options_of
from .._values.messages import brief, either
from .._values.unknown import Unknown
from .parts import Converted, Part, Spot, Wrapper
from .problems import Problem, WireError, refusal
from .schema_forms import Schema
from .schemas import Place
from .union_codec import UnionCodec
from .unknown import kept, put_unknown


_FEW: Final = 4


class Items(Part):
    """
    An array of values.
    """

    def __init__(self, each: Part) -> None:
        self.each = each

    def read(self, spot: Spot) -> None:
        source, item = spot.source, spot.item
        parts = f"{item}_parts"
        part = attrs.evolve(
            spot,
            item=f"{item}_part",
            path=f"{spot.path}, len({parts})".removeprefix(", "),
            levels=spot.levels + 1,
        )
        test = f"type({item}) is list or isinstance({item}, (list, tuple))"
        with source.block(f"if {test}:"):
            source.add(f"{parts} = []")
            with source.block(f"for {part.item} in {item}:"):
                part.read(self.each)
                source.add(f"{parts}.append({part.item})")
            source.add(f"{item} = tuple({parts})")
        with source.block("else:"):
            source.add(
                f"{item}, errors = careful("
                f"no_array, {item}, errors, {spot.path})",
                no_array=_refuse_array,
            )

    def schema(self, place: Place) -> Schema:
        return {"type": "array", "items": self.each.schema(place)}

    def write(self, spot: Spot, put: str) -> None:
        if not isinstance(self.each, Converted | UnionCodec):
            spot.source.add(put.format(f"list({spot.item})"))
            return
        part = attrs.evolve(spot, item=f"{spot.item}_part")
        written = self.each.written(part)
        written = f"[{written} for {part.item} in {spot.item}]"
        spot.source.add(
            f"try:\n"
            f"    {put.format(written)}\n"
            f"except Exception:\n"
            f"    problems = each("
            f"problems, put_{spot.name}, {spot.item}, {spot.path})",
            **{f"put_{spot.name}": self.each.put},
        )


def _refuse_array(value: Any) -> Any:
    raise refusal("an array", value)


@attrs.frozen(eq=False, repr=False)
class Rewritten(Wrapper):
    """
    An array of words, with a `Rewrite` or unknown words.
    """

    array: Part
    rewrite: Rewrite
    dialect: Dialect
    keeps: bool

    @staticmethod
    def misfits(field: Field, key: Key) -> Iterator[str]:
        texts = {tuple[str | Unknown, ...], tuple[str, ...]}
        if key.rewrite and texts.isdisjoint(options_of(field.type)):
            yield "rewrite: the attribute is no array of words"

    @classmethod
    def over(cls, part: Part, site: Site, *, keeps: bool) -> Part:
        # Any array of words may have an unknown one.
        may_be_unknown = tuple[str | Unknown, ...] in site.named
        if site.key.rewrite is None and not may_be_unknown:
            return part
        return cls(part, site.key.rewrite or Rewrite({}), site.there, keeps)

    def read(self, spot: Spot) -> None:
        self.array.read(spot)
        item, forms = spot.item, f"forms_{spot.name}"
        if not self.rewrite.table:
            return
        spot.source.names[forms] = self.rewrite.table
        if not self.rewrite.closed:
            spot.source.add(f"{item} = {forms}.get({item}, {item})")
            return
        with spot.source.block(f"if {item} in {forms}:"):
            spot.source.add(f"{item} = {forms}[{item}]")
        with spot.source.block(
            f"elif {item} is not None and None not in {item}:"
        ):
            spot.take_carefully(self._read, "other")

    def schema(self, place: Place) -> Schema:
        table, is_server = self.rewrite.table, self.dialect.is_server
        refused = {x: [*x] for x in table if is_server and table[x] != x}
        if self.rewrite.closed and table:
            return {"enum": [[*x] for x in table if x not in refused]}
        schema = self.array.schema(place)
        if refused:
            return {**schema, "not": {"enum": [*refused.values()]}}
        return schema

    def write(self, spot: Spot, put: str) -> None:
        forms, rest = f"forms_{spot.name}", f"put_{spot.name}({spot.item})"
        table = self.rewrite.table
        spot.source.names[forms] = self._usual()
        if table:
            rest = f"list({forms}.get({spot.item}) or {rest})"
        spot.put_carefully(put, rest, self._put)

    def _usual(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """
        Map the arrays of words in the rules to the arrays to write.
        """
        table = {**self.rewrite.table}
        if not self.rewrite.closed:
            for words in self.rewrite.table.values():
                for mixed in permutations(words[:_FEW]):
                    table.setdefault(mixed, mixed)
        return table

    @property
    def _known(self) -> set[str]:
        return {word for words in self.rewrite.table for word in words}

    def _is_unknown(self, value: Any) -> bool:
        return (
            self.rewrite.closed
            and isinstance(value, str)
            and value not in self._known
        )

    def _read(self, words: tuple[str, ...]) -> tuple[str | Unknown, ...]:
        if self.keeps and any(map(self._is_unknown, words)):
            return tuple(
                kept(word, self.dialect) if self._is_unknown(word) else word
                for word in words
            )
        known = dict.fromkeys(self.rewrite.table.values())
        expected = either(map(str, map(list, known)))
        got = brief(f"{list(words)}")
        raise WireError.at((), f"expected {expected}, got {got}")

    def _put(self, words: tuple[str | Unknown, ...]) -> list[str]:
        table = self.rewrite.table
        if all(isinstance(word, str) for word in words) and words in table:
            return [*table[words]]  # type: ignore[index]  # no Unknown
        problems: list[Problem] = []
        written = []
        for index, word in enumerate(words):
            try:
                written.append(
                    put_unknown(word, self.dialect, self._is_unknown)
                    if isinstance(word, Unknown)
                    else word
                )
            except WireError as error:
                problems += error.under((index,)).faults
        if problems:
            raise WireError(problems)
        if self.rewrite.closed and (
            written == list(words) or any(map(self._is_unknown, words))
        ):
            name = self.dialect.name
            raise WireError.at((), f"the {name} dialect cannot say {written}")
        return written
