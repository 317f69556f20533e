"""
The events of Azure Voice Live.

Their wire is `realtime_attrs.dialects.AZURE_VOICE_LIVE`.
"""

from typing import TypeAlias

from ... import events as e


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
)
"""
Any event that Azure Voice Live may send.
"""
