"""
The flat wire of OpenAI's beta.

OpenAI served it until 2026-05-12; Azure's preview and Voice Live, Qwen, GLM,
StepFun and Speaches still do, and everything recorded before is in it.

The rules follow OpenAI's OpenAPI document (``RealtimeSession``,
``RealtimeBetaClientEventSessionUpdate``) and sessions captured from 2024-10 to
2025-12.
"""

from .._audio import AudioFormat, AudioTranscription, RealtimeVoice
from .._constants import INF, OFF, Inf, Off
from .._session import SessionResource
from .._tools import FunctionTool, FunctionToolChoice, ToolChoiceMode
from .._turn_detection import SemanticVAD, ServerVAD
from ._rules import Rules, record


RULES = Rules(
    dialect="beta",
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
            threshold="threshold",
            prefix_padding_ms="prefix_padding_ms",
            silence_duration_ms="silence_duration_ms",
            create_response="create_response",
            interrupt_response="interrupt_response",
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
    ),
    words={
        AudioFormat: {
            AudioFormat.PCM16: "pcm16",
            AudioFormat.G711_ULAW: "g711_ulaw",
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
            RealtimeVoice.SAGE: "sage",
            RealtimeVoice.MARIN: "marin",
            RealtimeVoice.CEDAR: "cedar",
        },
        ToolChoiceMode: {
            ToolChoiceMode.AUTO: "auto",
            ToolChoiceMode.NONE: "none",
            ToolChoiceMode.REQUIRED: "required",
        },
        Inf: {INF: "inf"},
        Off: {OFF: None},
    },
    # A typo of async-openai 0.29 to 0.30.1, so data in the wild carries it.
    also_read={AudioFormat: {"g711_law": AudioFormat.G711_ULAW}},
)
