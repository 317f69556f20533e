"""
The events of xAI.
"""

from typing import TypeAlias

from ... import events as e
from ...extending import BaseServerEvent, Count, Index, Milliseconds, frozen


@frozen
class Ping(BaseServerEvent):
    """
    The server is alive; a client need not answer.

    Servers send it, but xAI doesn't document it.

    Args:
        timestamp:
            The time at which the server sent it, in milliseconds since
            1970-01-01 UTC.
    """

    timestamp: Count | None = None


@frozen
class TranscriptionUpdated(BaseServerEvent):
    """
    The transcript so far, while the user speaks.

    Each event replaces the earlier ones, and may correct them.  Servers send
    it if the transcription's model is ``grok-transcribe``; a
    `ConversationItemInputAudioTranscriptionCompleted` follows the last one.

    Args:
        item_id: The user's message.

        transcript: The complete text so far.

        content_index: The index of the content part in the message, from 0.
    """

    item_id: str
    transcript: str
    content_index: Index | None = None


@frozen
class XAIConversationItemTruncated(e.ConversationItemTruncated):
    """
    The server has cut off the end of a message's audio.

    Args:
        transcript: The remaining text.
    """

    transcript: str | None = None


@frozen
class XAIResponseAudioDelta(e.ResponseAudioDelta):
    """
    More audio of the model.

    xAI doesn't document the attributes that the class adds.

    Args:
        latency:
            In the first event of a response, presumably the seconds until
            then, such as ``"0.65"``.

        audio_duration_ms: The length of this audio, in milliseconds.
    """

    latency: str | None = None
    audio_duration_ms: Milliseconds | None = None


@frozen
class XAIResponseAudioTranscriptDelta(e.ResponseAudioTranscriptDelta):
    """
    More of the transcript of the model's speech.

    xAI doesn't document the attribute that the class adds.

    Args:
        start_time: The start of the text, in seconds of the response's audio.
    """

    start_time: float | None = None


@frozen
class XAIUsage(e.Usage):
    """
    The tokens and seconds of a response.

    xAI doesn't document the seconds.

    Args:
        output_audio_seconds: The length of the model's audio, in seconds.

        billable_audio_seconds: The length of the billed audio, in seconds.
    """

    output_audio_seconds: float | None = None
    billable_audio_seconds: float | None = None


@frozen
class XAIResponseDone(e.ResponseDone):
    """
    A response has ended.

    xAI doesn't document the attributes that the class adds.

    Args:
        response_id: The response.

        usage: The usage of the response; *response* itself has an empty one.
    """

    response_id: str | None = None
    usage: e.Usage | None = None


ClientEvent: TypeAlias = (
    e.SessionUpdate
    | e.InputAudioBufferAppend
    | e.InputAudioBufferCommit
    | e.InputAudioBufferClear
    | e.OutputAudioBufferClear
    | e.ConversationItemCreate
    | e.ConversationItemRetrieve
    | e.ConversationItemTruncate
    | e.ConversationItemDelete
    | e.ResponseCreate
    | e.ResponseCancel
)
"""
Any event that a client may send to xAI.
"""

ServerEvent: TypeAlias = (
    e.SessionCreated
    | e.SessionUpdated
    | e.ConversationCreated
    | e.ConversationItemCreated
    | e.ConversationItemAdded
    | e.ConversationItemDone
    | e.ConversationItemRetrieved
    | e.ConversationItemTruncated
    | e.ConversationItemDeleted
    | e.ConversationItemInputAudioTranscriptionDelta
    | e.ConversationItemInputAudioTranscriptionCompleted
    | e.ConversationItemInputAudioTranscriptionFailed
    | e.ConversationItemInputAudioTranscriptionSegment
    | e.InputAudioBufferCommitted
    | e.InputAudioBufferCleared
    | e.InputAudioBufferSpeechStarted
    | e.InputAudioBufferSpeechStopped
    | e.InputAudioBufferTimeoutTriggered
    | e.InputAudioBufferDTMFEventReceived
    | e.OutputAudioBufferStarted
    | e.OutputAudioBufferStopped
    | e.OutputAudioBufferCleared
    | e.MCPListToolsInProgress
    | e.MCPListToolsCompleted
    | e.MCPListToolsFailed
    | e.ResponseCreated
    | e.ResponseDone
    | e.ResponseOutputItemAdded
    | e.ResponseOutputItemDone
    | e.ResponseContentPartAdded
    | e.ResponseContentPartDone
    | e.ResponseTextDelta
    | e.ResponseTextDone
    | e.ResponseAudioDelta
    | e.ResponseAudioDone
    | e.ResponseAudioTranscriptDelta
    | e.ResponseAudioTranscriptDone
    | e.ResponseFunctionCallArgumentsDelta
    | e.ResponseFunctionCallArgumentsDone
    | e.ResponseMCPCallArgumentsDelta
    | e.ResponseMCPCallArgumentsDone
    | e.ResponseMCPCallInProgress
    | e.ResponseMCPCallCompleted
    | e.ResponseMCPCallFailed
    | e.RateLimitsUpdated
    | e.Error
    | Ping
    | TranscriptionUpdated
    | XAIConversationItemTruncated
    | XAIResponseAudioDelta
    | XAIResponseAudioTranscriptDelta
    | XAIResponseDone
)
"""
Any event that xAI may send.
"""
