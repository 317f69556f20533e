"""
Events of a server about sessions, rate limits and errors.
"""

from collections.abc import Sequence

import attrs

from .._values.checked import as_tuple, frozen
from .._values.scalars import Count, UnixTime
from .._values.unknown import Unknown
from .bases import BaseObject, BaseServerEvent
from .client_secrets import ClientSecret
from .transcription import Session, TranscriptionSession


@frozen
class SessionCreated(BaseServerEvent):
    """
    A session has begun; the first event of every connection.

    Args:
        session: The complete session, with the server's defaults.

        session_id: The session's identifier.

        expires_at:
            The time at which the session ends, in seconds of Unix time.

        client_secret:
            The secret that opened the session; only some servers of the beta
            send it.
    """

    session: Session | Unknown
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None


@frozen
class SessionUpdated(BaseServerEvent):
    """
    The server has applied a `SessionUpdate`.

    Args:
        session: The complete session.

        session_id: The session's identifier.

        expires_at:
            The time at which the session ends, in seconds of Unix time.

        client_secret:
            The secret that opened the session; only some servers of the beta
            send it.
    """

    session: Session | Unknown
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None


@frozen
class TranscriptionSessionCreated(BaseServerEvent):
    """
    A transcription session has begun; only the beta has it.

    Args:
        session: The complete session, with the server's defaults.

        session_id: The session's identifier.

        expires_at:
            The time at which the session ends, in seconds of Unix time.

        client_secret:
            The secret that opened the session; only some servers of the beta
            send it.
    """

    session: TranscriptionSession
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None


@frozen
class TranscriptionSessionUpdated(BaseServerEvent):
    """
    The transcription session has changed; only the beta has it.

    The server answers `TranscriptionSessionUpdate` with it.

    Args:
        session: The complete session.

        session_id: The session's identifier.

        expires_at:
            The time at which the session ends, in seconds of Unix time.

        client_secret:
            The secret that opened the session; only some servers of the beta
            send it.
    """

    session: TranscriptionSession
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None


@frozen
class RateLimit(BaseObject):
    """
    A rate limit.

    Args:
        name: The limited resource: ``"requests"`` or ``"tokens"``.

        limit: The maximum amount.

        remaining: The remaining amount.

        reset_seconds:
            The number of seconds until the full amount is available again,
            finite.
    """

    name: str | None = None
    limit: Count | None = None
    remaining: Count | None = None
    reset_seconds: float | None = None


def _rate_limits(value: Sequence[RateLimit]) -> tuple[RateLimit, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class RateLimitsUpdated(BaseServerEvent):
    """
    The current rate limits.

    Servers send it at the beginning of each response in beta, and at its end
    in GA; some services don't send it.

    Args:
        rate_limits:
            The limits, possibly none.  A sequence is stored as a tuple.
    """

    rate_limits: tuple[RateLimit, ...] = attrs.field(converter=_rate_limits)


@frozen
class ErrorDetails(BaseObject):
    """
    The details of an error.

    Args:
        type: The kind of error, such as ``"invalid_request_error"``.

        message: A description of the error; servers may change its text.

        code:
            The error's code, such as ``"unknown_parameter"``; servers of 2024
            often omit it.

        param: The path of the key that caused the error.

        event_id:
            The identifier of the client's event that caused the error, if it
            has one.
    """

    type: str
    message: str
    code: str | None = None
    param: str | None = None
    event_id: str | None = None


@frozen
class Error(BaseServerEvent):
    """
    An error, usually caused by an event of the client.

    The session continues, unless the server closes the connection.  The server
    has ignored the client's event, and sends no other answer to it.

    Args:
        error: The details.
    """

    error: ErrorDetails
