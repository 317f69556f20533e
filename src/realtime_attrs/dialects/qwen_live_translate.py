"""
The dialect of Qwen's LiveTranslate (3, 3.5, 3.8), from `QWEN_OMNI`.

It has a target language, and no tools and sampling settings.  Models until 3.5
have flat keys.  The models of 3.8 have others in ``audio`` for the same
settings, which are separate attributes.  The rules follow
Alibaba's documents
(https://help.aliyun.com/zh/model-studio/live-translator-client-events,
https://help.aliyun.com/zh/model-studio/live-translator-server-events), the
package dashscope 2.0.2, and a conversation with 3.8 captured in 2026-09.
`realtime_attrs.vendors.qwen` has the classes that only Qwen has.
"""

import realtime_attrs as ra

from .. import events as e
from ..vendors import qwen
from . import QWEN_OMNI, Key, Variant, Words, record


# The words have different rates for input and output.
_INPUT_FORMATS = {
    ra.AudioFormat: Words({ra.AudioFormat.OPUS: "opus"}),
    ra.PCM: Words({ra.PCM(16_000): "pcm"}, aliases={"pcm16": ra.PCM(16_000)}),
}
_OUTPUT_FORMATS = {
    ra.AudioFormat: Words(
        {ra.AudioFormat.PCM16: "pcm"},
        aliases={"pcm16": ra.AudioFormat.PCM16, "pcm24": ra.AudioFormat.PCM16},
    ),
    ra.PCM: Words({}),
}

SESSION = QWEN_OMNI.of(ra.SessionResource).evolve(
    without=(
        "tools",
        "tool_choice",
        "temperature",
        "max_response_output_tokens",
    ),
    defaults={
        "modalities": ("text", "audio"),
        "input_audio_format": ra.PCM(16_000),
        "output_audio_format": ra.AudioFormat.PCM16,
        "turn_detection": ra.ServerVAD(),
    },
    input_audio_format=Key(
        "input_audio_format", fallback=None, words=_INPUT_FORMATS
    ),
    output_audio_format=Key(
        "output_audio_format", fallback=None, words=_OUTPUT_FORMATS
    ),
    # Null instead of the object is read, too.
    input_audio_transcription=Key(off={"model": None}),
)

_RATED = SESSION.evolve("sample_rate", cls=qwen.QwenSession)

# A client may omit the type.
_SERVER_VAD = record(
    ra.ServerVAD,
    "threshold",
    "prefix_padding_ms",
    "silence_duration_ms",
    "create_response",
    "interrupt_response",
    tag="server_vad",
    variants=Variant(ra.ServerVAD, tag=None),
    defaults={
        "threshold": 0.2,
        "silence_duration_ms": 1000,
        "create_response": True,
        "interrupt_response": True,
    },
)


QWEN_LIVE_TRANSLATE = QWEN_OMNI.evolve(
    "qwen-live-translate",
    urls=[
        f"wss://*.aliyuncs.com/api-ws/v1/realtime?model={model}-livetranslate-*"
        for model in ("qwen3", "qwen3.5", "qwen3.8")
    ],
    records=(
        SESSION,
        _RATED,
        _RATED.evolve(
            "translation",
            "enable_voice_clone",
            "voice_clone_options",
            "same_language_skip_options",
            "input_modalities",
            "output_modalities",
            cls=qwen.QwenTranslationSession,
            audio_input_format="audio.input.format",
            audio_input_turn_detection=Key(
                "audio.input.turn_detection", records=qwen.SpeakerDetection
            ),
            audio_output_format="audio.output.format",
            audio_output_voice="audio.output.voice",
        ),
        record(
            qwen.TranslationOptions,
            "language",
            "same_language_skip_options",
            corpus_phrases="corpus.phrases",
        ),
        record(qwen.SkipOptions),
        record(qwen.VoiceCloneOptions),
        record(qwen.TranslationFormat, "sample_rate", encoding="type"),
        QWEN_OMNI.of(qwen.QwenTranscription).evolve(
            cls=qwen.QwenTranslationTranscription
        ),
        _SERVER_VAD,
        record(qwen.SpeakerDetection, tag="speaker_detection"),
        # Documented events have no keys without values.
        QWEN_OMNI.of(e.Response).evolve(
            explicit_nulls=(), output_audio_format=Key(words=_OUTPUT_FORMATS)
        ),
        QWEN_OMNI.of(e.ResponseParameters).evolve(
            without=("tools", "tool_choice"),
            output_audio_format=Key(words=_OUTPUT_FORMATS),
        ),
        QWEN_OMNI.of(e.ConversationItemCreated).evolve(explicit_nulls=()),
        QWEN_OMNI.of(e.ErrorDetails).evolve(explicit_nulls=()),
        record(qwen.SourceAudio, tag="input_audio"),
        QWEN_OMNI.of(e.UserMessage).evolve(
            content=Key(records=[e.InputText, e.InputAudio])
        ),
        # Documented events about the user's audio have no item.
        QWEN_OMNI.of(e.InputAudioBufferSpeechStarted).evolve(
            "speaker_id",
            cls=qwen.QwenTranslationSpeechStarted,
            required=["audio_start_ms"],
        ),
        QWEN_OMNI.of(e.InputAudioBufferSpeechStopped).evolve(
            cls=qwen.QwenTranslationSpeechStopped, required=["audio_end_ms"]
        ),
        QWEN_OMNI.of(e.InputAudioBufferCommitted).evolve(
            cls=qwen.QwenTranslationCommitted,
            required=[],
            explicit_nulls=(),
        ),
        QWEN_OMNI.of(
            e.ConversationItemInputAudioTranscriptionCompleted
        ).evolve(
            "language",
            "emotion",
            cls=qwen.QwenConversationItemInputAudioTranscriptionCompleted,
        ),
        record(
            qwen.ConversationItemInputAudioTranscriptionText,
            tag="conversation.item.input_audio_transcription.text",
        ),
        record(qwen.ResponseTextText, tag="response.text.text"),
        record(
            qwen.ResponseAudioTranscriptText,
            tag="response.audio_transcript.text",
        ),
    ),
    without=(
        ra.FunctionTool,
        ra.SemanticVAD,
        ra.ToolChoiceMode,
        qwen.QwenSemanticVAD,
        qwen.SearchOptions,
        e.ConversationCreated,
        e.ConversationItemTruncate,
        e.ConversationItemTruncated,
        e.FunctionCall,
        e.FunctionCallOutput,
        e.OutputAudioBufferClear,
        e.OutputAudioBufferCleared,
        e.OutputAudioBufferStarted,
        e.OutputAudioBufferStopped,
        e.RateLimit,
        e.RateLimitsUpdated,
        e.ResponseFunctionCallArgumentsDelta,
        e.ResponseFunctionCallArgumentsDone,
    ),
    words={ra.AudioFormat: {}, ra.PCM: {}},
)
