"""
Find rules of a dialect that contradict each other.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Annotated, Any, get_args, get_origin
from weakref import WeakKeyDictionary

from .._engine.rule_kinds import KINDS
from .._rules.ambiguity import ambiguity
from .._rules.classes import (
    attributes_of,
    class_of,
    families_of,
    is_abstract,
    is_worded,
)
from .._rules.dialect_data import DialectData, is_below
from .._rules.keys import Key
from .._rules.keys import class_of as class_of_form
from .._rules.record_data import RecordData as Record
from .._rules.sites import Site, is_ours
from .._rules.spellings import twice
from .._rules.variants import Form
from .._values.annotations import options_of
from .._values.constants import Off
from .._values.messages import either


def problems_of(dialect: DialectData) -> Iterator[str]:
    """
    List the mistakes in a dialect; later checks rely on earlier ones.
    """
    for cls in twice(item.cls for item in dialect.records):
        yield f"there are two records of {cls.__name__}"
    for family in dialect.ignored:
        if not any(is_below(x.cls, family) for x in dialect.records):
            name = getattr(family, "__name__", repr(family))
            yield f"ignored: there is no record of {name} or a subclass"
    for record in dialect.records:
        yield from _absent_classes(record, dialect)
    known = _Known(dialect)
    for record in _records_of(dialect):
        mentioned = _mentioned_in(record.cls)
        for field in attributes_of(record.cls):
            key = record.keys.get(field.name)
            classes = mentioned.get(field.name)
            if key is not None and classes and not key.by_converter:
                site = Site(record, field, key, dialect)
                for problem in chain(
                    known.gaps(classes, key),
                    *(x.clashes(site) for x in KINDS),
                ):
                    yield f"{record.cls.__name__}.{field.name}: {problem}"
    yield from _clashes_in_families(dialect)


_MENTIONED = WeakKeyDictionary[type, dict[str, list[Any]]]()
"""
The classes and enums that attributes mention, by name of the attribute.
"""


def _mentioned_in(cls: type[Any]) -> dict[str, list[Any]]:
    found = _MENTIONED.get(cls)
    if found is None:
        found = _MENTIONED[cls] = {
            field.name: [*dict.fromkeys(_classes_in(field.type))]
            for field in attributes_of(cls)
        }
    return found


def _classes_in(annotation: Any) -> Iterator[Any]:
    """
    List the classes with attributes, and the enums, anywhere in an annotation.
    """
    for option in options_of(annotation):
        cls = class_of(option)
        origin = get_origin(option)
        if is_ours(cls) or hasattr(cls, "__dataclass_fields__"):
            yield cls
        elif is_ours(origin):
            yield option
        elif origin is not Annotated and not isinstance(option, str | int):
            yield from chain(*map(_classes_in, get_args(option)))


class _Known:
    """
    The classes and enums with records or words in a dialect.
    """

    def __init__(self, dialect: DialectData) -> None:
        self._dialect = dialect
        self._above = {x for r in dialect.records for x in r.cls.__mro__}
        self._worded = dialect.worded_classes() | {Off}

    def gaps(self, classes: Iterable[Any], key: Key) -> Iterator[str]:
        """
        Report classes without rules, which cattrs would read by itself.

        cattrs drops unknown keys, even with `keep_unknown=True`.
        """
        names = [
            cls.__name__
            if isinstance(cls, type)
            else f"{cls}".removeprefix(f"{cls.__module__}.")
            for cls in classes
            if not self._has(cls, key)
        ]
        if names:
            yield (
                f"there is no record, or word, of {either(names)}; add one, or"
                " pass Key(by_converter=True)"
            )

    def _has(self, cls: Any, key: Key) -> bool:
        """
        Check for a class that has a rule, or that the dialect rejects.
        """
        origin = get_origin(cls)
        if origin is not None:  # a generic class with arguments
            return self._dialect.get(origin) is not None
        if is_worded(cls):
            there = any(cls in words for words in key.words_there)
            return there or cls in self._worded
        return (
            key.records is not None
            or cls in self._above
            or self._dialect.base_of(cls) is not None
        )


def _clashes_in_families(dialect: DialectData) -> Iterator[str]:
    found: dict[type[Any], list[type[Any]]] = {}
    for cls in (*(x.cls for x in dialect.records), *dialect.words):
        for family in families_of(cls):
            found.setdefault(family, []).append(cls)
    for cls in (x.cls for x in dialect.records):
        if dialect.derived(cls):
            found[cls] = [cls, *dialect.derived(cls)]
    for family, classes in found.items():
        clash = ambiguity(classes, dialect)
        if clash:
            yield f"{family.__name__}: {clash}"


def _records_of(dialect: DialectData) -> Iterator[Record]:
    for record in dialect.records:
        yield record
        variants = map(dialect.resolved, record.variants)
        there = (dialect.records_at(key) or () for key in record.keys.values())
        for found in chain(variants, *there):
            if found != dialect.get(found.cls):
                yield found


def _absent_classes(record: Record, dialect: DialectData) -> Iterator[str]:
    for name, key in record.keys.items():
        for item in key.records or ():
            cls = class_of_form(item)
            own = dialect.get(cls)
            title = f"{record.cls.__name__}.{name}: records"
            if own is None and not is_abstract(cls):
                yield f"{title}: no record of {cls.__name__}"
            elif own is not None:
                yield from _problems_of_form(item, own, title, dialect)


def _problems_of_form(
    item: type[Any] | Form, own: Record, title: str, dialect: DialectData
) -> Iterator[str]:
    try:
        found = dialect.resolved(item)
    except ValueError as error:
        yield f"{title}: {error}"
    else:
        if found.bare != own.bare:
            name = own.cls.__name__
            yield f"{title}: {name} is bare in one place and not in another"
