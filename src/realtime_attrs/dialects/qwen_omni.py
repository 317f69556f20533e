"""
The dialect of Qwen-Omni-Realtime (turbo, 3-flash, 3.5), from the beta.

It has nested formats, tools as in the Chat API, and another semantic turn
detection.  The rules follow Alibaba's documents
(https://help.aliyun.com/zh/model-studio/client-events,
https://help.aliyun.com/zh/model-studio/server-events,
https://www.alibabacloud.com/help/en/document_detail/2922854.html), the
packages dashscope 2.0.2 and agentscope 2.0.11, and a conversation in text
captured in 2026-10.  `realtime_attrs.vendors.qwen` has the classes that only
Qwen has.

With ``keep_unknown=True``, these keys are in `extra`:

- ``translation`` of a session, which only `QWEN_LIVE_TRANSLATE` has;
- ``voice`` in ``audio.output``, and the further keys of formats, which only
  `QWEN_OMNI_38` has;
- other keys of a format that clients of dashscope may add.
"""

import realtime_attrs as ra

from .. import events as e
from ..extending import BaseContentPart
from ..vendors import qwen
from . import BETA, Fallback, Key, Rewrite, Variant, Words, bare, record


# The server sends a transcript with all audio, and rejects audio alone.
_MODALITIES = Key(rewrite=Rewrite({("audio",): ("text", "audio")}))

# The older words; they have different rates for input and output.
_INPUT_FORMATS = {
    ra.AudioFormat: Words({}),
    ra.PCM: Words({ra.PCM(16_000): "pcm"}, aliases={"pcm16": ra.PCM(16_000)}),
}
_OUTPUT_FORMATS = {
    ra.AudioFormat: Words(
        {ra.AudioFormat.PCM16: "pcm"},
        aliases={"pcm16": ra.AudioFormat.PCM16, "pcm24": ra.AudioFormat.PCM16},
    ),
    ra.PCM: Words({}),
}

SESSION = BETA.of(ra.SessionResource).evolve(
    without=(
        "input_audio_noise_reduction",
        "speed",
        "tracing",
        "include",
        "prompt",
        "truncation",
    ),
    defaults={
        "turn_detection": ra.ServerVAD(),
        "tools": (),
        "tool_choice": ra.ToolChoiceMode.AUTO,
    },
    misplaced={
        "input_audio_noise_reduction": "input_audio_noise_reduction",
        "speed": "speed",
    },
    modalities=_MODALITIES,
    input_audio_format=Key(
        "audio.input.format",
        fallback=Fallback("input_audio_format", words=_INPUT_FORMATS),
    ),
    output_audio_format=Key(
        "audio.output.format",
        fallback=Fallback("output_audio_format", words=_OUTPUT_FORMATS),
    ),
    max_response_output_tokens="max_tokens",
)

_TRANSCRIPTION = record(ra.AudioTranscription, "language", "model")

_SEMANTIC_VAD = record(
    ra.SemanticVAD,
    "create_response",
    "interrupt_response",
    tag="semantic_vad",
    defaults={"create_response": True, "interrupt_response": True},
)

# Details have the names of the Responses API.
_USAGE = BETA.of(e.Usage).evolve(
    input_token_details="input_tokens_details",
    output_token_details="output_tokens_details",
)

# In events about a part, the text of audio is at `text`.
_PART = Key(
    records=[
        Variant(e.OutputText, tag="text"),
        BETA.of(e.OutputAudio).evolve(
            transcript=Key("text", alias="transcript")
        ),
        BaseContentPart,
    ]
)

