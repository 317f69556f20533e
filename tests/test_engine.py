"""
Hooks are generated functions: readable, made once, and no way round a rule.
"""

import copy
import functools
import importlib
import inspect

from collections import UserDict
from dataclasses import dataclass
from typing import Any, Literal

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError
from cattrs.gen import make_dict_unstructure_fn, override

from payloads import DIALECTS
from realtime_attrs import (
    OFF,
    AudioFormat,
    FunctionTool,
    FunctionToolChoice,
    MaxResponseOutputTokens,
    MCPApprovalMode,
    MCPTool,
    MCPToolChoice,
    Off,
    RealtimeVoice,
    Reasoning,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
    TurnDetection,
)
from realtime_attrs._engine.marks import mark_of
from realtime_attrs.converter import (
    WireError,
    configure_converter,
    explain,
)
from realtime_attrs.dialects import AZURE_VOICE_LIVE, BETA, GA, XAI, record
from realtime_attrs.dialects.classes import RECORDS


def configured(dialect: Any, **options: Any) -> cattrs.Converter:
    """
    Make a converter for a dialect.
    """
    converter = cattrs.Converter(**options)
    configure_converter(converter, dialect)
    return converter


def problems(converter: cattrs.Converter, payload: Any, target: Any) -> Any:
    """
    List what is wrong with a payload.
    """
    with pytest.raises(CattrsError) as caught:
        converter.structure(payload, target)
    return [str(problem) for problem in explain(caught.value)]


class TestSource:
    @pytest.mark.parametrize("cls", sorted(RECORDS, key=lambda c: c.__name__))
    def test_can_be_read(self, cls: type) -> None:
        """
        The source of each hook can be looked at.
        """
        dialect = next(
            dialect
            for dialect in (GA, BETA, AZURE_VOICE_LIVE, XAI)
            if dialect.record_of(cls)
        )
        converter = configured(dialect)
        reader = inspect.getsource(converter.get_structure_hook(cls))
        writer = inspect.getsource(converter.get_unstructure_hook(cls))

        assert reader.startswith(f"def structure_{cls.__name__}(value, _=")
        assert writer.startswith(f"def unstructure_{cls.__name__}(value):\n")

    def test_looks_like_this(self) -> None:
        """
        A reader is straight-line code, a guard for each attribute.
        """
        hook = configured(GA).get_structure_hook(SemanticVAD)
        line = "'eagerness', ABSENT" in inspect.getsource(hook)

        assert not line
        assert (
            "    item = value.get('eagerness')\n"
            "    if item is not None:\n"
            "        if not (type(item) is str):\n"
            "            item, errors = careful("
            "take_eagerness, item, errors, 'eagerness')\n"
            "    self.eagerness = item\n"
        ) in inspect.getsource(hook)

    def test_compiled_once(self) -> None:
        """
        Another converter with the same settings compiles nothing again.
        """
        one = configured(GA).get_structure_hook(SessionResource)
        other = configured(GA).get_structure_hook(SessionResource)

        assert one is not other
        assert one.__code__ is other.__code__

    def test_of_derived_dialects(self) -> None:
        """
        Nor does a derived dialect, for the records that it does not change.
        """
        derived = GA.evolve("derived", records=[record(FunctionTool)])
        one = configured(GA).get_structure_hook(ServerVAD)
        other = configured(derived).get_structure_hook(ServerVAD)

        assert one.__code__ is other.__code__


