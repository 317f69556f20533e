"""
What of a session each dialect can say, and what goes from one to others.
"""

from typing import Any

import attrs
import pytest

from payloads import DIALECTS, VENDORS
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
    MCPApprovalFilter,
    MCPApprovalMode,
    MCPCaller,
    MCPTool,
    MCPToolChoice,
    MCPToolFilter,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    Prompt,
    RealtimeVoice,
    Reasoning,
    ReasoningEffort,
    RetentionRatioTruncation,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
    TracingMode,
    TranscriptionDelay,
    TruncationMode,
    Unknown,
)
from realtime_attrs.converter import drop_unsupported, unsupported
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    GLM,
    HUGGING_FACE,
    INWORLD,
    LOCALAI,
    QWEN_OMNI,
    REFERENCE,
    STEPFUN,
    XAI,
    Dialect,
)
from realtime_attrs.vendors.azure_voice_live import (
    AzureAvatarVoice,
    AzureCustomVoice,
    AzureEnglishSemanticVAD,
    AzureMultilingualSemanticVAD,
    AzureNativeVoice,
    AzurePersonalVoice,
    AzureSemanticVAD,
    AzureStandardVoice,
    SemanticEndOfUtterance,
    SmartEndOfTurn,
    VoiceLiveSemanticVAD,
    VoiceLiveServerVAD,
    VoiceLiveTranscription,
)
from realtime_attrs.vendors.qwen import (
    QwenSemanticVAD,
    QwenTranscription,
)
from realtime_attrs.vendors.xai import (
    FileSearchTool,
    WebSearchTool,
    XSearchTool,
)
from wire_checks import Session, read, table, written


NAMES = {
    "R": REFERENCE,
    "B": BETA,
    "G": GA,
    "A": AZURE_VOICE_LIVE,
    "X": XAI,
    "I": INWORLD,
    "Q": QWEN_OMNI,
}

ALL = tuple(NAMES.values())
"""
The dialects that the table compares.
"""

SURE = ServerVAD(threshold=0.5, prefix_padding_ms=1, silence_duration_ms=1)


def transcribed(**options: Any) -> SessionResource:
    """
    Make a session that has an option of transcription.
    """
    return Session(input_audio_transcription=AudioTranscription(**options))


def served(**options: Any) -> SessionResource:
    """
    Make a session that has a server of tools.
    """
    address = {"server_url": "https://example.com"}
    return Session(tools=[MCPTool("m", **{**address, **options})])


