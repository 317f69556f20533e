"""
The dialect, which is made of rules.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any, Literal

import attrs

from .inheritance import further_keys, inherited, still_elsewhere
from .mistakes import check_dialect
from .records import Record
from .spellings import (
    Attribute,
    Echo,
    Rewrite,
    Spelling,
    Wording,
    Words,
    place_of,
)


def _as_set(attributes: Iterable[Attribute]) -> frozenset[Attribute]:
    return frozenset(attributes)


def _as_tuple(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(records)


@attrs.frozen(repr=False)
class Dialect:
    """
    A wire on which sessions travel: everything that it says in its own way.

    Args:
        name: What messages call it.

        records: The classes that the dialect has, each once.

        words:
            For each enum, how its members are spelled: as a word, as null, or
            as an object, in which what stands beside the tag may be left out.
            For `PCM` likewise, for each of the values that there are.  Where
            objects share a tag, another key tells them apart; without it the
            one is meant that is alone of its class.

        also_read: For some enums, further words that are read.

        rewrites:
            For some attributes, given as class and name, what is written for
            them.

        elsewhere:
            For some classes, keys that another wire has for what stands in
            another place here, and the attributes that they stand for.  They
            are refused, since leaving them out would lose what they say.

        members:
            For some attributes, given as class and name, the records of the
            classes that stand there, instead of those of the dialect.

        nulls:
            For some classes, the attributes that are written as null when they
            say nothing, since readers rely on the keys.

        also_at:
            For some attributes, given as class and name, another place at
            which they are read.  Both may not be there, unless the other is
            an `Echo`.

        defaults:
            For some classes, what a server is known to have for attributes
            that nobody has set.  Nothing is filled in; `changes()` takes it
            for no difference.

        words_at:
            For some attributes, how words are spelled there, instead of by
            `words`.

        beside:
            For some attributes whose words are objects, keys of those that
            stand beside the attribute's place, and where: there is no object,
            the place holds its tag.  A tag that is left out is that of the
            first word.

        off:
            For some attributes, how `OFF` is spelled: the first is written,
            the others, and null, are read too.

        unsaid:
            For some attributes, words that say nothing, as null does.  To
            write a value equal to one of them is an error.

        moot:
            For some classes, keys that are no places, and words that may stand
            there and say nothing; they are unknown keys that nobody minds.

        also_as:
            For some classes, records by which they are read too, told by
            their tag, or by the keys that they require and the class's own
            record does not.  A key of one form in an object of another form
            is refused.

        digits:
            Attributes whose numbers are written as digits in a string; a
            number is read too.

        null_is_off:
            Whether `null` turns off what can be turned off.  Otherwise it says
            nothing, like any other `null`.

        number_bits: The size of the floats that numbers have to fit into.

    Raises:
        ValueError:
            Rules contradict each other, or leave something without a spelling;
            the message says which.

        TypeError: Something is not of the type that it should be.
    """

    name: str
    records: tuple[Record, ...] = attrs.field(converter=_as_tuple)
    words: Mapping[type[Any], Words]
    also_read: Mapping[type[Any], Mapping[str, Any]] = attrs.field(
        factory=dict
    )
    rewrites: Mapping[Attribute, Rewrite] = attrs.field(factory=dict)
    elsewhere: Mapping[type[Any], Mapping[str, tuple[str, ...]]] = attrs.field(
        factory=dict
    )
    members: Mapping[Attribute, tuple[Record, ...]] = attrs.field(factory=dict)
    nulls: Mapping[type[Any], tuple[str, ...]] = attrs.field(factory=dict)
    also_at: Mapping[Attribute, str | Echo] = attrs.field(factory=dict)
    defaults: Mapping[type[Any], Mapping[str, Any]] = attrs.field(factory=dict)
    words_at: Mapping[Attribute, Wording] = attrs.field(factory=dict)
    beside: Mapping[Attribute, Mapping[str, str]] = attrs.field(factory=dict)
    off: Mapping[Attribute, tuple[Spelling, ...]] = attrs.field(factory=dict)
    unsaid: Mapping[Attribute, tuple[str, ...]] = attrs.field(factory=dict)
    moot: Mapping[type[Any], Mapping[str, tuple[str, ...]]] = attrs.field(
        factory=dict
    )
    also_as: Mapping[type[Any], tuple[Record, ...]] = attrs.field(factory=dict)
    digits: frozenset[Attribute] = attrs.field(
        default=frozenset(), converter=_as_set
    )
    null_is_off: bool = True
    number_bits: Literal[32, 64] = 64
    _by_class: Mapping[type[Any], Record] = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        by_class = {item.cls: item for item in self.records}
        object.__setattr__(self, "_by_class", by_class)
        check_dialect(self)

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"<Dialect {self.name}>"

    def record_of(self, cls: type[Any]) -> Record | None:
        """
        Find the record of *cls*, if the dialect has one.
        """
        return self._by_class.get(cls)

    def meaning(self, cls: type[Any], name: str, value: Any) -> Any:
        """
        Say what *value* of an attribute means on this wire.

        Two values that mean the same are the same setting: what a server has
        if nobody has set it, or words in another order.

        Args:
            cls: The class.

            name: The attribute.

            value: What it holds; `None` says nothing.

        Returns:
            Something that is equal for values that mean the same.
        """
        if value is None:
            value = self.defaults.get(cls, {}).get(name)
        rewrite = self.rewrites.get((cls, name))
        if rewrite is None or value is None:
            return value
        return frozenset(rewrite.table.get(value, value))

    def at(self, cls: type[Any], name: str) -> "Dialect":
        """
        Take the words that are spelled otherwise at an attribute.
        """
        return self.worded(self.words_at.get((cls, name)))

    def worded(self, wording: Wording | None) -> "Dialect":
        """
        Take other words.  Who made the dialect has checked them.
        """
        if wording is None:
            return self
        other = copy(self)
        words = {**self.words, **wording.words}
        further = {
            cls: x
            for cls, x in self.also_read.items()
            if cls not in wording.words
        }
        object.__setattr__(other, "words", words)
        object.__setattr__(
            other, "also_read", {**further, **wording.also_read}
        )
        return other

    def further_keys(self, record: Record) -> frozenset[str]:
        """
        List the keys of an object that are no places, and read all the same.
        """
        return further_keys(record, self.also_at, self.beside, self.moot)

    def also_of(self, cls: type[Any], name: str) -> str | None:
        """
        Find the other place of an attribute.
        """
        found = self.also_at.get((cls, name))
        return None if found is None else place_of(found)

    def evolve(  # noqa: PLR0913  # each is a kind of rule
        self,
        name: str,
        *,
        records: Iterable[Record] = (),
        without: Iterable[type[Any]] = (),
        words: Mapping[type[Any], Words] | None = None,
        also_read: Mapping[type[Any], Mapping[str, Any]] | None = None,
        rewrites: Mapping[Attribute, Rewrite] | None = None,
        elsewhere: Mapping[type[Any], Mapping[str, tuple[str, ...]]]
        | None = None,
        members: Mapping[Attribute, tuple[Record, ...]] | None = None,
        nulls: Mapping[type[Any], tuple[str, ...]] | None = None,
        also_at: Mapping[Attribute, str | Echo] | None = None,
        defaults: Mapping[type[Any], Mapping[str, Any]] | None = None,
        words_at: Mapping[Attribute, Wording] | None = None,
        beside: Mapping[Attribute, Mapping[str, str]] | None = None,
        off: Mapping[Attribute, tuple[Spelling, ...]] | None = None,
        unsaid: Mapping[Attribute, tuple[str, ...]] | None = None,
        moot: Mapping[type[Any], Mapping[str, tuple[str, ...]]] | None = None,
        also_as: Mapping[type[Any], tuple[Record, ...]] | None = None,
        digits: Iterable[Attribute] = (),
        null_is_off: bool | None = None,
        number_bits: Literal[32, 64] | None = None,
    ) -> "Dialect":
        """
        Derive a dialect that differs in some rules.

        What is inherited goes with what it is about: the rules of a class that
        the new dialect has not, or of an attribute without a place.  Where a
        class stands in `members` as it does elsewhere, but for constants, its
        new record is taken there too.

        Args:
            name: The new dialect's name.

            records: Records for further classes, or instead of those here.

            without: Classes and enums that the new dialect has not.

            words:
                For further enums, or instead of those here, all words; then
                the further words that are read here do not count.

            also_read: Likewise, further words that are read.

            rewrites: Likewise, what is written for an attribute.

            elsewhere: Likewise, the keys of another wire for a class.

            members: Likewise, the records of what stands at an attribute.

            nulls: Likewise, the attributes of a class that are written as
                null.

            also_at: Likewise, another place of an attribute.

            defaults: Likewise, what a server has for attributes of a class.

            words_at: Likewise, how words are spelled at an attribute.

            beside: Likewise, which keys stand beside an attribute.

            off: Likewise, how `OFF` is spelled at an attribute.

            unsaid: Likewise, what says nothing at an attribute.

            moot: Likewise, the words that say nothing in a class.

            also_as: Likewise, the other records of a class.

            digits: Further attributes with digits for numbers.

            null_is_off: As in the class; as it is here if left out.

            number_bits: Likewise.
        """
        gone = frozenset(without)
        for cls in sorted(gone, key=lambda cls: cls.__name__):
            if cls not in self._by_class and cls not in self.words:
                raise ValueError(
                    f"dialect {name!r}: there is no {cls.__name__} to be"
                    " without"
                )

        by_class = {**self._by_class, **{item.cls: item for item in records}}
        kept = {c: item for c, item in by_class.items() if c not in gone}
        rules: dict[str, Any] = inherited(self, kept, gone)
        given: dict[str, Mapping[Any, Any] | None] = {
            "words": words,
            "also_read": also_read,
            "rewrites": rewrites,
            "members": members,
            "nulls": nulls,
            "also_at": also_at,
            "defaults": defaults,
            "words_at": words_at,
            "beside": beside,
            "off": off,
            "unsaid": unsaid,
            "moot": moot,
            "also_as": also_as,
        }
        for cls in words or ():
            rules["also_read"].pop(cls, None)
        for kind, new in given.items():
            rules[kind] |= new or {}
        rules["elsewhere"] = still_elsewhere(
            self.elsewhere,
            kept,
            rules["also_at"],
            rules["beside"],
            rules["moot"],
        )
        rules["elsewhere"] |= elsewhere or {}
        return Dialect(
            name,
            kept.values(),
            digits=(*rules.pop("digits"), *digits),
            null_is_off=(
                self.null_is_off if null_is_off is None else null_is_off
            ),
            number_bits=(
                self.number_bits if number_bits is None else number_bits
            ),
            **rules,
        )
