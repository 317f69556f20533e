"""
Rules of single dialects that no payload from outside shows.
"""

from typing import Any

import pytest

from jsonschema import Draft202012Validator

from realtime_attrs import (
    OFF,
    NoiseReduction,
    NoiseReductionMode,
    ServerVAD,
    SessionResource,
    changes,
)
from realtime_attrs.converter import check, json_schema, make_converter
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    QWEN_OMNI,
    Dialect,
    Key,
)
from realtime_attrs.events import (
    ClientEvent,
    SessionCreated,
)
from realtime_attrs.vendors.azure_voice_live import (
    VoiceLiveResponseCreate,
    VoiceLiveResponseParameters,
)


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


class TestPatterns:
    @pytest.mark.parametrize("given", ["ax", "xb"])
    def test_alternatives(self, given: str) -> None:
        """
        A pattern has to match the whole string in each of its alternatives.
        """
        dialect = GA.evolve(
            "acme",
            records=[
                GA.of(SessionResource).evolve(instructions=Key(pattern="a|b"))
            ],
        )
        schema = Draft202012Validator(json_schema(dialect, for_clients=True))
        payload = {"type": "realtime", "instructions": given}

        assert ["/instructions"] == pointers(payload, dialect)
        assert not schema.is_valid(payload)
        assert schema.is_valid({**payload, "instructions": "a"})


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

    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    def test_idle_timeout(self, dialect: Dialect) -> None:
        """
        Without another word a server of OpenAI's waits for a user forever.
        """
        one = SessionResource(turn_detection=ServerVAD())
        other = SessionResource(turn_detection=ServerVAD(idle_timeout_ms=OFF))

        assert SessionResource() == changes(one, other, dialect=dialect)
        assert other == changes(one, other)


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
                "has it at max_output_tokens",
            ),
            (
                BETA,
                {
                    "type": "response.create",
                    "response": {"audio": {"output": {"voice": "alloy"}}},
                },
                "/response/audio",
                "has it at voice and output_audio_format",
            ),
            (
                BETA,
                {"parallel_tool_calls": True},
                "/parallel_tool_calls",
                "has no parallel_tool_calls",
            ),
            (
                QWEN_OMNI,
                {
                    "tools": [
                        {
                            "type": "function",
                            "parameters": {},
                            "function": {"name": "f"},
                        }
                    ]
                },
                "/tools/0/parameters",
                "has it at function.parameters",
            ),
            (
                QWEN_OMNI,
                {"speed": 1.0},
                "/speed",
                "has no speed",
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
        message = f"key of another dialect; the {dialect.name} dialect {place}"

        assert [f"{pointer}: {message}"] == [
            str(problem) for problem in check(payload, dialect)
        ]

    def test_spread(self) -> None:
        """
        An object whose keys are spread is misplaced as a whole.
        """
        moved = GA.of(SessionCreated).evolve(
            session="info.*", session_id="info.id", expires_at="info.until"
        )

        assert {"session": ("session",)} == moved.misplaced


class TestAliases:
    def test_tokens_of_a_session(self) -> None:
        """
        Azure reads the limit of a response at the key of a session, too.
        """
        payload = {
            "type": "response.create",
            "response": {"max_response_output_tokens": 3},
        }
        converter = make_converter(AZURE_VOICE_LIVE, forbid_extra_keys=True)

        assert (
            VoiceLiveResponseCreate(
                VoiceLiveResponseParameters(max_output_tokens=3)
            )
        ) == converter.structure(payload, ClientEvent)

    @pytest.mark.parametrize("rule", ["alias", "fallback"])
    def test_refused_nulls(self, rule: str) -> None:
        """
        A server that refuses null refuses it at a second path, too.
        """
        dialect = GA.evolve(
            "acme",
            records=[
                GA.of(SessionResource).evolve(voice=Key(**{rule: "speaker"}))
            ],
        )
        schema = Draft202012Validator(json_schema(dialect, for_clients=True))
        payload = {"type": "realtime", "speaker": None}

        assert ["/speaker"] == pointers(payload, dialect)
        assert not schema.is_valid(payload)
        assert [] == pointers({**payload, "speaker": "alloy"}, dialect)
        assert schema.is_valid({**payload, "speaker": "alloy"})
