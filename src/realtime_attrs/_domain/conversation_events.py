"""
What a server says of a conversation, and of what is in it.
"""

from collections.abc import Sequence

import attrs

from .._values.checked import as_tuple, frozen
from .._values.kinds import Index, Milliseconds
from .._values.unknown import Unknown
from .bases import BaseServerEvent
from .items import Item
from .responses import (
    LogProbability,
    TranscriptionError,
    TranscriptionLanguage,
    TranscriptionUsage,
)


def _log_probabilities(
    value: Sequence[LogProbability] | None,
) -> tuple[LogProbability, ...] | None:
    return as_tuple(value)


def _languages(
    value: Sequence[TranscriptionLanguage] | None,
) -> tuple[TranscriptionLanguage, ...] | None:
    return as_tuple(value)


@frozen
class ConversationCreated(BaseServerEvent):
    """
    A conversation has begun.

    Documented to come after `SessionCreated`; OpenAI and Azure do not send it.

    Args:
        conversation_id: The conversation's identifier.
    """

    conversation_id: str | None = None


@frozen
class ConversationItemCreated(BaseServerEvent):
    """
    An item has come into the conversation; beta.

    Answers `ConversationItemCreate`.  It comes too for audio that is
    committed, and as the model begins an item.  GA has
    `ConversationItemAdded`.

    Args:
        item:
            The item as it is so far; not every wire requires it.

        previous_item_id: The item before it, if there is one.
    """

    item: Item | Unknown | None = None
    previous_item_id: str | None = None


@frozen
class ConversationItemAdded(BaseServerEvent):
    """
    An item has come into the conversation; GA.

    Answers `ConversationItemCreate`.  It comes too for audio that is
    committed, and as the model begins an item.  `ConversationItemDone`
    follows.

    Args:
        item: The item as it is so far.

        previous_item_id: The item before it, if there is one.
    """

    item: Item | Unknown
    previous_item_id: str | None = None


@frozen
class ConversationItemDone(BaseServerEvent):
    """
    An item of the conversation is final; GA.

    Follows `ConversationItemAdded`: at once for the items of clients and
    users, at the end for those of the model.

    Args:
        item: The whole item.

        previous_item_id:
            The item before it; `None` also where that is the conversation's
            first, so that `ConversationItemAdded` is to be trusted instead.
    """

    item: Item | Unknown
    previous_item_id: str | None = None


@frozen
class ConversationItemRetrieved(BaseServerEvent):
    """
    An item as the server has it.

    Answers `ConversationItemRetrieve`.

    Args:
        item: The item, audio included; not every wire requires it.
    """

    item: Item | Unknown | None = None


@frozen
class ConversationItemTruncated(BaseServerEvent):
    """
    The end of a message's audio has been taken out.

    Answers `ConversationItemTruncate`.  Where the server plays the audio, as
    in WebRTC, it comes unasked when the user interrupts.

    Args:
        item_id: The assistant's message.

        content_index: Which of its parts, from 0.

        audio_end_ms: How much of the audio is left, in milliseconds.
    """

    item_id: str
    content_index: Index
    audio_end_ms: Milliseconds


@frozen
class ConversationItemDeleted(BaseServerEvent):
    """
    An item has been taken out of the conversation.

    Answers `ConversationItemDelete`.

    Args:
        item_id: The item.
    """

    item_id: str


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
