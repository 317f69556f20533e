"""
Translation sessions of OpenAI, and their events, as plain attrs classes.

They are a protocol of their own: some of the types on the wire are those of
`realtime_attrs.events`, with other attributes.
`realtime_attrs.dialects.TRANSLATION` reads and writes them.
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
