"""
The laws that hold for every dialect, every converter and every input.

The payloads are drawn from what the documentation of the wires says, and from
nothing of the library's.
"""

import copy
import itertools
import sys

from collections.abc import Callable, Iterator
from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError
from hypothesis import given
from hypothesis import strategies as st

from payloads import DIALECTS, resolve
from realtime_attrs import FunctionTool, MCPTool, SessionResource
from realtime_attrs.converter import (
    configure_converter,
    drop_unsupported,
    explain,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect
from realtime_attrs.testing import assert_round_trips


SETTINGS = [
    {"detailed_validation": detailed, "forbid_extra_keys": closed}
    for detailed in (True, False)
    for closed in (False, True)
]
CONVERTERS: dict[Dialect, list[cattrs.Converter]] = {
    dialect: [cattrs.Converter(**settings) for settings in SETTINGS]
    for dialect in DIALECTS
}
for _dialect, _converters in CONVERTERS.items():
    for _converter in _converters:
        configure_converter(_converter, _dialect)

SECRET = "ek_0123456789abcdef"  # noqa: S105  # none

TEXT = st.sampled_from(["", "a", "Be brief.", "\n", "é", "gpt-realtime"])
NUMBER = st.sampled_from([0, 1, 0.5, 0.8, 1.5, 2.25])
COUNT = st.sampled_from([0, 1, 300, 500, 4096])
FLAG = st.booleans()
JSON = st.recursive(
    st.none() | FLAG | COUNT | NUMBER | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3)
    ),
    max_leaves=6,
)


def objects(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """
    Draw objects with any of some keys.
    """
    return st.fixed_dictionaries({}, optional=keys)


def tagged(
    tag: str, needed: dict[str, Any] | None = None, **keys: Any
) -> st.SearchStrategy[Any]:
    """
    Draw objects with a type, with some keys and any of others.
    """
    return st.fixed_dictionaries(
        {"type": st.just(tag), **(needed or {})}, optional=keys
    )


ANSWERS = {"create_response": FLAG, "interrupt_response": FLAG}
TIMES = {
    "threshold": NUMBER,
    "prefix_padding_ms": COUNT,
    "silence_duration_ms": COUNT,
}
FUNCTION = tagged(
    "function", {"name": TEXT}, description=TEXT, parameters=JSON
)
OLD_FUNCTION = tagged(
    "function", {"name": TEXT, "description": TEXT, "parameters": JSON}
)
MCP = tagged(
    "mcp",
    {"server_label": TEXT},
    server_url=TEXT,
    authorization=st.just(SECRET),
    headers=st.dictionaries(TEXT, st.just(SECRET), max_size=2),
    allowed_tools=st.lists(TEXT, max_size=2)
    | objects(tool_names=st.lists(TEXT, max_size=2), read_only=FLAG),
    require_approval=st.sampled_from(["always", "never"])
    | objects(always=objects(read_only=FLAG)),
    defer_loading=FLAG,
)
CHOICE = st.sampled_from(["auto", "none", "required"]) | tagged(
    "function", {"name": TEXT}
)
LIMIT = st.just("inf") | COUNT
VOICES = ["alloy", "ash", "ballad", "coral", "echo", "shimmer", "verse"]
TRANSCRIPTION = {"language": TEXT, "model": TEXT, "prompt": TEXT}
DETECTION = tagged(
    "server_vad", **TIMES, **ANSWERS, idle_timeout_ms=COUNT | st.none()
) | tagged("semantic_vad", eagerness=TEXT, **ANSWERS)
OLD_DETECTION = tagged("server_vad", TIMES, **ANSWERS) | tagged(
    "semantic_vad", {"eagerness": TEXT}, **ANSWERS
)
NOISE = objects(type=st.sampled_from(["near_field", "far_field"]))
COMMON: dict[str, Any] = {
    "model": TEXT,
    "instructions": TEXT,
    "tracing": st.sampled_from(["auto", None])
    | objects(workflow_name=TEXT, group_id=TEXT, metadata=JSON),
    "include": st.lists(TEXT, max_size=2),
    "prompt": st.none()
    | st.fixed_dictionaries({"id": TEXT}, optional={"version": TEXT}),
    "truncation": st.sampled_from(["auto", "disabled"])
    | tagged("retention_ratio", {"retention_ratio": NUMBER}),
}
FLAT: dict[str, Any] = {
    "voice": st.sampled_from(VOICES),
    "modalities": st.sampled_from(
        [["audio"], ["text"], ["audio", "text"], ["text", "audio"], []]
    ),
    "input_audio_format": st.sampled_from(["pcm16", "g711_alaw"]),
    "output_audio_format": st.sampled_from(["pcm16", "g711_alaw"]),
    "tool_choice": CHOICE,
    "temperature": NUMBER,
    "max_response_output_tokens": LIMIT,
}
FORMAT = st.sampled_from(
    [
        {"type": "audio/pcm", "rate": 24000},
        {"type": "audio/pcm"},
        {"type": "audio/pcmu"},
        {"type": "audio/pcma"},
    ]
)
GOOD: dict[Dialect, st.SearchStrategy[Any]] = {
    REFERENCE: objects(
        model=TEXT,
        instructions=TEXT,
        **FLAT,
        input_audio_transcription=objects(**TRANSCRIPTION),
        turn_detection=OLD_DETECTION,
        tools=st.lists(OLD_FUNCTION, max_size=2),
    ),
    BETA: objects(
        **COMMON,
        **FLAT,
        input_audio_transcription=objects(**TRANSCRIPTION) | st.none(),
        turn_detection=DETECTION | st.none(),
        tools=st.lists(FUNCTION, max_size=2),
        input_audio_noise_reduction=NOISE | st.none(),
        speed=NUMBER,
    ),
    GA: tagged(
        "realtime",
        **COMMON,
        output_modalities=st.sampled_from(
            [["audio"], ["text"], ["audio", "text"]]
        ),
        max_output_tokens=LIMIT,
        tools=st.lists(FUNCTION | MCP, max_size=2),
        tool_choice=CHOICE | tagged("mcp", {"server_label": TEXT}, name=TEXT),
        reasoning=objects(effort=st.sampled_from(["minimal", "low", "xhigh"])),
        parallel_tool_calls=FLAG,
        audio=objects(
            input=objects(
                format=FORMAT,
                transcription=objects(
                    **TRANSCRIPTION,
                    languages=st.lists(TEXT, max_size=2),
                    delay=st.sampled_from(["low", "high"]),
                )
                | st.none(),
                turn_detection=DETECTION | st.none(),
                noise_reduction=NOISE | st.none(),
            ),
            output=objects(
                format=FORMAT,
                voice=st.sampled_from(VOICES)
                | st.fixed_dictionaries({"id": TEXT}),
                speed=NUMBER,
            ),
        ),
    ),
}
BAD = (
    st.sampled_from(
        [3, -1, 10**30, True, "x", SECRET, [], [3], {}, {"a": 1}, {"type": ""}]
    )
    | st.floats()
).map(copy.deepcopy)


def containers_of(value: Any) -> Iterator[Any]:
    """
    List the objects and arrays in a payload.
    """
    todo = [value]
    for item in todo:
        if isinstance(item, dict | list):
            yield item
            todo += item.values() if isinstance(item, dict) else item


@st.composite
def payloads(draw: st.DrawFn, dialect: Dialect) -> Any:
    """
    Draw a payload, in which up to two things may be wrong.
    """
    payload = copy.deepcopy(draw(GOOD[dialect]))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.sampled_from(list(containers_of(payload))))
        if isinstance(place, list):
            place.append(draw(BAD))
        else:
            keys = st.sampled_from([*place, "new", "type", "voice", "audio"])
            place[draw(keys)] = draw(BAD)
    return payload


