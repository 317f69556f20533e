"""
The events of the flat wire.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from .. import events as e
from . import common_events as common
from .records import Record, record


_ITEM = {"object": "realtime.item"}

TRANSCRIPTION = record(
    e.TranscriptionSession,
    "input_audio_format",
    "input_audio_transcription",
    "input_audio_noise_reduction",
    "turn_detection",
    "include",
    "modalities",
)

_SAID: Mapping[str, Any] = {
    **common.SAID,
    "client_secret": "session.client_secret",
}

PARAMETERS = record(
    e.ResponseParameters,
    "modalities",
    "instructions",
    "output_audio_format",
    "voice",
    "tools",
    "tool_choice",
    "temperature",
    "conversation",
    "metadata",
    "prompt",
    "input",
    max_output_tokens="max_response_output_tokens",
)

RECORDS: tuple[Record, ...] = (
    *common.RECORDS,
    TRANSCRIPTION,
    record(e.TranscriptionSessionUpdate, tag="transcription_session.update"),
    record(e.SessionCreated, "event_id", tag="session.created", **_SAID),
    record(e.SessionUpdated, "event_id", tag="session.updated", **_SAID),
    record(
        e.TranscriptionSessionCreated,
        "event_id",
        tag="transcription_session.created",
        **_SAID,
    ),
    record(
        e.TranscriptionSessionUpdated,
        "event_id",
        tag="transcription_session.updated",
        **_SAID,
    ),
    record(
        e.ConversationItemInputAudioTranscriptionDelta,
        "item_id",
        "delta",
        "content_index",
        "logprobs",
        "event_id",
        tag="conversation.item.input_audio_transcription.delta",
    ),
    record(
        e.ConversationItemInputAudioTranscriptionCompleted,
        "item_id",
        "transcript",
        "content_index",
        "usage",
        "logprobs",
        "event_id",
        tag="conversation.item.input_audio_transcription.completed",
    ),
    record(
        e.ResponseTextDelta,
        "delta",
        "item_id",
        "response_id",
        "output_index",
        "content_index",
        "event_id",
        tag="response.text.delta",
    ),
    record(e.ResponseTextDone, tag="response.text.done"),
    record(e.ResponseAudioDelta, tag="response.audio.delta"),
    record(e.ResponseAudioDone, tag="response.audio.done"),
    record(
        e.ResponseAudioTranscriptDelta,
        "delta",
        "item_id",
        "response_id",
        "output_index",
        "content_index",
        "event_id",
        tag="response.audio_transcript.delta",
    ),
    record(
        e.ResponseAudioTranscriptDone, tag="response.audio_transcript.done"
    ),
    record(
        e.ResponseFunctionCallArgumentsDelta,
        "delta",
        "call_id",
        "item_id",
        "response_id",
        "output_index",
        "event_id",
        tag="response.function_call_arguments.delta",
    ),
    record(e.OutputText, tag="text", required=["text"]),
    record(e.OutputAudio, tag="audio"),
    record(
        e.SystemMessage,
        tag="message",
        constants={"role": "system", **_ITEM},
    ),
    record(e.UserMessage, tag="message", constants={"role": "user", **_ITEM}),
    record(
        e.AssistantMessage,
        "content",
        "id",
        "status",
        tag="message",
        constants={"role": "assistant", **_ITEM},
    ),
    record(e.FunctionCall, tag="function_call", constants=_ITEM),
    record(e.FunctionCallOutput, tag="function_call_output", constants=_ITEM),
    record(
        e.Response,
        "id",
        "status",
        "status_details",
        "output",
        "conversation_id",
        "modalities",
        "max_output_tokens",
        "output_audio_format",
        "voice",
        "temperature",
        "usage",
        "metadata",
        constants={"object": "realtime.response"},
    ),
    PARAMETERS,
    record(e.ClientSecret),
    record(
        e.ClientSecretRequest,
        session="*",
        expires_after="client_secret.expires_after",
    ),
    record(
        e.ClientSecretAnswer,
        value="client_secret.value",
        expires_at="client_secret.expires_at",
        session="*",
        session_id="id",
        session_expires_at="expires_at",
    ),
)

# The SDK and the document name it in two ways.
ALSO_AT = {
    (e.ResponseParameters, "max_output_tokens"): "max_output_tokens",
}


def members(
    session: Record,
) -> Mapping[tuple[type[Any], str], tuple[Record, ...]]:
    """
    Say how what stands in some places is spelled there.

    Args:
        session: How a session is spelled in an update.
    """
    # What a server says of a session has an `object` too.
    said = attrs.evolve(session, constants={"object": "realtime.session"})
    transcription = attrs.evolve(
        TRANSCRIPTION,
        constants={"object": "realtime.transcription_session"},
    )
    return {
        **common.MEMBERS,
        (e.SessionUpdate, "session"): (session,),
        (e.ClientSecretRequest, "session"): (session,),
        (e.SessionCreated, "session"): (said,),
        (e.SessionUpdated, "session"): (said,),
        (e.ClientSecretAnswer, "session"): (said,),
        (e.TranscriptionSessionCreated, "session"): (transcription,),
        (e.TranscriptionSessionUpdated, "session"): (transcription,),
    }


# Keys of today's wire.
_ELSEWHERE = {
    "output_modalities": ("modalities",),
    "audio": ("voice", "output_audio_format"),
    "reasoning": ("reasoning",),
    "parallel_tool_calls": ("parallel_tool_calls",),
}
ELSEWHERE: Mapping[type[Any], Mapping[str, tuple[str, ...]]] = {
    e.Response: {
        key: _ELSEWHERE[key] for key in ("output_modalities", "audio")
    },
    e.ResponseParameters: _ELSEWHERE,
}

# What no vendor has taken over.
OF_OPENAI = (
    e.TranscriptionSession,
    e.TranscriptionSessionUpdate,
    e.TranscriptionSessionCreated,
    e.TranscriptionSessionUpdated,
    e.ClientSecret,
    e.ClientSecretRequest,
    e.ClientSecretAnswer,
    e.ExpiresAfter,
    e.ExpiryAnchor,
)
