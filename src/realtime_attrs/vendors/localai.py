"""
The session, item and events that only LocalAI has.

`realtime_attrs.dialects.LOCALAI` reads and writes them.  Attributes are those
of LocalAI's source (github.com/mudler/LocalAI, the folder
core/http/endpoints/openai/types at 82c191a) and of its documentation
(localai.io/features/openai-realtime).
"""

from collections.abc import Mapping, Sequence
from enum import auto
from typing import Annotated, Any, TypeAlias

import attrs

import realtime_attrs as ra

from .. import events as e
from ..extending import (
    BaseObject,
    BaseServerEvent,
    Index,
    Milliseconds,
    Named,
    Range,
    as_tuple,
    frozen,
    texts,
)


__all__ = [
    "AddressGate",
    "AddressMode",
    "Classifier",
    "ClassifierFallback",
    "ClassifierOption",
    "ClassifierResult",
    "ClassifierScore",
    "ClassifierSlot",
    "ClassifierTool",
    "ClientEvent",
    "ConversationItemSoundDetection",
    "ConversationItemSpeaker",
    "FallbackMode",
    "Item",
    "LocalAIResponseParameters",
    "LocalAISession",
    "LocalAIUserMessage",
    "Normalization",
    "RecognizedSpeaker",
    "ServerEvent",
    "SlotType",
    "SoundDetection",
]


class SlotType(Named):
    """
    What the model may fill in for a `ClassifierSlot`.
    """

    NUMBER = auto()
    ENUM = auto()
    STRING = auto()


@frozen
class ClassifierSlot(BaseObject):
    """
    An argument that the model fills in if its option is chosen.

    Args:
        name:
            Its name: letters, digits and underscores.  ``"{{name}}"`` in the
            tool's arguments marks the place of the value.

        type: The values that it may have.

        values: The possible values, for `SlotType.ENUM`.

        default: The value if the model gives none.

        hint: A hint for the model.
    """

    name: str
    type: SlotType | ra.Unknown
    values: tuple[str, ...] | None = attrs.field(default=None, converter=texts)
    default: str | None = None
    hint: str | None = None


def _slots(
    value: Sequence[ClassifierSlot] | None,
) -> tuple[ClassifierSlot, ...] | None:
    return as_tuple(value)


@frozen
class ClassifierTool(BaseObject):
    """
    A call that the server makes if its option is chosen.

    Args:
        name: The tool's name.

        arguments: Its arguments, with the places of *slots*.

        slots: The arguments that the model fills in.
    """

    name: str
    arguments: Mapping[str, Any] | None = None
    slots: tuple[ClassifierSlot, ...] | None = attrs.field(
        default=None, converter=_slots
    )


@frozen
class ClassifierOption(BaseObject):
    """
    One of the intents to choose from.

    Args:
        id: Its short name, which the model scores.

        description: When it applies.

        reply: The text to speak; by default none.

        tool: The call to make; by default none.
    """

    id: str
    description: str
    reply: str | None = None
    tool: ClassifierTool | None = None


def _options(
    value: Sequence[ClassifierOption] | None,
) -> tuple[ClassifierOption, ...] | None:
    return as_tuple(value)


class Normalization(Named):
    """
    How the server compares the scores of options.
    """

    RAW = auto()
    """
    By the probability of the whole name; the server's default.
    """

    MEAN = auto()
    """
    By the mean probability of its tokens.
    """


class FallbackMode(Named):
    """
    What the server does if it chooses no option.
    """

    NONE = auto()
    """
    It completes the response without output; the server's default.
    """

    REPLY = auto()
    """
    It speaks the reply of the `ClassifierFallback`.
    """

    GENERATE = auto()
    """
    The model generates a response.
    """

    NOT_ADDRESSED = auto()
    """
    Nobody addressed the assistant; in a `ClassifierResult` alone.
    """


@frozen
class ClassifierFallback(BaseObject):
    """
    What the server does if no option reaches the threshold.

    Args:
        mode: What it does.

        reply: The text to speak, for `FallbackMode.REPLY`.
    """

    mode: FallbackMode | ra.Unknown | None = None
    reply: str | None = None


