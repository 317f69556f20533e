"""
OpenAI's wire of today: nested, since 2025-08-28.

The rules follow OpenAI's OpenAPI document (schema
``RealtimeSessionCreateRequestGA``), the types of its Python SDK, and sessions
captured in 2026.
"""

from .._audio import (
    AudioFormat,
    AudioTranscription,
    NoiseReduction,
    RealtimeVoice,
    TranscriptionDelay,
)
from .._service import Reasoning, ReasoningEffort
from .._session import SessionResource
from .._tools import (
    MCPApprovalFilter,
    MCPApprovalMode,
    MCPCaller,
    MCPTool,
    MCPToolChoice,
    MCPToolFilter,
)
from . import _shared
from ._rules import Rewrite, Rules, record


RULES = Rules(
    dialect="GA",
    records=(
        record(
            SessionResource,
            tag="realtime",
            model="model",
            modalities="output_modalities",
            instructions="instructions",
            voice="audio.output.voice",
            input_audio_format="audio.input.format",
            output_audio_format="audio.output.format",
            input_audio_transcription="audio.input.transcription",
            turn_detection="audio.input.turn_detection",
            tools="tools",
            tool_choice="tool_choice",
            max_response_output_tokens="max_output_tokens",
            input_audio_noise_reduction="audio.input.noise_reduction",
            speed="audio.output.speed",
            tracing="tracing",
            include="include",
            prompt="prompt",
            truncation="truncation",
            reasoning="reasoning",
            parallel_tool_calls="parallel_tool_calls",
        ),
        record(
            AudioTranscription,
            language="language",
            model="model",
            prompt="prompt",
            languages="languages",
            keywords="keywords",
            delay="delay",
        ),
        record(NoiseReduction, mode="type", strength="strength"),
        record(
            MCPTool,
            tag="mcp",
            server_label="server_label",
            server_url="server_url",
            connector_id="connector_id",
            tunnel_id="tunnel_id",
            authorization="authorization",
            server_description="server_description",
            headers="headers",
            allowed_tools="allowed_tools",
            allowed_callers="allowed_callers",
            require_approval="require_approval",
            defer_loading="defer_loading",
        ),
        record(MCPToolFilter, tool_names="tool_names", read_only="read_only"),
        record(MCPApprovalFilter, always="always", never="never"),
        record(
            MCPToolChoice, tag="mcp", server_label="server_label", name="name"
        ),
        record(Reasoning, effort="effort"),
        *_shared.RECORDS,
    ),
    words={
        AudioFormat: {
            AudioFormat.PCM16: {"type": "audio/pcm", "rate": 24000},
            AudioFormat.G711_ULAW: {"type": "audio/pcmu"},
            AudioFormat.G711_ALAW: {"type": "audio/pcma"},
        },
        RealtimeVoice: _shared.VOICES,
        MCPApprovalMode: {
            MCPApprovalMode.ALWAYS: "always",
            MCPApprovalMode.NEVER: "never",
        },
        MCPCaller: {
            MCPCaller.DIRECT: "direct",
            MCPCaller.PROGRAMMATIC: "programmatic",
        },
        TranscriptionDelay: {
            TranscriptionDelay.MINIMAL: "minimal",
            TranscriptionDelay.LOW: "low",
            TranscriptionDelay.MEDIUM: "medium",
            TranscriptionDelay.HIGH: "high",
            TranscriptionDelay.XHIGH: "xhigh",
        },
        ReasoningEffort: {
            ReasoningEffort.MINIMAL: "minimal",
            ReasoningEffort.LOW: "low",
            ReasoningEffort.MEDIUM: "medium",
            ReasoningEffort.HIGH: "high",
            ReasoningEffort.XHIGH: "xhigh",
        },
        **_shared.WORDS,
    },
    # Audio always comes with its transcript, and both cannot be asked for.
    rewrites={
        (SessionResource, "modalities"): Rewrite(
            {
                ("audio",): ["audio"],
                ("audio", "text"): ["audio"],
                ("text", "audio"): ["audio"],
                ("text",): ["text"],
            },
            closed=True,
        )
    },
)
