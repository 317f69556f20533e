"""
Events that a server sends in a Live session.
"""

from enum import auto
from typing import TypeAlias

import realtime_attrs as ra

from .. import events as e
from ..extending import (
    BaseObject,
    BaseServerEvent,
    Count,
    Milliseconds,
    Named,
    UnixTime,
    frozen,
)
from .sessions import LiveSession
from .task_events import (
    DecisionEvent,
    DecisionItemCreated,
    DecisionItemDeleted,
    DelegationCreated,
    ResponseEvent,
)
from .transports import (
    BaseLiveEvent,
    InputAudioAppended,
    SessionPaused,
    SessionResumed,
    TransportAnswered,
    TransportDTMFReceived,
    TransportDTMFSendReported,
    TransportDTMFSent,
    TransportFailed,
    TransportRinging,
)


@frozen
class SessionStarted(BaseLiveEvent):
    """
    The session has started, in answer to a `SessionStart` or a request.

    Args:
        session: The complete session, with the server's defaults.

        session_id: The session's identifier, such as ``"live_1234"``.

        expires_at:
            The time at which the session ends, in seconds of Unix time.
    """

    session: LiveSession | ra.Unknown
    session_id: str | None = None
    expires_at: UnixTime | None = None


@frozen
class SessionUpdated(BaseLiveEvent):
    """
    The server has applied a `SessionUpdate`.

    Args:
        session: The complete session.

        session_id: The session's identifier.

        expires_at:
            The time at which the session ends, in seconds of Unix time.
    """

    session: LiveSession | ra.Unknown
    session_id: str | None = None
    expires_at: UnixTime | None = None


class CloseReason(Named):
    """
    The reasons for the end of a session.
    """

    CLOSE_REQUESTED = auto()
    """
    The client sent `SessionClose`.
    """

    EXPIRED = auto()
    CONTENT = auto()
    """
    The service objected to the conversation.
    """

    REMOTE_HANGUP = auto()
    CONNECTION_LOST = auto()


@frozen
class SessionUsage(BaseObject):
    """
    The billed duration of a session.

    Args:
        seconds: The seconds since its start.

        active_seconds: The seconds in which it was active.

        paused_seconds: The seconds in which it was paused.
    """

    seconds: float
    active_seconds: Count | None = None
    paused_seconds: Count | None = None


@frozen
class SessionClosed(BaseLiveEvent):
    """
    The session has ended; the last event.

    Args:
        reason: The reason.

        session: The session at its end.

        usage: The duration of the session.

        session_id: The session's identifier.

        expires_at:
            The time at which the session would have ended, in seconds of Unix
            time.
    """

    reason: CloseReason | ra.Unknown
    session: LiveSession | ra.Unknown
    usage: SessionUsage | None = None
    session_id: str | None = None
    expires_at: UnixTime | None = None


@frozen
class SessionUsageUpdated(BaseLiveEvent):
    """
    The duration of the session so far.

    Args:
        usage: The seconds since its start, not since the last event.

        context_usage_ratio:
            The fraction of the model's context that the conversation fills; it
            can shrink.
    """

    usage: SessionUsage
    context_usage_ratio: float | None = None


@frozen
class InputAudioMuted(BaseLiveEvent):
    """
    The answer to an `InputAudioMute`: the model receives silence.
    """


@frozen
class InputAudioUnmuted(BaseLiveEvent):
    """
    The answer to an `InputAudioUnmute`: the model receives the input again.
    """


@frozen
class OutputAudioDelta(BaseServerEvent):
    """
    More audio to play, including silence.

    Servers send it without an *event_id*.

    Args:
        delta:
            The audio, in the session's format; on a sideband connection 24 kHz
            PCM16 with one channel.

        start_ms:
            The start, in milliseconds of the session; only sideband
            connections have it.

        end_ms:
            The end, in milliseconds of the session; only sideband connections
            have it.
    """

    delta: bytes
    start_ms: Milliseconds | None = None
    end_ms: Milliseconds | None = None


@frozen
class OutputAudioFixturePlaying(BaseLiveEvent):
    """
    The server has begun to play an `OutputAudioFixturePlay`.
    """


@frozen
class OutputAudioFixturePlayed(BaseLiveEvent):
    """
    The server has played an `OutputAudioFixturePlay` to its end.
    """


@frozen
class InputTranscriptDelta(BaseLiveEvent):
    """
    More of the transcript of the user's speech; turns have no events.

    Args:
        delta: The text to append.

        start_ms: The start, in milliseconds of the session.

        end_ms: The end, in milliseconds of the session.
    """

    delta: str
    start_ms: Milliseconds
    end_ms: Milliseconds


@frozen
class OutputTranscriptDelta(BaseLiveEvent):
    """
    More of the transcript of the model's speech.

    Args:
        delta: The text to append.

        start_ms: The start, in milliseconds of the session.

        end_ms: The end, in milliseconds of the session.
    """

    delta: str
    start_ms: Milliseconds
    end_ms: Milliseconds


@frozen
class InstructionsAppended(BaseLiveEvent):
    """
    The text of an `InstructionsAppend` is part of the conversation.

    Args:
        start_ms: The start, in milliseconds of the session.

        end_ms:
            The end, in milliseconds of the session; it can equal the start.
    """

    start_ms: Milliseconds
    end_ms: Milliseconds


@frozen
class ThinkingAppended(BaseLiveEvent):
    """
    The text of a `ThinkingAppend` is part of the conversation.

    Args:
        start_ms: The start, in milliseconds of the session.

        end_ms:
            The end, in milliseconds of the session; it can equal the start.
    """

    start_ms: Milliseconds
    end_ms: Milliseconds


@frozen
class CommentaryAppended(BaseLiveEvent):
    """
    The text of a `CommentaryAppend` is part of the conversation.

    Args:
        start_ms: The start, in milliseconds of the session.

        end_ms:
            The end, in milliseconds of the session; it can equal the start.
    """

    start_ms: Milliseconds
    end_ms: Milliseconds


@frozen
class Info(BaseLiveEvent):
    """
    A notice, such as one about the permissions of a data channel.

    Args:
        code: The kind of notice, such as ``"data_channel_permissions"``.

        message: A text, whose words can change.
    """

    code: str
    message: str


@frozen
class LiveError(e.Error):
    """
    An error, usually caused by an event of the client.

    The identifier of the client's event is *error.event_id*.

    Args:
        client_event_id: A repetition of the *event_id* of the client's event.
    """

    client_event_id: str | None = None


ServerEvent: TypeAlias = (
    SessionStarted
    | SessionUpdated
    | SessionClosed
    | SessionUsageUpdated
    | SessionPaused
    | SessionResumed
    | InputAudioAppended
    | InputAudioMuted
    | InputAudioUnmuted
    | OutputAudioDelta
    | OutputAudioFixturePlaying
    | OutputAudioFixturePlayed
    | InputTranscriptDelta
    | OutputTranscriptDelta
    | InstructionsAppended
    | ThinkingAppended
    | CommentaryAppended
    | DelegationCreated
    | ResponseEvent
    | DecisionEvent
    | DecisionItemCreated
    | DecisionItemDeleted
    | TransportDTMFReceived
    | TransportDTMFSendReported
    | TransportDTMFSent
    | TransportRinging
    | TransportAnswered
    | TransportFailed
    | Info
    | LiveError
)
"""
Any event that a server sends.
"""
