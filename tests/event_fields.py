"""
The classes of events and their attributes, as documented.
"""

from realtime_attrs.events import (
    AssistantMessage,
    CachedTokenDetails,
    ClientSecret,
    ClientSecretAnswer,
    ClientSecretRequest,
    ConversationCreated,
    ConversationItemAdded,
    ConversationItemCreate,
    ConversationItemCreated,
    ConversationItemDelete,
    ConversationItemDeleted,
    ConversationItemDone,
    ConversationItemInputAudioTranscriptionCompleted,
    ConversationItemInputAudioTranscriptionDelta,
    ConversationItemInputAudioTranscriptionFailed,
    ConversationItemInputAudioTranscriptionSegment,
    ConversationItemRetrieve,
    ConversationItemRetrieved,
    ConversationItemTruncate,
    ConversationItemTruncated,
    DurationUsage,
    Error,
    ErrorDetails,
    ExpiresAfter,
    FunctionCall,
    FunctionCallOutput,
    InputAudio,
    InputAudioBufferAppend,
    InputAudioBufferClear,
    InputAudioBufferCleared,
    InputAudioBufferCommit,
    InputAudioBufferCommitted,
    InputAudioBufferDTMFEventReceived,
    InputAudioBufferSpeechStarted,
    InputAudioBufferSpeechStopped,
    InputAudioBufferTimeoutTriggered,
    InputImage,
    InputText,
    InputTokenDetails,
    ItemReference,
    LogProbability,
    MCPApprovalRequest,
    MCPApprovalResponse,
    MCPCall,
    MCPHTTPError,
    MCPListedTool,
    MCPListTools,
    MCPListToolsCompleted,
    MCPListToolsFailed,
    MCPListToolsInProgress,
    MCPProtocolError,
    MCPToolExecutionError,
    OutputAudio,
    OutputAudioBufferClear,
    OutputAudioBufferCleared,
    OutputAudioBufferStarted,
    OutputAudioBufferStopped,
    OutputText,
    OutputTokenDetails,
    RateLimit,
    RateLimitsUpdated,
    Response,
    ResponseAudioDelta,
    ResponseAudioDone,
    ResponseAudioTranscriptDelta,
    ResponseAudioTranscriptDone,
    ResponseCancel,
    ResponseCancelled,
    ResponseCompleted,
    ResponseContentPartAdded,
    ResponseContentPartDone,
    ResponseCreate,
    ResponseCreated,
    ResponseDone,
    ResponseError,
    ResponseFailed,
    ResponseFunctionCallArgumentsDelta,
    ResponseFunctionCallArgumentsDone,
    ResponseIncomplete,
    ResponseMCPCallArgumentsDelta,
    ResponseMCPCallArgumentsDone,
    ResponseMCPCallCompleted,
    ResponseMCPCallFailed,
    ResponseMCPCallInProgress,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
    ResponseParameters,
    ResponseTextDelta,
    ResponseTextDone,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    SystemMessage,
    TokenUsage,
    TranscriptionError,
    TranscriptionLanguage,
    TranscriptionSession,
    TranscriptionSessionCreated,
    TranscriptionSessionUpdate,
    TranscriptionSessionUpdated,
    Usage,
    UserMessage,
)


PARTS = {
    InputText: "| text",
    InputAudio: "| audio transcript",
    InputImage: "| image_url detail",
    OutputText: "| text",
    OutputAudio: "| transcript audio",
    SystemMessage: "content | id status",
    UserMessage: "content | id status",
    AssistantMessage: "| content id status phase",
    FunctionCall: "name arguments | call_id id status",
    FunctionCallOutput: "call_id output | id status",
    MCPListedTool: "name | input_schema description annotations",
    MCPListTools: "server_label tools | id",
    MCPProtocolError: "code message",
    MCPToolExecutionError: "message",
    MCPHTTPError: "code message",
    MCPCall: (
        "server_label name arguments | id approval_request_id output error"
    ),
    MCPApprovalRequest: "server_label name | arguments id",
    MCPApprovalResponse: "approval_request_id approve | id reason",
    ItemReference: "id",
    ResponseError: "| type code message",
    ResponseCompleted: "",
    ResponseCancelled: "| reason",
    ResponseIncomplete: "| reason",
    ResponseFailed: "| error",
    CachedTokenDetails: "| text_tokens audio_tokens image_tokens",
    InputTokenDetails: (
        "| text_tokens audio_tokens image_tokens cached_tokens "
        "cached_tokens_details"
    ),
    OutputTokenDetails: "| text_tokens audio_tokens reasoning_tokens",
    Usage: (
        "| total_tokens input_tokens output_tokens input_token_details "
        "output_token_details"
    ),
    Response: (
        "| id status status_details output conversation_id modalities "
        "max_output_tokens output_audio_format voice temperature usage "
        "metadata"
    ),
    ResponseParameters: (
        "| modalities instructions output_audio_format voice tools "
        "tool_choice parallel_tool_calls reasoning temperature "
        "max_output_tokens conversation metadata prompt input"
    ),
    TokenUsage: (
        "| total_tokens input_tokens output_tokens input_token_details"
    ),
    DurationUsage: "seconds",
    LogProbability: "token logprob | bytes",
    TranscriptionLanguage: "code",
    TranscriptionError: "| type code message param",
    ErrorDetails: "type message | code param event_id",
    RateLimit: "| name limit remaining reset_seconds",
    TranscriptionSession: (
        "| input_audio_format input_audio_transcription "
        "input_audio_noise_reduction turn_detection include modalities"
    ),
    ExpiresAfter: "| seconds anchor",
    ClientSecretRequest: "| session expires_after",
    ClientSecretAnswer: (
        "value | expires_at session session_id session_expires_at"
    ),
    ClientSecret: "value | expires_at",
}
"""
The attributes without those that all have; those before the bar are required.
"""


