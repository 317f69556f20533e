"""
The events of OpenAI's beta.
"""

import realtime_attrs as ra

from .. import events as e
from .._rules.keys import Key
from .._rules.spellings import Rewrite
from . import common as sessions
from . import common_events as common
from .records import Record, record


_ITEM = {"object": "realtime.item"}

# The server sends a transcript with all audio, and rejects audio alone.
MODALITIES = Rewrite({("audio",): ("audio", "text")})

TRANSCRIPTION = record(
    e.TranscriptionSession,
    defaults=sessions.TRANSCRIPTION_DEFAULTS,
    modalities=Key(rewrite=MODALITIES),
)

_SECRET = {"client_secret": "session.client_secret"}

# Keys of GA.
_MISPLACED = {
    "output_modalities": "modalities",
    "audio": ["voice", "output_audio_format"],
}

PARAMETERS = sessions.all_but(
    e.ResponseParameters,
    "reasoning",
    "parallel_tool_calls",
    modalities=Key(rewrite=MODALITIES),
    # The SDK and the documentation have different keys.
    max_output_tokens=Key(
        "max_response_output_tokens", alias="max_output_tokens"
    ),
    misplaced={
        **_MISPLACED,
        "reasoning": "reasoning",
        "parallel_tool_calls": "parallel_tool_calls",
    },
)

RECORDS: tuple[Record, ...] = (
    *common.RECORDS,
    TRANSCRIPTION,
    record(
        e.SessionUpdate,
        tag="session.update",
        session=Key(records=ra.SessionResource),
    ),
    record(e.TranscriptionSessionUpdate, tag="transcription_session.update"),
    *(
        common.shown(cls, tag, common.SHOWN_SESSION, **_SECRET)
        for cls, tag in (
            (e.SessionCreated, "session.created"),
            (e.SessionUpdated, "session.updated"),
        )
    ),
    *(
        common.shown(cls, tag, common.SHOWN_TRANSCRIPTION, **_SECRET)
        for cls, tag in (
            (e.TranscriptionSessionCreated, "transcription_session.created"),
            (e.TranscriptionSessionUpdated, "transcription_session.updated"),
        )
    ),
    sessions.all_but(
        e.ConversationItemInputAudioTranscriptionDelta,
        "obfuscation",
        tag="conversation.item.input_audio_transcription.delta",
    ),
    sessions.all_but(
        e.ConversationItemInputAudioTranscriptionCompleted,
        "languages",
        tag="conversation.item.input_audio_transcription.completed",
    ),
    sessions.all_but(
        e.ResponseTextDelta, "obfuscation", tag="response.text.delta"
    ),
    record(e.ResponseTextDone, tag="response.text.done"),
    record(e.ResponseAudioDelta, tag="response.audio.delta"),
    record(e.ResponseAudioDone, tag="response.audio.done"),
    sessions.all_but(
        e.ResponseAudioTranscriptDelta,
        "obfuscation",
        tag="response.audio_transcript.delta",
    ),
    record(
        e.ResponseAudioTranscriptDone, tag="response.audio_transcript.done"
    ),
    sessions.all_but(
        e.ResponseFunctionCallArgumentsDelta,
        "obfuscation",
        tag="response.function_call_arguments.delta",
    ),
    record(e.OutputText, tag="text", required=["text"]),
    record(e.OutputAudio, tag="audio"),
    record(
        e.SystemMessage,
        tag="message",
        constants={"role": "system", **_ITEM},
    ),
    record(e.UserMessage, tag="message", constants={"role": "user", **_ITEM}),
    sessions.all_but(
        e.AssistantMessage,
        "phase",
        tag="message",
        constants={"role": "assistant", **_ITEM},
    ),
    record(e.FunctionCall, tag="function_call", constants=_ITEM),
    record(e.FunctionCallOutput, tag="function_call_output", constants=_ITEM),
    record(
        e.Response,
        constants={"object": "realtime.response"},
        explicit_nulls=common.RESPONSE_NULLS,
        misplaced=_MISPLACED,
        modalities=Key(rewrite=MODALITIES),
    ),
    PARAMETERS,
    record(e.ClientSecret),
    record(
        e.ClientSecretRequest,
        session=Key("*", records=ra.SessionResource),
        expires_after="client_secret.expires_after",
    ),
    record(
        e.ClientSecretAnswer,
        value="client_secret.value",
        expires_at="client_secret.expires_at",
        session=Key("*", records=common.SHOWN_SESSION),
        session_id="id",
        session_expires_at="expires_at",
    ),
)
