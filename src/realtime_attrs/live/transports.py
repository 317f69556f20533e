"""
Events of a server about WebRTC, SIP and sideband connections.
"""

import attrs

from .. import events as e
from ..extending import BaseServerEvent, frozen


@frozen
class BaseLiveEvent(BaseServerEvent):
    """
    An event that may answer one of the client's.

    Args:
        client_event_id: The *event_id* of the client's event.
    """

    client_event_id: str | None = attrs.field(default=None, kw_only=True)


@frozen
class SessionPaused(BaseLiveEvent):
    """
    The session has paused because nobody spoke; WebRTC only.
    """


@frozen
class SessionResumed(BaseLiveEvent):
    """
    The session goes on, because somebody speaks; WebRTC only.
    """


@frozen
class InputAudioAppended(BaseServerEvent):
    """
    More of the user's audio, on a sideband connection.

    Its type is that of `InputAudioAppend`, and it has no *event_id*.

    Args:
        audio: 24 kHz PCM16 with one channel, also while the input is muted.
    """

    audio: bytes


@frozen
class TransportDTMFReceived(BaseServerEvent):
    """
    The caller has pressed a key.

    Args:
        event: The key.
    """

    event: str


@frozen
class TransportDTMFSendReported(BaseLiveEvent):
    """
    A key was sent, as older servers report it.

    Its type is that of `TransportDTMFSend`.

    Args:
        event: The key.
    """

    event: str


@frozen
class TransportDTMFSent(BaseLiveEvent):
    """
    A key was sent, as a `TransportDTMFSend` asked.

    Args:
        event: The key.
    """

    event: str


@frozen
class TransportRinging(BaseServerEvent):
    """
    The telephone of an outgoing call rings.

    Args:
        session_id: The session's identifier.
    """

    session_id: str


@frozen
class TransportAnswered(BaseServerEvent):
    """
    Somebody has answered an outgoing call.

    Args:
        session_id: The session's identifier.
    """

    session_id: str


@frozen
class TransportFailed(BaseServerEvent):
    """
    An outgoing call has failed.

    Args:
        session_id: The session's identifier.

        error: Why, of type ``call_error``.
    """

    session_id: str
    error: e.ErrorDetails
