"""
Adapters, which read and write one annotation.
"""

import dataclasses
import json
import sys
import typing

from typing import Any, Literal, cast

import attrs
import cattrs
import orjson
import pytest
import typing_extensions

from cattrs.errors import CattrsError, StructureHandlerNotFoundError
from cattrs.preconf.json import JsonConverter
from cattrs.preconf.json import make_converter as make_json_converter

from configured import configured
from formats import DECODERS, make
from realtime_attrs import (
    FunctionTool,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    TurnDetection,
    Unknown,
    Voice,
)
from realtime_attrs.converter import (
    Adapter,
    Problem,
    WireError,
    adapter,
    configure_converter,
    explain,
    make_converter,
)
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    ClientEvent,
    InputAudioBufferCleared,
    InputAudioBufferCommitted,
    ResponseCancel,
    ServerEvent,
    SessionUpdate,
)


@attrs.frozen
class Line:
    """
    A user's class with a voice inside.
    """

    number: str
    voice: Voice | Unknown


@attrs.frozen
class Tree:
    """
    A user's class that holds itself.
    """

    branches: "list[Tree]"


@attrs.frozen
class Inner:
    """
    A user's class without a class of ours.
    """

    number: int


@attrs.frozen
class Outer:
    """
    A user's class that holds another one.
    """

    one: Inner
    perhaps: Inner | None = None
    some: list[Inner] = attrs.field(factory=list)
    numbers: int | None = None


@dataclasses.dataclass
class Plain:
    """
    A user's dataclass.
    """

    one: Inner


ALIAS: Any = getattr(typing, "TypeAliasType", typing_extensions.TypeAliasType)
CLEARED = {"type": "input_audio_buffer.cleared", "event_id": "e"}
EVENT = InputAudioBufferCleared(event_id="e")
LOUD = {"type": "server_vad", "threshold": "loud"}
VALUES: list[tuple[Any, Any, Any]] = [
    (ServerEvent, CLEARED, EVENT),
    (ServerEvent | Unknown, {"type": "new"}, Unknown({"type": "new"}, "ga")),
    (
        list[ClientEvent],
        [{"type": "response.cancel"}],
        [ResponseCancel()],
    ),
    (TurnDetection, {"type": "server_vad"}, ServerVAD()),
    (TurnDetection | None, None, None),
    (SessionResource, {"type": "realtime"}, SessionResource()),
    (RealtimeVoice, "alloy", RealtimeVoice.ALLOY),
    (Voice | Unknown, "ash", RealtimeVoice.ASH),
    (
        dict[str, Line],
        {"a": {"number": "1", "voice": "ash"}},
        {"a": Line("1", RealtimeVoice.ASH)},
    ),
    (Literal["a", "b"], "b", "b"),
    (int, 3, 3),
]
each_value = pytest.mark.parametrize(
    ("annotation", "payload", "value"),
    VALUES,
    ids=[str(payload) for _, payload, _ in VALUES],
)


def server_of(converter: Any) -> Adapter[Any]:
    """
    Make the adapter of the events of servers.
    """
    return adapter(converter, cast("Any", ServerEvent))


class Squeezed(JsonConverter):
    """
    A user's converter with a format of its own.
    """

    def dumps(self, obj: Any, unstructure_as: Any = None, **_: Any) -> str:
        return f"squeezed:{super().dumps(obj, unstructure_as)}"

    def loads(self, data: Any, cl: Any, **_: Any) -> Any:
        return super().loads(data.removeprefix("squeezed:"), cl)


