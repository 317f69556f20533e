"""
The dialect of Qwen-Audio-Realtime, derived from `QWEN_OMNI`.

It has formats as strings, another turn detection, and no sampling settings.
The rules follow Alibaba's documents
(https://help.aliyun.com/zh/model-studio/fun-audiochat-client-events,
https://help.aliyun.com/zh/model-studio/qwen-audio-realtime-server-events) and
the packages dashscope 2.0.2, agentscope 2.0.11 and livekit-plugins-aliyun
1.8.1; no recorded answer of a server is known.  `realtime_attrs.vendors.qwen`
has the classes that only Qwen has.
"""

import realtime_attrs as ra

from .. import events as e
from ..extending import BaseContentPart, BaseItem
from ..vendors import qwen
from . import QWEN_OMNI, Key, Variant, Words, record


# The word has different rates for input and output.
_INPUT_FORMATS = {
    ra.AudioFormat: Words({}),
    ra.PCM: Words({ra.PCM(16_000): "pcm"}),
}
_OUTPUT_FORMATS = {
    ra.AudioFormat: Words({ra.AudioFormat.PCM16: "pcm"}),
    ra.PCM: Words({}),
}

SESSION = QWEN_OMNI.of(ra.SessionResource).evolve(
    without=("temperature", "max_response_output_tokens"),
    defaults={
        "modalities": ("audio", "text"),
        "input_audio_format": ra.PCM(16_000),
        "output_audio_format": ra.AudioFormat.PCM16,
        "turn_detection": ra.ServerVAD(),
        "tools": (),
    },
    input_audio_format=Key(
        "input_audio_format", fallback=None, words=_INPUT_FORMATS
    ),
    output_audio_format=Key(
        "output_audio_format", fallback=None, words=_OUTPUT_FORMATS
    ),
)

# A client may omit the type.
_SERVER_VAD = record(
    ra.ServerVAD,
    "threshold",
    "prefix_padding_ms",
    "silence_duration_ms",
    tag="server_vad",
    variants=Variant(ra.ServerVAD, tag=None),
    defaults={"threshold": 0.5, "silence_duration_ms": 800},
)

# Clients write the text of the assistant in another type than servers.
_WRITTEN = QWEN_OMNI.of(e.AssistantMessage).evolve(
    content=Key(
        records=[
            Variant(e.OutputText, tag="output_text"),
            e.OutputAudio,
            BaseContentPart,
        ]
    )
)

_SEARCHING = SESSION.evolve(
    "enable_search", "search_options", cls=qwen.QwenSession
)

QWEN_AUDIO = QWEN_OMNI.evolve(
    "qwen-audio",
    urls=[
        f"wss://*.aliyuncs.com/api-ws/v1/realtime?model=qwen-audio-{model}*"
        for model in ("realtime", "3")
    ],
    records=(
        SESSION,
        _SEARCHING,
        _SEARCHING.evolve(
            "enable_speech_emotion",
            "max_history_turns",
            cls=qwen.QwenAudioSession,
            defaults={
                **SESSION.defaults,
                "enable_speech_emotion": True,
                "max_history_turns": 20,
            },
        ),
        _SERVER_VAD,
        record(qwen.SmartTurn, tag="smart_turn"),
        QWEN_OMNI.of(e.ConversationItemCreate).evolve(
            item=Key(
                records=[
                    e.SystemMessage,
                    e.UserMessage,
                    _WRITTEN,
                    e.FunctionCall,
                    e.FunctionCallOutput,
                    BaseItem,
                ]
            )
        ),
        # Documented events have no keys without values.
        QWEN_OMNI.of(e.ConversationItemCreated).evolve(explicit_nulls=()),
        QWEN_OMNI.of(e.ErrorDetails).evolve(explicit_nulls=()),
        QWEN_OMNI.of(e.Response).evolve(
            explicit_nulls=(), output_audio_format=Key(words=_OUTPUT_FORMATS)
        ),
        QWEN_OMNI.of(e.ResponseParameters).evolve(
            output_audio_format=Key(words=_OUTPUT_FORMATS)
        ),
        QWEN_OMNI.of(e.InputAudioBufferSpeechStopped).evolve(
            "reason", cls=qwen.QwenInputAudioBufferSpeechStopped
        ),
        record(
            qwen.AmbientAudioTranscriptionDelta,
            tag="conversation.item.ambient_audio_transcription.delta",
        ),
        record(
            qwen.AmbientAudioTranscriptionCompleted,
            tag="conversation.item.ambient_audio_transcription.completed",
        ),
        record(
            qwen.VoiceprintAudioListInProgress,
            tag="voiceprint_audio_list.in_progress",
        ),
        record(
            qwen.VoiceprintAudioListCompleted,
            tag="voiceprint_audio_list.completed",
        ),
        record(
            qwen.VoiceprintAudioListFailed, tag="voiceprint_audio_list.failed"
        ),
    ),
    without=(
        ra.SemanticVAD,
        qwen.QwenSemanticVAD,
        qwen.InputImageBufferAppend,
        qwen.SessionFinish,
        qwen.SessionFinished,
        e.ConversationCreated,
        e.OutputAudioBufferClear,
        e.OutputAudioBufferCleared,
        e.OutputAudioBufferStarted,
        e.OutputAudioBufferStopped,
        e.RateLimit,
        e.RateLimitsUpdated,
    ),
    words={
        ra.AudioFormat: {},
        ra.PCM: {},
        # The only documented choice.
        ra.ToolChoiceMode: {ra.ToolChoiceMode.AUTO: "auto"},
    },
)
