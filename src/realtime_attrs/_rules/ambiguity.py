"""
Check that tags and words distinguish the members of a union.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Any, Final, get_origin

import attrs

from .._values.annotations import options_of
from .._values.messages import either, listed
from .._values.unknown import Unknown
from .classes import TAG, bases_of, class_of, is_worded
from .dialect_classes import are_alike
from .dialect_data import DialectData
from .record_data import RecordData as Record
from .spellings import key_between


_WORD: Final = object()
_BARE: Final = object()


def ambiguity(
    options: Iterable[Any],
    dialect: DialectData,
    records: Mapping[type[Any], Record] = MappingProxyType({}),
) -> str | None:
    """
    Describe the members of a union that a dialect can't distinguish.

    Return `None` if JSON type, tag and word distinguish the members.  The
    records in *records* replace those of the dialect.
    """
    by_mark: dict[Any, list[Any]] = {}
    options = [*options]
    given = dict.fromkeys(map(class_of, options))
    for cls in not_replaced(given, dialect, records):
        for mark in _marks_of(cls, dialect, records):
            by_mark.setdefault(mark, []).append(cls)
    if (_BARE, list) in by_mark:
        arrays = [tuple for item in options if get_origin(item) is tuple]
        by_mark[_BARE, list] += arrays
    if (_BARE, object) in by_mark and len(by_mark) > 1:
        (one, *_) = by_mark[_BARE, object]
        return f"{one.__name__} is a bare value among others"
    tags = {key for key, tag in by_mark if key not in (_WORD, _BARE) and tag}
    if len(tags) > 1:
        return f"their tags are at {listed(map(repr, sorted(tags)))}"
    for mark, classes in by_mark.items():
        if _are_distinct(classes, mark, dialect, records):
            continue
        for pair in combinations(classes, 2):
            if not _are_distinct(pair, mark, dialect, records):
                one, other = (cls.__name__ for cls in pair)
                both = f"{one} and {other} both have {_named(*mark)}"
                return both + _advice(pair, dialect)
        names = either(cls.__name__ for cls in classes)
        return f"no key distinguishes {names}, with {_named(*mark)}"
    return None


def not_replaced(
    classes: Iterable[Any],
    dialect: DialectData,
    records: Mapping[type[Any], Record] = MappingProxyType({}),
) -> list[Any]:
    """
    Remove the classes that a subclass with the same tag replaces.

    The arguments are the same as for `ambiguity()`.
    """
    found = {cls: _record_of(cls, dialect, records) for cls in classes}
    return [
        cls
        for cls, record in found.items()
        if record is None
        or not any(
            are_alike(record, found.get(derived))
            for derived in dialect.derived(cls)
        )
    ]


def _record_of(
    cls: Any, dialect: DialectData, records: Mapping[type[Any], Record]
) -> Record | None:
    base = dialect.base_of(cls)
    return None if base is None else records.get(base) or dialect.get(base)


def _are_distinct(
    classes: Sequence[Any],
    mark: tuple[Any, Any],
    dialect: DialectData,
    records: Mapping[type[Any], Record],
) -> bool:
    """
    Check whether a constant, or a key of words, distinguishes classes.
    """
    if not classes[1:]:
        return True
    found = [
        record
        for cls in classes
        if (record := _record_of(cls, dialect, records))
    ]
    objects = _objects_of(classes, dialect, mark)
    if all(map(is_worded, classes)) and key_between(objects) is not None:
        return True
    return constant_between(found) is not None


def _objects_of(
    classes: Iterable[Any], dialect: DialectData, mark: tuple[Any, Any]
) -> list[Mapping[str, Any]]:
    return [
        item
        for cls in classes
        for item in dialect.spellings(cls).spellings.values()
        if isinstance(item, Mapping) and (TAG, item[TAG]) == mark
    ]


def _advice(pair: Sequence[Any], dialect: DialectData) -> str:
    """
    Advise on two subclasses that replace the same class.
    """
    first, second = (set(bases_of(cls)) for cls in pair)
    is_shared = any(map(dialect.get, first & second))
    return "; derive one from the other" if is_shared else ""


def _named(kind: Any, mark: Any) -> str:
    if kind == _BARE:
        return f"a bare {'string' if mark is str else 'array'}"
    return "no tag" if mark is None else repr(mark)


def _marks_of(
    cls: Any, dialect: DialectData, records: Mapping[type[Any], Record]
) -> set[tuple[Any, Any]]:
    """
    List the tags or words of a class or enum, each with its key.
    """
    base = dialect.base_of(cls)
    if base is not None:
        record = records.get(base) or dialect.get(base)
        if record is None:
            return set()
        if record.bare is not None:
            return {(_BARE, bare_type(record))}
        forms = () if records.get(base) else dialect.variants_of(base)
        return {(form.tag_key, form.tag) for form in (record, *forms)}
    return {
        (TAG, item[TAG]) if isinstance(item, Mapping) else (_WORD, item)
        for item in dialect.spellings(cls).spellings.values()
        if item is not None
    }


def bare_type(record: Record) -> type:
    """
    Return the type of a bare value in JSON: `str`, `list`, or any `object`.
    """
    field = getattr(attrs.fields(record.cls), str(record.bare))
    options = [x for x in options_of(field.type) if x not in (None, Unknown)]
    if options == [str]:
        return str
    is_array = [get_origin(x) is tuple for x in options] == [True]
    return list if is_array else object


def constant_between(records: Iterable[Record]) -> str | None:
    """
    Return the key whose constants distinguish records with one tag, if any.
    """
    constants = [record.constants for record in records]
    shared = set.intersection(*map(set, constants)) if constants else set()
    for key in sorted(shared):
        is_nested = "." in key  # and only in objects inside
        if not is_nested and len({item[key] for item in constants}) == len(
            constants
        ):
            return key
    return None
