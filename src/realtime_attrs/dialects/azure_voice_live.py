"""
The flat wire of Azure Voice Live.

It is the beta's with voices, detections and noise reduction of Azure's, and
with a sampling rate beside the input's format.  The rules follow the reference
of 2026-07-15
(https://learn.microsoft.com/azure/ai-services/speech-service/voice-live-api-reference-2026-07-15),
the specification of that version (``VoiceLive.json`` in
https://github.com/Azure/azure-rest-api-specs), which lists required keys,
the models of azure-ai-voicelive 1.3.1, and sessions captured from 2026-07 to
2026-09.

What only this service has stays in `extra`, for which `keep_unknown` is
needed.  The reference has all but the last group:

- of a session: ``animation``, ``avatar``, ``input_audio_echo_cancellation``,
  ``interim_response``
  (https://learn.microsoft.com/azure/ai-services/speech-service/how-to-voice-live-interim-response),
  ``metadata``, ``output_audio_timestamp_types``; of what a server says
  ``agent``, ``expires_at``, ``id``, ``object``;
- of transcription: ``custom_speech``;
- of ``response.create``: ``additional_instructions``, and in its ``response``
  ``append_input_items``, ``cancel_previous``, ``commit``, ``input_items``,
  ``interim_response``, ``invoke_input``, ``pre_generated_assistant_message``;
- undocumented, and seen in what servers say:
  ``appended_text_after_truncation``, ``delay``, ``distinct_ci_phones``,
  ``greeting``, ``handoff``, ``neg_threshold``, ``profile``,
  ``require_vowel``, ``require_vowel_assistant_speaking``,
  ``truncation_strategy``, ``window_size``.

The tool ``foundry_agent``, events beyond the beta's, and a tool choice that is
a function's bare name are `Unknown`.
"""

from collections.abc import Mapping
from typing import Any

import realtime_attrs as ra

from .. import events as e
from .._rules.keys import Key
from .._rules.spellings import Words
from ..vendors import azure_voice_live as vl
from . import beta, common, common_events
from .beta import BETA
from .ga import GA_COMPATIBLE
from .records import bare, record


_G711 = {
    ra.AudioFormat.G711_ULAW: "g711_ulaw",
    ra.AudioFormat.G711_ALAW: "g711_alaw",
}

# Clients may request audio without its transcript.
_MODALITIES = Key(rewrite=common.MODALITIES)

SESSION = beta.SESSION.evolve(
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

_UTTERANCE: Mapping[str, Any] = {
    "end_of_utterance": "end_of_utterance_detection",
}

_UTTERANCES: Mapping[type[Any], str] = {
    ra.SemanticEndOfUtterance: "semantic_detection_v1",
    ra.EnglishEndOfUtterance: "semantic_detection_v1_en",
    ra.MultilingualEndOfUtterance: "semantic_detection_v1_multilingual",
    ra.SmartEndOfTurn: "smart_end_of_turn_detection",
}

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
    record(e.MCPListTools, tag="mcp_list_tools", constants=_OBJECT),
    record(e.MCPListedTool),
    record(e.MCPCall, tag="mcp_call", constants=_OBJECT),
    # The specification admits any value as an error.
    bare(vl.MCPOpaqueError, "value"),
    record(
        e.MCPApprovalRequest, tag="mcp_approval_request", constants=_OBJECT
    ),
    # Clients send it, without an object.
    record(
        e.MCPApprovalResponse, tag="mcp_approval_response", ignored=_OBJECT
    ),
    record(vl.WebSearchCall, tag="web_search_call", constants=_OBJECT),
    record(vl.FileSearchCall, tag="file_search_call", constants=_OBJECT),
    record(vl.FileSearchResult),
    record(vl.FoundryAgentCall, tag="foundry_agent_call", constants=_OBJECT),
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
        "invoke_input",
        cls=vl.VoiceLiveResponseParameters,
    ),
    BETA.of(e.ResponseCreate).evolve(
        "additional_instructions", cls=vl.VoiceLiveResponseCreate
    ),
)

