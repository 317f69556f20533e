"""
Recognize the form of a payload: a session, an event or a REST body.

The dialect's records for the classes of `realtime_attrs.events` decide.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from itertools import chain, product
from typing import Any, Final

from .. import events as e
from .._domain.transcription import Session
from .._engine.problems import WireError, refusal, value_at
from .._engine.words import plain
from .._rules.classes import TAG
from .._rules.shapes import SPREAD, steps_of
from ..dialects import BETA, GA
from ..dialects.records import Record
from ..dialects.rules import Dialect
from ..extending import BaseAnswer, BaseRequest, BaseServerEvent, BaseSession
from .carriers import with_carriers
from .detection import (
    is_object,
    is_of_beta,
    main_session,
    records_of,
    tags_of,
)
from .payload_forms import ANY, CLIENT, SERVER, SESSION, Form


_OF_EVENTS: Final = frozenset({"event", "event_id"})
"""
The key that only events have, and another name for their type.
"""

_SHOWING = (e.SessionUpdated, e.TranscriptionSessionUpdated, e.SessionCreated)
"""
The events with a server's session, in the order of preference.
"""


def form_of(payload: Any, dialect: Dialect) -> Form:
    """
    Recognize the form of a payload.

    Raises:
        WireError: The payload isn't an object.
    """
    if not is_object(payload):
        raise refusal("an object", payload)
    return _forms_of(dialect).form_of(payload)


def plain_form_of(payload: Any, dialect: Dialect | None) -> Form | None:
    """
    Recognize most sessions by their keys, which is fast.

    Without a dialect, the keys also decide between `BETA` and `GA`.
    """
    if type(payload) is not dict:
        return None
    if dialect is not None:
        return _forms_of(dialect).plain_form_of(payload)
    beta, ga = _forms_of_both()
    if TAG in payload:
        return ga.plain_form_of(payload)
    form = beta.plain_form_of(payload)
    return form if form and is_of_beta(payload) else None


class _Forms:
    def __init__(self, dialect: Dialect, *, has_events: bool) -> None:
        kind = main_session(dialect)
        sessions = records_of(kind, dialect)
        updates = _holding_session(CLIENT, (e.SessionUpdate,), dialect)
        requests = records_of(BaseRequest, dialect)
        answers = records_of(BaseAnswer, dialect)
        self._bodies = _bodies_in(requests, answers, dialect)
        self._shown = shown_in(dialect)
        if self._bodies:
            self._shown |= _typed_in(requests, dialect)
            requests = answers = []
        self._session_keys = _keys_of(sessions) - {TAG}
        # GA's tags of sessions are no events in other dialects either.
        own_tags = tags_of(BaseSession, dialect)
        self._session_tags = own_tags | tags_of(Session, GA)
        of_server = Form(dialect, SERVER, from_server=True)
        of_client = Form(dialect, CLIENT)
        has_server = has_events and records_of(BaseServerEvent, dialect)
        others = ANY if records_of(ANY, dialect) else kind
        self._other = of_server if has_server else Form(dialect, others)
        self._events = {
            **dict.fromkeys(tags_of(ANY, dialect), of_server),
            **dict.fromkeys(tags_of(CLIENT, dialect), of_client),
        }
        self._sides = (of_client, of_server)
        self._of_both = tags_of(CLIENT, dialect) & tags_of(SERVER, dialect)
        secrets = [steps_of(answer.paths["value"]) for answer in answers]
        self._secret = secrets[-1] if secrets else ()
        self._answer = Form(dialect, BaseAnswer, from_server=True)
        keys = _keys_of(requests)
        has_type = not keys.isdisjoint({TAG, SPREAD})
        self._request_keys = keys - {SPREAD}
        self._request = Form(dialect, BaseRequest, has_type=has_type)
        tag = updates[0].tag if updates else None
        of_update = Form(dialect, CLIENT, tag, has_type=False)
        self._update = of_update if updates else None
        # Any session, if tags distinguish them, and the payload has one.
        is_tagged = own_tags != {None}
        self._session = Form(dialect, kind)
        self._tagged = (
            Form(dialect, BaseSession) if is_tagged else self._session
        )
        own = {session.tag for session in sessions}
        others = {SESSION, *self._request_keys, *self._secret[:1]}
        others.update(place[0] for place in self._shown)
        self._plain_keys = self._session_keys - others | {TAG}
        self._plain_tags = {
            tag: self._session if tag in own else self._tagged
            for tag in self._session_tags - self._events.keys()
            if "." not in str(tag)
        }

    def plain_form_of(self, payload: Mapping[str, Any]) -> Form | None:
        """
        Recognize a session without keys of other forms.
        """
        if not self._plain_keys.issuperset(payload):
            return None
        if TAG not in payload:
            return self._session
        tag = payload[TAG]
        return self._plain_tags.get(tag) if type(tag) is str else None

    def form_of(self, payload: Mapping[str, Any]) -> Form:
        if (found := self._event(payload) or self._body(payload)) is not None:
            return found
        if self._holds_secret(payload):
            return self._answer
        for place, words in self._shown.items():
            word = plain(value_at(payload, place))
            if isinstance(word, str) and word in words:
                return words[word]
        if any(payload.get(key) is not None for key in self._request_keys):
            return self._request
        if self._update is not None and SESSION in payload:
            return self._update
        return self._tagged if TAG in payload else self._session

    def _event(self, payload: Mapping[str, Any]) -> Form | None:
        """
        Recognize an event, also if its type is wrong or missing.
        """
        tag = plain(payload.get(TAG))
        if not isinstance(tag, str):
            is_event = SESSION in payload and (
                tag is not None or not _OF_EVENTS.isdisjoint(payload)
            )
            return self._other if is_event else None
        if tag in self._of_both:
            return self._on_side(payload)
        if tag in self._events or "." in tag:
            return self._events.get(tag, self._other)
        if tag in self._session_tags:
            return None
        is_event = self._session_keys.isdisjoint(payload)
        return self._other if is_event else None

    def _on_side(self, payload: Mapping[str, Any]) -> Form:
        """
        Choose the side that accepts an event, if both sides have its type.
        """
        return _accepting(self._sides, payload) or self._sides[0]

    def _body(self, payload: Mapping[str, Any]) -> Form | None:
        """
        Choose the body that accepts an object, or that requires its keys.
        """
        found = [x for x in self._bodies if x[0] <= payload.keys()]
        likely = (body for needed, body in found if SESSION not in needed)
        return _accepting([x for _, x in found], payload) or next(likely, None)

    def _holds_secret(self, payload: Mapping[str, Any]) -> bool:
        """
        Check for a client secret, also if its value isn't an object.
        """
        held: Any = payload
        for key in self._secret:
            if not isinstance(held, Mapping):
                return True
            held = held.get(key)
            if held is None:
                return False
        return held is not payload


def _accepting(
    forms: Iterable[Form], payload: Mapping[str, Any]
) -> Form | None:
    """
    Choose a form that accepts a payload, preferably with all of its keys.
    """
    for is_strict, form in product((True, False), forms):
        with suppress(WireError):
            form.read(payload, forbid_extra_keys=is_strict)
            return form
    return None


def _bodies_in(
    requests: Iterable[Record], answers: Iterable[Record], dialect: Dialect
) -> list[tuple[frozenset[str], Form]]:
    """
    Make the forms of REST bodies without secrets, with their required keys.
    """
    if all("value" in answer.paths for answer in answers):
        return []
    return [
        (body.required_keys, Form(dialect, body.cls, from_server=is_answer))
        for is_answer, bodies in ((False, requests), (True, answers))
        for body in bodies
    ]


def _keys_of(records: Iterable[Record]) -> frozenset[str]:
    return frozenset().union(*(record.top_keys for record in records))


def _holding_session(
    side: Any, preferred: Iterable[type[Any]], dialect: Dialect
) -> list[Record]:
    """
    List the records of a side's events that contain a session.
    """
    events = chain(*(records_of(cls, dialect) for cls in preferred))
    others = (x for x in records_of(side, dialect) if SESSION in x.keys)
    return [*events, *others]


def shown_in(dialect: Dialect) -> dict[tuple[str, ...], dict[str, Form]]:
    """
    Make the forms of a server's sessions, by path and constant.
    """
    shown: dict[tuple[str, ...], dict[str, Form]] = {}
    for event in _holding_session(BaseServerEvent, _SHOWING, dialect):
        tag = event.tag
        whole = Form(dialect, SERVER, tag, has_type=False, from_server=True)
        inside = Form(dialect, SERVER, tag, is_inside=True, from_server=True)
        for record in dialect.records_at(event.keys[SESSION]) or ():
            own = dialect.of(record.cls)
            words = {**record.constants, TAG: record.tag or ""}
            for key, word in words.items():
                if word != {**own.constants, TAG: own.tag or ""}.get(key):
                    shown.setdefault((key,), {}).setdefault(word, inside)
                    place = SESSION, key
                    shown.setdefault(place, {}).setdefault(word, whole)
    return shown


def _typed_in(
    requests: Iterable[Record], dialect: Dialect
) -> dict[tuple[str, ...], dict[str, Form]]:
    """
    Make the forms of requests in which only the session has a type.
    """
    held = [x for x in requests if SESSION in x.keys]
    tags = {
        record.tag: Form(dialect, request.cls)
        for request in held
        for record in dialect.records_at(request.keys[SESSION]) or ()
        if record.tag is not None
    }
    return {(SESSION, TAG): tags}


@lru_cache(maxsize=16)
def _forms_of(dialect: Dialect) -> _Forms:
    found = with_carriers(dialect)
    has_bare = any(x.bare for x in records_of(main_session(found), found))
    return _Forms(found, has_events=found is dialect and not has_bare)


@cache
def _forms_of_both() -> tuple[_Forms, _Forms]:
    return _forms_of(BETA), _forms_of(GA)
