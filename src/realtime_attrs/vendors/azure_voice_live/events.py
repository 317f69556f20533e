"""
All events of Azure Voice Live.
"""

from typing import TypeAlias

from ... import events as e
from .call_events import (
    ResponseFileSearchCallCompleted,
    ResponseFileSearchCallInProgress,
    ResponseFileSearchCallSearching,
    ResponseFoundryAgentCallArgumentsDelta,
    ResponseFoundryAgentCallArgumentsDone,
    ResponseFoundryAgentCallCompleted,
    ResponseFoundryAgentCallFailed,
    ResponseFoundryAgentCallInProgress,
    ResponseInvocationDelta,
    ResponseWebSearchCallCompleted,
    ResponseWebSearchCallInProgress,
    ResponseWebSearchCallSearching,
)
from .client_events import (
    InputAudioClear,
    InputAudioTurnAppend,
    InputAudioTurnCancel,
    InputAudioTurnEnd,
    InputAudioTurnStart,
    InputTextDelta,
    InputTextDone,
    RTCCallSDPCreate,
    SessionAvatarConnect,
    VoiceLiveResponseCreate,
)
from .media_events import (
    ResponseAnimationBlendshapesDelta,
    ResponseAnimationBlendshapesDone,
    ResponseAnimationVisemeDelta,
    ResponseAnimationVisemeDone,
    ResponseAudioTimestampDelta,
    ResponseAudioTimestampDone,
    ResponseAudioTranscriptAnnotationAdded,
    ResponseVideoDelta,
    SessionAvatarConnecting,
    SessionAvatarSwitchToIdle,
    SessionAvatarSwitchToSpeaking,
)
from .server_events import (
    RTCCallError,
    RTCCallSDPCreated,
    VoiceLiveTranscriptionCompleted,
    VoiceLiveWarning,
)


__all__ = ["ClientEvent", "ServerEvent"]


ClientEvent: TypeAlias = (
    e.SessionUpdate
    | e.InputAudioBufferAppend
    | e.InputAudioBufferCommit
    | e.InputAudioBufferClear
    | e.OutputAudioBufferClear
    | e.ConversationItemCreate
    | e.ConversationItemRetrieve
    | e.ConversationItemTruncate
    | e.ConversationItemDelete
    | e.ResponseCreate
    | e.ResponseCancel
    | SessionAvatarConnect
    | RTCCallSDPCreate
    | InputTextDelta
    | InputTextDone
    | InputAudioTurnStart
    | InputAudioTurnAppend
    | InputAudioTurnEnd
    | InputAudioTurnCancel
    | InputAudioClear
    | VoiceLiveResponseCreate
)
"""
Any event that a client may send to Azure Voice Live.
"""

ServerEvent: TypeAlias = (
    e.SessionCreated
    | e.SessionUpdated
    | e.ConversationCreated
    | e.ConversationItemCreated
    | e.ConversationItemDone
    | e.ConversationItemRetrieved
    | e.ConversationItemTruncated
    | e.ConversationItemDeleted
    | e.ConversationItemInputAudioTranscriptionDelta
    | e.ConversationItemInputAudioTranscriptionCompleted
    | e.ConversationItemInputAudioTranscriptionFailed
    | e.InputAudioBufferCommitted
    | e.InputAudioBufferCleared
    | e.InputAudioBufferSpeechStarted
    | e.InputAudioBufferSpeechStopped
    | e.OutputAudioBufferStarted
    | e.OutputAudioBufferStopped
    | e.OutputAudioBufferCleared
    | e.MCPListToolsInProgress
    | e.MCPListToolsCompleted
    | e.MCPListToolsFailed
    | e.ResponseCreated
    | e.ResponseDone
    | e.ResponseOutputItemAdded
    | e.ResponseOutputItemDone
    | e.ResponseContentPartAdded
    | e.ResponseContentPartDone
    | e.ResponseTextDelta
    | e.ResponseTextDone
    | e.ResponseAudioDelta
    | e.ResponseAudioDone
    | e.ResponseAudioTranscriptDelta
    | e.ResponseAudioTranscriptDone
    | e.ResponseFunctionCallArgumentsDelta
    | e.ResponseFunctionCallArgumentsDone
    | e.ResponseMCPCallArgumentsDelta
    | e.ResponseMCPCallArgumentsDone
    | e.ResponseMCPCallInProgress
    | e.ResponseMCPCallCompleted
    | e.ResponseMCPCallFailed
    | e.RateLimitsUpdated
    | e.Error
    | SessionAvatarConnecting
    | SessionAvatarSwitchToSpeaking
    | SessionAvatarSwitchToIdle
    | ResponseVideoDelta
    | ResponseAnimationBlendshapesDelta
    | ResponseAnimationBlendshapesDone
    | ResponseAnimationVisemeDelta
    | ResponseAnimationVisemeDone
    | ResponseAudioTimestampDelta
    | ResponseAudioTimestampDone
    | ResponseAudioTranscriptAnnotationAdded
    | ResponseWebSearchCallInProgress
    | ResponseWebSearchCallSearching
    | ResponseWebSearchCallCompleted
    | ResponseFileSearchCallInProgress
    | ResponseFileSearchCallSearching
    | ResponseFileSearchCallCompleted
    | ResponseFoundryAgentCallArgumentsDelta
    | ResponseFoundryAgentCallArgumentsDone
    | ResponseFoundryAgentCallInProgress
    | ResponseFoundryAgentCallCompleted
    | ResponseFoundryAgentCallFailed
    | ResponseInvocationDelta
    | VoiceLiveWarning
    | RTCCallSDPCreated
    | RTCCallError
    | VoiceLiveTranscriptionCompleted
)
"""
Any event that Azure Voice Live may send.
"""
