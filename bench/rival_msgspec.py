"""
The same sessions as msgspec Structs.
"""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType
from rival_words import FlatFormat, Voice


Milliseconds = Annotated[int, Meta(ge=0, le=2**32 - 1)]
Tokens = Annotated[int, Meta(ge=0, le=2**16 - 1)] | Literal["inf"]


class Transcription(Struct, frozen=True, omit_defaults=True):
    """
    Transcription of the input.
    """

    language: str | None = None
    model: str | None = None
    prompt: str | None = None


class ServerVAD(
    Struct, frozen=True, omit_defaults=True, tag="server_vad", tag_field="type"
):
    """
    Detection by loudness.
    """

    threshold: float | None = None
    prefix_padding_ms: Milliseconds | None = None
    silence_duration_ms: Milliseconds | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None
    idle_timeout_ms: Milliseconds | None = None


class SemanticVAD(
    Struct,
    frozen=True,
    omit_defaults=True,
    tag="semantic_vad",
    tag_field="type",
):
    """
    Detection by meaning.
    """

    eagerness: str | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None


class FunctionTool(
    Struct, frozen=True, omit_defaults=True, tag="function", tag_field="type"
):
    """
    A function.
    """

    name: str
    description: str | None = None
    parameters: Any = None


class FunctionToolChoice(
    Struct, frozen=True, tag="function", tag_field="type"
):
    """
    Exactly this function.
    """

    name: str


ToolChoice = Literal["auto", "none", "required"] | FunctionToolChoice


class FlatSession(Struct, frozen=True, omit_defaults=True):
    """
    The flat wire.
    """

    model: str | None = None
    modalities: tuple[str, ...] | None = None
    instructions: str | None = None
    voice: Voice | None = None
    input_audio_format: FlatFormat | None = None
    output_audio_format: FlatFormat | None = None
    input_audio_transcription: Transcription | None | UnsetType = UNSET
    turn_detection: ServerVAD | SemanticVAD | None | UnsetType = UNSET
    tools: tuple[FunctionTool, ...] | None = None
    tool_choice: ToolChoice | None = None
    temperature: float | None = None
    max_response_output_tokens: Tokens | None = None


class PCM(Struct, frozen=True, tag="audio/pcm", tag_field="type"):
    """
    Linear samples.
    """

    rate: Literal[24000] = 24000


class PCMU(Struct, frozen=True, tag="audio/pcmu", tag_field="type"):
    """
    Mu-law.
    """


class PCMA(Struct, frozen=True, tag="audio/pcma", tag_field="type"):
    """
    A-law.
    """


Format = PCM | PCMU | PCMA


class Input(Struct, frozen=True, omit_defaults=True):
    """
    The settings of the input audio.
    """

    format: Format | None = None
    transcription: Transcription | None | UnsetType = UNSET
    turn_detection: ServerVAD | SemanticVAD | None | UnsetType = UNSET


class Output(Struct, frozen=True, omit_defaults=True):
    """
    The settings of the output audio.
    """

    format: Format | None = None
    voice: Voice | None = None
    speed: float | None = None


class Audio(Struct, frozen=True, omit_defaults=True):
    """
    Both.
    """

    input: Input | None = None
    output: Output | None = None


class NestedSession(
    Struct, frozen=True, omit_defaults=True, tag="realtime", tag_field="type"
):
    """
    The nested wire.
    """

    model: str | None = None
    output_modalities: tuple[str, ...] | None = None
    instructions: str | None = None
    audio: Audio | None = None
    tools: tuple[FunctionTool, ...] | None = None
    tool_choice: ToolChoice | None = None
    max_output_tokens: Tokens | None = None
