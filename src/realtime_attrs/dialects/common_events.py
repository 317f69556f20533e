"""
Rules for events that OpenAI's beta and GA share.

The rules follow captured conversations, OpenAI's OpenAPI document and the
types of its Python SDK, in this order if they differ.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import realtime_attrs as ra

from .. import events as e
from .._rules.keys import Key
from .._rules.spellings import Spelling
from .._rules.variants import Variant
from ..extending import BaseContentPart
from .records import Record, record


# Servers send these keys, and some clients fail without them.
PREVIOUS = ["previous_item_id"]
RESPONSE_NULLS = ["status_details", "conversation_id", "usage", "metadata"]

# Events about a part of a message use other types for it.
PART = Key(
    records=[
        Variant(e.OutputText, tag="text"),
        Variant(e.OutputAudio, tag="audio"),
        BaseContentPart,
    ]
)

# Sessions that a server sends have an `object`.
SHOWN_SESSION = Variant(
    ra.SessionResource, constants={"object": "realtime.session"}
)
SHOWN_TRANSCRIPTION = Variant(
    e.TranscriptionSession,
    constants={"object": "realtime.transcription_session"},
)


def shown(cls: type[Any], tag: str, *sessions: Variant, **more: Any) -> Record:
    """
    Make the record of an event with the server's session, one of *sessions*.

    Attributes of the event that describe the session are keys of the session.
    """
    return record(
        cls,
        "event_id",
        tag=tag,
        session=Key("session.*", records=sessions),
        session_id="session.id",
        expires_at="session.expires_at",
        **more,
    )


RECORDS: tuple[Record, ...] = (
    # Events of clients.
    record(e.InputAudioBufferAppend, tag="input_audio_buffer.append"),
    record(e.InputAudioBufferCommit, tag="input_audio_buffer.commit"),
    record(e.InputAudioBufferClear, tag="input_audio_buffer.clear"),
    record(e.OutputAudioBufferClear, tag="output_audio_buffer.clear"),
    record(e.ConversationItemRetrieve, tag="conversation.item.retrieve"),
    record(e.ConversationItemTruncate, tag="conversation.item.truncate"),
    record(e.ConversationItemDelete, tag="conversation.item.delete"),
    record(e.ResponseCreate, tag="response.create"),
    record(e.ResponseCancel, tag="response.cancel"),
    # Events of servers.
    record(
        e.ConversationCreated,
        "event_id",
        tag="conversation.created",
        constants={"conversation.object": "realtime.conversation"},
        conversation_id="conversation.id",
    ),
    *(
        record(cls, tag=tag, required=["item"])
        for cls, tag in (
            (e.ConversationItemCreate, "conversation.item.create"),
            (e.ConversationItemRetrieved, "conversation.item.retrieved"),
            (e.ResponseOutputItemAdded, "response.output_item.added"),
            (e.ResponseOutputItemDone, "response.output_item.done"),
        )
    ),
    record(
        e.ConversationItemCreated,
        tag="conversation.item.created",
        required=["item"],
        explicit_nulls=PREVIOUS,
    ),
    record(e.ConversationItemTruncated, tag="conversation.item.truncated"),
    record(e.ConversationItemDeleted, tag="conversation.item.deleted"),
    record(
        e.ConversationItemInputAudioTranscriptionFailed,
        tag="conversation.item.input_audio_transcription.failed",
    ),
    record(
        e.InputAudioBufferCommitted,
        tag="input_audio_buffer.committed",
        explicit_nulls=PREVIOUS,
    ),
    record(e.InputAudioBufferCleared, tag="input_audio_buffer.cleared"),
    record(
        e.InputAudioBufferSpeechStarted,
        tag="input_audio_buffer.speech_started",
    ),
    record(
        e.InputAudioBufferSpeechStopped,
        tag="input_audio_buffer.speech_stopped",
    ),
    record(e.OutputAudioBufferStarted, tag="output_audio_buffer.started"),
    record(e.OutputAudioBufferStopped, tag="output_audio_buffer.stopped"),
    record(
        e.OutputAudioBufferCleared,
        tag="output_audio_buffer.cleared",
        required=["response_id"],
    ),
    record(e.ResponseCreated, tag="response.created"),
    record(e.ResponseDone, tag="response.done"),
    record(
        e.ResponseContentPartAdded,
        tag="response.content_part.added",
        part=PART,
    ),
    record(
        e.ResponseContentPartDone,
        tag="response.content_part.done",
        part=PART,
    ),
    record(
        e.ResponseFunctionCallArgumentsDone,
        tag="response.function_call_arguments.done",
    ),
    record(e.RateLimitsUpdated, tag="rate_limits.updated"),
    record(e.Error, tag="error"),
    # Parts of events.
    record(e.InputText, tag="input_text", required=["text"]),
    record(e.InputAudio, tag="input_audio"),
    record(e.ItemReference, tag="item_reference"),
    record(e.ResponseCompleted, tag="completed"),
    record(e.ResponseCancelled, tag="cancelled"),
    record(e.ResponseIncomplete, tag="incomplete"),
    record(e.ResponseFailed, tag="failed"),
    record(e.ResponseError),
    record(e.Usage),
    record(e.InputTokenDetails),
    record(e.CachedTokenDetails),
    record(e.OutputTokenDetails),
    record(e.TokenUsage, tag="tokens"),
    record(e.DurationUsage, tag="duration"),
    record(e.LogProbability),
    record(e.TranscriptionError),
    record(e.ErrorDetails, explicit_nulls=["code", "param", "event_id"]),
    record(e.RateLimit),
    record(e.ExpiresAfter),
)

WORDS: Mapping[type[Enum], Mapping[Any, Spelling]] = {
    e.ItemStatus: {
        e.ItemStatus.COMPLETED: "completed",
        e.ItemStatus.INCOMPLETE: "incomplete",
        e.ItemStatus.IN_PROGRESS: "in_progress",
    },
    e.ResponseStatus: {
        e.ResponseStatus.IN_PROGRESS: "in_progress",
        e.ResponseStatus.COMPLETED: "completed",
        e.ResponseStatus.CANCELLED: "cancelled",
        e.ResponseStatus.FAILED: "failed",
        e.ResponseStatus.INCOMPLETE: "incomplete",
    },
    e.CancellationReason: {
        e.CancellationReason.TURN_DETECTED: "turn_detected",
        e.CancellationReason.CLIENT_CANCELLED: "client_cancelled",
    },
    e.IncompletionReason: {
        e.IncompletionReason.MAX_OUTPUT_TOKENS: "max_output_tokens",
        e.IncompletionReason.CONTENT_FILTER: "content_filter",
    },
    e.ExpiryAnchor: {e.ExpiryAnchor.CREATED_AT: "created_at"},
}
