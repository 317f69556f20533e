"""
Events that servers of GLM-Realtime send about sessions, items and audio.
"""

from ... import events as e
from ...extending import BaseServerEvent, Count, Milliseconds, frozen


__all__ = [
    "GLMConversationCreated",
    "GLMConversationItemCreated",
    "GLMConversationItemDeleted",
    "GLMConversationItemInputAudioTranscriptionCompleted",
    "GLMConversationItemInputAudioTranscriptionFailed",
    "GLMConversationItemRetrieved",
    "GLMConversationItemTruncated",
    "GLMError",
    "GLMInputAudioBufferCleared",
    "GLMInputAudioBufferCommitted",
    "GLMInputAudioBufferSpeechStarted",
    "GLMInputAudioBufferSpeechStopped",
    "GLMRateLimitsUpdated",
    "GLMSessionCreated",
    "GLMSessionUpdated",
    "Heartbeat",
]


@frozen
class GLMSessionCreated(e.SessionCreated):
    """
    A session has begun.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMSessionUpdated(e.SessionUpdated):
    """
    The server has applied a `GLMSessionUpdate`.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMConversationCreated(e.ConversationCreated):
    """
    A conversation has begun.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMConversationItemCreated(e.ConversationItemCreated):
    """
    An item was added to the conversation.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMConversationItemRetrieved(e.ConversationItemRetrieved):
    """
    The answer to a `GLMConversationItemRetrieve`.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMConversationItemTruncated(e.ConversationItemTruncated):
    """
    The server has cut off the end of a message's audio.

    Only the Go package has it.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMConversationItemDeleted(e.ConversationItemDeleted):
    """
    The server has deleted an item of the conversation.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMConversationItemInputAudioTranscriptionCompleted(
    e.ConversationItemInputAudioTranscriptionCompleted
):
    """
    The transcript of the user's speech is final.

    A separate model transcribes, before or after the response.

    Args:
        response_id: The response; only the package for browsers has it.

        client_timestamp: The client's time, in milliseconds.
    """

    response_id: str | None = None
    client_timestamp: Count | None = None


@frozen
class GLMConversationItemInputAudioTranscriptionFailed(
    e.ConversationItemInputAudioTranscriptionFailed
):
    """
    The transcription of the user's speech has failed.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMInputAudioBufferCommitted(e.InputAudioBufferCommitted):
    """
    The server has committed the audio sent so far.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMInputAudioBufferCleared(e.InputAudioBufferCleared):
    """
    The server has discarded the audio that wasn't committed.

    Args:
        item_id: The user's message; only a table of the document lists it.

        client_timestamp: The client's time, in milliseconds.
    """

    item_id: str | None = None
    client_timestamp: Count | None = None


@frozen
class GLMRateLimitsUpdated(e.RateLimitsUpdated):
    """
    The rate limits of the account.

    The packages have it, but the document doesn't.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMError(e.Error):
    """
    An error, caused by an event of the client or in a response.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMInputAudioBufferSpeechStarted(BaseServerEvent):
    """
    The user has begun to speak; only with server VAD.

    Printed events omit these keys.

    Args:
        item_id: The user's message.

        audio_start_ms: The time in the session's audio, in milliseconds.

        client_timestamp: The client's time, in milliseconds.
    """

    item_id: str | None = None
    audio_start_ms: Milliseconds | None = None
    client_timestamp: Count | None = None


@frozen
class GLMInputAudioBufferSpeechStopped(BaseServerEvent):
    """
    The user has stopped speaking; only with server VAD.

    Printed events omit these keys.

    Args:
        item_id: The user's message.

        audio_end_ms: The time in the session's audio, in milliseconds.

        client_timestamp: The client's time, in milliseconds.
    """

    item_id: str | None = None
    audio_end_ms: Milliseconds | None = None
    client_timestamp: Count | None = None


@frozen
class Heartbeat(BaseServerEvent):
    """
    The connection is alive.

    Servers send it after each update, and every 30 seconds.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None
