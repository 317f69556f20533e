"""
What today's wire took over from the beta as it was.

The modules of the two dialects hold what differs.
"""

from collections.abc import Mapping
from enum import Enum

from .._domain.audio import CustomVoice, NoiseReductionMode, RealtimeVoice
from .._domain.constants import INF, OFF, Inf, Off
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
from .rules import Record, Words, record


RECORDS: tuple[Record, ...] = (
    record(CustomVoice),
    record(ServerVAD, tag="server_vad"),
    record(SemanticVAD, tag="semantic_vad"),
    record(FunctionTool, tag="function"),
    record(FunctionToolChoice, tag="function"),
    record(TracingConfiguration),
    record(Prompt),
    record(RetentionRatioTruncation, tag="retention_ratio"),
    record(TokenLimits),
)

VOICES: Words = {
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

CHOICES: Words = {
    ToolChoiceMode.AUTO: "auto",
    ToolChoiceMode.NONE: "none",
    ToolChoiceMode.REQUIRED: "required",
}

WORDS: Mapping[type[Enum], Words] = {
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
