"""
The normal form that the properties expect is that of the documentation.
"""

from typing import Any

import pytest

from drawn import normal
from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect


class TestNormalForm:
    @pytest.mark.parametrize(
        ("payload", "expected"),
        [
            (
                {"audio": {"input": {}, "output": {}}},
                {},
            ),
            (
                {
                    "audio": {
                        "input": {
                            "format": {"type": "audio/pcm"},
                            "transcription": {"model": None},
                            "noise_reduction": {"type": None},
                            "turn_detection": {
                                "type": "server_vad",
                                "threshold": None,
                                "idle_timeout_ms": None,
                            },
                        },
                        "output": {"voice": {"id": "v"}, "speed": None},
                    },
                    "tool_choice": {"type": "function", "name": "f"},
                    "tools": [
                        {"type": "function", "name": "f", "parameters": None},
                        {"type": "new", "name": None},
                    ],
                },
                {
                    "audio": {
                        "input": {
                            "format": {"type": "audio/pcm", "rate": 24000},
                            "transcription": {},
                            "noise_reduction": {},
                            "turn_detection": {
                                "type": "server_vad",
                                "idle_timeout_ms": None,
                            },
                        },
                        "output": {"voice": {"id": "v"}},
                    },
                    "tool_choice": {"type": "function", "name": "f"},
                    "tools": [
                        {"type": "function", "name": "f"},
                        {"type": "new", "name": None},
                    ],
                },
            ),
            (
                {"output_modalities": ["text", "audio"], "model": None},
                {"output_modalities": ["audio"]},
            ),
            (
                {
                    "tool_choice": {"type": "mcp", "name": None},
                    "truncation": {
                        "type": "retention_ratio",
                        "token_limits": None,
                    },
                    "tools": [
                        {
                            "type": "mcp",
                            "allowed_tools": {"read_only": None},
                            "require_approval": {
                                "always": {"read_only": None}
                            },
                        }
                    ],
                    "reasoning": {"effort": None},
                    "tracing": {"metadata": None},
                    "prompt": {"id": "p", "version": None},
                },
                {
                    "tool_choice": {"type": "mcp"},
                    "truncation": {"type": "retention_ratio"},
                    "tools": [
                        {
                            "type": "mcp",
                            "allowed_tools": {},
                            "require_approval": {"always": {}},
                        }
                    ],
                    "reasoning": {},
                    "tracing": {},
                    "prompt": {"id": "p"},
                },
            ),
        ],
    )
    def test_nulls(self, payload: Any, expected: Any) -> None:
        """
        What these tests take for the normal form is that of the documentation.
        """
        assert expected == normal(payload, GA)

    @pytest.mark.parametrize(
        ("dialect", "modalities"),
        [(BETA, ["audio", "text"]), (REFERENCE, ["audio"])],
        ids=str,
    )
    def test_flat(self, dialect: Dialect, modalities: list[str]) -> None:
        """
        So it is for the flat wires, of which one needs a tool's parameters.
        """
        payload = {
            "modalities": ["audio"],
            "voice": None,
            "turn_detection": {"type": "semantic_vad", "eagerness": None},
            "tools": [{"type": "function", "name": "f", "parameters": None}],
        }
        parameters = {"parameters": None} if dialect is REFERENCE else {}

        assert {
            "modalities": modalities,
            "turn_detection": {"type": "semantic_vad"},
            "tools": [{"type": "function", "name": "f", **parameters}],
        } == normal(payload, dialect)
