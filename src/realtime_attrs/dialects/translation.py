"""
The dialect of OpenAI's translation sessions.

Errors, transcription and noise reduction have the same objects as in `GA`.
Only the server's sessions have a type.  The rules follow the package
openai 3.57.0 (``types/realtime/realtime_translation_*.py``), OpenAI's guide
(https://developers.openai.com/api/docs/guides/realtime-translation) and the
examples of its OpenAPI document; no recorded conversation is known.
"""

from typing import Any

import realtime_attrs as ra

from .. import events as e
from .. import translation as t
from . import GA, Dialect, Key, Record, Variant, record


SESSION = record(
    t.TranslationSession,
    "model",
    ignored={"type": "translation"},
    defaults={
        "input_audio_transcription": ra.OFF,
        "input_audio_noise_reduction": ra.OFF,
    },
    output_language="audio.output.language",
    input_audio_transcription="audio.input.transcription",
    input_audio_noise_reduction="audio.input.noise_reduction",
)

_SHOWN = Key(
    "session.*",
    records=Variant(
        t.TranslationSession, tag="translation", required=["model"]
    ),
)


def _shown(cls: type[Any], tag: str) -> Record:
    return record(
        cls,
        "event_id",
        tag=tag,
        session=_SHOWN,
        session_id="session.id",
        expires_at="session.expires_at",
    )


TRANSLATION = Dialect(
    "translation",
    urls=[
        f"wss://{host}/v1/realtime/translations"
        for host in (
            "api.openai.com",
            "*.api.openai.com",
            "*.openai.azure.com/openai",
            "*.services.ai.azure.com/openai",
            "*.cognitiveservices.azure.com/openai",
        )
    ],
    records=(
        SESSION,
        # Clients set only the model; servers may send the language.
        record(ra.AudioTranscription, "model", "language", required=["model"]),
        GA.of(ra.NoiseReduction).evolve(required=["mode"]),
        record(t.SessionUpdate, tag="session.update"),
        record(
            t.InputAudioBufferAppend, tag="session.input_audio_buffer.append"
        ),
        record(t.SessionClose, tag="session.close"),
        _shown(t.SessionCreated, "session.created"),
        _shown(t.SessionUpdated, "session.updated"),
        record(t.SessionClosed, tag="session.closed"),
        record(t.InputTranscriptDelta, tag="session.input_transcript.delta"),
        record(t.OutputTranscriptDelta, tag="session.output_transcript.delta"),
        record(t.OutputAudioDelta, tag="session.output_audio.delta"),
        GA.of(e.Error),
        GA.of(e.ErrorDetails),
        record(t.ClientSecretRequest),
        record(
            t.ClientSecretAnswer,
            "value",
            "expires_at",
            session=_SHOWN,
            session_id="session.id",
            session_expires_at="session.expires_at",
        ),
        GA.of(e.ExpiresAfter),
    ),
    words={
        cls: GA.words[cls]
        for cls in (ra.NoiseReductionMode, e.ExpiryAnchor, ra.Off)
    },
)
