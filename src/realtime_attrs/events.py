"""
Typed, immutable attrs classes for the events of Realtime sessions.

Each event has one class, whichever wire carries it.  Import
`realtime_attrs.converter` to read and write events.
"""

from typing import TypeAlias

from ._domain.audio_events import (
    InputAudioBufferCleared,
    InputAudioBufferCommitted,
    InputAudioBufferDTMFEventReceived,
    InputAudioBufferSpeechStarted,
    InputAudioBufferSpeechStopped,
    InputAudioBufferTimeoutTriggered,
    OutputAudioBufferCleared,
    OutputAudioBufferStarted,
    OutputAudioBufferStopped,
)
from ._domain.client_events import (
    ClientEvent,
    ConversationItemCreate,
    ConversationItemDelete,
    ConversationItemRetrieve,
    ConversationItemTruncate,
    InputAudioBufferAppend,
    InputAudioBufferClear,
    InputAudioBufferCommit,
    OutputAudioBufferClear,
    ResponseCancel,
    ResponseCreate,
    SessionUpdate,
    TranscriptionSessionUpdate,
)
from ._domain.client_secrets import (
    ClientSecret,
    ClientSecretAnswer,
    ClientSecretRequest,
    ExpiresAfter,
    ExpiryAnchor,
)
from ._domain.conversation_events import (
    ConversationCreated,
    ConversationItemAdded,
    ConversationItemCreated,
    ConversationItemDeleted,
    ConversationItemDone,
    ConversationItemRetrieved,
    ConversationItemTruncated,
)
from ._domain.items import (
    AssistantMessage,
    ContentPart,
    FunctionCall,
    FunctionCallOutput,
    ImageDetail,
    InputAudio,
    InputImage,
    InputText,
    Item,
    ItemReference,
    ItemStatus,
    OutputAudio,
    OutputText,
    Phase,
    SystemMessage,
    UserMessage,
)
from ._domain.mcp_events import (
    MCPListToolsCompleted,
    MCPListToolsFailed,
    MCPListToolsInProgress,
    ResponseMCPCallArgumentsDelta,
    ResponseMCPCallArgumentsDone,
    ResponseMCPCallCompleted,
    ResponseMCPCallFailed,
    ResponseMCPCallInProgress,
)
from ._domain.mcp_items import (
    MCPApprovalRequest,
    MCPApprovalResponse,
    MCPCall,
    MCPCallError,
    MCPHTTPError,
    MCPListedTool,
    MCPListTools,
    MCPProtocolError,
    MCPToolExecutionError,
)
from ._domain.response_events import (
    ResponseAudioDelta,
    ResponseAudioDone,
    ResponseAudioTranscriptDelta,
    ResponseAudioTranscriptDone,
    ResponseContentPartAdded,
    ResponseContentPartDone,
    ResponseCreated,
    ResponseDone,
    ResponseFunctionCallArgumentsDelta,
    ResponseFunctionCallArgumentsDone,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
    ResponseTextDelta,
    ResponseTextDone,
)
from ._domain.responses import (
    CancellationReason,
    IncompletionReason,
    Response,
    ResponseCancelled,
    ResponseCompleted,
    ResponseError,
    ResponseFailed,
    ResponseIncomplete,
    ResponseParameters,
    ResponseStatus,
    StatusDetails,
)
from ._domain.session_events import (
    Error,
    ErrorDetails,
    RateLimit,
    RateLimitsUpdated,
    SessionCreated,
    SessionUpdated,
    TranscriptionSessionCreated,
    TranscriptionSessionUpdated,
)
from ._domain.transcription import Session, TranscriptionSession
from ._domain.transcription_events import (
    ConversationItemInputAudioTranscriptionCompleted,
    ConversationItemInputAudioTranscriptionDelta,
    ConversationItemInputAudioTranscriptionFailed,
    ConversationItemInputAudioTranscriptionSegment,
    LogProbability,
    TranscriptionError,
    TranscriptionLanguage,
)
from ._domain.usage import (
    CachedTokenDetails,
    DurationUsage,
    InputTokenDetails,
    OutputTokenDetails,
    TokenUsage,
    TranscriptionUsage,
    Usage,
)


