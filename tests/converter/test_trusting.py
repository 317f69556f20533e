"""
Adapters don't look through the free JSON of parsers that make nothing else.
"""

import json

from typing import Any

import attrs
import cattrs
import msgpack
import pytest
import yaml

from cattrs.preconf.json import JsonConverter
from cattrs.preconf.msgpack import make_converter as make_msgpack_converter
from cattrs.preconf.pyyaml import make_converter as make_yaml_converter

from configured import problems
from costs import calls_of
from realtime_attrs import FunctionTool, MCPTool, SessionResource, Unknown
from realtime_attrs.converter import (
    adapter,
    configure_converter,
    make_converter,
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    REFERENCE,
    Dialect,
    Key,
    record,
)
from realtime_attrs.events import ServerEvent
from trusted import (
    LIBRARIES,
    SPOILING,
    check_equal,
    check_payloads,
    converter_of,
)


TOOLS: Any = FunctionTool | MCPTool
PLACE = '"here"'
TOOL = f'{{"type": "function", "name": "f", "parameters": {PLACE}}}'
SESSION = f'{{"type": "realtime", "tools": [{TOOL}]}}'
TEXTS: dict[str, tuple[Any, str]] = {
    "tool": (FunctionTool, TOOL),
    "new tool": (TOOLS | Unknown, f'{{"type": "new", "a": {PLACE}}}'),
    "session": (SessionResource, SESSION),
    "new keys": (
        SessionResource,
        f'{{"type": "realtime", "new": {PLACE}, "audio": {{"x": {PLACE}}}}}',
    ),
    "prompt": (
        SessionResource,
        f'{{"type": "realtime", "prompt": {{"id": "p", "variables": {PLACE}}}}}',
    ),
    "event": (
        ServerEvent,
        f'{{"type": "session.created", "session": {SESSION}, "a": {PLACE}}}',
    ),
    "new event": (ServerEvent | Unknown, f'{{"type": "new", "a": {PLACE}}}'),
    "list": (list[TOOLS], f"[{TOOL}, {TOOL}]"),
    "dictionary": (dict[str, Any], f'{{"a": {PLACE}}}'),
    "anything": (Any, PLACE),
}
MODES = ({}, {"keep_unknown": True}, {"forbid_extra_keys": True})
each_library = pytest.mark.parametrize("library", LIBRARIES)


def tool_with(parameters: Any) -> str:
    """
    Write a tool of today's wire.
    """
    return TOOL.replace(PLACE, json.dumps(parameters))


def check_spoilt(converter: Any, annotation: Any, text: str) -> None:
    """
    Compare the reading of a text with free JSON, and with what is none.
    """
    for item in ("[{}, null, true, 3, 0.5]", *SPOILING):
        check_equal(converter, annotation, text.replace(PLACE, item))


class TestEqual:
    @pytest.mark.parametrize(
        ("library", "dialect"),
        [("json", BETA), ("orjson", GA), ("msgspec", GA)],
        ids=LIBRARIES,
    )
    def test_payloads(self, library: str, dialect: Dialect) -> None:
        """
        Payloads from outside are read as by the converter, also when spoilt.

        In `tests/slow`, all dialects read them by all libraries.
        """
        check_payloads(converter_of(library, dialect, keep_unknown=True))

    @pytest.mark.parametrize(
        ("library", "mode", "detailed"),
        [
            *(("json", mode, True) for mode in MODES),
            *(("orjson", mode, False) for mode in MODES),
            ("msgspec", {"keep_unknown": True}, True),
            ("msgspec", {}, False),
        ],
        ids=str,
    )
    @pytest.mark.parametrize(("annotation", "text"), TEXTS.values(), ids=TEXTS)
    def test_spoilt(
        self,
        library: str,
        mode: dict[str, bool],
        annotation: Any,
        text: str,
        detailed: bool,
    ) -> None:
        """
        Free JSON that isn't JSON has the same problems at the same places.

        The parsers differ, and the modes do; what one has to do with the other
        is in `tests/slow`.
        """
        converter = converter_of(
            library, GA, detailed_validation=detailed, **mode
        )
        check_spoilt(converter, annotation, text)

    @each_library
    @pytest.mark.parametrize(
        "data",
        [
            SESSION.encode(),
            bytearray(SESSION.encode()),
            pytest.param(memoryview(SESSION.encode()), id="memoryview"),
            SESSION.encode("utf-16"),
            SESSION.encode("utf-32-le"),
            b"\xef\xbb\xbf" + SESSION.encode(),
            "\ufeff" + SESSION,
            SESSION.replace(PLACE, '"\ud800"'),
            SESSION.replace(PLACE, "NaN").encode("utf-16"),
            b'{"model": "\xff"}',
            '{"model": ',
            "{}{}",
            "",
            b"",
            None,
            3,
            {},
        ],
        ids=repr,
    )
    def test_data(self, library: str, data: Any) -> None:
        """
        Each parser accepts its own kinds of texts, and refuses others.
        """
        check_equal(converter_of(library, GA), SessionResource, data)

    def test_numbers(self) -> None:
        """
        Numbers beyond 64 bits are read, and those that aren't finite refused.
        """
        tools = adapter(make_converter(GA), FunctionTool)
        text = TOOL.replace(PLACE, '{"a": 0.5, "b": [%s]}' % 10**30)

        assert {"a": 0.5, "b": [10**30]} == tools.loads(text).parameters
        for number in ("NaN", "-Infinity", "1e999"):
            value, (problem,) = tools.attempt_loads(
                TOOL.replace(PLACE, f'{{"a": [1, {number}]}}')
            )
            assert value is None
            assert "/parameters/a/1" == problem.pointer
            assert problem.message.startswith("expected a finite number")


