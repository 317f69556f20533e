"""
Further events that only Azure Voice Live sends.
"""

from collections.abc import Sequence

import attrs

from ... import events as e
from ...extending import (
    BaseObject,
    BaseServerEvent,
    Milliseconds,
    as_tuple,
    frozen,
)


__all__ = [
    "RTCCallError",
    "RTCCallErrorDetails",
    "RTCCallSDPCreated",
    "TranscriptionPhrase",
    "TranscriptionWord",
    "VoiceLiveTranscriptionCompleted",
    "VoiceLiveTranscriptionError",
    "VoiceLiveWarning",
    "WarningDetails",
]


@frozen
class WarningDetails(BaseObject):
    """
    What the service warns of.

    Args:
        message: The warning, in words that change.

        code: The kind of warning.

        param: The path of the wire's keys that the warning concerns.
    """

    message: str
    code: str | None = None
    param: str | None = None


@frozen
class VoiceLiveWarning(BaseServerEvent):
    """
    The service warns of something; the conversation goes on.

    Args:
        warning: What it warns of.
    """

    warning: WarningDetails


@frozen
class RTCCallSDPCreated(BaseServerEvent):
    """
    The service accepts a WebRTC connection for the conversation.

    Answers `RTCCallSDPCreate`.  Specified for the version 2026-06-01-preview
    only.

    Args:
        rtc_call_id: The call's identifier.

        sdp_answer: The answer: a session description as it is.
    """

    rtc_call_id: str
    sdp_answer: str


@frozen
class RTCCallErrorDetails(BaseObject):
    """
    Why a call through WebRTC failed.

    Args:
        type: ``"invalid_request_error"`` or ``"server_error"``.

        message: The error, in words that change.

        code: The error itself, such as ``"bad_sdp_offer"``.
    """

    type: str
    message: str
    code: str | None = None


@frozen
class RTCCallError(BaseServerEvent):
    """
    A call through WebRTC failed.

    Specified for the version 2026-06-01-preview only.

    Args:
        error: Why.

        operation:
            The type of the client's event, such as ``"rtc.call.sdp.create"``.

        rtc_call_id: The call's identifier.
    """

    error: RTCCallErrorDetails
    operation: str | None = None
    rtc_call_id: str | None = None


@frozen
class TranscriptionWord(BaseObject):
    """
    A word of the user's, with its time.

    Args:
        text: The word.

        offset_milliseconds:
            When it begins, in milliseconds from the beginning of the audio.

        duration_milliseconds: Its length, in milliseconds.
    """

    text: str
    offset_milliseconds: Milliseconds
    duration_milliseconds: Milliseconds


def _words(
    value: Sequence[TranscriptionWord] | None,
) -> tuple[TranscriptionWord, ...] | None:
    return as_tuple(value)


@frozen
class TranscriptionPhrase(BaseObject):
    """
    A phrase of the user's, with its time.

    Args:
        text: The phrase.

        offset_milliseconds:
            When it begins, in milliseconds from the beginning of the audio.

        duration_milliseconds: Its length, in milliseconds.

        words: Its words.  An array is stored as a tuple.

        locale: The language, such as ``"en-US"``.

        confidence: How sure the transcription is, finite.
    """

    text: str
    offset_milliseconds: Milliseconds
    duration_milliseconds: Milliseconds
    words: tuple[TranscriptionWord, ...] | None = attrs.field(
        default=None, converter=_words
    )
    locale: str | None = None
    confidence: float | None = None


def _phrases(
    value: Sequence[TranscriptionPhrase] | None,
) -> tuple[TranscriptionPhrase, ...] | None:
    return as_tuple(value)


@frozen
class VoiceLiveTranscriptionCompleted(
    e.ConversationItemInputAudioTranscriptionCompleted
):
    """
    The transcript of what the user said is complete.

    Args:
        phrases:
            The phrases with their times, if the session's `include` has
            ``"item.input_audio_transcription.phrases"``.  An array is stored
            as a tuple.
    """

    phrases: tuple[TranscriptionPhrase, ...] | None = attrs.field(
        default=None, converter=_phrases
    )


@frozen
class VoiceLiveTranscriptionError(e.TranscriptionError):
    """
    The error of a failed transcription.

    Args:
        event_id: The identifier of the error's event.
    """

    event_id: str | None = None
