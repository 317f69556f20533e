"""
What a response is, what is asked of one, and what is counted and goes wrong.
"""

from collections.abc import Mapping, Sequence
from enum import auto
from typing import Annotated, Any, TypeAlias

import attrs

from .._values.checked import as_tuple, frozen
from .._values.enums import Named
from .._values.kinds import Count, Range
from .._values.unknown import Unknown
from .audio import PCM, AudioFormat
from .bases import BaseObject
from .items import Item, ItemReference
from .service import Prompt, Reasoning
from .session import MaxResponseOutputTokens, as_modalities, as_tools
from .tools import ToolChoice, ToolDefinition
from .voices import Voice


Byte: TypeAlias = Annotated[int, Range(0, 2**8 - 1)]


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


@frozen
class CachedTokenDetails(BaseObject):
    """
    What the cached tokens of an input were.

    Args:
        text_tokens: Tokens of text.

        audio_tokens: Tokens of audio.

        image_tokens: Tokens of images.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    image_tokens: Count | None = None


@frozen
class InputTokenDetails(BaseObject):
    """
    What the tokens of an input were.

    Args:
        text_tokens: Tokens of text.

        audio_tokens: Tokens of audio.

        image_tokens: Tokens of images.

        cached_tokens: How many of all those came from the cache.

        cached_tokens_details: What these were.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    image_tokens: Count | None = None
    cached_tokens: Count | None = None
    cached_tokens_details: CachedTokenDetails | None = None


@frozen
class OutputTokenDetails(BaseObject):
    """
    What the tokens of an output were.

    Args:
        text_tokens: Tokens of text, and of reasoning.

        audio_tokens: Tokens of audio.

        reasoning_tokens: How many of *text_tokens* were reasoning.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    reasoning_tokens: Count | None = None


@frozen
class Usage(BaseObject):
    """
    The tokens that a response took.

    A response that was stopped before it said anything may count none.

    Args:
        total_tokens: Those of input and output.

        input_tokens: Those of the conversation so far, instructions and tools.

        output_tokens: Those that the model made.

        input_token_details: What the input was.

        output_token_details: What the output was.
    """

    total_tokens: Count | None = None
    input_tokens: Count | None = None
    output_tokens: Count | None = None
    input_token_details: InputTokenDetails | None = None
    output_token_details: OutputTokenDetails | None = None


def _output(
    value: Sequence[Item | Unknown] | None,
) -> tuple[Item | Unknown, ...] | None:
    return as_tuple(value)


def _input(
    value: Sequence[Item | ItemReference | Unknown] | None,
) -> tuple[Item | ItemReference | Unknown, ...] | None:
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
    output: tuple[Item | Unknown, ...] | None = attrs.field(
        default=None, converter=_output
    )
    conversation_id: str | None = None
    modalities: tuple[str | Unknown, ...] | None = attrs.field(
        default=None, converter=as_modalities
    )
    max_output_tokens: MaxResponseOutputTokens | Unknown | None = None
    output_audio_format: AudioFormat | PCM | Unknown | None = None
    voice: Voice | Unknown | None = None
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
    voice: Voice | Unknown | None = None
    tools: tuple[ToolDefinition | Unknown, ...] | None = attrs.field(
        default=None, converter=as_tools
    )
    tool_choice: ToolChoice | Unknown | None = None
    parallel_tool_calls: bool | None = None
    reasoning: Reasoning | None = None
    temperature: float | None = None
    max_output_tokens: MaxResponseOutputTokens | Unknown | None = None
    conversation: str | None = None
    metadata: Mapping[str, Any] | None = None
    prompt: Prompt | None = None
    input: tuple[Item | ItemReference | Unknown, ...] | None = attrs.field(
        default=None, converter=_input
    )


@frozen
class TokenUsage(BaseObject):
    """
    The tokens that a transcription took.

    Args:
        total_tokens: Those of input and output.

        input_tokens: Those that were heard.

        output_tokens: Those that were written.

        input_token_details: What the input was.
    """

    total_tokens: Count | None = None
    input_tokens: Count | None = None
    output_tokens: Count | None = None
    input_token_details: InputTokenDetails | None = None


@frozen
class DurationUsage(BaseObject):
    """
    How much audio a transcription heard.

    Args:
        seconds: How long it was, finite.
    """

    seconds: float


TranscriptionUsage: TypeAlias = TokenUsage | DurationUsage
"""
Any way to count what a transcription took.
"""


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


@frozen
class ErrorDetails(BaseObject):
    """
    What went wrong.

    Args:
        type: The kind of error, such as ``"invalid_request_error"``.

        message: What went wrong, in words that change.

        code:
            The error itself, such as ``"unknown_parameter"``; servers of 2024
            leave it out of many.

        param: What it is about, a path of the wire's keys.

        event_id:
            The client's event that it answers, if that had an identifier.
    """

    type: str
    message: str
    code: str | None = None
    param: str | None = None
    event_id: str | None = None


@frozen
class RateLimit(BaseObject):
    """
    How much of something may still be used.

    Args:
        name: What is limited: ``"requests"`` or ``"tokens"``.

        limit: How much there is of it at most.

        remaining: How much is left.

        reset_seconds: After how many seconds there is all of it again, finite.
    """

    name: str | None = None
    limit: Count | None = None
    remaining: Count | None = None
    reset_seconds: float | None = None