class TestTrusted:
    @each_library
    @pytest.mark.parametrize("keep_unknown", [True, False])
    def test_free_json(self, library: str, keep_unknown: bool) -> None:
        """
        The work doesn't grow with the values in free JSON.
        """
        converter = converter_of(library, GA, keep_unknown=keep_unknown)
        sessions = adapter(converter, SessionResource)

        def text_of(count: int) -> str:
            free = {f"key{index}": {"a": [index]} for index in range(count)}
            tool = json.loads(tool_with(free))
            prompt = {"id": "p", "variables": free}
            new = {"new": [free]} if keep_unknown else {}
            session = {"type": "realtime", "prompt": prompt, "tools": [tool]}
            return json.dumps({**session, **new})

        few, many = text_of(30), text_of(60)

        assert sessions.loads(few) == converter.loads(few, SessionResource)
        assert calls_of(lambda: sessions.loads(few)) == (
            calls_of(lambda: sessions.loads(many))
        )
        assert calls_of(lambda: converter.loads(few, SessionResource)) < (
            calls_of(lambda: converter.loads(many, SessionResource))
        )

    @pytest.mark.parametrize(
        ("make", "encode"),
        [
            (make_msgpack_converter, msgpack.dumps),
            (make_yaml_converter, yaml.safe_dump),
        ],
        ids=["msgpack", "pyyaml"],
    )
    def test_others(self, make: Any, encode: Any) -> None:
        """
        The results of other parsers are looked through.
        """
        converter = make()
        configure_converter(converter, GA)
        payload = {"type": "function", "name": "f", "parameters": {"a": set()}}
        payload["parameters"] = [float("nan")]

        value, (problem,) = adapter(converter, FunctionTool).attempt_loads(
            encode(payload)
        )

        assert value is None
        assert "/parameters/0" == problem.pointer

    def test_own_converters(self) -> None:
        """
        So are those of a user's own converter.
        """

        class Own(JsonConverter):
            pass

        converter = Own()
        configure_converter(converter, GA)
        tools = adapter(converter, FunctionTool)
        few, many = tool_with({"a": [{}] * 10}), tool_with({"a": [{}] * 20})

        assert tools.loads(few) == converter.loads(few, FunctionTool)
        assert calls_of(lambda: tools.loads(few)) < (
            calls_of(lambda: tools.loads(many))
        )

    def test_arguments(self) -> None:
        """
        So is what a parser with arguments returns, which may be anything.
        """
        tools = adapter(make_converter(GA), FunctionTool)

        assert {"a": 1.5} == tools.loads(tool_with({"a": 1.5})).parameters
        with pytest.raises(cattrs.ClassValidationError):
            tools.loads(tool_with({"a": 1.5}), parse_float=lambda _: {1})


