"""
Telling dialects apart, and where things stand in them.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

import attrs

from .._domain.session import SessionResource
from .._engine.problems import pointer_to
from .._engine.words import plain
from .._values.annotations import options_of
from .._values.messages import Path
from ..dialects import BETA, GA
from ..dialects.classes import RECORDS, SPREAD, TAG, steps_of
from ..dialects.rules import Dialect
from ..events import (
    Event,
    OutputAudio,
    OutputText,
    Response,
    ResponseParameters,
    UserMessage,
)


def told_by_keys(payload: Any) -> Dialect | None:
    """
    Tell which of OpenAI's two wires a payload is on, by its keys.

    In a session a ``type`` says `GA`.  Without one, keys that only one of the
    two wires has say which it is, also if the type is what has been forgotten.
    An event is told by its type, or by the response or the item in it.
    """
    if not isinstance(payload, Mapping):
        return None
    tag = plain(payload.get(TAG))
    known = _speakers().get(tag, ()) if isinstance(tag, str) else ()
    if len(known) == 1:
        return known[0]
    if known and "session" not in payload:
        return _of_both(_signs_in(payload))
    session = payload.get("session", payload)
    if not isinstance(session, Mapping):
        return None
    if TAG in session:
        return GA
    return _of_both(_signs_of(session, SessionResource))


def _of_both(signs: Iterable[Dialect]) -> Dialect | None:
    """
    Decide by what speaks for either; nothing, if both have some.
    """
    found = set(signs)
    return found.pop() if len(found) == 1 else None


def _signs_of(value: Mapping[Any, Any], cls: type) -> Iterator[Dialect]:
    """
    List the dialects for which the keys of an object of *cls* speak.
    """
    for dialect, keys in _telling_keys(cls):
        if not value.keys().isdisjoint(keys):
            yield dialect


@cache
def _telling_keys(cls: Any) -> tuple[tuple[Dialect, frozenset[str]], ...]:
    """
    List the keys of a class that only one of the two wires has.
    """
    records = {d: d.record_of(cls) for d in (BETA, GA)}
    keys = {d: record.keys for d, record in records.items() if record}
    return tuple(
        (d, own - frozenset().union(*(keys[x] for x in keys if x is not d)))
        for d, own in keys.items()
    )


@cache
def _speakers() -> Mapping[str, tuple[Dialect, ...]]:
    """
    Say for the type of each event which of the two wires has it.
    """
    tags = {d: tags_of(Event, d) for d in (BETA, GA)}
    return {
        tag: tuple(d for d in tags if tag in tags[d])
        for tag in frozenset().union(*tags.values())
    }


def _signs_in(event: Mapping[str, Any]) -> Iterator[Dialect]:
    """
    List the dialects for which a response, or the items of an event, speak.
    """
    items = [event.get("item")]
    response = event.get("response")
    if isinstance(response, Mapping):
        yield from _signs_of(response, Response)
        yield from _signs_of(response, ResponseParameters)
        for key in ("output", "input"):
            found = response.get(key)
            items += found if isinstance(found, list) else []
    for item in items:
        if isinstance(item, Mapping):
            yield from _signs_of(item, UserMessage)
            parts = item.get("content")
            for part in parts if isinstance(parts, list) else []:
                yield from _signs_of_part(part)


def _signs_of_part(part: Any) -> Iterator[Dialect]:
    tag = plain(part.get(TAG)) if isinstance(part, Mapping) else None
    if type(tag) is not str:
        return
    for dialect in (BETA, GA):
        for cls in (OutputText, OutputAudio):
            record = dialect.record_of(cls)
            if record is not None and record.tag == tag:
                yield dialect


@cache
def tags_of(union: Any, dialect: Dialect) -> frozenset[Any]:
    """
    List the tags that a dialect has for the classes of a union.
    """
    records = map(dialect.record_of, get_args(union))
    return frozenset(record.tag for record in records if record)


def pointer_in(path: Path, cls: type[Any], dialect: Dialect) -> str:
    """
    Spell a place in an object of *cls*, given by attributes, as JSON Pointer.
    """
    records = [dialect.record_of(cls)]
    steps: list[str | int] = []
    for name in path:
        record = next((r for r in records if r and name in r.places), None)
        if record is None:
            steps.append(name)
            continue
        place = steps_of(record.places[str(name)])
        steps += [step for step in place if step != SPREAD]
        members = dialect.members.get((record.cls, str(name)))
        field = getattr(attrs.fields(record.cls), str(name))
        records = (
            [*members]
            if members is not None
            else [*map(dialect.record_of, _classes_of(field.type))]
        )
    return pointer_to(steps)


def _classes_of(annotation: Any) -> Iterator[type[Any]]:
    """
    List the classes that an annotation, or the items of its arrays, may be.
    """
    for option in options_of(annotation):
        if get_origin(option) is tuple:
            yield from _classes_of(get_args(option)[0])
        elif option in RECORDS:
            yield option