class TestValues:
    @each_value
    def test_payloads(self, annotation: Any, payload: Any, value: Any) -> None:
        """
        It reads and writes what the converter does.
        """
        converter = make_converter(GA, keep_unknown=True)
        values = adapter(converter, annotation)

        assert value == values.structure(payload)
        assert payload == values.unstructure(value)
        assert (value, ()) == values.attempt(payload)
        assert converter.structure(payload, annotation) == value

    @each_value
    def test_texts(self, annotation: Any, payload: Any, value: Any) -> None:
        """
        It reads and writes texts, too.
        """
        converter = make_converter(GA, keep_unknown=True)
        values = adapter(converter, annotation)
        text = json.dumps(payload)

        assert value == values.loads(text) == values.loads(text.encode())
        assert text == values.dumps(value)
        assert (value, ()) == values.attempt_loads(text)
        assert converter.dumps(value, unstructure_as=annotation) == text

    def test_aliases(self) -> None:
        """
        An alias of PEP 695 is what it stands for, where cattrs knows it.
        """
        alias = ALIAS("Event", ServerEvent | Unknown)
        is_known = sys.version_info >= (3, 12)
        converter = make_converter(GA, keep_unknown=True)
        stood_for = alias if is_known else alias.__value__
        values = adapter(converter, stood_for)

        assert EVENT == values.structure(CLEARED)
        assert CLEARED == values.unstructure(EVENT)

    def test_attributes(self) -> None:
        """
        It shows its annotation, and has the converter.
        """
        converter = make_converter(GA)
        values = adapter(converter, SessionResource)

        assert converter is values.converter
        assert SessionResource is values.annotation
        assert f"Adapter(annotation={SessionResource!r})" == repr(values)

    def test_writing_of_strangers(self) -> None:
        """
        A value that isn't of the union is rejected, as by the converter.
        """
        with pytest.raises(WireError, match=r"^expected a SessionCreated"):
            server_of(make_converter(GA)).unstructure(ServerVAD())
        with pytest.raises(WireError, match=r"^expected a SessionCreated"):
            server_of(make_converter(GA)).dumps(ServerVAD())


class TestConverters:
    @pytest.mark.parametrize("name", DECODERS)
    def test_formats(self, name: str) -> None:
        """
        It parses and serializes with each preconfigured converter of cattrs.
        """
        converter = make(name, {})
        configure_converter(converter, GA)
        values = server_of(converter)

        text = values.dumps(EVENT)

        assert converter.dumps(EVENT) == text
        assert CLEARED == DECODERS[name](text)
        assert EVENT == values.loads(text)
        assert (EVENT, ()) == values.attempt_loads(text)

    def test_arguments(self) -> None:
        """
        Further arguments go to the parser and the serializer.
        """
        values = adapter(make_converter(GA), dict[str, Any])

        assert {"a": "0.50"} == values.loads('{"a": 0.50}', parse_float=str)
        assert '{\n "a": 1\n}' == values.dumps({"a": 1}, indent=1)

    def test_own_methods(self) -> None:
        """
        Methods of the user's class are called.
        """
        converter = Squeezed()
        configure_converter(converter, GA)
        values = server_of(converter)

        text = values.dumps(EVENT, indent=1)

        assert f"squeezed:{json.dumps(CLEARED)}" == text
        assert EVENT == values.loads(text, parse_int=int)
        assert (EVENT, ()) == values.attempt_loads(text)

    @pytest.mark.parametrize(
        ("call", "name"),
        [
            (lambda x: x.loads("{}"), "loads"),
            (lambda x: x.attempt_loads("{}"), "loads"),
            (lambda x: x.dumps(EVENT), "dumps"),
        ],
        ids=["loads", "attempt_loads", "dumps"],
    )
    def test_without_format(self, call: Any, name: str) -> None:
        """
        A converter without these methods has a `TypeError` that names one.
        """
        values = server_of(configured(GA))

        assert EVENT == values.structure(CLEARED)
        with pytest.raises(TypeError) as caught:
            call(values)
        assert str(caught.value) == (
            f"Converter has no {name}(); pass adapter() a converter of"
            " cattrs.preconf, or use make_converter()"
        )

    def test_without_dialect(self) -> None:
        """
        On a converter without a dialect, it is a typed wrapper.
        """
        values = adapter(make_json_converter(), dict[str, int])

        assert {"a": 1} == values.loads('{"a": "1"}')
        assert '{"a": 1}' == values.dumps({"a": 1})
        assert (None, (Problem("/a", "ValueError: x"),)) == (
            adapter(failing(dict, ValueError("x")), dict[str, dict]).attempt(
                {"a": {}}
            )
        )

    @pytest.mark.parametrize("annotation", [object, 3])
    def test_without_hook(self, annotation: Any) -> None:
        """
        An annotation without a hook fails at once, as in cattrs.
        """
        with pytest.raises(StructureHandlerNotFoundError):
            adapter(make_converter(GA), annotation)

    def test_no_converter(self) -> None:
        """
        Arguments that are swapped are a `TypeError`.
        """
        swapped: Any = (SessionResource, make_converter(GA))

        with pytest.raises(TypeError) as caught:
            adapter(*swapped)

        assert (
            "adapter() expects the converter first:"
            " adapter(converter, SessionResource)"
        ) == str(caught.value)


