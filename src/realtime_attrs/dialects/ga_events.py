"""
The events of OpenAI's GA API.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from .. import events as e
from .._rules.keys import Key
from .._rules.spellings import Rewrite, Spelling
from . import common as sessions
from . import common_events as common
from .records import Record, record


# The server sends a transcript with all audio, and rejects both together.
MODALITIES = Rewrite(
    {
        ("audio",): ("audio",),
        ("audio", "text"): ("audio",),
        ("text", "audio"): ("audio",),
        ("text",): ("text",),
    },
    closed=True,
)

TRANSCRIPTION = sessions.all_but(
    e.TranscriptionSession,
    "modalities",
    tag="transcription",
    defaults=sessions.TRANSCRIPTION_DEFAULTS,
    input_audio_format="audio.input.format",
    input_audio_transcription="audio.input.transcription",
    input_audio_noise_reduction="audio.input.noise_reduction",
    turn_detection="audio.input.turn_detection",
)

# Keys of the beta.
_BETA = ("modalities", "voice", "output_audio_format", "temperature")
_MISPLACED = {name: name for name in _BETA}

PARAMETERS = sessions.all_but(
    e.ResponseParameters,
    "temperature",
    modalities=Key("output_modalities", rewrite=MODALITIES),
    output_audio_format="audio.output.format",
    voice="audio.output.voice",
    misplaced={
        **_MISPLACED,
        "max_response_output_tokens": "max_output_tokens",
    },
)

MCP: tuple[Record, ...] = (
    record(e.MCPListToolsInProgress, tag="mcp_list_tools.in_progress"),
    record(e.MCPListToolsCompleted, tag="mcp_list_tools.completed"),
    record(e.MCPListToolsFailed, tag="mcp_list_tools.failed"),
    record(
        e.ResponseMCPCallArgumentsDelta,
        tag="response.mcp_call_arguments.delta",
    ),
    record(
        e.ResponseMCPCallArgumentsDone,
        tag="response.mcp_call_arguments.done",
        required=["arguments"],
    ),
    record(e.ResponseMCPCallInProgress, tag="response.mcp_call.in_progress"),
    record(e.ResponseMCPCallCompleted, tag="response.mcp_call.completed"),
    record(e.ResponseMCPCallFailed, tag="response.mcp_call.failed"),
    record(e.MCPListTools, tag="mcp_list_tools"),
    record(e.MCPListedTool),
    record(e.MCPCall, tag="mcp_call", required=["id"]),
    record(
        e.MCPApprovalRequest,
        tag="mcp_approval_request",
        required=["arguments", "id"],
    ),
    record(
        e.MCPApprovalResponse, tag="mcp_approval_response", required=["id"]
    ),
)

MCP_ERRORS = (
    record(e.MCPProtocolError, tag="protocol_error"),
    record(e.MCPToolExecutionError, tag="tool_execution_error"),
    record(e.MCPHTTPError, tag="http_error"),
)

_SESSIONS = (common.SHOWN_SESSION, common.SHOWN_TRANSCRIPTION)
SHOWN = (
    common.shown(e.SessionCreated, "session.created", *_SESSIONS),
    common.shown(e.SessionUpdated, "session.updated", *_SESSIONS),
)

DONE = record(
    e.ConversationItemDone,
    tag="conversation.item.done",
    explicit_nulls=common.PREVIOUS,
)

RECORDS: tuple[Record, ...] = (
    *common.RECORDS,
    *MCP,
    *MCP_ERRORS,
    TRANSCRIPTION,
    record(e.SessionUpdate, tag="session.update"),
    *SHOWN,
    record(
        e.ConversationItemAdded,
        tag="conversation.item.added",
        explicit_nulls=common.PREVIOUS,
    ),
    DONE,
    record(
        e.ConversationItemInputAudioTranscriptionDelta,
        tag="conversation.item.input_audio_transcription.delta",
    ),
    record(
        e.ConversationItemInputAudioTranscriptionCompleted,
        tag="conversation.item.input_audio_transcription.completed",
    ),
    record(
        e.ConversationItemInputAudioTranscriptionSegment,
        tag="conversation.item.input_audio_transcription.segment",
    ),
    record(
        e.InputAudioBufferTimeoutTriggered,
        tag="input_audio_buffer.timeout_triggered",
    ),
    record(
        e.InputAudioBufferDTMFEventReceived,
        tag="input_audio_buffer.dtmf_event_received",
    ),
    record(e.ResponseTextDelta, tag="response.output_text.delta"),
    record(e.ResponseTextDone, tag="response.output_text.done"),
    record(e.ResponseAudioDelta, tag="response.output_audio.delta"),
    record(e.ResponseAudioDone, tag="response.output_audio.done"),
    record(
        e.ResponseAudioTranscriptDelta,
        tag="response.output_audio_transcript.delta",
    ),
    record(
        e.ResponseAudioTranscriptDone,
        tag="response.output_audio_transcript.done",
    ),
    record(
        e.ResponseFunctionCallArgumentsDelta,
        tag="response.function_call_arguments.delta",
    ),
    record(e.InputImage, tag="input_image", required=["image_url"]),
    record(e.OutputText, tag="output_text", required=["text"]),
    record(e.OutputAudio, tag="output_audio"),
    record(e.SystemMessage, tag="message", constants={"role": "system"}),
    record(e.UserMessage, tag="message", constants={"role": "user"}),
    record(e.AssistantMessage, tag="message", constants={"role": "assistant"}),
    record(e.FunctionCall, tag="function_call"),
    record(e.FunctionCallOutput, tag="function_call_output"),
    sessions.all_but(
        e.Response,
        "temperature",
        constants={"object": "realtime.response"},
        explicit_nulls=common.RESPONSE_NULLS,
        modalities=Key("output_modalities", rewrite=MODALITIES),
        output_audio_format="audio.output.format",
        voice="audio.output.voice",
        misplaced=_MISPLACED,
    ),
    PARAMETERS,
    record(e.TranscriptionLanguage),
    record(e.ClientSecretRequest),
    record(
        e.ClientSecretAnswer,
        "value",
        "expires_at",
        session=Key("session.*", records=_SESSIONS),
        session_id="session.id",
        session_expires_at="session.expires_at",
    ),
)


WORDS: Mapping[type[Enum], Mapping[Any, Spelling]] = {
    **common.WORDS,
    e.Phase: {
        e.Phase.COMMENTARY: "commentary",
        e.Phase.FINAL_ANSWER: "final_answer",
    },
    e.ImageDetail: {
        e.ImageDetail.AUTO: "auto",
        e.ImageDetail.LOW: "low",
        e.ImageDetail.HIGH: "high",
    },
}
