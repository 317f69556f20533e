"""
The unions of GLM-Realtime's events.
"""

from typing import TypeAlias

from ... import events as e
from .client_events import (
    GLMConversationItemCreate,
    GLMConversationItemDelete,
    GLMConversationItemRetrieve,
    GLMConversationItemTruncate,
    GLMInputAudioBufferAppend,
    GLMInputAudioBufferClear,
    GLMInputAudioBufferCommit,
    GLMResponseCancel,
    GLMResponseCreate,
    GLMSessionUpdate,
    InputAudioBufferAppendVideoFrame,
    InputAudioBufferPreCommit,
)
from .response_events import (
    GLMResponseAudioDelta,
    GLMResponseAudioDone,
    GLMResponseAudioTranscriptDelta,
    GLMResponseAudioTranscriptDone,
    GLMResponseCancelled,
    GLMResponseContentPartAdded,
    GLMResponseContentPartDone,
    GLMResponseCreated,
    GLMResponseDone,
    GLMResponseFunctionCallArgumentsDelta,
    GLMResponseFunctionCallArgumentsDone,
    GLMResponseOutputItemAdded,
    GLMResponseOutputItemDone,
    GLMResponseTextDelta,
    GLMResponseTextDone,
    ResponseFunctionCallSimpleBrowser,
    ResponseFunctionCallSimpleBrowserResult,
)
from .server_events import (
    GLMConversationCreated,
    GLMConversationItemCreated,
    GLMConversationItemDeleted,
    GLMConversationItemInputAudioTranscriptionCompleted,
    GLMConversationItemInputAudioTranscriptionFailed,
    GLMConversationItemRetrieved,
    GLMConversationItemTruncated,
    GLMError,
    GLMInputAudioBufferCleared,
    GLMInputAudioBufferCommitted,
    GLMInputAudioBufferSpeechStarted,
    GLMInputAudioBufferSpeechStopped,
    GLMRateLimitsUpdated,
    GLMSessionCreated,
    GLMSessionUpdated,
    Heartbeat,
)


__all__ = ["ClientEvent", "ServerEvent"]

ClientEvent: TypeAlias = (
    e.SessionUpdate
    | e.InputAudioBufferAppend
    | e.InputAudioBufferCommit
    | e.InputAudioBufferClear
    | e.ConversationItemCreate
    | e.ConversationItemRetrieve
    | e.ConversationItemTruncate
    | e.ConversationItemDelete
    | e.ResponseCreate
    | e.ResponseCancel
    | GLMSessionUpdate
    | GLMInputAudioBufferAppend
    | GLMInputAudioBufferCommit
    | GLMInputAudioBufferClear
    | GLMConversationItemCreate
    | GLMConversationItemRetrieve
    | GLMConversationItemTruncate
    | GLMConversationItemDelete
    | GLMResponseCreate
    | GLMResponseCancel
    | InputAudioBufferAppendVideoFrame
    | InputAudioBufferPreCommit
)
"""
Any event that a client may send to GLM-Realtime.
"""

ServerEvent: TypeAlias = (
    e.SessionCreated
    | e.SessionUpdated
    | e.ConversationCreated
    | e.ConversationItemCreated
    | e.ConversationItemRetrieved
    | e.ConversationItemTruncated
    | e.ConversationItemDeleted
    | e.ConversationItemInputAudioTranscriptionCompleted
    | e.ConversationItemInputAudioTranscriptionFailed
    | e.InputAudioBufferCommitted
    | e.InputAudioBufferCleared
    | e.ResponseCreated
    | e.ResponseDone
    | e.ResponseOutputItemAdded
    | e.ResponseOutputItemDone
    | e.ResponseContentPartAdded
    | e.ResponseContentPartDone
    | e.RateLimitsUpdated
    | e.Error
    | GLMSessionCreated
    | GLMSessionUpdated
    | GLMConversationCreated
    | GLMConversationItemCreated
    | GLMConversationItemRetrieved
    | GLMConversationItemTruncated
    | GLMConversationItemDeleted
    | GLMConversationItemInputAudioTranscriptionCompleted
    | GLMConversationItemInputAudioTranscriptionFailed
    | GLMInputAudioBufferCommitted
    | GLMInputAudioBufferCleared
    | GLMResponseCreated
    | GLMResponseDone
    | GLMResponseOutputItemAdded
    | GLMResponseOutputItemDone
    | GLMResponseContentPartAdded
    | GLMResponseContentPartDone
    | GLMRateLimitsUpdated
    | GLMError
    | GLMInputAudioBufferSpeechStarted
    | GLMInputAudioBufferSpeechStopped
    | GLMResponseCancelled
    | GLMResponseTextDelta
    | GLMResponseTextDone
    | GLMResponseAudioDelta
    | GLMResponseAudioDone
    | GLMResponseAudioTranscriptDelta
    | GLMResponseAudioTranscriptDone
    | GLMResponseFunctionCallArgumentsDelta
    | GLMResponseFunctionCallArgumentsDone
    | ResponseFunctionCallSimpleBrowser
    | ResponseFunctionCallSimpleBrowserResult
    | Heartbeat
)
"""
Any event that GLM-Realtime may send.
"""
