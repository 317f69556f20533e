"""
The domain classes: what they hold, and what they refuse.
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
    AzureAvatarVoice,
    AzureCustomVoice,
    AzureEnglishSemanticVAD,
    AzureMultilingualSemanticVAD,
    AzureNativeVoice,
    AzurePersonalVoice,
    AzureSemanticVAD,
    AzureStandardVoice,
    Container,
    CustomVoice,
    EnglishEndOfUtterance,
    FileSearchTool,
    FunctionTool,
    FunctionToolChoice,
    MCPApprovalFilter,
    MCPApprovalMode,
    MCPCaller,
    MCPTool,
    MCPToolChoice,
    MCPToolFilter,
    MultilingualEndOfUtterance,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    Prompt,
    RealtimeVoice,
    Reasoning,
    ReasoningEffort,
    RetentionRatioTruncation,
    SemanticEndOfUtterance,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    SmartEndOfTurn,
    TokenLimits,
    ToolChoiceMode,
    TracingConfiguration,
    TracingMode,
    TranscriptionDelay,
    TruncationMode,
    Unknown,
    WebSearchTool,
    XSearchTool,
    events,
)
from realtime_attrs._values.annotations import kind_of
from realtime_attrs.converter import Problem


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
    AzureStandardVoice: [
        "name",
        "temperature",
        "locale",
        "prefer_locales",
        "style",
        "pitch",
        "rate",
        "volume",
        "custom_lexicon_url",
        "custom_text_normalization_url",
    ],
    AzureCustomVoice: [
        "name",
        "endpoint_id",
        "temperature",
        "locale",
        "prefer_locales",
        "style",
        "pitch",
        "rate",
        "volume",
        "custom_lexicon_url",
        "custom_text_normalization_url",
    ],
    AzurePersonalVoice: [
        "name",
        "model",
        "temperature",
        "locale",
        "prefer_locales",
        "style",
        "pitch",
        "rate",
        "volume",
        "custom_lexicon_url",
        "custom_text_normalization_url",
    ],
    AzureAvatarVoice: ["model"],
    AzureNativeVoice: ["name"],
    ServerVAD: [
        "threshold",
        "prefix_padding_ms",
        "silence_duration_ms",
        "create_response",
        "interrupt_response",
        "idle_timeout_ms",
        "speech_duration_ms",
        "auto_truncate",
        "end_of_utterance",
    ],
    SemanticVAD: [
        "eagerness",
        "create_response",
        "interrupt_response",
        "threshold",
        "prefix_padding_ms",
        "silence_duration_ms",
        "auto_truncate",
    ],
    AzureSemanticVAD: [
        "threshold",
        "prefix_padding_ms",
        "silence_duration_ms",
        "speech_duration_ms",
        "remove_filler_words",
        "languages",
        "create_response",
        "interrupt_response",
        "auto_truncate",
        "end_of_utterance",
    ],
    AzureEnglishSemanticVAD: [
        "threshold",
        "prefix_padding_ms",
        "silence_duration_ms",
        "speech_duration_ms",
        "remove_filler_words",
        "create_response",
        "interrupt_response",
        "auto_truncate",
        "end_of_utterance",
    ],
    AzureMultilingualSemanticVAD: [
        "threshold",
        "prefix_padding_ms",
        "silence_duration_ms",
        "speech_duration_ms",
        "remove_filler_words",
        "languages",
        "create_response",
        "interrupt_response",
        "auto_truncate",
        "end_of_utterance",
    ],
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
    WebSearchTool: [],
    XSearchTool: ["allowed_x_handles"],
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
            (FileSearchTool, "a FileSearchTool"),
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

        assert {*FIELDS, PCM, Unknown} == classes

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
            (AudioFormat, "PCM16 G711_ULAW G711_ALAW"),
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
        assert float is type(SemanticVAD(threshold=1).threshold)
        assert float is type(SemanticEndOfUtterance(timeout=2).timeout)
        assert float is type(AzureStandardVoice("ava", 1).temperature)

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


class _Unwrapped:
    """
    Something that only looks like what a parser makes.
    """

    unwrap = staticmethod(bool)


class _Loud(float):
    """
    A subclass of a builtin.
    """


_LOOP: list[Any] = []
_LOOP.append(_LOOP)
_MIXED_LOOP: dict[str, Any] = {"deep": (1,)}
_MIXED_LOOP["loop"] = _MIXED_LOOP


class TestRefusals:
    @pytest.mark.parametrize(
        ("make", "error", "message"),
        [
            (
                lambda: ServerVAD(threshold=float("nan")),
                ValueError,
                "ServerVAD.threshold: expected a finite 64-bit number, got the"
                " number nan",
            ),
            (
                lambda: ServerVAD(threshold=float("-inf")),
                ValueError,
                "ServerVAD.threshold: expected a finite 64-bit number, got the"
                " number -inf",
            ),
            (
                lambda: ServerVAD(threshold=10**400),
                ValueError,
                "ServerVAD.threshold: expected a finite 64-bit number, got an"
                " integer of more than 20 digits",
            ),
            (
                lambda: ServerVAD(threshold=True),
                TypeError,
                "ServerVAD.threshold: expected a number or None, got the"
                " boolean true",
            ),
            (
                lambda: ServerVAD(prefix_padding_ms=-1),
                ValueError,
                "ServerVAD.prefix_padding_ms: expected an integer from 0 to"
                " 4294967295, got the number -1",
            ),
            (
                lambda: ServerVAD(silence_duration_ms=2**32),
                ValueError,
                "ServerVAD.silence_duration_ms: expected an integer from 0 to"
                " 4294967295, got the number 4294967296",
            ),
            (
                lambda: ServerVAD(silence_duration_ms=1.0),
                TypeError,
                "ServerVAD.silence_duration_ms: expected an integer from 0 to"
                " 4294967295 or None, got the number 1.0",
            ),
            (
                lambda: ServerVAD(create_response=1),
                TypeError,
                "ServerVAD.create_response: expected true or false or None,"
                " got the number 1",
            ),
            (
                lambda: SessionResource(max_response_output_tokens=70000),
                ValueError,
                "SessionResource.max_response_output_tokens: expected an"
                " integer from 0 to 65535, got the number 70000",
            ),
            (
                lambda: SessionResource(max_response_output_tokens=True),
                TypeError,
                "SessionResource.max_response_output_tokens: expected an"
                " integer from 0 to 65535, an Unknown, INF or None, got the"
                " boolean true",
            ),
            (
                lambda: SessionResource(modalities="text"),
                TypeError,
                "SessionResource.modalities: expected an array or None, got"
                " the string 'text'",
            ),
            (
                lambda: SessionResource(modalities=["text", 1]),
                TypeError,
                "SessionResource.modalities[1]: expected a string or an"
                " Unknown, got the number 1",
            ),
            (
                lambda: SessionResource(voice="alloy"),
                TypeError,
                "SessionResource.voice: expected a RealtimeVoice, a"
                " CustomVoice, a NamedVoice, an AzureStandardVoice, an"
                " AzureCustomVoice, an AzurePersonalVoice, an"
                " AzureAvatarVoice, an AzureNativeVoice, an Unknown or None,"
                " got the string 'alloy'",
            ),
            (
                lambda: SessionResource(voice=OFF),
                TypeError,
                "SessionResource.voice: expected a RealtimeVoice, a"
                " CustomVoice, a NamedVoice, an AzureStandardVoice, an"
                " AzureCustomVoice, an AzurePersonalVoice, an"
                " AzureAvatarVoice, an AzureNativeVoice, an Unknown or None,"
                " got OFF",
            ),
            (
                lambda: SessionResource(turn_detection={"type": "server_vad"}),
                TypeError,
                "SessionResource.turn_detection: expected a ServerVAD, a"
                " SemanticVAD, an AzureSemanticVAD, an"
                " AzureEnglishSemanticVAD, an AzureMultilingualSemanticVAD, an"
                " Unknown, OFF or None, got an object",
            ),
            (
                lambda: SessionResource(input_audio_format="pcm16"),
                TypeError,
                "SessionResource.input_audio_format: expected an AudioFormat,"
                " a PCM, an Unknown or None, got the string 'pcm16'",
            ),
            (
                lambda: SessionResource(output_audio_format=PCM),
                TypeError,
                "SessionResource.output_audio_format: expected an AudioFormat,"
                " a PCM, an Unknown or None, got a Python type",
            ),
            (
                lambda: SessionResource(tools=["web_search"]),
                TypeError,
                "SessionResource.tools[0]: expected a FunctionTool, an"
                " MCPTool, a WebSearchTool, an XSearchTool, a FileSearchTool"
                " or an Unknown, got the string 'web_search'",
            ),
            (
                lambda: ServerVAD(end_of_utterance="smart"),
                TypeError,
                "ServerVAD.end_of_utterance: expected a"
                " SemanticEndOfUtterance, an EnglishEndOfUtterance, a"
                " MultilingualEndOfUtterance, a SmartEndOfTurn, an Unknown,"
                " OFF or None, got the string 'smart'",
            ),
            (
                lambda: ServerVAD(speech_duration_ms=-1),
                ValueError,
                "ServerVAD.speech_duration_ms: expected an integer from 0 to"
                " 4294967295, got the number -1",
            ),
            (
                lambda: ServerVAD(auto_truncate=0),
                TypeError,
                "ServerVAD.auto_truncate: expected true or false or None, got"
                " the number 0",
            ),
            (
                lambda: SemanticVAD(threshold=float("inf")),
                ValueError,
                "SemanticVAD.threshold: expected a finite 64-bit number, got"
                " the number inf",
            ),
            (
                lambda: SemanticVAD(silence_duration_ms=2**32),
                ValueError,
                "SemanticVAD.silence_duration_ms: expected an integer from 0"
                " to 4294967295, got the number 4294967296",
            ),
            (
                lambda: AzureSemanticVAD(languages="fr"),
                TypeError,
                "AzureSemanticVAD.languages: expected an array or None, got"
                " the string 'fr'",
            ),
            (
                lambda: AzureMultilingualSemanticVAD(languages=["fr", None]),
                TypeError,
                "AzureMultilingualSemanticVAD.languages[1]: expected a string,"
                " got null",
            ),
            (
                lambda: AzureEnglishSemanticVAD(remove_filler_words=1),
                TypeError,
                "AzureEnglishSemanticVAD.remove_filler_words: expected true or"
                " false or None, got the number 1",
            ),
            (
                lambda: SemanticEndOfUtterance(timeout_ms=2.5),
                TypeError,
                "SemanticEndOfUtterance.timeout_ms: expected an integer from 0"
                " to 4294967295 or None, got the number 2.5",
            ),
            (
                lambda: EnglishEndOfUtterance(threshold_level=0.5),
                TypeError,
                "EnglishEndOfUtterance.threshold_level: expected a string or"
                " None, got the number 0.5",
            ),
            (
                lambda: MultilingualEndOfUtterance(threshold="low"),
                TypeError,
                "MultilingualEndOfUtterance.threshold: expected a number or"
                " None, got the string 'low'",
            ),
            (
                lambda: SmartEndOfTurn(timeout=True),
                TypeError,
                "SmartEndOfTurn.timeout: expected a number or None, got the"
                " boolean true",
            ),
            (
                lambda: NamedVoice(None),
                TypeError,
                "NamedVoice.name: expected a string, got null",
            ),
            (
                lambda: NamedVoice(RealtimeVoice.ASH),
                TypeError,
                "NamedVoice.name: expected a string, got RealtimeVoice.ASH",
            ),
            (
                lambda: AzureStandardVoice("ava", temperature=float("nan")),
                ValueError,
                "AzureStandardVoice.temperature: expected a finite 64-bit"
                " number, got the number nan",
            ),
            (
                lambda: AzureStandardVoice("ava", prefer_locales="en-GB"),
                TypeError,
                "AzureStandardVoice.prefer_locales: expected an array or None,"
                " got the string 'en-GB'",
            ),
            (
                lambda: AzureStandardVoice("ava", rate=1.2),
                TypeError,
                "AzureStandardVoice.rate: expected a string or None, got the"
                " number 1.2",
            ),
            (
                lambda: AzureCustomVoice("mine", None),
                TypeError,
                "AzureCustomVoice.endpoint_id: expected a string, got null",
            ),
            (
                lambda: AzurePersonalVoice("me", None),
                TypeError,
                "AzurePersonalVoice.model: expected a string, got null",
            ),
            (
                lambda: AzureAvatarVoice(3),
                TypeError,
                "AzureAvatarVoice.model: expected a string or None, got the"
                " number 3",
            ),
            (
                lambda: AzureNativeVoice(3),
                TypeError,
                "AzureNativeVoice.name: expected a string, got the number 3",
            ),
            (
                lambda: WebSearchTool(extra={}),
                TypeError,
                "WebSearchTool.extra: expected an Unknown or None, got an"
                " object",
            ),
            (
                lambda: XSearchTool(allowed_x_handles="x"),
                TypeError,
                "XSearchTool.allowed_x_handles: expected an array or None, got"
                " the string 'x'",
            ),
            (
                lambda: FileSearchTool(["f", 1]),
                TypeError,
                "FileSearchTool.vector_store_ids[1]: expected a string, got"
                " the number 1",
            ),
            (
                lambda: FileSearchTool(max_num_results=2**53),
                ValueError,
                "FileSearchTool.max_num_results: expected an integer from 0 to"
                " 9007199254740991, got the number 9007199254740992",
            ),
            (
                lambda: ServerVAD(idle_timeout_ms=-1),
                ValueError,
                "ServerVAD.idle_timeout_ms: expected an integer from 0 to"
                " 4294967295, got the number -1",
            ),
            (
                lambda: TokenLimits(2**32),
                ValueError,
                "TokenLimits.post_instructions: expected an integer from 0 to"
                " 4294967295, got the number 4294967296",
            ),
            (
                lambda: MCPTool("m", headers={"a": 1}),
                TypeError,
                "MCPTool.headers['a']: expected a string, got a number",
            ),
            (
                lambda: MCPTool("m", headers={1: "a"}),
                TypeError,
                "MCPTool.headers: expected string keys only, got the number 1",
            ),
            (
                lambda: FunctionTool("f", parameters=_Unwrapped()),
                TypeError,
                "FunctionTool.parameters: expected a JSON value, got a Python"
                " _Unwrapped",
            ),
            (
                lambda: MCPTool("m", headers=[]),
                TypeError,
                "MCPTool.headers: expected an object or None, got an array",
            ),
            (
                lambda: MCPTool("m", allowed_tools="a"),
                TypeError,
                "MCPTool.allowed_tools: expected an array, an MCPToolFilter or"
                " None, got the string 'a'",
            ),
            (
                lambda: MCPTool("m", allowed_tools=["a", 1]),
                TypeError,
                "MCPTool.allowed_tools[1]: expected a string, got the number"
                " 1",
            ),
            (
                lambda: Prompt("p", variables={"a": {1}}),
                TypeError,
                "Prompt.variables['a']: expected a JSON value, got a Python"
                " set",
            ),
            (
                lambda: RetentionRatioTruncation(None),
                TypeError,
                "RetentionRatioTruncation.retention_ratio: expected a number,"
                " got null",
            ),
            (
                lambda: FunctionTool(None),
                TypeError,
                "FunctionTool.name: expected a string, got null",
            ),
            (
                lambda: FunctionTool("f", parameters={"a": [1, {"b": {3}}]}),
                TypeError,
                "FunctionTool.parameters['a'][1]['b']: expected a JSON value,"
                " got a Python set",
            ),
            (
                lambda: FunctionTool("f", parameters={"a": {3: 4}}),
                TypeError,
                "FunctionTool.parameters['a']: expected string keys only, got"
                " the number 3",
            ),
            (
                lambda: FunctionTool("f", parameters=[0.5, float("inf")]),
                ValueError,
                "FunctionTool.parameters[1]: expected a finite number, got the"
                " number inf",
            ),
            (
                lambda: FunctionTool("f", parameters=[_Loud("nan")]),
                ValueError,
                "FunctionTool.parameters[0]: expected a finite number, got the"
                " number nan",
            ),
            (
                lambda: FunctionTool("f", parameters=_LOOP),
                ValueError,
                "FunctionTool.parameters: expected a value that does not"
                " contain itself, got an array",
            ),
            (
                lambda: FunctionTool("f", parameters=_MIXED_LOOP),
                ValueError,
                "FunctionTool.parameters: expected a value that does not"
                " contain itself, got an object",
            ),
        ],
    )
    def test_message(
        self, make: Any, error: type[Exception], message: str
    ) -> None:
        """
        What no wire can carry is refused, with the field and the reason.
        """
        with pytest.raises(error) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("prefix_padding_ms", 0),
            ("prefix_padding_ms", 2**32 - 1),
            ("silence_duration_ms", 0),
            ("silence_duration_ms", 2**32 - 1),
            ("threshold", -1.5),
            ("threshold", 1.7e308),
        ],
    )
    def test_bounds(self, field: str, value: Any) -> None:
        """
        What vendors differ in is not judged, and bounds are inclusive.
        """
        assert value == getattr(ServerVAD(**{field: value}), field)

    @pytest.mark.parametrize("tokens", [0, 1, 4097, 65535])
    def test_token_bounds(self, tokens: int) -> None:
        """
        Token limits of 16 bits are accepted.
        """
        session = SessionResource(max_response_output_tokens=tokens)

        assert tokens == session.max_response_output_tokens


class TestPCM:
    def test_is_a_value(self) -> None:
        """
        Equal rates in equal containers are equal, and hash alike.
        """
        values = {PCM(8_000), PCM(8_000, Container.RAW), PCM(rate=8_000)}

        assert {PCM(8_000)} == values
        assert PCM(8_000) != PCM(16_000)
        assert PCM(8_000) != PCM(8_000, Container.WAV)
        assert PCM(8_000) != AudioFormat.PCM16

    def test_attributes(self) -> None:
        """
        It has a rate, a container that is raw by itself, and no extra keys.
        """
        rate, container = attrs.fields(PCM)

        assert ("rate", "container") == (rate.name, container.name)
        assert attrs.NOTHING is rate.default
        assert Container.RAW is container.default
        with pytest.raises(TypeError, match="extra"):
            PCM(8_000, extra=None)

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (PCM(8_000), "PCM(rate=8000)"),
            (PCM(8_000, Container.RAW), "PCM(rate=8000)"),
            (
                PCM(24_000, Container.WAV),
                "PCM(rate=24000, container=Container.WAV)",
            ),
        ],
    )
    def test_repr(self, value: PCM, shown: str) -> None:
        """
        The repr is the expression that makes it.
        """
        assert shown == repr(value)
        assert value == eval(shown)  # noqa: S307  # our own

    def test_frozen(self) -> None:
        """
        It cannot be changed in place, and has no room for anything else.
        """
        value = PCM(8_000)

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            value.rate = 16_000  # type: ignore[misc]
        assert not hasattr(value, "__dict__")

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
        Copies and pickles are equal, and the container stays itself.
        """
        result = duplicate(PCM(24_000, Container.WAV))

        assert PCM(24_000, Container.WAV) == result
        assert Container.WAV is result.container

    @pytest.mark.parametrize(
        "value",
        [
            PCM(1),
            PCM(2**32 - 1),
            PCM(23_999),
            PCM(24_001),
            PCM(24_000, Container.WAV),
        ],
        ids=repr,
    )
    @pytest.mark.parametrize(
        ("cls", "name"),
        [
            (SessionResource, "input_audio_format"),
            (SessionResource, "output_audio_format"),
            (events.TranscriptionSession, "input_audio_format"),
            (events.Response, "output_audio_format"),
            (events.ResponseParameters, "output_audio_format"),
        ],
    )
    def test_is_a_format(self, cls: type[Any], name: str, value: PCM) -> None:
        """
        It stands wherever a format does, and bounds are inclusive.
        """
        assert value is getattr(cls(**{name: value}), name)

    def test_normal_form(self) -> None:
        """
        A subclass of an integer becomes an integer.
        """

        class Rate(enum.IntEnum):
            LOW = 8_000

        value = PCM(Rate.LOW)

        assert int is type(value.rate)
        assert PCM(8_000) == value
        assert hash(PCM(8_000)) == hash(value)

    @pytest.mark.parametrize(
        "make",
        [
            lambda: PCM(24_000),
            lambda: PCM(24_000, Container.RAW),
            lambda: PCM(enum.IntEnum("Rate", {"USUAL": 24_000}).USUAL),
            lambda: attrs.evolve(PCM(8_000), rate=24_000),
            lambda: attrs.evolve(
                PCM(24_000, Container.WAV), container=Container.RAW
            ),
        ],
        ids=["alone", "raw", "subclass", "rate", "container"],
    )
    def test_usual(self, make: Any) -> None:
        """
        What is a format already is refused, however it is made.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            make()

        assert "raw PCM at 24000 Hz is AudioFormat.PCM16" == str(caught.value)

    @pytest.mark.parametrize(
        ("values", "error", "message"),
        [
            (
                (0,),
                ValueError,
                "PCM.rate: expected an integer from 1 to 4294967295, got the"
                " number 0",
            ),
            (
                (-8_000,),
                ValueError,
                "PCM.rate: expected an integer from 1 to 4294967295, got the"
                " number -8000",
            ),
            (
                (2**32,),
                ValueError,
                "PCM.rate: expected an integer from 1 to 4294967295, got the"
                " number 4294967296",
            ),
            (
                (10**30,),
                ValueError,
                "PCM.rate: expected an integer from 1 to 4294967295, got an"
                " integer of more than 20 digits",
            ),
            (
                (8_000.0,),
                TypeError,
                "PCM.rate: expected an integer from 1 to 4294967295, got the"
                " number 8000.0",
            ),
            (
                (24_000.0,),
                TypeError,
                "PCM.rate: expected an integer from 1 to 4294967295, got the"
                " number 24000.0",
            ),
            (
                (True,),
                TypeError,
                "PCM.rate: expected an integer from 1 to 4294967295, got the"
                " boolean true",
            ),
            (
                ("8000",),
                TypeError,
                "PCM.rate: expected an integer from 1 to 4294967295, got the"
                " string '8000'",
            ),
            (
                (None,),
                TypeError,
                "PCM.rate: expected an integer from 1 to 4294967295, got null",
            ),
            (
                (8_000, "wav"),
                TypeError,
                "PCM.container: expected a Container, got the string 'wav'",
            ),
            (
                (8_000, None),
                TypeError,
                "PCM.container: expected a Container, got null",
            ),
            (
                (8_000, AudioFormat.PCM16),
                TypeError,
                "PCM.container: expected a Container, got AudioFormat.PCM16",
            ),
        ],
    )
    def test_refusals(
        self, values: Any, error: type[Exception], message: str
    ) -> None:
        """
        What is no rate, or no container, is refused with the reason.
        """
        with pytest.raises(error) as caught:
            PCM(*values)

        assert message == str(caught.value)


FURTHER = [
    NamedVoice("ara"),
    AzureStandardVoice("en-US-AvaNeural", prefer_locales=["en-GB"]),
    AzureCustomVoice("mine", "endpoint", style="cheerful"),
    AzurePersonalVoice("me", "DragonLatestNeural", pitch="+5%"),
    AzureAvatarVoice("voice-1"),
    AzureNativeVoice("ava"),
    AzureSemanticVAD(languages=["fr"], end_of_utterance=OFF),
    AzureEnglishSemanticVAD(end_of_utterance=EnglishEndOfUtterance("low")),
    AzureMultilingualSemanticVAD(
        end_of_utterance=MultilingualEndOfUtterance(timeout_ms=1_000)
    ),
    SemanticEndOfUtterance(threshold=0.5, timeout=2),
    EnglishEndOfUtterance("low"),
    MultilingualEndOfUtterance(timeout_ms=1_000),
    SmartEndOfTurn("default"),
    WebSearchTool(),
    XSearchTool(["x"]),
    FileSearchTool(["f"], 3),
]
"""
One of each class that only other vendors have.
"""


class TestFurtherClasses:
    @pytest.mark.parametrize("value", FURTHER, ids=repr)
    def test_is_a_value(self, value: Any) -> None:
        """
        Copies and pickles are equal and hash alike, and nothing changes them.
        """
        for other in (
            copy.copy(value),
            copy.deepcopy(value),
            pickle.loads(pickle.dumps(value)),
        ):
            assert value == other
            assert hash(value) == hash(other)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            value.extra = None

    @pytest.mark.parametrize("value", FURTHER, ids=repr)
    def test_repr(self, value: Any) -> None:
        """
        The repr is the expression that makes the object.
        """
        assert value == eval(repr(value))  # noqa: S307  # our own

    @pytest.mark.parametrize("value", FURTHER, ids=repr)
    def test_extra(self, value: Any) -> None:
        """
        Unknown keys have a place, and make another value.
        """
        extra = Unknown({"new": 1}, "acme")
        evolved = attrs.evolve(value, extra=extra)

        assert extra is evolved.extra
        assert value != evolved
        assert f"extra={extra!r}" in repr(evolved)

    def test_alike(self) -> None:
        """
        Classes with the same attributes are never equal.
        """
        assert len({*FURTHER}) == len(FURTHER)
        assert NamedVoice("ava") != AzureNativeVoice("ava")
        assert NamedVoice("ash") != RealtimeVoice.ASH
        assert NamedVoice("v") != CustomVoice("v")
        assert AzureSemanticVAD() != AzureMultilingualSemanticVAD()
        assert SemanticEndOfUtterance() != EnglishEndOfUtterance()
        assert WebSearchTool() != XSearchTool()

    @pytest.mark.parametrize("value", FURTHER, ids=repr)
    def test_place(self, value: Any) -> None:
        """
        Each stands where its kind does, and where no other kind does.
        """
        places = {
            "voice": lambda: SessionResource(voice=value),
            "detection": lambda: SessionResource(turn_detection=value),
            "end": lambda: ServerVAD(end_of_utterance=value),
            "tool": lambda: SessionResource(tools=[value]),
        }
        found = []
        for name, make in places.items():
            try:
                make()
            except TypeError:
                continue
            found.append(name)

        kinds = {"Voice": "voice", "VAD": "detection", "Tool": "tool"}
        title = type(value).__name__
        assert [
            next((x for end, x in kinds.items() if title.endswith(end)), "end")
        ] == found


@attrs.frozen
class OwnTool(MCPTool):
    """
    A subclass of a user's, with a repr that attrs makes.
    """

    note: str = ""


class TestSecrets:
    def test_repr(self) -> None:
        """
        Tokens and the values of headers are not shown.
        """
        tool = MCPTool(
            "files", authorization="hush", headers={"X-Key": "hush"}
        )

        assert (
            "MCPTool(server_label='files', authorization=<hidden>,"
            " headers={'X-Key': <hidden>})"
        ) == repr(tool)
        assert "hush" not in repr(SessionResource(tools=[tool]))

    @pytest.mark.parametrize(
        ("values", "shown"),
        [
            ({}, "OwnTool(server_label='files')"),
            (
                {"authorization": "hush", "headers": {"a": "hush"}},
                "OwnTool(server_label='files', authorization=<hidden>,"
                " headers={'a': <hidden>})",
            ),
        ],
        ids=["unset", "set"],
    )
    def test_subclasses(self, values: Any, shown: str) -> None:
        """
        Nor are they in subclasses, which are shown in the same way.
        """
        assert shown == repr(OwnTool("files", **values))

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            (
                {"authorization": ["hush"]},
                "MCPTool.authorization: expected a string or None, got an"
                " array",
            ),
            (
                {"authorization": 1234},
                "MCPTool.authorization: expected a string or None, got a"
                " number",
            ),
            (
                {"headers": "X: hush"},
                "MCPTool.headers: expected an object or None, got a string",
            ),
            (
                {"headers": {"X": True}},
                "MCPTool.headers['X']: expected a string, got a boolean",
            ),
        ],
    )
    def test_messages(self, values: Any, message: str) -> None:
        """
        Messages say what stands in their place, and do not show it.
        """
        with pytest.raises(TypeError) as caught:
            MCPTool("files", **values)

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        "text", ["ek_0123", "sk-0123", "Bearer x.y", "Basic eDp5", "eyJhbGc"]
    )
    def test_misplaced(self, text: str) -> None:
        """
        What looks like a secret is not shown wherever it stands.
        """
        with pytest.raises(TypeError) as caught:
            SessionResource(tools=text)

        assert (
            "SessionResource.tools: expected an array or None, got a string"
            " that looks like a secret"
        ) == str(caught.value)

    def test_in_errors_of_hooks(self) -> None:
        """
        Nor in what hooks of the user's say.
        """
        problem = Problem("/a", "ValueError: no 'ek_0123' here,\nnor sk-1")

        assert "/a: ValueError: no '<hidden>' here,\\nnor <hidden>" == str(
            problem
        )


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
