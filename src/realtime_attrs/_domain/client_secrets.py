"""
Client secrets: short-lived keys for browsers and apps.
"""

from enum import auto
from typing import Annotated, TypeAlias

from .._values.checked import frozen
from .._values.enums import Named
from .._values.scalars import Range, SecretText, UnixTime
from .._values.unknown import Unknown
from .bases import BaseAnswer, BaseObject, BaseRequest
from .transcription import Session


Lifetime: TypeAlias = Annotated[int, Range(10, 7200)]


class ExpiryAnchor(Named):
    """
    The time at which a lifetime starts.
    """

    CREATED_AT = auto()
    """
    The creation of the secret.
    """


@frozen
class ExpiresAfter(BaseObject):
    """
    The time for which a client secret opens sessions.

    Args:
        seconds: The number of seconds, from 10 to 7200; by default 600.

        anchor: The time at which they start.
    """

    seconds: Lifetime | None = None
    anchor: ExpiryAnchor | Unknown | None = None


@frozen
class ClientSecretRequest(BaseRequest):
    """
    The body of a request for a client secret.

    Args:
        session: The session that the secret opens.

        expires_after: The time for which the secret opens sessions.
    """

    session: Session | Unknown | None = None
    expires_after: ExpiresAfter | None = None


@frozen
class ClientSecretAnswer(BaseAnswer):
    """
    The answer to a `ClientSecretRequest`.

    Args:
        value: The secret; `repr()` and messages don't show it.

        expires_at:
            The time at which the secret expires, in seconds of Unix time.

        session: The session that the secret opens, with the server's defaults.

        session_id: The session's identifier.

        session_expires_at:
            The time at which the session ends, in seconds of Unix time;
            servers send 0.
    """

    value: SecretText
    expires_at: UnixTime | None = None
    session: Session | Unknown | None = None
    session_id: str | None = None
    session_expires_at: UnixTime | None = None


@frozen
class ClientSecret(BaseObject):
    """
    The client secret in a session; only the beta has it.

    Args:
        value: The secret; `repr()` and messages don't show it.

        expires_at:
            The time at which the secret expires, in seconds of Unix time.
    """

    value: SecretText
    expires_at: UnixTime | None = None