def failing(cls: type, error: BaseException) -> cattrs.Converter:
    """
    Make a converter with a hook of the user's that raises an error.
    """

    def fail(*_: Any) -> Any:
        raise error

    converter = make_json_converter()
    configure_converter(converter, GA)
    converter.register_structure_hook(cls, fail)
    return converter


class RudeError(Exception):
    """
    An error that has no text.
    """

    def __str__(self) -> str:
        raise RuntimeError


def deep_group(depth: int) -> ExceptionGroup:
    """
    Nest groups of exceptions.
    """
    group = ExceptionGroup("deep", [ValueError("x")])
    for _ in range(depth):
        group = ExceptionGroup("deep", [group])
    return group


class TestAttempt:
    def test_problems(self, make: Any) -> None:
        """
        The problems are those of `explain()`.
        """
        converter = make(GA)
        payload = {
            "type": "session.update",
            "session": {
                "type": "realtime",
                "audio": {"input": {"turn_detection": LOUD}},
                "tools": [{"type": "function", "name": 3}],
            },
        }
        annotation: Any = ClientEvent
        with pytest.raises(CattrsError) as caught:
            converter.structure(payload, annotation)

        value, problems = adapter(converter, annotation).attempt(payload)

        assert value is None
        assert tuple(explain(caught.value, converter)) == problems
        assert "/session/audio/input/turn_detection/threshold" == (
            problems[0].pointer
        )

    @pytest.mark.parametrize("forbid", [True, False])
    @pytest.mark.parametrize("annotation", [Outer, Plain, Outer | None])
    @pytest.mark.parametrize(
        ("payload", "got"),
        [([1], "an array"), (3, "the number 3"), ("x", "the string 'x'")],
        ids=["array", "number", "string"],
    )
    def test_no_object(
        self, annotation: Any, payload: Any, got: str, *, forbid: bool
    ) -> None:
        """
        A class of the user's requires an object.
        """
        converter = make_converter(GA, forbid_extra_keys=forbid)
        values: Adapter[Any] = adapter(converter, annotation)
        problem = Problem("", f"expected an object, got {got}")

        assert (None, (problem,)) == values.attempt(payload)
        assert (None, (problem,)) == values.attempt_loads(json.dumps(payload))

    @pytest.mark.parametrize("forbid", [True, False])
    def test_no_object_inside(self, *, forbid: bool) -> None:
        """
        Each class inside a class of the user's requires an object.
        """
        converter = make_converter(GA, forbid_extra_keys=forbid)
        payload = {
            "one": [1],
            "perhaps": 3,
            "some": [{"number": 1}, None, {"number": "x"}],
            "numbers": [],
        }
        problems = {
            problem.pointer: problem.message
            for problem in adapter(converter, Outer).attempt(payload)[1]
        }

        assert {
            "/one": "expected an object, got an array",
            "/perhaps": "expected an object, got the number 3",
            "/some/1": "expected an object, got null",
        }.items() <= problems.items()
        assert "invalid literal" in problems["/some/2/number"]
        assert "TypeError" in problems["/numbers"]

    def test_no_object_for_hook(self) -> None:
        """
        A hook of the user's reads values that aren't objects, or raises.
        """
        converter = make_converter(GA)
        converter.register_structure_hook(Inner, lambda x, _: Inner(int(x)))
        values = adapter(converter, Inner)

        assert (Inner(3), ()) == values.attempt("3")
        assert values.attempt("x")[1][0].message.startswith("ValueError: ")

    def test_null(self) -> None:
        """
        A null that is read as `None` has no problems.
        """
        values: Adapter[Any] = adapter(
            configured(GA), cast("Any", TurnDetection | None)
        )

        assert (None, ()) == values.attempt(None)
        assert (None, 1) == (values.attempt(3)[0], len(values.attempt(3)[1]))

    @pytest.mark.parametrize(
        ("error", "message"),
        [
            (RuntimeError("broken"), "RuntimeError: broken"),
            (RudeError(), "RudeError"),
            (MemoryError(), "MemoryError"),
            (StopIteration(), "StopIteration"),
            (WireError([]), "WireError"),
            (
                deep_group(3 * sys.getrecursionlimit()),
                "ExceptionGroup: deep (1 sub-exception)",
            ),
        ],
        ids=lambda item: item if isinstance(item, str) else "",
    )
    def test_foreign_errors(self, error: Exception, message: str) -> None:
        """
        Whatever a hook of the user's raises is a problem.
        """
        values = adapter(failing(int, error), int)

        assert (None, (Problem("", message),)) == values.attempt(3)
        assert (None, (Problem("", message),)) == values.attempt_loads("3")

    @pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
    def test_interrupts(self, error: type[BaseException]) -> None:
        """
        What isn't an `Exception` is raised.
        """
        values = adapter(failing(int, error()), int)

        with pytest.raises(error):
            values.attempt(3)
        with pytest.raises(error):
            values.attempt_loads("3")

    def test_deep_payloads(self) -> None:
        """
        A payload that is nested too deeply has problems.
        """
        branches: Any = []
        for _ in range(3 * sys.getrecursionlimit()):
            branches = [{"branches": branches}]

        value, problems = adapter(make_converter(GA), Tree).attempt(
            {"branches": branches}
        )

        assert value is None
        assert problems

    @pytest.mark.parametrize(
        ("text", "error"),
        [
            ('{"type": ', "JSONDecodeError: "),
            ("", "JSONDecodeError: "),
            (b"\xff", "UnicodeDecodeError: "),
            ("[" * 100_000, "RecursionError: "),
            ("1" * 10_000, "ValueError: Exceeds the limit"),
            (None, "TypeError: "),
        ],
        ids=["cut", "empty", "bytes", "deep", "long", "none"],
    )
    def test_texts(self, text: Any, error: str) -> None:
        """
        A text that cannot be parsed has one problem.
        """
        value, (problem,) = server_of(make_converter(GA)).attempt_loads(text)

        assert value is None
        assert "" == problem.pointer
        assert problem.message.startswith(error)

    @pytest.mark.parametrize("name", DECODERS)
    def test_formats(self, name: str) -> None:
        """
        So it is with every format.
        """
        converter = make(name, {})
        configure_converter(converter, GA)

        value, problems = server_of(converter).attempt_loads(b"\xc1{]")

        assert value is None
        assert [""] == [problem.pointer for problem in problems]


