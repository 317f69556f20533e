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
    The details of a warning.

    Args:
        message: The warning; its words can change.

        code: The kind of warning.

        param: The path of the key that the warning is about.
    """

    message: str
    code: str | None = None
    param: str | None = None


@frozen
class VoiceLiveWarning(BaseServerEvent):
    """
    A warning; the conversation continues.

    Args:
        warning: The details.
    """

    warning: WarningDetails


@frozen
class RTCCallSDPCreated(BaseServerEvent):
    """
    The service has accepted a WebRTC connection for the conversation.

    It answers `RTCCallSDPCreate` with this event.  Only the specification of
    version 2026-06-01-preview has it.

    Args:
        rtc_call_id: The call's identifier.

        sdp_answer: The answer: a session description without base64.
    """

    rtc_call_id: str
    sdp_answer: str


@frozen
class RTCCallErrorDetails(BaseObject):
    """
    The details of an `RTCCallError`.

    Args:
        type:
            The kind of error: ``"invalid_request_error"`` or
            ``"server_error"``.

        message: A description of the error; its words can change.

        code: The error's code, such as ``"bad_sdp_offer"``.
    """

    type: str
    message: str
    code: str | None = None


@frozen
class RTCCallError(BaseServerEvent):
    """
    A call over WebRTC has failed.

    Only the specification of version 2026-06-01-preview has it.

    Args:
        error: The details.

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
    A word of the user, with its time.

    Args:
        text: The word.

        offset_milliseconds:
            The start, in milliseconds from the start of the audio.

        duration_milliseconds: The length, in milliseconds.
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
    A phrase of the user, with its time.

    Args:
        text: The phrase.

        offset_milliseconds:
            The start, in milliseconds from the start of the audio.

        duration_milliseconds: The length, in milliseconds.

        words: The words of the phrase.  An array is stored as a tuple.

        locale: The language, such as ``"en-US"``.

        confidence: The confidence of the transcription, finite.
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
    The transcript of the user's speech is final.

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
