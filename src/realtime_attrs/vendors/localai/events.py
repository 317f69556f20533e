"""
LocalAI's events, and its item.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import attrs

import realtime_attrs as ra

from ... import events as e
from ...extending import (
    BaseContentPart,
    BaseObject,
    BaseServerEvent,
    Index,
    Milliseconds,
    as_tuple,
    frozen,
)
from .classifier import FallbackMode


@frozen
class RecognizedSpeaker(BaseObject):
    """
    The person that the server recognized by voice.

    Args:
        confidence: The confidence, from 0 to 100.

        distance: The cosine distance to the known voice.

        matched: Whether the distance is below the threshold.

        name: The person's name, if known.

        id: The person's id, if known.

        labels: Further data about the person, by key.
    """

    confidence: float
    distance: float
    matched: bool
    name: str | None = attrs.field(default=None, metadata={"personal": True})
    id: str | None = None
    labels: Mapping[str, str] | None = None


_Part: TypeAlias = (
    e.InputText | e.InputAudio | e.InputImage | BaseContentPart | ra.Unknown
)


def _parts(value: Sequence[_Part]) -> tuple[_Part, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class LocalAIUserMessage(e.UserMessage):
    """
    A message from the user; the server omits empty content.

    Args:
        content: The content parts; by default none.

        speaker: The person who spoke it.
    """

    # Attributes that follow are repeated, or their order would change.
    content: tuple[_Part, ...] = attrs.field(default=(), converter=_parts)
    id: str | None = None
    status: e.ItemStatus | ra.Unknown | None = None
    speaker: RecognizedSpeaker | None = None


@frozen
class LocalAIFunctionCall(e.FunctionCall):
    """
    A call of a function; the server omits empty arguments.

    Args:
        arguments: The arguments; by default ``""``.
    """

    arguments: str = ""
    call_id: str | None = None
    id: str | None = None
    status: e.ItemStatus | ra.Unknown | None = None


@frozen
class LocalAIFunctionCallOutput(e.FunctionCallOutput):
    """
    The result of a function call; the server omits an empty one.

    Args:
        output: The result; by default ``""``.
    """

    output: str = ""
    id: str | None = None
    status: e.ItemStatus | ra.Unknown | None = None


@frozen
class ConversationItemSpeaker(BaseServerEvent):
    """
    The server has recognized the speaker.

    Args:
        item_id: The user's message.

        speaker: The person.
    """

    item_id: str
    speaker: RecognizedSpeaker


@frozen
class SoundDetection(BaseObject):
    """
    A sound that the server recognized.

    Args:
        label:
            The name of the sound's class, such as ``"Baby cry, infant cry"``.

        score: The probability of the class.

        index: The number of the class, from 0.
    """

    label: str
    score: float
    index: Index


def _detections(value: Sequence[SoundDetection]) -> tuple[SoundDetection, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class ConversationItemSoundDetection(BaseServerEvent):
    """
    The server has classified the sounds of the user's audio.

    Args:
        item_id: The user's message.

        detections: The sounds, the most probable first.

        content_index: The index of the content part in the message, from 0.
    """

    item_id: str
    detections: tuple[SoundDetection, ...] = attrs.field(converter=_detections)
    content_index: Index | None = None


@frozen
class ClassifierScore(BaseObject):
    """
    The probability of one option.

    Args:
        id: The option.

        score: The probability.
    """

    id: str
    score: float


def _scores(value: Sequence[ClassifierScore]) -> tuple[ClassifierScore, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class ClassifierResult(BaseServerEvent):
    """
    The server has chosen an option, or none.

    Args:
        response_id: The response.

        scores: The probabilities of all options, in their order.

        threshold: The probability that an option needed.

        latency_ms: The time to choose, in milliseconds.

        chosen_id: The option, if the server chose one.

        fallback: The action, if the server chose none.

        arguments:
            The arguments of the call, as a JSON string, if the option has
            slots.

        fill_latency_ms: The time to supply the slots, in milliseconds.
    """

    response_id: str
    scores: tuple[ClassifierScore, ...] = attrs.field(converter=_scores)
    threshold: float
    latency_ms: Milliseconds
    chosen_id: str | None = None
    fallback: FallbackMode | ra.Unknown | None = None
    arguments: str | None = None
    fill_latency_ms: Milliseconds | None = None


Item: TypeAlias = (
    e.Item
    | LocalAIUserMessage
    | LocalAIFunctionCall
    | LocalAIFunctionCallOutput
)
"""
Any item that LocalAI has.
"""

ClientEvent: TypeAlias = (
    e.SessionUpdate
    | e.InputAudioBufferAppend
    | e.InputAudioBufferCommit
    | e.InputAudioBufferClear
    | e.OutputAudioBufferClear
    | e.ConversationItemCreate
    | e.ConversationItemRetrieve
    | e.ConversationItemTruncate
    | e.ConversationItemDelete
    | e.ResponseCreate
    | e.ResponseCancel
)
"""
Any event that a client may send to LocalAI.
"""

ServerEvent: TypeAlias = (
    e.SessionCreated
    | e.SessionUpdated
    | e.ConversationItemAdded
    | e.ConversationItemDone
    | e.ConversationItemRetrieved
    | e.ConversationItemTruncated
    | e.ConversationItemDeleted
    | e.ConversationItemInputAudioTranscriptionDelta
    | e.ConversationItemInputAudioTranscriptionCompleted
    | e.ConversationItemInputAudioTranscriptionFailed
    | e.ConversationItemInputAudioTranscriptionSegment
    | e.InputAudioBufferCommitted
    | e.InputAudioBufferCleared
    | e.InputAudioBufferSpeechStarted
    | e.InputAudioBufferSpeechStopped
    | e.InputAudioBufferTimeoutTriggered
    | e.MCPListToolsInProgress
    | e.MCPListToolsCompleted
    | e.MCPListToolsFailed
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
    | e.ResponseFunctionCallArgumentsDelta
    | e.ResponseFunctionCallArgumentsDone
    | e.ResponseMCPCallArgumentsDelta
    | e.ResponseMCPCallArgumentsDone
    | e.ResponseMCPCallInProgress
    | e.ResponseMCPCallCompleted
    | e.ResponseMCPCallFailed
    | e.RateLimitsUpdated
    | e.Error
    | ConversationItemSpeaker
    | ConversationItemSoundDetection
    | ClassifierResult
)
"""
Any event that LocalAI may send.
"""
