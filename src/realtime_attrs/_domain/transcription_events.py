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
    How sure a transcription is of a token.

    Args:
        token: The token's text.

        logprob: The natural logarithm of its probability, finite.

        bytes:
            The token in UTF-8, each byte an integer from 0 to 255; a token may
            be less than a character.  A list is stored as a tuple.
    """

    token: str
    logprob: float
    bytes: tuple[Byte, ...] | None = attrs.field(
        default=None, converter=_bytes
    )


@frozen
class TranscriptionLanguage(BaseObject):
    """
    A language that a transcription has heard.

    Args:
        code: The language, in ISO 639-1 such as ``"en"``.
    """

    code: str


@frozen
class TranscriptionError(BaseObject):
    """
    Why a transcription failed.

    Args:
        type: The kind of error.

        code: The error itself, such as ``"server_error"``.

        message: What went wrong.

        param: What it is about, a path of keys.
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
    More of what the user said, in writing.

    Comes only if the session asks for transcription, at any time: before,
    between or after the events of the response, with some models while the
    user speaks.

    Args:
        item_id: The user's message.

        delta: The next piece of text.

        content_index: Which of its parts it is, from 0.

        logprobs:
            How sure the model is of each token, if the session's `include`
            asks.  A sequence is stored as a tuple.

        obfuscation:
            Random letters, so that the event's length tells nothing; GA only.
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
    What the user said, in writing.

    Comes once for each message, at any time.

    Args:
        item_id: The user's message.

        transcript: The whole text.

        content_index: Which of its parts it is, from 0.

        usage:
            What it took, which is billed apart from the response; not from all
            servers.

        logprobs:
            How sure the model is of each token, if the session's `include`
            asks.  A sequence is stored as a tuple.

        languages:
            The languages that were heard; gpt-transcribe only.  A sequence is
            stored as a tuple.
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
    What the user said could not be written down.

    The model has heard it all the same, and answers.

    Args:
        item_id: The user's message.

        error: Why.

        content_index: Which of its parts it is, from 0.
    """

    item_id: str
    error: TranscriptionError
    content_index: Index | None = None


@frozen
class ConversationItemInputAudioTranscriptionSegment(BaseServerEvent):
    """
    What one speaker said, in writing; GA only.

    Comes from models that tell speakers apart.

    Args:
        item_id: The user's message.

        text: What was said.

        speaker: Who said it, by a label.

        start: When it begins, in seconds of the audio, finite.

        end: When it ends, in seconds of the audio, finite.

        id: The segment's identifier.

        content_index: Which of the message's parts it is, from 0.
    """

    item_id: str
    text: str
    speaker: str
    start: float
    end: float
    id: str
    content_index: Index | None = None
