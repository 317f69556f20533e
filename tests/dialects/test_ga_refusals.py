"""
The GA dialect: what is refused, and what only this wire has.
"""

import json

from typing import Any

import cattrs
import pytest

from realtime_attrs import (
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    FunctionToolChoice,
    MCPTool,
    MCPToolChoice,
    MCPToolFilter,
    NoiseReduction,
    ReasoningEffort,
    SessionResource,
    ToolChoice,
    ToolChoiceMode,
    ToolDefinition,
    TranscriptionDelay,
)
from realtime_attrs.converter import WireError, make_converter
from realtime_attrs.dialects import GA
from wire_checks import problems


class TestRefusals:
    @pytest.mark.parametrize(
        ("payload", "messages"),
        [
            (
                {
                    "audio": {
                        "input": {
                            "turn_detection": {
                                "type": "server_vad",
                                "threshold": "loud",
                            }
                        }
                    },
                },
                [
                    "/audio/input/turn_detection/threshold: expected a number,"
                    " got the string 'loud'"
                ],
            ),
            (
                {"audio": []},
                ["/audio: expected an object, got an array"],
            ),
            (
                {"audio": {"output": "loud"}},
                ["/audio/output: expected an object, got the string 'loud'"],
            ),
            (
                {"audio": {"output": {"voice": {}}}},
                ["/audio/output/voice/id: required key is missing"],
            ),
            (
                {"tools": [{"type": "mcp"}]},
                ["/tools/0/server_label: required key is missing"],
            ),
            (
                {"tools": [{"type": "web_search"}]},
                [
                    "/tools/0/type: expected 'function' or 'mcp', got the"
                    " string 'web_search'"
                ],
            ),
            (
                {
                    "tools": [
                        {
                            "type": "mcp",
                            "server_label": "a",
                            "headers": {"a": 1},
                        }
                    ]
                },
                ["/tools/0/headers/a: expected a string, got a number"],
            ),
            (
                {
                    "tools": [
                        {
                            "type": "mcp",
                            "server_label": "a",
                            "allowed_tools": ["a", 1],
                        }
                    ]
                },
                [
                    "/tools/0/allowed_tools/1: expected a string, got the"
                    " number 1"
                ],
            ),
            (
                {
                    "tools": [
                        {
                            "type": "mcp",
                            "server_label": "a",
                            "allowed_tools": "a",
                        }
                    ]
                },
                [
                    "/tools/0/allowed_tools: expected an array or an object,"
                    " got the string 'a'"
                ],
            ),
            (
                {
                    "tools": [
                        {
                            "type": "mcp",
                            "server_label": "a",
                            "require_approval": "ask",
                        }
                    ]
                },
                [
                    "/tools/0/require_approval: expected 'always' or 'never'"
                    " or an object, got the string 'ask'"
                ],
            ),
            (
                {"truncation": {"type": "retention_ratio"}},
                ["/truncation/retention_ratio: required key is missing"],
            ),
            (
                {"truncation": {"type": "ratio"}},
                [
                    "/truncation/type: expected 'retention_ratio', got the"
                    " string 'ratio'"
                ],
            ),
            (
                {"tracing": "on"},
                [
                    "/tracing: expected 'auto' or an object, got the string"
                    " 'on'"
                ],
            ),
            (
                {"reasoning": {"effort": "max"}},
                [
                    "/reasoning/effort: expected one of 'none', 'minimal',"
                    " 'low', 'medium', 'high', 'xhigh', got the string 'max'"
                ],
            ),
        ],
    )
    def test_place(
        self, ga: cattrs.Converter, payload: Any, messages: list[str]
    ) -> None:
        """
        Places are those of the nested wire.
        """
        assert messages == problems(ga, {"type": "realtime", **payload})

    def test_all_at_once(self) -> None:
        """
        Problems at every level are listed together, a missing type too.
        """
        converter = make_converter(GA, forbid_extra_keys=True)
        payload = {
            "voice": "alloy",
            "audio": {
                "input_audio_format": "pcm16",
                "input": {
                    "format": {"type": "audio/pcmu", "rate": 8000},
                    "turn_detection": {"type": "server_vad", "x": 1},
                    "y": 2,
                },
                "output": {"speed": "fast", "z": 3},
            },
        }

        assert [
            "/type",
            "/audio/output/speed",
            "/audio/input/format/rate",
            "/audio/input/turn_detection/x",
            "/voice",
            "/audio/input_audio_format",
            "/audio/output/z",
            "/audio/input/y",
        ] == [line.partition(":")[0] for line in problems(converter, payload)]

    def test_unknown_keys_by_default(self, ga: cattrs.Converter) -> None:
        """
        Unknown keys are ignored at every level otherwise.
        """
        payload = {
            "type": "realtime",
            "new": 1,
            "audio": {
                "new": 1,
                "input": {
                    "new": 1,
                    "format": {"type": "audio/pcmu", "rate": 8000},
                },
            },
        }

        assert SessionResource(
            input_audio_format=AudioFormat.G711_ULAW
        ) == ga.structure(payload, SessionResource)

    def test_closed_format_of_a_copy(self) -> None:
        """
        A copy that forbids unknown keys does so in formats as well.
        """
        open_converter = make_converter(GA)
        closed = open_converter.copy(forbid_extra_keys=True)
        payload = {"type": "audio/pcmu", "rate": 8000}
        session = {"type": "realtime", "audio": {"input": {"format": payload}}}

        assert [
            "/audio/input/format/rate: unknown key; expected 'type'"
        ] == problems(closed, session)
        assert AudioFormat.G711_ULAW is open_converter.structure(
            payload, AudioFormat
        )

    def test_temperature(self, ga: cattrs.Converter) -> None:
        """
        There is no temperature any more.
        """
        with pytest.raises(WireError) as caught:
            ga.unstructure(SessionResource(temperature=0.8))

        assert "/temperature: the ga dialect has no temperature" == str(
            caught.value
        )


