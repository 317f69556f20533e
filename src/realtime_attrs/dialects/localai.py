"""
The dialect of LocalAI, derived from `GA`.

The server, which is written in Go, omits keys whose value is false, 0 or
empty.  The rules follow LocalAI's source
(https://github.com/mudler/LocalAI, core/http/endpoints/openai at 82c191a) and
documentation (https://localai.io/features/openai-realtime); no conversation is
known.  `realtime_attrs.vendors.localai` has the classes that only LocalAI has.

The server ignores unknown keys, among them some of OpenAI's; this dialect
doesn't write those.
"""

from typing import Any

import realtime_attrs as ra

from .. import events as e
from ..vendors import localai
from . import ANY, GA_COMPATIBLE, Key, Record, Rewrite, Variant, bare, record


def _less(cls: type[Any], *names: str, **rules: Any) -> Record:
    """
    Copy a record without some attributes, and ignore their keys.
    """
    ignored = dict.fromkeys(names, ANY)
    return GA_COMPATIBLE.of(cls).evolve(
        without=names, ignored=ignored, **rules
    )


def _also(cls: type[Any], tag: str) -> Record:
    """
    Make a record that also reads objects of another type, with optional keys.
    """
    return GA_COMPATIBLE.of(cls).evolve(
        required=(), variants=Variant(cls, tag=tag)
    )


# Clients may request both modalities.
_BOTH = Rewrite(
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

# Clients may write the beta's key, which the server reads as a fallback.
_MODALITIES = Key(fallback="modalities", rewrite=_BOTH)

SESSION = _less(
    ra.SessionResource,
    "reasoning",
    "parallel_tool_calls",
    defaults={
        "modalities": ("audio",),
        "turn_detection": ra.ServerVAD(),
        "tools": (),
        "tool_choice": ra.ToolChoiceMode.AUTO,
    },
    misplaced={"modalities": None},
    modalities=_MODALITIES,
)

PARAMETERS = _less(
    e.ResponseParameters,
    "reasoning",
    "parallel_tool_calls",
    misplaced={"modalities": None},
    modalities=_MODALITIES,
)

# The result has a further key.
_FALLBACKS = {
    localai.FallbackMode: {
        localai.FallbackMode.NONE: "none",
        localai.FallbackMode.REPLY: "reply",
        localai.FallbackMode.GENERATE: "generate",
    }
}

_USER = GA_COMPATIBLE.of(e.UserMessage)

# The server omits keys without a value.
_WITHOUT_NULLS = (
    e.ConversationItemAdded,
    e.ConversationItemDone,
    e.InputAudioBufferCommitted,
    e.ErrorDetails,
)

LOCALAI = GA_COMPATIBLE.evolve(
    "localai",
    records=(
        SESSION,
        SESSION.evolve(
            cls=localai.LocalAISession, classifier="localai_classifier"
        ),
        # Clients may omit the type; a tag is required.
        GA_COMPATIBLE.of(e.SessionUpdate).evolve(
            session=Key(
                records=(
                    Variant(
                        ra.SessionResource,
                        tag=None,
                        constants={"type": "realtime"},
                    ),
                    e.TranscriptionSession,
                )
            )
        ),
        PARAMETERS,
        PARAMETERS.evolve(
            cls=localai.LocalAIResponseParameters,
            classifier="localai_classifier",
        ),
        _less(ra.AudioTranscription, "languages", "keywords", "delay"),
        _less(ra.NoiseReduction, "strength"),
        _less(ra.MCPTool, "tunnel_id", "allowed_callers", "defer_loading"),
        GA_COMPATIBLE.of(ra.ServerVAD).evolve(
            defaults={"silence_duration_ms": 500}
        ),
        bare(ra.NamedVoice, "name"),
        *(
            GA_COMPATIBLE.of(cls).evolve(explicit_nulls=())
            for cls in _WITHOUT_NULLS
        ),
        GA_COMPATIBLE.of(e.Response).evolve(
            explicit_nulls=(), modalities=Key(rewrite=_BOTH)
        ),
        *(
            GA_COMPATIBLE.of(cls).evolve(required=())
            for cls in (e.InputText, e.InputImage)
        ),
        # The server writes parts of system messages without a type.
        GA_COMPATIBLE.of(e.SystemMessage).evolve(
            content=Key(
                records=record(e.InputText, constants={"type": "input_text"})
            )
        ),
        # Events about a part have the types of items.
        _also(e.OutputText, "text"),
        _also(e.OutputAudio, "audio"),
        *(
            GA_COMPATIBLE.of(cls).evolve(part=Key(records=None))
            for cls in (
                e.ResponseContentPartAdded,
                e.ResponseContentPartDone,
            )
        ),
        _USER,
        # The server omits empty values.
        _USER.evolve("speaker", cls=localai.LocalAIUserMessage, required=()),
        GA_COMPATIBLE.of(e.FunctionCall).evolve(
            cls=localai.LocalAIFunctionCall, required=["name"]
        ),
        GA_COMPATIBLE.of(e.FunctionCallOutput).evolve(
            cls=localai.LocalAIFunctionCallOutput, required=["call_id"]
        ),
        record(localai.Classifier),
        record(localai.ClassifierOption),
        record(localai.ClassifierTool),
        record(localai.ClassifierSlot),
        record(
            localai.ClassifierFallback, "reply", mode=Key(words=_FALLBACKS)
        ),
        record(localai.AddressGate),
        record(localai.RecognizedSpeaker),
        record(
            localai.ConversationItemSpeaker, tag="conversation.item.speaker"
        ),
        record(localai.SoundDetection),
        record(
            localai.ConversationItemSoundDetection,
            tag="conversation.item.sound_detection",
        ),
        record(localai.ClassifierScore),
        record(localai.ClassifierResult, tag="localai.classifier.result"),
    ),
    without=(
        ra.MCPCaller,
        ra.Reasoning,
        ra.ReasoningEffort,
        ra.TranscriptionDelay,
        e.ConversationCreated,
        e.ConversationItemCreated,
        e.InputAudioBufferDTMFEventReceived,
        e.OutputAudioBufferStarted,
        e.OutputAudioBufferStopped,
        e.OutputAudioBufferCleared,
        # It has no REST interface for keys.
        e.ClientSecretAnswer,
        e.ClientSecretRequest,
        e.ExpiresAfter,
        e.ExpiryAnchor,
    ),
    words={
        ra.RealtimeVoice: GA_COMPATIBLE.words[ra.RealtimeVoice].evolve(
            {
                ra.RealtimeVoice.FABLE: "fable",
                ra.RealtimeVoice.ONYX: "onyx",
                ra.RealtimeVoice.NOVA: "nova",
            }
        ),
        ra.PCM: {
            ra.PCM(rate): {"type": "audio/pcm", "rate": rate}
            for rate in (
                8_000,
                11_025,
                16_000,
                22_050,
                32_000,
                44_100,
                48_000,
            )
        },
        **{
            cls: {word: word.name.lower() for word in cls}
            for cls in (
                localai.AddressMode,
                localai.FallbackMode,
                localai.Normalization,
                localai.SlotType,
            )
        },
    },
)