class TestResults:
    def test_are_frozen(self) -> None:
        """
        What is read is as frozen as what the constructor makes.
        """
        tool = configured(BETA).structure(
            {"type": "function", "name": "f"}, FunctionTool
        )

        assert FunctionTool is type(tool)
        assert [] == FunctionTool.__subclasses__()
        assert FunctionTool("f") == copy.copy(tool)
        with pytest.raises(AttributeError):
            tool.name = "g"
        with pytest.raises(AttributeError):
            del tool.name

    @pytest.mark.parametrize("dialect", DIALECTS, ids=str)
    def test_key_order(self, dialect: Any) -> None:
        """
        Keys are written in the order of attributes, the tag before them.
        """
        session = SessionResource(
            model="m",
            voice=RealtimeVoice.ASH,
            turn_detection=SemanticVAD("low"),
            tools=[],
        )
        written = configured(dialect).unstructure(session)

        assert {
            "reference": ["model", "voice", "turn_detection", "tools"],
            "beta": ["model", "voice", "turn_detection", "tools"],
            "GA": ["type", "model", "audio", "tools"],
        }[dialect.name] == list(written)
        if dialect is GA:
            assert ["output", "input"] == list(written["audio"])

    def test_other_mappings(self) -> None:
        """
        A mapping that is no dict is read, on every level.
        """
        payload = UserDict(
            type="realtime",
            audio=UserDict(
                input=UserDict(
                    turn_detection=UserDict(type="server_vad", threshold=1)
                )
            ),
            tools=(UserDict(type="function", name="f"),),
        )

        assert SessionResource(
            turn_detection=ServerVAD(1.0), tools=[FunctionTool("f")]
        ) == configured(GA).structure(payload, SessionResource)

    def test_required_and_off(self, make: Any) -> None:
        """
        What must be there may still be off.
        """
        strict = BETA.evolve(
            "strict",
            records=[
                record(
                    SessionResource,
                    "turn_detection",
                    required=["turn_detection"],
                )
            ],
        )
        converter = make(strict)

        assert SessionResource(turn_detection=OFF) == converter.structure(
            {"turn_detection": None}, SessionResource
        )
        assert ["/turn_detection: required key is missing"] == problems(
            converter, {}, SessionResource
        )
        with pytest.raises(WireError, match="requires 'turn_detection'"):
            converter.unstructure(SessionResource())


