"""
The dialect of OpenAI's API since 2025-08-28, whose sessions are nested.

The rules follow OpenAI's OpenAPI document (schema
``RealtimeSessionCreateRequestGA``), the types of its Python SDK, and sessions
captured in 2026.
"""

from collections.abc import Mapping
from typing import Any

import realtime_attrs as ra

from .. import events as e
from .._rules.keys import Key
from ..extending import BaseItem
from . import common, ga_events
from .records import record
from .rules import Dialect


# Keys of the beta, which are the names of the attributes.
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
    ra.SessionResource,
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

GA_COMPATIBLE = Dialect(
    name="ga-compatible",
    # OpenAI documents it; no captured conversation has it.
    ignored={BaseItem: {"object": "realtime.item"}},
    records=(
        SESSION,
        record(ra.AudioTranscription),
        record(ra.NoiseReduction, mode="type", defaults={"strength": 1.0}),
        record(ra.MCPTool, tag="mcp"),
        record(ra.MCPToolFilter),
        record(ra.MCPApprovalFilter),
        record(ra.MCPToolChoice, tag="mcp"),
        record(ra.Reasoning),
        *common.RECORDS,
        *ga_events.RECORDS,
    ),
    words={
        ra.AudioFormat: {
            ra.AudioFormat.PCM16: {"type": "audio/pcm", "rate": 24000},
            ra.AudioFormat.G711_ULAW: {"type": "audio/pcmu"},
            ra.AudioFormat.G711_ALAW: {"type": "audio/pcma"},
        },
        ra.RealtimeVoice: common.VOICES,
        ra.MCPApprovalMode: {
            ra.MCPApprovalMode.ALWAYS: "always",
            ra.MCPApprovalMode.NEVER: "never",
        },
        ra.MCPCaller: {
            ra.MCPCaller.DIRECT: "direct",
            ra.MCPCaller.PROGRAMMATIC: "programmatic",
        },
        ra.TranscriptionDelay: {
            ra.TranscriptionDelay.MINIMAL: "minimal",
            ra.TranscriptionDelay.LOW: "low",
            ra.TranscriptionDelay.MEDIUM: "medium",
            ra.TranscriptionDelay.HIGH: "high",
            ra.TranscriptionDelay.XHIGH: "xhigh",
        },
        ra.ReasoningEffort: {
            ra.ReasoningEffort.NONE: "none",
            ra.ReasoningEffort.MINIMAL: "minimal",
            ra.ReasoningEffort.LOW: "low",
            ra.ReasoningEffort.MEDIUM: "medium",
            ra.ReasoningEffort.HIGH: "high",
            ra.ReasoningEffort.XHIGH: "xhigh",
        },
        **common.WORDS,
        **ga_events.WORDS,
    },
)
"""
The rules of `GA`, without those for values that OpenAI's server rejects.

Derive the dialects of compatible servers from it.
"""

_NO_NULL = Key(null="refused")
_ID = Key(pattern="[a-zA-Z0-9_-]+")
_IDS: Mapping[type[Any], tuple[str, ...]] = {
    e.ConversationItemRetrieve: ("item_id",),
    e.ConversationItemTruncate: ("item_id",),
    e.ConversationItemDelete: ("item_id",),
    e.ItemReference: ("id",),
    e.SystemMessage: ("id",),
    e.UserMessage: ("id",),
    e.AssistantMessage: ("id",),
    e.FunctionCall: ("id", "call_id"),
    e.FunctionCallOutput: ("id", "call_id"),
    e.MCPListTools: ("id",),
    e.MCPCall: ("id",),
    e.MCPApprovalRequest: ("id",),
    e.MCPApprovalResponse: ("id",),
}

# The server drops the whole update or event.  Nulls: livekit/agents#3444 and
# #3445, openai/openai-agents-python#2308, openai/openai-agents-js#1289.  Rate:
# openai/openai-openapi#513.  Ids: livekit/agents#5652 and #1717.
GA = GA_COMPATIBLE.evolve(
    "ga",
    urls=[
        "wss://api.openai.com/v1/realtime",
        "wss://*.api.openai.com/v1/realtime",
        "wss://*.openai.azure.com/openai/v1/realtime",
        "wss://*.services.ai.azure.com/openai/v1/realtime",
        "wss://*.cognitiveservices.azure.com/openai/v1/realtime",
    ],
    records=(
        SESSION.evolve(
            refused_nulls=("audio", "audio.input"),
            model=_NO_NULL,
            tools=_NO_NULL,
            voice=_NO_NULL,
            modalities=_NO_NULL,
            input_audio_format=_NO_NULL,
            output_audio_format=_NO_NULL,
        ),
        GA_COMPATIBLE.of(ra.AudioTranscription).evolve(
            language=_NO_NULL, prompt=_NO_NULL
        ),
        GA_COMPATIBLE.of(ra.ServerVAD).evolve(create_response=_NO_NULL),
        GA_COMPATIBLE.of(ra.SemanticVAD).evolve(create_response=_NO_NULL),
        *(
            GA_COMPATIBLE.of(cls).evolve(keys=dict.fromkeys(names, _ID))
            for cls, names in _IDS.items()
        ),
    ),
    words={
        ra.AudioFormat: GA_COMPATIBLE.words[ra.AudioFormat].evolve(
            required_of_clients=["rate"]
        )
    },
)
