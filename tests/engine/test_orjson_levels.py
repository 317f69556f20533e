"""
JSON that is nested more deeply than orjson writes.
"""

from collections.abc import Callable
from typing import Any

import attrs
import cattrs
import orjson
import pytest

from cattrs.errors import CattrsError
from cattrs.preconf import orjson as preconf

from realtime_attrs import FunctionTool, SessionResource, Unknown
from realtime_attrs.converter import (
    configure_converter,
    explain,
    make_converter,
)
from realtime_attrs.dialects import BETA, GA, XAI, Dialect, Fallback, Key
from realtime_attrs.events import ServerEvent


MESSAGE = (
    "expected at most 254 levels of objects and arrays in the whole payload,"
    " the limit of orjson, got "
)


@attrs.define
class Wrapped:
    """
    A user's class with sessions inside.
    """

    sessions: dict[str, list[SessionResource]]


def nested(levels: int, *, are_arrays: bool = False) -> Any:
    """
    Make a value of as many levels.
    """
    value: Any = "leaf"
    for _ in range(levels):
        value = [value] if are_arrays else {"a": value}
    return value


def tool(value: Any) -> dict[str, Any]:
    """
    Make a tool of today's wire.
    """
    return {"type": "function", "name": "f", "parameters": value}


def session(value: Any) -> dict[str, Any]:
    """
    Make a session with such a tool.
    """
    return {"type": "realtime", "tools": [tool(value)]}


def converter_for(
    dialect: Dialect, *, keep_unknown: bool = False, detailed: bool = True
) -> preconf.OrjsonConverter:
    """
    Make orjson's converter.
    """
    converter = preconf.make_converter(detailed_validation=detailed)
    configure_converter(converter, dialect, keep_unknown=keep_unknown)
    return converter


def is_written(payload: Any) -> bool:
    """
    Ask orjson.
    """
    try:
        orjson.dumps(payload)
    except TypeError:
        return False
    return True


def check_limit(
    converter: Any,
    annotation: Any,
    make: Callable[[Any], Any],
    pointer: str,
    spare: int = 0,
) -> None:
    """
    Check that all is read that orjson writes, and the rest refused.

    Args:
        converter: The converter.

        annotation: What is read.

        make: Make a payload with a value inside.

        pointer: Where the value is refused.

        spare: How many levels of the payload are not written.
    """
    most = max(n for n in range(256) if is_written(make(nested(n)))) + spare
    payload = make(nested(most))
    value = converter.structure(payload, annotation)
    assert is_written(converter.unstructure(value, unstructure_as=annotation))
    for are_arrays in (False, True):
        payload = make(nested(most + 1, are_arrays=are_arrays))
        with pytest.raises(CattrsError) as caught:
            converter.structure(payload, annotation)
        (problem,) = explain(caught.value, converter)
        assert problem.message.startswith(MESSAGE)
        assert pointer == problem.pointer


