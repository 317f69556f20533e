"""
Detect which of OpenAI's dialects a payload is in.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from .. import dialects
from .. import events as e
from .._domain.bases import BaseEvent, BaseSession
from .._domain.session import SessionResource
from .._engine.problems import WireError, value_at
from .._engine.words import plain
from .._rules.classes import TAG
from ..dialects import GA
from ..dialects.rules import Dialect
from .detection import (
    is_object,
    of_both,
    signs_in,
    signs_of,
    speakers,
    tags_of,
)
from .payload_forms import SESSION, Form


_OF_LIVE: Final = (
    ("audio", "format"),
    ("client",),
    ("delegation",),
    ("status",),
    ("triggers",),
)
"""
Keys of the sessions of OpenAI Live, which is another protocol.
"""

_SHARED: Final = {
    "session.close": ({TAG}, {TAG, "event_id"}),
    "session.output_audio.delta": ({TAG, "delta"},),
}
"""
The keys of events that OpenAI Live has, too.
"""


def told_by_keys(payload: Any) -> Dialect | None:
    """
    Detect which of OpenAI's dialects a payload is in, by its keys.
    """
    if not is_object(payload):
        return None
    if TAG not in payload and SESSION not in payload:
        return _told_by_session(payload)
    tag = plain(payload.get(TAG))
    known = speakers().get(tag, ()) if isinstance(tag, str) else ()
    if len(known) == 1:
        return known[0]
    if known and SESSION not in payload:
        return of_both(signs_in(payload))
    if isinstance(tag, str) and not known:
        kind = plain(value_at(payload, (SESSION, TAG)))
        return _told_by_kind(kind or tag) or _told_by_event(payload, tag)
    session = payload.get(SESSION, payload)
    return _told_by_session(session) if is_object(session) else None


def _told_by_session(session: Mapping[Any, Any]) -> Dialect | None:
    kind = session.get(TAG)
    if kind is not None:
        # The beta's sessions have no type.
        return _told_by_kind(plain(kind)) if isinstance(kind, str) else GA
    if any(value_at(session, place) is not None for place in _OF_LIVE):
        return None
    read = _read_translation(session)
    if value_at(session, ("audio", "output", "language")) is not None:
        return None if read is None else dialects.TRANSLATION
    if read is not None and read != type(read)(model=read.model):
        return None  # it may be a session of GA
    return of_both(signs_of(session, SessionResource))


def _told_by_kind(kind: Any) -> Dialect | None:
    if kind == "translation":
        return dialects.TRANSLATION
    is_known = isinstance(kind, str) and kind in _session_tags()
    return GA if is_known else None


def _told_by_event(payload: Mapping[Any, Any], tag: str) -> Dialect | None:
    """
    Tell an event that neither `BETA` nor `GA` has.
    """
    if not tag.startswith(f"{SESSION}.") or SESSION in payload:
        return None
    rules = dialects.TRANSLATION
    is_known = tag in tags_of(BaseEvent, rules) and not is_of_both(payload)
    return rules if is_known and _read(BaseEvent, payload) else None


def is_of_both(payload: Any) -> bool:
    """
    Check for an event of translation sessions that OpenAI Live has, too.
    """
    return is_object(payload) and {*payload} in _SHARED.get(
        plain(payload.get(TAG)), ()
    )


@cache
def _session_tags() -> frozenset[Any]:
    return tags_of(e.Session, GA)  # hashing a union takes long


def _read_translation(session: Mapping[Any, Any]) -> Any:
    """
    Read a session with no keys but those of translation sessions.
    """
    if "audio" not in session or not session.keys() <= {"audio", "model"}:
        return None
    return _read(BaseSession, session)


def _read(annotation: Any, payload: Any) -> Any:
    """
    Read a payload as of a translation session; `None` if it is none.
    """
    try:
        return _form_of(annotation).read(payload, forbid_extra_keys=True)
    except WireError:
        return None


@cache
def _form_of(annotation: Any) -> Form:
    return Form(dialects.TRANSLATION, annotation)
