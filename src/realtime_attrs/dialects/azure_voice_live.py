"""
The dialect of Azure Voice Live, derived from the beta.

It has Azure's voices, turn detection and noise reduction, and a key for the
sampling rate of the input.  The rules follow the reference
of 2026-07-15
(https://learn.microsoft.com/azure/ai-services/speech-service/voice-live-api-reference-2026-07-15),
the specification of that version (``VoiceLive.json`` in
https://github.com/Azure/azure-rest-api-specs), which lists required keys,
the models of azure-ai-voicelive 1.3.1, and sessions captured from 2026-07 to
2026-09.  `realtime_attrs.vendors.azure_voice_live` has the classes that only
this service has.
"""

from collections.abc import Mapping
from typing import Any

import realtime_attrs as ra

from .. import events as e
from ..vendors import azure_voice_live as azure
from . import BETA, GA_COMPATIBLE, Key, Rewrite, Words, bare, record
from .azure_voice_live_events import EVENTS


_G711 = {
    ra.AudioFormat.G711_ULAW: "g711_ulaw",
    ra.AudioFormat.G711_ALAW: "g711_alaw",
}

_VOICES: Mapping[Any, Any] = GA_COMPATIBLE.words[ra.RealtimeVoice].spellings

# Clients may request audio without its transcript.
_MODALITIES = Key(
    rewrite=Rewrite(
        {
            words: words
            for words in (
                ("audio",),
                ("text",),
                ("audio", "text"),
                ("text", "audio"),
            )
        }
    )
)

SESSION = BETA.of(ra.SessionResource).evolve(
    "parallel_tool_calls",
    without=("speed", "tracing", "prompt", "truncation"),
    # Observed on all servers; durations depend on the model.
    defaults={
        "input_audio_format": ra.AudioFormat.PCM16,
        "output_audio_format": ra.AudioFormat.PCM16,
        "input_audio_noise_reduction": ra.OFF,
        "tools": (),
        "tool_choice": ra.ToolChoiceMode.AUTO,
        "max_response_output_tokens": ra.INF,
    },
    modalities=_MODALITIES,
    reasoning="reasoning_effort",
    input_audio_format=Key(
        words={
            ra.AudioFormat: {
                ra.AudioFormat.PCM16: {"type": "pcm16", "rate": 24_000},
                **{
                    member: {"type": word, "rate": 8_000}
                    for member, word in _G711.items()
                },
            },
            ra.PCM: {
                ra.PCM(16_000): {"type": "pcm16", "rate": 16_000},
                ra.PCM(8_000): {"type": "pcm16", "rate": 8_000},
            },
        },
        flatten={"rate": "input_audio_sampling_rate"},
    ),
)

_TRANSCRIPTION = record(
    ra.AudioTranscription,
    "language",
    "model",
    "prompt",
    "delay",
    keywords="phrase_list",
)

_SERVER_VAD = BETA.of(ra.ServerVAD).evolve(
    defaults={
        "threshold": 0.5,
        "create_response": True,
        "interrupt_response": True,
        "idle_timeout_ms": ra.OFF,
    }
)

_SEMANTIC_VAD = BETA.of(ra.SemanticVAD).evolve(
    defaults={"create_response": True, "interrupt_response": True}
)

# The server rejects null instead of an absent key.
_NO_NULL = Key(null="refused")

