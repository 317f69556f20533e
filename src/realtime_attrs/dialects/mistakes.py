"""
What can be wrong with rules, found when they are made.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, Any, get_args, get_origin

import attrs

from .._domain.constants import OFF
from .._domain.unknown import Unknown
from .._values.annotations import kind_of, options_of
from .._values.kinds import Integer
from .._values.messages import Mismatch, describe, either, quoted
from .ambiguity import ambiguity, class_of, first_keys, key_between
from .classes import (
    RECORDS,
    SPREAD,
    TAG,
    WORDED,
    attributes_of,
    steps_of,
)


if TYPE_CHECKING:
    from .records import Record
    from .rules import Dialect
    from .spellings import Spelling, Wording


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
    if record.bare is not None:
        yield from _problems_of_bare(record)
        return
    taken: dict[tuple[str, ...], str] = {
        (key,): "the tag" for key in record.tags
    }
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


def _problems_of_bare(record: "Record") -> Iterator[str]:
    name = repr(record.bare)
    if record.places != {record.bare: ""} or record.tag or record.constants:
        yield f"written as {name} alone, it has no other place, tag or word"
    always = [
        field.name
        for field in attributes_of(record.cls)
        if field.default is attrs.NOTHING and field.name != record.bare
    ]
    for other in always:
        yield f"written as {name} alone, it cannot be without {other!r}"


def check_dialect(dialect: "Dialect") -> None:
    """
    Refuse rules that contradict each other.

    Raises:
        ValueError: The message says which.
    """
    for problem in chain(  # later ones rely on what the first ones see to
        _problems_of_classes(dialect),
        _problems_of_words(dialect.words, dialect.also_read),
        _problems_of_wordings(dialect),
        _problems_of_rewrites(dialect),
        _problems_of_elsewhere(dialect),
        _problems_of_attributes(dialect),
        _problems_of_places(dialect),
        _problems_of_defaults(dialect),
        _problems_of_off(dialect),
        _problems_of_values(dialect),
        _problems_of_moot(dialect),
        _problems_of_forms(dialect),
        _problems_of_unions(dialect),
    ):
        raise ValueError(f"dialect {dialect.name!r}: {problem}")


def _problems_of_classes(dialect: "Dialect") -> Iterator[str]:
    for cls in _twice(record.cls for record in dialect.records):
        yield f"there are two records of {cls.__name__}"


def _problems_of_words(
    words: Mapping[type[Any], Mapping[Any, Any]],
    also_read: Mapping[type[Any], Mapping[str, Any]],
) -> Iterator[str]:
    for cls, spellings in words.items():
        if cls in WORDED:
            yield from _problems_of_enum(cls, spellings)
        else:
            name = getattr(cls, "__name__", describe(cls))
            yield f"words are for enums of realtime_attrs, not for {name}"
        plain = [x for x in spellings.values() if not isinstance(x, Mapping)]
        for word in _twice([*plain, *also_read.get(cls, {})]):
            yield f"{word!r} is the word of two members of {cls.__name__}"
    for cls, further in also_read.items():
        for member in further.values():
            if member not in words.get(cls, {}):
                yield f"also_read has {member!r}, which has no word"
    for cls, spellings in words.items():
        yield from _problems_of_objects(cls, spellings.values())


def _problems_of_objects(cls: type, spellings: Iterable[Any]) -> Iterator[str]:
    """
    Say which objects with one tag cannot be told apart.
    """
    by_tag: dict[str, list[Mapping[str, Any]]] = {}
    for item in spellings:
        if isinstance(item, Mapping) and TAG in item:
            by_tag.setdefault(item[TAG], []).append(item)
    for tag, items in by_tag.items():
        if items[1:] and key_between(items) is None:
            yield f"{tag!r} is the word of two members of {cls.__name__}"


def _problems_of_wordings(dialect: "Dialect") -> Iterator[str]:
    """
    Say what is wrong with the words of single attributes.
    """
    echoes = {
        key: wording
        for key, echo in dialect.also_at.items()
        if (wording := getattr(echo, "wording", None)) is not None
    }
    for rule, table in (("words_at", dialect.words_at), ("also_at", echoes)):
        for (cls, name), wording in table.items():
            title = f"{rule} of {cls.__name__}.{name}"
            for problem in _problems_of_words(
                wording.words, wording.also_read
            ):
                yield f"{title}: {problem}"
    for (cls, name), keys in dialect.beside.items():
        words = _words_of(dialect.words_at.get((cls, name)))
        if not words or any(
            not isinstance(item, Mapping) or set(item) != {TAG, *keys}
            for item in words
        ):
            yield (
                f"beside has {cls.__name__}.{name}, whose words_at are not"
                f" objects of {quoted((TAG, *keys))}"
            )
        yield from _problems_of_beside(cls, name, dialect)


def _problems_of_beside(
    cls: type[Any], name: str, dialect: "Dialect"
) -> Iterator[str]:
    """
    Say what cannot be at an attribute with keys beside each other.
    """
    title = f"beside has {cls.__name__}.{name}, which"
    field = getattr(attrs.fields(cls), name, None)
    options = options_of(field.type) if field is not None else ()
    wording = dialect.words_at.get((cls, name))
    words = wording.words if wording else {}
    if OFF in options or name in dialect.nulls.get(cls, ()):
        yield f"{title} may be null"
    if (cls, name) in dialect.also_at:
        yield f"{title} has another place"
    for option in options:
        if option in RECORDS and dialect.record_of(option) is not None:
            yield f"{title} may be an object, {option.__name__}"
        has_others = option in WORDED and option not in words
        if has_others and dialect.words.get(option):
            yield f"{title} has no words there for {option.__name__}"


def _words_of(wording: "Wording | None") -> "list[Spelling]":
    tables = wording.words.values() if wording else ()
    return [item for table in tables for item in table.values()]


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
            own = record.keys | dialect.further_keys(record)
            for key in sorted(own & keys.keys()):
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
        "words_at": dialect.words_at,
        "beside": dialect.beside,
        "off": dialect.off,
        "unsaid": dialect.unsaid,
        "digits": dialect.digits,
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
            own = dialect.record_of(item.cls)
            if own is not None and own.bare != item.bare:
                title = item.cls.__name__
                yield f"{title} is bare in one place and not in another"


def _problems_of_places(dialect: "Dialect") -> Iterator[str]:
    """
    Say which rules are about attributes that stand in no place for them.
    """
    forms = chain.from_iterable(dialect.also_as.values())
    for item in (*dialect.records, *forms):
        yield from _problems_of_further(item, dialect)
    for cls, names in dialect.nulls.items():
        record = dialect.record_of(cls)
        for name in names:
            if record is not None and record.places[name].endswith(SPREAD):
                yield (
                    f"nulls has {cls.__name__}.{name}, whose keys stand beside"
                    " others"
                )


def _problems_of_further(
    record: "Record", dialect: "Dialect"
) -> Iterator[str]:
    """
    Say which of the keys that are read besides are no places of their own.
    """
    cls = record.cls
    taken: dict[tuple[str, ...], str] = {
        **{steps_of(x): repr(name) for name, x in record.places.items()},
        **{(key,): "the tag" for key in record.tags},
        **{
            steps_of(place): f"the word {word!r}"
            for place, word in record.constants.items()
        },
    }
    for rule, name, path in _further_places(record, dialect):
        title = f"{cls.__name__}.{name}" if name else cls.__name__
        here = f"{rule} has {'.'.join(path)!r} for {title}, which"
        is_spread = record.places.get(name, "").endswith(SPREAD)
        if is_spread or SPREAD in path or not all(path):
            yield f"{here} is no key"
        for other, owner in taken.items():
            shared = min(len(path), len(other))
            if path[:shared] == other[:shared]:
                yield f"{here} is the place of {owner}"
        taken[path] = repr(name) if name else "what is moot"


def _further_places(
    record: "Record", dialect: "Dialect"
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """
    List the rule, the attribute and the path of what is read besides.
    """
    cls = record.cls
    for of, name in dialect.also_at:
        if of is cls and name in record.places:
            place = dialect.also_of(cls, name) or ""
            yield "also_at", name, tuple(place.split("."))
    for (of, name), keys in dialect.beside.items():
        if of is cls and name in record.places:
            above = steps_of(record.places[name])[:-1]
            for key in keys.values():
                yield "beside", name, (*above, key)
    for key in dialect.moot.get(cls, {}):
        yield "moot", "", (key,)


def _problems_of_defaults(dialect: "Dialect") -> Iterator[str]:
    for cls, defaults in dialect.defaults.items():
        for name, item in defaults.items():
            try:
                kind_of(getattr(attrs.fields(cls), name).type).take(item)
            except Mismatch as mismatch:
                title = f"{cls.__name__}.{name}"
                yield f"the default of {title}: {mismatch.problem}"


def _problems_of_moot(dialect: "Dialect") -> Iterator[str]:
    for cls, keys in dialect.moot.items():
        if dialect.record_of(cls) is None:
            yield f"moot has {cls.__name__}, of which there is no record"
        for key, words in keys.items():
            if not words:
                yield f"moot has no word at {key!r} for {cls.__name__}"


def _problems_of_off(dialect: "Dialect") -> Iterator[str]:
    if dialect.off and not dialect.null_is_off:
        yield "off says how OFF is spelled where null is not OFF"
    for (cls, name), spellings in dialect.off.items():
        options = options_of(getattr(attrs.fields(cls), name).type)
        if OFF not in options:
            yield f"off has {cls.__name__}.{name}, which cannot be OFF"
        there = dialect.at(cls, name)
        for item in spellings:
            what = _meant_by(item, options, there)
            if what is not None:
                title = f"{cls.__name__}.{name}"
                yield f"off has {item!r}, which is {what} at {title}"


def _meant_by(
    item: Any, options: Iterable[Any], dialect: "Dialect"
) -> str | None:
    """
    Say what else than `OFF` a spelling of it could mean.
    """
    for cls in dict.fromkeys(map(class_of, options)):
        record = dialect.record_of(cls) if cls in RECORDS else None
        if record is not None and _may_be(item, record):
            return record.cls.__name__
        if isinstance(item, str) and item in _all_words(cls, dialect):
            return f"a word of {cls.__name__}"
    return None


def _may_be(item: Any, record: "Record") -> bool:
    """
    Tell what would be read as an object of a class, and written so.
    """
    if not isinstance(item, Mapping):
        return False
    if record.tag is not None:
        return bool(item.get(record.tag_at) == record.tag)
    return None not in item.values() and record.keys.issuperset(item)


def _all_words(cls: type[Any], dialect: "Dialect") -> set[Any]:
    """
    List the strings that are read as members of a class.
    """
    words = dialect.words.get(cls, {}).values()
    further = dialect.also_read.get(cls, {})
    return {*(x for x in words if isinstance(x, str)), *further}


def _problems_of_values(dialect: "Dialect") -> Iterator[str]:
    """
    Say which attributes cannot have what a rule says of their values.
    """
    for (cls, name), values in dialect.unsaid.items():
        for value in values:
            if not isinstance(value, str):
                yield f"unsaid has {value!r}, which is no word"
        record = dialect.record_of(cls)
        is_bare = record is not None and record.bare is not None
        if is_bare or (cls, name) in dialect.beside:
            yield f"unsaid has {cls.__name__}.{name}, which has no own key"
    for cls, name in dialect.digits:
        options = options_of(getattr(attrs.fields(cls), name).type)
        kinds = [kind_of(x) for x in options if get_origin(x) or x is int]
        if not any(isinstance(kind, Integer) for kind in kinds):
            yield f"digits has {cls.__name__}.{name}, which is no integer"


def _problems_of_forms(dialect: "Dialect") -> Iterator[str]:
    """
    Say which records a class cannot be told by.
    """
    for cls, records in dialect.also_as.items():
        own = dialect.record_of(cls)
        if own is None:
            yield f"also_as has {cls.__name__}, of which there is no record"
        else:
            for item in records:
                yield from _problems_of_form(cls, item, own)


def _problems_of_form(
    cls: type, item: "Record", own: "Record"
) -> Iterator[str]:
    if (item.cls, item.tag_at, item.bare, own.bare) != (
        cls,
        own.tag_at,
        None,
        None,
    ):
        yield f"also_as has no record of {cls.__name__} like its own"
    elif item.tag == own.tag and not (first_keys(item) - first_keys(own)):
        yield (
            f"also_as has a record of {cls.__name__} that requires no key that"
            " the other does not"
        )
    for place in (*item.places.values(), *item.constants):
        above = place.rpartition(".")[0]
        for name, value in own.places.items():
            if f"{above}.".startswith(f"{value}."):
                yield (
                    f"also_as has {place!r} for {cls.__name__}, inside the"
                    f" value of {name!r}"
                )


def _problems_of_unions(dialect: "Dialect") -> Iterator[str]:
    for record in dialect.records:
        for field in attributes_of(record.cls):
            if field.name in record.places:
                options = options_at(record.cls, field, dialect)
                name = f"{record.cls.__name__}.{field.name}"
                members = dialect.members.get((record.cls, field.name))
                records = {item.cls: item for item in members or ()}
                there = dialect.at(record.cls, field.name)
                direct = _kept(options_of(field.type), members)
                clash = ambiguity(options, there, records) or ambiguity(
                    direct, there, records
                )
                if clash:
                    yield f"{name}: {clash}"
                if not any(_is_spelled(item, there) for item in options):
                    classes = either(class_of(x).__name__ for x in options)
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
    cls = class_of(option)
    if cls in RECORDS:
        return dialect.record_of(cls) is not None
    return cls not in WORDED or bool(dialect.words.get(cls))


def options_at(
    cls: type[Any], field: "attrs.Attribute[Any]", dialect: "Dialect"
) -> list[Any]:
    """
    List what stands at an attribute, or at the items of its array.
    """
    members = dialect.members.get((cls, field.name))
    return _kept(_members(field.type), members)


def _kept(
    options: Iterable[Any], members: "Iterable[Record] | None"
) -> list[Any]:
    """
    Leave the classes out that do not stand there.
    """
    if members is None:
        return [*options]
    classes = {item.cls for item in members}
    return [x for x in options if x not in RECORDS or x in classes]


def _twice(items: Iterable[Any]) -> list[Any]:
    return [item for item, count in Counter(items).items() if count > 1]
