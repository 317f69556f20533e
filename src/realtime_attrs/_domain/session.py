"""
The session and its settings.
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
An integer from 0 to 65535 (documented: 1 to 4096), or `INF`.
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

    Each attribute has three states: `None` is not set, and an update that
    omits it keeps the server's value; `OFF`, if the attribute accepts it,
    turns the feature off; a value sets it.

    Args:
        model: The model's name; an update can't change it.

        modalities:
            The modalities of the model's answers: ``"text"``, ``"audio"``.  A
            sequence is stored as a tuple.

        instructions: The system message; ``""`` clears it.

        voice: The voice of the model.

        input_audio_format: The encoding of the user's audio.

        output_audio_format: The encoding of the model's audio.

        input_audio_transcription:
            The transcription of the user's speech, or `OFF`.

        turn_detection:
            The detection of the end of the user's turn, or `OFF`: then the
            client commits the audio and requests responses.

        tools:
            The tools that the model may call; an empty tuple clears them.  A
            sequence is stored as a tuple.

        tool_choice: The rule by which the model calls tools.

        temperature:
            The randomness of sampling, a finite number; documented from 0.6 to
            1.2.

        max_response_output_tokens:
            The maximum number of tokens in a response, or `INF`.

        input_audio_noise_reduction:
            The noise reduction of the input, or `OFF`.

        speed:
            The speed of the voice, a finite number; documented from 0.25 to
            1.5.  It can only be changed between turns.

        tracing:
            The tracing of the session, or `OFF`; an update can't change it
            once it is on.

        include:
            Additional data in the server's events, such as
            ``"item.input_audio_transcription.logprobs"``.

        prompt: A prompt template of the service, or `OFF`.

        truncation: The rule for truncating a long conversation.

        reasoning: The reasoning of a reasoning model.

        parallel_tool_calls:
            Whether a reasoning model may call several tools at once.

    Raises:
        TypeError: A value has the wrong type; the message names the attribute.

        ValueError: A number is out of range; the message names the attribute.
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
