"""
The flat wire of OpenAI's beta.

OpenAI served it until 2026-05-12; Azure's preview and Voice Live, Qwen, GLM,
StepFun and Speaches still do, and everything recorded before is in it.

The rules follow OpenAI's OpenAPI document (``RealtimeSession``,
``RealtimeBetaClientEventSessionUpdate``) and sessions captured from 2024-10 to
2025-12.
"""

from .._audio import (
    AudioFormat,
    AudioTranscription,
    CustomVoice,
    NoiseReduction,
    NoiseReductionMode,
    RealtimeVoice,
)
from .._constants import INF, OFF, Inf, Off
from .._service import (
    Prompt,
    RetentionRatioTruncation,
    TokenLimits,
    TracingConfiguration,
    TracingMode,
    TruncationMode,
)
from .._session import SessionResource
from .._tools import FunctionTool, FunctionToolChoice, ToolChoiceMode
from .._turn_detection import SemanticVAD, ServerVAD
from ._rules import Rewrite, Rules, record


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
            input_audio_noise_reduction="input_audio_noise_reduction",
            speed="speed",
            tracing="tracing",
            include="include",
            prompt="prompt",
            truncation="truncation",
        ),
        record(CustomVoice, id="id"),
        record(
            AudioTranscription,
            language="language",
            model="model",
            prompt="prompt",
        ),
        record(NoiseReduction, mode="type"),
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
    },
    # Audio comes with its transcript: a server refuses it alone.
    rewrites={
        (SessionResource, "modalities"): Rewrite(
            {("audio",): ["audio", "text"]}
        )
    },
    # A typo of async-openai 0.29 to 0.30.1, so data in the wild carries it.
    also_read={AudioFormat: {"g711_law": AudioFormat.G711_ULAW}},
)
