"""
The sessions, items and events of GLM-Realtime.

`realtime_attrs.dialects.GLM` reads and writes them.  Attributes are those of
Zhipu's AsyncAPI document (docs.bigmodel.cn/asyncapi/asyncapi.json), and of the
document and the packages in github.com/MetaGLM/glm-realtime-sdk; docstrings
mark those that only packages have.

Servers omit keys that OpenAI's always send, such as the ``item_id`` of audio.
Such events have separate classes, which don't derive from those of
`realtime_attrs.events`.
"""

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
    GLMResponseParameters,
    GLMSessionUpdate,
    InputAudioBufferAppendVideoFrame,
    InputAudioBufferPreCommit,
)
from .events import (
    ClientEvent,
    ServerEvent,
)
from .items import (
    GLMFunctionCallOutput,
    Item,
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
from .sessions import (
    BetaFields,
    ChatMode,
    ClientVAD,
    ClonedVoice,
    GLMSession,
    GLMTranscription,
    GreetingConfig,
    SimpleBrowser,
)


__all__ = [
    "BetaFields",
    "ChatMode",
    "ClientEvent",
    "ClientVAD",
    "ClonedVoice",
    "GLMConversationCreated",
    "GLMConversationItemCreate",
    "GLMConversationItemCreated",
    "GLMConversationItemDelete",
    "GLMConversationItemDeleted",
    "GLMConversationItemInputAudioTranscriptionCompleted",
    "GLMConversationItemInputAudioTranscriptionFailed",
    "GLMConversationItemRetrieve",
    "GLMConversationItemRetrieved",
    "GLMConversationItemTruncate",
    "GLMConversationItemTruncated",
    "GLMError",
    "GLMFunctionCallOutput",
    "GLMInputAudioBufferAppend",
    "GLMInputAudioBufferClear",
    "GLMInputAudioBufferCleared",
    "GLMInputAudioBufferCommit",
    "GLMInputAudioBufferCommitted",
    "GLMInputAudioBufferSpeechStarted",
    "GLMInputAudioBufferSpeechStopped",
    "GLMRateLimitsUpdated",
    "GLMResponseAudioDelta",
    "GLMResponseAudioDone",
    "GLMResponseAudioTranscriptDelta",
    "GLMResponseAudioTranscriptDone",
    "GLMResponseCancel",
    "GLMResponseCancelled",
    "GLMResponseContentPartAdded",
    "GLMResponseContentPartDone",
    "GLMResponseCreate",
    "GLMResponseCreated",
    "GLMResponseDone",
    "GLMResponseFunctionCallArgumentsDelta",
    "GLMResponseFunctionCallArgumentsDone",
    "GLMResponseOutputItemAdded",
    "GLMResponseOutputItemDone",
    "GLMResponseParameters",
    "GLMResponseTextDelta",
    "GLMResponseTextDone",
    "GLMSession",
    "GLMSessionCreated",
    "GLMSessionUpdate",
    "GLMSessionUpdated",
    "GLMTranscription",
    "GreetingConfig",
    "Heartbeat",
    "InputAudioBufferAppendVideoFrame",
    "InputAudioBufferPreCommit",
    "Item",
    "ResponseFunctionCallSimpleBrowser",
    "ResponseFunctionCallSimpleBrowserResult",
    "ServerEvent",
    "SimpleBrowser",
]
