"""
Codecs of arrays, and of arrays that a `Rewrite` changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
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
from .parts import Converted, Part, Plain, Rule, Spot, Wrapper
from .problems import Problem, WireError, described_error, refusal
from .schema_forms import Schema, or_null
from .schemas import Place
from .union_codec import UnionCodec
from .unknown import kept, put_unknown


_FEW: Final = 4


class Items(Part):
    """
    An array of values, read as a tuple, a list or a set.
    """

    def __init__(self, each: Part, made: type[Any] = tuple) -> None:
        self.each = each
        self.made = made

    @property
    def is_ours(self) -> bool:
        return self.each.is_ours

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
            source.add(f"{item} = {self.made.__name__}({parts})")
        with source.block("else:"):
            source.add(
                f"{item}, errors = careful("
                f"no_array, {item}, errors, {spot.path})",
                no_array=_refuse_array,
            )

    def schema(self, place: Place) -> Schema:
        return {"type": "array", "items": self.each.schema(place)}

    def write(self, spot: Spot, put: str) -> None:
        is_set = issubclass(self.made, AbstractSet)
        if type(self.each) is Plain and not is_set:
            spot.source.add(put.format(f"list({spot.item})"))
            return
        if is_set or not isinstance(self.each, Converted | UnionCodec):
            spot.put_carefully(put, self.written(spot), self.put)
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

    def put(self, value: Any) -> Any:
        written = put_each(enumerate(value), self.each.put)
        found = [*written.values()]
        if issubclass(self.made, AbstractSet):  # for equal JSON of equal sets
            found.sort(key=_order)
        return found


class FixedItems(Part):
    """
    An array of a fixed length, read as a tuple.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts

    @property
    def is_ours(self) -> bool:
        return all(part.is_ours for part in self.parts)

    def read(self, spot: Spot) -> None:
        source, item = spot.source, spot.item
        count = len(self.parts)
        name = f"{count}_{spot.name}"
        source.add(
            f"{item}, errors = careful("
            f"of_length_{name}, {item}, errors, {spot.path})",
            **{f"of_length_{name}": partial(_of_length, count)},
        )
        with source.block(f"if {item} is not None:"):
            source.add(f"{item}_parts = []")
            for index, part in enumerate(self.parts):
                inner = attrs.evolve(
                    spot,
                    item=f"{item}_part",
                    name=f"{index}_{spot.name}",
                    path=f"{spot.path}, {index}".removeprefix(", "),
                    levels=spot.levels + 1,
                )
                source.add(f"{inner.item} = {item}[{index}]")
                inner.read(part)
                source.add(f"{item}_parts.append({inner.item})")
            source.add(f"{item} = tuple({item}_parts)")

    def schema(self, place: Place) -> Schema:
        count = len(self.parts)
        return {
            "type": "array",
            "prefixItems": [part.schema(place) for part in self.parts],
            "minItems": count,
            "maxItems": count,
        }

    def write(self, spot: Spot, put: str) -> None:
        spot.put_carefully(put, self.written(spot), self.put)

    def put(self, value: Any) -> Any:
        pairs = [*enumerate(zip(self.parts, value, strict=True))]
        return [*put_each(pairs, _put_pair).values()]


class Values(Part):
    """
    An object with any keys, and values of one annotation.
    """

    def __init__(self, each: Part) -> None:
        self.each = each

    @property
    def is_ours(self) -> bool:
        return self.each.is_ours

    def read(self, spot: Spot) -> None:
        source, item = spot.source, spot.item
        parts, key = f"{item}_parts", f"{item}_key"
        part = attrs.evolve(
            spot,
            item=f"{item}_part",
            path=f"{spot.path}, {key}".removeprefix(", "),
            levels=spot.levels + 1,
        )
        source.add(
            f"if type({item}) is not dict"
            f" or {{*map(type, {item})}} - {{str}}:\n"
            f"    {item}, errors = careful("
            f"with_strings, {item}, errors, {spot.path})",
            with_strings=_with_strings,
        )
        with source.block(f"if {item} is not None:"):
            source.add(f"{parts} = {{}}")
            with source.block(f"for {key}, {part.item} in {item}.items():"):
                part.read(self.each)
                source.add(f"{parts}[{key}] = {part.item}")
            source.add(f"{item} = {parts}")

    def schema(self, place: Place) -> Schema:
        each = self.each.schema(place)
        return {"type": "object", "additionalProperties": each}

    def write(self, spot: Spot, put: str) -> None:
        spot.put_carefully(put, self.written(spot), self.put)

    def put(self, value: Any) -> Any:
        return put_each(value.items(), self.each.put)


class Nullable(Part):
    """
    A value of an array or an object, or null.
    """

    def __init__(self, part: Part) -> None:
        self.part = part

    @property
    def is_ours(self) -> bool:
        return self.part.is_ours

    def read(self, spot: Spot) -> None:
        with spot.source.block(f"if {spot.item} is not None:"):
            spot.read(self.part)

    def schema(self, place: Place) -> Schema:
        return or_null(self.part.schema(place))

    def put(self, value: Any) -> Any:
        return None if value is None else self.part.put(value)


def put_each(
    items: Iterable[tuple[str | int, Any]], put: Rule
) -> dict[str | int, Any]:
    """
    Write the values in a container, each with its index or key.
    """
    found: dict[str | int, Any] = {}
    problems: list[Problem] = []
    for step, item in items:
        try:
            found[step] = put(item)
        except Exception as error:  # noqa: BLE001  # hooks may raise anything
            if not isinstance(error, WireError):
                error = WireError.at((), described_error(error))
            problems += error.under((step,)).faults
    if problems:
        raise WireError(problems)
    return found


def _put_pair(pair: tuple[Part, Any]) -> Any:
    part, value = pair
    return part.put(value)


def _of_length(count: int, value: Any) -> Any:
    if not isinstance(value, list | tuple) or len(value) != count:
        raise refusal(f"an array of {count}", value)
    return value


def _order(item: Any) -> tuple[str, Any]:
    return type(item).__name__, repr(item) if type(item) is dict else item


def _with_strings(value: Any) -> dict[str, Any]:
    """
    Check that the keys of an object are strings.
    """
    if not isinstance(value, Mapping):
        raise refusal("an object", value)
    for key in value:
        if not isinstance(key, str):
            raise refusal("strings as keys", key)
    return {str.__str__(key): item for key, item in value.items()}


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
            yield "rewrite: the attribute isn't an array of words"

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
            spot.accept_carefully(self._read, "other")

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
            message = f"the {name} dialect doesn't support {written}"
            raise WireError.at((), message)
        return written
