"""
The session, item and events that only LocalAI has.

`realtime_attrs.dialects.LOCALAI` reads and writes them.  Attributes are those
of LocalAI's source (github.com/mudler/LocalAI, the folder
core/http/endpoints/openai/types at 82c191a) and of its documentation
(localai.io/features/openai-realtime).
"""

from .classifier import (
    AddressGate,
    AddressMode,
    Classifier,
    ClassifierFallback,
    ClassifierOption,
    ClassifierSlot,
    ClassifierTool,
    FallbackMode,
    Normalization,
    SlotType,
)
from .events import (
    ClassifierResult,
    ClassifierScore,
    ClientEvent,
    ConversationItemSoundDetection,
    ConversationItemSpeaker,
    Item,
    LocalAIUserMessage,
    RecognizedSpeaker,
    ServerEvent,
    SoundDetection,
)
from .sessions import (
    LocalAIResponseParameters,
    LocalAISession,
)


__all__ = [
    "AddressGate",
    "AddressMode",
    "Classifier",
    "ClassifierFallback",
    "ClassifierOption",
    "ClassifierResult",
    "ClassifierScore",
    "ClassifierSlot",
    "ClassifierTool",
    "ClientEvent",
    "ConversationItemSoundDetection",
    "ConversationItemSpeaker",
    "FallbackMode",
    "Item",
    "LocalAIResponseParameters",
    "LocalAISession",
    "LocalAIUserMessage",
    "Normalization",
    "RecognizedSpeaker",
    "ServerEvent",
    "SlotType",
    "SoundDetection",
]
