"""
The flat wire of Azure Voice Live.

It is the beta's with voices, detections and noise reduction of Azure's, and
with a sampling rate beside the input's format.  The rules follow the reference
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
    # Observed on all servers; times depend on the model.
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
        # A filter is written as an array too, and means approval.
        allowed_tools=Key(records=()),
    ),
    bare(ra.MCPToolFilter, "tool_names"),
    record(ra.MCPApprovalFilter),
    record(ra.MCPToolChoice, tag="mcp"),
    bare(azure.FunctionName, "name"),
    bare(ra.Reasoning, "effort"),
)

# The specification doesn't require attributes that other wires require.
_LESS_REQUIRED = (
    *(
        BETA.of(cls).evolve(required=())
        for cls in (
            e.ConversationItemCreate,
            e.ConversationItemCreated,
            e.ConversationItemRetrieved,
            e.OutputAudioBufferCleared,
            e.ResponseOutputItemAdded,
            e.ResponseOutputItemDone,
            e.InputText,
            e.OutputText,
        )
    ),
    *(
        GA_COMPATIBLE.of(cls).evolve(required=())
        for cls in (e.InputImage, e.ResponseMCPCallArgumentsDone)
    ),
)

_OBJECT = {"object": "realtime.item"}

_ITEMS = (
    *(
        record(cls, tag=tag, constants=_OBJECT)
        for cls, tag in (
            (e.MCPListTools, "mcp_list_tools"),
            (e.MCPCall, "mcp_call"),
            (e.MCPApprovalRequest, "mcp_approval_request"),
            (azure.WebSearchCall, "web_search_call"),
            (azure.FileSearchCall, "file_search_call"),
            (azure.FoundryAgentCall, "foundry_agent_call"),
        )
    ),
    # Clients send it, without an object.
    record(
        e.MCPApprovalResponse, tag="mcp_approval_response", ignored=_OBJECT
    ),
    # The specification admits any value as an error.
    bare(azure.MCPOpaqueError, "value"),
    *map(record, (e.MCPListedTool, azure.FileSearchResult)),
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
    BETA.of(e.ResponseCreate).evolve(
        "additional_instructions", cls=azure.VoiceLiveResponseCreate
    ),
)

_TAGS: Mapping[type[Any], str] = {
    azure.SessionAvatarConnect: "session.avatar.connect",
    azure.RTCCallSDPCreate: "rtc.call.sdp.create",
    azure.InputTextDelta: "input_text.delta",
    azure.InputTextDone: "input_text.done",
    azure.InputAudioTurnStart: "input_audio.turn.start",
    azure.InputAudioTurnAppend: "input_audio.turn.append",
    azure.InputAudioTurnEnd: "input_audio.turn.end",
    azure.InputAudioTurnCancel: "input_audio.turn.cancel",
    azure.InputAudioClear: "input_audio.clear",
    azure.VoiceLiveWarning: "warning",
    azure.SessionAvatarConnecting: "session.avatar.connecting",
    azure.SessionAvatarSwitchToSpeaking: "session.avatar.switch_to_speaking",
    azure.SessionAvatarSwitchToIdle: "session.avatar.switch_to_idle",
    azure.RTCCallSDPCreated: "rtc.call.sdp.created",
    azure.RTCCallError: "rtc.call.error",
}

# Their tags begin with "response.".
_OF_RESPONSES: Mapping[type[Any], str] = {
    azure.ResponseVideoDelta: "video.delta",
    azure.ResponseAnimationBlendshapesDelta: "animation_blendshapes.delta",
    azure.ResponseAnimationBlendshapesDone: "animation_blendshapes.done",
    azure.ResponseAnimationVisemeDelta: "animation_viseme.delta",
    azure.ResponseAnimationVisemeDone: "animation_viseme.done",
    azure.ResponseAudioTimestampDelta: "audio_timestamp.delta",
    azure.ResponseAudioTimestampDone: "audio_timestamp.done",
    azure.ResponseAudioTranscriptAnnotationAdded: (
        "audio_transcript.annotation.added"
    ),
    azure.ResponseWebSearchCallInProgress: "web_search_call.in_progress",
    azure.ResponseWebSearchCallSearching: "web_search_call.searching",
    azure.ResponseWebSearchCallCompleted: "web_search_call.completed",
    azure.ResponseFileSearchCallInProgress: "file_search_call.in_progress",
    azure.ResponseFileSearchCallSearching: "file_search_call.searching",
    azure.ResponseFileSearchCallCompleted: "file_search_call.completed",
    azure.ResponseFoundryAgentCallArgumentsDelta: (
        "foundry_agent_call_arguments.delta"
    ),
    azure.ResponseFoundryAgentCallArgumentsDone: (
        "foundry_agent_call_arguments.done"
    ),
    azure.ResponseFoundryAgentCallInProgress: "foundry_agent_call.in_progress",
    azure.ResponseFoundryAgentCallCompleted: "foundry_agent_call.completed",
    azure.ResponseFoundryAgentCallFailed: "foundry_agent_call.failed",
    azure.ResponseInvocationDelta: "invocation.delta",
}

_EVENTS = (
    *map(
        GA_COMPATIBLE.of,
        (
            # It comes for what the user has said.
            e.ConversationItemDone,
            e.MCPListToolsInProgress,
            e.MCPListToolsCompleted,
            e.MCPListToolsFailed,
            e.ResponseMCPCallArgumentsDelta,
            e.ResponseMCPCallInProgress,
            e.ResponseMCPCallCompleted,
            e.ResponseMCPCallFailed,
        ),
    ),
    BETA.of(e.ConversationItemInputAudioTranscriptionCompleted).evolve(
        "phrases",
        cls=azure.VoiceLiveTranscriptionCompleted,
    ),
    BETA.of(e.TranscriptionError).evolve(
        "event_id", cls=azure.VoiceLiveTranscriptionError
    ),
    *map(record, (azure.TranscriptionPhrase, azure.TranscriptionWord)),
    *map(record, (azure.WarningDetails, azure.RTCCallErrorDetails)),
    *(record(cls, tag=tag) for cls, tag in _TAGS.items()),
    *(
        record(cls, tag=f"response.{tag}")
        for cls, tag in _OF_RESPONSES.items()
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
        *(
            BETA.of(cls).evolve(without="client_secret")
            for cls in (e.SessionCreated, e.SessionUpdated)
        ),
        *_LESS_REQUIRED,
        *_ITEMS,
        *_RESPONSES,
        *_EVENTS,
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
