"""
What a derived dialect takes over, and what goes with what it is about.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from .classes import steps_of
from .records import Record
from .spellings import Attribute, Echo, place_of


if TYPE_CHECKING:
    from .rules import Dialect


T = TypeVar("T")


def inherited(
    dialect: "Dialect",
    kept: Mapping[type[Any], Record],
    gone: frozenset[type[Any]],
) -> dict[str, Any]:
    """
    List the rules that a derived dialect takes over, by their kind.

    Args:
        dialect: The dialect that it is derived from.

        kept: The records of the new one.

        gone: The classes and enums that it has not.
    """
    placed = {(cls, name) for cls, x in kept.items() for name in x.places}

    def here(rules: Mapping[Attribute, T]) -> dict[Attribute, T]:
        return {key: rule for key, rule in rules.items() if key in placed}

    return {
        "words": _less(dialect.words, gone),
        "also_read": _less(dialect.also_read, gone),
        "rewrites": here(dialect.rewrites),
        "members": {
            key: tuple(
                _respelled(item, dialect.record_of(item.cls), kept[item.cls])
                for item in items
                if item.cls in kept
            )
            for key, items in here(dialect.members).items()
        },
        "nulls": {
            cls: tuple(name for name in names if (cls, name) in placed)
            for cls, names in dialect.nulls.items()
            if cls in kept
        },
        "also_at": {
            key: _less_of_echo(place, gone)
            for key, place in here(dialect.also_at).items()
        },
        "defaults": {
            cls: {k: x for k, x in items.items() if (cls, k) in placed}
            for cls, items in dialect.defaults.items()
            if cls in kept
        },
        "words_at": {
            key: wording.without(gone)
            for key, wording in here(dialect.words_at).items()
        },
        "beside": here(dialect.beside),
        "off": here(dialect.off),
        "unsaid": here(dialect.unsaid),
        "moot": {
            cls: {k: x for k, x in keys.items() if k not in kept[cls].keys}
            for cls, keys in dialect.moot.items()
            if cls in kept
        },
        "also_as": {c: x for c, x in dialect.also_as.items() if c in kept},
        "digits": dialect.digits & placed,
    }


def _less(
    rules: Mapping[type[Any], T], gone: frozenset[type[Any]]
) -> dict[type[Any], T]:
    return {cls: rule for cls, rule in rules.items() if cls not in gone}


def _less_of_echo(place: str | Echo, gone: frozenset[type[Any]]) -> str | Echo:
    if isinstance(place, Echo) and place.wording is not None:
        return attrs.evolve(place, wording=place.wording.without(gone))
    return place


def _respelled(item: Record, old: Record | None, new: Record) -> Record:
    """
    Take a record in one place over, as the new one of its class.

    It is left as it is if it has more of its own than constants.
    """
    if old is None or attrs.evolve(item, constants=old.constants) != old:
        return item
    own = item.constants.items() - old.constants.items()
    return attrs.evolve(new, constants={**new.constants, **dict(own)})


def still_elsewhere(
    elsewhere: Mapping[type[Any], Mapping[str, tuple[str, ...]]],
    kept: Mapping[type[Any], Record],
    also_at: Mapping[Attribute, str | Echo],
    beside: Mapping[Attribute, Mapping[str, str]],
    moot: Mapping[type[Any], Mapping[str, Any]],
) -> dict[type[Any], Mapping[str, tuple[str, ...]]]:
    """
    List the keys of other wires, less those that are read now.
    """
    read = {
        cls: record.keys | further_keys(record, also_at, beside, moot)
        for cls, record in kept.items()
        if cls in elsewhere
    }
    return {
        cls: {k: names for k, names in elsewhere[cls].items() if k not in own}
        for cls, own in read.items()
    }


def further_keys(
    record: Record,
    also_at: Mapping[Attribute, str | Echo],
    beside: Mapping[Attribute, Mapping[str, str]],
    moot: Mapping[type[Any], Mapping[str, Any]],
) -> frozenset[str]:
    """
    List the keys of an object that are no places, and read all the same.
    """
    places = [
        place_of(place)
        for (cls, _), place in also_at.items()
        if cls is record.cls
    ]
    for (cls, name), keys in beside.items():
        if cls is record.cls and "." not in record.places.get(name, ""):
            places += keys.values()
    first = (step for step, *_ in map(steps_of, filter(None, places)))
    return frozenset((*first, *moot.get(record.cls, ())))
