"""
Inspect an attribute of a record, and check the rules of its key.

A *site* is an attribute of a record in a dialect.  A *kind of rule* is a class
that checks some arguments of a `Key` and, in the engine, implements them.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from .._values.annotations import inside_of, options_of
from .._values.constants import OFF
from .._values.unknown import Unknown
from .classes import class_of, is_abstract, is_recorded, is_worded
from .dialect_data import DialectData
from .keys import Key
from .record_data import RecordData


Field: TypeAlias = "attrs.Attribute[Any]"


class RuleKind(ABC):
    """
    A base class for checks of rules.
    """

    __slots__ = ()

    @staticmethod
    @abstractmethod
    def misfits(field: Field, key: Key) -> Iterator[str]:
        """
        List rules that contradict the annotation of an attribute.
        """

    @staticmethod
    def clashes(site: "Site") -> Iterator[str]:
        """
        List rules that contradict other rules of the dialect.
        """
        del site
        yield from ()


@attrs.frozen(eq=False, repr=False)
class Site:
    """
    An attribute of a record in a dialect.
    """

    record: RecordData
    field: Field
    key: Key
    dialect: DialectData

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def annotation(self) -> Any:
        """
        The annotation, in which a union replaces each class with subclasses.
        """
        return self.there.expanded(self.field.type)

    @property
    def named(self) -> tuple[Any, ...]:
        """
        The types and constants in the annotation as it is declared.
        """
        return options_of(self.field.type)

    @property
    def options(self) -> tuple[Any, ...]:
        """
        The types and constants that the annotation admits in the dialect.
        """
        return options_of(self.annotation)

    @property
    def classes(self) -> list[Any]:
        """
        The classes and enums that the annotation admits.
        """
        return [*dict.fromkeys(map(class_of, self.options))]

    @property
    def members(self) -> list[Any]:
        """
        The types of the attribute, or of its items, that have a record.
        """
        return self.kept(members_of(self.annotation))

    @property
    def there(self) -> DialectData:
        """
        The dialect, with the attribute's own words.
        """
        return self.dialect.worded(self.key.words)

    @property
    def may_be_off(self) -> bool:
        """
        Whether null is read as `OFF`.
        """
        is_off = self.dialect.null_is_off and self.key.has_off
        return OFF in self.named and is_off

    @property
    def records(self) -> dict[type[Any], RecordData]:
        """
        The records that the key itself lists, by class.
        """
        found = self.dialect.records_at(self.key) or ()
        return {item.cls: item for item in found}

    def kept(self, options: Iterable[Any]) -> list[Any]:
        """
        Remove the classes that have no record at the attribute.
        """
        if self.key.records is None:
            return [*options]
        records = self.records
        return [x for x in options if not is_recorded(x) or x in records]

    def words_of(self, cls: type[Any]) -> set[str]:
        """
        List the strings that are read as members of a class.
        """
        words = self.there.spellings(cls)
        plain = (x for x in words.spellings.values() if isinstance(x, str))
        return {*plain, *words.aliases}

    def is_object(self, cls: type[Any]) -> bool:
        """
        Check whether all values of a class are written as objects.
        """
        record = self.there.get(cls)
        if record is not None:
            return record.bare is None
        words = self.there.spellings(cls)
        spelled = (*words.spellings.values(), *words.aliases)
        return all(isinstance(item, Mapping) for item in spelled)


def members_of(annotation: Any) -> Iterator[Any]:
    """
    List the types that an annotation admits, also in arrays and objects.
    """
    for option in options_of(annotation):
        inside = inside_of(option)
        if inside is not None:
            yield from members_of(inside)
        elif option not in (None, Unknown):
            yield option


def is_ours(option: Any) -> bool:
    """
    Check for a class that may have a record or words, or a family's base.
    """
    return is_recorded(option) or is_worded(option) or is_abstract(option)


def others_given(key: Key, arguments: Iterable[str]) -> Iterator[str]:
    """
    List the arguments of a key that have a value.
    """
    for name in arguments:
        if getattr(key, name) not in (None, {}, (), False):
            yield name
