"""
The session: everything that can be set about a conversation.
"""

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

import attrs

from .._values.checked import as_tuple, frozen, texts
from .._values.constants import Inf, ThreeStates
from .._values.scalars import Range
from .._values.unknown import Unknown
from .audio import (
    PCM,
    AudioFormat,
    AudioTranscription,
    NoiseReduction,
    Voice,
)
from .bases import (
    BaseSession,
    BaseTool,
    BaseToolChoice,
    BaseTurnDetection,
    BaseVoice,
)
from .service import Prompt, Reasoning, Tracing, Truncation
from .tools import ToolChoice, ToolDefinition
from .turn_detection import TurnDetection


TokenLimit: TypeAlias = Annotated[int, Range(0, 2**16 - 1)]
MaxResponseOutputTokens: TypeAlias = TokenLimit | Literal[Inf.INF]
"""
A number of tokens from 0 to 65535 (documented: 1 to 4096), or `INF`.
"""


def as_tools(
    value: Sequence[ToolDefinition | BaseTool | Unknown] | None,
) -> tuple[ToolDefinition | BaseTool | Unknown, ...] | None:
    return as_tuple(value)


def as_modalities(
    value: Sequence[Unknown]
    | list[str]
    | tuple[str, ...]
    | list[str | Unknown]
    | tuple[str | Unknown, ...]
    | None,
) -> tuple[str | Unknown, ...] | None:
    return as_tuple(value)


@frozen
class SessionResource(BaseSession):
    """
    The configuration of a Realtime session, or a change to one.

    Every field has three states: `None` says nothing, so that a server keeps
    what it has; `OFF`, where it is allowed, turns the feature off; a value
    sets it.

    Args:
        model: The model's name; it cannot be changed by an update.

        modalities:
            What the model answers with: ``"text"``, ``"audio"``.  A sequence
            is stored as a tuple.

        instructions: The system message; ``""`` clears it.

        voice: Who speaks.

        input_audio_format: How the user's audio is encoded.

        output_audio_format: How the model's audio is encoded.

        input_audio_transcription:
            How the user's speech is written down, or `OFF`.

        turn_detection:
            How the end of the user's turn is found, or `OFF`: then the client
            commits its audio and asks for responses.

        tools:
            What the model may call; an empty tuple clears them.  A sequence
            is stored as a tuple.

        tool_choice: Whether the model calls a tool.

        temperature:
            Randomness of sampling, finite; documented from 0.6 to 1.2.

        max_response_output_tokens: The most tokens in a response, or `INF`.

        input_audio_noise_reduction:
            How noise is taken out of the input, or `OFF`.

        speed:
            The pace of the voice, finite; documented from 0.25 to 1.5.  It can
            be changed between turns only.

        tracing: How the session is traced, or `OFF`; once on, it stays.

        include:
            What a server adds to its events, such as
            ``"item.input_audio_transcription.logprobs"``.

        prompt: A prompt template that the service holds, or `OFF`.

        truncation: What happens when the conversation gets too long.

        reasoning: How a reasoning model thinks.

        parallel_tool_calls:
            Whether a reasoning model may call several tools at once.

    Raises:
        TypeError: A value has the wrong type; the message names the field.

        ValueError: A number is out of range; the message names the field.
    """

    model: str | None = None
    modalities: tuple[str | Unknown, ...] | None = attrs.field(
        default=None, converter=as_modalities
    )
    instructions: str | None = None
    voice: Voice | BaseVoice | Unknown | None = None
    input_audio_format: AudioFormat | PCM | Unknown | None = None
    output_audio_format: AudioFormat | PCM | Unknown | None = None
    input_audio_transcription: ThreeStates[AudioTranscription] = None
    turn_detection: ThreeStates[
        TurnDetection | BaseTurnDetection | Unknown
    ] = None
    tools: tuple[ToolDefinition | BaseTool | Unknown, ...] | None = (
        attrs.field(default=None, converter=as_tools)
    )
    tool_choice: ToolChoice | BaseToolChoice | Unknown | None = None
    temperature: float | None = None
    max_response_output_tokens: MaxResponseOutputTokens | Unknown | None = None
    input_audio_noise_reduction: ThreeStates[NoiseReduction] = None
    speed: float | None = None
    tracing: ThreeStates[Tracing | Unknown] = None
    include: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    prompt: ThreeStates[Prompt] = None
    truncation: Truncation | Unknown | None = None
    reasoning: Reasoning | None = None
    parallel_tool_calls: bool | None = None
