"""
The dialect of the self-hosted server Speaches, derived from the beta.

It has any string as a voice, a model for speech, and events with fewer keys.
The rules follow the server's source (https://github.com/speaches-ai/speaches,
``src/speaches/types/realtime.py`` and ``src/speaches/realtime``): the branch
master at 870e1e1, with the additions of pull request 456 at 9aca787.
`realtime_attrs.vendors.speaches` has the classes that only Speaches has.
"""

import realtime_attrs as ra

from .. import events as e
from ..vendors import speaches
from . import BETA, Key, Rewrite, Variant, bare, record


# No combination is rewritten: audio alone has a transcript, too.
_MODALITIES = Key(
    rewrite=Rewrite(
        {
            words: words
            for words in (
                ("audio", "text"),
                ("text", "audio"),
                ("audio",),
                ("text",),
            )
        }
    )
)

_DEFAULTS = {
    "modalities": ("audio", "text"),
    "input_audio_format": ra.AudioFormat.PCM16,
    "output_audio_format": ra.AudioFormat.PCM16,
    "turn_detection": ra.ServerVAD(),
    "tools": (),
    "tool_choice": ra.ToolChoiceMode.AUTO,
    "temperature": 0.8,
    "max_response_output_tokens": ra.INF,
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
    defaults=_DEFAULTS,
    modalities=_MODALITIES,
    # It can't be turned off.
    input_audio_transcription=Key(words={ra.Off: {}}, null="refused"),
)

_SERVER_VAD = BETA.of(ra.ServerVAD).evolve(
    without=("interrupt_response", "idle_timeout_ms"),
    # An update may omit the type.
    variants=Variant(ra.ServerVAD, tag=None),
    defaults={
        "threshold": 0.9,
        "prefix_padding_ms": 0,
        "silence_duration_ms": 550,
        "create_response": True,
    },
)

_TOOL = BETA.of(ra.FunctionTool)

# Sessions that a server sends have no `object`.
_SHOWN = Key(records=ra.SessionResource)

SPEACHES = BETA.evolve(
    "speaches",
    records=(
        SESSION,
        SESSION.evolve(
            "speech_model",
            "no_response_token",
            "no_speech_prob_threshold",
            cls=speaches.SpeachesSession,
            defaults={
                **_DEFAULTS,
                "no_response_token": "*",
                "no_speech_prob_threshold": 0.6,
            },
        ),
        record(ra.AudioTranscription, "model", "language"),
        bare(ra.NamedVoice, "name"),
        _SERVER_VAD,
        _SERVER_VAD.evolve(
            "barge_in_delay_ms",
            cls=speaches.SpeachesServerVAD,
            defaults={**_SERVER_VAD.defaults, "barge_in_delay_ms": 400},
        ),
        _TOOL,
        _TOOL.evolve("execution", cls=speaches.SpeachesFunctionTool),
        record(ra.FunctionToolChoice, tag="function", name="function.name"),
        *(
            BETA.of(cls).evolve(
                without=["client_secret", "expires_at"], session=_SHOWN
            )
            for cls in (e.SessionCreated, e.SessionUpdated)
        ),
        # The server requires the key, and sends it before it has the text.
        BETA.of(e.InputAudio).evolve(explicit_nulls=["transcript"]),
        BETA.of(e.Response).evolve(explicit_nulls=(), modalities=_MODALITIES),
        # The server answers the others with an error.
        BETA.of(e.ResponseParameters).evolve(
            without=(
                "conversation",
                "input",
                "metadata",
                "output_audio_format",
                "prompt",
            ),
            modalities=_MODALITIES,
        ),
        record(
            speaches.InputAudioBufferPartialTranscription,
            tag="input_audio_buffer.partial_transcription",
        ),
    ),
    without=(
        ra.CustomVoice,
        ra.NoiseReduction,
        ra.NoiseReductionMode,
        ra.Prompt,
        ra.RealtimeVoice,
        ra.RetentionRatioTruncation,
        ra.SemanticVAD,
        ra.TokenLimits,
        ra.TracingConfiguration,
        ra.TracingMode,
        ra.TruncationMode,
        e.ClientSecret,
        e.ClientSecretAnswer,
        e.ClientSecretRequest,
        e.ConversationItemInputAudioTranscriptionDelta,
        e.ConversationItemRetrieve,
        e.ConversationItemRetrieved,
        e.ExpiresAfter,
        e.ExpiryAnchor,
        e.ItemReference,
        e.OutputAudioBufferClear,
        e.OutputAudioBufferCleared,
        e.OutputAudioBufferStarted,
        e.OutputAudioBufferStopped,
        e.TranscriptionSession,
        e.TranscriptionSessionCreated,
        e.TranscriptionSessionUpdate,
        e.TranscriptionSessionUpdated,
    ),
    words={
        # Responses and items in progress have the status "incomplete".
        e.ResponseStatus: {
            e.ResponseStatus.COMPLETED: "completed",
            e.ResponseStatus.CANCELLED: "cancelled",
            e.ResponseStatus.FAILED: "failed",
            e.ResponseStatus.INCOMPLETE: "incomplete",
        },
        e.ItemStatus: {
            e.ItemStatus.COMPLETED: "completed",
            e.ItemStatus.INCOMPLETE: "incomplete",
        },
        speaches.ToolExecution: {
            speaches.ToolExecution.CLIENT: "client",
            speaches.ToolExecution.SERVER: "server",
        },
    },
)
