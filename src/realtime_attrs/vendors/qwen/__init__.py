"""
The sessions and events that only Alibaba's Qwen models have.

`realtime_attrs.dialects.QWEN_OMNI` and `QWEN_AUDIO` read and write them.
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


__all__ = [
    "AmbientAudioTranscriptionCompleted",
    "AmbientAudioTranscriptionDelta",
    "AudioClientEvent",
    "AudioServerEvent",
    "ClientEvent",
    "InputImageBufferAppend",
    "QwenAudioSession",
    "QwenConversationItemInputAudioTranscriptionDelta",
    "QwenInputAudioBufferSpeechStopped",
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
