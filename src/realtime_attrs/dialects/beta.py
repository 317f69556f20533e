"""
The dialect of OpenAI's beta, whose sessions are flat objects.

OpenAI supported it until 2026-05-12.  The dialects of Azure Voice Live, Qwen,
GLM, StepFun and Speaches derive from it.

The rules follow OpenAI's OpenAPI document (``RealtimeSession``,
``RealtimeBetaClientEventSessionUpdate``) and sessions captured from 2024-10 to
2025-12.
"""

import realtime_attrs as ra

from .._rules.keys import Key
from .._rules.spellings import Words
from . import beta_events, common, common_events
from .records import record
from .rules import Dialect


SESSION = record(
    ra.SessionResource,
    "model",
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
    "input_audio_noise_reduction",
    "speed",
    "tracing",
    "include",
    "prompt",
    "truncation",
    defaults={**common.DEFAULTS, "temperature": 0.8},
    # Keys of GA.
    misplaced={
        "output_modalities": "modalities",
        "audio": [
            "voice",
            "speed",
            "input_audio_format",
            "output_audio_format",
            "input_audio_transcription",
            "input_audio_noise_reduction",
            "turn_detection",
        ],
        "max_output_tokens": "max_response_output_tokens",
        "reasoning": "reasoning",
        "parallel_tool_calls": "parallel_tool_calls",
    },
    modalities=Key(rewrite=beta_events.MODALITIES),
)

BETA = Dialect(
    name="beta",
    urls=[
        # For sockets, OpenAI has the same address for both APIs.
        "https://api.openai.com/v1/realtime/sessions",
        "https://api.openai.com/v1/realtime/transcription_sessions",
        "wss://*.openai.azure.com/openai/realtime",
        "https://*.openai.azure.com/openai/realtimeapi/sessions",
        "wss://*.cognitiveservices.azure.com/openai/realtime",
    ],
    records=(
        SESSION,
        record(ra.AudioTranscription, "language", "model", "prompt"),
        record(ra.NoiseReduction, "mode", mode="type"),
        *common.RECORDS,
        *beta_events.RECORDS,
    ),
    words={
        ra.AudioFormat: Words(
            {
                ra.AudioFormat.PCM16: "pcm16",
                ra.AudioFormat.G711_ULAW: "g711_ulaw",
                ra.AudioFormat.G711_ALAW: "g711_alaw",
            },
            # A typo of async-openai 0.29 to 0.30.1, in old data.
            aliases={"g711_law": ra.AudioFormat.G711_ULAW},
        ),
        ra.RealtimeVoice: {
            **common.VOICES,
            ra.RealtimeVoice.FABLE: "fable",
            ra.RealtimeVoice.ONYX: "onyx",
            ra.RealtimeVoice.NOVA: "nova",
        },
        **common.WORDS,
        **common_events.WORDS,
    },
)
