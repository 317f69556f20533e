"""
Whole payloads, as they stand in files and requests.

A session travels alone, in an event, or with a client secret.  Which of these
a payload is, and where a server says what of a session, follows from the rules
that a dialect has for the classes of `realtime_attrs.events`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import attrs

from cattrs import Converter
from cattrs.errors import CattrsError

from .._domain.session import SessionResource
from .._domain.transcription import Session, TranscriptionSession
from .._domain.unknown import Unknown
from .._engine.explain import explain
from .._engine.problems import Problem, WireError, refusal
from .._engine.registration import register
from .._engine.words import plain
from .._values.messages import Path, describe
from ..dialects import BETA, GA
from ..dialects.classes import TAG
from ..dialects.rules import Dialect
from ..dialects.shapes import SPREAD, unchecked
from ..events import (
    ClientEvent,
    ClientSecret,
    ClientSecretAnswer,
    ClientSecretRequest,
    Event,
    ExpiresAfter,
    ExpiryAnchor,
    ServerEvent,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    TranscriptionSessionUpdated,
)
from .detection import pointer_in, tags_of, told_by_keys
from .news import news_in
from .translation import restated
from .unsupported import drop_paths, without, writer_of


_SESSION: Final = "session"
_OF_EVENTS: Final = frozenset({"event", "event_id"})
"""
The key that only events have, and what some documents call their type.
"""

_SESSIONS = (SessionResource, TranscriptionSession)
_SHOWING = (SessionUpdated, TranscriptionSessionUpdated, SessionCreated)
"""
The events in which a server shows a session.
"""


def convert_payload(
    payload: Any,
    to: Dialect,
    *,
    source: Dialect | None = None,
    drop: bool = False,
) -> tuple[Any, tuple[Problem, ...]]:
    """
    Write a whole payload in another dialect.

    Args:
        payload:
            A session, an event, the body of a request for a client secret or
            the answer to one, as JSON values.

        to: The dialect to write.

        source: The dialect of the payload; told from its keys if left out.

        drop:
            Whether what *to* cannot say is left out, instead of being an
            error.  Keys that a server has beyond the known ones are left out
            in any case, unless the dialect stays the same; keys that *source*
            ignores are left out without a notice.

    Returns:
        The payload in the other dialect, and the parts that were left out,
        with JSON Pointers into *payload*.  If an event becomes several events,
        or none (see `translate()`), the payload is a list of events.

    Raises:
        WireError:
            Something in the payload is wrong, or cannot be said; its problems
            are all of it, with places in *payload*.

        ValueError: The dialect cannot be told.

        TypeError: A dialect is none.
    """
    for item in (to, source or to):
        if not isinstance(item, Dialect):
            raise TypeError(f"expected a Dialect, got {describe(item)}")
    source = source or told_by_keys(payload)
    if source is None and isinstance(payload, Mapping):
        problems = problems_anyway(payload)
        if problems:
            raise WireError(problems)
        raise ValueError("cannot tell the dialect from these keys, name it")
    form = form_of(payload, source or BETA)
    value = form.read(payload, keep_unknown=True)
    if to.name != form.dialect.name:
        value = form.without_ignored(value)
    try:
        parts = form.restated(value, to)
        return _alone([form.put(part, to) for part in parts]), ()
    except WireError:
        pass  # the rule: something cannot be said
    dropped: list[Problem] = []
    if drop or form.from_server:
        keys = [x for x in news_in(value, form.dialect) if x.is_key]
        message = "omitted: unknown key"
        dropped += (Problem(form.place(x.pointer), message) for x in keys)
        value = without(value, {x.names for x in keys}, carrying(to))
    else:
        form.read(payload, forbid_extra_keys=True)
    parts = [*form.restated(value, to)]
    if drop:
        found = [_left(part, to) for part in parts]
        parts = [left for left, _ in found if left is not None]
        message = f"omitted: the {to.name} dialect does not support it"
        dropped += (
            Problem(form.pointer(path, value, payload), message)
            for _, paths in found
            for path in paths
        )
    try:
        written = [form.put(part, to) for part in parts]
    except WireError as error:
        raise WireError(form.placed(error, value, payload)) from None
    return _alone(written), tuple(dict.fromkeys(dropped))


def _alone(events: list[Any]) -> Any:
    return events[0] if len(events) == 1 else events


def _left(part: Any, dialect: Dialect) -> tuple[Any, list[Path]]:
    """
    Leave out what cannot be said, and say where it stands.
    """
    if isinstance(part, Unknown):
        return None, [()]
    return drop_paths(part, carrying(dialect))


@attrs.frozen(eq=False, repr=False)
class Form:
    """
    What a payload is.

    Args:
        dialect: The dialect that it is in.

        annotation: What it is read as; it is an event if that is one.

        event:
            The type of the event as which it is read, if it is none itself.

        is_inside: Whether it is the session in that event, or all but its
            type.

        has_type: Whether the payload may have a type.

        from_server:
            Whether a server wrote it.  A server has new keys and words without
            notice; a client may not have any that the server does not know,
            since that drops a whole update.
    """

    dialect: Dialect
    annotation: Any
    event: str | None = None
    is_inside: bool = False
    has_type: bool = True
    from_server: bool = False
    # Comparing unions takes long, and is done once.
    is_event: bool = attrs.field(
        default=attrs.Factory(
            lambda self: self.annotation in (_CLIENT, _SERVER, _ANY),
            takes_self=True,
        ),
        init=False,
        eq=False,
    )
    _hooks: dict[Any, Any] = attrs.field(factory=dict, init=False, eq=False)

    def _hook(self, *settings: bool) -> Any:
        """
        Find what reads payloads; nobody else gets hold of its converter.
        """
        if settings not in self._hooks:
            keep_unknown, forbid_extra_keys, as_server = settings
            rules = self.dialect.as_server() if as_server else self.dialect
            converter = Converter(forbid_extra_keys=forbid_extra_keys)
            register(converter, rules, keep_unknown=keep_unknown)
            hook = converter.get_structure_hook(self.annotation)
            self._hooks[settings] = hook
        return self._hooks[settings]

    def read(
        self,
        payload: Any,
        *,
        keep_unknown: bool = False,
        forbid_extra_keys: bool = False,
        as_server: bool = False,
    ) -> Any:
        """
        Read the payload.

        Raises:
            WireError: Something is wrong; its problems are all of it.
        """
        hook = self._hook(keep_unknown, forbid_extra_keys, as_server)
        problems: list[Problem] = []
        value: Any = None
        if not self.has_type and TAG in payload:
            expected = f"no {TAG!r}"
            if self.event is not None:
                expected = f"{self.event!r} or {expected}"
            problems += refusal(expected, payload[TAG], (TAG,)).problems
            payload = {k: x for k, x in payload.items() if k != TAG}
        try:
            value = hook(self._as_read(payload))
        except CattrsError as error:
            problems += (
                attrs.evolve(item, pointer=self.place(item.pointer))
                for item in explain(error)
            )
        if problems:
            raise WireError(problems)
        return value

    def _as_read(self, payload: Any) -> Any:
        """
        Wrap the payload in its event, if it is a part of one.
        """
        if self.is_inside:
            return {TAG: self.event, _SESSION: payload}
        if self.event is not None:
            return {TAG: self.event, **payload}
        return payload

    def without_ignored(self, value: Any) -> Any:
        """
        Remove the keys whose values the dialect ignores.
        """
        news = news_in(value, self.dialect)
        return without(value, {x.names for x in news if x.is_ignored})

    def examine(self, payload: Any) -> Any:
        """
        Read the payload as strictly as whoever gets it.

        Raises:
            WireError: Something is wrong; its problems are all of it.
        """
        keep, strict = self.from_server, not self.from_server
        return self.read(
            payload,
            keep_unknown=keep,
            forbid_extra_keys=strict,
            as_server=strict,
        )

    def restated(self, value: Any, dialect: Dialect) -> Iterable[Any]:
        """
        Say a value as another dialect does, with what that cannot say.
        """
        if not self.is_event or isinstance(value, Unknown):
            return (value,)
        return restated(value, dialect, self.dialect)

    def put(self, part: Any, dialect: Dialect) -> Any:
        """
        Write a value, as it is said in *dialect*.

        Raises:
            WireError: The dialect cannot say something.
        """
        payload = _forms_of(dialect).writer.unstructure(part)
        if self.is_inside:
            return payload[_SESSION]
        if self.event is not None:
            del payload[TAG]
        return payload

    def place(self, pointer: str) -> str:
        """
        Take a place in what was read for one in the payload.
        """
        return pointer.removeprefix(f"/{_SESSION}" if self.is_inside else "")

    def pointer(self, path: Path, value: Any, payload: Any) -> str:
        """
        Find the place of what stands at some attributes of a value.

        Args:
            path: The names and indexes that lead to the attribute.

            value: The value.

            payload: The JSON that the value was read from.
        """
        if not path and self.is_event and self.event is None:
            path = (TAG,)
        read = self._as_read(payload)
        return self.place(pointer_in(path, value, self.dialect, read))

    def placed(
        self, error: WireError, value: Any, payload: Any
    ) -> Iterator[Problem]:
        """
        Say of what cannot be written where it stands in the payload.
        """
        for item in error.faults:
            pointer = self.pointer(item.names, value, payload)
            yield Problem(pointer, item.message)


_ANY: Any = Event
_CLIENT: Any = ClientEvent
_SERVER: Any = ServerEvent | Unknown


def form_of(payload: Any, dialect: Dialect) -> Form:
    """
    Tell what a payload is.

    Raises:
        WireError: It is no object.
    """
    if not isinstance(payload, Mapping):
        raise refusal("an object", payload)
    return _forms_of(dialect).form_of(payload)


def problems_anyway(payload: Any) -> tuple[Problem, ...]:
    """
    List the problems that a payload has in both of OpenAI's wires.

    A problem counts if its message is the same in both, since others would
    guess at the dialect; an event's type counts if neither wire has it.
    """
    found: list[tuple[Problem, ...]] = []
    for dialect in (BETA, GA):
        form = form_of(payload, dialect)
        try:
            form.examine(payload)
        except WireError as error:
            found.append(error.problems)
    first, *others = found or [()]
    shared = {item for problems in others for item in problems}
    places = {item.pointer for item in shared if form.is_event}
    return tuple(
        item
        for item in first
        if item in shared or item.pointer in places & {f"/{TAG}"}
    )


class _Forms:
    """
    The forms of payloads in a dialect, and how they are told apart.
    """

    def __init__(self, dialect: Dialect, *, has_events: bool) -> None:
        update = dialect.get(SessionUpdate)
        session = dialect.get(SessionResource)
        request = dialect.get(ClientSecretRequest)
        answer = dialect.get(ClientSecretAnswer)
        self.writer = writer_of(dialect)
        self._event_tags = tags_of(Event, dialect)
        self._client_tags = tags_of(_CLIENT, dialect)
        self._secret = answer.paths["value"].split(".") if answer else ()
        # Today's tags are no events where there are none.
        self._session_tags = {
            record.tag
            for wire in (dialect, GA)
            for cls in _SESSIONS
            if (record := wire.get(cls))
        }
        self._session_keys = (
            session.top_keys - {TAG} if session else frozenset()
        )
        self._request_keys = request.top_keys - {SPREAD} if request else ()
        self._of_client = Form(dialect, _CLIENT)
        self._of_server = Form(dialect, _SERVER, from_server=True)
        self._of_nobody = self._of_server
        if not has_events:
            self._of_nobody = Form(dialect, _ANY)
        keys = request.top_keys if request else ()
        has_type = TAG in keys or SPREAD in keys
        self._request = Form(dialect, ClientSecretRequest, has_type=has_type)
        self._answer = Form(dialect, ClientSecretAnswer, from_server=True)
        tag = update.tag if update else None
        of_update = Form(dialect, _CLIENT, tag, has_type=False)
        self._update = of_update if update else None
        # Any session, if their tags tell them apart, and there is one.
        is_tagged = session is not None and session.tag is not None
        self._session = Form(dialect, SessionResource)
        self._tagged = Form(dialect, Session) if is_tagged else self._session
        self._shown: dict[tuple[str, ...], dict[str, Form]] = {}
        for key, word, tag in _shown_in(dialect):
            for above in ((), (_SESSION,)):
                form = Form(
                    dialect,
                    _SERVER,
                    tag,
                    is_inside=not above,
                    has_type=not above,
                    from_server=True,
                )
                words = self._shown.setdefault((*above, key), {})
                words.setdefault(word, form)

    def form_of(self, payload: Mapping[str, Any]) -> Form:
        """
        Tell what a payload is.
        """
        if self._is_event(payload):
            return self._form_of_event(plain(payload.get(TAG)))
        if self._holds_secret(payload):
            return self._answer
        for place, words in self._shown.items():
            word = plain(_at(place, payload))
            if isinstance(word, str) and word in words:
                return words[word]
        if any(payload.get(key) is not None for key in self._request_keys):
            return self._request
        if self._update is not None and _SESSION in payload:
            return self._update
        return self._tagged if TAG in payload else self._session

    def _form_of_event(self, tag: Any) -> Form:
        if not isinstance(tag, str) or tag not in self._event_tags:
            return self._of_nobody
        is_client = tag in self._client_tags
        return self._of_client if is_client else self._of_server

    def _holds_secret(self, payload: Mapping[str, Any]) -> bool:
        """
        Tell what holds a secret, even where there should be an object.
        """
        held: Any = payload
        for key in self._secret:
            if not isinstance(held, Mapping):
                return True
            held = held.get(key)
            if held is None:
                return False
        return held is not payload

    def _is_event(self, payload: Mapping[str, Any]) -> bool:
        """
        Tell an event, also if its type is wrong or missing.
        """
        tag = plain(payload.get(TAG))
        if tag is None:
            return _SESSION in payload and not _OF_EVENTS.isdisjoint(payload)
        if not isinstance(tag, str):
            return _SESSION in payload
        if tag in self._event_tags or "." in tag:
            return True
        is_session = tag in self._session_tags
        return not is_session and self._session_keys.isdisjoint(payload)


def _shown_in(dialect: Dialect) -> Iterator[tuple[str, str, str | None]]:
    """
    List by which words a session says that a server shows it.

    Each has its key, and the type of the event in which it is shown.
    """
    for cls in _SHOWING:
        event = dialect.get(cls)
        if event is None:
            continue
        for record in dialect.records_at(event.keys[_SESSION]) or ():
            own = dialect.of(record.cls).constants
            for key, word in record.constants.items():
                if key not in own:
                    yield key, word, event.tag


@cache
def _forms_of(dialect: Dialect) -> _Forms:
    found = carrying(dialect)
    return _Forms(found, has_events=found is dialect)


def _at(path: Iterable[str], value: Any) -> Any:
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


_CARRIERS = (
    SessionUpdate,
    SessionCreated,
    SessionUpdated,
    ClientSecretRequest,
    ClientSecretAnswer,
    ClientSecret,
    ExpiresAfter,
)


@cache
def carrying(dialect: Dialect) -> Dialect:
    """
    Let a dialect that has only sessions put them into what the beta has.
    """
    has_session = dialect.get(SessionResource) is not None
    if dialect.get(SessionUpdate) is not None or not has_session:
        return dialect
    with unchecked():  # a session may have keys that servers put beside it
        return dialect.evolve(
            dialect.name,
            records=map(BETA.of, _CARRIERS),
            words={ExpiryAnchor: BETA.words[ExpiryAnchor]},
        )
