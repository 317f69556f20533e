"""
Events of a server about input audio, and about audio that it plays.
"""

from .._values.checked import frozen
from .._values.scalars import Milliseconds, UnixTime
from .bases import BaseServerEvent


@frozen
class InputAudioBufferCommitted(BaseServerEvent):
    """
    The server has committed the audio sent so far.

    The server answers `InputAudioBufferCommit` with it, or sends it at the end
    of the user's turn.  The events of the new item follow.

    Args:
        item_id: The user's message with the audio.

        previous_item_id: The item before the message, if there is one.
    """

    item_id: str
    previous_item_id: str | None = None


@frozen
class InputAudioBufferCleared(BaseServerEvent):
    """
    The server has discarded the audio that wasn't committed.

    The server answers `InputAudioBufferClear` with it.
    """


@frozen
class InputAudioBufferSpeechStarted(BaseServerEvent):
    """
    The user has begun to speak.

    Servers send it only with turn detection.  Stop playing the model's audio
    when it arrives.

    Args:
        audio_start_ms:
            The start of the speech, in milliseconds of all audio of the
            session, with the padding before the speech.

        item_id: The future message of the user.
    """

    audio_start_ms: Milliseconds
    item_id: str


@frozen
class InputAudioBufferSpeechStopped(BaseServerEvent):
    """
    The user has stopped speaking.

    Servers send it only with turn detection; `InputAudioBufferCommitted`
    follows.

    Args:
        audio_end_ms:
            The end of the speech, in milliseconds of all audio of the session,
            with the silence that ended the turn.

        item_id: The future message of the user.
    """

    audio_end_ms: Milliseconds
    item_id: str


@frozen
class InputAudioBufferTimeoutTriggered(BaseServerEvent):
    """
    The user has been silent for too long; only GA has it.

    The server sends it after `ServerVAD.idle_timeout_ms`.  It commits the
    silence, and the model responds.

    Args:
        audio_start_ms:
            The start of the silence, in milliseconds of all audio of the
            session.

        audio_end_ms: The end of the timeout, in the same unit.

        item_id: The user's message with the silence.
    """

    audio_start_ms: Milliseconds
    audio_end_ms: Milliseconds
    item_id: str


@frozen
class InputAudioBufferDTMFEventReceived(BaseServerEvent):
    """
    The user has pressed a key of the telephone; only GA over SIP has it.

    OpenAI sends it without an *event_id*.

    Args:
        event: The key: ``"0"`` to ``"9"``, ``"*"`` or ``"#"``.

        received_at: The time, in seconds of Unix time.
    """

    event: str
    received_at: UnixTime


@frozen
class OutputAudioBufferStarted(BaseServerEvent):
    """
    The server begins to play the model's audio; only over WebRTC and SIP.

    Args:
        response_id: The response.
    """

    response_id: str


@frozen
class OutputAudioBufferStopped(BaseServerEvent):
    """
    The server has played all audio of a response; only over WebRTC and SIP.

    It follows `ResponseDone`.

    Args:
        response_id: The response.
    """

    response_id: str


@frozen
class OutputAudioBufferCleared(BaseServerEvent):
    """
    The server has stopped playing the audio; only over WebRTC and SIP.

    The server answers `OutputAudioBufferClear` with it, or sends it when the
    user interrupts.

    Args:
        response_id: The response; optional in some dialects.
    """

    response_id: str | None = None
