"""
What today's wire took over from the beta as it was.

The modules of the two dialects hold what differs.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from .._domain.audio import (
    AudioFormat,
    CustomVoice,
    NoiseReductionMode,
    RealtimeVoice,
)
from .._domain.service import (
    Prompt,
    RetentionRatioTruncation,
    TokenLimits,
    TracingConfiguration,
    TracingMode,
    TruncationMode,
)
from .._domain.tools import FunctionTool, FunctionToolChoice, ToolChoiceMode
from .._domain.turn_detection import SemanticVAD, ServerVAD
from .._rules.spellings import Rewrite, Spelling
from .._values.constants import INF, OFF, Inf, Off
from .records import Record, record


RECORDS: tuple[Record, ...] = (
    record(CustomVoice),
    record(
        ServerVAD,
        "threshold",
        "prefix_padding_ms",
        "silence_duration_ms",
        "create_response",
        "interrupt_response",
        "idle_timeout_ms",
        tag="server_vad",
        # The documented silence is 500; servers send 200 in known sessions.
        defaults={
            "create_response": True,
            "interrupt_response": True,
            "threshold": 0.5,
            "prefix_padding_ms": 300,
            "silence_duration_ms": 200,
            "idle_timeout_ms": OFF,
        },
    ),
    record(
        SemanticVAD,
        "eagerness",
        "create_response",
        "interrupt_response",
        tag="semantic_vad",
        defaults={
            "create_response": True,
            "interrupt_response": True,
            "eagerness": "auto",
        },
    ),
    record(FunctionTool, tag="function"),
    record(FunctionToolChoice, tag="function"),
    record(TracingConfiguration),
    record(Prompt),
    record(RetentionRatioTruncation, tag="retention_ratio"),
    record(TokenLimits),
)

# A function as the Chat API has it.
NESTED_TOOL = record(
    FunctionTool,
    tag="function",
    name="function.name",
    description="function.description",
    parameters="function.parameters",
)

VOICES: Mapping[Any, str] = {
    RealtimeVoice.ALLOY: "alloy",
    RealtimeVoice.ASH: "ash",
    RealtimeVoice.BALLAD: "ballad",
    RealtimeVoice.CORAL: "coral",
    RealtimeVoice.ECHO: "echo",
    RealtimeVoice.SHIMMER: "shimmer",
    RealtimeVoice.VERSE: "verse",
    RealtimeVoice.SAGE: "sage",
    RealtimeVoice.MARIN: "marin",
    RealtimeVoice.CEDAR: "cedar",
}

CHOICES: Mapping[Any, Spelling] = {
    ToolChoiceMode.AUTO: "auto",
    ToolChoiceMode.NONE: "none",
    ToolChoiceMode.REQUIRED: "required",
}

WORDS: Mapping[type[Enum], Mapping[Any, Spelling]] = {
    ToolChoiceMode: CHOICES,
    NoiseReductionMode: {
        NoiseReductionMode.NEAR_FIELD: "near_field",
        NoiseReductionMode.FAR_FIELD: "far_field",
    },
    TracingMode: {TracingMode.AUTO: "auto"},
    TruncationMode: {
        TruncationMode.AUTO: "auto",
        TruncationMode.DISABLED: "disabled",
    },
    Inf: {INF: "inf"},
    Off: {OFF: None},
}

# Where both may be asked for, and are written as they stand.
MODALITIES = Rewrite(
    {
        words: words
        for words in (
            ("audio",),
            ("text",),
            ("audio", "text"),
            ("text", "audio"),
        )
    }
)

# Observed on servers, without those that depend on the model, such as the
# voice and the instructions.
DEFAULTS: Mapping[str, Any] = {
    "modalities": ("text", "audio"),
    "input_audio_format": AudioFormat.PCM16,
    "output_audio_format": AudioFormat.PCM16,
    "input_audio_transcription": OFF,
    "turn_detection": ServerVAD(),
    "tools": (),
    "tool_choice": ToolChoiceMode.AUTO,
    "max_response_output_tokens": INF,
    "input_audio_noise_reduction": OFF,
    "speed": 1.0,
    "tracing": OFF,
    "prompt": OFF,
    "truncation": TruncationMode.AUTO,
}
TRANSCRIPTION_DEFAULTS: Mapping[str, Any] = {
    "input_audio_format": AudioFormat.PCM16,
    "turn_detection": ServerVAD(),
    "input_audio_noise_reduction": OFF,
}

# What no other vendor has taken over.
OF_OPENAI = (
    CustomVoice,
    Prompt,
    RetentionRatioTruncation,
    TokenLimits,
    TracingConfiguration,
    TracingMode,
    TruncationMode,
)
