"""
The sessions, tools, items and events that only xAI's Grok voice has.

`realtime_attrs.dialects.XAI` reads and writes them.  Attributes are those of
xAI's description (docs.x.ai/voice-realtime.ws.json) and of conversations
captured in 2026-07 to 2026-09; docstrings mark those that xAI's servers send,
but xAI doesn't document.
"""

from .events import (
    ClientEvent,
    Ping,
    ServerEvent,
    TranscriptionUpdated,
    XAIConversationItemTruncated,
    XAIResponseAudioDelta,
    XAIResponseAudioTranscriptDelta,
    XAIResponseDone,
    XAIUsage,
)
from .items import ForceMessage, Item
from .sessions import Transport, XAISession
from .tools import (
    FileSearchTool,
    SearchLocation,
    ToolDefinition,
    WebSearchTool,
    XSearchTool,
)


__all__ = [
    "ClientEvent",
    "FileSearchTool",
    "ForceMessage",
    "Item",
    "Ping",
    "SearchLocation",
    "ServerEvent",
    "ToolDefinition",
    "TranscriptionUpdated",
    "Transport",
    "WebSearchTool",
    "XAIConversationItemTruncated",
    "XAIResponseAudioDelta",
    "XAIResponseAudioTranscriptDelta",
    "XAIResponseDone",
    "XAISession",
    "XAIUsage",
    "XSearchTool",
]