class TestHooksOfTheUsers:
    def test_a_wrapper(self) -> None:
        """
        A wrapper around a hook of ours is called, though it looks like ours.
        """
        converter = configured(BETA)
        ours = converter.get_structure_hook(FunctionTool)
        calls = []

        @functools.wraps(ours)
        def wrapper(value: Any, cls: Any) -> Any:
            calls.append(value)
            return ours(value, cls)

        converter.register_structure_hook(FunctionTool, wrapper)
        payload = {"tools": [{"type": "function", "name": "f"}]}

        assert SessionResource(tools=[FunctionTool("f")]) == (
            converter.structure(payload, SessionResource)
        )
        assert payload["tools"] == calls

    def test_a_wrapper_of_a_writer(self) -> None:
        """
        So it is with what writes, enums among them.
        """
        converter = configured(BETA)
        ours = converter.get_unstructure_hook(RealtimeVoice)
        converter.register_unstructure_hook(
            RealtimeVoice, functools.wraps(ours)(lambda v: ours(v).upper())
        )

        assert {"voice": "ASH"} == converter.unstructure(
            SessionResource(voice=RealtimeVoice.ASH)
        )

    def test_enums(self) -> None:
        """
        Hooks for enums are called inside our classes, in both directions.
        """
        converter = configured(BETA)
        converter.register_structure_hook(
            AudioFormat, lambda value, _: AudioFormat[value]
        )
        converter.register_structure_hook(
            RealtimeVoice, lambda value, _: RealtimeVoice[value]
        )
        converter.register_unstructure_hook(AudioFormat, lambda v: v.name)
        payload = {"voice": "ASH", "input_audio_format": "PCM16"}

        session = converter.structure(payload, SessionResource)

        assert RealtimeVoice.ASH is session.voice
        assert AudioFormat.PCM16 is session.input_audio_format
        assert "PCM16" == converter.unstructure(session)["input_audio_format"]

    @pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
    def test_in_any_order(self, first: bool, detailed: bool) -> None:
        """
        Hooks for a class, an enum or a union count before and after ours.
        """
        converter = cattrs.Converter(detailed_validation=detailed)

        def register() -> None:
            converter.register_structure_hook(
                RealtimeVoice, lambda word, _: RealtimeVoice[word]
            )
            converter.register_unstructure_hook(
                RealtimeVoice, lambda voice: voice.name
            )
            converter.register_structure_hook(
                FunctionTool, lambda name, _: FunctionTool(name)
            )
            converter.register_unstructure_hook(
                FunctionTool, lambda tool: {"type": "function", "n": tool.name}
            )

        if first:
            register()
        configure_converter(converter, GA)
        configure_converter(converter, BETA)
        if not first:
            register()

        assert RealtimeVoice.ASH is converter.structure("ASH", RealtimeVoice)
        assert FunctionTool("f") == converter.structure("f", FunctionTool)
        assert {
            "voice": "ASH",
            "tools": [{"type": "function", "n": "f"}],
        } == converter.unstructure(
            SessionResource(voice=RealtimeVoice.ASH, tools=[FunctionTool("f")])
        )

    def test_some_members(self, make: Any) -> None:
        """
        A hook for an enum gives no member that a union has not.
        """
        converter = make(BETA)
        converter.register_structure_hook(
            ToolChoiceMode, lambda value, _: ToolChoiceMode[value.upper()]
        )
        some = Literal[ToolChoiceMode.AUTO, ToolChoiceMode.NONE]

        assert ToolChoiceMode.AUTO is converter.structure("Auto", some)
        assert ["expected 'auto' or 'none', got the string 'Required'"] == (
            problems(converter, "Required", some)
        )
        assert [
            "expected 'auto' or 'none' or an object, got the string 'Required'"
        ] == problems(converter, "Required", some | FunctionToolChoice)

    @pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
    def test_unions(self, first: bool, detailed: bool) -> None:
        """
        A hook for a union of ours wins, inside our classes too.
        """

        def read(value: Any, _: Any) -> Any:
            return {"loud": ServerVAD(), "done": SemanticVAD()}[value]

        converter = cattrs.Converter(detailed_validation=detailed)
        if first:
            converter.register_structure_hook(TurnDetection, read)
        configure_converter(converter, BETA)
        if not first:
            converter.register_structure_hook(TurnDetection, read)

        assert SessionResource(turn_detection=ServerVAD()) == (
            converter.structure({"turn_detection": "loud"}, SessionResource)
        )
        assert SemanticVAD() == converter.structure("done", TurnDetection)
        assert SemanticVAD() == converter.structure(
            "done", TurnDetection | None
        )
        assert OFF is converter.structure(
            None, TurnDetection | Literal[Off.OFF] | None
        )
        assert ["/turn_detection: KeyError: 'x'"] == problems(
            converter, {"turn_detection": "x"}, SessionResource
        )

    def test_results_are_checked(self, make: Any) -> None:
        """
        No hook puts into our classes what is not theirs.
        """
        converter = make(BETA)
        converter.register_structure_hook(TurnDetection, lambda v, _: v)

        assert [
            "/turn_detection: SessionResource.turn_detection: expected a"
            " ServerVAD, a SemanticVAD, an AzureSemanticVAD, an"
            " AzureEnglishSemanticVAD, an AzureMultilingualSemanticVAD, an"
            " Unknown, OFF or None, got the number 3"
        ] == problems(converter, {"turn_detection": 3}, SessionResource)

    def test_results_in_arrays(self, make: Any) -> None:
        """
        Nor into their arrays.
        """
        converter = make(BETA)
        converter.register_structure_hook(FunctionTool, lambda v, _: v["name"])
        payload = {"tools": [{"type": "function", "name": "f"}]}

        assert [
            "/tools/0: SessionResource.tools: expected a FunctionTool, an"
            " MCPTool, a WebSearchTool, an XSearchTool, a FileSearchTool or an"
            " Unknown, got the string 'f'"
        ] == problems(converter, payload, SessionResource)

    def test_errors_in_writing(self) -> None:
        """
        What a hook raises in writing has its place, and is the error's cause.
        """
        converter = configured(GA)

        def refuse(_: Any) -> Any:
            raise LookupError("no such tool")

        converter.register_unstructure_hook(MCPTool, refuse)
        session = SessionResource(
            tools=[FunctionTool("f"), MCPTool("label")], temperature=1
        )

        with pytest.raises(WireError) as caught:
            converter.unstructure(session)

        assert [
            "/tools/1: LookupError: no such tool",
            "/temperature: the GA dialect has no temperature",
        ] == [str(problem) for problem in caught.value.problems]
        assert isinstance(caught.value.__cause__, LookupError)

    def test_key_errors_in_writing(self) -> None:
        """
        A `KeyError` of a hook's is no member that a dialect has not.
        """
        converter = configured(GA)
        converter.register_unstructure_hook(ServerVAD, lambda _: {}["a"])

        with pytest.raises(
            WireError, match="/audio/input/turn_detection: KeyError: 'a'"
        ):
            converter.unstructure(SessionResource(turn_detection=ServerVAD()))