class AddressMode(Named):
    """
    What the server does if nobody addressed the assistant.
    """

    IGNORE = auto()
    REPLY = auto()


@frozen
class AddressGate(BaseObject):
    """
    The names by which users have to address the assistant.

    Args:
        names: The names, whole words of any case.

        mode: What the server does without a name; by default it ignores.

        reply: The text to speak, for `AddressMode.REPLY`.
    """

    names: tuple[str, ...] = attrs.field(converter=texts)
    mode: AddressMode | ra.Unknown | None = None
    reply: str | None = None


@frozen
class Classifier(BaseObject):
    """
    Options that the server chooses from, instead of generating a response.

    An update replaces all of it.

    Args:
        enabled: Whether it is on; by default it is if there are options.

        options: The options; an array is stored as a tuple.

        threshold:
            The probability that an option needs, from 0 to below 1.0; at 0,
            the server always chooses the best.

        normalization: How the server compares scores.

        history_items:
            How many messages before the last one it scores too; 0 or -1 is
            none.

        fallback: What it does if no option reaches the threshold.

        address: The names by which users have to address the assistant.
    """

    enabled: bool | None = None
    options: tuple[ClassifierOption, ...] | None = attrs.field(
        default=None, converter=_options
    )
    threshold: float | None = None
    normalization: Normalization | ra.Unknown | None = None
    history_items: Annotated[int, Range(-1, 2**31 - 1)] | None = None
    fallback: ClassifierFallback | None = None
    address: AddressGate | None = None


@frozen
class LocalAISession(ra.SessionResource):
    """
    A LocalAI session.

    Args:
        classifier: Options to choose from, instead of generating responses.
    """

    classifier: Classifier | None = None


@frozen
class LocalAIResponseParameters(e.ResponseParameters):
    """
    Settings of one response.

    Args:
        classifier:
            Replaces the session's; ``Classifier(enabled=False)`` generates
            the response.
    """

    classifier: Classifier | None = None


@frozen
class RecognizedSpeaker(BaseObject):
    """
    The person that the server recognized by voice.

    Args:
        confidence: How sure it is, from 0 to 100.

        distance: The cosine distance to the known voice.

        matched: Whether the distance is below the threshold.

        name: The person's name, if known.

        id: The person's id, if known.

        labels: Further words about the person, by key.
    """

    confidence: float
    distance: float
    matched: bool
    name: str | None = None
    id: str | None = None
    labels: Mapping[str, str] | None = None


@frozen
class LocalAIUserMessage(e.UserMessage):
    """
    A user's message.

    Args:
        speaker: The person who spoke it.
    """

    speaker: RecognizedSpeaker | None = None


@frozen
class ConversationItemSpeaker(BaseServerEvent):
    """
    The server recognized who spoke.

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
        label: The name of its class, such as ``"Baby cry, infant cry"``.

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
    The server classified the sounds of the user's audio.

    Args:
        item_id: The user's message.

        detections: The sounds, the most probable first.

        content_index: Which of the message's parts it is, from 0.
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
    The server chose an option, or none.

    Args:
        response_id: The response.

        scores: The probabilities of all options, in their order.

        threshold: The probability that an option needed.

        latency_ms: How long it took, in milliseconds.

        chosen_id: The option, if it chose one.

        fallback: What it did, if it chose none.

        arguments: The arguments of the call, in JSON, if the option has slots.

        fill_latency_ms:
            How long it took to fill in the slots, in milliseconds.
    """

    response_id: str
    scores: tuple[ClassifierScore, ...] = attrs.field(converter=_scores)
    threshold: float
    latency_ms: Milliseconds
    chosen_id: str | None = None
    fallback: FallbackMode | ra.Unknown | None = None
    arguments: str | None = None
    fill_latency_ms: Milliseconds | None = None


Item: TypeAlias = e.Item | LocalAIUserMessage
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