class Counting(JsonConverter):
    """
    A converter that counts how often it is asked for hooks.
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Any] = []

    def get_structure_hook(self, type: Any, cache_result: bool = True) -> Any:  # noqa: A002  # cattrs' name
        self.asked.append(type)
        return super().get_structure_hook(type, cache_result)

    def get_unstructure_hook(
        self,
        type: Any,  # noqa: A002  # cattrs' name
        cache_result: bool = True,
    ) -> Any:
        self.asked.append(type)
        return super().get_unstructure_hook(type, cache_result)


class TestHooks:
    def test_looked_up_once(self) -> None:
        """
        The converter is asked for the hooks of the annotation once.
        """
        converter = Counting()
        configure_converter(converter, GA)
        values = server_of(converter)
        for _ in range(2):
            values.loads(values.dumps(EVENT))
            values.structure(values.unstructure(EVENT))

        assert [ServerEvent] * 2 == [
            item for item in converter.asked if item == ServerEvent
        ]

    def test_readers_are_kept(self) -> None:
        """
        A hook for reading that is registered later is for new adapters.
        """
        converter = make_converter(GA)
        values = server_of(converter)
        assert EVENT == values.structure(CLEARED)
        converter.register_structure_hook(
            InputAudioBufferCleared, lambda *_: InputAudioBufferCommitted("i")
        )

        assert EVENT == values.structure(CLEARED)
        assert InputAudioBufferCommitted("i") == (
            server_of(converter).structure(CLEARED)
        )

    def test_writers_of_classes_are_kept(self) -> None:
        """
        So is the writer of a class.
        """
        converter = make_converter(GA)
        values = adapter(converter, ServerVAD)
        converter.register_unstructure_hook(ServerVAD, lambda _: "off")

        assert {"type": "server_vad"} == values.unstructure(ServerVAD())
        assert "off" == adapter(converter, ServerVAD).unstructure(ServerVAD())

    def test_writers_of_members(self) -> None:
        """
        The writer of a union looks up the hook of the value's class.
        """
        converter = make_converter(GA)
        values = server_of(converter)
        assert CLEARED == values.unstructure(EVENT)
        converter.register_unstructure_hook(
            InputAudioBufferCleared, lambda _: {"type": "own"}
        )

        assert {"type": "own"} == values.unstructure(EVENT)
        assert '{"type": "own"}' == values.dumps(EVENT)
        assert (
            "input_audio_buffer.committed"
            == (values.unstructure(InputAudioBufferCommitted("i"))["type"])
        )


class TestPlaces:
    @pytest.mark.parametrize("name", ["unstructure", "dumps"])
    def test_of_written(self, name: str) -> None:
        """
        A value that isn't written has its place in the whole.
        """
        converter = make_converter(GA)
        values = adapter(converter, list[SessionUpdate])
        bad = SessionUpdate(SessionResource(voice=RealtimeVoice.FABLE))
        with pytest.raises(WireError) as caught:
            getattr(values, name)([SessionUpdate(SessionResource()), bad])

        (problem,) = explain(caught.value, converter)

        assert "/1/session/audio/output/voice" == problem.pointer

    @pytest.mark.parametrize("name", ["structure", "loads"])
    def test_of_read(self, name: str) -> None:
        """
        Levels of JSON are counted from the root of the payload, for orjson.
        """
        converter = make("orjson", {})
        configure_converter(converter, GA)
        values = adapter(converter, list[FunctionTool])
        fits, deep = [tool_of(levels) for levels in (252, 253)]
        encode = json.dumps if name == "loads" else list
        read = getattr(values, name)

        assert orjson.dumps([fits]) == values.dumps(read(encode([fits])))
        with pytest.raises(CattrsError) as caught:
            read(encode([deep]))
        (problem,) = explain(caught.value)
        assert "/0/parameters" == problem.pointer
        assert problem.message.startswith("expected at most 254 levels")


def tool_of(levels: int) -> dict[str, Any]:
    """
    Make a tool with parameters of as many levels.
    """
    parameters: Any = "leaf"
    for _ in range(levels):
        parameters = {"a": parameters}
    return {"type": "function", "name": "f", "parameters": parameters}
