"""
The classes of a session: what they hold.
"""

import copy
import enum
import pickle

from collections import UserList
from typing import Any

import attrs
import pytest

import realtime_attrs

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
    TokenLimits,
    ToolChoiceMode,
    TracingConfiguration,
    TracingMode,
    TranscriptionDelay,
    TruncationMode,
    Unknown,
    events,
)
from realtime_attrs._values.annotations import kind_of
from realtime_attrs.vendors.azure_voice_live import (
    AzureAvatarVoice,
    AzureCustomVoice,
    AzureEnglishSemanticVAD,
    AzureMultilingualSemanticVAD,
    AzureNativeVoice,
    AzurePersonalVoice,
    AzureSemanticVAD,
    AzureStandardVoice,
    EnglishEndOfUtterance,
    ICEServer,
    LLMInterimResponse,
    MultilingualEndOfUtterance,
    Scene,
    SemanticEndOfUtterance,
    SmartEndOfTurn,
    VoiceLiveSemanticVAD,
    VoiceLiveServerVAD,
)
from realtime_attrs.vendors.qwen import QwenSemanticVAD
from realtime_attrs.vendors.xai import (
    FileSearchTool,
    SearchLocation,
    WebSearchTool,
    XAISession,
    XSearchTool,
)


FULL = SessionResource(
    model="gpt-realtime",
    modalities=["text", "audio"],
    instructions="Be brief.",
    voice=RealtimeVoice.SAGE,
    input_audio_format=AudioFormat.G711_ULAW,
    output_audio_format=AudioFormat.G711_ALAW,
    input_audio_transcription=AudioTranscription(model="whisper-1"),
    turn_detection=SemanticVAD(eagerness="low"),
    tools=[FunctionTool("lookup")],
    tool_choice=FunctionToolChoice("lookup"),
    temperature=0.8,
    max_response_output_tokens=INF,
)


STYLE = [
    "temperature",
    "locale",
    "prefer_locales",
    "style",
    "pitch",
    "rate",
    "volume",
    "custom_lexicon_url",
    "custom_text_normalization_url",
]
"""
What Azure's voices share.
"""

DETECTION = [
    "threshold",
    "prefix_padding_ms",
    "silence_duration_ms",
    "speech_duration_ms",
    "remove_filler_words",
    "create_response",
    "interrupt_response",
    "auto_truncate",
    "end_of_utterance",
    "appended_text_after_truncation",
    "idle_timeout_ms",
    "neg_threshold",
    "window_size",
    "distinct_ci_phones",
    "require_vowel",
    "require_vowel_assistant_speaking",
    "speech_duration_assistant_speaking_ms",
    "profile",
]
"""
What Azure's detections share.
"""