class TestPreconfAfterwards:
    @pytest.mark.parametrize("name", ["json", "orjson", "msgpack", "pyyaml"])
    def test_inside_ours(self, name: str) -> None:
        """
        What cattrs' own modules claim later does not reach into our classes.
        """
        module = importlib.import_module(f"cattrs.preconf.{name}")
        converter = configured(BETA)
        module.configure_converter(converter)
        payload = {"tool_choice": "auto", "max_response_output_tokens": "inf"}

        session = converter.structure(payload, SessionResource)

        assert payload == converter.unstructure(session)


class TestGuestRule:
    @pytest.mark.parametrize(
        ("union", "is_ours"),
        [
            (ServerVAD | None, True),
            (ServerVAD | SemanticVAD, True),
            (ServerVAD | tuple[str, ...], True),
            (ServerVAD | ToolChoiceMode, True),
            (MaxResponseOutputTokens, True),
            (ServerVAD | int, False),
            (ServerVAD | str, False),
            (ServerVAD | bool | None, False),
            (ServerVAD | tuple[int, ...], False),
            (ToolChoiceMode | tuple[str, ...], False),
            (ToolChoiceMode | int, False),
            (int | str, False),
            (int | None, False),
            (Literal["a"], False),
            (list[ServerVAD], False),
        ],
        ids=str,
    )
    def test_which_unions_are_ours(self, union: Any, is_ours: bool) -> None:
        """
        A union gets a hook if all of it is ours, or what ours stand beside.
        """
        converter = configured(BETA)

        assert is_ours is (
            mark_of(converter.get_unstructure_hook(union)) is not None
        )

    @pytest.mark.parametrize(
        ("union", "value", "message"),
        [
            (
                MCPTool | MCPToolChoice,
                {},
                "expected nothing (the beta dialect has no MCPTool or"
                " MCPToolChoice), got an object",
            ),
            (
                MCPTool | ServerVAD,
                [],
                "expected an object, got an array",
            ),
            (
                MCPTool | ServerVAD,
                {"type": "mcp"},
                "/type: expected 'server_vad', got the string 'mcp'",
            ),
            (Literal[Off.OFF], 3, "expected null, got the number 3"),
            (
                Reasoning | MCPApprovalMode,
                "x",
                "expected nothing (the beta dialect has no MCPApprovalMode),"
                " got the string 'x'",
            ),
        ],
        ids=str,
    )
    def test_what_is_expected(
        self, make: Any, union: Any, value: Any, message: str
    ) -> None:
        """
        What a dialect has not is not expected, and named if nothing else is.
        """
        assert [message] == problems(make(BETA), value, union)


@attrs.frozen
class Louder(ServerVAD):
    """
    A class that no wire knows.
    """


