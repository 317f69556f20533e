"""
The session and events that only Hugging Face's speech-to-speech server has.

`realtime_attrs.dialects.HUGGING_FACE` reads and writes them.  Attributes are
those of the package speech-to-speech 1.1.0.
"""

from collections.abc import Sequence
from typing import TypeAlias

import attrs

import realtime_attrs as ra

from .. import events as e
from ..extending import (
    BaseObject,
    BaseServerEvent,
    Index,
    as_tuple,
    frozen,
    texts,
)


__all__ = [
    "ClientEvent",
    "HuggingFaceSession",
    "InputAudioTranscriptionSnapshot",
    "OutputAudioVisemes",
    "ServerEvent",
    "Viseme",
]


@frozen
class HuggingFaceSession(ra.SessionResource):
    """
    A session of the speech-to-speech server.

    Args:
        extensions:
            The extensions to enable; ``InputAudioTranscriptionSnapshot``
            events need
            ``"speech_to_speech.input_audio_transcription.snapshot"``.
    """

    extensions: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )


@frozen
class InputAudioTranscriptionSnapshot(BaseServerEvent):
    """
    The transcript so far, while the user speaks.

    Each event replaces the earlier ones, and may correct them.  A
    `ConversationItemInputAudioTranscriptionCompleted` follows the last one.

    Args:
        item_id: The user's message.

        transcript: The complete text so far.

        content_index: The index of the content part in the message, from 0.
    """

    item_id: str
    transcript: str
    content_index: Index | None = None


@frozen
class Viseme(BaseObject):
    """
    A mouth shape, for an avatar.

    Args:
        viseme:
            The number of the shape, from 0 to 21, in Microsoft's numbering of
            visemes.

        start_s: The start, in seconds of the response's audio.

        end_s: The end, in seconds of the response's audio.
    """

    viseme: Index
    start_s: float
    end_s: float


def _visemes(value: Sequence[Viseme]) -> tuple[Viseme, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class OutputAudioVisemes(BaseServerEvent):
    """
    The mouth shapes of the model's audio, which follows.

    Args:
        visemes: The shapes in order; an array is stored as a tuple.

        item_id: The assistant's message.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.
    """

    visemes: tuple[Viseme, ...] = attrs.field(converter=_visemes)
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index | None = None


ClientEvent: TypeAlias = (
    e.SessionUpdate
    | e.InputAudioBufferAppend
    | e.InputAudioBufferCommit
    | e.OutputAudioBufferClear
    | e.ConversationItemCreate
    | e.ConversationItemTruncate
    | e.ConversationItemDelete
    | e.ResponseCreate
    | e.ResponseCancel
)
"""
Any event that a client may send to the speech-to-speech server.
"""

ServerEvent: TypeAlias = (
    e.SessionCreated
    | e.SessionUpdated
    | e.ConversationItemCreated
    | e.ConversationItemDeleted
    | e.ConversationItemInputAudioTranscriptionDelta
    | e.ConversationItemInputAudioTranscriptionCompleted
    | e.ConversationItemInputAudioTranscriptionFailed
    | e.InputAudioBufferCommitted
    | e.InputAudioBufferSpeechStarted
    | e.InputAudioBufferSpeechStopped
    | e.ResponseCreated
    | e.ResponseDone
    | e.ResponseOutputItemAdded
    | e.ResponseOutputItemDone
    | e.ResponseContentPartAdded
    | e.ResponseContentPartDone
    | e.ResponseTextDelta
    | e.ResponseTextDone
    | e.ResponseAudioDelta
    | e.ResponseAudioDone
    | e.ResponseAudioTranscriptDelta
    | e.ResponseAudioTranscriptDone
    | e.ResponseFunctionCallArgumentsDone
    | e.Error
    | InputAudioTranscriptionSnapshot
    | OutputAudioVisemes
)
"""
Any event that the speech-to-speech server may send.
"""