_TAGS: Mapping[type[Any], str] = {
    vl.SessionAvatarConnect: "session.avatar.connect",
    vl.RTCCallSDPCreate: "rtc.call.sdp.create",
    vl.InputTextDelta: "input_text.delta",
    vl.InputTextDone: "input_text.done",
    vl.InputAudioTurnStart: "input_audio.turn.start",
    vl.InputAudioTurnAppend: "input_audio.turn.append",
    vl.InputAudioTurnEnd: "input_audio.turn.end",
    vl.InputAudioTurnCancel: "input_audio.turn.cancel",
    vl.InputAudioClear: "input_audio.clear",
    vl.VoiceLiveWarning: "warning",
    vl.SessionAvatarConnecting: "session.avatar.connecting",
    vl.SessionAvatarSwitchToSpeaking: "session.avatar.switch_to_speaking",
    vl.SessionAvatarSwitchToIdle: "session.avatar.switch_to_idle",
    vl.RTCCallSDPCreated: "rtc.call.sdp.created",
    vl.RTCCallError: "rtc.call.error",
    vl.ResponseVideoDelta: "response.video.delta",
    vl.ResponseAnimationBlendshapesDelta: (
        "response.animation_blendshapes.delta"
    ),
    vl.ResponseAnimationBlendshapesDone: "response.animation_blendshapes.done",
    vl.ResponseAnimationVisemeDelta: "response.animation_viseme.delta",
    vl.ResponseAnimationVisemeDone: "response.animation_viseme.done",
    vl.ResponseAudioTimestampDelta: "response.audio_timestamp.delta",
    vl.ResponseAudioTimestampDone: "response.audio_timestamp.done",
    vl.ResponseAudioTranscriptAnnotationAdded: (
        "response.audio_transcript.annotation.added"
    ),
    vl.ResponseWebSearchCallInProgress: "response.web_search_call.in_progress",
    vl.ResponseWebSearchCallSearching: "response.web_search_call.searching",
    vl.ResponseWebSearchCallCompleted: "response.web_search_call.completed",
    vl.ResponseFileSearchCallInProgress: (
        "response.file_search_call.in_progress"
    ),
    vl.ResponseFileSearchCallSearching: "response.file_search_call.searching",
    vl.ResponseFileSearchCallCompleted: "response.file_search_call.completed",
    vl.ResponseFoundryAgentCallArgumentsDelta: (
        "response.foundry_agent_call_arguments.delta"
    ),
    vl.ResponseFoundryAgentCallArgumentsDone: (
        "response.foundry_agent_call_arguments.done"
    ),
    vl.ResponseFoundryAgentCallInProgress: (
        "response.foundry_agent_call.in_progress"
    ),
    vl.ResponseFoundryAgentCallCompleted: (
        "response.foundry_agent_call.completed"
    ),
    vl.ResponseFoundryAgentCallFailed: "response.foundry_agent_call.failed",
    vl.ResponseInvocationDelta: "response.invocation.delta",
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
        cls=vl.VoiceLiveConversationItemInputAudioTranscriptionCompleted,
    ),
    BETA.of(e.TranscriptionError).evolve(
        "event_id", cls=vl.VoiceLiveTranscriptionError
    ),
    *map(
        record,
        (
            vl.TranscriptionPhrase,
            vl.TranscriptionWord,
            vl.WarningDetails,
            vl.RTCCallErrorDetails,
        ),
    ),
    *(record(cls, tag=tag) for cls, tag in _TAGS.items()),
)

AZURE_VOICE_LIVE = BETA.evolve(
    "azure-voice-live",
    records=(
        SESSION,
        record(
            ra.AudioTranscription,
            "language",
            "model",
            "prompt",
            keywords="phrase_list",
        ),
        record(ra.AzureStandardVoice, tag="azure-standard"),
        record(ra.AzureCustomVoice, tag="azure-custom"),
        record(ra.AzurePersonalVoice, tag="azure-personal"),
        record(ra.AzureAvatarVoice, tag="avatar-voice-sync"),
        record(ra.AzureNativeVoice, tag="azure-realtime-native"),
        record(
            ra.ServerVAD,
            tag="server_vad",
            defaults={
                "threshold": 0.5,
                "create_response": True,
                "interrupt_response": True,
                "idle_timeout_ms": ra.OFF,
                "auto_truncate": False,
                "end_of_utterance": ra.OFF,
            },
            **_UTTERANCE,
        ),
        record(
            ra.SemanticVAD,
            "eagerness",
            "create_response",
            "interrupt_response",
            "auto_truncate",
            tag="semantic_vad",
            defaults={
                "create_response": True,
                "interrupt_response": True,
                "auto_truncate": False,
            },
        ),
        record(
            ra.AzureSemanticVAD,
            tag="azure_semantic_vad",
            **_UTTERANCE,
        ),
        record(
            ra.AzureEnglishSemanticVAD,
            tag="azure_semantic_vad_en",
            **_UTTERANCE,
        ),
        record(
            ra.AzureMultilingualSemanticVAD,
            tag="azure_semantic_vad_multilingual",
            **_UTTERANCE,
        ),
        *(
            record(cls, tag=tag, tag_key="model")
            for cls, tag in _UTTERANCES.items()
        ),
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
        bare(ra.Reasoning, "effort"),
        *common_events.SHOWN,
        *_LESS_REQUIRED,
        *_ITEMS,
        *_RESPONSES,
        *_EVENTS,
    ),
    without=(
        *common.OF_OPENAI,
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
                for voice, word in common.VOICES.items()
            },
            aliases={word: voice for voice, word in common.VOICES.items()},
        ),
        ra.AudioFormat: {ra.AudioFormat.PCM16: "pcm16", **_G711},
        ra.PCM: Words(
            {ra.PCM(8_000): "pcm16_8000hz", ra.PCM(16_000): "pcm16_16000hz"},
            aliases={
                "pcm16-8000hz": ra.PCM(8_000),
                "pcm16-16000hz": ra.PCM(16_000),
            },
        ),
        ra.NoiseReductionMode: {
            **common.WORDS[ra.NoiseReductionMode],
            ra.NoiseReductionMode.DEEP: "azure_deep_noise_suppression",
        },
        ra.MCPApprovalMode: GA_COMPATIBLE.words[ra.MCPApprovalMode],
        ra.ReasoningEffort: GA_COMPATIBLE.words[ra.ReasoningEffort],
        e.ImageDetail: GA_COMPATIBLE.words[e.ImageDetail],
        vl.SearchStatus: {
            vl.SearchStatus.IN_PROGRESS: "in_progress",
            vl.SearchStatus.SEARCHING: "searching",
            vl.SearchStatus.COMPLETED: "completed",
            vl.SearchStatus.INCOMPLETE: "incomplete",
            vl.SearchStatus.FAILED: "failed",
        },
    },
)
