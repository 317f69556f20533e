"""
Mistakes in how the rules of a dialect fit together.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

import attrs

from .._engine.rule_kinds import KINDS
from .._rules.ambiguity import ambiguity
from .._rules.classes import (
    attributes_of,
    class_of,
    families_of,
    is_abstract,
)
from .._rules.dialect_data import DialectData, is_below
from .._rules.keys import class_of as class_of_form
from .._rules.record_data import RecordData as Record
from .._rules.sites import Site, is_ours, members_of
from .._rules.spellings import twice
from .._rules.variants import Form


def problems_of(dialect: DialectData) -> Iterator[str]:
    """
    List rules that contradict each other; later checks rely on earlier ones.
    """
    for cls in twice(item.cls for item in dialect.records):
        yield f"there are two records of {cls.__name__}"
    for family in dialect.ignored:
        if not any(is_below(x.cls, family) for x in dialect.records):
            name = getattr(family, "__name__", repr(family))
            yield f"ignored: there is no record of {name} or a subclass"
    for record in dialect.records:
        yield from _absent_classes(record, dialect)
    for record in _records_of(dialect):
        for field in attributes_of(record.cls):
            key = record.keys.get(field.name)
            owner: Any = record.cls
            if key is not None and _is_ours(owner, field.name):
                site = Site(record, field, key, dialect)
                kinds = () if key.by_converter else KINDS
                for problem in chain(*(x.clashes(site) for x in kinds)):
                    yield f"{record.cls.__name__}.{field.name}: {problem}"
    yield from _clashes_in_families(dialect)


@lru_cache(4096)
def _is_ours(cls: type[Any], name: str) -> bool:
    members = members_of(getattr(attrs.fields(cls), name).type)
    return any(is_ours(class_of(x)) for x in members)


def _clashes_in_families(dialect: DialectData) -> Iterator[str]:
    found: dict[type[Any], list[type[Any]]] = {}
    for cls in (*(x.cls for x in dialect.records), *dialect.words):
        for family in families_of(cls):
            found.setdefault(family, []).append(cls)
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