class TestHooks:
    @each_library
    def test_converter(self, library: str) -> None:
        """
        Hooks that trust are no hooks of the converter, nor for values.
        """
        converter = converter_of(library, GA, detailed_validation=False)
        sessions = adapter(converter, SessionResource)
        assert sessions.loads(SESSION).tools
        bad = json.loads(SESSION)
        bad["tools"] = [{**json.loads(TOOL), "parameters": [{1}]}]

        for annotation in (SessionResource, SessionResource | None):
            (problem,) = problems(converter, bad, annotation)
            assert problem.startswith("/tools/0/parameters/0: expected a JSON")
        assert "/tools/0/parameters/0" == sessions.attempt(bad)[1][0].pointer

    @pytest.mark.parametrize(
        ("annotation", "text"),
        [TEXTS["session"], TEXTS["event"]],
        ids=["session", "event"],
    )
    def test_first_use(self, annotation: Any, text: str) -> None:
        """
        The first text isn't dearer than the converter's own first.

        Neither is the first value, nor the first text of a second adapter.
        """

        def of_converter(converter: Any) -> None:
            converter.get_unstructure_hook(annotation)
            converter.loads(text, annotation)

        def of_text(converter: Any) -> None:
            adapter(converter, annotation).loads(text)

        def of_value(converter: Any) -> None:
            adapter(converter, annotation).structure(json.loads(text))

        def first(use: Any) -> int:
            converter = make_converter(GA)
            return calls_of(lambda: use(converter))

        for use in (of_converter, of_text):  # sources are compiled once
            first(use)
        usual = first(of_converter)

        assert first(of_text) < 1.05 * usual
        assert first(of_value) < 1.05 * usual
        converter = make_converter(GA)
        of_text(converter)
        assert calls_of(lambda: of_text(converter)) < usual / 10

    @each_library
    def test_own_hooks(self, library: str) -> None:
        """
        Hooks of the user's are used as they are, also inside.
        """
        converter = converter_of(library, GA).copy()
        converter.register_structure_hook(
            FunctionTool, lambda value, _: FunctionTool(value["name"].upper())
        )

        for annotation in (SessionResource, SessionResource | None):
            session = check_equal(converter, annotation, SESSION)
            assert (FunctionTool("F"),) == session.tools
        assert FunctionTool("F") == check_equal(converter, FunctionTool, TOOL)

    def test_later_hooks(self) -> None:
        """
        A hook that is registered later is for adapters made then.
        """
        converter = make_converter(GA)
        text = TOOL.replace(PLACE, "{}")
        before = adapter(converter, list[TOOLS]), adapter(converter, TOOLS)
        assert FunctionTool("f", parameters={}) == before[1].loads(text)

        converter.register_structure_hook(
            FunctionTool, lambda *_: FunctionTool("own")
        )

        assert FunctionTool("f", parameters={}) == before[1].loads(text)
        assert FunctionTool("own") == adapter(converter, TOOLS).loads(text)

    def test_hook_for_the_rest(self) -> None:
        """
        A hook of the user's for all annotations but classes changes nothing.
        """
        converter = make_converter(GA)
        converter.register_structure_hook_func(
            lambda annotation: not isinstance(annotation, type),
            lambda *_: "own",
        )

        tool = check_equal(converter, FunctionTool, TOOL)

        assert "here" == tool.parameters
        assert "own" == adapter(converter, TOOLS).loads(TOOL)

    def test_factory_for_the_rest(self) -> None:
        """
        A factory of the user's for all but classes may fail for what it gets.
        """

        def refuse(annotation: Any) -> Any:
            raise TypeError(annotation)

        converter = make_converter(GA)
        converter.register_structure_hook_factory(
            lambda annotation: type(annotation) is object, refuse
        )

        tool = check_equal(converter, FunctionTool, TOOL)

        assert "here" == tool.parameters

    @each_library
    def test_required_json(self, library: str) -> None:
        """
        A required key whose value may be any JSON is missed.
        """
        converter = converter_of(library, REFERENCE)
        data = '{"type": "function", "name": "f", "description": "d"}'

        check_equal(converter, FunctionTool, data)

        found = adapter(converter, FunctionTool).attempt_loads(data)
        assert ["/parameters: required key is missing"] == [
            *map(str, found[1])
        ]

    @each_library
    def test_own_classes(self, library: str) -> None:
        """
        Classes that cattrs reads are read in ours, and ours in them.
        """

        @attrs.frozen
        class Place:
            city: str
            tool: FunctionTool | None = None

        @attrs.frozen
        class Visit:
            place: Place = attrs.field()
            notes: dict[str, Any]
            labels: dict[str, str]

        @attrs.frozen
        class Trip(Visit):
            pass

        visit = record(
            Visit,
            place=Key("a.place", by_converter=True),
            notes=Key("notes"),
            labels=Key("labels"),
        )
        dialect = GA.evolve("acme", records=[visit])
        converter = converter_of(library, dialect)
        text = (
            '{"a": {"place": {"city": "Rome", "tool": %s}},'
            ' "notes": {"a": %s}, "labels": {"a": "b"}}'
        )

        for annotation in (Visit, Trip, list[Visit], Visit | None):
            for first, second in (
                (PLACE, PLACE),
                ("NaN", "3"),
                ("3", "1e999"),
            ):
                tool = TOOL.replace(PLACE, first)
                data = text % (tool, second)
                is_list = annotation == list[Visit]
                check_equal(
                    converter, annotation, f"[{data}]" if is_list else data
                )
