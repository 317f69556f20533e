"""
All events of Azure Voice Live.
"""

from typing import TypeAlias

from ... import events as e
from . import call_events as calls
from . import client_events as client
from . import media_events as media
from . import server_events as server


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
    | client.SessionAvatarConnect
    | client.RTCCallSDPCreate
    | client.InputTextDelta
    | client.InputTextDone
    | client.InputAudioTurnStart
    | client.InputAudioTurnAppend
    | client.InputAudioTurnEnd
    | client.InputAudioTurnCancel
    | client.InputAudioClear
    | client.VoiceLiveResponseCreate
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
    | media.SessionAvatarConnecting
    | media.SessionAvatarSwitchToSpeaking
    | media.SessionAvatarSwitchToIdle
    | media.ResponseVideoDelta
    | media.ResponseAnimationBlendshapesDelta
    | media.ResponseAnimationBlendshapesDone
    | media.ResponseAnimationVisemeDelta
    | media.ResponseAnimationVisemeDone
    | media.ResponseAudioTimestampDelta
    | media.ResponseAudioTimestampDone
    | media.ResponseAudioTranscriptAnnotationAdded
    | calls.ResponseWebSearchCallInProgress
    | calls.ResponseWebSearchCallSearching
    | calls.ResponseWebSearchCallCompleted
    | calls.ResponseFileSearchCallInProgress
    | calls.ResponseFileSearchCallSearching
    | calls.ResponseFileSearchCallCompleted
    | calls.ResponseFoundryAgentCallArgumentsDelta
    | calls.ResponseFoundryAgentCallArgumentsDone
    | calls.ResponseFoundryAgentCallInProgress
    | calls.ResponseFoundryAgentCallCompleted
    | calls.ResponseFoundryAgentCallFailed
    | calls.ResponseInvocationDelta
    | server.VoiceLiveWarning
    | server.RTCCallSDPCreated
    | server.RTCCallError
    | server.VoiceLiveConversationItemInputAudioTranscriptionCompleted
)
"""
Any event that Azure Voice Live may send.
"""
