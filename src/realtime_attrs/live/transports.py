"""
Events of a server about WebRTC, SIP and sideband connections.
"""

import attrs

from .. import events as e
from ..extending import BaseServerEvent, frozen


@frozen
class BaseLiveEvent(BaseServerEvent):
    """
    An event that can answer an event of the client.

    Args:
        client_event_id: The *event_id* of the client's event.
    """

    client_event_id: str | None = attrs.field(default=None, kw_only=True)


@frozen
class SessionPaused(BaseLiveEvent):
    """
    The session has paused because nobody spoke; only over WebRTC.
    """


@frozen
class SessionResumed(BaseLiveEvent):
    """
    The session has resumed because somebody speaks; only over WebRTC.
    """


@frozen
class InputAudioAppended(BaseServerEvent):
    """
    More audio of the user, on a sideband connection.

    It has the type of `InputAudioAppend`, and no *event_id*.

    Args:
        audio:
            24 kHz PCM16 with one channel; the audio continues while the input
            is muted.
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
    The server has sent a key; older servers send this event.

    It has the type of `TransportDTMFSend`.

    Args:
        event: The key.
    """

    event: str


@frozen
class TransportDTMFSent(BaseLiveEvent):
    """
    The answer to a `TransportDTMFSend`: the server has sent the key.

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

        error: The error, of type ``call_error``.
    """

    session_id: str
    error: e.ErrorDetails