class TestUnions:
    @pytest.mark.parametrize(
        ("target", "payload", "value"),
        [
            (
                ToolDefinition,
                {"type": "mcp", "server_label": "a"},
                MCPTool("a"),
            ),
            (
                ToolDefinition,
                {"type": "function", "name": "f"},
                FunctionTool("f"),
            ),
            (
                ToolChoice,
                {"type": "mcp", "server_label": "a"},
                MCPToolChoice("a"),
            ),
            (
                ToolChoice,
                {"type": "function", "name": "f"},
                FunctionToolChoice("f"),
            ),
            (ToolChoice, "required", ToolChoiceMode.REQUIRED),
            (tuple[str, ...] | MCPToolFilter, ["a"], ("a",)),
            (tuple[str, ...] | MCPToolFilter | None, None, None),
        ],
    )
    def test_members(
        self, ga: cattrs.Converter, target: Any, payload: Any, value: Any
    ) -> None:
        """
        The unions have the members of this wire.
        """
        assert value == ga.structure(payload, target)
        assert payload == json.loads(json.dumps(ga.unstructure(value, target)))


class TestOtherDialects:
    @pytest.mark.parametrize(
        ("value", "message"),
        [
            (MCPTool("a"), "the beta dialect has no MCPTool"),
            (MCPToolChoice("a"), "the beta dialect has no MCPToolChoice"),
            (
                ReasoningEffort.LOW,
                "the beta dialect has no ReasoningEffort.LOW",
            ),
            (
                AudioTranscription(delay=TranscriptionDelay.LOW),
                "/delay: the beta dialect has no delay",
            ),
            (
                NoiseReduction(strength=0.5),
                "/strength: the beta dialect has no strength",
            ),
        ],
    )
    def test_cannot_say(
        self, beta: cattrs.Converter, value: Any, message: str
    ) -> None:
        """
        What only this wire has is an error in others.
        """
        with pytest.raises(WireError) as caught:
            beta.unstructure(value)

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("target", "payload", "message"),
        [
            (MCPTool, {}, "the beta dialect has no MCPTool"),
            (
                MCPTool | MCPToolChoice | None,
                {"type": "mcp"},
                "expected nothing (the beta dialect has no MCPTool or"
                " MCPToolChoice), got an object",
            ),
            (
                MCPTool | None,
                {"type": "mcp"},
                "the beta dialect has no MCPTool",
            ),
            (
                ToolDefinition,
                {"type": "mcp", "server_label": "a"},
                "/type: expected 'function', got the string 'mcp'",
            ),
            (
                ReasoningEffort,
                "low",
                "expected nothing (the beta dialect has no ReasoningEffort),"
                " got the string 'low'",
            ),
        ],
    )
    def test_cannot_read(
        self, beta: cattrs.Converter, target: Any, payload: Any, message: str
    ) -> None:
        """
        What only this wire has is not read by others.
        """
        assert [message] == problems(beta, payload, target)
