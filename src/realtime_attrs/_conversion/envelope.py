"""
What a session travels in: an event, a REST body, or nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from typing import Any

import attrs

from .._domain.client_secrets import Lifetime
from .._engine.problems import (
    Problem,
    WireError,
    missing_key,
    refusal,
    unknown_keys,
)
from .._values.annotations import kind_of
from .._values.kinds import Kind, Secret, Text, UnixTime
from .._values.messages import Mismatch, Path, described_type, either
from ..dialects import GA
from ..dialects.classes import TAG
from ..dialects.rules import Dialect


_CLIENT_EVENTS = ("session.update",)
_SERVER_EVENTS = ("session.created", "session.updated")
_EVENT_KEYS = (TAG, "event_id", "session")
_REQUEST_KEYS = ("expires_after", "session")
_OBJECT = "realtime.session"
_SERVER_KEYS = ("id", "object", "expires_at")
_SECRET_KEYS = ("expires_after", "value", "expires_at")
_ANSWER_KEYS = (*_SECRET_KEYS, "session")
_NESTED = GA
_SECRET = "client_secret"  # noqa: S105  # a key
_LIFETIME = "expires_after"
_LIFETIME_KEYS = ("anchor", "seconds")
_ANCHOR = "created_at"
_NOT_COVERED = ("transcription", "translation")
_TARGET_LANGUAGE = ("audio", "output", "language")

_KINDS: Mapping[str, Kind] = {
    "event_id": Text(),
    "id": Text(),
    "value": Secret(),
    "expires_at": kind_of(UnixTime),
    "seconds": kind_of(Lifetime),
}
"""
What OpenAI's OpenAPI document has for the keys around a session.
"""


class Carrier(Enum):
    """
    The kinds of envelopes.
    """

    EVENT = auto()
    """
    An event with a ``session`` key.
    """

    BODY = auto()
    """
    A REST body with a ``session`` key: of ``POST /realtime/client_secrets``.
    """

    NONE = auto()
    """
    The session itself, as beta's ``POST /realtime/sessions`` has it; what is
    said of the client secret is a key among those of the session.
    """


@attrs.frozen
class Envelope:
    """
    A session, and what is around it.

    Args:
        dialect: The dialect of the whole.

        carrier: What the session is in.

        around: What stands beside it.

        session: The session.

        from_server:
            Whether a server wrote it: a ``session.created`` or
            ``session.updated`` event, a session whose ``object`` is
            ``realtime.session`` and that is in no event, or what holds the
            ``value`` of a client secret.  A server's session has keys of its
            own, and new ones without notice; a client's may not have any that
            the server does not know, since that drops the whole update.
    """

    dialect: Dialect
    carrier: Carrier
    around: Mapping[str, Any]
    session: Any
    from_server: bool

    @property
    def pointer(self) -> str:
        """
        JSON Pointer to the session.
        """
        return "" if self.carrier is Carrier.NONE else "/session"

    @property
    def own_keys(self) -> list[str]:
        """
        The keys of the session by which the server says what it is.
        """
        if not self.from_server:
            return []
        nothing = [_SECRET] if self.session.get(_SECRET, 0) is None else []
        return [*_SERVER_KEYS, *nothing]

    @classmethod
    def of(cls, payload: Any, dialect: Dialect) -> "Envelope":
        """
        Find the session in *payload*.

        Raises:
            WireError: There is none, or something wrong around it.
        """
        if not isinstance(payload, Mapping):
            raise refusal("an object", payload)
        tag = payload.get(TAG)
        if "session" in payload or tag == "error" or _is_event(tag):
            return cls._around(payload, dialect)
        return cls._bare(payload, dialect)

    @classmethod
    def _bare(cls, payload: Mapping[str, Any], dialect: Dialect) -> "Envelope":
        _refuse_other_sessions(payload)
        from_server = _is_from_server(payload)
        _raise(_wrong_in_session(payload, (), dialect, from_server))
        around, session = {}, payload
        if dialect is not _NESTED and payload.get(_SECRET) is not None:
            around = payload[_SECRET]
            session = {k: v for k, v in payload.items() if k != _SECRET}
        return cls(dialect, Carrier.NONE, around, session, from_server)

    @classmethod
    def _around(
        cls, payload: Mapping[str, Any], dialect: Dialect
    ) -> "Envelope":
        carrier = _carrier_of(payload)
        known: tuple[str, ...]
        session = payload.get("session")
        _refuse_other_sessions(session, ("session",))
        if carrier is Carrier.EVENT:
            from_server = payload[TAG] in _SERVER_EVENTS
            known = _EVENT_KEYS
        else:
            from_server = "value" in payload or _is_from_server(session)
            known = _ANSWER_KEYS if from_server else _REQUEST_KEYS
        problems: list[Problem] = []
        if "session" not in payload:
            problems += missing_key(("session",)).problems
        problems += _wrong_around(payload, (), known, from_server)
        if from_server:
            problems += _wrong_in_session(
                session, ("session",), dialect, from_server
            )
        _raise(problems)
        around = {k: v for k, v in payload.items() if k != "session"}
        return cls(dialect, carrier, around, session, from_server)

    def holding(
        self, session: dict[str, Any], dialect: Dialect
    ) -> dict[str, Any]:
        """
        Put the session in again, in another dialect.

        What a server says of it stays; a client secret goes where the other
        dialect has it.
        """
        if self.from_server:
            tag = {TAG: session[TAG]} if TAG in session else {}
            own = [key for key in _SERVER_KEYS if key in self.session]
            session = {
                **tag,
                **{key: self.session[key] for key in own},
                **session,
            }
        nested, was_nested = dialect is _NESTED, self.dialect is _NESTED
        if self.carrier is Carrier.NONE:
            flat = not (nested and self.around)
        else:
            flat = self.carrier is Carrier.BODY and was_nested and not nested
        if not flat:
            return {**self.around, "session": session}
        secret = {_SECRET: dict(self.around)} if self.around else {}
        return {**session, **secret}


def _carrier_of(payload: Mapping[str, Any]) -> Carrier:
    """
    Tell an event with a session from a body.
    """
    names = either(map(repr, (*_CLIENT_EVENTS, *_SERVER_EVENTS)))
    if TAG not in payload:
        if {"event", "event_id"} & set(payload):
            raise missing_key((TAG,), names)
        return Carrier.BODY
    tag = payload[TAG]
    for kind in _NOT_COVERED:
        if _is_event(tag) and tag.startswith(f"{kind}_session."):
            raise _not_covered(kind, (TAG,))
    if tag not in (*_CLIENT_EVENTS, *_SERVER_EVENTS):
        raise refusal(names, tag, (TAG,))
    return Carrier.EVENT


def _is_event(tag: Any) -> bool:
    return isinstance(tag, str) and "." in tag


def _is_from_server(session: Any) -> bool:
    """
    Tell whether a session that is in no event says that a server wrote it.

    An ``id`` alone says nothing: a client may have copied it by mistake.
    """
    if not isinstance(session, Mapping):
        return False
    secret = session.get(_SECRET)
    has_value = isinstance(secret, Mapping) and "value" in secret
    return has_value or session.get("object") == _OBJECT


def _refuse_other_sessions(session: Any, path: Path = ()) -> None:
    """
    Refuse a session that says that it is for transcription or translation.
    """
    if not isinstance(session, Mapping):
        return
    found = session.get("object", _OBJECT)
    for kind in _NOT_COVERED:
        if session.get(TAG) == kind:
            raise _not_covered(kind, (*path, TAG))
        if found == f"realtime.{kind}_session":
            raise _not_covered(kind, (*path, "object"))
    if TAG not in session and _has_target_language(session):
        raise _not_covered("translation", (*path, *_TARGET_LANGUAGE))
    if found != _OBJECT:
        raise refusal(repr(_OBJECT), found, (*path, "object"))


def _has_target_language(session: Any) -> bool:
    """
    Tell an update of a translation session, which has no tag.
    """
    for key in _TARGET_LANGUAGE:
        if not isinstance(session, Mapping) or key not in session:
            return False
        session = session[key]
    return True


def _not_covered(kind: str, path: Path) -> WireError:
    return WireError.at(path, f"{kind} sessions are not covered")


def _raise(problems: Iterable[Problem]) -> None:
    found = list(problems)
    if found:
        raise WireError(found)


def _wrong_in_session(
    session: Any, path: Path, dialect: Dialect, from_server: bool
) -> Iterator[Problem]:
    """
    List what is wrong with what is said of a session among its own keys.
    """
    if not isinstance(session, Mapping):
        return
    if from_server:
        yield from _wrong_kinds(session, path, _SERVER_KEYS)
    if dialect is _NESTED or _SECRET not in session:
        return
    secret, place = session[_SECRET], (*path, _SECRET)
    if isinstance(secret, Mapping):
        yield from _wrong_around(secret, place, _SECRET_KEYS, from_server)
    elif secret is not None or not from_server:
        expected = "an object or null" if from_server else "an object"
        message = f"expected {expected}, got {described_type(secret)}"
        yield from WireError.at(place, message).problems


def _wrong_around(
    value: Mapping[str, Any],
    path: Path,
    known: Iterable[str],
    from_server: bool,
) -> Iterator[Problem]:
    """
    List what is wrong around a session, also if that is within it.

    What a server adds is let be, unless it would be taken for something else.
    """
    taken = (TAG, "session") if from_server else value
    yield from _unknown([key for key in value if key in taken], path, known)
    yield from _wrong_kinds(value, path, known)
    if _LIFETIME in value and _LIFETIME in known:
        yield from _wrong_in_lifetime(
            value[_LIFETIME], (*path, _LIFETIME), from_server
        )


def _wrong_in_lifetime(
    lifetime: Any, path: Path, from_server: bool
) -> Iterator[Problem]:
    """
    List what is wrong with the time that a client secret is to live.
    """
    if not isinstance(lifetime, Mapping):
        yield from refusal("an object", lifetime, path).problems
        return
    if not from_server:
        yield from _unknown(lifetime, path, _LIFETIME_KEYS)
    anchor = lifetime.get("anchor", _ANCHOR)
    if anchor != _ANCHOR:
        place = (*path, "anchor")
        yield from refusal(repr(_ANCHOR), anchor, place).problems
    yield from _wrong_kinds(lifetime, path, _LIFETIME_KEYS)


def _unknown(
    keys: Iterable[str], path: Path, known: Iterable[str]
) -> Iterator[Problem]:
    for key, error in unknown_keys(dict.fromkeys(keys), known):
        yield from error.under((*path, key)).problems


def _wrong_kinds(
    value: Mapping[str, Any], path: Path, keys: Iterable[str]
) -> Iterator[Problem]:
    """
    List which of some keys hold what they must not.
    """
    for key in keys:
        if key in value and key in _KINDS:
            try:
                _KINDS[key].take(value[key])
            except Mismatch as mismatch:
                place = (*path, key)
                yield from WireError.at(place, mismatch.problem).problems