CLIENT_EVENTS = {
    SessionUpdate: "session",
    TranscriptionSessionUpdate: "session",
    InputAudioBufferAppend: "audio",
    InputAudioBufferCommit: "",
    InputAudioBufferClear: "",
    OutputAudioBufferClear: "",
    ConversationItemCreate: "| item previous_item_id",
    ConversationItemRetrieve: "item_id",
    ConversationItemTruncate: "item_id content_index audio_end_ms",
    ConversationItemDelete: "item_id",
    ResponseCreate: "| response",
    ResponseCancel: "| response_id",
}


SERVER_EVENTS = {
    SessionCreated: "session | session_id expires_at client_secret",
    SessionUpdated: "session | session_id expires_at client_secret",
    TranscriptionSessionCreated: (
        "session | session_id expires_at client_secret"
    ),
    TranscriptionSessionUpdated: (
        "session | session_id expires_at client_secret"
    ),
    ConversationCreated: "| conversation_id",
    ConversationItemCreated: "| item previous_item_id",
    ConversationItemAdded: "item | previous_item_id",
    ConversationItemDone: "item | previous_item_id",
    ConversationItemRetrieved: "| item",
    ConversationItemTruncated: "item_id content_index audio_end_ms",
    ConversationItemDeleted: "item_id",
    ConversationItemInputAudioTranscriptionDelta: (
        "item_id | delta content_index logprobs obfuscation"
    ),
    ConversationItemInputAudioTranscriptionCompleted: (
        "item_id transcript | content_index usage logprobs languages"
    ),
    ConversationItemInputAudioTranscriptionFailed: (
        "item_id error | content_index"
    ),
    ConversationItemInputAudioTranscriptionSegment: (
        "item_id text speaker start end id | content_index"
    ),
    InputAudioBufferCommitted: "item_id | previous_item_id",
    InputAudioBufferCleared: "",
    InputAudioBufferSpeechStarted: "audio_start_ms item_id",
    InputAudioBufferSpeechStopped: "audio_end_ms item_id",
    InputAudioBufferTimeoutTriggered: "audio_start_ms audio_end_ms item_id",
    InputAudioBufferDTMFEventReceived: "event received_at",
    OutputAudioBufferStarted: "response_id",
    OutputAudioBufferStopped: "response_id",
    OutputAudioBufferCleared: "| response_id",
    MCPListToolsInProgress: "item_id",
    MCPListToolsCompleted: "item_id",
    MCPListToolsFailed: "item_id",
    ResponseCreated: "response",
    ResponseDone: "response",
    ResponseOutputItemAdded: "response_id output_index | item",
    ResponseOutputItemDone: "response_id output_index | item",
    ResponseContentPartAdded: (
        "item_id response_id output_index content_index | part"
    ),
    ResponseContentPartDone: (
        "item_id response_id output_index content_index | part"
    ),
    ResponseTextDelta: (
        "delta item_id response_id output_index content_index | obfuscation"
    ),
    ResponseTextDone: "text item_id response_id output_index content_index",
    ResponseAudioDelta: "delta item_id response_id output_index content_index",
    ResponseAudioDone: "item_id response_id output_index content_index",
    ResponseAudioTranscriptDelta: (
        "delta item_id response_id output_index content_index | obfuscation"
    ),
    ResponseAudioTranscriptDone: (
        "transcript item_id response_id output_index content_index"
    ),
    ResponseFunctionCallArgumentsDelta: (
        "delta call_id item_id response_id | output_index obfuscation"
    ),
    ResponseFunctionCallArgumentsDone: (
        "arguments call_id item_id response_id | output_index name"
    ),
    ResponseMCPCallArgumentsDelta: (
        "delta item_id response_id output_index | obfuscation"
    ),
    ResponseMCPCallArgumentsDone: "item_id response_id output_index | arguments",
    ResponseMCPCallInProgress: "item_id output_index",
    ResponseMCPCallCompleted: "item_id output_index",
    ResponseMCPCallFailed: "item_id output_index",
    RateLimitsUpdated: "rate_limits",
    Error: "error",
}


EVENTS = CLIENT_EVENTS | SERVER_EVENTS


FIELDS = PARTS | EVENTS


def required(cls: type) -> list[str]:
    """
    List the attributes that the table says are required.
    """
    before, bar, _ = FIELDS[cls].partition("|")
    return before.split() if bar else FIELDS[cls].split()
