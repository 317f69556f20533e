"""
Events of a server about a session, its limits and its errors.
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
        session: The session, with all that the server has set.

        session_id: Its identifier.

        expires_at: When it ends, in seconds of Unix time.

        client_secret:
            The secret that opened it, where a server says so; beta only.
    """

    session: Session | Unknown
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None


@frozen
class SessionUpdated(BaseServerEvent):
    """
    The session has changed.

    Answers `SessionUpdate`.

    Args:
        session: The session, with all that is set now.

        session_id: Its identifier.

        expires_at: When it ends, in seconds of Unix time.

        client_secret:
            The secret that opened it, where a server says so; beta only.
    """

    session: Session | Unknown
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None


@frozen
class TranscriptionSessionCreated(BaseServerEvent):
    """
    A transcription session has begun; beta only.

    Args:
        session: The session, with all that the server has set.

        session_id: Its identifier.

        expires_at: When it ends, in seconds of Unix time.

        client_secret:
            The secret that opened it, where a server says so; beta only.
    """

    session: TranscriptionSession
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None


@frozen
class TranscriptionSessionUpdated(BaseServerEvent):
    """
    The transcription session has changed; beta only.

    Answers `TranscriptionSessionUpdate`.

    Args:
        session: The session, with all that is set now.

        session_id: Its identifier.

        expires_at: When it ends, in seconds of Unix time.

        client_secret:
            The secret that opened it, where a server says so; beta only.
    """

    session: TranscriptionSession
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None


@frozen
class RateLimit(BaseObject):
    """
    How much of something may still be used.

    Args:
        name: What is limited: ``"requests"`` or ``"tokens"``.

        limit: How much there is of it at most.

        remaining: How much is left.

        reset_seconds: After how many seconds there is all of it again, finite.
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
    How much may still be used.

    Comes at the beginning of each response in beta, at its end in GA, and not
    from every service.

    Args:
        rate_limits:
            One limit each; there may be none.  A sequence is stored as a
            tuple.
    """

    rate_limits: tuple[RateLimit, ...] = attrs.field(converter=_rate_limits)


@frozen
class ErrorDetails(BaseObject):
    """
    What went wrong.

    Args:
        type: The kind of error, such as ``"invalid_request_error"``.

        message: What went wrong, in words that change.

        code:
            The error itself, such as ``"unknown_parameter"``; servers of 2024
            leave it out of many.

        param: What it is about, a path of the wire's keys.

        event_id:
            The client's event that it answers, if that had an identifier.
    """

    type: str
    message: str
    code: str | None = None
    param: str | None = None
    event_id: str | None = None


@frozen
class Error(BaseServerEvent):
    """
    Something went wrong, most often with an event of the client's.

    The session goes on, unless the connection is closed right after.  An event
    that is answered by this has had no effect, and gets no other answer.

    Args:
        error: What went wrong.
    """

    error: ErrorDetails
