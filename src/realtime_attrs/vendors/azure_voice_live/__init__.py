"""
The sessions, voices, tools, items and events of Azure Voice Live.

`realtime_attrs.dialects.AZURE_VOICE_LIVE` reads and writes them.
"""

from .avatar import (
    Animation,
    Avatar,
    Background,
    Crop,
    ICEServer,
    Resolution,
    Scene,
    Video,
)
from .events import (
    ClientEvent,
    ServerEvent,
)
from .sessions import (
    Agent,
    EchoCancellation,
    InterimResponse,
    LLMInterimResponse,
    StaticInterimResponse,
    VoiceLiveSession,
    VoiceLiveTranscription,
)
from .tools import (
    FoundryAgentTool,
    FunctionName,
    ToolChoice,
    ToolDefinition,
)
from .turn_detection import (
    AzureEnglishSemanticVAD,
    AzureMultilingualSemanticVAD,
    AzureSemanticVAD,
    AzureVAD,
    EndOfUtterance,
    EnglishEndOfUtterance,
    MultilingualEndOfUtterance,
    SemanticEndOfUtterance,
    SmartEndOfTurn,
    TurnDetection,
    VoiceLiveSemanticVAD,
    VoiceLiveServerVAD,
)
from .voices import (
    AzureAvatarVoice,
    AzureCustomVoice,
    AzureNativeVoice,
    AzurePersonalVoice,
    AzureStandardVoice,
    AzureVoice,
    Voice,
)


__all__ = [
    "Agent",
    "Animation",
    "Avatar",
    "AzureAvatarVoice",
    "AzureCustomVoice",
    "AzureEnglishSemanticVAD",
    "AzureMultilingualSemanticVAD",
    "AzureNativeVoice",
    "AzurePersonalVoice",
    "AzureSemanticVAD",
    "AzureStandardVoice",
    "AzureVAD",
    "AzureVoice",
    "Background",
    "ClientEvent",
    "Crop",
    "EchoCancellation",
    "EndOfUtterance",
    "EnglishEndOfUtterance",
    "FoundryAgentTool",
    "FunctionName",
    "ICEServer",
    "InterimResponse",
    "LLMInterimResponse",
    "MultilingualEndOfUtterance",
    "Resolution",
    "Scene",
    "SemanticEndOfUtterance",
    "ServerEvent",
    "SmartEndOfTurn",
    "StaticInterimResponse",
    "ToolChoice",
    "ToolDefinition",
    "TurnDetection",
    "Video",
    "Voice",
    "VoiceLiveSemanticVAD",
    "VoiceLiveServerVAD",
    "VoiceLiveSession",
    "VoiceLiveTranscription",
]
