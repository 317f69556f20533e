"""
What a Realtime (speech-to-speech) session is, as plain attrs classes.

How a session is spelled on a wire is the business of
`realtime_attrs.converter`, which has to be imported on its own.
"""

from ._audio import AudioFormat, AudioTranscription, RealtimeVoice
from ._constants import INF, OFF, Inf, Off
from ._session import MaxResponseOutputTokens, SessionResource
from ._tools import (
    FunctionTool,
    FunctionToolChoice,
    ToolChoice,
    ToolChoiceMode,
    ToolDefinition,
)
from ._turn_detection import SemanticVAD, ServerVAD, TurnDetection


__all__ = [
    "INF",
    "OFF",
    "AudioFormat",
    "AudioTranscription",
    "FunctionTool",
    "FunctionToolChoice",
    "Inf",
    "MaxResponseOutputTokens",
    "Off",
    "RealtimeVoice",
    "SemanticVAD",
    "ServerVAD",
    "SessionResource",
    "ToolChoice",
    "ToolChoiceMode",
    "ToolDefinition",
    "TurnDetection",
]
