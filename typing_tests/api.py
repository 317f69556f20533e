"""
Checked by type checkers, never executed.
"""

from typing import Literal, assert_type

import cattrs

from cattrs.preconf.json import JsonConverter

from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    FunctionToolChoice,
    Inf,
    MaxResponseOutputTokens,
    Off,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoice,
    ToolChoiceMode,
    ToolDefinition,
    TurnDetection,
)
from realtime_attrs.converter import (
    Dialect,
    Problem,
    configure_converter,
    explain,
    make_converter,
)


session = SessionResource(
    modalities=["text"],
    voice=RealtimeVoice.ALLOY,
    input_audio_format=AudioFormat.PCM16,
    turn_detection=OFF,
    input_audio_transcription=OFF,
    tools=[FunctionTool("f", parameters={"type": "object"})],
    tool_choice=ToolChoiceMode.AUTO,
    temperature=1,
    max_response_output_tokens=INF,
)

assert_type(session.model, str | None)
assert_type(session.modalities, tuple[str, ...] | None)
assert_type(
    session.turn_detection,
    ServerVAD | SemanticVAD | Literal[Off.OFF] | None,
)
assert_type(
    session.input_audio_transcription,
    AudioTranscription | Literal[Off.OFF] | None,
)
assert_type(session.tools, tuple[FunctionTool, ...] | None)
assert_type(session.tool_choice, ToolChoiceMode | FunctionToolChoice | None)
assert_type(session.max_response_output_tokens, int | Literal[Inf.INF] | None)
assert_type(ServerVAD().prefix_padding_ms, int | None)

if session.turn_detection is OFF:
    assert_type(session.turn_detection, Literal[Off.OFF])
elif session.turn_detection is not None:
    assert_type(session.turn_detection, ServerVAD | SemanticVAD)


def name(detection: TurnDetection) -> str:
    match detection:
        case ServerVAD():
            return "server"
        case SemanticVAD():
            return "semantic"


def tool_name(tool: ToolDefinition, choice: ToolChoice) -> str:
    return choice.name if isinstance(choice, FunctionToolChoice) else tool.name


def limit(tokens: MaxResponseOutputTokens) -> int:
    if tokens is INF:
        return 0
    assert_type(tokens, int)
    return tokens


converter = make_converter(Dialect.BETA, forbid_extra_keys=True)
assert_type(converter, JsonConverter)
assert_type(converter.loads("{}", SessionResource), SessionResource)
configure_converter(cattrs.Converter(), Dialect.REFERENCE)
assert_type(explain(ValueError()), list[Problem])
assert_type(explain(ValueError(), converter)[0].pointer, str)

SessionResource(model=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
SessionResource(modalities="text")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
SessionResource(voice="alloy")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
SessionResource(voice=OFF)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
session.model = "m"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
