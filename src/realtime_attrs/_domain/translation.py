"""
Sessions that translate speech while the user speaks, and their events.

Attributes are those of the package openai 3.57.0
(``types/realtime/realtime_translation_*.py``) and of OpenAI's guide
(https://developers.openai.com/api/docs/guides/realtime-translation).
"""

from typing import TypeAlias

from .._values.checked import frozen
from .._values.constants import ThreeStates
from .._values.scalars import (
    Count,
    Milliseconds,
    SampleRate,
    SecretText,
    UnixTime,
)
from .._values.unknown import Unknown
from .audio import AudioTranscription, NoiseReduction
from .bases import (
    BaseAnswer,
    BaseClientEvent,
    BaseRequest,
    BaseServerEvent,
    BaseSession,
)
from .client_secrets import ExpiresAfter
from .session_events import Error


@frozen
class TranslationSession(BaseSession):
    """
    The configuration of a translation session, or a change to one.

    A session has one target language.  Audio is 24 kHz PCM16 with one channel
    in both directions; no attribute changes that.  Attributes have the same
    three states as those of `SessionResource`.

    Args:
        model:
            The model, such as ``"gpt-realtime-translate"``.  Only REST bodies
            and answers have it: the address of a WebSocket names it, and an
            update can't change it.

        output_language: The language to translate into, such as ``"es"``.

        input_audio_transcription:
            The transcription of the user's speech, or `OFF`; the server then
            sends no `InputTranscriptDelta` events.  Clients can set its model
            alone.

        input_audio_noise_reduction:
            The noise reduction of the input, or `OFF`.

    Raises:
        TypeError: A value has the wrong type; the message names the attribute.
    """

    model: str | None = None
    output_language: str | None = None
    input_audio_transcription: ThreeStates[AudioTranscription] = None
    input_audio_noise_reduction: ThreeStates[NoiseReduction] = None


@frozen
class SessionUpdate(BaseClientEvent):
    """
    Change the session.

    The server answers with `SessionUpdated`, or with an error.

    Args:
        session: The attributes to change; the others keep their values.
    """

    session: TranslationSession | Unknown


@frozen
class InputAudioBufferAppend(BaseClientEvent):
    """
    Send audio to translate.

    OpenAI advises clients to send 200 ms at a time, and to go on with silence.

    Args:
        audio: 24 kHz PCM16 with one channel.
    """

    audio: bytes


@frozen
class SessionClose(BaseClientEvent):
    """
    End the session.

    The server sends the rest of the translation, and then `SessionClosed`.
    """


@frozen
class SessionCreated(BaseServerEvent):
    """
    The session has begun; the first event of every connection.

    Args:
        session: The complete session, with the server's defaults.

        session_id: The session's identifier.

        expires_at:
            The time at which the session ends, in seconds of Unix time.
    """

    session: TranslationSession | Unknown
    session_id: str | None = None
    expires_at: UnixTime | None = None


@frozen
class SessionUpdated(BaseServerEvent):
    """
    The server has applied a `SessionUpdate`.

    Args:
        session: The complete session.

        session_id: The session's identifier.

        expires_at:
            The time at which the session ends, in seconds of Unix time.
    """

    session: TranslationSession | Unknown
    session_id: str | None = None
    expires_at: UnixTime | None = None


@frozen
class SessionClosed(BaseServerEvent):
    """
    The server has sent all translated audio, and ended the session.
    """


@frozen
class InputTranscriptDelta(BaseServerEvent):
    """
    More of the transcript of the user's speech.

    Args:
        delta: The text to append.

        elapsed_ms: The position in the session, in milliseconds.
    """

    delta: str
    elapsed_ms: Milliseconds | None = None


@frozen
class OutputTranscriptDelta(BaseServerEvent):
    """
    More of the translation as text.

    Args:
        delta: The text to append.

        elapsed_ms: The position in the session, in milliseconds.
    """

    delta: str
    elapsed_ms: Milliseconds | None = None


@frozen
class OutputAudioDelta(BaseServerEvent):
    """
    More of the translation as audio.

    Args:
        delta: The audio to play.

        sample_rate: Samples per second, 24000.

        channels: The number of channels, 1.

        format: The encoding, always ``"pcm16"``.

        elapsed_ms: The position in the session, in milliseconds.
    """

    delta: bytes
    sample_rate: SampleRate | None = None
    channels: Count | None = None
    format: str | None = None
    elapsed_ms: Milliseconds | None = None


@frozen
class ClientSecretRequest(BaseRequest):
    """
    Request a client secret for a browser or an app.

    Args:
        session: The session that the secret opens, with its model.

        expires_after: The time for which the secret opens sessions.
    """

    session: TranslationSession | Unknown
    expires_after: ExpiresAfter | None = None


@frozen
class ClientSecretAnswer(BaseAnswer):
    """
    The answer to a `ClientSecretRequest`.

    Args:
        value: The secret; `repr()` and messages don't show it.

        expires_at:
            The time at which the secret expires, in seconds of Unix time.

        session: The session that the secret opens.

        session_id: The session's identifier.

        session_expires_at:
            The time at which the session ends, in seconds of Unix time.
    """

    value: SecretText
    expires_at: UnixTime
    session: TranslationSession | Unknown
    session_id: str | None = None
    session_expires_at: UnixTime | None = None


ClientEvent: TypeAlias = SessionUpdate | InputAudioBufferAppend | SessionClose
"""
Any event that a client sends.
"""

ServerEvent: TypeAlias = (
    SessionCreated
    | SessionUpdated
    | SessionClosed
    | InputTranscriptDelta
    | OutputTranscriptDelta
    | OutputAudioDelta
    | Error
)
"""
Any event that a server sends.
"""

Event: TypeAlias = ClientEvent | ServerEvent
"""
Any event.
"""
