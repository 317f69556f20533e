"""
Hooks, ours and the user's: no way round a rule.
"""

import copy
import functools
import importlib

from collections import UserDict
from typing import Any, Literal

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError

from configured import configured, problems
from payloads import DIALECTS
from realtime_attrs import (
    OFF,
    AudioFormat,
    CustomVoice,
    FunctionTool,
    FunctionToolChoice,
    MCPTool,
    Off,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
    TurnDetection,
)
from realtime_attrs._engine import union_classes
from realtime_attrs.converter import WireError, configure_converter
from realtime_attrs.dialects import BETA, GA, record
from realtime_attrs.events import SessionUpdate


class TestResults:
    def test_are_frozen(self) -> None:
        """
        What is read is as frozen as what the constructor makes.
        """
        voice = configured(BETA).structure({"id": "v"}, CustomVoice)

        assert CustomVoice is type(voice)
        assert [] == [
            cls
            for cls in CustomVoice.__subclasses__()
            if cls.__module__.startswith("realtime_attrs")
        ]
        assert CustomVoice("v") == copy.copy(voice)
        with pytest.raises(AttributeError):
            voice.id = "w"
        with pytest.raises(AttributeError):
            del voice.id

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
            "ga": ["type", "model", "audio", "tools"],
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
            "/turn_detection: SessionResource.turn_detection: expected a turn"
            " detection, an Unknown, OFF or None, got the number 3"
        ] == problems(converter, {"turn_detection": 3}, SessionResource)

    def test_results_in_arrays(self, make: Any) -> None:
        """
        Nor into their arrays.
        """
        converter = make(BETA)
        converter.register_structure_hook(FunctionTool, lambda v, _: v["name"])
        payload = {"tools": [{"type": "function", "name": "f"}]}

        assert [
            "/tools/0: SessionResource.tools: expected a tool or an Unknown,"
            " got the string 'f'"
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
            "/temperature: the ga dialect has no temperature",
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


class TestSpreadSessions:
    def test_hooks_are_made_once(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A session that is refused again and again has its hook made once.
        """
        made: list[Any] = []
        real = union_classes.respelling

        def counting(hook: Any, record: Any) -> Any:
            made.append(record)
            return real(hook, record)

        monkeypatch.setattr(union_classes, "respelling", counting)
        converter = configured(BETA)
        payload = {"type": "session.update", "session": 3}
        for _ in range(3):
            with pytest.raises(CattrsError):
                converter.structure(payload, SessionUpdate)

        assert 1 == len(made)


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


class TestWriting:
    @pytest.mark.parametrize("dialect", DIALECTS, ids=str)
    def test_all_at_once(self, dialect: Any) -> None:
        """
        All that cannot be said is told at once, in the order of attributes.
        """
        session = SessionResource(
            voice=RealtimeVoice.FABLE,
            turn_detection=Louder(0.5, 300, 200, factor=2),
            tools=[FunctionTool("f", "d", {}), MCPTool("m"), MCPTool("n")],
            speed=2,
        )

        with pytest.raises(WireError) as caught:
            configured(dialect).unstructure(session)

        detection = "/turn_detection/factor"
        assert {
            "reference": [detection, "/tools/1", "/tools/2", "/speed"],
            "beta": [detection, "/tools/1", "/tools/2"],
            "ga": ["/audio/output/voice", f"/audio/input{detection}"],
        }[dialect.name] == [p.pointer for p in caught.value.problems]


@attrs.frozen
class Louder(ServerVAD):
    """
    A class with an attribute that no wire has.
    """

    factor: int | None = None