class TestLimit:
    @pytest.mark.parametrize(
        ("annotation", "make", "pointer"),
        [
            (FunctionTool, tool, "/parameters"),
            (SessionResource, session, "/tools/0/parameters"),
            (
                SessionResource,
                lambda value: {
                    "type": "realtime",
                    "prompt": {"id": "p", "variables": {"v": value}},
                },
                "/prompt/variables",
            ),
            (
                ServerEvent,
                lambda value: {
                    "type": "session.created",
                    "session": session(value),
                },
                "/session/tools/0/parameters",
            ),
            (
                list[SessionResource],
                lambda value: [session({}), session(value)],
                "/1/tools/0/parameters",
            ),
            (
                Wrapped,
                lambda value: {"sessions": {"a": [session(value)]}},
                "/sessions/a/0/tools/0/parameters",
            ),
        ],
        ids=["tool", "session", "prompt", "event", "list", "wrapped"],
    )
    def test_known(self, annotation: Any, make: Any, pointer: str) -> None:
        """
        The levels count from the root of what is converted.
        """
        check_limit(converter_for(GA), annotation, make, pointer)

    @pytest.mark.parametrize(
        ("annotation", "make", "pointer"),
        [
            (
                SessionResource,
                lambda value: {"type": "realtime", "new": value},
                "/new",
            ),
            (
                SessionResource,
                lambda value: {
                    "type": "realtime",
                    "audio": {"input": {"new": value}},
                },
                "/audio/input/new",
            ),
            (
                SessionResource,
                lambda value: {
                    "type": "realtime",
                    "tools": [{"type": "new", "value": value}],
                },
                "/tools/0",
            ),
            (
                ServerEvent | Unknown,
                lambda value: {"type": "new", "value": value},
                "",
            ),
            (
                list[Unknown],
                lambda value: [{"type": "new", "value": value}],
                "/0",
            ),
        ],
        ids=["key", "inner key", "tool", "event", "list"],
    )
    @pytest.mark.parametrize("detailed", [True, False])
    def test_unknown(
        self, annotation: Any, make: Any, pointer: str, detailed: bool
    ) -> None:
        """
        It is so of what is kept without being known.
        """
        converter = converter_for(GA, keep_unknown=True, detailed=detailed)
        if pointer == "/0" and not detailed:
            pointer = ""  # cattrs notes no places then

        check_limit(converter, annotation, make, pointer)

    def test_fallback(self) -> None:
        """
        So does the second key of an attribute, kept beside the first.
        """
        key = Key("temperature", fallback=Fallback("a.heat"))
        rules = BETA.of(SessionResource).evolve(temperature=key)
        acme = BETA.evolve("acme", records=[rules])

        check_limit(
            converter_for(acme, keep_unknown=True),
            SessionResource,
            lambda value: {"temperature": 0.5, "a": {"heat": value}},
            "/a/heat",
        )

    def test_other_form(self) -> None:
        """
        Levels count as they are written, not as they are read.
        """
        check_limit(
            converter_for(XAI),
            SessionResource,
            lambda value: {
                "tools": [
                    {
                        "type": "function",
                        "function": {"name": "f", "parameters": value},
                    }
                ]
            },
            "/tools/0/function/parameters",
            spare=1,
        )

    def test_hook(self) -> None:
        """
        A hook by itself counts from what it is given.
        """
        hook = converter_for(GA).get_structure_hook(SessionResource)

        assert hook(session(nested(251)), SessionResource).tools
        with pytest.raises(CattrsError):
            hook(session(nested(252)), SessionResource)

    def test_changed_on_the_way(self) -> None:
        """
        Levels around what a user's hook makes are not known, and not counted.
        """

        @attrs.define
        class Text:
            session: SessionResource

        converter = converter_for(GA)
        converter.register_structure_hook(
            Text,
            lambda text, _: Text(
                converter.structure(orjson.loads(text), SessionResource)
            ),
        )
        payload = session(nested(251))

        found = converter.structure([orjson.dumps(payload)], list[Text])

        assert payload == converter.unstructure(found[0].session)

    def test_wide(self) -> None:
        """
        Values with many parts and few levels are accepted.
        """
        payload = session({str(index): [index] for index in range(1_000)})
        converter = converter_for(GA)

        found = converter.structure(payload, SessionResource)

        assert payload == converter.unstructure(found)

    def test_wrong(self) -> None:
        """
        Values other than JSON are rejected as ever.
        """
        with pytest.raises(CattrsError) as caught:
            converter_for(GA).structure(session({"a": {1}}), SessionResource)

        assert [
            "/tools/0/parameters/a: expected a JSON value, got a Python set"
        ] == [*map(str, explain(caught.value))]


class TestConverters:
    def test_kinds(self) -> None:
        """
        Subclasses, copies, and converters made for orjson have the limit.
        """

        class Own(preconf.OrjsonConverter):
            pass

        before, after = cattrs.Converter(), cattrs.Converter()
        preconf.configure_converter(before)
        for converter in (Own(), before, after, converter_for(GA).copy()):
            configure_converter(converter, GA)
            if converter is after:
                preconf.configure_converter(converter)
            for one in (converter, converter.copy()):
                check_limit(
                    one, SessionResource, session, "/tools/0/parameters"
                )

    def test_others(self) -> None:
        """
        Other converters have none.
        """
        converter = make_converter(GA, keep_unknown=True)
        payload = {**session(nested(5_000)), "new": nested(5_000)}

        assert _comes_back(converter, payload)


def _comes_back(converter: Any, payload: Any) -> bool:
    """
    Read, write and read what is very deep.

    On Python 3.11, coverage loses what comes after that in a function.
    """
    written = _written(converter, payload)
    return bool(_read(converter, payload) == _read(converter, written))


def _written(converter: Any, payload: Any) -> Any:
    return converter.unstructure(_read(converter, payload))


def _read(converter: Any, payload: Any) -> Any:
    return converter.structure(payload, SessionResource)
