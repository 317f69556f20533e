"""
The dialect of the types in async-openai 0.29 to 0.30.1, a Rust library.

It has the beta's first twelve fields, with fewer voices, more required keys
and 32-bit numbers, and doesn't support `OFF`.
"""

import realtime_attrs as ra

from . import common
from .records import record
from .rules import Dialect


REFERENCE = Dialect(
    name="reference",
    records=(
        record(
            ra.SessionResource,
            "model",
            "modalities",
            "instructions",
            "voice",
            "input_audio_format",
            "output_audio_format",
            "input_audio_transcription",
            "turn_detection",
            "tools",
            "tool_choice",
            "temperature",
            "max_response_output_tokens",
        ),
        record(
            ra.AudioTranscription,
            "language",
            "model",
            "prompt",
        ),
        record(
            ra.ServerVAD,
            "threshold",
            "prefix_padding_ms",
            "silence_duration_ms",
            "create_response",
            "interrupt_response",
            tag="server_vad",
            required=("threshold", "prefix_padding_ms", "silence_duration_ms"),
        ),
        record(
            ra.SemanticVAD,
            "eagerness",
            "create_response",
            "interrupt_response",
            tag="semantic_vad",
            required=("eagerness",),
        ),
        record(
            ra.FunctionTool,
            tag="function",
            required=("description", "parameters"),
        ),
        record(ra.FunctionToolChoice, tag="function"),
    ),
    words={
        ra.AudioFormat: {
            ra.AudioFormat.PCM16: "pcm16",
            ra.AudioFormat.G711_ULAW: "g711_law",
            ra.AudioFormat.G711_ALAW: "g711_alaw",
        },
        ra.RealtimeVoice: {
            ra.RealtimeVoice.ALLOY: "alloy",
            ra.RealtimeVoice.ASH: "ash",
            ra.RealtimeVoice.BALLAD: "ballad",
            ra.RealtimeVoice.CORAL: "coral",
            ra.RealtimeVoice.ECHO: "echo",
            ra.RealtimeVoice.FABLE: "fable",
            ra.RealtimeVoice.ONYX: "onyx",
            ra.RealtimeVoice.NOVA: "nova",
            ra.RealtimeVoice.SHIMMER: "shimmer",
            ra.RealtimeVoice.VERSE: "verse",
        },
        ra.ToolChoiceMode: common.CHOICES,
        ra.Inf: {ra.INF: "inf"},
    },
    null_is_off=False,
    number_bits=32,
)