_SESSION = (
    SESSION,
    SESSION.evolve(
        "input_audio_echo_cancellation",
        "avatar",
        "animation",
        "output_audio_timestamp_types",
        "interim_response",
        "metadata",
        "agent",
        "greeting",
        "handoff",
        "truncation_strategy",
        cls=azure.VoiceLiveSession,
        defaults={
            **SESSION.defaults,
            "input_audio_echo_cancellation": ra.OFF,
        },
    ),
    _TRANSCRIPTION,
    _TRANSCRIPTION.evolve("custom_speech", cls=azure.VoiceLiveTranscription),
    record(azure.EchoCancellation, tag="server_echo_cancellation"),
    record(azure.StaticInterimResponse, tag="static_interim_response"),
    record(azure.LLMInterimResponse, tag="llm_interim_response"),
    record(azure.Agent, tag="agent"),
    record(azure.Animation),
    record(azure.Avatar, kind="type", style=_NO_NULL),
    record(azure.ICEServer),
    record(azure.Video, bitrate=_NO_NULL),
    record(azure.Crop),
    record(azure.Resolution),
    record(azure.Background),
    record(azure.Scene),
    record(azure.AzureStandardVoice, tag="azure-standard"),
    record(azure.AzureCustomVoice, tag="azure-custom"),
    record(azure.AzurePersonalVoice, tag="azure-personal"),
    record(azure.AzureAvatarVoice, tag="avatar-voice-sync"),
    record(azure.AzureNativeVoice, tag="azure-realtime-native"),
    _SERVER_VAD,
    _SERVER_VAD.evolve(
        "speech_duration_ms",
        "auto_truncate",
        "appended_text_after_truncation",
        cls=azure.VoiceLiveServerVAD,
        defaults={
            **_SERVER_VAD.defaults,
            "auto_truncate": False,
            "end_of_utterance": ra.OFF,
        },
        end_of_utterance="end_of_utterance_detection",
    ),
    _SEMANTIC_VAD,
    _SEMANTIC_VAD.evolve(
        "auto_truncate",
        cls=azure.VoiceLiveSemanticVAD,
        defaults={**_SEMANTIC_VAD.defaults, "auto_truncate": False},
    ),
    *(
        record(cls, tag=tag, end_of_utterance="end_of_utterance_detection")
        for cls, tag in (
            (azure.AzureSemanticVAD, "azure_semantic_vad"),
            (azure.AzureEnglishSemanticVAD, "azure_semantic_vad_en"),
            (
                azure.AzureMultilingualSemanticVAD,
                "azure_semantic_vad_multilingual",
            ),
        )
    ),
    *(
        record(cls, tag=tag, tag_key="model")
        for cls, tag in (
            (azure.SemanticEndOfUtterance, "semantic_detection_v1"),
            (azure.EnglishEndOfUtterance, "semantic_detection_v1_en"),
            (
                azure.MultilingualEndOfUtterance,
                "semantic_detection_v1_multilingual",
            ),
            (azure.SmartEndOfTurn, "smart_end_of_turn_detection"),
        )
    ),
    record(azure.FoundryAgentTool, tag="foundry_agent"),
    record(
        ra.MCPTool,
        "server_label",
        "server_url",
        "authorization",
        "headers",
        "require_approval",
        tag="mcp",
        required=("server_url",),
        # A filter may be an array, which lists the tools that need approval.
        allowed_tools=Key(records=()),
    ),
    bare(ra.MCPToolFilter, "tool_names"),
    record(ra.MCPApprovalFilter),
    record(ra.MCPToolChoice, tag="mcp"),
    bare(azure.FunctionName, "name"),
    bare(ra.Reasoning, "effort"),
)

_PARAMETERS = BETA.of(e.ResponseParameters).evolve(
    without="prompt",
    modalities=_MODALITIES,
    # Some clients write the session's key.
    max_output_tokens=Key(
        "max_output_tokens", alias="max_response_output_tokens"
    ),
    reasoning="reasoning_effort",
)

_RESPONSES = (
    BETA.of(e.Response).evolve(modalities=_MODALITIES),
    _PARAMETERS,
    _PARAMETERS.evolve(
        "commit",
        "cancel_previous",
        "append_input_items",
        "input_items",
        "pre_generated_assistant_message",
        "interim_response",
        "animation",
        "invoke_input",
        cls=azure.VoiceLiveResponseParameters,
    ),
)

AZURE_VOICE_LIVE = BETA.evolve(
    "azure-voice-live",
    urls=[
        "wss://*.services.ai.azure.com/voice-live/realtime",
        "wss://*.cognitiveservices.azure.com/voice-live/realtime",
    ],
    records=(
        *_SESSION,
        *_RESPONSES,
        *EVENTS,
    ),
    without=(
        ra.CustomVoice,
        ra.Prompt,
        ra.RetentionRatioTruncation,
        ra.TokenLimits,
        ra.TracingConfiguration,
        ra.TracingMode,
        ra.TruncationMode,
        e.TranscriptionSession,
        e.TranscriptionSessionUpdate,
        e.TranscriptionSessionCreated,
        e.TranscriptionSessionUpdated,
        e.ClientSecret,
        e.ClientSecretRequest,
        e.ClientSecretAnswer,
        e.ExpiresAfter,
        e.ExpiryAnchor,
    ),
    words={
        ra.RealtimeVoice: Words(
            {
                voice: {"type": "openai", "name": word}
                for voice, word in _VOICES.items()
            },
            aliases={word: voice for voice, word in _VOICES.items()},
        ),
        ra.AudioFormat: {ra.AudioFormat.PCM16: "pcm16", **_G711},
        ra.PCM: Words(
            {ra.PCM(8_000): "pcm16_8000hz", ra.PCM(16_000): "pcm16_16000hz"},
            aliases={
                "pcm16-8000hz": ra.PCM(8_000),
                "pcm16-16000hz": ra.PCM(16_000),
            },
        ),
        ra.NoiseReductionMode: BETA.words[ra.NoiseReductionMode].evolve(
            {ra.NoiseReductionMode.DEEP: "azure_deep_noise_suppression"}
        ),
        ra.MCPApprovalMode: GA_COMPATIBLE.words[ra.MCPApprovalMode],
        ra.ReasoningEffort: GA_COMPATIBLE.words[ra.ReasoningEffort],
        ra.TranscriptionDelay: GA_COMPATIBLE.words[ra.TranscriptionDelay],
        e.ImageDetail: GA_COMPATIBLE.words[e.ImageDetail],
        azure.SearchStatus: {
            azure.SearchStatus.IN_PROGRESS: "in_progress",
            azure.SearchStatus.SEARCHING: "searching",
            azure.SearchStatus.COMPLETED: "completed",
            azure.SearchStatus.INCOMPLETE: "incomplete",
            azure.SearchStatus.FAILED: "failed",
        },
    },
)
