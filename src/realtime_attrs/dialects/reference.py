"""
The reference types, which a peer on async-openai 0.29 to 0.30.1 speaks.

The beta's first twelve fields, with fewer voices, with more that is required,
with numbers of 32 bits, and with no way to turn anything off.
"""

from .._domain.audio import AudioFormat, AudioTranscription, RealtimeVoice
from .._domain.session import SessionResource
from .._domain.tools import FunctionTool, FunctionToolChoice, ToolChoiceMode
from .._domain.turn_detection import SemanticVAD, ServerVAD
from .._values.constants import INF, Inf
from . import common
from .records import record
from .rules import Dialect


REFERENCE = Dialect(
    name="reference",
    records=(
        record(
            SessionResource,
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
            AudioTranscription,
            "language",
            "model",
            "prompt",
        ),
        record(
            ServerVAD,
            "threshold",
            "prefix_padding_ms",
            "silence_duration_ms",
            "create_response",
            "interrupt_response",
            tag="server_vad",
            required=("threshold", "prefix_padding_ms", "silence_duration_ms"),
        ),
        record(
            SemanticVAD,
            "eagerness",
            "create_response",
            "interrupt_response",
            tag="semantic_vad",
            required=("eagerness",),
        ),
        record(
            FunctionTool,
            tag="function",
            required=("description", "parameters"),
        ),
        record(FunctionToolChoice, tag="function"),
    ),
    words={
        AudioFormat: {
            AudioFormat.PCM16: "pcm16",
            AudioFormat.G711_ULAW: "g711_law",
            AudioFormat.G711_ALAW: "g711_alaw",
        },
        RealtimeVoice: {
            RealtimeVoice.ALLOY: "alloy",
            RealtimeVoice.ASH: "ash",
            RealtimeVoice.BALLAD: "ballad",
            RealtimeVoice.CORAL: "coral",
            RealtimeVoice.ECHO: "echo",
            RealtimeVoice.FABLE: "fable",
            RealtimeVoice.ONYX: "onyx",
            RealtimeVoice.NOVA: "nova",
            RealtimeVoice.SHIMMER: "shimmer",
            RealtimeVoice.VERSE: "verse",
        },
        ToolChoiceMode: common.CHOICES,
        Inf: {INF: "inf"},
    },
    null_is_off=False,
    number_bits=32,
)
