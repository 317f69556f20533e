"""
Plain cattrs, as a typical user writes it: classes that mirror the wire.
"""

from enum import StrEnum
from typing import Any

import attrs

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn
from cattrs.strategies import configure_tagged_union


class Voice(StrEnum):
    """
    The voices.
    """

    ALLOY = "alloy"
    ASH = "ash"
    BALLAD = "ballad"
    CORAL = "coral"
    ECHO = "echo"
    SAGE = "sage"
    SHIMMER = "shimmer"
    VERSE = "verse"
    MARIN = "marin"
    CEDAR = "cedar"


class FlatFormat(StrEnum):
    """
    The flat formats.
    """

    PCM16 = "pcm16"
    G711_ULAW = "g711_ulaw"
    G711_ALAW = "g711_alaw"


@attrs.frozen
class Transcription:
    """
    Transcription of the input.
    """

    language: str | None = None
    model: str | None = None
    prompt: str | None = None


@attrs.frozen
class ServerVAD:
    """
    Detection by loudness.
    """

    threshold: float | None = None
    prefix_padding_ms: int | None = None
    silence_duration_ms: int | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None
    idle_timeout_ms: int | None = None


@attrs.frozen
class SemanticVAD:
    """
    Detection by meaning.
    """

    eagerness: str | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None


Detection = ServerVAD | SemanticVAD


@attrs.frozen
class FunctionTool:
    """
    A function.
    """

    name: str
    description: str | None = None
    parameters: Any = None
    type: str = "function"


@attrs.frozen
class Choice:
    """
    Exactly this function.
    """

    name: str
    type: str = "function"


@attrs.frozen
class FlatSession:
    """
    The flat wire.
    """

    model: str | None = None
    modalities: list[str] | None = None
    instructions: str | None = None
    voice: Voice | None = None
    input_audio_format: FlatFormat | None = None
    output_audio_format: FlatFormat | None = None
    input_audio_transcription: Transcription | None = None
    turn_detection: Detection | None = None
    tools: list[FunctionTool] | None = None
    tool_choice: str | Choice | None = None
    temperature: float | None = None
    max_response_output_tokens: int | str | None = None


@attrs.frozen
class Format:
    """
    A nested format.
    """

    type: str
    rate: int | None = None


@attrs.frozen
class Input:
    """
    The settings of the input audio.
    """

    format: Format | None = None
    transcription: Transcription | None = None
    turn_detection: Detection | None = None


@attrs.frozen
class Output:
    """
    The settings of the output audio.
    """

    format: Format | None = None
    voice: Voice | None = None


@attrs.frozen
class Audio:
    """
    Both.
    """

    input: Input | None = None
    output: Output | None = None


@attrs.frozen
class NestedSession:
    """
    The nested wire.
    """

    type: str
    model: str | None = None
    output_modalities: list[str] | None = None
    instructions: str | None = None
    audio: Audio | None = None
    tools: list[FunctionTool] | None = None
    tool_choice: str | Choice | None = None
    max_output_tokens: int | str | None = None


def make() -> Converter:
    """
    Make the converter.
    """
    converter = Converter(omit_if_default=True)
    configure_tagged_union(
        Detection,
        converter,
        tag_name="type",
        tag_generator={
            ServerVAD: "server_vad",
            SemanticVAD: "semantic_vad",
        }.__getitem__,
    )
    for cls in (FunctionTool, Choice):
        converter.register_unstructure_hook(
            cls, make_dict_unstructure_fn(cls, converter)
        )

    @converter.register_structure_hook
    def _(value: Any, _: Any) -> str | Choice:
        return (
            value
            if isinstance(value, str)
            else converter.structure(value, Choice)
        )

    @converter.register_structure_hook
    def _(value: Any, _: Any) -> int | str:
        return value

    detection = converter.get_structure_hook(Detection)
    unstructure = converter.get_unstructure_hook(Detection)
    converter.register_structure_hook(
        Detection | None,
        lambda value, _: (
            None if value is None else detection(value, Detection)
        ),
    )
    converter.register_unstructure_hook(
        Detection | None,
        lambda value: None if value is None else unstructure(value),
    )
    for union in (str | Choice | None, int | str | None):
        plain = converter.get_structure_hook(
            str | Choice if Choice in union.__args__ else int | str
        )
        converter.register_structure_hook(
            union,
            lambda value, _, plain=plain: (
                None if value is None else plain(value, None)
            ),
        )
    return converter
