"""
Rules that OpenAI's beta and GA share.

The modules of the two dialects have the rules that differ.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import realtime_attrs as ra

from .._rules.classes import attributes_of
from .._rules.spellings import Spelling
from .records import Record, record


def all_but(cls: type[Any], *without: str, **rules: Any) -> Record:
    """
    Describe a class as `record()` does, without some of its attributes.
    """
    names = [x.name for x in attributes_of(cls) if x.name not in without]
    return record(cls, *names, **rules)


RECORDS: tuple[Record, ...] = (
    record(ra.CustomVoice),
    record(
        ra.ServerVAD,
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
            "idle_timeout_ms": ra.OFF,
        },
    ),
    record(
        ra.SemanticVAD,
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
    record(ra.FunctionTool, tag="function"),
    record(ra.FunctionToolChoice, tag="function"),
    record(ra.TracingConfiguration),
    record(ra.Prompt),
    record(ra.RetentionRatioTruncation, tag="retention_ratio"),
    record(ra.TokenLimits),
)

VOICES: Mapping[Any, str] = {
    ra.RealtimeVoice.ALLOY: "alloy",
    ra.RealtimeVoice.ASH: "ash",
    ra.RealtimeVoice.BALLAD: "ballad",
    ra.RealtimeVoice.CORAL: "coral",
    ra.RealtimeVoice.ECHO: "echo",
    ra.RealtimeVoice.SHIMMER: "shimmer",
    ra.RealtimeVoice.VERSE: "verse",
    ra.RealtimeVoice.SAGE: "sage",
    ra.RealtimeVoice.MARIN: "marin",
    ra.RealtimeVoice.CEDAR: "cedar",
}

CHOICES: Mapping[Any, Spelling] = {
    ra.ToolChoiceMode.AUTO: "auto",
    ra.ToolChoiceMode.NONE: "none",
    ra.ToolChoiceMode.REQUIRED: "required",
}

WORDS: Mapping[type[Enum], Mapping[Any, Spelling]] = {
    ra.ToolChoiceMode: CHOICES,
    ra.NoiseReductionMode: {
        ra.NoiseReductionMode.NEAR_FIELD: "near_field",
        ra.NoiseReductionMode.FAR_FIELD: "far_field",
    },
    ra.TracingMode: {ra.TracingMode.AUTO: "auto"},
    ra.TruncationMode: {
        ra.TruncationMode.AUTO: "auto",
        ra.TruncationMode.DISABLED: "disabled",
    },
    ra.Inf: {ra.INF: "inf"},
    ra.Off: {ra.OFF: None},
}

# Observed on servers.  Defaults that depend on the model, such as the voice
# and the instructions, are missing.
DEFAULTS: Mapping[str, Any] = {
    "modalities": ("text", "audio"),
    "input_audio_format": ra.AudioFormat.PCM16,
    "output_audio_format": ra.AudioFormat.PCM16,
    "input_audio_transcription": ra.OFF,
    "turn_detection": ra.ServerVAD(),
    "tools": (),
    "tool_choice": ra.ToolChoiceMode.AUTO,
    "max_response_output_tokens": ra.INF,
    "input_audio_noise_reduction": ra.OFF,
    "speed": 1.0,
    "tracing": ra.OFF,
    "prompt": ra.OFF,
    "truncation": ra.TruncationMode.AUTO,
}
TRANSCRIPTION_DEFAULTS: Mapping[str, Any] = {
    "input_audio_format": ra.AudioFormat.PCM16,
    "turn_detection": ra.ServerVAD(),
    "input_audio_noise_reduction": ra.OFF,
}