SAYABLE: list[tuple[SessionResource, str]] = [
    (Session(), "RBGAXIQ"),
    (Session(model="m", instructions=""), "RBGAXIQ"),
    (Session(modalities=["text"]), "RBGAIQ"),
    (Session(modalities=["audio"]), "RBGAXIQ"),
    (Session(modalities=["audio", "text"]), "RBGAXIQ"),
    (Session(modalities=["text", "animation"]), "RBAIQ"),
    (Session(voice=RealtimeVoice.ALLOY), "RBGA"),
    (Session(voice=RealtimeVoice.CEDAR), "BGA"),
    (Session(voice=RealtimeVoice.FABLE), "RB"),
    (Session(voice=CustomVoice("v")), "BG"),
    (Session(voice=NamedVoice("eve")), "XIQ"),
    (Session(voice=AzureStandardVoice("n")), "A"),
    (Session(voice=AzureCustomVoice("n", "e")), "A"),
    (Session(voice=AzurePersonalVoice("n", "m")), "A"),
    (Session(voice=AzureAvatarVoice()), "A"),
    (Session(voice=AzureNativeVoice("ava")), "A"),
    (Session(input_audio_format=AudioFormat.PCM16), "RBGAXIQ"),
    (Session(input_audio_format=AudioFormat.G711_ULAW), "RBGAXI"),
    (Session(output_audio_format=AudioFormat.G711_ALAW), "RBGAXI"),
    (Session(input_audio_format=PCM(8000)), "AXIQ"),
    (Session(input_audio_format=PCM(16000)), "AXIQ"),
    (Session(output_audio_format=PCM(16000)), "AXIQ"),
    (Session(input_audio_format=PCM(11025)), "X"),
    (Session(input_audio_format=PCM(22050)), "X"),
    (Session(output_audio_format=PCM(32000)), "XI"),
    (Session(output_audio_format=PCM(44100)), "XI"),
    (Session(output_audio_format=PCM(48000)), "XIQ"),
    (Session(output_audio_format=PCM(12000)), ""),
    (Session(output_audio_format=PCM(24000, Container.WAV)), "Q"),
    (Session(input_audio_format=PCM(16000, Container.WAV)), "Q"),
    (Session(turn_detection=SURE), "RBGAXIQ"),
    (Session(turn_detection=ServerVAD()), "BGAXIQ"),
    (Session(turn_detection=ServerVAD(idle_timeout_ms=5000)), "BGAXIQ"),
    (Session(turn_detection=ServerVAD(idle_timeout_ms=OFF)), "BGAXIQ"),
    (Session(turn_detection=VoiceLiveServerVAD(speech_duration_ms=1)), "A"),
    (Session(turn_detection=VoiceLiveServerVAD(auto_truncate=False)), "A"),
    (Session(turn_detection=VoiceLiveServerVAD(end_of_utterance=OFF)), "A"),
    (
        Session(
            turn_detection=VoiceLiveServerVAD(
                end_of_utterance=SmartEndOfTurn()
            )
        ),
        "A",
    ),
    (Session(turn_detection=SemanticVAD("low")), "RBGAI"),
    (Session(turn_detection=SemanticVAD()), "BGAIQ"),
    (Session(turn_detection=QwenSemanticVAD(threshold=0.5)), "Q"),
    (Session(turn_detection=QwenSemanticVAD(silence_duration_ms=1)), "Q"),
    (Session(turn_detection=VoiceLiveSemanticVAD(auto_truncate=True)), "A"),
    (Session(turn_detection=AzureSemanticVAD()), "A"),
    (Session(turn_detection=AzureEnglishSemanticVAD()), "A"),
    (Session(turn_detection=AzureMultilingualSemanticVAD()), "A"),
    (Session(turn_detection=OFF), "BGAXIQ"),
    (Session(input_audio_transcription=OFF), "BGAXIQ"),
    (transcribed(), "RBGAXIQ"),
    (transcribed(model="m", language="en"), "RBGAXIQ"),
    (transcribed(prompt="p"), "RBGAI"),
    (transcribed(keywords=["k"]), "GAXI"),
    (transcribed(languages=["en"]), "GI"),
    (transcribed(delay=TranscriptionDelay.LOW), "GAI"),
    (Session(input_audio_noise_reduction=OFF), "BGAI"),
    (
        Session(
            input_audio_noise_reduction=NoiseReduction(
                NoiseReductionMode.FAR_FIELD
            )
        ),
        "BGAI",
    ),
    (
        Session(
            input_audio_noise_reduction=NoiseReduction(NoiseReductionMode.DEEP)
        ),
        "A",
    ),
    (Session(tools=[FunctionTool("f", "d", {})]), "RBGAXIQ"),
    (served(server_url="u", allowed_tools=["t"]), "GAXI"),
    (served(require_approval=MCPApprovalMode.NEVER), "GAI"),
    (
        served(
            require_approval=MCPApprovalFilter(always=MCPToolFilter(["t"]))
        ),
        "GAI",
    ),
    (
        served(
            require_approval=MCPApprovalFilter(
                always=MCPToolFilter(read_only=True)
            )
        ),
        "GI",
    ),
    (served(allowed_callers=[MCPCaller.DIRECT]), "GI"),
    (served(server_description="d"), "GXI"),
    (served(connector_id="c"), "GI"),
    (Session(tools=[WebSearchTool()]), "X"),
    (Session(tools=[XSearchTool()]), "X"),
    (Session(tools=[FileSearchTool()]), "X"),
    (Session(tool_choice=ToolChoiceMode.REQUIRED), "RBGAXIQ"),
    (Session(tool_choice=FunctionToolChoice("f")), "RBGAXI"),
    (Session(tool_choice=MCPToolChoice("m")), "GAXI"),
    (Session(temperature=0.8), "RBAIQ"),
    (Session(max_response_output_tokens=INF), "RBGAIQ"),
    (Session(max_response_output_tokens=4096), "RBGAIQ"),
    (Session(speed=1), "BGXI"),
    (Session(tracing=TracingMode.AUTO), "BGI"),
    (Session(prompt=Prompt("p")), "BG"),
    (Session(include=["x"]), "BGAI"),
    (Session(truncation=TruncationMode.AUTO), "BGI"),
    (Session(truncation=RetentionRatioTruncation(0.5)), "BGI"),
    (Session(parallel_tool_calls=True), "GAI"),
    (Session(reasoning=Reasoning()), "GXI"),
    (Session(reasoning=Reasoning(ReasoningEffort.NONE)), "GAXI"),
    (Session(reasoning=Reasoning(ReasoningEffort.LOW)), "GAI"),
    (Session(reasoning=Reasoning(ReasoningEffort.HIGH)), "GAXI"),
]
"""
For some sessions, the initials of the dialects that can say them.
"""

