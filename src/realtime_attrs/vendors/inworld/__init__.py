"""
The sessions, tools and events that only Inworld has.

`realtime_attrs.dialects.INWORLD` reads and writes them.  Attributes are those
of Inworld's documentation, of its sample applications, and of public clients;
no payload of a server was available.
"""

from .events import (
    BackchannelAudioDelta,
    BackchannelAudioDone,
    BackchannelSkipped,
    ClientEvent,
    InworldPing,
    InworldResponseAudioDelta,
    InworldTranscriptionCompleted,
    ServerEvent,
    TurnSuggestion,
    TurnSuggestionRevoked,
    VoiceLabel,
    VoiceProfile,
)
from .provider_data import (
    Backchannel,
    BackchannelDecider,
    Caching,
    Memory,
    MemoryState,
    ProviderData,
    Responsiveness,
)
from .sessions import (
    InworldSession,
    InworldWebSearchTool,
    ToolDefinition,
)
from .speech import (
    DeliveryMode,
    Segmentation,
    SpeechToText,
    Steering,
    TextToSpeech,
    TimestampTransport,
    TimestampType,
    TurnContext,
)


__all__ = [
    "Backchannel",
    "BackchannelAudioDelta",
    "BackchannelAudioDone",
    "BackchannelDecider",
    "BackchannelSkipped",
    "Caching",
    "ClientEvent",
    "DeliveryMode",
    "InworldPing",
    "InworldResponseAudioDelta",
    "InworldSession",
    "InworldTranscriptionCompleted",
    "InworldWebSearchTool",
    "Memory",
    "MemoryState",
    "ProviderData",
    "Responsiveness",
    "Segmentation",
    "ServerEvent",
    "SpeechToText",
    "Steering",
    "TextToSpeech",
    "TimestampTransport",
    "TimestampType",
    "ToolDefinition",
    "TurnContext",
    "TurnSuggestion",
    "TurnSuggestionRevoked",
    "VoiceLabel",
    "VoiceProfile",
]
