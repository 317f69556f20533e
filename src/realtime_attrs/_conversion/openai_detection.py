"""
Detect the dialect of a payload among OpenAI's dialects.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from .. import dialects
from .. import events as e
from .._domain.bases import (
    BaseAnswer,
    BaseClientEvent,
    BaseEvent,
    BaseRequest,
    BaseServerEvent,
    BaseSession,
)
from .._domain.session import SessionResource
from .._engine.problems import WireError, value_at
from .._engine.words import plain
from .._rules.classes import TAG
from ..dialects import GA
from ..dialects.rules import Dialect
from .detection import (
    dialects_by_type,
    is_object,
    of_both,
    records_of,
    signs_in,
    signs_of,
    tags_of,
)
from .live_detection import (
    has_further_keys,
    has_live_model,
    has_unsupported,
    is_of_live,
)
from .payload_forms import SESSION, Form


def detect_by_keys(payload: Any) -> Dialect | None:
    """
    Detect the dialect of a payload by its keys.
    """
    if not is_object(payload):
        return None
    if TAG not in payload:
        return _detect_untyped(payload)
    tag = plain(payload.get(TAG))
    known = dialects_by_type().get(tag, ()) if isinstance(tag, str) else ()
    if len(known) == 1:
        return known[0]
    if known and SESSION not in payload:
        return of_both(signs_in(payload)) or _detect_event(payload, known)
    if isinstance(tag, str) and not known:
        kind = plain(value_at(payload, (SESSION, TAG)))
        return _detect_by_type(kind or tag) or _detect_event(payload)
    session = payload.get(SESSION, payload)
    return _detect_session(session) if is_object(session) else None


def _detect_untyped(payload: Mapping[Any, Any]) -> Dialect | None:
    if has_further_keys(payload) and _is_body(payload):
        return dialects.LIVE
    session = payload.get(SESSION, payload)
    return _detect_session(session) if is_object(session) else None


def _detect_session(session: Mapping[Any, Any]) -> Dialect | None:
    kind = session.get(TAG)
    if kind is not None:
        # The beta's sessions have no type.
        return _detect_by_type(plain(kind)) if isinstance(kind, str) else GA
    is_live = has_further_keys(session) and is_of_live(session)
    if is_live or has_live_model(session):
        return None if has_unsupported(session) else dialects.LIVE
    read = _read_translation(session)
    if value_at(session, ("audio", "output", "language")) is not None:
        return None if read is None else dialects.TRANSLATION
    if read is not None and read != type(read)(model=read.model):
        return None  # it may be a session of GA
    return of_both(signs_of(session, SessionResource))


def _detect_by_type(kind: Any) -> Dialect | None:
    if kind in ("live", "translation"):
        return dialects.by_name(kind)
    is_known = isinstance(kind, str) and kind in _session_tags()
    return GA if is_known else None


def _detect_event(
    payload: Mapping[str, Any], known: Iterable[Dialect] = ()
) -> Dialect | None:
    """
    Detect an event of another dialect, if neither `BETA` nor `GA` accepts it.

    The dialects in *known* have its type.
    """
    found = _later_dialects().get(plain(payload[TAG]), ())
    if not found or any(_reads(dialect, payload) for dialect in known):
        return None
    detected = of_both(x for x in found if _reads(x, payload))
    session = payload.get(SESSION)
    if (
        dialects.LIVE in found
        and not detected
        and isinstance(session, Mapping)
    ):
        return dialects.LIVE if is_of_live(session) else None
    return detected


@cache
def _later_dialects() -> Mapping[Any, tuple[Dialect, ...]]:
    """
    Map the types of translation sessions' and Live's events to dialects.
    """
    others = (dialects.TRANSLATION, dialects.LIVE)
    tags = {dialect: tags_of(BaseEvent, dialect) for dialect in others}
    return {
        tag: tuple(d for d in others if tag in tags[d])
        for tag in frozenset().union(*tags.values())
    }


def is_of_both(payload: Any) -> bool:
    """
    Check for an event that is valid for translation sessions and for Live.
    """
    tag = plain(payload.get(TAG)) if is_object(payload) else None
    found = _later_dialects().get(tag, ()) if isinstance(tag, str) else ()
    return len(found) > 1 and all(_reads(x, payload) for x in found)


def _is_body(payload: Mapping[str, Any]) -> bool:
    """
    Check for the body of a REST request or answer of Live.
    """
    return any(
        not needed.isdisjoint(payload)
        and _read(dialects.LIVE, cls, payload) is not None
        for needed, cls in _bodies()
    )


@cache
def _bodies() -> list[tuple[frozenset[str], type[Any]]]:
    return [
        (record.required_keys - {SESSION}, record.cls)
        for record in records_of(BaseRequest | BaseAnswer, dialects.LIVE)
    ]


@cache
def _session_tags() -> frozenset[Any]:
    return tags_of(e.Session, GA)  # hashing a union is slow


def _read_translation(session: Mapping[Any, Any]) -> Any:
    """
    Read a session if it has only keys of translation sessions.
    """
    if "audio" not in session or not session.keys() <= {"audio", "model"}:
        return None
    return _read(dialects.TRANSLATION, BaseSession, session)


def _reads(dialect: Dialect, event: Mapping[str, Any]) -> bool:
    sides = (BaseClientEvent, BaseServerEvent)
    return any(_read(dialect, side, event) is not None for side in sides)


def _read(dialect: Dialect, annotation: Any, payload: Any) -> Any:
    """
    Read a payload; return `None` if the dialect rejects it.
    """
    try:
        return _form_of(dialect, annotation).read(
            payload, forbid_extra_keys=True
        )
    except WireError:
        return None


@cache
def _form_of(dialect: Dialect, annotation: Any) -> Form:
    return Form(dialect, annotation)
