"""
The reference types, which a peer on async-openai 0.29 to 0.30.1 speaks.

The beta's first twelve fields, with fewer voices, with more that is required,
with numbers of 32 bits, and with no way to turn anything off.
"""

from .._audio import AudioFormat, AudioTranscription, RealtimeVoice
from .._constants import INF, Inf
from .._kinds import Number
from .._session import SessionResource
from .._tools import FunctionTool, FunctionToolChoice, ToolChoiceMode
from .._turn_detection import SemanticVAD, ServerVAD
from . import _shared
from ._rules import Rules, record


RULES = Rules(
    dialect="reference",
    records=(
        record(
            SessionResource,
            model="model",
            modalities="modalities",
            instructions="instructions",
            voice="voice",
            input_audio_format="input_audio_format",
            output_audio_format="output_audio_format",
            input_audio_transcription="input_audio_transcription",
            turn_detection="turn_detection",
            tools="tools",
            tool_choice="tool_choice",
            temperature="temperature",
            max_response_output_tokens="max_response_output_tokens",
        ),
        record(
            AudioTranscription,
            language="language",
            model="model",
            prompt="prompt",
        ),
        record(
            ServerVAD,
            tag="server_vad",
            required=("threshold", "prefix_padding_ms", "silence_duration_ms"),
            threshold="threshold",
            prefix_padding_ms="prefix_padding_ms",
            silence_duration_ms="silence_duration_ms",
            create_response="create_response",
            interrupt_response="interrupt_response",
        ),
        record(
            SemanticVAD,
            tag="semantic_vad",
            required=("eagerness",),
            eagerness="eagerness",
            create_response="create_response",
            interrupt_response="interrupt_response",
        ),
        record(
            FunctionTool,
            tag="function",
            required=("description", "parameters"),
            name="name",
            description="description",
            parameters="parameters",
        ),
        record(FunctionToolChoice, tag="function", name="name"),
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
        ToolChoiceMode: _shared.CHOICES,
        Inf: {INF: "inf"},
    },
    null_is_off=False,
    # What rounds to a finite 32-bit float: half a step above the greatest one.
    numbers=Number(below=2.0**128 - 2.0**103, bits=32),
)