FIELDS = {
    SessionResource: [
        "model",
        "modalities",
        "instructions",
        "voice",
        "input_audio_format",
        "output_audio_format",
        "input_audio_transcription",
        "turn_detection",
        "tools",
        "tool_choice",
        "temperature",
        "max_response_output_tokens",
        "input_audio_noise_reduction",
        "speed",
        "tracing",
        "include",
        "prompt",
        "truncation",
        "reasoning",
        "parallel_tool_calls",
    ],
    AudioTranscription: [
        "language",
        "model",
        "prompt",
        "languages",
        "keywords",
        "delay",
    ],
    NoiseReduction: ["mode", "strength"],
    CustomVoice: ["id"],
    NamedVoice: ["name"],
    AzureStandardVoice: ["name", *STYLE],
    AzureCustomVoice: ["name", "endpoint_id", *STYLE],
    AzurePersonalVoice: ["name", "model", *STYLE],
    AzureAvatarVoice: ["model", *STYLE],
    AzureNativeVoice: ["name"],
    ServerVAD: [
        "threshold",
        "prefix_padding_ms",
        "silence_duration_ms",
        "create_response",
        "interrupt_response",
        "idle_timeout_ms",
    ],
    VoiceLiveServerVAD: [
        "threshold",
        "prefix_padding_ms",
        "silence_duration_ms",
        "create_response",
        "interrupt_response",
        "idle_timeout_ms",
        "speech_duration_ms",
        "auto_truncate",
        "end_of_utterance",
        "appended_text_after_truncation",
    ],
    SemanticVAD: [
        "eagerness",
        "create_response",
        "interrupt_response",
    ],
    VoiceLiveSemanticVAD: [
        "eagerness",
        "create_response",
        "interrupt_response",
        "auto_truncate",
    ],
    AzureSemanticVAD: [*DETECTION, "languages"],
    AzureEnglishSemanticVAD: DETECTION,
    AzureMultilingualSemanticVAD: [*DETECTION, "languages"],
    SemanticEndOfUtterance: [
        "threshold_level",
        "timeout_ms",
        "threshold",
        "timeout",
    ],
    EnglishEndOfUtterance: [
        "threshold_level",
        "timeout_ms",
        "threshold",
        "timeout",
    ],
    MultilingualEndOfUtterance: [
        "threshold_level",
        "timeout_ms",
        "threshold",
        "timeout",
    ],
    SmartEndOfTurn: [
        "threshold_level",
        "timeout_ms",
        "threshold",
        "timeout",
    ],
    FunctionTool: ["name", "description", "parameters"],
    FunctionToolChoice: ["name"],
    MCPTool: [
        "server_label",
        "server_url",
        "connector_id",
        "tunnel_id",
        "authorization",
        "server_description",
        "headers",
        "allowed_tools",
        "allowed_callers",
        "require_approval",
        "defer_loading",
    ],
    MCPToolFilter: ["tool_names", "read_only"],
    MCPApprovalFilter: ["always", "never"],
    MCPToolChoice: ["server_label", "name"],
    SearchLocation: ["country", "city", "region", "timezone"],
    XSearchTool: [
        "allowed_x_handles",
        "excluded_x_handles",
        "from_date",
        "to_date",
        "enable_image_understanding",
        "enable_video_understanding",
    ],
    WebSearchTool: [
        "location",
        "allowed_domains",
        "excluded_domains",
        "enable_image_understanding",
    ],
    FileSearchTool: ["vector_store_ids", "max_num_results"],
    TracingConfiguration: ["workflow_name", "group_id", "metadata"],
    Prompt: ["id", "version", "variables"],
    RetentionRatioTruncation: ["retention_ratio", "token_limits"],
    TokenLimits: ["post_instructions"],
    Reasoning: ["effort"],
}


REQUIRED = {
    CustomVoice: ["id"],
    NamedVoice: ["name"],
    AzureStandardVoice: ["name"],
    AzureCustomVoice: ["name", "endpoint_id"],
    AzurePersonalVoice: ["name", "model"],
    AzureNativeVoice: ["name"],
    FunctionTool: ["name"],
    FunctionToolChoice: ["name"],
    MCPTool: ["server_label"],
    MCPToolChoice: ["server_label"],
    Prompt: ["id"],
    RetentionRatioTruncation: ["retention_ratio"],
}


class TestArticles:
    @pytest.mark.parametrize(
        ("cls", "expected"),
        [
            (AudioFormat, "an AudioFormat"),
            (MCPTool, "an MCPTool"),
            (Unknown, "an Unknown"),
            (ServerVAD, "a ServerVAD"),
            (PCM, "a PCM"),
            (AzureNativeVoice, "an AzureNativeVoice"),
            (NamedVoice, "a NamedVoice"),
            (EnglishEndOfUtterance, "an EnglishEndOfUtterance"),
            (SmartEndOfTurn, "a SmartEndOfTurn"),
            (WebSearchTool, "a WebSearchTool"),
            (XSearchTool, "an XSearchTool"),
            (XAISession, "an XAISession"),
            (FileSearchTool, "a FileSearchTool"),
            (LLMInterimResponse, "an LLMInterimResponse"),
            (ICEServer, "an ICEServer"),
            (Scene, "a Scene"),
            (events.InputText, "an InputText"),
            (events.OutputText, "an OutputText"),
            (events.Error, "an Error"),
            (events.UserMessage, "a UserMessage"),
            (events.Usage, "a Usage"),
        ],
    )
    def test_in_messages(self, cls: type, expected: str) -> None:
        """
        Messages have the article that a class is said with.
        """
        assert expected == kind_of(cls).expected


