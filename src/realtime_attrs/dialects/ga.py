"""
OpenAI's wire of today: nested, since 2025-08-28.

The rules follow OpenAI's OpenAPI document (schema
``RealtimeSessionCreateRequestGA``), the types of its Python SDK, and sessions
captured in 2026.
"""

from .._domain.audio import (
    AudioFormat,
    AudioTranscription,
    NoiseReduction,
    RealtimeVoice,
    TranscriptionDelay,
)
from .._domain.service import Reasoning, ReasoningEffort
from .._domain.session import SessionResource
from .._domain.tools import (
    MCPApprovalFilter,
    MCPApprovalMode,
    MCPCaller,
    MCPTool,
    MCPToolChoice,
    MCPToolFilter,
)
from . import common, ga_events
from .keys import Key
from .records import record
from .rules import Dialect


# Keys of the beta, which domain names follow.
_BETA = (
    "modalities",
    "voice",
    "input_audio_format",
    "output_audio_format",
    "input_audio_transcription",
    "turn_detection",
    "temperature",
    "max_response_output_tokens",
    "input_audio_noise_reduction",
    "speed",
)

SESSION = record(
    SessionResource,
    "model",
    "instructions",
    "tools",
    "tool_choice",
    "tracing",
    "include",
    "prompt",
    "truncation",
    "reasoning",
    "parallel_tool_calls",
    tag="realtime",
    defaults=common.DEFAULTS,
    misplaced={name: name for name in _BETA},
    modalities=Key("output_modalities", rewrite=ga_events.MODALITIES),
    voice="audio.output.voice",
    input_audio_format="audio.input.format",
    output_audio_format="audio.output.format",
    input_audio_transcription="audio.input.transcription",
    turn_detection="audio.input.turn_detection",
    max_response_output_tokens="max_output_tokens",
    input_audio_noise_reduction="audio.input.noise_reduction",
    speed="audio.output.speed",
)

GA = Dialect(
    name="ga",
    records=(
        SESSION,
        record(AudioTranscription),
        record(NoiseReduction, mode="type", defaults={"strength": 1.0}),
        record(MCPTool, tag="mcp"),
        record(MCPToolFilter),
        record(MCPApprovalFilter),
        record(MCPToolChoice, tag="mcp"),
        record(Reasoning),
        *common.RECORDS,
        *ga_events.RECORDS,
    ),
    words={
        AudioFormat: {
            AudioFormat.PCM16: {"type": "audio/pcm", "rate": 24000},
            AudioFormat.G711_ULAW: {"type": "audio/pcmu"},
            AudioFormat.G711_ALAW: {"type": "audio/pcma"},
        },
        RealtimeVoice: common.VOICES,
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
            ReasoningEffort.NONE: "none",
            ReasoningEffort.MINIMAL: "minimal",
            ReasoningEffort.LOW: "low",
            ReasoningEffort.MEDIUM: "medium",
            ReasoningEffort.HIGH: "high",
            ReasoningEffort.XHIGH: "xhigh",
        },
        **common.WORDS,
        **ga_events.WORDS,
    },
)