FILLED = Session(
    model="m",
    modalities=["text"],
    instructions="Be brief.",
    voice=RealtimeVoice.ALLOY,
    input_audio_format=AudioFormat.G711_ULAW,
    output_audio_format=PCM(16000),
    input_audio_transcription=AudioTranscription(
        model="whisper-1", language="en", prompt="p", keywords=["k"]
    ),
    turn_detection=VoiceLiveServerVAD(
        threshold=0.5,
        prefix_padding_ms=300,
        silence_duration_ms=200,
        idle_timeout_ms=5000,
        auto_truncate=True,
        end_of_utterance=SemanticEndOfUtterance("low"),
    ),
    tools=[
        FunctionTool("f", "d", {"type": "object"}),
        MCPTool(
            "m",
            server_url="https://example.com",
            require_approval=MCPApprovalFilter(always=MCPToolFilter(["t"])),
        ),
        WebSearchTool(),
    ],
    tool_choice=FunctionToolChoice("f"),
    temperature=0.8,
    max_response_output_tokens=4096,
    input_audio_noise_reduction=NoiseReduction(NoiseReductionMode.DEEP),
    speed=1.25,
    tracing=TracingMode.AUTO,
    include=["item.input_audio_transcription.logprobs"],
    prompt=OFF,
    truncation=TruncationMode.DISABLED,
    reasoning=Reasoning(ReasoningEffort.HIGH),
    parallel_tool_calls=False,
)


def values_of(value: Any) -> dict[str, Any]:
    """
    List the attributes of a value.
    """
    names = [field.name for field in attrs.fields(type(value))]
    return {name: getattr(value, name) for name in names}


def as_read(session: Session, dialect: Dialect) -> Session:
    """
    Build the same session from the classes that a dialect reads.
    """
    cls = [Session, *dialect.derived(Session)][-1]
    values = values_of(session)
    parts: dict[Dialect, dict[str, Any]] = {
        AZURE_VOICE_LIVE: {
            "input_audio_transcription": VoiceLiveTranscription,
            "turn_detection": VoiceLiveServerVAD,
        },
        QWEN_OMNI: {"input_audio_transcription": QwenTranscription},
    }
    for name, part in parts.get(dialect, {}).items():
        values[name] = part(**values_of(values[name]))
    return cls(**values)


SERVICE = "speed tracing prompt truncation"

UTTERED = "turn_detection.auto_truncate turn_detection.end_of_utterance"