__all__ = [
    "AssistantMessage",
    "CachedTokenDetails",
    "CancellationReason",
    "ClientEvent",
    "ClientSecret",
    "ClientSecretAnswer",
    "ClientSecretRequest",
    "ContentPart",
    "ConversationCreated",
    "ConversationItemAdded",
    "ConversationItemCreate",
    "ConversationItemCreated",
    "ConversationItemDelete",
    "ConversationItemDeleted",
    "ConversationItemDone",
    "ConversationItemInputAudioTranscriptionCompleted",
    "ConversationItemInputAudioTranscriptionDelta",
    "ConversationItemInputAudioTranscriptionFailed",
    "ConversationItemInputAudioTranscriptionSegment",
    "ConversationItemRetrieve",
    "ConversationItemRetrieved",
    "ConversationItemTruncate",
    "ConversationItemTruncated",
    "DurationUsage",
    "Error",
    "ErrorDetails",
    "Event",
    "ExpiresAfter",
    "ExpiryAnchor",
    "FunctionCall",
    "FunctionCallOutput",
    "ImageDetail",
    "IncompletionReason",
    "InputAudio",
    "InputAudioBufferAppend",
    "InputAudioBufferClear",
    "InputAudioBufferCleared",
    "InputAudioBufferCommit",
    "InputAudioBufferCommitted",
    "InputAudioBufferDTMFEventReceived",
    "InputAudioBufferSpeechStarted",
    "InputAudioBufferSpeechStopped",
    "InputAudioBufferTimeoutTriggered",
    "InputImage",
    "InputText",
    "InputTokenDetails",
    "Item",
    "ItemReference",
    "ItemStatus",
    "LogProbability",
    "MCPApprovalRequest",
    "MCPApprovalResponse",
    "MCPCall",
    "MCPCallError",
    "MCPHTTPError",
    "MCPListTools",
    "MCPListToolsCompleted",
    "MCPListToolsFailed",
    "MCPListToolsInProgress",
    "MCPListedTool",
    "MCPProtocolError",
    "MCPToolExecutionError",
    "OutputAudio",
    "OutputAudioBufferClear",
    "OutputAudioBufferCleared",
    "OutputAudioBufferStarted",
    "OutputAudioBufferStopped",
    "OutputText",
    "OutputTokenDetails",
    "Phase",
    "RateLimit",
    "RateLimitsUpdated",
    "Response",
    "ResponseAudioDelta",
    "ResponseAudioDone",
    "ResponseAudioTranscriptDelta",
    "ResponseAudioTranscriptDone",
    "ResponseCancel",
    "ResponseCancelled",
    "ResponseCompleted",
    "ResponseContentPartAdded",
    "ResponseContentPartDone",
    "ResponseCreate",
    "ResponseCreated",
    "ResponseDone",
    "ResponseError",
    "ResponseFailed",
    "ResponseFunctionCallArgumentsDelta",
    "ResponseFunctionCallArgumentsDone",
    "ResponseIncomplete",
    "ResponseMCPCallArgumentsDelta",
    "ResponseMCPCallArgumentsDone",
    "ResponseMCPCallCompleted",
    "ResponseMCPCallFailed",
    "ResponseMCPCallInProgress",
    "ResponseOutputItemAdded",
    "ResponseOutputItemDone",
    "ResponseParameters",
    "ResponseStatus",
    "ResponseTextDelta",
    "ResponseTextDone",
    "ServerEvent",
    "Session",
    "SessionCreated",
    "SessionUpdate",
    "SessionUpdated",
    "StatusDetails",
    "SystemMessage",
    "TokenUsage",
    "TranscriptionError",
    "TranscriptionLanguage",
    "TranscriptionSession",
    "TranscriptionSessionCreated",
    "TranscriptionSessionUpdate",
    "TranscriptionSessionUpdated",
    "TranscriptionUsage",
    "Usage",
    "UserMessage",
]


ServerEvent: TypeAlias = (
    SessionCreated
    | SessionUpdated
    | TranscriptionSessionCreated
    | TranscriptionSessionUpdated
    | ConversationCreated
    | ConversationItemCreated
    | ConversationItemAdded
    | ConversationItemDone
    | ConversationItemRetrieved
    | ConversationItemTruncated
    | ConversationItemDeleted
    | ConversationItemInputAudioTranscriptionDelta
    | ConversationItemInputAudioTranscriptionCompleted
    | ConversationItemInputAudioTranscriptionFailed
    | ConversationItemInputAudioTranscriptionSegment
    | InputAudioBufferCommitted
    | InputAudioBufferCleared
    | InputAudioBufferSpeechStarted
    | InputAudioBufferSpeechStopped
    | InputAudioBufferTimeoutTriggered
    | InputAudioBufferDTMFEventReceived
    | OutputAudioBufferStarted
    | OutputAudioBufferStopped
    | OutputAudioBufferCleared
    | MCPListToolsInProgress
    | MCPListToolsCompleted
    | MCPListToolsFailed
    | ResponseCreated
    | ResponseDone
    | ResponseOutputItemAdded
    | ResponseOutputItemDone
    | ResponseContentPartAdded
    | ResponseContentPartDone
    | ResponseTextDelta
    | ResponseTextDone
    | ResponseAudioDelta
    | ResponseAudioDone
    | ResponseAudioTranscriptDelta
    | ResponseAudioTranscriptDone
    | ResponseFunctionCallArgumentsDelta
    | ResponseFunctionCallArgumentsDone
    | ResponseMCPCallArgumentsDelta
    | ResponseMCPCallArgumentsDone
    | ResponseMCPCallInProgress
    | ResponseMCPCallCompleted
    | ResponseMCPCallFailed
    | RateLimitsUpdated
    | Error
)
"""
Any event that a server sends.
"""

Event: TypeAlias = ClientEvent | ServerEvent
"""
Any event.
"""
