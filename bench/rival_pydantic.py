"""
The same sessions as pydantic models, written as a user of pydantic would.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue
from rival_words import FlatFormat, Voice


Milliseconds = Annotated[int, Field(ge=0, le=2**32 - 1, strict=True)]
Tokens = (
    Annotated[int, Field(ge=0, le=2**16 - 1, strict=True)] | Literal["inf"]
)


class Model(BaseModel):
    """
    As frozen as ours are.
    """

    model_config = ConfigDict(frozen=True)


class Transcription(Model):
    """
    Transcription of the input.
    """

    language: str | None = None
    model: str | None = None
    prompt: str | None = None


class ServerVAD(Model):
    """
    Detection by loudness.
    """

    type: Literal["server_vad"]
    threshold: float | None = None
    prefix_padding_ms: Milliseconds | None = None
    silence_duration_ms: Milliseconds | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None
    idle_timeout_ms: Milliseconds | None = None


class SemanticVAD(Model):
    """
    Detection by meaning.
    """

    type: Literal["semantic_vad"]
    eagerness: str | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None


TurnDetection = Annotated[ServerVAD | SemanticVAD, Field(discriminator="type")]


class FunctionTool(Model):
    """
    A function.
    """

    type: Literal["function"]
    name: str
    description: str | None = None
    parameters: JsonValue = None


class FunctionToolChoice(Model):
    """
    Exactly this function.
    """

    type: Literal["function"]
    name: str


ToolChoice = Literal["auto", "none", "required"] | FunctionToolChoice


class UncheckedTool(Model):
    """
    A function whose parameters are taken as they are, JSON or not.
    """

    type: Literal["function"]
    name: str
    description: str | None = None
    parameters: Any = None


class FlatSession(Model):
    """
    The flat wire.
    """

    model: str | None = None
    modalities: tuple[str, ...] | None = None
    instructions: str | None = None
    voice: Voice | None = None
    input_audio_format: FlatFormat | None = None
    output_audio_format: FlatFormat | None = None
    input_audio_transcription: Transcription | None = None
    turn_detection: TurnDetection | None = None
    tools: tuple[FunctionTool, ...] | None = None
    tool_choice: ToolChoice | None = None
    temperature: float | None = None
    max_response_output_tokens: Tokens | None = None


class PCM(Model):
    """
    Linear samples.
    """

    type: Literal["audio/pcm"]
    rate: Literal[24000] | None = None


class PCMU(Model):
    """
    Mu-law.
    """

    type: Literal["audio/pcmu"]


class PCMA(Model):
    """
    A-law.
    """

    type: Literal["audio/pcma"]


NestedFormat = Annotated[PCM | PCMU | PCMA, Field(discriminator="type")]


class Input(Model):
    """
    The settings of the input audio.
    """

    format: NestedFormat | None = None
    transcription: Transcription | None = None
    turn_detection: TurnDetection | None = None


class Output(Model):
    """
    The settings of the output audio.
    """

    format: NestedFormat | None = None
    voice: Voice | None = None
    speed: float | None = None


class Audio(Model):
    """
    Both.
    """

    input: Input | None = None
    output: Output | None = None


class NestedSession(Model):
    """
    The nested wire.
    """

    type: Literal["realtime"]
    model: str | None = None
    output_modalities: tuple[str, ...] | None = None
    instructions: str | None = None
    audio: Audio | None = None
    tools: tuple[FunctionTool, ...] | None = None
    tool_choice: ToolChoice | None = None
    max_output_tokens: Tokens | None = None


class UncheckedFlatSession(FlatSession):
    """
    The flat wire, with less checked.
    """

    tools: tuple[UncheckedTool, ...] | None = None


class UncheckedNestedSession(NestedSession):
    """
    The nested wire, with less checked.
    """

    tools: tuple[UncheckedTool, ...] | None = None
