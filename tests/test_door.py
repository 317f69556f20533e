"""
The door, and its manners as a guest in somebody's converter.
"""

import enum
import importlib

from dataclasses import dataclass
from typing import Annotated, Any, Literal, NamedTuple, TypedDict

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError
from cattrs.gen import (
    make_dict_structure_fn,
    make_dict_unstructure_fn,
    override,
)
from cattrs.strategies import configure_tagged_union, include_subclasses

import realtime_attrs

from payloads import TYPES
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
    ThreeStates,
    ToolChoice,
    ToolChoiceMode,
    TracingMode,
    TurnDetection,
)
from realtime_attrs.converter import (
    WireError,
    configure_converter,
    explain,
    make_converter,
)
from realtime_attrs.dialects import BETA, GA, REFERENCE


class Mood(enum.Enum):
    CALM = "calm"


@attrs.define
class Neighbour:
    """
    A class of the user's own, which converts leniently.
    """

    name: str
    age: int
    mood: Mood = Mood.CALM
    tags: list[str] = attrs.Factory(list)
    anything: Any = None


@attrs.define
class Pipeline:
    """
    A class of the user's own that holds ours in every way.
    """

    detection: TurnDetection | None = None
    three_states: TurnDetection | Literal[Off.OFF] | None = None
    subset: ServerVAD | None = None
    choices: list[ToolChoice] = attrs.Factory(list)
    limit: MaxResponseOutputTokens = INF
    maybe_limit: MaxResponseOutputTokens | None = None
    session: SessionResource | None = None
    by_name: dict[str, TurnDetection] = attrs.Factory(dict)
    noted: Annotated[TurnDetection, "noted"] | None = None
    neighbour: Neighbour | None = None


@dataclass
class Data:
    detection: TurnDetection
    voices: tuple[RealtimeVoice, ...]


class Keys(TypedDict):
    choice: ToolChoice
    limit: MaxResponseOutputTokens | None


class Row(NamedTuple):
    detection: TurnDetection | None
    format: AudioFormat


PIPELINE = Pipeline(
    detection=SemanticVAD("low"),
    three_states=OFF,
    subset=ServerVAD(threshold=0.5),
    choices=[ToolChoiceMode.NONE, FunctionToolChoice("f")],
    limit=100,
    maybe_limit=INF,
    session=SessionResource(voice=RealtimeVoice.ASH, turn_detection=OFF),
    by_name={"a": ServerVAD()},
    noted=ServerVAD(),
    neighbour=Neighbour("n", 3),
)

PIPELINE_PAYLOAD = {
    "detection": {"type": "semantic_vad", "eagerness": "low"},
    "three_states": None,
    "subset": {"type": "server_vad", "threshold": 0.5},
    "choices": ["none", {"type": "function", "name": "f"}],
    "limit": 100,
    "maybe_limit": "inf",
    "session": {"voice": "ash", "turn_detection": None},
    "by_name": {"a": {"type": "server_vad"}},
    "noted": {"type": "server_vad"},
    "neighbour": {
        "name": "n",
        "age": 3,
        "mood": "calm",
        "tags": [],
        "anything": None,
    },
}


@pytest.fixture(name="guest", params=["original", "copy"])
def _guest(request: pytest.FixtureRequest, beta: cattrs.Converter) -> Any:
    return beta.copy() if request.param == "copy" else beta


