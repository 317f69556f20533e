"""
List unknown values and keys, with their JSON Pointers.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import attrs

from .._engine.problems import Problem, pointer_to
from .._rules.classes import EXTRA, TAG, attributes_of, has_extra
from .._rules.keys import Key
from .._rules.shapes import SPREAD, Steps, steps_of
from .._values.graphs import LEAVES
from .._values.messages import Path, cut, describe
from .._values.unknown import Unknown
from ..dialects.records import Record
from ..dialects.rules import Dialect


@attrs.frozen(eq=False, repr=False)
class UnknownPart:
    """
    An unknown value or key, with its JSON Pointer.

    Args:
        pointer: The JSON Pointer.

        names:
            The attributes and indexes that lead to it; for a key, those that
            lead to an `extra`, followed by keys.

        message: The message of a problem.

        is_key: Whether it is a key.

        is_ignored: Whether the dialect ignores the key.
    """

    pointer: str
    names: Path
    message: str
    is_key: bool = False
    is_ignored: bool = False

    @property
    def problem(self) -> Problem:
        return Problem(self.pointer, self.message)


def unknown_parts_in(
    value: Any,
    dialect: Dialect,
    path: Path = (),
    names: Path = (),
    key: Key | None = None,
) -> Iterator[UnknownPart]:
    """
    List the unknown values and keys in *value*.

    The keys in *path*, and the attributes in *names*, lead to *value*; *key*
    is the `Key` of the last attribute.
    """
    if isinstance(value, Unknown):
        what = _described(value.value)
        message = f"unknown in the {dialect.name} dialect: {what}"
        yield UnknownPart(pointer_to(path), names, message)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            place = (*path, index), (*names, index)
            yield from unknown_parts_in(item, dialect, *place, key)
    elif (base := dialect.base_of(type(value))) is not None:
        record = _record_at(base, dialect, key)
        yield from _parts_in_object(value, record, dialect, path, names)


def _record_at(cls: Any, dialect: Dialect, key: Key | None) -> Record:
    """
    Return the record of a class at an attribute.
    """
    forms = (dialect.records_at(key) if key else None) or ()
    return next((x for x in forms if x.cls is cls), dialect.of(cls))


def _parts_in_object(
    value: Any, record: Record, dialect: Dialect, path: Path, names: Path
) -> Iterator[UnknownPart]:
    cls: Any = record.cls
    for name, steps in _places_in(cls, dialect):
        item = getattr(value, name)
        if type(item) not in LEAVES:
            inside = (*names, name)
            place = (*path, *steps), inside
            yield from unknown_parts_in(
                item, dialect, *place, record.keys[name]
            )
    if has_extra(type(value)) and value.extra is not None:
        ignored = _ignored_in(record, dialect)
        for keys in _keys_in(value.extra.value, _inner_objects(record), ()):
            yield UnknownPart(
                pointer_to((*path, *keys)),
                (*names, EXTRA, *keys),
                "unknown key",
                is_key=True,
                is_ignored=keys in ignored,
            )


@lru_cache(maxsize=512)
def _places_in(cls: Any, dialect: Dialect) -> list[tuple[str, Steps]]:
    """
    List the attributes of a class that have a path, with their paths.
    """
    paths = dialect.of(cls).paths
    return [
        (x.name, tuple(s for s in steps_of(paths[x.name]) if s != SPREAD))
        for x in attributes_of(cls)
        if x.name in paths
    ]


def _inner_objects(record: Record) -> set[Steps]:
    places = map(steps_of, record.paths.values())
    return {place[:end] for place in places for end in range(1, len(place))}


def _ignored_in(record: Record, dialect: Dialect) -> set[Steps]:
    fallbacks = (key.fallback for key in record.keys.values())
    return {
        *map(steps_of, dialect.ignored_in(record)),
        *(steps_of(item.path) for item in fallbacks if item is not None),
    }


@lru_cache(maxsize=16)
def ignores_keys(dialect: Dialect) -> bool:
    """
    Check whether a dialect ignores any key.
    """
    return any(_ignored_in(record, dialect) for record in dialect.records)


def _described(value: Any) -> str:
    tag = value.get(TAG) if isinstance(value, dict) else None
    if isinstance(tag, str):
        return f"an object of type {cut(tag)}"
    return describe(value)


def _keys_in(
    keys: Mapping[str, Any], above: set[Steps], path: Steps
) -> Iterator[Steps]:
    """
    List the unknown keys, also inside known objects.
    """
    for key, item in keys.items():
        here = (*path, key)
        if here in above and isinstance(item, dict):
            yield from _keys_in(item, above, here)
        else:
            yield here


def without_keys(payload: Any, pointers: Iterable[str]) -> Any:
    """
    Copy a payload without the keys at some JSON Pointers.
    """
    inside: dict[Any, list[str]] = {}
    for pointer in pointers:
        _, step, *rest = pointer.split("/", 2)
        key = step.replace("~1", "/").replace("~0", "~")
        inside.setdefault(key, []).append("/".join(["", *rest]))
    if isinstance(payload, list | tuple):
        steps = map(str, range(len(payload)))
        return [
            without_keys(item, inside[step]) if step in inside else item
            for step, item in zip(steps, payload, strict=True)
        ]
    return {
        key: without_keys(item, inside[key]) if key in inside else item
        for key, item in payload.items()
        if "" not in inside.get(key, ())
    }