class TestWriting:
    @pytest.mark.parametrize("dialect", DIALECTS, ids=str)
    def test_all_at_once(self, dialect: Any) -> None:
        """
        All that cannot be said is told at once, in the order of attributes.
        """
        session = SessionResource(
            voice=RealtimeVoice.FABLE,
            turn_detection=Louder(),
            tools=[FunctionTool("f", "d", {}), MCPTool("m"), MCPTool("n")],
            speed=2,
        )

        with pytest.raises(WireError) as caught:
            configured(dialect).unstructure(session)

        assert {
            "reference": ["/turn_detection", "/tools/1", "/tools/2", "/speed"],
            "beta": ["/turn_detection", "/tools/1", "/tools/2"],
            "GA": ["/audio/output/voice", "/audio/input/turn_detection"],
        }[dialect.name] == [p.pointer for p in caught.value.problems]


@attrs.define
class Agent:
    """
    A class of the user's that holds a session.
    """

    name: str
    session: SessionResource


@dataclass
class Desk:
    """
    A dataclass that holds sessions.
    """

    sessions: tuple[SessionResource, ...]


@attrs.define
class Office:
    """
    A class of the user's that holds those, a dataclass and a mapping.
    """

    agents: list[Agent]
    desks: dict[str, Desk] = attrs.Factory(dict)


OK = SessionResource()
BAD = SessionResource(voice=RealtimeVoice.FABLE)


class TestStanding:
    @pytest.mark.parametrize(
        ("office", "pointer"),
        [
            (
                Office([Agent("a", OK), Agent("b", BAD)]),
                "/agents/1/session/audio/output/voice",
            ),
            (
                Office([SAME := Agent("a", OK), SAME, Agent("b", BAD)]),
                "/agents/2/session/audio/output/voice",
            ),
            (
                Office([], {"front": Desk((OK, BAD))}),
                "/desks/front/sessions/1/audio/output/voice",
            ),
        ],
        ids=["list", "twice", "mapping"],
    )
    def test_in_the_users_own(
        self, make: Any, office: Any, pointer: str
    ) -> None:
        """
        What cannot be written has its place in the user's own structure.
        """
        converter = make(GA)
        with pytest.raises(WireError) as caught:
            converter.unstructure(office)

        expected = [f"{pointer}: the GA dialect has no RealtimeVoice.FABLE"]
        assert expected == [*map(str, explain(caught.value, converter))]
        assert expected == [*map(str, explain(caught.value))]

    def test_renamed(self, make: Any) -> None:
        """
        The converter knows how a class renames its attributes.
        """
        converter = make(GA)
        converter.register_unstructure_hook(
            Agent,
            make_dict_unstructure_fn(
                Agent, converter, session=override(rename="theSession")
            ),
        )
        with pytest.raises(WireError) as caught:
            converter.unstructure([Agent("a", BAD)])

        (problem,) = explain(caught.value, converter)

        assert "/0/theSession/audio/output/voice" == problem.pointer

    def test_by_itself(self, make: Any) -> None:
        """
        A session by itself is the root.
        """
        with pytest.raises(WireError) as caught:
            make(GA).unstructure(BAD)

        (problem,) = explain(caught.value)

        assert "/audio/output/voice" == problem.pointer

    def test_what_the_converter_never_saw(self) -> None:
        """
        A hook that is called by hand has no structure around it.
        """
        hook = configured(GA).get_unstructure_hook(SessionResource)
        with pytest.raises(WireError) as caught:
            hook(BAD)

        (problem,) = explain(caught.value)

        assert "/audio/output/voice" == problem.pointer

    def test_what_cannot_be_found(self, make: Any) -> None:
        """
        What a hook of the user's makes on the way is in no structure.
        """
        converter = make(GA)
        converter.register_unstructure_hook(
            Agent,
            lambda agent: converter.unstructure(copy.copy(agent.session)),
        )
        with pytest.raises(WireError) as caught:
            converter.unstructure([Agent("a", BAD)])

        (problem,) = explain(caught.value)

        assert "/audio/output/voice" == problem.pointer