class TestInsideTheUsersOwn:
    def test_attrs(self, guest: cattrs.Converter) -> None:
        """
        Our classes and unions work inside an attrs class of the user's.
        """
        assert guest.unstructure(PIPELINE) == PIPELINE_PAYLOAD
        assert guest.structure(PIPELINE_PAYLOAD, Pipeline) == PIPELINE

    def test_dataclass(self, guest: cattrs.Converter) -> None:
        """
        They work inside a dataclass.
        """
        payload = {"detection": {"type": "server_vad"}, "voices": ["ash"]}
        value = Data(ServerVAD(), (RealtimeVoice.ASH,))

        assert value == guest.structure(payload, Data)
        assert payload == {
            **guest.unstructure(value),
            "voices": list(guest.unstructure(value)["voices"]),
        }

    def test_typed_dict(self, guest: cattrs.Converter) -> None:
        """
        They work inside a TypedDict.
        """
        payload = {"choice": "auto", "limit": "inf"}
        value = guest.structure(payload, Keys)

        assert value == {"choice": ToolChoiceMode.AUTO, "limit": INF}
        assert payload == guest.unstructure(value, Keys)

    def test_named_tuple(self, guest: cattrs.Converter) -> None:
        """
        They work inside a NamedTuple.
        """
        value = guest.structure([{"type": "server_vad"}, "pcm16"], Row)

        assert Row(ServerVAD(), AudioFormat.PCM16) == value
        assert list(guest.unstructure(value, Row)) == [
            {"type": "server_vad"},
            "pcm16",
        ]

    @pytest.mark.parametrize(
        ("target", "payload", "value"),
        [
            (list[TurnDetection], [{"type": "server_vad"}], [ServerVAD()]),
            (
                dict[str, TurnDetection | None],
                {"a": None, "b": {"type": "semantic_vad"}},
                {"a": None, "b": SemanticVAD()},
            ),
            (TurnDetection | Literal[Off.OFF], None, OFF),
            (Literal[Off.OFF], None, OFF),
            (Off, None, OFF),
            (SemanticVAD | None, None, None),
            (AudioTranscription | Literal[Off.OFF] | None, None, OFF),
            (AudioTranscription | None, {}, AudioTranscription()),
            (RealtimeVoice | AudioFormat, "pcm16", AudioFormat.PCM16),
            (RealtimeVoice | AudioFormat, "ash", RealtimeVoice.ASH),
            (ToolChoiceMode | ServerVAD, "auto", ToolChoiceMode.AUTO),
            (ToolChoiceMode | ServerVAD, {"type": "server_vad"}, ServerVAD()),
            (SessionResource | ServerVAD, {"type": "server_vad"}, ServerVAD()),
            (SessionResource | ServerVAD, {}, SessionResource()),
        ],
        ids=str,
    )
    def test_any_union(
        self, guest: cattrs.Converter, target: Any, payload: Any, value: Any
    ) -> None:
        """
        Unions of the user's own making, and subsets of ours, work.
        """
        assert value == guest.structure(payload, target)
        assert payload == guest.unstructure(value, target)

    @pytest.mark.parametrize(
        ("union", "payload"),
        [
            (
                FunctionTool | FunctionToolChoice,
                {"type": "function", "name": "f"},
            ),
            (ToolChoiceMode | TracingMode, "auto"),
        ],
        ids=str,
    )
    def test_unions_that_cannot_be_told_apart(
        self, guest: cattrs.Converter, union: Any, payload: Any
    ) -> None:
        """
        Where a tag or a word is that of two members, we do not guess.
        """
        with pytest.raises((CattrsError, TypeError)):
            guest.structure(payload, union)

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"type": "audio/pcmu"}, AudioFormat.G711_ULAW),
            ({"type": "server_vad"}, ServerVAD()),
        ],
        ids=["format", "class"],
    )
    def test_formats_among_others(
        self, make: Any, payload: Any, value: Any
    ) -> None:
        """
        Members spelled as objects are not mixed up with classes.
        """
        converter = make(GA)
        union = AudioFormat | ServerVAD

        assert value == converter.structure(payload, union)
        assert payload == converter.unstructure(value, union)
        with pytest.raises(
            CattrsError, match="expected 'server_vad', 'audio/pcm'"
        ):
            converter.structure({"type": "pcm16"}, union)

    @pytest.mark.parametrize(
        ("union", "value"),
        [
            (TurnDetection | Off, OFF),
            (TurnDetection | Off | None, OFF),
            (Off | None, OFF),
            (int | Inf, INF),
        ],
        ids=str,
    )
    def test_class_of_a_constant(
        self, guest: cattrs.Converter, union: Any, value: Any
    ) -> None:
        """
        The class of a constant stands for the constant, as to type checkers.
        """
        assert value is guest.structure(guest.unstructure(value, union), union)

    def test_literals_of_members(self, guest: cattrs.Converter) -> None:
        """
        A Literal of some members is read and written in words, those only.
        """
        some = Literal[ToolChoiceMode.AUTO, ToolChoiceMode.NONE]

        assert ToolChoiceMode.AUTO is guest.structure("auto", some)
        assert ToolChoiceMode.NONE is guest.structure("none", some | None)
        assert "auto" == guest.unstructure(ToolChoiceMode.AUTO, some)
        assert FunctionToolChoice("f") == guest.structure(
            {"type": "function", "name": "f"}, some | FunctionToolChoice
        )
        for value in ("required", 1):
            with pytest.raises(WireError) as caught:
                guest.structure(value, some | FunctionToolChoice)
            assert str(caught.value).startswith(
                "expected 'auto' or 'none' or an object, got"
            )

    def test_literal_of_a_format(self, make: Any) -> None:
        """
        So it is with members that are spelled as objects.
        """
        converter = make(GA)
        payload = {"type": "audio/pcmu"}
        some = Literal[AudioFormat.G711_ULAW, AudioFormat.G711_ALAW]

        assert AudioFormat.G711_ULAW is converter.structure(payload, some)
        with pytest.raises(WireError):
            converter.structure({"type": "audio/pcm"}, some)

    @pytest.mark.parametrize(
        ("value", "target", "message"),
        [
            (None, SessionResource, "expected a SessionResource, got null"),
            ("x", ServerVAD, "expected a ServerVAD, got the string 'x'"),
            (
                SemanticVAD(),
                ServerVAD,
                "expected a ServerVAD, got a Python SemanticVAD",
            ),
            (
                [],
                RealtimeVoice,
                "expected a RealtimeVoice, got an array",
            ),
            (
                "oops",
                TurnDetection | None,
                "expected a ServerVAD, a SemanticVAD, an AzureSemanticVAD, an"
                " AzureEnglishSemanticVAD, an AzureMultilingualSemanticVAD or"
                " None, got the string 'oops'",
            ),
            (
                True,
                MaxResponseOutputTokens,
                "expected an integer from 0 to 65535 or INF, got the boolean"
                " true",
            ),
            (
                70_000,
                MaxResponseOutputTokens,
                "expected an integer from 0 to 65535, got the number 70000",
            ),
        ],
    )
    def test_wrong_values(
        self, guest: cattrs.Converter, value: Any, target: Any, message: str
    ) -> None:
        """
        A value of another class is not written, but refused by name.
        """
        with pytest.raises(WireError) as caught:
            guest.unstructure(value, target)

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        "value",
        [
            ServerVAD(),
            [ServerVAD()],
            {"a": ServerVAD()},
            (ServerVAD(),),
        ],
        ids=["bare", "list", "dict", "tuple"],
    )
    def test_tag_without_a_declared_union(
        self, guest: cattrs.Converter, value: Any
    ) -> None:
        """
        The tag is written wherever a member stands, declared or not.
        """
        assert "server_vad" in str(guest.unstructure(value))

    def test_undeclared_union_of_two_plain_objects(
        self, guest: cattrs.Converter
    ) -> None:
        """
        A union whose members no tag tells apart is left to cattrs.
        """
        target = AudioTranscription | SessionResource

        with pytest.raises(TypeError, match="Could not disambiguate"):
            guest.structure({"language": "en"}, target)