def outcome(converter: cattrs.Converter, payload: Any) -> Any:
    """
    Read a payload; give the session, or the problems.
    """
    try:
        return converter.structure(payload, SessionResource)
    except CattrsError as error:
        return explain(error, converter)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """
    List what a payload says, with places.
    """
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{path}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, f"{path}/{index}")
    else:
        yield path, value


def says(payload: Any) -> set[tuple[str, Any]]:
    """
    List what a payload says, up to the listed normal forms.
    """
    return {
        (path, item)
        for path, item in leaves(payload)
        if item is not None
        and "modalities" not in path
        and not path.endswith("format/rate")
    }


@pytest.mark.parametrize("dialect", DIALECTS, ids=str)
class TestLaws:
    @given(data=st.data())
    def test_good_payloads(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        What the documentation allows is read, in every setting.
        """
        payload = data.draw(GOOD[dialect])

        for converter in CONVERTERS[dialect]:
            assert isinstance(outcome(converter, payload), SessionResource)

    @given(data=st.data())
    def test_reading(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Laws 1, 5 and 6: settings agree, and places lead into the payload.
        """
        payload = data.draw(payloads(dialect))
        before = copy.deepcopy(payload)

        (opened, closed, opened_plain, closed_plain) = [
            outcome(converter, payload) for converter in CONVERTERS[dialect]
        ]

        assert repr(before) == repr(payload)
        for all_of_it, first in (
            (opened, opened_plain),
            (closed, closed_plain),
        ):
            if isinstance(all_of_it, SessionResource):
                assert all_of_it == first
                continue
            assert first[0] in all_of_it
            assert len(all_of_it) == len(set(all_of_it))
            for problem in all_of_it:
                _check_place(payload, problem)
        if isinstance(closed, SessionResource):
            assert closed == opened

    @given(data=st.data())
    def test_writing(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Laws 2, 3 and 7: what is read is written, and read again as the same.
        """
        payload = data.draw(payloads(dialect))
        for converter in CONVERTERS[dialect]:
            session = outcome(converter, payload)
            if isinstance(session, SessionResource):
                written = converter.unstructure(session)
                again = converter.structure(written, SessionResource)

                assert_round_trips(converter, session)
                assert repr(written) == repr(converter.unstructure(again))
                assert () == unsupported(session, dialect)

    @given(data=st.data())
    def test_nothing_is_lost(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        Law 4: what is not written back are keys that nobody knows.
        """
        payload = data.draw(payloads(dialect))
        opened, closed = CONVERTERS[dialect][:2]
        session = outcome(opened, payload)
        if not isinstance(session, SessionResource):
            return
        lost = says(payload) - says(opened.unstructure(session))
        refused = outcome(closed, payload)

        unknown = (
            []
            if isinstance(refused, SessionResource)
            else [problem.pointer for problem in refused]
        )
        assert set() == {
            (path, item)
            for path, item in lost
            if not any(path.startswith(pointer) for pointer in unknown)
        }

    @given(data=st.data())
    def test_messages(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Law 9: no message has a secret, and each is one line.
        """
        payload = data.draw(payloads(dialect))
        for converter in CONVERTERS[dialect]:
            found = outcome(converter, payload)
            for problem in found if isinstance(found, list) else []:
                assert SECRET not in problem.message
                assert str(problem).isprintable()

    @given(data=st.data())
    def test_repr(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Law 9: no secret that stands where it belongs is shown.
        """
        payload = data.draw(GOOD[dialect])

        assert SECRET not in repr(outcome(CONVERTERS[dialect][0], payload))

    @given(data=st.data())
    def test_conversion(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Law 7: what cannot be said is named, and without it all can be said.
        """
        session = outcome(CONVERTERS[dialect][0], data.draw(GOOD[dialect]))
        for other in DIALECTS:
            names = unsupported(session, other)
            left, _ = drop_unsupported(session, other)
            writer = CONVERTERS[other][0]

            assert () == unsupported(left, other)
            writer.unstructure(left)
            if names:
                with pytest.raises(CattrsError):
                    writer.unstructure(session)
            else:
                writer.unstructure(session)


def _check_place(payload: Any, problem: Any) -> None:
    is_missing = problem.message.startswith("required key is missing")
    above, _, key = problem.pointer.rpartition("/")
    found = resolve(above if is_missing else problem.pointer, payload)
    assert not is_missing or key not in found


def calls_of(function: Callable[[], Any]) -> int:
    """
    Count the calls that a function makes, of Python's and of C's, and returns.
    """
    counter = itertools.count()
    before = sys.getprofile()
    sys.setprofile(lambda *_: next(counter))
    try:
        function()
    finally:
        sys.setprofile(before)
    return next(counter)


def tools(count: int) -> list[dict[str, Any]]:
    """
    Make good tools.
    """
    return [
        {"type": "function", "name": "f", "parameters": {"a": [{"b": {}}]}}
    ] * count


WORK: dict[str, Callable[[int], Callable[[], Any]]] = {
    "tools": lambda n: (
        lambda: outcome(CONVERTERS[BETA][0], {"tools": tools(n)})
    ),
    "bad tools": lambda n: (
        lambda: outcome(
            CONVERTERS[BETA][0], {"tools": [{"type": "function"}] * n}
        )
    ),
    "unknown keys": lambda n: (
        lambda: outcome(
            CONVERTERS[BETA][1], {f"key{index}": 1 for index in range(n)}
        )
    ),
    "small containers": lambda n: (
        lambda: FunctionTool(
            "f", parameters=[{"a": [0]} for _ in range(10 * n)]
        )
    ),
    "containers to copy": lambda n: (
        lambda: FunctionTool("f", parameters=[{"a": (0,)} for _ in range(n)])
    ),
    "what to drop": lambda n: (
        lambda: drop_unsupported(
            SessionResource(tools=[MCPTool("m"), FunctionTool("f")] * n), BETA
        )
    ),
    "what to name": lambda n: (
        lambda: unsupported(SessionResource(tools=[MCPTool("m")] * n), BETA)
    ),
}


class TestCost:
    @pytest.mark.parametrize("title", WORK)
    def test_is_linear(self, title: str) -> None:
        """
        Law 8: twice as much takes twice as long, errors too.
        """
        for count in (10, 1_000):  # what is made once is made
            WORK[title](count)()

        one = calls_of(WORK[title](2_000))
        two = calls_of(WORK[title](4_000))

        assert two < 2.1 * one
