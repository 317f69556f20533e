"""
What a rule looks like, and the dialect that it is a rule of.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Literal, TypeAlias

import attrs

from .classes import RECORDS, TAG, attributes_of
from .mistakes import check_dialect, check_record


@attrs.frozen
class Record:
    """
    How one class is spelled as an object.

    Args:
        cls: The class.

        places:
            For each attribute that the dialect has, the dotted path of keys to
            its value.

        tag: What the key ``type`` says for this class, if it has a tag.

        required:
            The attributes without which the dialect has no such object.

        constants:
            For dotted paths of keys, the words that always stand there.  Where
            classes share a tag, a key with different words tells them apart;
            others may be left out when they are read.

    A place that ends in ``.*`` is that of an object whose keys stand beside
    those of other attributes: ``session="session.*", id="session.id"``.

    Raises:
        TypeError: *cls* is no class of `realtime_attrs`.

        ValueError:
            A rule names an attribute that does not exist, or two rules one
            place; the message says which.
    """

    cls: type[Any]
    places: Mapping[str, str]
    tag: str | None = None
    required: frozenset[str] = frozenset()
    constants: Mapping[str, str] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @property
    def keys(self) -> frozenset[str]:
        """
        The keys of the object itself, the tag's among them.
        """
        tags = () if self.tag is None else (TAG,)
        places = (*self.places.values(), *self.constants)
        return frozenset((*tags, *(place.split(".")[0] for place in places)))


def record(
    cls: type[Any],
    *names: str,
    tag: str | None = None,
    required: Iterable[str] = (),
    constants: Mapping[str, str] | None = None,
    **places: str,
) -> Record:
    """
    Write a `Record` down by what a reader has to know.

    Args:
        cls: The class.

        names:
            The attributes that stand under their own names.  If neither they
            nor *places* are given, all do.

        tag: What the key ``type`` says for this class, if it has a tag.

        required:
            The attributes that must be there; those that the class cannot be
            made without need not be repeated.

        constants: For dotted paths of keys, the words that always stand there.

        places:
            For attributes that stand elsewhere, the dotted path of keys, such
            as ``voice="audio.output.voice"``.
    """
    fields = attributes_of(cls) if cls in RECORDS else []
    always = [f.name for f in fields if f.default is attrs.NOTHING]
    own = names or ([] if places else [field.name for field in fields])
    return Record(
        cls,
        {**{name: name for name in own}, **places},
        tag,
        frozenset((*always, *required)),
        constants or {},
    )


@attrs.frozen
class Rewrite:
    """
    How an array of words is written otherwise than it stands.

    Args:
        table: For some arrays, what is written.

        closed: Whether others cannot be said; else they stay.
    """

    table: Mapping[tuple[str, ...], tuple[str, ...]]
    closed: bool = False


Spelling: TypeAlias = str | Mapping[str, Any] | None
"""
A word, an object with a ``type``, or null.
"""

Words: TypeAlias = Mapping[Any, Spelling]
"""
For each member of an enum that the dialect has, how it is spelled.
"""


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
            For some attributes, given as class and name, another key at which
            they are read; both are keys of the object itself.

        defaults:
            For some classes, what a server is known to have for attributes
            that nobody has set.  Nothing is filled in; `changes()` takes it
            for no difference.

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
    words: Mapping[type[Enum], Words]
    also_read: Mapping[type[Enum], Mapping[str, Any]] = attrs.field(
        factory=dict
    )
    rewrites: Mapping[tuple[type[Any], str], Rewrite] = attrs.field(
        factory=dict
    )
    elsewhere: Mapping[type[Any], Mapping[str, tuple[str, ...]]] = attrs.field(
        factory=dict
    )
    members: Mapping[tuple[type[Any], str], tuple[Record, ...]] = attrs.field(
        factory=dict
    )
    nulls: Mapping[type[Any], tuple[str, ...]] = attrs.field(factory=dict)
    also_at: Mapping[tuple[type[Any], str], str] = attrs.field(factory=dict)
    defaults: Mapping[type[Any], Mapping[str, Any]] = attrs.field(factory=dict)
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

    def _elsewhere_in(
        self, records: Mapping[type[Any], Record]
    ) -> dict[type[Any], Mapping[str, tuple[str, ...]]]:
        """
        Take the keys of other wires over, unless they are places here now.
        """
        return {
            cls: {
                key: names
                for key, names in keys.items()
                if key not in records[cls].keys
            }
            for cls, keys in self.elsewhere.items()
            if cls in records
        }

    def evolve(  # noqa: PLR0913  # each is a kind of rule
        self,
        name: str,
        *,
        records: Iterable[Record] = (),
        without: Iterable[type[Any]] = (),
        words: Mapping[type[Enum], Words] | None = None,
        also_read: Mapping[type[Enum], Mapping[str, Any]] | None = None,
        rewrites: Mapping[tuple[type[Any], str], Rewrite] | None = None,
        elsewhere: Mapping[type[Any], Mapping[str, tuple[str, ...]]]
        | None = None,
        members: Mapping[tuple[type[Any], str], tuple[Record, ...]]
        | None = None,
        nulls: Mapping[type[Any], tuple[str, ...]] | None = None,
        also_at: Mapping[tuple[type[Any], str], str] | None = None,
        defaults: Mapping[type[Any], Mapping[str, Any]] | None = None,
        null_is_off: bool | None = None,
        number_bits: Literal[32, 64] | None = None,
    ) -> "Dialect":
        """
        Derive a dialect that differs in some rules.

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

        new_words = words or {}
        by_class = {**self._by_class, **{item.cls: item for item in records}}
        kept = {c: item for c, item in by_class.items() if c not in gone}
        placed = {
            (c, name) for c, item in kept.items() for name in item.places
        }
        # What is inherited goes with what it is about.
        further = {
            cls: words
            for cls, words in self.also_read.items()
            if cls not in gone and cls not in new_words
        }
        forms = {k: form for k, form in self.rewrites.items() if k in placed}
        stand = {
            key: tuple(item for item in items if item.cls in kept)
            for key, items in self.members.items()
            if key in placed
        }
        said = {
            cls: tuple(name for name in names if (cls, name) in placed)
            for cls, names in self.nulls.items()
            if cls in kept
        }
        also = {k: place for k, place in self.also_at.items() if k in placed}
        unset = {
            cls: {k: x for k, x in items.items() if (cls, k) in placed}
            for cls, items in self.defaults.items()
            if cls in kept
        }
        return Dialect(
            name,
            kept.values(),
            {
                cls: spellings
                for cls, spellings in {**self.words, **new_words}.items()
                if cls not in gone
            },
            {**further, **(also_read or {})},
            {**forms, **(rewrites or {})},
            {**self._elsewhere_in(kept), **(elsewhere or {})},
            {**stand, **(members or {})},
            {**said, **(nulls or {})},
            {**also, **(also_at or {})},
            {**unset, **(defaults or {})},
            self.null_is_off if null_is_off is None else null_is_off,
            self.number_bits if number_bits is None else number_bits,
        )