class TestSets:
    @pytest.mark.parametrize(
        "target", [set[AudioFormat], frozenset[AudioFormat]], ids=str
    )
    def test_of_objects(self, make: Any, target: Any) -> None:
        """
        A set of what is spelled as objects is refused with the reason.
        """
        with pytest.raises(
            WireError,
            match="GA spells AudioFormat as an object, which no set can hold",
        ):
            make(GA).unstructure({AudioFormat.PCM16}, target)

    def test_of_words(self, make: Any) -> None:
        """
        A set of what is spelled in words is written and read.
        """
        converter = make(GA)
        voices = {RealtimeVoice.ASH}

        assert voices == converter.structure(
            list(converter.unstructure(voices, set[RealtimeVoice])),
            set[RealtimeVoice],
        )


@attrs.define
class Mine:
    """
    A class of the user's own.
    """

    a: int = 0


class TestThreeStates:
    @pytest.mark.parametrize("name", ["json", "orjson", "msgspec", "pyyaml"])
    @pytest.mark.parametrize(
        "target",
        [
            ThreeStates[Mine],
            ThreeStates[TurnDetection],
            Mine | Literal[Off.OFF],
            Literal["low", Off.OFF],
            ThreeStates[Literal[2, 3]],
        ],
        ids=str,
    )
    def test_off_is_null(self, name: str, target: Any) -> None:
        """
        OFF is null and null is OFF in unions of the user's own too.
        """
        module = importlib.import_module(f"cattrs.preconf.{name}")
        converter = module.make_converter()
        configure_converter(converter, BETA)

        assert None is converter.unstructure(OFF, target)
        assert OFF is converter.structure(None, target)

    @pytest.mark.parametrize(
        ("target", "value", "payload"),
        [
            (ThreeStates[Mine], Mine(3), {"a": 3}),
            (Literal["low", Off.OFF], "low", "low"),
            (ThreeStates[Literal[2, 3]], 3, 3),
        ],
        ids=str,
    )
    def test_values(
        self, make: Any, target: Any, value: Any, payload: Any
    ) -> None:
        """
        Everything else in them converts as before.
        """
        converter = make(BETA)

        assert payload == converter.unstructure(value, target)
        assert value == converter.structure(payload, target)

    @pytest.mark.parametrize("payload", [1, "OFF", ["OFF"], "high"])
    def test_nothing_else_is_off(self, make: Any, payload: Any) -> None:
        """
        No number and no word is read as OFF.
        """
        converter = make(BETA)

        with pytest.raises(Exception, match=r"(?i)low|literal"):
            converter.structure(payload, Literal["low", Off.OFF])

    @pytest.mark.parametrize(
        "target", [ThreeStates[Mine], ThreeStates[TurnDetection]], ids=str
    )
    def test_none_is_not_null(self, make: Any, target: Any) -> None:
        """
        None is not written as null, which would be read as OFF.
        """
        with pytest.raises(WireError, match="null would be read as OFF"):
            make(BETA).unstructure(None, target)

    def test_none_is_left_out(self, make: Any) -> None:
        """
        A class that leaves out its defaults says nothing where it is None.
        """
        converter = make(BETA, omit_if_default=True)

        assert {} == converter.unstructure(Pipeline())
        assert Pipeline() == converter.structure({}, Pipeline)

    def test_a_dialect_without_off(self, make: Any) -> None:
        """
        Where null turns nothing off, it is None, and OFF is refused.
        """
        converter = make(REFERENCE)

        for target in (ThreeStates[Mine], ThreeStates[TurnDetection]):
            assert None is converter.structure(None, target)
            assert None is converter.unstructure(None, target)
            with pytest.raises(WireError, match="cannot say OFF"):
                converter.unstructure(OFF, target)


