"""
Telling dialects apart, and where things stand in them.
"""

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

import attrs

from .._domain.session import SessionResource
from .._engine.problems import pointer_to
from .._values.annotations import options_of
from .._values.messages import Path
from ..dialects import BETA, GA
from ..dialects.classes import RECORDS, SPREAD, TAG
from ..dialects.rules import Dialect


def detect_dialect(payload: Any) -> Dialect | None:
    """
    Tell which dialect a payload is in, by the keys of its session.

    A ``type`` says `GA`.  Without one, keys that only one of the two wires
    has say which it is, also if the type is what has been forgotten.
    `REFERENCE` cannot be told from `BETA`, and is never the answer.

    Args:
        payload:
            A session, or an event or REST body with a ``session`` key, as
            JSON values.

    Returns:
        The dialect, or `None` if it cannot be told: if there are only keys
        that both have, or keys of both.
    """
    if not isinstance(payload, Mapping):
        return None
    session = payload.get("session", payload)
    if not isinstance(session, Mapping):
        return None
    if TAG in session:
        return GA
    flat, nested = _keys(BETA), _keys(GA)
    keys = set(session)
    is_flat, is_nested = keys & (flat - nested), keys & (nested - flat)
    if bool(is_flat) is bool(is_nested):
        return None
    return BETA if is_flat else GA


def pointer_in(path: Path, dialect: Dialect) -> str:
    """
    Spell a place in a session, given by attributes, as a JSON Pointer.
    """
    classes = {SessionResource}
    steps: list[str | int] = []
    for name in path:
        records = filter(None, map(dialect.record_of, classes))
        record = next((r for r in records if name in r.places), None)
        if record is not None:
            field = getattr(attrs.fields(record.cls), str(name))
            place = record.places[str(name)].split(".")
            steps += [step for step in place if step != SPREAD]
            classes = set(_classes_of(field.type))
        else:
            steps.append(name)
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


def _keys(dialect: Dialect) -> set[str]:
    return {place.partition(".")[0] for place in _places(dialect).values()}


def _places(dialect: Dialect) -> Mapping[str, str]:
    (record,) = [r for r in dialect.records if r.cls is SessionResource]
    return record.places
