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
    NoiseReduction,
    RealtimeVoice,
)
from .._session import SessionResource
from . import _shared
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
        record(
            AudioTranscription,
            language="language",
            model="model",
            prompt="prompt",
        ),
        record(NoiseReduction, mode="type"),
        *_shared.RECORDS,
    ),
    words={
        AudioFormat: {
            AudioFormat.PCM16: "pcm16",
            AudioFormat.G711_ULAW: "g711_ulaw",
            AudioFormat.G711_ALAW: "g711_alaw",
        },
        RealtimeVoice: {
            **_shared.VOICES,
            RealtimeVoice.FABLE: "fable",
            RealtimeVoice.ONYX: "onyx",
            RealtimeVoice.NOVA: "nova",
        },
        **_shared.WORDS,
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
