"""
Values that are read as None.
"""

from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    FunctionTool,
    SessionResource,
)
from realtime_attrs.events import (
    Response,
    ResponseDone,
)
from rule_checks import MODES, both_ways, problems, read
from rule_dialects import NONES


class TestNone:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("instructions", ""),
            ("instructions", "none"),
            ("turn_detection", "unset"),
        ],
        ids=str,
    )
    def test_read(self, name: str, value: Any) -> None:
        """
        Such a value is read as None, also where null is off.
        """
        for options in MODES:
            assert SessionResource() == read(NONES, {name: value}, **options)

    def test_all_else(self) -> None:
        """
        Other values there are read as they were.
        """
        both_ways(
            NONES,
            {
                "instructions": "None",
                "turn_detection": None,
                "tools": [{"type": "function", "name": "f"}],
            },
            SessionResource(
                instructions="None",
                turn_detection=OFF,
                tools=[FunctionTool("f")],
            ),
        )
        assert [
            "/turn_detection/type: required key is missing, expected"
            " 'server_vad' or 'semantic_vad'"
        ] == problems(NONES, {"turn_detection": {"x": 1}})

    def test_in_events(self) -> None:
        """
        So it is in events.
        """
        event = {
            "type": "response.done",
            "response": {"status_details": "unimplemented"},
        }

        assert ResponseDone(Response()) == read(NONES, event, ResponseDone)
        assert [
            "/response/status_details: expected an object, got the string"
            " 'implemented'"
        ] == problems(
            NONES,
            {**event, "response": {"status_details": "implemented"}},
            ResponseDone,
        )
