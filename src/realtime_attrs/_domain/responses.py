"""
Responses, their outcomes, and the parameters that clients pass.
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
    The progress or the outcome of a response.
    """

    IN_PROGRESS = auto()
    """
    The model is producing the response.
    """

    COMPLETED = auto()
    """
    The response is complete.
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
    The cause of a cancellation.
    """

    TURN_DETECTED = auto()
    """
    The user spoke.
    """

    CLIENT_CANCELLED = auto()
    """
    The client sent `ResponseCancel`.
    """


class IncompletionReason(Named):
    """
    The cause of an incomplete response.
    """

    MAX_OUTPUT_TOKENS = auto()
    """
    The limit of output tokens.
    """

    CONTENT_FILTER = auto()
    """
    A content filter.
    """


@frozen
class ResponseError(BaseObject):
    """
    The error of a failed response.

    Args:
        type: The kind of error, such as ``"server_error"``.

        code: The error's code, such as ``"rate_limit_exceeded"``.

        message: A description of the error; some servers omit it.
    """

    type: str | None = None
    code: str | None = None
    message: str | None = None


@frozen
class ResponseCompleted(BaseObject):
    """
    The details of a completed response; servers usually send none.
    """


@frozen
class ResponseCancelled(BaseObject):
    """
    The details of a cancelled response.

    Args:
        reason: The cause.
    """

    reason: CancellationReason | Unknown | None = None


@frozen
class ResponseIncomplete(BaseObject):
    """
    The details of an incomplete response.

    Its items have a part of their content.

    Args:
        reason: The cause.
    """

    reason: IncompletionReason | Unknown | None = None


@frozen
class ResponseFailed(BaseObject):
    """
    The details of a failed response.

    Args:
        error: The error.
    """

    error: ResponseError | None = None


StatusDetails: TypeAlias = (
    ResponseCompleted | ResponseCancelled | ResponseIncomplete | ResponseFailed
)
"""
Any details of a response's outcome.
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
    A response of the model.

    Args:
        id: The response's identifier.

        status: The progress or the outcome.

        status_details:
            Details of the outcome; `None` while the response is in progress,
            and usually if it is completed.

        output:
            The items; empty at the beginning.  A sequence is stored as a
            tuple.

        conversation_id:
            The conversation to which the items are added, if there is one.

        modalities:
            The modalities of the model's answers: ``"text"``, ``"audio"``.  A
            sequence is stored as a tuple.

        max_output_tokens: The maximum number of tokens, or `INF`.

        output_audio_format: The encoding of the model's audio.

        voice: The voice of the model.

        temperature: The randomness of sampling, a finite number.

        usage: The tokens of the response, if it is done.

        metadata:
            The metadata that the client passed: a JSON object of strings, kept
            as it is.
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
    Settings for one response, in place of the session's.

    Args:
        modalities:
            The modalities of the model's answers: ``"text"``, ``"audio"``.  A
            sequence is stored as a tuple.

        instructions: The system message.

        output_audio_format: The encoding of the model's audio.

        voice: The voice of the model.

        tools:
            The tools that the model may call; an empty tuple for none.  A
            sequence is stored as a tuple.

        tool_choice: The rule by which the model calls tools.

        parallel_tool_calls:
            Whether a reasoning model may call several tools at once.

        reasoning: The reasoning of a reasoning model.

        temperature:
            The randomness of sampling, a finite number; documented from 0.6 to
            1.2.

        max_output_tokens: The maximum number of tokens, or `INF`.

        conversation:
            The conversation to which the items are added: ``"auto"`` (the
            server's default) for the session's, ``"none"``, or a
            conversation's identifier.

        metadata:
            Data that the server repeats in the response: a JSON object of
            strings, documented as at most 16 keys of at most 64 characters,
            with values of at most 512.  Kept as it is.

        prompt: A prompt template of the service.

        input:
            The items that the model answers, in place of the conversation: new
            items or references; an empty tuple for none.  A sequence is stored
            as a tuple.
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
