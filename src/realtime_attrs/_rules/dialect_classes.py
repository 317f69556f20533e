"""
Look up the rules of a class in a dialect, also of subclasses.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar, get_args, get_origin

import attrs

from .._values.annotations import joined, options_of
from .._values.constants import Off
from .._values.marks import Family, Recorded, Worded, marked_below
from . import shapes
from .classes import bases_of, is_abstract, is_marked, is_worded
from .record_data import RecordData
from .shapes import perhaps, several
from .spellings import NO_WORDS, Spelling, Words, words_table


R = TypeVar("R", bound=RecordData)
R_co = TypeVar("R_co", bound=RecordData, covariant=True)


def _name(value: str) -> str:
    shapes.one(value, "Dialect", kind=str, expected="a name")
    if not value:
        raise ValueError("Dialect: the name is empty")
    return str.lower(value)


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
    Return the words of enums; convert mappings to `Words`.
    """
    return words_table(value, "Dialect: words")


@attrs.frozen(repr=False)
class DialectClasses(Generic[R_co]):
    """
    The records and words of a dialect, by class.
    """

    name: str = attrs.field(converter=_name)
    records: tuple[R_co, ...] = attrs.field(converter=records_given)
    words: Mapping[type[Any], Words] = attrs.field(converter=words_given)
    _by_class: Mapping[type[Any], R_co] = attrs.field(init=False, eq=False)
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
    A cache of the subclasses that have rules, by base class.
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
            TypeError: *cls* isn't a class.

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
        if self.derived(cls) and not is_worded(cls):
            return cls  # type: ignore[no-any-return]  # a class
        return cls if is_marked(cls) and self._has_mark else None

    def expanded(self, annotation: Any) -> Any:
        """
        Replace each class in an annotation by a union.

        Its members are the class, if it has a record or words, and all
        subclasses that have.
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

    def class_for(self, cls: Any) -> Any:
        """
        Return the class that readers make of a written instance of *cls*.

        It is the class with a record, which may be a base class, or the
        subclass that replaces that class.  Return *cls* itself if the dialect
        doesn't write it.
        """
        base: Any = self.base_of(cls)
        record = self._by_class.get(base)
        if record is None:
            return cls
        for derived in self.derived(base):
            if are_alike(record, self._by_class.get(derived)):
                return self.class_for(derived)
        return base

    def fitted(self, record: R, cls: type[Any]) -> R:
        """
        Restrict a record to the attributes that a class inherits.
        """
        base = self.base_of(cls) or cls
        return record.of(base).of(cls)  # type: ignore[return-value]  # as the others

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
        Check for an enum that the dialect writes or rejects.
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


def are_alike(one: RecordData, other: RecordData | None) -> bool:
    """
    Check whether a subclass has the tag of its base class, which it replaces.
    """
    return other is not None and (one.tag, one.bare is None) == (
        other.tag,
        other.bare is None,
    )
