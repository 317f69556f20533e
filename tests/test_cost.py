"""
Law 8: work grows linearly with the input, also in the number of errors.
"""

import copy
import functools
import json

from collections.abc import Callable
from typing import Any, cast

import cattrs
import pytest

from cattrs.errors import CattrsError

from costs import calls_of
from realtime_attrs import (
    FunctionTool,
    MCPTool,
    SessionResource,
    Unknown,
    changes,
)
from realtime_attrs.converter import (
    adapter,
    configure_converter,
    convert_payload,
    drop_unsupported,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.events import RateLimitsUpdated, ServerEvent


@functools.cache
def reader(**options: Any) -> cattrs.Converter:
    """
    Make a converter for the beta.
    """
    converter = cattrs.Converter(**options)
    configure_converter(converter, BETA)
    return converter


def outcome(converter: cattrs.Converter, payload: Any) -> Any:
    """
    Read a payload; give the session, or the problems.
    """
    try:
        return converter.structure(payload, SessionResource)
    except CattrsError as error:
        return explain(error, converter)


def tools(count: int) -> list[dict[str, Any]]:
    """
    Make good tools.
    """
    return [
        {"type": "function", "name": "f", "parameters": {"a": [{"b": {}}]}}
    ] * count


WORK: dict[str, Callable[[int], Callable[[], Any]]] = {
    "tools": lambda n: lambda: outcome(reader(), {"tools": tools(n)}),
    "bad tools": lambda n: (
        lambda: outcome(reader(), {"tools": [{"type": "function"}] * n})
    ),
    "unknown keys": lambda n: (
        lambda: outcome(
            reader(forbid_extra_keys=True),
            {f"key{index}": 1 for index in range(n)},
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

        one = calls_of(WORK[title](1_000))
        two = calls_of(WORK[title](2_000))

        assert two < 2.1 * one

    def test_faults(self) -> None:
        """
        A fault of an attribute is refused and explained in 60 calls.
        """
        one, two = {"model": 3}, {"model": 3, "instructions": 3}
        for payload in (one, two):
            outcome(reader(), payload)

        first = calls_of(lambda: outcome(reader(), one))
        second = calls_of(lambda: outcome(reader(), two))

        # A call and its return are counted.
        assert second - first <= 2 * 60

    @pytest.mark.parametrize(
        "union", [ServerEvent, ServerEvent | Unknown, ServerEvent | None]
    )
    def test_unions(self, union: Any) -> None:
        """
        Through a union, each event is written in three calls more.
        """
        converter = reader()
        own = converter.get_unstructure_hook(RateLimitsUpdated)
        write = converter.get_unstructure_hook(union)
        event = RateLimitsUpdated(event_id="a", rate_limits=())
        write(event)  # cattrs keeps the hook

        alone = calls_of(lambda: own(event))

        assert calls_of(lambda: write(event)) <= alone + 3

    def test_adapters(self) -> None:
        """
        An adapter makes one call more than its hooks: its own.
        """
        converter = make_converter(BETA)
        union = cast("Any", ServerEvent)
        events = adapter(converter, ServerEvent)
        read = converter.get_structure_hook(union)
        own = converter.get_unstructure_hook(RateLimitsUpdated)
        text = '{"type": "rate_limits.updated", "rate_limits": []}'
        event = events.loads(text)
        # Its hook trusts the parser, and is another one.
        assert event == read(json.loads(text), union)
        events.dumps(event)  # cattrs keeps the hook

        # A call and its return are counted.
        reading = calls_of(lambda: read(json.loads(text), union))
        writing = calls_of(lambda: json.dumps(own(event)))

        assert reading + 2 == calls_of(lambda: events.loads(text))
        assert writing + 2 == calls_of(lambda: events.dumps(event))


WHOLE: dict[str, Any] = {
    "modalities": ["text", "audio"],
    "instructions": "Take orders.",
    "voice": "ash",
    "input_audio_transcription": {"model": "whisper-1", "prompt": "pizza"},
    "turn_detection": {"type": "server_vad", "threshold": 0.4},
    "tools": tools(3),
    "tool_choice": {"type": "function", "name": "f"},
    "max_response_output_tokens": 700,
}


class TestSessions:
    @pytest.mark.parametrize("more", [{}, {"instructions": "Be brief."}])
    def test_changes(self, more: dict[str, Any]) -> None:
        """
        Comparing two sessions takes at most 1.5 times the calls of reading.
        """
        before, after = (
            reader().structure(copy.deepcopy(payload), SessionResource)
            for payload in (WHOLE, {**WHOLE, **more})
        )
        changes(before, after)  # generates functions

        reading = calls_of(lambda: outcome(reader(), WHOLE))

        assert calls_of(lambda: changes(before, after)) < 1.5 * reading

    @pytest.mark.parametrize("source", [BETA, None])
    def test_converted(self, source: Dialect | None) -> None:
        """
        Converting takes at most 1.5 times the calls of reading and writing.
        """
        other = make_converter(GA)
        convert_payload(WHOLE, GA, source=source)  # generates functions

        def convert() -> Any:
            return other.unstructure(outcome(reader(), WHOLE))

        assert convert_payload(WHOLE, GA) == (convert(), ())
        assert calls_of(
            lambda: convert_payload(WHOLE, GA, source=source)
        ) < 1.5 * calls_of(convert)