DROPPED: dict[Dialect, str] = {
    REFERENCE: "output_audio_format input_audio_transcription.keywords"
    f" turn_detection.idle_timeout_ms {UTTERED} tools[1] tools[2]"
    f" input_audio_noise_reduction {SERVICE} include reasoning"
    " parallel_tool_calls",
    BETA: "output_audio_format input_audio_transcription.keywords"
    f" {UTTERED} tools[1] tools[2] input_audio_noise_reduction.mode"
    " reasoning parallel_tool_calls",
    GA: f"output_audio_format {UTTERED} tools[2] temperature"
    " input_audio_noise_reduction.mode",
    AZURE_VOICE_LIVE: f"tools[2] {SERVICE}",
    XAI: "modalities voice input_audio_transcription.prompt"
    f" {UTTERED} tools[1].require_approval temperature"
    " max_response_output_tokens input_audio_noise_reduction tracing prompt"
    " truncation include parallel_tool_calls",
    HUGGING_FACE: f"{UTTERED} tools[2] temperature prompt"
    " input_audio_noise_reduction.mode",
    LOCALAI: f"input_audio_transcription.keywords {UTTERED} tools[2]"
    " temperature input_audio_noise_reduction.mode reasoning"
    " parallel_tool_calls",
    INWORLD: f"voice {UTTERED} tools[2] input_audio_noise_reduction.mode"
    " prompt",
    QWEN_OMNI: "voice input_audio_format input_audio_transcription.prompt"
    f" input_audio_transcription.keywords {UTTERED} tools[1] tools[2]"
    f" tool_choice input_audio_noise_reduction {SERVICE} include reasoning"
    " parallel_tool_calls",
    GLM: "voice input_audio_format output_audio_format"
    " input_audio_transcription.language input_audio_transcription.prompt"
    " input_audio_transcription.keywords turn_detection.idle_timeout_ms"
    f" {UTTERED} tools[1] tools[2] input_audio_noise_reduction.mode {SERVICE}"
    " include reasoning parallel_tool_calls",
    STEPFUN: "voice input_audio_format output_audio_format"
    " input_audio_transcription.keywords turn_detection.idle_timeout_ms"
    f" {UTTERED} tools[1] tools[2] input_audio_noise_reduction {SERVICE}"
    " include reasoning parallel_tool_calls",
}


EVERY = (*DIALECTS, *VENDORS)


def check_pair(source: Dialect, target: Dialect) -> None:
    """
    Check what a session becomes that goes from one dialect to another.
    """
    session, _ = drop_unsupported(FILLED, source)
    heard = read(source, written(source, session))
    left, _ = drop_unsupported(heard, target)
    again = read(target, written(target, left))

    alone, _ = drop_unsupported(session, target)

    assert as_read(session, source) == heard
    assert as_read(left, target) == again == as_read(alone, target)


class TestConversion:
    @pytest.mark.parametrize(("session", "initials"), table(*SAYABLE))
    def test_sayable(self, session: Any, initials: str) -> None:
        """
        Each setting is sayable in the dialects of those who have it.
        """
        assert {NAMES[initial] for initial in initials} == {
            dialect
            for dialect in NAMES.values()
            if not unsupported(session, dialect)
        }

    @pytest.mark.parametrize("dialect", DROPPED, ids=str)
    def test_unsupported(self, dialect: Dialect) -> None:
        """
        What a dialect lacks of a session is named, and is what goes.
        """
        names = unsupported(FILLED, dialect)
        left, gone = drop_unsupported(FILLED, dialect)

        assert sorted(DROPPED[dialect].split()) == sorted(names)
        assert names == gone
        assert () == unsupported(left, dialect)

    @pytest.mark.parametrize("dialect", EVERY, ids=str)
    def test_pairs(self, dialect: Dialect) -> None:
        """
        The attributes that both dialects support come through unchanged.

        In `tests/slow`, each goes to every other.
        """
        following = EVERY[(EVERY.index(dialect) + 1) % len(EVERY)]
        for other in dict.fromkeys((BETA, GA, dialect, following)):
            check_pair(dialect, other)
        for other in (BETA, GA):
            check_pair(other, dialect)

    @pytest.mark.parametrize("dialect", VENDORS, ids=str)
    def test_unknown(self, dialect: Dialect) -> None:
        """
        What one service has said and nobody knows is no other's.
        """
        session = Session(
            turn_detection=Unknown({"type": "new"}, dialect.name),
            extra=Unknown({"new": 1}, dialect.name),
        )

        for other in VENDORS:
            assert (
                () if dialect is other else ("turn_detection", "extra")
            ) == unsupported(session, other)
