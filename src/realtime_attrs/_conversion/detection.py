"""
Look up the keys that only one of `BETA` and `GA` has; build JSON Pointers.

A sign of a dialect is a key or tag that the other dialect doesn't have.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from .. import events as e
from .._domain.bases import BaseSession
from .._domain.session import SessionResource
from .._engine.problems import pointer_to, value_at
from .._engine.words import plain
from .._rules.classes import EXTRA, TAG, attributes_of
from .._rules.shapes import SPREAD, steps_of
from .._values.annotations import options_of
from .._values.constants import OFF
from .._values.messages import Path
from ..dialects import BETA, GA
from ..dialects.records import Record
from ..dialects.rules import Dialect


_OUTPUT: Any = e.OutputText | e.OutputAudio


def is_object(payload: Any) -> bool:
    """
    Check for a `Mapping`; most payloads are dictionaries, which is fast.
    """
    return type(payload) is dict or isinstance(payload, Mapping)


def is_of_beta(session: Mapping[str, Any]) -> bool:
    """
    Check a session without a type for a key that only the beta has.
    """
    _, own, off = _distinguishing_keys(SessionResource)[0]
    return _has_any(session, own) or not off.isdisjoint(session)


def of_both(signs: Iterable[Dialect]) -> Dialect | None:
    """
    Return the dialect in *signs* if there is exactly one, or else `None`.
    """
    found = set(signs)
    return found.pop() if len(found) == 1 else None


def signs_of(value: Mapping[Any, Any], cls: type) -> list[Dialect]:
    """
    List the dialects of keys that only one of them has for *cls*.
    """
    return [
        dialect
        for dialect, keys, off in _distinguishing_keys(cls)
        if not keys.isdisjoint(value)
        and (_has_any(value, keys) or not off.isdisjoint(value))
    ]


def _has_any(value: Mapping[Any, Any], keys: frozenset[str]) -> bool:
    for key in value:  # noqa: SIM110  # in half the time
        if key in keys and value[key] is not None:
            return True
    return False


@cache
def _distinguishing_keys(
    cls: Any,
) -> tuple[tuple[Dialect, frozenset[str], frozenset[str]], ...]:
    """
    List the keys of a class that only one of the two dialects has.

    The second set has the keys at which null is a value, namely `OFF`.
    """
    beta, ga = BETA.of(cls).top_keys, GA.of(cls).top_keys
    off = {f.name for f in attributes_of(cls) if OFF in options_of(f.type)}
    alone = ((BETA, beta - ga), (GA, ga - beta))
    return tuple((d, own, own & off) for d, own in alone)


@cache
def dialects_by_type() -> Mapping[str, tuple[Dialect, ...]]:
    """
    Map the types of events to the dialects that have them.
    """
    tags = {d: tags_of(e.Event, d) for d in (BETA, GA)}
    return {
        tag: tuple(d for d in tags if tag in tags[d])
        for tag in frozenset().union(*tags.values())
    }


def signs_in(event: Mapping[str, Any]) -> Iterator[Dialect]:
    """
    List the dialects of a response's or item's keys and tags.

    Ignore keys and tags that both dialects have.
    """
    response = event.get("response")
    if isinstance(response, Mapping):
        yield from signs_of(response, e.Response)
        yield from signs_of(response, e.ResponseParameters)
    for item in (
        event.get("item"),
        *_array_at(response, "output"),
        *_array_at(response, "input"),
    ):
        for part in _array_at(item, "content"):
            tag = plain(value_at(part, (TAG,)))
            if isinstance(tag, str):
                yield from (
                    d for d in (BETA, GA) if tag in tags_of(_OUTPUT, d)
                )


def _array_at(value: Any, key: str) -> Iterable[Any]:
    found = value_at(value, (key,))
    return found if isinstance(found, list) else ()


@lru_cache(256)
def tags_of(union: Any, dialect: Dialect) -> frozenset[Any]:
    """
    List the tags of the classes in a union.
    """
    return frozenset(record.tag for record in records_of(union, dialect))


def records_of(annotation: Any, dialect: Dialect) -> list[Record]:
    """
    List the records of the classes that an annotation admits.
    """
    classes = options_of(dialect.expanded(annotation))
    return [record for record in map(dialect.get, classes) if record]


def main_session(dialect: Dialect) -> Any:
    """
    Choose the class of a session without a tag.
    """
    others = records_of(BaseSession, dialect)
    if records_of(SessionResource, dialect) or not others:
        return SessionResource
    return only_class(BaseSession, dialect)


def only_class(base: type[Any], dialect: Dialect) -> Any:
    """
    Return the only class with a record that derives from *base*.

    Return *base* if there are several such classes, or none.
    """
    found = [record.cls for record in records_of(base, dialect)]
    return found[0] if len(found) == 1 else base


def pointer_in(path: Path, value: Any, dialect: Dialect, payload: Any) -> str:
    """
    Build the JSON Pointer to an attribute of an object.

    The names and indexes in *path* lead to the attribute.  If it has several
    paths, use the one with a value in *payload*.
    """
    members: Iterable[Record] = ()
    steps: list[str | int] = []
    for name in path:
        cls = dialect.base_of(type(value))
        records = [*members, dialect.record_of(type(value))]
        record = next((r for r in records if r and r.cls is cls), None)
        if isinstance(name, int):
            place: Path = (name,)
            value = value[name]
        elif record is None or name not in record.keys:
            # The keys of an `extra` are keys of the object itself.
            place = () if name == EXTRA else (name,)
            value = None
        else:
            place = _place_in(payload, record, name, dialect)
            members = dialect.records_at(record.keys[name]) or ()
            value = getattr(value, name)
        steps += place
        payload = value_at(payload, place)
    return pointer_to(steps)


def _place_in(
    payload: Any, record: Record, name: str, dialect: Dialect
) -> tuple[str, ...]:
    """
    Return the path of an attribute that has a value, by default the first.
    """
    key = record.keys[name]
    forms = dialect.variants_of(record.cls)
    paths = [
        steps_of(record.paths[name]),
        *(path for _, path in key.further_paths),
        *(steps_of(form.paths[name]) for form in forms if name in form.keys),
    ]
    paths = [tuple(step for step in x if step != SPREAD) for x in paths]
    nothing = [(type(word), word) for word in (None, *key.none)]
    for path in paths:
        value = plain(value_at(payload, path))
        if (type(value), value) not in nothing:
            return path
    return paths[0]
