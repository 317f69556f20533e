"""
Checked by type checkers, never executed.
"""

from typing import Literal, assert_type

import cattrs

from cattrs.preconf.json import JsonConverter

from realtime_attrs import (
    INF,
    OFF,
    PCM,
    AudioFormat,
    AudioTranscription,
    Container,
    CustomVoice,
    FunctionTool,
    FunctionToolChoice,
    Inf,
    MaxResponseOutputTokens,
    MCPTool,
    MCPToolChoice,
    MCPToolFilter,
    NamedVoice,
    NoiseReduction,
    Off,
    Prompt,
    RealtimeVoice,
    RetentionRatioTruncation,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ThreeStates,
    ToolChoice,
    ToolChoiceMode,
    ToolDefinition,
    TracingConfiguration,
    TracingMode,
    TruncationMode,
    TurnDetection,
    Unknown,
    Voice,
)
from realtime_attrs.converter import (
    Problem,
    check,
    configure_converter,
    detect_dialect,
    drop_unsupported,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import (
    ANY,
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    QWEN_OMNI,
    REFERENCE,
    XAI,
    Dialect,
    Fallback,
    Key,
    Record,
    Rewrite,
    Variant,
    Words,
    bare,
    by_name,
    known,
    record,
)
from realtime_attrs.events import ServerEvent
from realtime_attrs.extending import (
    BaseTool,
    BaseToolChoice,
    BaseTurnDetection,
    BaseVoice,
)
from realtime_attrs.vendors.xai import (
    FileSearchTool,
    WebSearchTool,
    XSearchTool,
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
assert_type(session.modalities, tuple[str | Unknown, ...] | None)
assert_type(
    session.turn_detection,
    TurnDetection | BaseTurnDetection | Unknown | Literal[Off.OFF] | None,
)
assert_type(
    session.input_audio_transcription,
    AudioTranscription | Literal[Off.OFF] | None,
)
assert_type(
    session.tools, tuple[ToolDefinition | BaseTool | Unknown, ...] | None
)
assert_type(session.tool_choice, ToolChoice | BaseToolChoice | Unknown | None)
assert_type(session.voice, Voice | BaseVoice | Unknown | None)
assert_type(session.input_audio_format, AudioFormat | PCM | Unknown | None)
assert_type(PCM(16_000).container, Container)
assert_type(
    session.tracing,
    TracingMode | TracingConfiguration | Unknown | Literal[Off.OFF] | None,
)
assert_type(session.prompt, Prompt | Literal[Off.OFF] | None)
assert_type(
    session.truncation,
    TruncationMode | RetentionRatioTruncation | Unknown | None,
)
assert_type(
    session.input_audio_noise_reduction,
    NoiseReduction | Literal[Off.OFF] | None,
)
assert_type(session.include, tuple[str, ...] | None)
assert_type(ServerVAD().idle_timeout_ms, int | Literal[Off.OFF] | None)
assert_type(
    MCPTool("m", allowed_tools=["a"]).allowed_tools,
    tuple[str, ...] | MCPToolFilter | None,
)
assert_type(
    session.max_response_output_tokens,
    int | Literal[Inf.INF] | Unknown | None,
)
assert_type(ServerVAD().prefix_padding_ms, int | None)

if session.turn_detection is OFF:
    assert_type(session.turn_detection, Literal[Off.OFF])
elif session.turn_detection is not None:
    assert_type(
        session.turn_detection, TurnDetection | BaseTurnDetection | Unknown
    )


def name(detection: TurnDetection) -> str:
    match detection:
        case ServerVAD():
            return "server"
        case SemanticVAD():
            return "semantic"


def speaker(voice: Voice) -> str | None:
    match voice:
        case RealtimeVoice():
            return repr(voice)
        case CustomVoice():
            return voice.id
        case NamedVoice():
            return voice.name


def name_of_any(session: SessionResource) -> str:
    match session.turn_detection:
        case ServerVAD() | SemanticVAD() as known:
            return name(known)
        case BaseTurnDetection():
            return "another"
        case Unknown(dialect=dialect):
            return f"unknown in {dialect}"
        case Off.OFF:
            return "off"
        case None:
            return "as it is"


def tool_name(tool: ToolDefinition, choice: ToolChoice) -> str | None:
    match choice:
        case ToolChoiceMode():
            match tool:
                case FunctionTool():
                    return tool.name
                case MCPTool():
                    return tool.server_label
                case WebSearchTool() | XSearchTool() | FileSearchTool():
                    return None
        case FunctionToolChoice() | MCPToolChoice():
            return choice.name


def limit(tokens: MaxResponseOutputTokens) -> int:
    if tokens is INF:
        return 0
    assert_type(tokens, int)
    return tokens


converter = make_converter(BETA, forbid_extra_keys=True)
assert_type(converter, JsonConverter)
assert_type(converter.loads("{}", SessionResource), SessionResource)
configure_converter(cattrs.Converter(), REFERENCE)
assert_type(explain(ValueError()), list[Problem])
assert_type(detect_dialect({}), Dialect | None)
assert_type(detect_dialect({}, among=[XAI, INWORLD]), Dialect | None)
assert_type(make_converter(AZURE_VOICE_LIVE), JsonConverter)
assert_type(bare(NamedVoice, "name"), Record)
assert_type(
    QWEN_OMNI.evolve(
        "acme",
        records=[
            QWEN_OMNI.of(SessionResource).evolve(
                "truncation",
                without=["temperature"],
                speed="pace",
                input_audio_format=Key(
                    words={AudioFormat: {AudioFormat.PCM16: "pcm"}}
                ),
                turn_detection=Key(off=["none", {"type": "client"}]),
                voice=Key(
                    "speaker",
                    alias=None,
                    fallback=Fallback("audio.voice"),
                    none=["default"],
                    null="refused",
                    pattern="[a-z]+",
                ),
                modalities=Key(rewrite=Rewrite({("audio",): ("audio",)})),
                max_response_output_tokens=Key(as_string=True),
                misplaced={"limit": "max_response_output_tokens"},
                ignored={"id": ANY, "object": "session"},
                explicit_nulls=["tools"],
                refused_nulls=["audio"],
            ),
            record(
                FunctionTool,
                "name",
                keys={"description": "text"},
                tag="function",
                tag_key="kind",
                required=["description"],
                variants=[Variant(FunctionTool, tag="tool")],
            ),
        ],
        without=[CustomVoice],
        words={
            PCM: {PCM(8_000): "pcm8"},
            AudioFormat: Words(
                {AudioFormat.PCM16: {"type": "pcm", "rate": 24_000}},
                aliases={"pcm16": AudioFormat.PCM16},
                required_of_clients=["rate"],
            ),
        },
        ignored={ServerEvent: {"trace_id": ANY}},
        null_is_off=True,
        number_bits=64,
    ),
    Dialect,
)
assert_type(GA.of(SessionResource), Record)
assert_type(GA.get(SessionResource), Record | None)
assert_type(GA.words[AudioFormat].evolve(without=[AudioFormat.PCM16]), Words)
assert_type(bare(NamedVoice, "name", Key(none=["default"])), Record)
assert_type(by_name("ga"), Dialect)
assert_type(known(), tuple[str, ...])
assert_type(unsupported(session, GA), tuple[str, ...])
assert_type(
    drop_unsupported(session, GA),
    tuple[SessionResource, tuple[str, ...]],
)
assert_type(check({"voice": "ash"}, GA), tuple[Problem, ...])
check({"voice": "ash"}, "ga")  # type: ignore[arg-type]  # no dialect
assert_type(by_name("ga"), Dialect)
assert_type(known(), tuple[str, ...])
assert_type(explain(ValueError(), converter)[0].pointer, str)

functions: list[FunctionTool] = [FunctionTool("f")]
assert_type(
    SessionResource(tools=functions).tools,
    tuple[ToolDefinition | BaseTool | Unknown, ...] | None,
)
words: list[str] = ["text"]
assert_type(
    SessionResource(modalities=words, voice=Unknown("juniper", "ga")).extra,
    Unknown | None,
)
keeping = make_converter(GA, keep_unknown=True)
configure_converter(cattrs.Converter(), GA, keep_unknown=True)
voice: Voice | Unknown = keeping.structure("sage", RealtimeVoice)
state: ThreeStates[TurnDetection] = OFF
state = None
state = ServerVAD()
assert_type(
    SessionResource(turn_detection=state).prompt,
    Prompt | Literal[Off.OFF] | None,
)

SessionResource(model=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
SessionResource(modalities="text")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
SessionResource(voice="alloy")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
SessionResource(voice=OFF)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
session.model = "m"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