class TestEarlyHooks:
    def test_generated(self) -> None:
        """
        A hook that would write ours raw is refused, by its class.
        """
        converter = cattrs.Converter()
        converter.register_unstructure_hook(
            Pipeline, make_dict_unstructure_fn(Pipeline, converter)
        )

        with pytest.raises(
            ValueError, match="a hook for Pipeline was made before"
        ):
            configure_converter(converter, BETA)

    def test_stale(self) -> None:
        """
        So is one that was made for another dialect.
        """
        converter = cattrs.Converter()
        configure_converter(converter, GA)
        converter.register_structure_hook(
            Renamed, make_dict_structure_fn(Renamed, converter)
        )

        with pytest.raises(ValueError, match="a hook for Renamed was made"):
            configure_converter(converter, BETA)

    def test_tagged_union(self) -> None:
        """
        So is a union that was tagged before.
        """
        converter = cattrs.Converter()
        configure_tagged_union(ServerVAD | Mine, converter)

        with pytest.raises(
            ValueError, match="a union with ServerVAD was made"
        ):
            configure_converter(converter, BETA)

    def test_subclasses(self) -> None:
        """
        So are subclasses of the user's that were included before.
        """
        converter = cattrs.Converter()
        include_subclasses(Call, converter)

        with pytest.raises(
            ValueError, match=r"a hook for (Held)?Call was made"
        ):
            configure_converter(converter, BETA)

    def test_afterwards(self, beta: cattrs.Converter) -> None:
        """
        Afterwards, all of them work.
        """
        configure_tagged_union(ServerVAD | Mine, beta)
        include_subclasses(Call, beta)
        held = HeldCall(ServerVAD(), since=3)

        assert {"type": "server_vad", "_type": "ServerVAD"} == (
            beta.unstructure(ServerVAD(), ServerVAD | Mine)
        )
        assert {
            "detection": {"type": "server_vad"},
            "number": "",
            "since": 3,
        } == beta.unstructure(held, Call)

    def test_harmless(self) -> None:
        """
        Hooks made before that have nothing of ours inside are no matter.
        """
        converter = cattrs.Converter()
        rename = {"name": override(rename="title")}
        converter.register_unstructure_hook(
            Neighbour, make_dict_unstructure_fn(Neighbour, converter, **rename)
        )
        own = {"detection": override(unstruct_hook=lambda _: "mine")}
        converter.register_unstructure_hook(
            Renamed, make_dict_unstructure_fn(Renamed, converter, **own)
        )
        configure_tagged_union(Mine | Neighbour, converter)
        configure_converter(converter, BETA)

        assert {"detection": "mine"} == converter.unstructure(
            Renamed(ServerVAD())
        )


