"""
The rules of a dialect, without checks of how they fit together.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any, Final, Literal

import attrs

from .._domain.unknown import Unknown
from .._values.annotations import options_of
from .._values.messages import describe
from . import shapes
from .arguments import ignored_words
from .keys import Form, Key, Variant
from .records import Record
from .shapes import INHERITED, SPREAD, is_class, perhaps, several, steps_of
from .spellings import NO_WORDS, Spelling, Words, words_table


def _name(value: str) -> str:
    shapes.one(value, "Dialect", kind=str, expected="a name")
    if not value:
        raise ValueError("Dialect: the name is empty")
    return str.lower(value)


def _flag(value: bool) -> bool:
    title, expected = "Dialect: null_is_off", "True or False"
    return bool(shapes.one(value, title, kind=bool, expected=expected))


def _bits(value: Literal[32, 64]) -> Literal[32, 64]:
    if value not in (32, 64):
        given = describe(value)
        raise ValueError(
            f"Dialect: number_bits: expected 32 or 64, got {given}"
        )
    return value


def records_given(value: Iterable[Record]) -> tuple[Record, ...]:
    """
    Return records as a tuple.
    """
    title, expected = "Dialect: records", "records"
    return several(value, title, expected, lambda x: isinstance(x, Record))


def words_given(
    value: Mapping[type[Any], Words | Mapping[Any, Spelling]] | None,
) -> Mapping[type[Any], Words]:
    """
    Return the words of enums, each mapping as `Words`.
    """
    return words_table(value, "Dialect: words")


def ignored_given(
    value: Mapping[Any, Mapping[str, Any]] | None,
) -> Mapping[Any, Mapping[str, tuple[Any, ...]]]:
    """
    Check the keys to ignore in base classes and unions.
    """
    title, found = "Dialect: ignored", {}
    for family, keys in shapes.table(value, title).items():
        several(options_of(family), title, "classes or unions", is_class)
        found[family] = ignored_words(keys, title)
    return found


MISPLACED: Final = "a misplaced key"


@attrs.frozen(repr=False)
class DialectData:
    """
    The rules of a `Dialect`.
    """

    name: str = attrs.field(converter=_name)
    records: tuple[Record, ...] = attrs.field(converter=records_given)
    words: Mapping[type[Any], Words] = attrs.field(converter=words_given)
    ignored: Mapping[Any, Mapping[str, tuple[Any, ...]]] = attrs.field(
        factory=dict, converter=ignored_given
    )
    null_is_off: bool = attrs.field(default=True, converter=_flag)
    number_bits: Literal[32, 64] = attrs.field(default=64, converter=_bits)
    is_server: bool = attrs.field(default=False, init=False)
    _by_class: Mapping[type[Any], Record] = attrs.field(init=False, eq=False)
    _variants: dict[int, tuple[Variant, Record]] = attrs.field(
        factory=dict, init=False, eq=False
    )
    """
    By identity, since a variant has no hash, the records that they stand for.
    """

    def __attrs_post_init__(self) -> None:
        by_class = {item.cls: item for item in self.records}
        object.__setattr__(self, "_by_class", by_class)

    def get(self, cls: type[Any]) -> Record | None:
        """
        Return the record of *cls*, or `None` if the dialect has none.
        """
        return self._by_class.get(cls)

    def of(self, cls: type[Any]) -> Record:
        """
        Return the record of *cls*.

        Raises:
            TypeError: *cls* is no class.

            ValueError:
                The dialect has no record of it; the message names the class
                with the most similar name.
        """
        title = f"dialect {self.name!r}"
        shapes.one(cls, title, kind=type, expected="a class")
        record = self._by_class.get(cls)
        if record is None:
            known = (other.__name__ for other in self._by_class)
            hint = perhaps(cls.__name__, known)
            raise ValueError(f"{title}: no record of {cls.__name__}{hint}")
        return record

    def spellings(self, cls: type[Any]) -> Words:
        """
        Return the words of an enum, or empty ones if the dialect lacks it.
        """
        return self.words.get(cls, NO_WORDS)

    def resolved(self, form: type[Any] | Form) -> Record:
        """
        Return the record of a class or variant, or the record itself.

        Raises:
            ValueError: The dialect doesn't have the class.
        """
        if isinstance(form, Record):
            return form
        if not isinstance(form, Variant):
            return self.of(form)  # type: ignore[arg-type]  # a class
        known, record = self._variants.get(id(form), (None, None))
        if known is not form or record is None:
            record = self._varied(form)
            self._variants[id(form)] = form, record
        return record

    def _varied(self, form: Variant) -> Record:
        own = self.of(form.cls)
        tag = own.tag if form.tag is INHERITED else form.tag
        constants = {**own.constants, **form.constants}
        if (tag, constants) == (own.tag, own.constants):
            return own
        return own.evolve(tag=tag, constants=constants, variants=())

    def records_at(self, key: Key) -> tuple[Record, ...] | None:
        """
        List the records that an attribute accepts; `None` for all.
        """
        if key.records is None:
            return None
        return tuple(map(self.resolved, key.records))

    def variants_of(self, cls: type[Any]) -> tuple[Record, ...]:
        """
        List the other forms in which *cls* is read.
        """
        record = self._by_class.get(cls)
        return tuple(map(self.resolved, record.variants)) if record else ()

    def ignored_in(self, record: Record) -> Mapping[str, tuple[Any, ...]]:
        """
        List the keys that are ignored in objects of *record*.
        """
        found: dict[str, tuple[Any, ...]] = {}
        if record.bare is not None:
            return found
        for family, keys in self.ignored.items():
            if is_below(record.cls, family):
                read = record.top_keys | record.further_keys
                found |= {k: x for k, x in keys.items() if k not in read}
        return {**found, **record.ignored}

    def beside(self, record: Record, name: str) -> dict[str, str] | None:
        """
        List the keys around an attribute that is spread, each with its owner.

        Return `None` if it is not spread.
        """
        *above, last = steps_of(record.paths[name]) or ("",)
        if last != SPREAD:
            return None
        ignored = (((x,), "an ignored key") for x in self.ignored_in(record))
        misplaced = ((steps_of(x), MISPLACED) for x in record.misplaced)
        read = (*record.written(), *record.only_read())
        return {
            path[len(above)]: owner
            for path, owner in (*read, *ignored, *misplaced)
            if [*path[: len(above)]] == above
            and path[len(above) :] != (SPREAD,)
        }

    def further_keys(self, record: Record) -> frozenset[str]:
        """
        List the keys of an object that are only read.
        """
        return record.further_keys | self.ignored_in(record).keys()

    def as_server(self) -> "DialectData":
        """
        Copy the dialect, to reject the values that only its server rejects.
        """
        other = copy(self)
        object.__setattr__(other, "is_server", True)
        return other

    def worded(self, words: Mapping[type[Any], Words]) -> "DialectData":
        """
        Copy the dialect, with other words of some enums.
        """
        if not words:
            return self
        other = copy(self)
        object.__setattr__(other, "words", {**self.words, **words})
        return other

    def meaning(self, cls: type[Any], name: str, value: Any) -> Any:
        """
        Normalize the value of an attribute, for comparisons.

        `None` and the server's default are the same setting, and so are the
        same words in another order.

        Args:
            cls: The class.

            name: The attribute.

            value: Its value; `None` if it is not set.

        Returns:
            A value that is equal for values of the same setting.
        """
        record = self._by_class.get(cls)
        if record is None:
            return value
        if value is None:
            value = record.defaults.get(name)
        key = record.keys.get(name)
        if key is None or key.rewrite is None or value is None:
            return value
        return frozenset(key.rewrite.table.get(value, value))


def is_below(cls: type[Any], family: Any) -> bool:
    """
    Check whether a class derives from a base class, or is in a union.
    """
    bases = options_of(family)
    return any(base in cls.__mro__ for base in bases if base is not Unknown)
