"""
What a session travels in: an event, a REST body, or nothing.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from .._describe import either
from .._mismatch import Path
from ._errors import Problem, WireError, missing_key, refusal, unknown_key
from ._rules import TAG


_CLIENT_EVENTS = ("session.update",)
_SERVER_EVENTS = ("session.created", "session.updated")
_EVENT_KEYS = (TAG, "event_id", "session")
_REQUEST_KEYS = ("expires_after", "session")
_OBJECT = "realtime.session"
_SERVER_KEYS = ("id", "object", "expires_at", "client_secret")


@attrs.frozen
class Envelope:
    """
    A session, and what is around it.

    Args:
        payload: The whole.

        pointer: JSON Pointer to the session in it.

        session: What stands there.

        from_server:
            Whether a server wrote it.  A server's session has keys of its own,
            and new ones without notice; a client's may not have any that the
            server does not know, since that drops the whole update.
    """

    payload: Mapping[str, Any]
    pointer: str
    session: Any
    from_server: bool

    @classmethod
    def of(cls, payload: Any) -> "Envelope":
        """
        Find the session in *payload*.

        Raises:
            WireError: There is none, or something unknown around it.
        """
        if not isinstance(payload, Mapping):
            raise refusal("an object", payload)
        tag = payload.get(TAG)
        if "session" not in payload and not _is_event_name(tag):
            from_server = "id" in payload or "object" in payload
            return cls(payload, "", _realtime(payload, ()), from_server)
        if TAG in payload and tag not in (*_CLIENT_EVENTS, *_SERVER_EVENTS):
            names = map(repr, (*_CLIENT_EVENTS, *_SERVER_EVENTS))
            raise refusal(either(names), tag, (TAG,))
        if "session" not in payload:
            raise missing_key(("session",))
        from_server = tag in _SERVER_EVENTS or "value" in payload
        if not from_server:
            _check_keys(
                payload, _EVENT_KEYS if TAG in payload else _REQUEST_KEYS
            )
        session = _realtime(payload["session"], ("session",))
        return cls(payload, "/session", session, from_server)

    def holding(self, session: dict[str, Any]) -> dict[str, Any]:
        """
        Put another session in, with what the server says of the first one.
        """
        if self.from_server:
            kept = {
                key: self.session[key]
                for key in _SERVER_KEYS
                if key in self.session
            }
            session = kept | session
        return (
            {**self.payload, "session": session} if self.pointer else session
        )


def _realtime(session: Any, path: Path) -> Any:
    """
    Refuse a session that says that it is for transcription or translation.
    """
    found = (
        session.get("object", _OBJECT)
        if isinstance(session, Mapping)
        else _OBJECT
    )
    if found != _OBJECT:
        raise refusal(repr(_OBJECT), found, (*path, "object"))
    return session


def _is_event_name(tag: Any) -> bool:
    return isinstance(tag, str) and "." in tag


def _check_keys(payload: Mapping[str, Any], known: tuple[str, ...]) -> None:
    problems: list[Problem] = []
    for key in payload:
        if key not in known:
            problems += unknown_key(known).under((key,)).problems
    if problems:
        raise WireError(problems)
