"""
Short-lived keys, with which a browser or an app may open a session.
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
    What a lifetime is counted from.
    """

    CREATED_AT = auto()
    """
    When the secret was made.
    """


@frozen
class ExpiresAfter(BaseObject):
    """
    How long a client secret may be used to open a session.

    Args:
        seconds: From 10 to 7200; servers start at 600.

        anchor: What they are counted from.
    """

    seconds: Lifetime | None = None
    anchor: ExpiryAnchor | Unknown | None = None


@frozen
class ClientSecretRequest(BaseRequest):
    """
    What is posted to get a client secret.

    Args:
        session: The session that the secret opens.

        expires_after: How long it may be used to do so.
    """

    session: Session | Unknown | None = None
    expires_after: ExpiresAfter | None = None


@frozen
class ClientSecretAnswer(BaseAnswer):
    """
    What a `ClientSecretRequest` is answered with.

    Args:
        value: The secret; never shown.

        expires_at: When it ceases to open sessions, in seconds of Unix time.

        session: The session that it opens, with all that the server has set.

        session_id: The session's identifier.

        session_expires_at:
            When the session ends, in seconds of Unix time; servers say 0.
    """

    value: SecretText
    expires_at: UnixTime | None = None
    session: Session | Unknown | None = None
    session_id: str | None = None
    session_expires_at: UnixTime | None = None


@frozen
class ClientSecret(BaseObject):
    """
    A client secret as it stands in a session; beta only.

    Args:
        value: The secret; never shown.

        expires_at: When it ceases to open sessions, in seconds of Unix time.
    """

    value: SecretText
    expires_at: UnixTime | None = None
