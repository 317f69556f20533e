"""
The dialect of GLM-Realtime, derived from the beta.

It has other voices, formats and turn detection, settings in ``beta_fields``,
and events with fewer keys.  The rules follow Zhipu's AsyncAPI
document (https://docs.bigmodel.cn/asyncapi/asyncapi.json, of 2026-07-11), and
the document, packages and samples in
https://github.com/MetaGLM/glm-realtime-sdk, whose printed events lack keys
that the AsyncAPI document requires; no recorded answer is known.
`realtime_attrs.vendors.glm` has the classes that only GLM has.

The events ``transcription_session.update`` and
``transcription_session.updated`` are unknown, since no source lists their
keys.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

import realtime_attrs as ra

from .. import events as e
from ..extending import BaseContentPart, BaseItem
from ..vendors import glm
from . import ANY, BETA, Key, Record, Rewrite, Variant, Words, bare, record


# Clients may request audio without its transcript.
_MODALITIES = Key(
    rewrite=Rewrite(
        {
            words: words
            for words in (
                ("audio",),
                ("text",),
                ("audio", "text"),
                ("text", "audio"),
            )
        }
    )
)

_OUTPUT_FORMATS = Key(
    words={
        ra.AudioFormat: Words(
            {
                ra.AudioFormat.PCM16: "pcm",
                ra.AudioFormat.MP3: "mp3",
                ra.AudioFormat.WAV: "wav",
            }
        ),
        ra.PCM: Words({}),
    }
)

SESSION = BETA.of(ra.SessionResource).evolve(
    without=("speed", "tracing", "include", "prompt", "truncation"),
    defaults={
        "modalities": ("text", "audio"),
        "voice": ra.NamedVoice("tongtong"),
        "input_audio_format": ra.AudioFormat.WAV,
        "output_audio_format": ra.AudioFormat.PCM16,
        "turn_detection": glm.ClientVAD(),
        "tools": (),
    },
    modalities=_MODALITIES,
    output_audio_format=_OUTPUT_FORMATS,
    # The Python package has `none`.
    turn_detection=Key(off=[None, {"type": "none"}]),
    # The Python package has "".
    tool_choice=Key(none=[""]),
    # The Python package has GA's key.
    max_response_output_tokens=Key(alias="max_output_tokens", as_string=True),
)

_TRANSCRIPTION = record(ra.AudioTranscription, "model")

_OBJECT = {"object": "realtime.item"}

# Servers send the transcript of audio in an item as null.
_USER_MESSAGE = BETA.of(e.UserMessage).evolve(
    content=Key(
        records=[
            e.InputText,
            BETA.of(e.InputAudio).evolve(explicit_nulls=["transcript"]),
            BaseContentPart,
        ]
    )
)

_OUTPUT = record(
    glm.GLMFunctionCallOutput, tag="function_call_output", constants=_OBJECT
)

# Clients send neither that null, nor the `object` of an output.
_SENT = Key(
    records=[
        e.SystemMessage,
        BETA.of(e.UserMessage),
        e.AssistantMessage,
        e.FunctionCall,
        _OUTPUT.evolve(constants={}, ignored=_OBJECT),
        BaseItem,
    ]
)

_PARAMETERS = record(
    e.ResponseParameters,
    "instructions",
    "voice",
    "tools",
    "temperature",
    "max_output_tokens",
    modalities=_MODALITIES,
    output_audio_format=_OUTPUT_FORMATS,
    tool_choice=Key(none=[""]),
)

_MADE = {"object": "realtime.response"}
_BEGUN = Key(records=Variant(e.Response, constants=_MADE))

# No source has the `object` of a session that a server sends.
_SHOWN = {
    "without": ["client_secret"],
    "session": Key(
        records=Variant(
            ra.SessionResource, ignored={"object": "realtime.session"}
        )
    ),
}

_STAMPED: Mapping[type[Any], Mapping[str, Any]] = {
    glm.GLMSessionUpdate: {},
    glm.GLMInputAudioBufferAppend: {},
    glm.GLMInputAudioBufferCommit: {},
    glm.GLMInputAudioBufferClear: {},
    glm.GLMConversationItemCreate: {"item": _SENT},
    glm.GLMConversationItemRetrieve: {},
    glm.GLMConversationItemTruncate: {},
    glm.GLMConversationItemDelete: {},
    # A sample has the timestamp there.
    glm.GLMResponseCreate: {"ignored": {"timestamp": ANY}},
    glm.GLMResponseCancel: {},
    glm.GLMSessionCreated: _SHOWN,
    glm.GLMSessionUpdated: _SHOWN,
    glm.GLMConversationCreated: {},
    glm.GLMConversationItemCreated: {"explicit_nulls": ()},
    glm.GLMConversationItemRetrieved: {},
    glm.GLMConversationItemTruncated: {},
    glm.GLMConversationItemDeleted: {},
    glm.GLMConversationItemInputAudioTranscriptionCompleted: {
        "without": ["usage", "logprobs"]
    },
    glm.GLMConversationItemInputAudioTranscriptionFailed: {},
    glm.GLMInputAudioBufferCommitted: {"explicit_nulls": ()},
    glm.GLMInputAudioBufferCleared: {},
    glm.GLMResponseCreated: {"response": _BEGUN},
    # Printed responses that are done lack the `object`.
    glm.GLMResponseDone: {
        "response": Key(records=Variant(e.Response, ignored=_MADE))
    },
    glm.GLMResponseOutputItemAdded: {},
    glm.GLMResponseOutputItemDone: {},
    glm.GLMResponseContentPartAdded: {},
    glm.GLMResponseContentPartDone: {},
    glm.GLMRateLimitsUpdated: {},
    glm.GLMError: {},
}
"""
The classes that add a timestamp to an event of the beta, with further rules.
"""

_OWN: Mapping[type[Any], str] = {
    glm.InputAudioBufferAppendVideoFrame: (
        "input_audio_buffer.append_video_frame"
    ),
    glm.InputAudioBufferPreCommit: "input_audio_buffer.pre_commit",
    glm.GLMInputAudioBufferSpeechStarted: "input_audio_buffer.speech_started",
    glm.GLMInputAudioBufferSpeechStopped: "input_audio_buffer.speech_stopped",
    glm.GLMResponseTextDelta: "response.text.delta",
    glm.GLMResponseTextDone: "response.text.done",
    glm.GLMResponseAudioDelta: "response.audio.delta",
    glm.GLMResponseAudioDone: "response.audio.done",
    glm.GLMResponseAudioTranscriptDelta: "response.audio_transcript.delta",
    glm.GLMResponseAudioTranscriptDone: "response.audio_transcript.done",
    glm.GLMResponseFunctionCallArgumentsDelta: (
        "response.function_call_arguments.delta"
    ),
    glm.GLMResponseFunctionCallArgumentsDone: (
        "response.function_call_arguments.done"
    ),
    glm.Heartbeat: "heartbeat",
}

# The document for models misspells the key in its example.
_SEARCH = Key(
    "session.beta_fields.simple_browser",
    alias="session.beta_fields.simple_brower",
)


def _stamped() -> Iterator[Record]:
    """
    Make the records of the events in `_STAMPED` and of their base classes.
    """
    for cls, rules in _STAMPED.items():
        core = BETA.of(cls.__bases__[0]).evolve(**rules)
        held = {field.name for field in attrs.fields(cls.__bases__[0])}
        added = [x.name for x in attrs.fields(cls) if x.name not in held]
        yield core
        yield core.evolve(*added, cls=cls)


GLM = BETA.evolve(
    "glm",
    urls=["wss://open.bigmodel.cn/api/paas/v4/realtime"],
    records=(
        SESSION,
        SESSION.evolve(
            "beta_fields",
            "greeting_config",
            "flow_backend",
            "tts_backend",
            cls=glm.GLMSession,
        ),
        *map(
            record,
            (
                glm.BetaFields,
                glm.ClonedVoice,
                glm.GreetingConfig,
                glm.SimpleBrowser,
            ),
        ),
        bare(ra.NamedVoice, "name"),
        _TRANSCRIPTION,
        _TRANSCRIPTION.evolve("enabled", cls=glm.GLMTranscription),
        record(glm.ClientVAD, tag="client_vad"),
        BETA.of(ra.ServerVAD).evolve(without=["idle_timeout_ms"], defaults={}),
        # The Python package has the name there.
        BETA.of(ra.FunctionToolChoice).evolve(name="function"),
        _USER_MESSAGE,
        _OUTPUT,
        _PARAMETERS,
        _PARAMETERS.evolve(
            "commit",
            "cancel_previous",
            append_input_items=_SENT,
            input_items=_SENT,
            cls=glm.GLMResponseParameters,
        ),
        BETA.of(e.Response).evolve(
            constants={},
            explicit_nulls=(),
            modalities=_MODALITIES,
            output_audio_format=_OUTPUT_FORMATS,
        ),
        record(
            e.InputTokenDetails, "text_tokens", "audio_tokens", "cached_tokens"
        ),
        record(e.OutputTokenDetails, "text_tokens", "audio_tokens"),
        BETA.of(e.ErrorDetails).evolve(explicit_nulls=()),
        *_stamped(),
        *(record(cls, tag=tag) for cls, tag in _OWN.items()),
        record(
            glm.GLMResponseCancelled, tag="response.cancelled", response=_BEGUN
        ),
        record(
            glm.ResponseFunctionCallSimpleBrowser,
            tag="response.function_call.simple_browser",
            keys={"simple_browser": _SEARCH},
        ),
        record(
            glm.ResponseFunctionCallSimpleBrowserResult,
            tag="response.function_call.simple_browser.result",
            keys={"simple_browser": _SEARCH},
        ),
    ),
    without=(
        ra.CustomVoice,
        ra.Prompt,
        ra.RealtimeVoice,
        ra.RetentionRatioTruncation,
        ra.SemanticVAD,
        ra.TokenLimits,
        ra.TracingConfiguration,
        ra.TracingMode,
        ra.TruncationMode,
        e.CachedTokenDetails,
        e.ClientSecret,
        e.ClientSecretAnswer,
        e.ClientSecretRequest,
        e.ConversationItemInputAudioTranscriptionDelta,
        e.DurationUsage,
        e.ExpiresAfter,
        e.ExpiryAnchor,
        e.FunctionCallOutput,
        e.InputAudioBufferSpeechStarted,
        e.InputAudioBufferSpeechStopped,
        e.ItemReference,
        e.LogProbability,
        e.OutputAudioBufferClear,
        e.OutputAudioBufferCleared,
        e.OutputAudioBufferStarted,
        e.OutputAudioBufferStopped,
        e.ResponseAudioDelta,
        e.ResponseAudioDone,
        e.ResponseAudioTranscriptDelta,
        e.ResponseAudioTranscriptDone,
        e.ResponseFunctionCallArgumentsDelta,
        e.ResponseFunctionCallArgumentsDone,
        e.ResponseTextDelta,
        e.ResponseTextDone,
        e.TokenUsage,
        e.TranscriptionSession,
        e.TranscriptionSessionCreated,
        e.TranscriptionSessionUpdate,
        e.TranscriptionSessionUpdated,
    ),
    words={
        # Words for the user's audio; the numbers are rates in kilohertz.
        ra.AudioFormat: {
            ra.AudioFormat.WAV: "wav",
            ra.AudioFormat.PCM: "pcm",
            ra.AudioFormat.PCM16: "pcm24",
        },
        ra.PCM: {
            ra.PCM(16_000): "pcm16",
            ra.PCM(48_000): "pcm48",
            **{
                ra.PCM(rate * 1_000, ra.Container.WAV): f"wav{rate}"
                for rate in (16, 24, 48)
            },
        },
        glm.ChatMode: {mode: mode.name.lower() for mode in glm.ChatMode},
    },
)
