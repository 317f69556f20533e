"""
What today's wire took over from the beta as it was.

The modules of the two dialects hold what differs.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from .._audio import CustomVoice, NoiseReductionMode, RealtimeVoice
from .._constants import INF, OFF, Inf, Off
from .._service import (
    Prompt,
    RetentionRatioTruncation,
    TokenLimits,
    TracingConfiguration,
    TracingMode,
    TruncationMode,
)
from .._tools import FunctionTool, FunctionToolChoice, ToolChoiceMode
from .._turn_detection import SemanticVAD, ServerVAD
from ._rules import Record, Spelling, record


RECORDS: tuple[Record, ...] = (
    record(CustomVoice, id="id"),
    record(
        ServerVAD,
        tag="server_vad",
        threshold="threshold",
        prefix_padding_ms="prefix_padding_ms",
        silence_duration_ms="silence_duration_ms",
        create_response="create_response",
        interrupt_response="interrupt_response",
        idle_timeout_ms="idle_timeout_ms",
    ),
    record(
        SemanticVAD,
        tag="semantic_vad",
        eagerness="eagerness",
        create_response="create_response",
        interrupt_response="interrupt_response",
    ),
    record(
        FunctionTool,
        tag="function",
        name="name",
        description="description",
        parameters="parameters",
    ),
    record(FunctionToolChoice, tag="function", name="name"),
    record(
        TracingConfiguration,
        workflow_name="workflow_name",
        group_id="group_id",
        metadata="metadata",
    ),
    record(Prompt, id="id", version="version", variables="variables"),
    record(
        RetentionRatioTruncation,
        tag="retention_ratio",
        retention_ratio="retention_ratio",
        token_limits="token_limits",
    ),
    record(TokenLimits, post_instructions="post_instructions"),
)

VOICES: Mapping[RealtimeVoice, str] = {
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

CHOICES: Mapping[ToolChoiceMode, str] = {
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
