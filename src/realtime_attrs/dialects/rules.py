"""
What a rule looks like, and the dialect that it is a rule of.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any, Literal, TypeAlias, TypeVar

import attrs

from .classes import RECORDS, TAG, attributes_of, steps_of
from .mistakes import check_dialect, check_record


T = TypeVar("T")


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

        tag_at: The key of the tag, where it is not ``type``.

        bare:
            The attribute that the class is written as, if it is no object but
            the bare value of that attribute; then there is no other place.

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
    tag_at: str = TAG
    bare: str | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @property
    def keys(self) -> frozenset[str]:
        """
        The keys of the object itself, the tag's among them.
        """
        places = (*self.places.values(), *self.constants)
        steps = filter(None, map(steps_of, places))
        return frozenset((*self.tags, *(first for first, *_ in steps)))

    @property
    def tags(self) -> tuple[str, ...]:
        """
        The key of the tag, if there is one.
        """
        return () if self.tag is None else (self.tag_at,)


def record(
    cls: type[Any],
    *names: str,
    tag: str | None = None,
    required: Iterable[str] = (),
    constants: Mapping[str, str] | None = None,
    tag_at: str = TAG,
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

        tag_at: The key of the tag, where it is not ``type``.

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
        tag_at,
    )


def bare(cls: type[Any], name: str) -> Record:
    """
    Write down that a class is written as the value of one attribute.

    Args:
        cls: The class.

        name: The attribute; an instance that has others cannot be said.
    """
    return Record(cls, {name: ""}, required=frozenset({name}), bare=name)


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

Attribute: TypeAlias = tuple[type[Any], str]
"""
An attribute, as class and name.
"""


@attrs.frozen
class Wording:
    """
    How words are spelled at one attribute, instead of anywhere else.

    Args:
        words: As in `Dialect`, for the enums and values that stand there.

        also_read: Likewise.
    """

    words: Mapping[type[Any], Words]
    also_read: Mapping[type[Any], Mapping[str, Any]] = attrs.field(
        factory=dict
    )


@attrs.frozen
class Echo:
    """
    Another place of an attribute, where it counts only if nothing else does.

    Servers repeat it there, and not always rightly: beside the first place,
    what stands here is an unknown key.

    Args:
        place: The dotted path of keys.

        wording: How it is spelled there; as in the first place if left out.
    """

    place: str
    wording: Wording | None = None


def _less(wording: Wording, gone: frozenset[type[Any]]) -> Wording:
    """
    Leave classes that have gone out.
    """
    return Wording(
        {cls: x for cls, x in wording.words.items() if cls not in gone},
        {cls: x for cls, x in wording.also_read.items() if cls not in gone},
    )


def _echoes(
    also_at: Mapping[Attribute, str | Echo], gone: frozenset[type[Any]]
) -> dict[Attribute, str | Echo]:
    return {
        key: Echo(place.place, _less(place.wording, gone))
        if isinstance(place, Echo) and place.wording is not None
        else place
        for key, place in also_at.items()
    }


def _place_of(place: str | Echo) -> str:
    return place.place if isinstance(place, Echo) else place


def _further_keys(
    record: Record,
    also_at: Mapping[Attribute, str | Echo],
    beside: Mapping[Attribute, Mapping[str, str]],
    moot: Mapping[type[Any], Mapping[str, Any]],
) -> frozenset[str]:
    """
    List the keys of an object that are no places, and read all the same.
    """
    places = [
        _place_of(place)
        for (cls, _), place in also_at.items()
        if cls is record.cls
    ]
    for (cls, name), keys in beside.items():
        if cls is record.cls and "." not in record.places.get(name, ""):
            places += keys.values()
    first = (step for step, *_ in map(steps_of, filter(None, places)))
    return frozenset((*first, *moot.get(record.cls, ())))


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

        unsaid: For some attributes, words that say nothing, as null does.

        moot:
            For some classes, keys that are no places, and words that may stand
            there and say nothing; they are unknown keys that nobody minds.

        also_as:
            For some classes, records by which they are read too, told by
            their tag, or by the keys that they require and the class's own
            record does not.

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
        return _further_keys(record, self.also_at, self.beside, self.moot)

    def also_of(self, cls: type[Any], name: str) -> str | None:
        """
        Find the other place of an attribute.
        """
        found = self.also_at.get((cls, name))
        return None if found is None else _place_of(found)

    def _respelled(self, item: Record, new: Record) -> Record:
        """
        Take a record in one place over, as the new one of its class.

        It is left as it is if it has more of its own than constants.
        """
        old = self._by_class.get(item.cls)
        if old is None or attrs.evolve(item, constants=old.constants) != old:
            return item
        own = item.constants.items() - old.constants.items()
        return attrs.evolve(new, constants={**new.constants, **dict(own)})

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

        new_words = words or {}
        by_class = {**self._by_class, **{item.cls: item for item in records}}
        kept = {c: item for c, item in by_class.items() if c not in gone}
        placed = {
            (c, name) for c, item in kept.items() for name in item.places
        }

        def here(rules: Mapping[Attribute, T]) -> dict[Attribute, T]:
            return {k: rule for k, rule in rules.items() if k in placed}

        def of_classes(
            rules: Mapping[type[Any], Mapping[str, T]],
        ) -> dict[type[Any], Mapping[str, T]]:
            return {
                cls: {k: x for k, x in items.items() if (cls, k) in placed}
                for cls, items in rules.items()
                if cls in kept
            }

        further = {
            cls: words
            for cls, words in self.also_read.items()
            if cls not in gone and cls not in new_words
        }
        stand = {
            key: tuple(
                self._respelled(item, kept[item.cls])
                for item in items
                if item.cls in kept
            )
            for key, items in here(self.members).items()
        }
        said = {
            cls: tuple(name for name in names if (cls, name) in placed)
            for cls, names in self.nulls.items()
            if cls in kept
        }
        spelled = {
            key: _less(wording, gone)
            for key, wording in here(self.words_at).items()
        }
        idle: Mapping[type[Any], Mapping[str, tuple[str, ...]]] = {
            cls: {k: x for k, x in keys.items() if k not in kept[cls].keys}
            for cls, keys in self.moot.items()
            if cls in kept
        }
        forms = {c: items for c, items in self.also_as.items() if c in kept}
        also = {**_echoes(here(self.also_at), gone), **(also_at or {})}
        aside = {**here(self.beside), **(beside or {})}
        idle = {**idle, **(moot or {})}
        # Keys of other wires, unless they are read here now.
        other = {
            cls: {
                key: names
                for key, names in keys.items()
                if key not in kept[cls].keys
                and key not in _further_keys(kept[cls], also, aside, idle)
            }
            for cls, keys in self.elsewhere.items()
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
            {**here(self.rewrites), **(rewrites or {})},
            {**other, **(elsewhere or {})},
            {**stand, **(members or {})},
            {**said, **(nulls or {})},
            also,
            {**of_classes(self.defaults), **(defaults or {})},
            {**spelled, **(words_at or {})},
            aside,
            {**here(self.off), **(off or {})},
            {**here(self.unsaid), **(unsaid or {})},
            idle,
            {**forms, **(also_as or {})},
            (*(self.digits & placed), *digits),
            self.null_is_off if null_is_off is None else null_is_off,
            self.number_bits if number_bits is None else number_bits,
        )