@attrs.define
class Call:
    """
    A class of the user's with a subclass.
    """

    detection: ServerVAD
    number: str = ""


@attrs.define
class HeldCall(Call):
    """
    The subclass.
    """

    since: int = attrs.field(kw_only=True)


class TestNeighbours:
    @pytest.mark.parametrize(
        ("payload", "target"),
        [
            ("3", int),
            (3, str),
            (1, bool),
            ("1.5", float),
            ("calm", Mood),
            (["1"], list[int]),
            ({"a": "1"}, dict[str, int]),
            ({"name": 3, "age": "4", "extra": 1}, Neighbour),
            (None, Neighbour | None),
            ("x", int | str),
            ("a", Literal["a"]),
            ([1], tuple[str, ...]),
        ],
        ids=str,
    )
    def test_reading_is_unchanged(
        self, detailed: bool, beta: cattrs.Converter, payload: Any, target: Any
    ) -> None:
        """
        What is not ours is read as before.
        """
        plain = cattrs.Converter(detailed_validation=detailed)

        assert _outcome(plain, payload, target) == _outcome(
            beta, payload, target
        )

    @pytest.mark.parametrize(
        "value",
        [3, "a", 0.5, None, Mood.CALM, Neighbour("n", 3), (1,), {1: {2}}],
        ids=str,
    )
    def test_writing_is_unchanged(
        self, detailed: bool, beta: cattrs.Converter, value: Any
    ) -> None:
        """
        What is not ours is written as before.
        """
        plain = cattrs.Converter(detailed_validation=detailed)

        assert plain.unstructure(value) == beta.unstructure(value)

    @pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
    def test_hooks_of_the_users(self, first: bool) -> None:
        """
        Hooks for builtins and enums at large stay theirs in any order.
        """
        converter = cattrs.Converter()
        if first:
            configure_converter(converter, BETA)
        converter.register_structure_hook(str, lambda v, _: f"<{v}>")
        converter.register_structure_hook(int, lambda v, _: -v)
        converter.register_structure_hook(
            enum.Enum, lambda v, cls: cls[v.upper()]
        )
        converter.register_unstructure_hook(str, lambda v: f"[{v}]")
        converter.register_unstructure_hook(enum.Enum, lambda v: v.name)
        converter.register_unstructure_hook(bool, int)
        if not first:
            configure_converter(converter, BETA)
        payload = {
            "model": "m",
            "voice": "ash",
            "turn_detection": {
                "type": "server_vad",
                "prefix_padding_ms": 3,
                "create_response": True,
            },
        }

        session = converter.structure(payload, SessionResource)

        assert Neighbour("<n>", -3) == converter.structure(
            {"name": "n", "age": 3, "mood": "calm"}, Neighbour
        )
        assert converter.unstructure(Mood.CALM) == "CALM"
        assert payload == converter.unstructure(session)

    def test_subclasses_inside_ours(self, beta: cattrs.Converter) -> None:
        """
        A subclass in a field of ours is an error, since no wire knows it.
        """
        session = SessionResource(turn_detection=Louder(factor=2))

        with pytest.raises(WireError, match="got a Python Louder"):
            beta.unstructure(session)


