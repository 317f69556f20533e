"""
Rules of single dialects that no payload from outside shows.
"""

from typing import Any

import pytest

from realtime_attrs import (
    NoiseReduction,
    NoiseReductionMode,
    SessionResource,
    changes,
)
from realtime_attrs.converter import check
from realtime_attrs.dialects import BETA, GA, QWEN_OMNI, Dialect
from realtime_attrs.events import SessionCreated


ITEMS = [
    {"type": "message", "role": "system", "content": []},
    {"type": "message", "role": "user", "content": []},
    {"type": "message", "role": "assistant", "content": []},
    {
        "type": "function_call",
        "name": "f",
        "arguments": "{}",
        "call_id": "c",
    },
    {"type": "function_call_output", "call_id": "c", "output": ""},
    {"type": "mcp_list_tools", "server_label": "s", "tools": []},
    {
        "type": "mcp_call",
        "server_label": "s",
        "name": "f",
        "arguments": "{}",
    },
    {
        "type": "mcp_approval_request",
        "server_label": "s",
        "name": "f",
        "arguments": "{}",
    },
    {
        "type": "mcp_approval_response",
        "approval_request_id": "r",
        "approve": True,
    },
]


def pointers(payload: Any, dialect: Dialect) -> list[str]:
    """
    List the places of the problems.
    """
    return [problem.pointer for problem in check(payload, dialect)]


class TestIds:
    @pytest.mark.parametrize("item", ITEMS, ids=str)
    def test_items(self, item: dict[str, Any]) -> None:
        """
        OpenAI's server refuses other characters in the id of any item.
        """
        payload = {"type": "conversation.item.create", "item": item}

        assert [] == pointers({**payload, "item": {**item, "id": "a_1"}}, GA)
        assert ["/item/id"] == pointers(
            {**payload, "item": {**item, "id": "a 1"}}, GA
        )

    @pytest.mark.parametrize(
        "payload",
        [
            {"type": "conversation.item.retrieve"},
            {"type": "conversation.item.delete"},
            {
                "type": "conversation.item.truncate",
                "content_index": 0,
                "audio_end_ms": 1,
            },
        ],
        ids=str,
    )
    def test_events(self, payload: dict[str, Any]) -> None:
        """
        So it does in each event that names an item.
        """
        assert ["/item_id"] == pointers({**payload, "item_id": "a 1"}, GA)

    @pytest.mark.parametrize(
        ("item", "pointer"),
        [
            ({"type": "item_reference", "id": "a 1"}, "/id"),
            (
                {
                    "type": "function_call",
                    "name": "f",
                    "arguments": "{}",
                    "call_id": "a 1",
                },
                "/call_id",
            ),
        ],
        ids=str,
    )
    def test_input(self, item: Any, pointer: str) -> None:
        """
        So it does in the input of a response.
        """
        payload = {"type": "response.create", "response": {"input": [item]}}

        assert [f"/response/input/0{pointer}"] == pointers(payload, GA)


class TestDefaults:
    def test_strength(self) -> None:
        """
        Noise is reduced by the whole, if nothing else is asked for.
        """
        mode = NoiseReductionMode.NEAR_FIELD
        one = SessionResource(input_audio_noise_reduction=NoiseReduction(mode))
        other = SessionResource(
            input_audio_noise_reduction=NoiseReduction(mode, strength=1.0)
        )

        assert SessionResource() == changes(one, other, dialect=GA)
        assert other == changes(one, other, dialect=BETA)


class TestMisplaced:
    @pytest.mark.parametrize(
        ("dialect", "payload", "pointer", "place"),
        [
            (
                GA,
                {
                    "type": "response.create",
                    "response": {"max_response_output_tokens": 3},
                },
                "/response/max_response_output_tokens",
                "this is max_output_tokens",
            ),
            (
                BETA,
                {
                    "type": "response.create",
                    "response": {"audio": {"output": {"voice": "alloy"}}},
                },
                "/response/audio",
                "this is voice and output_audio_format",
            ),
            (
                BETA,
                {"parallel_tool_calls": True},
                "/parallel_tool_calls",
                "there is no parallel_tool_calls",
            ),
            (
                QWEN_OMNI,
                {"speed": 1.0},
                "/speed",
                "there is no speed",
            ),
        ],
        ids=str,
    )
    def test_refused(
        self, dialect: Dialect, payload: Any, pointer: str, place: str
    ) -> None:
        """
        A key of another wire is refused with its place here.
        """
        message = f"a key of another dialect: in {dialect.name} {place}"

        assert [f"{pointer}: {message}"] == [
            str(problem) for problem in check(payload, dialect)
        ]

    def test_spread(self) -> None:
        """
        An object whose keys are spread has no key that could be misplaced.
        """
        moved = GA.of(SessionCreated).evolve(
            session="info.*", session_id="info.id", expires_at="info.until"
        )

        assert ["session.expires_at", "session.id"] == sorted(moved.misplaced)