QWEN_OMNI = BETA.evolve(
    "qwen-omni",
    urls=[
        f"wss://*.aliyuncs.com/api-ws/v1/realtime?model={model}"
        for model in ("qwen-omni-*", "qwen3-omni-*", "qwen3.5-omni-*")
    ],
    records=(
        SESSION,
        SESSION.evolve(
            "top_p",
            "top_k",
            "repetition_penalty",
            "presence_penalty",
            "seed",
            "enable_search",
            "search_options",
            "smooth_output",
            "sample_rate",
            "max_response_output_token",
            cls=qwen.QwenSession,
            input_video_representation_compact=(
                "video.input.representation_compact"
            ),
        ),
        record(qwen.SearchOptions),
        bare(ra.NamedVoice, "name"),
        _TRANSCRIPTION,
        _TRANSCRIPTION.evolve(
            cls=qwen.QwenTranscription, corpus_text="corpus.text"
        ),
        BETA.of(ra.ServerVAD).evolve(defaults={"silence_duration_ms": 800}),
        _SEMANTIC_VAD,
        _SEMANTIC_VAD.evolve(
            "threshold",
            "prefix_padding_ms",
            "silence_duration_ms",
            "idle_timeout_ms",
            cls=qwen.QwenSemanticVAD,
        ),
        # A tool in the form of the Chat API; its keys next to the type are
        # rejected.
        record(
            ra.FunctionTool,
            tag="function",
            name="function.name",
            description="function.description",
            parameters="function.parameters",
            misplaced={name: name for name in ("description", "parameters")},
        ),
        *(
            BETA.of(cls).evolve(without=["client_secret"])
            for cls in (e.SessionCreated, e.SessionUpdated)
        ),
        BETA.of(e.Response).evolve(
            modalities=_MODALITIES,
            output_audio_format=Key(words=_OUTPUT_FORMATS),
        ),
        BETA.of(e.ResponseParameters).evolve(
            without=["prompt"],
            modalities=_MODALITIES,
            output_audio_format=Key(words=_OUTPUT_FORMATS),
        ),
        record(qwen.InputImageBufferAppend, tag="input_image_buffer.append"),
        record(qwen.SessionFinish, tag="session.finish"),
        record(qwen.SessionFinished, tag="session.finished"),
        BETA.of(e.ConversationItemInputAudioTranscriptionDelta).evolve(
            "text",
            "stash",
            "language",
            "emotion",
            "obfuscation",
            cls=qwen.QwenConversationItemInputAudioTranscriptionDelta,
        ),
        # Items that are done have parts of text without it.
        BETA.of(e.OutputText).evolve(required=[]),
        BETA.of(e.OutputAudio).evolve(transcript=Key(alias="text")),
        *(
            BETA.of(cls).evolve(part=_PART)
            for cls in (
                e.ResponseContentPartAdded,
                e.ResponseContentPartDone,
            )
        ),
        _USAGE,
        _USAGE.evolve(
            cls=qwen.QwenUsage,
            search_count="plugins.search.count",
            search_strategy="plugins.search.strategy",
        ),
    ),
    without=(
        ra.CustomVoice,
        ra.FunctionToolChoice,
        ra.NoiseReduction,
        ra.NoiseReductionMode,
        ra.Prompt,
        ra.RealtimeVoice,
        ra.RetentionRatioTruncation,
        ra.TokenLimits,
        ra.TracingConfiguration,
        ra.TracingMode,
        ra.TruncationMode,
        e.ClientSecret,
        e.ClientSecretAnswer,
        e.ClientSecretRequest,
        e.ExpiresAfter,
        e.ExpiryAnchor,
        e.TranscriptionSession,
        e.TranscriptionSessionCreated,
        e.TranscriptionSessionUpdate,
        e.TranscriptionSessionUpdated,
    ),
    words={
        ra.AudioFormat: {
            ra.AudioFormat.PCM16: {"type": "pcm", "sample_rate": 24_000},
        },
        ra.PCM: {
            **{
                ra.PCM(rate): {"type": "pcm", "sample_rate": rate}
                for rate in (8_000, 16_000, 48_000)
            },
            **{
                ra.PCM(rate, ra.Container.WAV): {
                    "type": "wav",
                    "sample_rate": rate,
                }
                for rate in (24_000, 8_000, 16_000, 48_000)
            },
        },
    },
)
