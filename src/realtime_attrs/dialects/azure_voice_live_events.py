"""
The events and items of Azure Voice Live, for its dialect.

`azure_voice_live` names the sources.
"""

from collections.abc import Mapping
from typing import Any

from .. import events as e
from ..vendors import azure_voice_live as azure
from . import BETA, GA_COMPATIBLE, bare, record


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

EVENTS = (
    *_LESS_REQUIRED,
    *_ITEMS,
    *(
        BETA.of(cls).evolve(without="client_secret")
        for cls in (e.SessionCreated, e.SessionUpdated)
    ),
    BETA.of(e.ResponseCreate).evolve(
        "additional_instructions", cls=azure.VoiceLiveResponseCreate
    ),
    *map(
        GA_COMPATIBLE.of,
        (
            # It is for the user's speech.
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