def _outcome(
    converter: cattrs.Converter, payload: Any, target: Any
) -> tuple[Any, ...]:
    try:
        return ("value", converter.structure(payload, target))
    except Exception as error:  # noqa: BLE001
        return ("error", type(error))


@attrs.frozen(kw_only=True)
class Louder(ServerVAD):
    factor: int


class TestSettings:
    def test_forbidden_keys(self, make: Any) -> None:
        """
        A converter that forbids unknown keys does so in ours, but not the tag.
        """
        converter = make(BETA, forbid_extra_keys=True)
        good = {"type": "server_vad", "threshold": 0.5}

        assert ServerVAD(0.5) == converter.structure(good, ServerVAD)
        assert ServerVAD(0.5) == converter.structure(good, TurnDetection)
        with pytest.raises(CattrsError):
            converter.structure({**good, "treshold": 0.5}, TurnDetection)

    def test_ignored_keys(self, beta: cattrs.Converter) -> None:
        """
        Otherwise unknown keys are ignored.
        """
        payload = {
            "id": "sess_1",
            "turn_detection": {"type": "server_vad", "x": 1},
        }

        assert SessionResource(turn_detection=ServerVAD()) == beta.structure(
            payload, SessionResource
        )

    @pytest.mark.parametrize(
        "options",
        [
            {"omit_if_default": True},
            {"prefer_attrib_converters": True},
            {"use_alias": True},
            {"unstruct_strat": cattrs.UnstructureStrategy.AS_TUPLE},
        ],
        ids=str,
    )
    def test_no_effect(
        self, make: Any, beta: cattrs.Converter, options: Any
    ) -> None:
        """
        Settings about attrs classes change nothing about ours.
        """
        converter = make(BETA, **options)
        payload = PIPELINE_PAYLOAD["session"]

        session = converter.structure(payload, SessionResource)

        assert PIPELINE.session == session
        assert payload == converter.unstructure(session)
        assert beta.unstructure(session) == converter.unstructure(session)

    def test_base_converter(self, detailed: bool) -> None:
        """
        The simplest of cattrs' converters will do.
        """
        converter = cattrs.BaseConverter(detailed_validation=detailed)
        configure_converter(converter, BETA)

        assert converter.structure(PIPELINE_PAYLOAD, Pipeline) == PIPELINE
        assert converter.unstructure(PIPELINE) == PIPELINE_PAYLOAD

    def test_json_options(self) -> None:
        """
        make_converter() passes its keywords on.
        """
        converter = make_converter(
            BETA, forbid_extra_keys=True, detailed_validation=False
        )

        assert converter.forbid_extra_keys
        assert not converter.detailed_validation

    def test_twice(self, make: Any) -> None:
        """
        The last dialect that a converter is configured for counts.
        """
        converter = make(REFERENCE)
        configure_converter(converter, BETA)
        configure_converter(converter, BETA)

        assert converter.unstructure(AudioFormat.G711_ULAW) == "g711_ulaw"
        assert converter.unstructure(ServerVAD()) == {"type": "server_vad"}

    def test_no_dialect(self) -> None:
        """
        What is no dialect is refused by name.
        """
        with pytest.raises(
            TypeError, match="expected a Dialect, got the string 'ga'"
        ):
            make_converter("ga")

    def test_two_converters(self, make: Any) -> None:
        """
        Two dialects on two converters do not disturb each other.
        """
        first, second = make(REFERENCE), make(BETA)
        session = SessionResource(input_audio_format=AudioFormat.G711_ULAW)

        assert first.unstructure(session) == {"input_audio_format": "g711_law"}
        assert second.unstructure(session) == {
            "input_audio_format": "g711_ulaw"
        }

    @pytest.mark.parametrize("name", [*TYPES, "OFF", "INF"])
    def test_complete(self, beta: cattrs.Converter, name: str) -> None:
        """
        Every public type has hooks for both directions.
        """
        target = getattr(realtime_attrs, name)
        if target in (OFF, INF):
            target = Literal[target]

        assert callable(beta.get_structure_hook(target))
        assert callable(beta.get_unstructure_hook(target))


