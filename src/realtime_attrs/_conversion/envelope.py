"""
What a session travels in: an event, a REST body, or nothing.
"""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import Any

import attrs

from .._engine.problems import (
    Problem,
    WireError,
    missing_key,
    refusal,
    unknown_keys,
)
from .._values.messages import Path, either
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
_NESTED = GA
_SECRET = "client_secret"  # noqa: S105  # a key


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
            Whether a server wrote it.  A server's session has keys of its own,
            and new ones without notice; a client's may not have any that the
            server does not know, since that drops the whole update.
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
            WireError: There is none, or something unknown around it.
        """
        if not isinstance(payload, Mapping):
            raise refusal("an object", payload)
        tag = payload.get(TAG)
        if "session" in payload or tag == "error" or _is_event(tag):
            return cls._around(payload, dialect)
        from_server = "id" in payload or "object" in payload
        around = {}
        session = _realtime(payload, ())
        if dialect is not _NESTED and isinstance(
            payload.get(_SECRET), Mapping
        ):
            session = {k: v for k, v in payload.items() if k != _SECRET}
            around = payload[_SECRET]
            _close([], around, _SECRET_KEYS, (_SECRET,))
        return cls(dialect, Carrier.NONE, around, session, from_server)

    @classmethod
    def _around(
        cls, payload: Mapping[str, Any], dialect: Dialect
    ) -> "Envelope":
        tag = payload.get(TAG)
        names = either(map(repr, (*_CLIENT_EVENTS, *_SERVER_EVENTS)))
        if TAG in payload and tag not in (*_CLIENT_EVENTS, *_SERVER_EVENTS):
            raise refusal(names, tag, (TAG,))
        if TAG not in payload and {"event", "event_id"} & set(payload):
            raise missing_key((TAG,), names)
        from_server = tag in _SERVER_EVENTS or "value" in payload
        carrier = Carrier.EVENT if TAG in payload else Carrier.BODY
        problems: list[Problem] = []
        if "session" not in payload:
            problems += missing_key(("session",)).problems
        known = _EVENT_KEYS if TAG in payload else _REQUEST_KEYS
        _close(problems, {} if from_server else payload, known)
        around = {k: v for k, v in payload.items() if k != "session"}
        session = _realtime(payload["session"], ("session",))
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


def _close(
    problems: list[Problem],
    value: Mapping[str, Any],
    known: Iterable[str],
    path: Path = (),
) -> None:
    """
    Raise *problems*, and that there are unknown keys.
    """
    for key, error in unknown_keys(value, known):
        problems += error.under((*path, key)).problems
    if problems:
        raise WireError(problems)


def _realtime(session: Any, path: Path) -> Any:
    """
    Refuse a session that says that it is for transcription or translation.
    """
    if isinstance(session, Mapping):
        found = session.get("object", _OBJECT)
        if found != _OBJECT:
            raise refusal(repr(_OBJECT), found, (*path, "object"))
    return session


def _is_event(tag: Any) -> bool:
    return isinstance(tag, str) and "." in tag