class TestClasses:
    def test_complete(self) -> None:
        """
        The lists here have every class of a session that has keys.
        """
        public = [getattr(realtime_attrs, n) for n in realtime_attrs.__all__]
        classes = {item for item in public if attrs.has(item)}
        own = {cls for cls in FIELDS if ".vendors." in cls.__module__}

        assert {*FIELDS, PCM, Unknown} == classes | own

    @pytest.mark.parametrize("cls", FIELDS)
    def test_order(self, cls: type) -> None:
        """
        The fields stand in the documented order.
        """
        fields = [field.name for field in attrs.fields(cls)]

        assert [*FIELDS[cls], "extra"] == fields

    @pytest.mark.parametrize("cls", FIELDS)
    def test_optional(self, cls: type) -> None:
        """
        Every field but what identifies may be left out, and is then None.
        """
        assert REQUIRED.get(cls, []) == [
            field.name
            for field in attrs.fields(cls)
            if field.default is not None
        ]

    @pytest.mark.parametrize("cls", FIELDS)
    def test_annotations(self, cls: type) -> None:
        """
        Each annotation is understood, and can say what it admits.
        """
        for field in attrs.fields(cls):
            assert kind_of(field.type).expected

    def test_old_pickles(self) -> None:
        """
        A state from before an attribute was there can be loaded.
        """
        loaded = ServerVAD.__new__(ServerVAD)
        loaded.__setstate__({"threshold": 0.5})  # type: ignore[attr-defined]

        assert ServerVAD(threshold=0.5) == loaded

    def test_frozen(self) -> None:
        """
        A session cannot be changed in place.
        """
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            FULL.voice = None  # type: ignore[misc]

    def test_equal_by_value(self) -> None:
        """
        Equal values are equal objects with equal hashes.
        """
        assert ServerVAD(threshold=1) == ServerVAD(threshold=1.0)
        assert hash(FULL) == hash(copy.deepcopy(FULL))
        assert ServerVAD() != SemanticVAD()

    def test_evolve(self) -> None:
        """
        attrs.evolve() makes a changed copy, and checks the change.
        """
        evolved = attrs.evolve(FULL, turn_detection=OFF)

        assert OFF is evolved.turn_detection
        assert FULL.model == evolved.model
        with pytest.raises(TypeError, match=r"SessionResource\.voice"):
            attrs.evolve(FULL, voice="alloy")  # type: ignore[arg-type]

    def test_repr(self) -> None:
        """
        The repr is the expression that makes the object.
        """
        session = SessionResource(
            voice=RealtimeVoice.ASH,
            turn_detection=OFF,
            max_response_output_tokens=INF,
        )

        assert (
            "SessionResource(voice=RealtimeVoice.ASH, turn_detection=OFF,"
            " max_response_output_tokens=INF)"
        ) == repr(session)

    @pytest.mark.parametrize(
        "duplicate",
        [
            copy.copy,
            copy.deepcopy,
            lambda value: pickle.loads(pickle.dumps(value)),
        ],  # our own
        ids=["copy", "deepcopy", "pickle"],
    )
    def test_duplicates(self, duplicate: Any) -> None:
        """
        Copies and pickles are equal, and the constants stay themselves.
        """
        session = attrs.evolve(FULL, turn_detection=OFF)
        result = duplicate(session)

        assert session == result
        assert OFF is result.turn_detection
        assert INF is result.max_response_output_tokens


class TestConstants:
    def test_off_is_false(self) -> None:
        """
        OFF is false in a boolean context, as None is, and INF is true.
        """
        assert not OFF
        assert INF

    def test_three_states(self) -> None:
        """
        Nothing said, turned off and set are three different sessions.
        """
        states = {
            SessionResource(),
            SessionResource(turn_detection=OFF),
            SessionResource(turn_detection=ServerVAD()),
        }

        assert len(states) == 3

    def test_three_states_inside(self) -> None:
        """
        So they are of what a detection has in turn.
        """
        states = {
            AzureSemanticVAD(),
            AzureSemanticVAD(end_of_utterance=OFF),
            AzureSemanticVAD(end_of_utterance=SmartEndOfTurn()),
        }

        assert len(states) == 3

    @pytest.mark.parametrize(
        ("cls", "names"),
        [
            (AudioFormat, "PCM16 G711_ULAW G711_ALAW OPUS MP3 PCM WAV"),
            (
                RealtimeVoice,
                "ALLOY ASH BALLAD CORAL ECHO FABLE ONYX NOVA SHIMMER VERSE "
                "SAGE MARIN CEDAR",
            ),
            (ToolChoiceMode, "AUTO NONE REQUIRED"),
            (NoiseReductionMode, "NEAR_FIELD FAR_FIELD DEEP"),
            (TranscriptionDelay, "MINIMAL LOW MEDIUM HIGH XHIGH"),
            (ReasoningEffort, "NONE MINIMAL LOW MEDIUM HIGH XHIGH"),
            (Container, "RAW WAV"),
            (MCPApprovalMode, "ALWAYS NEVER"),
            (MCPCaller, "DIRECT PROGRAMMATIC"),
            (TracingMode, "AUTO"),
            (TruncationMode, "AUTO DISABLED"),
        ],
    )
    def test_members(self, cls: type[enum.Enum], names: str) -> None:
        """
        The enums have the documented members, whose values are no spellings.
        """
        assert names.split() == [member.name for member in cls]
        assert not any(isinstance(member.value, str) for member in cls)