class TestOverrides:
    def test_a_looser_enum(self, beta: cattrs.Converter) -> None:
        """
        A hook of the user's for one of our enums counts inside our classes.
        """
        beta.register_structure_hook(
            RealtimeVoice, lambda v, _: RealtimeVoice[v.upper()]
        )

        assert SessionResource(voice=RealtimeVoice.ASH) == beta.structure(
            {"voice": "Ash"}, SessionResource
        )

    def test_what_a_hook_gives_is_checked(
        self, beta: cattrs.Converter
    ) -> None:
        """
        A hook of the user's cannot put into our classes what is not theirs.
        """
        beta.register_structure_hook(RealtimeVoice, lambda v, _: v)

        with pytest.raises(CattrsError) as caught:
            beta.structure({"voice": "zoe"}, SessionResource)

        assert [
            "/voice: SessionResource.voice: expected a RealtimeVoice,"
            " a CustomVoice, a NamedVoice, an AzureStandardVoice, an"
            " AzureCustomVoice, an AzurePersonalVoice, an AzureAvatarVoice,"
            " an AzureNativeVoice, an Unknown or None, got the string 'zoe'"
        ] == [str(problem) for problem in explain(caught.value)]

    def test_a_factory_for_all_classes(self, detailed: bool) -> None:
        """
        A factory for all attrs classes does no harm to ours if it came first.
        """
        converter = cattrs.Converter(detailed_validation=detailed)
        converter.register_unstructure_hook_factory(
            attrs.has,
            lambda cls: make_dict_unstructure_fn(
                cls, converter, _cattrs_use_linecache=False
            ),
        )
        configure_converter(converter, BETA)

        assert {"type": "server_vad"} == converter.unstructure(ServerVAD())

    def test_renamed_class(self, beta: cattrs.Converter) -> None:
        """
        Cattrs' own tools for the user's classes work with ours inside.
        """
        rename = {"detection": override(rename="turnDetection")}
        beta.register_structure_hook(
            Renamed, make_dict_structure_fn(Renamed, beta, **rename)
        )
        beta.register_unstructure_hook(
            Renamed, make_dict_unstructure_fn(Renamed, beta, **rename)
        )
        payload = {"turnDetection": {"type": "semantic_vad"}}

        value = beta.structure(payload, Renamed)

        assert Renamed(SemanticVAD()) == value
        assert payload == beta.unstructure(value)


@attrs.define
class Renamed:
    detection: TurnDetection


class Word(str):
    __slots__ = ()


class Number(int):
    pass


class Table(dict[str, Any]):
    pass


class Shouting(str):
    """
    A string that cannot be a key.
    """

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]


class TestSubclassesOfBuiltins:
    def test_unhashable_tag(self, make: Any) -> None:
        """
        Only what a string says counts.
        """
        for dialect in (BETA, GA):
            converter = make(dialect)
            payload = {"type": Shouting("server_vad")}
            assert ServerVAD() == converter.structure(payload, TurnDetection)
        payload = {"type": Shouting("audio/pcmu")}
        assert AudioFormat.G711_ULAW is converter.structure(
            payload, AudioFormat
        )

    def test_accepted(self, beta: cattrs.Converter) -> None:
        """
        A str, int, float, list or dict subclass is what its base is.
        """

        class Array(list[Any]):
            pass

        class Real(float):
            pass

        payload = Table(
            model=Word("m"),
            modalities=Array([Word("text")]),
            voice=Word("ash"),
            temperature=Real(0.5),
            tools=Array(
                [
                    Table(
                        type=Word("function"),
                        name=Word("f"),
                        parameters=Table(a=Array([Number(1)])),
                    )
                ]
            ),
            tool_choice=Table(type=Word("function"), name=Word("f")),
            max_response_output_tokens=Number(5),
        )

        session = beta.structure(payload, SessionResource)

        assert payload == beta.unstructure(session)
        assert str is type(session.model)
        assert str is type(session.modalities[0])
        assert float is type(session.temperature)
        assert dict is type(session.tools[0].parameters)
        assert int is type(session.tools[0].parameters["a"][0])
        assert int is type(session.max_response_output_tokens)
