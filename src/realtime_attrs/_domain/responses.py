"""
Responses, the ways in which they end, and a client's parameters for one.
"""

from collections.abc import Mapping, Sequence
from enum import auto
from typing import Any, TypeAlias

import attrs

from .._values.checked import as_tuple, frozen
from .._values.enums import Named
from .._values.unknown import Unknown
from .audio import PCM, AudioFormat, Voice
from .bases import BaseItem, BaseObject, BaseTool, BaseToolChoice, BaseVoice
from .items import Item, ItemReference
from .service import Prompt, Reasoning
from .session import MaxResponseOutputTokens, as_modalities, as_tools
from .tools import ToolChoice, ToolDefinition
from .usage import Usage


class ResponseStatus(Named):
    """
    How far a response has come, or how it ended.
    """

    IN_PROGRESS = auto()
    """
    It is being made.
    """

    COMPLETED = auto()
    """
    It is whole.
    """

    CANCELLED = auto()
    """
    The client or the user's speech stopped it.
    """

    INCOMPLETE = auto()
    """
    A limit or a filter stopped it.
    """

    FAILED = auto()
    """
    An error stopped it.
    """


class CancellationReason(Named):
    """
    Who stopped a response.
    """

    TURN_DETECTED = auto()
    """
    The user, by speaking.
    """

    CLIENT_CANCELLED = auto()
    """
    The client, by `ResponseCancel`.
    """


class IncompletionReason(Named):
    """
    What cut a response short.
    """

    MAX_OUTPUT_TOKENS = auto()
    """
    The limit on its tokens.
    """

    CONTENT_FILTER = auto()
    """
    A filter of what may be said.
    """


@frozen
class ResponseError(BaseObject):
    """
    Why a response failed.

    Args:
        type: The kind of error, such as ``"server_error"``.

        code: The error itself, such as ``"rate_limit_exceeded"``.

        message: What went wrong; not every server says.
    """

    type: str | None = None
    code: str | None = None
    message: str | None = None


@frozen
class ResponseCompleted(BaseObject):
    """
    A response is whole; servers usually give no details of that.
    """


@frozen
class ResponseCancelled(BaseObject):
    """
    A response was stopped.

    Args:
        reason: By whom.
    """

    reason: CancellationReason | Unknown | None = None


@frozen
class ResponseIncomplete(BaseObject):
    """
    A response was cut short; its items keep what there was of them.

    Args:
        reason: By what.
    """

    reason: IncompletionReason | Unknown | None = None


@frozen
class ResponseFailed(BaseObject):
    """
    A response could not be made.

    Args:
        error: Why.
    """

    error: ResponseError | None = None


StatusDetails: TypeAlias = (
    ResponseCompleted | ResponseCancelled | ResponseIncomplete | ResponseFailed
)
"""
Any way for a response to end.
"""


def _output(
    value: Sequence[Item | BaseItem | Unknown] | None,
) -> tuple[Item | BaseItem | Unknown, ...] | None:
    return as_tuple(value)


def _input(
    value: Sequence[Item | BaseItem | ItemReference | Unknown] | None,
) -> tuple[Item | BaseItem | ItemReference | Unknown, ...] | None:
    return as_tuple(value)


@frozen
class Response(BaseObject):
    """
    What a server makes of a turn, as it begins and as it is done.

    Args:
        id: Its identifier.

        status: How far it has come, or how it ended.

        status_details:
            How it ended; `None` while it is made, and usually where it is
            whole.

        output:
            Its items; empty at the beginning.  A sequence is stored as a
            tuple.

        conversation_id:
            The conversation that the items are added to, if they are.

        modalities:
            What the model answers with: ``"text"``, ``"audio"``.  A sequence
            is stored as a tuple.

        max_output_tokens: The most tokens, or `INF`.

        output_audio_format: How the model's audio is encoded.

        voice: Who speaks.

        temperature: Randomness of sampling, finite.

        usage: The tokens that it took, once it is done.

        metadata:
            What the client attached to it: a JSON object of strings, kept as
            it is.
    """

    id: str | None = None
    status: ResponseStatus | Unknown | None = None
    status_details: StatusDetails | Unknown | None = None
    output: tuple[Item | BaseItem | Unknown, ...] | None = attrs.field(
        default=None, converter=_output
    )
    conversation_id: str | None = None
    modalities: tuple[str | Unknown, ...] | None = attrs.field(
        default=None, converter=as_modalities
    )
    max_output_tokens: MaxResponseOutputTokens | Unknown | None = None
    output_audio_format: AudioFormat | PCM | Unknown | None = None
    voice: Voice | BaseVoice | Unknown | None = None
    temperature: float | None = None
    usage: Usage | None = None
    metadata: Mapping[str, Any] | None = None


@frozen
class ResponseParameters(BaseObject):
    """
    What a client asks of one response, in place of what the session says.

    Args:
        modalities:
            What the model answers with: ``"text"``, ``"audio"``.  A sequence
            is stored as a tuple.

        instructions: The system message.

        output_audio_format: How the model's audio is encoded.

        voice: Who speaks.

        tools:
            What the model may call; an empty tuple is nothing.  A sequence is
            stored as a tuple.

        tool_choice: Whether the model calls a tool.

        parallel_tool_calls:
            Whether a reasoning model may call several tools at once.

        reasoning: How a reasoning model thinks.

        temperature:
            Randomness of sampling, finite; documented from 0.6 to 1.2.

        max_output_tokens: The most tokens, or `INF`.

        conversation:
            What the items are added to: ``"auto"`` for the session's
            conversation, where servers start, ``"none"`` for none, or a
            conversation's identifier.

        metadata:
            Anything to know the response by, which comes back with it: a JSON
            object of strings, documented as at most 16 keys of at most 64
            characters, with values of at most 512.  Kept as it is.

        prompt: A prompt template that the service holds.

        input:
            The items to answer, new ones or those of the conversation, in
            place of all of it; an empty tuple is no items.  A sequence is
            stored as a tuple.
    """

    modalities: tuple[str | Unknown, ...] | None = attrs.field(
        default=None, converter=as_modalities
    )
    instructions: str | None = None
    output_audio_format: AudioFormat | PCM | Unknown | None = None
    voice: Voice | BaseVoice | Unknown | None = None
    tools: tuple[ToolDefinition | BaseTool | Unknown, ...] | None = (
        attrs.field(default=None, converter=as_tools)
    )
    tool_choice: ToolChoice | BaseToolChoice | Unknown | None = None
    parallel_tool_calls: bool | None = None
    reasoning: Reasoning | None = None
    temperature: float | None = None
    max_output_tokens: MaxResponseOutputTokens | Unknown | None = None
    conversation: str | None = None
    metadata: Mapping[str, Any] | None = None
    prompt: Prompt | None = None
    input: tuple[Item | BaseItem | ItemReference | Unknown, ...] | None = (
        attrs.field(default=None, converter=_input)
    )