class TestNormalForms:
    def test_lists(self) -> None:
        """
        A list is stored as a tuple.
        """
        tool = MCPTool(
            "m", allowed_tools=["a"], allowed_callers=[MCPCaller.DIRECT]
        )

        voice = AzureStandardVoice("ava", prefer_locales=["en-GB"])

        assert tool.allowed_tools == ("a",)
        assert tool.allowed_callers == (MCPCaller.DIRECT,)
        assert ("en-GB",) == voice.prefer_locales
        assert ("fr",) == AzureSemanticVAD(languages=["fr"]).languages
        assert ("x",) == XSearchTool(allowed_x_handles=["x"]).allowed_x_handles
        assert ("f",) == FileSearchTool(["f"]).vector_store_ids
        assert FULL.modalities == ("text", "audio")
        assert (FunctionTool("lookup"),) == FULL.tools

    def test_integers(self) -> None:
        """
        An integer becomes a float where a float belongs.
        """
        assert float is type(ServerVAD(threshold=1).threshold)
        assert float is type(QwenSemanticVAD(threshold=1).threshold)
        assert float is type(SemanticEndOfUtterance(timeout=2).timeout)
        assert float is type(
            AzureStandardVoice("ava", temperature=1).temperature
        )

    def test_subclasses(self) -> None:
        """
        Subclasses of the builtins become the builtins.
        """

        class Model(enum.StrEnum):
            LATEST = "gpt-realtime"

        class Count(enum.IntEnum):
            FEW = 100

        session = SessionResource(
            model=Model.LATEST, max_response_output_tokens=Count.FEW
        )

        assert str is type(session.model)
        assert session.model == "gpt-realtime"
        assert int is type(session.max_response_output_tokens)
        assert session.max_response_output_tokens == 100

    def test_parameters_are_kept(self) -> None:
        """
        Parameters of JSON's own types are the very object that was given.
        """
        parameters = {"type": "object", "properties": {}}

        assert (
            parameters is FunctionTool("f", parameters=parameters).parameters
        )

    def test_parameters_become_json(self) -> None:
        """
        Parameters of other types with a JSON form are copied into it.
        """

        class Word(enum.StrEnum):
            OBJECT = "object"

        shared = (1, enum.IntEnum("Count", {"TWO": 2}).TWO, True, None)
        tool = FunctionTool(
            "f", parameters={Word.OBJECT: [Word.OBJECT, shared, shared, 0.5]}
        )

        assert tool.parameters == {
            "object": ["object", [1, 2, True, None], [1, 2, True, None], 0.5]
        }
        assert str is type(tool.parameters["object"][0])
        assert int is type(tool.parameters["object"][1][1])

    def test_shared_parameters(self) -> None:
        """
        A container that stands in two places is no cycle.
        """
        shared = {"type": "string"}

        assert [shared, shared] == FunctionTool(
            "f", parameters=[shared, shared]
        ).parameters

    def test_huge_parameters(self) -> None:
        """
        There is no limit on the size or the depth of parameters.
        """
        deep: Any = []
        for _ in range(20_000):
            deep = [deep]
        wide = [[] for _ in range(20_000)]

        deep_tool = FunctionTool("f", parameters=deep)
        wide_tool = FunctionTool("f", parameters=wide)

        assert len(deep_tool.parameters) == 1
        assert wide == wide_tool.parameters


class TestPickles:
    def test_hold_names(self) -> None:
        """
        A member is pickled by its name: a new one does not shift it.
        """
        text = pickle.dumps(RealtimeVoice.MARIN)

        assert b"MARIN" in text
        assert RealtimeVoice.MARIN is pickle.loads(text)
        assert OFF is pickle.loads(pickle.dumps(OFF))


class TestSequences:
    def test_any_sequence(self) -> None:
        """
        Any sequence is stored as a tuple, a string is none.
        """
        session = SessionResource(
            tools=UserList([FunctionTool("f")]), modalities=("text",)
        )

        assert (FunctionTool("f"),) == session.tools
        with pytest.raises(TypeError, match="expected an array"):
            SessionResource(modalities="text")
