"""
The sessions, tools, items and events that only xAI's Grok voice has.

`realtime_attrs.dialects.XAI` reads and writes them.  Attributes are those of
xAI's description (docs.x.ai/voice-realtime.ws.json) and of conversations
captured in 2026-07 to 2026-09; docstrings mark those that xAI's servers send,
but xAI doesn't document.
"""

from collections.abc import Mapping, Sequence
from enum import auto
from typing import Any, TypeAlias

import attrs

import realtime_attrs as ra

from .. import events as e
from ..extending import (
    BaseItem,
    BaseObject,
    BaseServerEvent,
    BaseTool,
    Count,
    Index,
    Milliseconds,
    Named,
    ThreeStates,
    as_tuple,
    frozen,
    texts,
)


__all__ = [
    "ClientEvent",
    "FileSearchTool",
    "ForceMessage",
    "Item",
    "Ping",
    "SearchLocation",
    "ServerEvent",
    "ToolDefinition",
    "TranscriptionUpdated",
    "Transport",
    "WebSearchTool",
    "XAIConversationItemTruncated",
    "XAIResponseAudioDelta",
    "XAIResponseAudioTranscriptDelta",
    "XAIResponseDone",
    "XAISession",
    "XAIUsage",
    "XSearchTool",
]


class Transport(Named):
    """
    How client and service send audio through the WebSocket.
    """

    JSON = auto()
    """
    In base64, in events; the server's default.
    """

    BINARY = auto()
    """
    In binary frames, without events.
    """


@frozen
class XAISession(ra.SessionResource):
    """
    An xAI session.

    Args:
        resumption:
            Whether the service replays the conversation to the model when a
            client connects again with the same ``conversation_id`` in the
            query; by default it doesn't.  Servers don't send it.

        replace:
            Words or phrases, each with the text that the service speaks
            instead; the transcript keeps the original.  The service matches
            whole words of any case, and prefers the longest match.  Converters
            write `OFF` as null.

        input_audio_transport:
            How the client sends audio; servers accept audio in either form.

        output_audio_transport:
            How the service sends audio; a change is applied from the next
            response on.

        enable_noise_suppression: Sent in answers; not documented.

        enable_phonetic_spelling: Sent in answers; not documented.

        keep_context: Sent in answers; not documented.

        custom_voice_tokens:
            Sent in answers; not documented.  An array, which is empty for a
            built-in voice.
    """

    resumption: bool | None = None
    replace: ThreeStates[Mapping[str, str]] = None
    input_audio_transport: Transport | ra.Unknown | None = None
    output_audio_transport: Transport | ra.Unknown | None = None
    enable_noise_suppression: bool | None = None
    enable_phonetic_spelling: bool | None = None
    keep_context: bool | None = None
    custom_voice_tokens: Any = None


@frozen
class XSearchTool(BaseTool):
    """
    The service searches the posts of X by itself.

    Args:
        allowed_x_handles:
            The accounts to search, without ``@``, at most 20; by default
            all.

        excluded_x_handles:
            The accounts not to search, at most 20; not together with
            *allowed_x_handles*.

        from_date: The first day of posts to search, such as ``"2026-08-31"``.

        to_date: The last day, in the same form.

        enable_image_understanding: Whether the model views images in posts.

        enable_video_understanding: Whether it views videos in posts.
    """

    allowed_x_handles: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    excluded_x_handles: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    from_date: str | None = None
    to_date: str | None = None
    enable_image_understanding: bool | None = None
    enable_video_understanding: bool | None = None


@frozen
class SearchLocation(BaseObject):
    """
    The place for which the service searches the web.

    Args:
        country: The country's name, or its code of two letters (ISO 3166-1).

        city: The city's name.

        region: The name of the state or region.

        timezone: The time zone, such as ``"Europe/Berlin"``.
    """

    country: str | None = None
    city: str | None = None
    region: str | None = None
    timezone: str | None = None


@frozen
class WebSearchTool(BaseTool):
    """
    The service searches the web by itself.

    Args:
        location: The place for which it searches.

        allowed_domains:
            The domains to search, without protocol or path, at most 5; by
            default all.

        excluded_domains:
            The domains not to search, at most 5; not together with
            *allowed_domains*.

        enable_image_understanding: Whether the model views images it finds.
    """

    location: SearchLocation | None = None
    allowed_domains: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    excluded_domains: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    enable_image_understanding: bool | None = None


@frozen
class FileSearchTool(BaseTool):
    """
    The service searches files that it holds by itself.

    Args:
        vector_store_ids: The collections of files.

        max_num_results: The most results of a search.
    """

    vector_store_ids: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    max_num_results: Count | None = None


_Part: TypeAlias = e.OutputText | ra.Unknown


def _parts(value: Sequence[_Part]) -> tuple[_Part, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class ForceMessage(BaseItem):
    """
    Text that the service speaks word for word, as if the model had said it.

    A client creates it; the service answers with the events of a response, and
    keeps the text as an assistant's message.  Don't send a `ResponseCreate`
    after it.

    Args:
        content: A single part with the text; an array is stored as a tuple.

        interruptible:
            Whether the user can interrupt by speaking; by default yes.  If
            not, the service drops the user's audio until the text is spoken.
    """

    content: tuple[_Part, ...] = attrs.field(converter=_parts)
    interruptible: bool | None = None


@frozen
class Ping(BaseServerEvent):
    """
    The server is alive; a client need not answer.

    Servers send it, but xAI doesn't document it.

    Args:
        timestamp: When it was sent, in milliseconds since 1970-01-01 UTC.
    """

    timestamp: Count | None = None


@frozen
class TranscriptionUpdated(BaseServerEvent):
    """
    The transcript of the user's speech so far, while the user speaks.

    Not a delta: it replaces earlier ones, and may correct them.  Servers send
    it if the transcription's model is ``grok-transcribe``; a
    `ConversationItemInputAudioTranscriptionCompleted` ends the series.

    Args:
        item_id: The user's message.

        transcript: All text so far.

        content_index: Which of the message's parts it is, from 0.
    """

    item_id: str
    transcript: str
    content_index: Index | None = None


@frozen
class XAIConversationItemTruncated(e.ConversationItemTruncated):
    """
    An assistant's message was cut short.

    Args:
        transcript: The text that is left.
    """

    transcript: str | None = None


@frozen
class XAIResponseAudioDelta(e.ResponseAudioDelta):
    """
    More of the model's audio.  xAI doesn't document the further keys.

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
    More of the model's speech as text.  xAI doesn't document the further key.

    Args:
        start_time:
            When it is spoken, in seconds from the beginning of the response's
            audio.
    """

    start_time: float | None = None


@frozen
class XAIUsage(e.Usage):
    """
    The tokens and seconds of a response.  xAI doesn't document the seconds.

    Args:
        output_audio_seconds: The length of the model's audio, in seconds.

        billable_audio_seconds: The seconds that xAI charges for.
    """

    output_audio_seconds: float | None = None
    billable_audio_seconds: float | None = None


@frozen
class XAIResponseDone(e.ResponseDone):
    """
    A response is over.  xAI doesn't document the further keys.

    Args:
        response_id: The response.

        usage: The response's usage, which is empty in the response itself.
    """

    response_id: str | None = None
    usage: e.Usage | None = None


ToolDefinition: TypeAlias = (
    ra.FunctionTool | ra.MCPTool | WebSearchTool | XSearchTool | FileSearchTool
)
"""
Any tool that xAI has.
"""

Item: TypeAlias = e.Item | ForceMessage
"""
Any item that xAI has.
"""

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
