"""
The sessions and events that only Alibaba's Qwen models have.

`realtime_attrs.dialects` has their dialects: `QWEN_OMNI`, `QWEN_OMNI_38` and
`QWEN_AUDIO`.
"""

from .audio import (
    AmbientAudioTranscriptionCompleted,
    AmbientAudioTranscriptionDelta,
    AudioClientEvent,
    AudioServerEvent,
    QwenAudioSession,
    QwenInputAudioBufferSpeechStopped,
    SmartTurn,
    VoiceprintAudioListCompleted,
    VoiceprintAudioListFailed,
    VoiceprintAudioListInProgress,
)
from .omni import (
    ClientEvent,
    InputImageBufferAppend,
    QwenConversationItemInputAudioTranscriptionDelta,
    QwenSemanticVAD,
    QwenSession,
    QwenTranscription,
    QwenUsage,
    SearchOptions,
    ServerEvent,
    SessionFinish,
    SessionFinished,
)
from .omni_38 import (
    DefaultPCM,
    Omni38ClientEvent,
    Omni38ServerEvent,
    QwenOmni38Session,
)


__all__ = [
    "AmbientAudioTranscriptionCompleted",
    "AmbientAudioTranscriptionDelta",
    "AudioClientEvent",
    "AudioServerEvent",
    "ClientEvent",
    "DefaultPCM",
    "InputImageBufferAppend",
    "Omni38ClientEvent",
    "Omni38ServerEvent",
    "QwenAudioSession",
    "QwenConversationItemInputAudioTranscriptionDelta",
    "QwenInputAudioBufferSpeechStopped",
    "QwenOmni38Session",
    "QwenSemanticVAD",
    "QwenSession",
    "QwenTranscription",
    "QwenUsage",
    "SearchOptions",
    "ServerEvent",
    "SessionFinish",
    "SessionFinished",
    "SmartTurn",
    "VoiceprintAudioListCompleted",
    "VoiceprintAudioListFailed",
    "VoiceprintAudioListInProgress",
]
