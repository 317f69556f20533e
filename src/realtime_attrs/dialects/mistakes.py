"""
What can be wrong with rules, found when they are made.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import Enum
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, get_args, get_origin

import attrs

from .._domain.unknown import Unknown
from .._values.annotations import kind_of, options_of
from .._values.messages import Mismatch, describe, either
from .classes import ENUMS, RECORDS, SPREAD, TAG, attributes_of, base_of


if TYPE_CHECKING:
    from .rules import Dialect, Record, Spelling


def check_record(record: "Record") -> None:
    """
    Refuse a record that its class, or itself, contradicts.

    Raises:
        TypeError: Its class is none of ours.

        ValueError: An attribute does not exist, or a place is taken.
    """
    if record.cls not in RECORDS:
        name = getattr(record.cls, "__name__", describe(record.cls))
        raise TypeError(f"record({name}): this is no class of realtime_attrs")
    for problem in _problems_of_record(record):
        raise ValueError(f"record({record.cls.__name__}): {problem}")


def _problems_of_record(record: "Record") -> Iterator[str]:
    known = [field.name for field in attributes_of(record.cls)]
    for name in (*record.places, *record.required):
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f", did you mean {near[0]!r}?" if near else ""
            yield f"there is no attribute {name!r}{hint}"
    for name in sorted(record.required - record.places.keys()):
        yield f"{name!r} is required, and has no place"
    taken: dict[tuple[str, ...], str] = {}
    if record.tag is not None:
        taken[TAG,] = "the tag"
    places = [
        *((repr(name), place) for name, place in record.places.items()),
        *((f"the word {w!r}", place) for place, w in record.constants.items()),
    ]
    for name, place in places:
        path = tuple(place.split("."))
        if not all(path):
            yield f"the place of {name} has an empty key: {place!r}"
        if SPREAD in path[:-1]:
            yield f"the place of {name} can only end in '*': {place!r}"
        for other, owner in taken.items():
            shared = min(len(path), len(other))
            if path[:shared] == other[:shared]:
                yield f"{place!r} is the place of {owner} and of {name}"
        taken[path] = name


def check_dialect(dialect: "Dialect") -> None:
    """
    Refuse rules that contradict each other.

    Raises:
        ValueError: The message says which.
    """
    for problem in chain(  # later ones rely on what the first ones see to
        _problems_of_classes(dialect),
        _problems_of_words(dialect),
        _problems_of_rewrites(dialect),
        _problems_of_elsewhere(dialect),
        _problems_of_attributes(dialect),
        _problems_of_places(dialect),
        _problems_of_defaults(dialect),
        _problems_of_unions(dialect),
    ):
        raise ValueError(f"dialect {dialect.name!r}: {problem}")


def _problems_of_classes(dialect: "Dialect") -> Iterator[str]:
    for cls in _twice(record.cls for record in dialect.records):
        yield f"there are two records of {cls.__name__}"


def _problems_of_words(dialect: "Dialect") -> Iterator[str]:
    for cls, spellings in dialect.words.items():
        if cls in ENUMS:
            yield from _problems_of_enum(cls, spellings)
        else:
            name = getattr(cls, "__name__", describe(cls))
            yield f"words are for enums of realtime_attrs, not for {name}"
        further = dialect.also_read.get(cls, {})
        for mark in _twice([*map(_mark, spellings.values()), *further]):
            yield f"{mark!r} is the word of two members of {cls.__name__}"
    for cls, further in dialect.also_read.items():
        for member in further.values():
            if member not in dialect.words.get(cls, {}):
                yield f"also_read has {member!r}, which has no word"


def _problems_of_enum(
    cls: type[Enum], spellings: Mapping[Any, Any]
) -> Iterator[str]:
    for member, spelling in spellings.items():
        if not isinstance(member, cls):
            yield f"{member!r} is no {cls.__name__}"
        if not isinstance(spelling, str | Mapping | None):
            yield f"{member!r} is spelled as {describe(spelling)}"
        elif isinstance(spelling, Mapping) and not isinstance(
            spelling.get(TAG), str
        ):
            yield f"the object for {member!r} has no {TAG!r}"
    kinds = {isinstance(item, Mapping) for item in spellings.values()}
    if len(kinds) > 1:
        yield f"{cls.__name__} is spelled in words and in objects"


def _problems_of_rewrites(dialect: "Dialect") -> Iterator[str]:
    for cls, name in dialect.rewrites:
        record = dialect.record_of(cls)
        if record is None or name not in record.places:
            yield f"what {cls.__name__}.{name} is rewritten to has no place"


def _problems_of_elsewhere(dialect: "Dialect") -> Iterator[str]:
    for cls, keys in dialect.elsewhere.items():
        record = dialect.record_of(cls)
        known = {field.name for field in attributes_of(cls)}
        if record is None:
            yield f"elsewhere has {cls.__name__}, of which there is no record"
        else:
            for key in sorted(record.keys & keys.keys()):
                yield f"{key!r} is a place here, and not elsewhere"
        for name in sorted(
            {name for x in keys.values() for name in x} - known
        ):
            yield f"elsewhere has {cls.__name__}.{name}, which does not exist"


def _problems_of_attributes(dialect: "Dialect") -> Iterator[str]:
    """
    Say which rules are about attributes that have no place.
    """
    attributes = {
        "members": dialect.members,
        "nulls": [(c, name) for c, ns in dialect.nulls.items() for name in ns],
        "also_at": dialect.also_at,
        "defaults": [
            (c, name) for c, x in dialect.defaults.items() for name in x
        ],
    }
    for rule, pairs in attributes.items():
        for cls, name in pairs:
            record = dialect.record_of(cls)
            if record is None or name not in record.places:
                yield f"{rule} has {cls.__name__}.{name}, which has no place"
    for (cls, name), items in dialect.members.items():
        options = set(_members(getattr(attrs.fields(cls), name).type))
        for item in items:
            if item.cls not in options:
                title = item.cls.__name__
                yield f"no {title} can stand at {cls.__name__}.{name}"


def _problems_of_places(dialect: "Dialect") -> Iterator[str]:
    """
    Say which rules are about attributes that stand in no place for them.
    """
    for (cls, name), place in dialect.also_at.items():
        record = dialect.record_of(cls)
        if "." in place or (record and "." in record.places.get(name, "")):
            yield (
                f"also_at has {place!r} for {cls.__name__}.{name}; both places"
                " have to be keys of the object itself"
            )
    for cls, names in dialect.nulls.items():
        record = dialect.record_of(cls)
        for name in names:
            if record and record.places.get(name, "").endswith(SPREAD):
                yield (
                    f"nulls has {cls.__name__}.{name}, whose keys stand beside"
                    " others"
                )


def _problems_of_defaults(dialect: "Dialect") -> Iterator[str]:
    for cls, defaults in dialect.defaults.items():
        for name, item in defaults.items():
            try:
                kind_of(getattr(attrs.fields(cls), name).type).take(item)
            except Mismatch as mismatch:
                title = f"{cls.__name__}.{name}"
                yield f"the default of {title}: {mismatch.problem}"


def _problems_of_unions(dialect: "Dialect") -> Iterator[str]:
    for record in dialect.records:
        for field in attributes_of(record.cls):
            if field.name in record.places:
                options = options_at(record.cls, field, dialect)
                name = f"{record.cls.__name__}.{field.name}"
                members = dialect.members.get((record.cls, field.name), ())
                records = {item.cls: item for item in members}
                clash = ambiguity(options, dialect, records)
                if clash:
                    yield f"{name}: {clash}"
                if not any(_is_spelled(item, dialect) for item in options):
                    classes = either(_class_of(x).__name__ for x in options)
                    yield f"{name}: there is no record, or word, of {classes}"


def _members(annotation: Any) -> Iterator[Any]:
    """
    List what an annotation, or the items of its arrays, may be.
    """
    for option in options_of(annotation):
        if get_origin(option) is tuple:
            yield from _members(get_args(option)[0])
        elif option not in (None, Unknown):
            yield option


def _is_spelled(option: Any, dialect: "Dialect") -> bool:
    cls = _class_of(option)
    if cls in RECORDS:
        return dialect.record_of(cls) is not None
    return cls not in ENUMS or bool(dialect.words.get(cls))


def options_at(
    cls: type[Any], field: "attrs.Attribute[Any]", dialect: "Dialect"
) -> list[Any]:
    """
    List what stands at an attribute, or at the items of its array.
    """
    options = list(_members(field.type))
    if (cls, field.name) not in dialect.members:
        return options
    classes = {item.cls for item in dialect.members[cls, field.name]}
    return [x for x in options if x not in RECORDS or x in classes]


def ambiguity(
    options: Iterable[Any],
    dialect: "Dialect",
    records: Mapping[type[Any], "Record"] = MappingProxyType({}),
) -> str | None:
    """
    Say which members of a union a dialect cannot tell apart.

    Args:
        options: The members; what is not ours does not count.

        dialect: The dialect.

        records: For some classes, their records if not those of the dialect.

    Returns:
        The reason in words, or `None` if JSON type, tag and word decide.
    """
    by_mark: dict[Any, list[Any]] = {}
    for cls in dict.fromkeys(map(_class_of, options)):
        for mark in _marks_of(cls, dialect, records):
            by_mark.setdefault(mark, []).append(cls)
    for mark, classes in by_mark.items():
        sharing = [
            record
            for cls in classes
            if (base := base_of(cls))
            and (record := records.get(base) or dialect.record_of(base))
        ]
        if len(classes) > 1 and constant_between(sharing) is None:
            what = "no tag" if mark == (TAG, None) else repr(mark[1])
            one, other, *_ = [cls.__name__ for cls in classes]
            return f"{one} and {other} both have {what}"
    return None


def constant_between(records: Iterable["Record"]) -> str | None:
    """
    Find the key whose words tell records with one tag apart, if there is one.
    """
    constants = [record.constants for record in records]
    shared = set.intersection(*map(set, constants)) if constants else set()
    for key in sorted(shared):
        if len({item[key] for item in constants}) == len(constants):
            return key
    return None


def _marks_of(
    cls: Any, dialect: "Dialect", records: Mapping[type[Any], "Record"]
) -> set[tuple[str, str | None]]:
    """
    List by what a class or an enum is known: its tag, or its words.
    """
    base = base_of(cls)
    if base is not None:
        record = records.get(base) or dialect.record_of(base)
        return set() if record is None else {(TAG, record.tag)}
    spellings = dialect.words.get(cls, {}) if cls in ENUMS else {}
    return {
        (TAG if isinstance(item, Mapping) else "word", _mark(item))
        for item in spellings.values()
        if item is not None
    }


def _mark(spelling: "Spelling") -> str | None:
    return spelling[TAG] if isinstance(spelling, Mapping) else spelling


def _class_of(option: Any) -> Any:
    """
    Take a member of an enum for its class.
    """
    return type(option) if isinstance(option, Enum) else option


def _twice(items: Iterable[Any]) -> list[Any]:
    return [item for item, count in Counter(items).items() if count > 1]
