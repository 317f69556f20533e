"""
Codecs of integers written as strings, and of flattened words.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any, Final

import attrs

from .._rules.classes import TAG, class_of, is_worded
from .._rules.keys import Key
from .._rules.shapes import steps_of
from .._rules.sites import Field, Site, is_ours, others_given
from .._rules.spellings import key_between
from .._values.annotations import kind_of, options_of
from .._values.constants import OFF
from .._values.kinds import Integer
from .._values.messages import quoted
from .._values.unknown import Unknown
from .parts import Part, Spot, Wrapper
from .problems import WireError, refusal
from .schema_forms import (
    DIGITS,
    NULL,
    SIGNED_DIGITS,
    Schema,
    any_of,
    given_at,
    one_of,
)
from .schemas import Place
from .union_codec import UnionCodec
from .union_schema import required_in
from .words import is_as_spelled, plain, usual_of


_DIGITS: Final = 20


class AsString(Wrapper):
    """
    An integer that may be read from, and written as, a string of digits.
    """

    def __init__(
        self, number: Part, *, is_signed: bool, is_written: bool
    ) -> None:
        self.number = number
        self._is_written = is_written
        self._number_of = _signed_number_of if is_signed else _number_of
        self._digits = SIGNED_DIGITS if is_signed else DIGITS
        if isinstance(number, UnionCodec) and Unknown in number.writers:
            number.refusing(partial(_refuse_digits, self._number_of))

    @staticmethod
    def misfits(field: Field, key: Key) -> Iterator[str]:
        kinds = map(kind_of, options_of(field.type)) if key.as_string else ()
        if key.as_string and not any(isinstance(x, Integer) for x in kinds):
            yield "as_string: the attribute isn't an integer"

    @staticmethod
    def clashes(site: Site) -> Iterator[str]:
        for cls in site.classes if site.key.as_string else ():
            for word in sorted(site.words_of(cls)):
                if isinstance(_signed_number_of(word), str):
                    continue
                name = cls.__name__
                yield f"as_string: the word {word!r} of {name} is a number"

    @classmethod
    def over(cls, part: Part, site: Site, *, keeps: bool) -> Part:
        del keeps
        if not site.key.as_string:
            return part
        kinds = map(kind_of, site.options)
        ranges = (x.range for x in kinds if isinstance(x, Integer))
        return cls(
            part,
            is_signed=any(x.least < 0 for x in ranges),
            is_written=site.key.as_string != "read",
        )

    def read(self, spot: Spot) -> None:
        with spot.source.block(f"if isinstance({spot.item}, str):"):
            spot.source.add(
                f"{spot.item} = number_of({spot.item})",
                number_of=self._number_of,
            )
        self.number.read(spot)

    def schema(self, place: Place) -> Schema:
        return any_of([self.number.schema(place), self._digits])

    def write(self, spot: Spot, put: str) -> None:
        if not self._is_written:
            self.number.write(spot, put)
            return
        spot.source.add("written = None")
        self.number.write(spot, "written = {}")
        with spot.source.block("if written is not None:"):
            text = "str(written) if type(written) is int else written"
            spot.source.add(put.format(text))


def _refuse_digits(
    number_of: Callable[[str], int | str], written: Any
) -> None:
    """
    Reject an unknown string that would be read as a number.
    """
    number = number_of(written) if type(written) is str else ""
    if not isinstance(number, str):
        raise refusal("a word that isn't a number", written)


def _number_of(given: str) -> int | str:
    text = plain(given)
    is_number = text.isascii() and text.isdigit() and len(text) <= _DIGITS
    return int(text) if is_number else given


def _signed_number_of(given: str) -> int | str:
    text = plain(given)
    number = _number_of(text.removeprefix("-"))
    if isinstance(number, str):
        return given
    return -number if text.startswith("-") else number


@attrs.frozen(eq=False, repr=False)
class Flattened(Wrapper):
    """
    A word that is an object, whose keys are merged into the outer object.

    Args:
        words: The codec of the word as an object.
        keys: The keys of the word's object, by the keys of the outer object;
            the tag's is the first.
        first: The tag, if the outer object has none.
        usual: The words by their values at the keys.
        required: Whether a word is required.
    """

    words: UnionCodec
    keys: Mapping[str, str]
    first: str
    usual: Mapping[tuple[Any, ...], Any]
    required: bool

    @staticmethod
    def misfits(field: Field, key: Key) -> Iterator[str]:
        if not key.flatten:
            return
        options = options_of(field.type)
        if OFF in options:
            yield "flatten: OFF can't be flattened"
        others = [x for x in options if x not in (None, Unknown)]
        if not all(is_ours(class_of(x)) for x in others):
            yield "flatten: the attribute admits a value without words"
        for argument in others_given(key, ("alias", "fallback", "none")):
            yield f"flatten: can't be combined with {argument!r}"
        words = chain(*(x.spellings.values() for x in key.words.values()))
        keys = {"type": None, **dict.fromkeys(key.flatten)}
        spelled = [
            isinstance(x, Mapping) and {*x} in ({*keys}, {TAG}) for x in words
        ]
        if not (spelled and all(spelled)):
            expected = quoted(keys)
            yield f"flatten: expected words that are objects with {expected}"

    @staticmethod
    def clashes(site: Site) -> Iterator[str]:
        for cls in site.options if site.key.flatten else ():
            if site.dialect.get(cls) is not None:
                name = cls.__name__
                yield (
                    f"flatten: the attribute admits {name}, which has no words"
                )
            is_other = is_worded(cls) and cls not in site.key.words
            if is_other and site.dialect.spellings(cls).spellings:
                yield f"flatten: there are no words for {cls.__name__}"

    @classmethod
    def over(cls, part: Part, site: Site, *, keeps: bool) -> Part:
        del keeps
        flatten = site.key.flatten
        if not (flatten and isinstance(part, UnionCodec)):
            return part
        *_, first_key = steps_of(site.key.path)
        keys = {first_key: TAG, **{x: inner for inner, x in flatten.items()}}
        usual = {
            tuple(spelling.get(inner) for inner in keys.values()): member
            for words in site.key.words.values()
            for member, spelling in words.spellings.items()
            if isinstance(spelling, Mapping)
        }
        first = str(next(iter(usual))[0])
        words = part.refusing(partial(_refuse_others, keys.values()))
        required = site.name in site.record.required
        return cls(words, keys, first, usual, required)

    def read(self, spot: Spot) -> None:
        """
        Write code that reads a tuple of the values at the keys.
        """
        item, usual = spot.item, f"usual_{spot.name}"
        types = f"types_{spot.name}"
        spot.source.names |= {usual: self.usual, types: self._types()}
        with spot.source.block(f"if tuple(map(type, {item})) in {types}:"):
            # Values of other types may be equal, and may have no hash.
            spot.source.add(f"found = {usual}.get({item})")
        with spot.source.block("else:"):
            spot.source.add("found = None")
        with spot.source.block("if found is not None:"):
            spot.source.add(f"{item} = found")
        with spot.source.block("else:"):
            spot.source.add(
                f"{item}, errors = careful("
                f"flat_{spot.name}, {item}, errors, {spot.path})",
                **{f"flat_{spot.name}": self._accept},
            )

    def _types(self) -> set[tuple[type, ...]]:
        return {tuple(map(type, given)) for given in self.usual}

    def schema(self, place: Place) -> Schema:
        choices = [*self._choices(place)]
        if self.required:
            given = [given_at((key,), or_null=False) for key in self.keys]
            return {"allOf": [any_of(choices), any_of(given)]}
        if all("required" in choice for choice in choices):
            choices.append({"properties": dict.fromkeys(self.keys, NULL)})
        return any_of(choices)

    def _choices(self, place: Place) -> Iterator[Schema]:
        spelled = [
            pair
            for spellings in self.words.spellings.values()
            for pair in spellings.items()
        ]
        for tag in dict.fromkeys(item[TAG] for _, item in spelled):
            items = [pair for pair in spelled if pair[1][TAG] == tag]
            distinguishing = (
                key_between([x for _, x in items]) if items[1:] else None
            )
            usual = usual_of(items)
            for pair in items:
                free = {
                    inner
                    for inner in pair[1]
                    if inner not in (TAG, distinguishing)
                }
                if usual is not None and pair[0] is usual[0]:
                    free.add(str(distinguishing))
                if tag == self.first:
                    free.add(TAG)
                free -= required_in(pair[1], place)
                yield self._choice(pair[1], free)

    def _choice(
        self, spelling: Mapping[str, Any], free: Collection[str]
    ) -> Schema:
        """
        Make the schema of a word's keys; those in *free* are optional.
        """
        properties, required = {}, []
        for outer, inner in self.keys.items():
            item = spelling.get(inner)
            if item is None:
                properties[outer] = NULL
            elif inner in free:
                properties[outer] = one_of([item, None])
            else:
                properties[outer] = one_of([item])
                required.append(outer)
        choice: Schema = {"properties": properties}
        return {**choice, "required": required} if required else choice

    def write(self, spot: Spot, put: str) -> None:
        """
        Write code that adds the keys to the object *put*.
        """
        written = self.words.written(spot, copied=False)
        lines = [f"word = {written}"]
        for outer, inner in self.keys.items():
            line = f"{put}[{outer!r}] = word[{inner!r}]"
            given = f"if {inner!r} in word:\n    "
            lines.append(line if inner == TAG else given + line)
        text = "\n".join(lines).replace("\n", "\n    ")
        spot.source.add(
            f"try:\n"
            f"    {text}\n"
            f"except Exception as error:\n"
            f"    problems = cannot("
            f"problems, error, put_{spot.name}, {spot.item}, {spot.path})",
            **{f"put_{spot.name}": self.words.put},
        )

    def _accept(self, given: tuple[Any, ...]) -> Any:
        value = {
            key: item
            for key, item in zip(self.keys.values(), given, strict=True)
            if item is not None
        }
        try:
            return self.words.accept({TAG: self.first, **value})
        except WireError as error:
            keys = {inner: outer for outer, inner in self.keys.items()}
            raise WireError(
                attrs.evolve(
                    problem,
                    pointer=f"/{keys[problem.pointer[1:]]}",
                    names=(),
                )
                for problem in error.problems
            ) from None


def _refuse_others(known: Collection[str], written: Mapping[str, Any]) -> None:
    """
    Reject an unknown object with keys that can't be flattened.
    """
    for key in written:
        if key not in known:
            message = f"expected the keys {quoted(sorted(known))} only"
            raise WireError.at((key,), message)


def around(objects: Collection[Mapping[str, Any]]) -> Callable[[Any], bool]:
    """
    Make a function that checks if a value has all keys of one of *objects*.
    """

    def test(value: Any) -> bool:
        return isinstance(value, Mapping) and any(
            all(
                key in value and is_as_spelled(item[key], value[key])
                for key in item
            )
            for item in objects
        )

    return test


def spelled(spellings: Collection[Any]) -> Callable[[Any], bool]:
    """
    Make a function that checks if a value is one of *spellings*.
    """
    words = [x for x in spellings if not isinstance(x, Mapping)]
    objects = [x for x in spellings if isinstance(x, Mapping)]

    def test(value: Any) -> bool:
        if type(value) is not dict and not isinstance(value, Mapping):
            word = plain(value)
            return (word is None or type(word) is str) and word in words
        return any(
            len(item) == len(value)
            and all(
                key in value and is_as_spelled(item[key], value[key])
                for key in item
            )
            for item in objects
        )

    return test
