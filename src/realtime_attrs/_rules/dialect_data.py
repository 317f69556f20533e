"""
The rules of a dialect, without checks of how they fit together.
"""

from abc import ABC, abstractmethod
from collections.abc import (
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from copy import copy
from typing import (
    Any,
    Final,
    Generic,
    Literal,
    TypeAlias,
    TypeVar,
    get_args,
    get_origin,
)

import attrs

from .._values.annotations import joined, options_of
from .._values.constants import Off
from .._values.marks import Family, Recorded, Worded, marked_below
from .._values.messages import describe
from .._values.unknown import Unknown
from . import shapes
from .classes import bases_of, is_abstract, is_marked, is_worded
from .keys import Key, Member, class_of
from .record_data import RecordData
from .shapes import (
    SPREAD,
    is_class,
    perhaps,
    several,
    steps_of,
)
from .spellings import (
    NO_WORDS,
    Spelling,
    Words,
    ignored_words,
    words_table,
)
from .variants import Form, Variant


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


R = TypeVar("R", bound=RecordData)
R_co = TypeVar("R_co", bound=RecordData, covariant=True)


def records_given(value: Iterable[Any]) -> tuple[Any, ...]:
    """
    Return records as a tuple.
    """
    title, expected = "Dialect: records", "records"
    return several(value, title, expected, lambda x: isinstance(x, RecordData))


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
class DialectRules(ABC, Generic[R_co]):
    """
    The rules of a `Dialect`.
    """

    name: str = attrs.field(converter=_name)
    records: tuple[R_co, ...] = attrs.field(converter=records_given)
    words: Mapping[type[Any], Words] = attrs.field(converter=words_given)
    ignored: Mapping[Any, Mapping[str, tuple[Any, ...]]] = attrs.field(
        factory=dict, converter=ignored_given
    )
    null_is_off: bool = attrs.field(default=True, converter=_flag)
    number_bits: Literal[32, 64] = attrs.field(default=64, converter=_bits)
    is_server: bool = attrs.field(default=False, init=False)
    _by_class: Mapping[type[Any], R_co] = attrs.field(init=False, eq=False)
    _variants: dict[int, tuple[Variant, R_co]] = attrs.field(
        factory=dict, init=False, eq=False
    )
    """
    The records of variants, by identity, since a variant has no hash.
    """
    _derived_forms: dict[Any, tuple[Variant, Form]] = attrs.field(
        factory=dict, init=False, eq=False
    )
    """
    The variants of subclasses, by the identity of those of base classes.
    """
    _absent: frozenset[type[Any]] = attrs.field(
        default=frozenset(), init=False, eq=False
    )
    """
    The classes that this dialect, or one that it derives from, has removed.
    """
    _below: Mapping[type[Any], list[type[Any]]] | None = attrs.field(
        default=None, init=False, eq=False
    )
    """
    The classes that derive from each base class, once they are needed.
    """

    def __attrs_post_init__(self) -> None:
        by_class = {item.cls: item for item in self.records}
        object.__setattr__(self, "_by_class", by_class)

    def derived(self, cls: Any) -> Sequence[type[Any]]:
        """
        List the classes with a record or words that derive from a class.
        """
        if self._below is None:
            found: dict[type[Any], list[type[Any]]] = {}
            for known in (*self._by_class, *self.words):
                for base in bases_of(known):
                    found.setdefault(base, []).append(known)
            object.__setattr__(self, "_below", found)
        return self._below.get(cls, ()) if self._below else ()

    def get(self, cls: type[Any]) -> R_co | None:
        """
        Return the record of *cls*, or `None` if the dialect has none.
        """
        return self._by_class.get(cls)

    def of(self, cls: type[Any]) -> R_co:
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

    def base_of(self, cls: Any) -> type[Any] | None:
        """
        Return the class whose rules apply to instances of *cls*.

        Return *cls* itself if only subclasses have rules, or if the dialect
        rejects it, and `None` if cattrs converts it.
        """
        mro = cls.__mro__ if isinstance(cls, type) else ()
        for base in mro:
            if base in self._by_class or base in self._absent:
                return base
        if self.derived(cls):
            return cls  # type: ignore[no-any-return]  # a class
        return cls if is_marked(cls) and self._has_mark else None

    def expanded(self, annotation: Any) -> Any:
        """
        Replace each class in an annotation by those that stand for it.

        They are the class itself, if it has a record or words, and all those
        that derive from it.
        """
        options = options_of(annotation)
        # By identity: some have no hash, and 1 is no True.
        found = {
            id(x): x for item in options for x in self._expanded_option(item)
        }
        if (*found.values(),) == options or not found:
            return annotation
        return joined(found.values())

    def _expanded_option(self, option: Any) -> Iterable[Any]:
        if not isinstance(option, type):
            return [self._expanded_inside(option)]
        derived = self.derived(option)
        is_there = option in self._by_class or option in self.words
        if is_there or not (derived or is_abstract(option)):
            return [option, *derived]
        return derived

    def _expanded_inside(self, option: Any) -> Any:
        """
        Expand the items of an array, or the values of an object.
        """
        origin: Any = get_origin(option)
        if not isinstance(origin, type) or not issubclass(origin, Collection):
            return option
        args = get_args(option)
        inside = tuple(x if x is ... else self.expanded(x) for x in args)
        return option if inside == args else origin[inside]  # type: ignore[index]  # generic

    def record_of(self, cls: Any) -> R_co | None:
        """
        Return the record for instances of *cls*, if there is one.
        """
        base = self.base_of(cls)
        return None if base is None else self._by_class.get(base)

    def standing(self, cls: Any) -> Any:
        """
        Return the class as which instances of *cls* are read back.

        It is the base class that has a record, or the subclass that replaces
        it; *cls* itself if the dialect doesn't write it.
        """
        base: Any = self.base_of(cls)
        record = self._by_class.get(base)
        if record is None:
            return cls
        for derived in self.derived(base):
            if are_alike(record, self._by_class.get(derived)):
                return self.standing(derived)
        return base

    def worded_classes(self) -> frozenset[type[Any]]:
        """
        List the enums that have words, and those that the dialect rejects.
        """
        there = (x for item in self.records for x in item.words_there)
        marked = marked_below(Worded) if self._has_mark else ()
        found = frozenset().union(self.words, self._absent, marked, *there)
        return frozenset(filter(is_worded, found))

    def has_words(self, cls: Any) -> bool:
        """
        Check for a class with words, or one that the dialect rejects.
        """
        if not is_worded(cls):
            return False
        is_marked = issubclass(cls, Worded | Family) and self._has_mark
        return is_marked or cls is Off or cls in self.worded_classes()

    @property
    def _has_mark(self) -> bool:
        return any(issubclass(cls, Recorded) for cls in self._by_class)

    def spellings(self, cls: type[Any]) -> Words:
        """
        Return the words of an enum, or empty ones if the dialect lacks it.
        """
        return self.words.get(cls, NO_WORDS)

    def resolved(self, form: Member) -> R_co:
        """
        Return the record of a class or variant, or the record itself.

        Raises:
            ValueError: The dialect doesn't have the class.
        """
        if isinstance(form, RecordData):
            return form  # type: ignore[return-value]  # as the others
        if not isinstance(form, Variant):
            return self.of(form)  # type: ignore[arg-type]  # a class
        known, record = self._variants.get(id(form), (None, None))
        if known is not form or record is None:
            record = self._varied(form)
            self._variants[id(form)] = form, record
        return record

    @abstractmethod
    def _varied(self, form: Variant) -> R_co:
        """
        Vary the dialect's record of a class.
        """

    def records_at(self, key: Key) -> tuple[R_co, ...] | None:
        """
        List the records that an attribute accepts; `None` for all.
        """
        if key.records is None:
            return None
        named = {class_of(item) for item in key.records}
        return tuple(
            self.resolved(form)
            for item in key.records
            for form in self._forms_below(item)
            if form is item or class_of(form) not in named
        )

    def _forms_below(self, item: Member) -> Iterator[Member]:
        """
        List a form, if its class has a record, and those of its subclasses.
        """
        cls = class_of(item)
        derived_ones = self.derived(cls)
        if cls in self._by_class or not (derived_ones or is_abstract(cls)):
            yield item
        for derived in derived_ones:
            if derived in self._by_class and not isinstance(item, RecordData):
                yield self._form_of(derived, item)

    def _form_of(self, cls: type[Any], item: Member) -> Member:
        if not isinstance(item, Variant):
            return cls
        key = id(item), cls
        known, form = self._derived_forms.get(key, (None, None))
        if known is item and form is not None:
            return form
        made = item.of(cls)
        self._derived_forms[key] = item, made
        return made

    def variants_of(self, cls: type[Any]) -> tuple[R_co, ...]:
        """
        List the other forms in which *cls* is read.
        """
        record = self._by_class.get(cls)
        return tuple(map(self.resolved, record.variants)) if record else ()

    def ignored_in(self, record: RecordData) -> Mapping[str, tuple[Any, ...]]:
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

    def beside(self, record: RecordData, name: str) -> dict[str, str] | None:
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

    def further_keys(self, record: RecordData) -> frozenset[str]:
        """
        List the keys of an object that are only read.
        """
        return record.further_keys | self.ignored_in(record).keys()

    def fitted(self, record: R, cls: type[Any]) -> R:
        """
        Return the rules for the attributes that a class has from its base.
        """
        base = self.base_of(cls) or cls
        return record.of(base).of(cls)  # type: ignore[return-value]  # as the others

    def admitting(self, cls: type[Any]) -> "DialectRules[R_co]":
        """
        Let a class have the rules of the class as which it is read back.
        """
        record = self._by_class.get(self.standing(cls))
        if record is None or record.cls is cls:
            return self
        other = copy(self)
        by_class = {**self._by_class, cls: self.fitted(record, cls)}
        object.__setattr__(other, "_by_class", by_class)
        self.derived(cls)  # so that the copy has no other subclasses
        object.__setattr__(other, "_below", self._below)
        return other

    def as_server(self) -> "DialectRules[R_co]":
        """
        Copy the dialect, to reject the values that only its server rejects.
        """
        other = copy(self)
        object.__setattr__(other, "is_server", True)
        return other

    def worded(self, words: Mapping[type[Any], Words]) -> "DialectRules[R_co]":
        """
        Copy the dialect, with other words of some enums.
        """
        if not words:
            return self
        other = copy(self)
        object.__setattr__(other, "words", {**self.words, **words})
        if not words.keys() <= self.words.keys():
            object.__setattr__(other, "_below", None)
        return other

    def meaning(self, cls: type[Any], name: str, value: Any) -> Any:
        """
        Normalize the value of an attribute, for comparisons.

        `None` and the server's default are the same setting, and so are the
        same words in another order.  All values of an attribute that isn't
        written are.

        Args:
            cls: The class.

            name: The attribute.

            value: Its value; `None` if it is not set.

        Returns:
            A value that is equal for values of the same setting.
        """
        record, below = self._by_class.get(cls), self._below
        if record is None or below is None or cls in below:
            record = self._by_class.get(self.standing(cls))
        if record is None:
            return value
        if name in record.stored:
            return None
        if value is None:
            value = record.defaults.get(name)
        key = record.keys.get(name)
        if key is None or key.rewrite is None or value is None:
            return value
        return frozenset(key.rewrite.table.get(value, value))


DialectData: TypeAlias = DialectRules[RecordData]


def are_alike(one: RecordData, other: RecordData | None) -> bool:
    """
    Check whether a subclass has the tag of its base class, which it replaces.
    """
    return other is not None and (one.tag, one.bare is None) == (
        other.tag,
        other.bare is None,
    )


def is_below(cls: type[Any], family: Any) -> bool:
    """
    Check whether a class derives from a base class, or is in a union.
    """
    bases = options_of(family)
    return any(base in cls.__mro__ for base in bases if base is not Unknown)
