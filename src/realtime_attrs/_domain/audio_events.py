"""
What a server says of the audio that comes in, and of the audio that it plays.
"""

from .._values.checked import frozen
from .._values.scalars import Milliseconds, UnixTime
from .bases import BaseServerEvent


@frozen
class InputAudioBufferCommitted(BaseServerEvent):
    """
    The audio sent so far is becoming an item.

    Answers `InputAudioBufferCommit`, or comes at the end of the user's turn.
    The events of the item follow.

    Args:
        item_id: The user's message that it becomes.

        previous_item_id: The item before it, if there is one.
    """

    item_id: str
    previous_item_id: str | None = None


@frozen
class InputAudioBufferCleared(BaseServerEvent):
    """
    The audio sent so far is forgotten.

    Answers `InputAudioBufferClear`.
    """


@frozen
class InputAudioBufferSpeechStarted(BaseServerEvent):
    """
    The user has begun to speak.

    Comes with turn detection only.  It is the time to stop playing the model's
    audio.

    Args:
        audio_start_ms:
            When, in milliseconds of all audio of the session, padding before
            the speech included.

        item_id: The user's message that it will become.
    """

    audio_start_ms: Milliseconds
    item_id: str


@frozen
class InputAudioBufferSpeechStopped(BaseServerEvent):
    """
    The user has stopped speaking.

    Comes with turn detection only; `InputAudioBufferCommitted` follows.

    Args:
        audio_end_ms:
            When, in milliseconds of all audio of the session, the silence that
            ended the turn included.

        item_id: The user's message that it will become.
    """

    audio_end_ms: Milliseconds
    item_id: str


@frozen
class InputAudioBufferTimeoutTriggered(BaseServerEvent):
    """
    The user has been silent for too long; GA only.

    Comes when `ServerVAD.idle_timeout_ms` is over.  The silence is committed,
    and the model speaks up.

    Args:
        audio_start_ms:
            When the silence began, in milliseconds of all audio of the
            session.

        audio_end_ms: When the timeout was over, likewise.

        item_id: The user's message that the silence becomes.
    """

    audio_start_ms: Milliseconds
    audio_end_ms: Milliseconds
    item_id: str


@frozen
class InputAudioBufferDTMFEventReceived(BaseServerEvent):
    """
    The user has pressed a key of the telephone; GA only, SIP only.

    OpenAI sends it without an *event_id*.

    Args:
        event: The key: ``"0"`` to ``"9"``, ``"*"`` or ``"#"``.

        received_at: When, in seconds of Unix time.
    """

    event: str
    received_at: UnixTime


@frozen
class OutputAudioBufferStarted(BaseServerEvent):
    """
    The server plays the model's audio; WebRTC and SIP only.

    Args:
        response_id: The response.
    """

    response_id: str


@frozen
class OutputAudioBufferStopped(BaseServerEvent):
    """
    The server has played the audio to its end; WebRTC and SIP only.

    Comes after `ResponseDone`, when nothing is left to play.

    Args:
        response_id: The response.
    """

    response_id: str


@frozen
class OutputAudioBufferCleared(BaseServerEvent):
    """
    The server has stopped playing the audio; WebRTC and SIP only.

    Answers `OutputAudioBufferClear`, or comes when the user interrupts.

    Args:
        response_id: The response; not every wire requires it.
    """

    response_id: str | None = None
