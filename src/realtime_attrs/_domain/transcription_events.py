"""
Events of a server about the transcription of the user's speech.
"""

from collections.abc import Sequence
from typing import Annotated, TypeAlias

import attrs

from .._values.checked import as_tuple, frozen
from .._values.scalars import Index, Range
from .._values.unknown import Unknown
from .bases import BaseObject, BaseServerEvent
from .usage import TranscriptionUsage


Byte: TypeAlias = Annotated[int, Range(0, 2**8 - 1)]


def _bytes(
    value: list[int] | tuple[int, ...] | None,
) -> tuple[int, ...] | None:
    return as_tuple(value)


@frozen
class LogProbability(BaseObject):
    """
    The log probability of a token.

    Args:
        token: The token's text.

        logprob: The natural logarithm of its probability, finite.

        bytes:
            The token in UTF-8, each byte an integer from 0 to 255; a token can
            be a part of a character.  A list is stored as a tuple.
    """

    token: str
    logprob: float
    bytes: tuple[Byte, ...] | None = attrs.field(
        default=None, converter=_bytes
    )


@frozen
class TranscriptionLanguage(BaseObject):
    """
    A language that the transcription model has detected.

    Args:
        code: The language, in ISO 639-1 such as ``"en"``.
    """

    code: str


@frozen
class TranscriptionError(BaseObject):
    """
    The error of a failed transcription.

    Args:
        type: The kind of error.

        code: The error's code, such as ``"server_error"``.

        message: A description of the error.

        param: The path of the key that caused the error.
    """

    type: str | None = None
    code: str | None = None
    message: str | None = None
    param: str | None = None


def _log_probabilities(
    value: Sequence[LogProbability] | None,
) -> tuple[LogProbability, ...] | None:
    return as_tuple(value)


def _languages(
    value: Sequence[TranscriptionLanguage] | None,
) -> tuple[TranscriptionLanguage, ...] | None:
    return as_tuple(value)


@frozen
class ConversationItemInputAudioTranscriptionDelta(BaseServerEvent):
    """
    More of the transcript of the user's speech.

    Servers send it only if the session has `input_audio_transcription`, at any
    time: before, between or after the events of the response, with some models
    while the user speaks.

    Args:
        item_id: The user's message.

        delta: The next piece of text.

        content_index: The index of the content part in the message, from 0.

        logprobs:
            The log probability of each token, if the session's `include` has
            them.  A sequence is stored as a tuple.

        obfuscation:
            Random letters that hide the length of the text; only GA has them.
    """

    item_id: str
    delta: str | None = None
    content_index: Index | None = None
    logprobs: tuple[LogProbability, ...] | None = attrs.field(
        default=None, converter=_log_probabilities
    )
    obfuscation: str | None = None


@frozen
class ConversationItemInputAudioTranscriptionCompleted(BaseServerEvent):
    """
    The transcript of the user's speech is final.

    Servers send one for each message, at any time.

    Args:
        item_id: The user's message.

        transcript: The complete text.

        content_index: The index of the content part in the message, from 0.

        usage:
            The tokens or seconds of the transcription, which the service bills
            separately; some servers omit it.

        logprobs:
            The log probability of each token, if the session's `include` has
            them.  A sequence is stored as a tuple.

        languages:
            The languages that the model detected; only gpt-transcribe sends
            them.  A sequence is stored as a tuple.
    """

    item_id: str
    transcript: str
    content_index: Index | None = None
    usage: TranscriptionUsage | Unknown | None = None
    logprobs: tuple[LogProbability, ...] | None = attrs.field(
        default=None, converter=_log_probabilities
    )
    languages: tuple[TranscriptionLanguage, ...] | None = attrs.field(
        default=None, converter=_languages
    )


@frozen
class ConversationItemInputAudioTranscriptionFailed(BaseServerEvent):
    """
    The transcription of the user's speech has failed.

    The model still answers the audio.

    Args:
        item_id: The user's message.

        error: The error.

        content_index: The index of the content part in the message, from 0.
    """

    item_id: str
    error: TranscriptionError
    content_index: Index | None = None


@frozen
class ConversationItemInputAudioTranscriptionSegment(BaseServerEvent):
    """
    The transcript of one speaker's words; only GA has it.

    Servers send it with models that distinguish speakers.

    Args:
        item_id: The user's message.

        text: The transcript.

        speaker: The speaker's label.

        start: The start of the segment, in seconds of the audio, finite.

        end: The end of the segment, in seconds of the audio, finite.

        id: The segment's identifier.

        content_index: The index of the content part in the message, from 0.
    """

    item_id: str
    text: str
    speaker: str
    start: float
    end: float
    id: str
    content_index: Index | None = None
