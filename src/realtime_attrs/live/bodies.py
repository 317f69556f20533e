"""
Bodies of requests about Live sessions, their answers, and webhooks.
"""

from collections.abc import Sequence

import attrs

import realtime_attrs as ra

from ..extending import (
    BaseAnswer,
    BaseObject,
    BaseRequest,
    BaseServerEvent,
    UnixTime,
    as_tuple,
    frozen,
)
from .sessions import LiveSession


@frozen
class CreateRequest(BaseRequest):
    """
    The body of a request to start a session over WebRTC, or to fork one.

    Args:
        sdp: The SDP offer.

        session:
            All settings; to fork a session, only those that differ, or none.
    """

    sdp: str
    session: LiveSession | ra.Unknown | None = None


@frozen
class CreateAnswer(BaseAnswer):
    """
    The answer to a `CreateRequest`.

    Args:
        session_id: The session's identifier.

        sdp: The SDP answer.
    """

    session_id: str
    sdp: str


@frozen
class AcceptRequest(BaseRequest):
    """
    The body of a request to accept a SIP call.

    Args:
        session: The session, with its model.
    """

    session: LiveSession | ra.Unknown


@frozen
class ReferRequest(BaseRequest):
    """
    The body of a request to transfer a SIP call.

    Args:
        target_uri: The address to transfer to, such as ``"tel:+15550100"``.
    """

    target_uri: str


@frozen
class RejectRequest(BaseRequest):
    """
    The body of a request to reject a SIP call.

    Args:
        status_code: The SIP status, such as 486; this endpoint requires it.
    """

    status_code: int


@frozen
class SIPHeader(BaseObject):
    """
    A header of the caller's SIP request.

    Args:
        name: The header's name.

        value: The header's value.
    """

    name: str
    value: str


def _headers(value: Sequence[SIPHeader]) -> tuple[SIPHeader, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class TransportIncoming(BaseServerEvent):
    """
    A webhook: a SIP call has arrived; your server accepts or rejects it.

    Args:
        session_id: The session's identifier.

        created_at: The time of the event, in seconds of Unix time.

        sip_headers: The headers of the call.  A sequence is stored as a tuple.

        sip_media_security:
            The encryption of audio: ``"srtp"``, or ``"rtp"`` for none.
    """

    session_id: str
    created_at: UnixTime
    sip_headers: tuple[SIPHeader, ...] = attrs.field(converter=_headers)
    sip_media_security: str | None = None


@frozen
class CallIncoming(BaseServerEvent):
    """
    A webhook like `TransportIncoming`, for old subscriptions.

    Args:
        session_id: The session's identifier.

        created_at: The time of the event, in seconds of Unix time.

        sip_headers: The headers of the call.  A sequence is stored as a tuple.

        sip_media_security:
            The encryption of audio: ``"srtp"``, or ``"rtp"`` for none.
    """

    session_id: str
    created_at: UnixTime
    sip_headers: tuple[SIPHeader, ...] = attrs.field(converter=_headers)
    sip_media_security: str | None = None


@frozen
class TransportConnected(BaseServerEvent):
    """
    A webhook: a WebRTC session has started; your server may attach to it.

    Args:
        session_id: The session's identifier.

        created_at: The time of the event, in seconds of Unix time.
    """

    session_id: str
    created_at: UnixTime
