"""
Immutable attrs classes for OpenAI's translation sessions and their events.

The protocol differs from that of `realtime_attrs.events`: some events have the
same type and other attributes.

`realtime_attrs.dialects.TRANSLATION` reads and writes the classes.
"""

from ._domain.session_events import Error
from ._domain.translation import (
    ClientEvent,
    ClientSecretAnswer,
    ClientSecretRequest,
    Event,
    InputAudioBufferAppend,
    InputTranscriptDelta,
    OutputAudioDelta,
    OutputTranscriptDelta,
    ServerEvent,
    SessionClose,
    SessionClosed,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    TranslationSession,
)


__all__ = [
    "ClientEvent",
    "ClientSecretAnswer",
    "ClientSecretRequest",
    "Error",
    "Event",
    "InputAudioBufferAppend",
    "InputTranscriptDelta",
    "OutputAudioDelta",
    "OutputTranscriptDelta",
    "ServerEvent",
    "SessionClose",
    "SessionClosed",
    "SessionCreated",
    "SessionUpdate",
    "SessionUpdated",
    "TranslationSession",
]
