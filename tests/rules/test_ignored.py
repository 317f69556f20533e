"""
Keys that are ignored.
"""

from typing import Any

import attrs
import pytest

from realtime_attrs import (
    FunctionTool,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import (
    WireError,
    make_converter,
)
from rule_checks import MODES, kept, problems, read, wrapped, write
from rule_dialects import IGNORED


class TestIgnored:
    def test_not_written(self) -> None:
        """
        Such a key is accepted, and not written.
        """
        payload = {
            "type": "realtime",
            "mode": "b",
            "model": "m",
            "tools": [{"type": "function", "name": "f", "strict": "no"}],
        }
        session = SessionResource(model="m", tools=[FunctionTool("f")])

        for options in ({}, {"forbid_extra_keys": True}):
            assert session == read(IGNORED, payload, **options)
            assert session == read(IGNORED, wrapped(payload), **options)
        assert {"type", "mode", "strict"}.isdisjoint(write(IGNORED, session))

    @pytest.mark.parametrize(
        "payload",
        [
            {"type": "realtime"},
            {"mode": "a", "model": "m"},
            {"mode": "b", "type": None},
            {"mode": None, "new": 1},
        ],
        ids=str,
    )
    def test_kept(self, payload: Any) -> None:
        """
        It is kept with what is unknown, and written again.
        """
        session = kept(IGNORED, payload)
        extra = {k: x for k, x in payload.items() if k != "model"}

        assert Unknown(extra, "acme") == session.extra

    @pytest.mark.parametrize("payload", [{}, {"mode": None, "type": None}])
    def test_nothing(self, payload: Any) -> None:
        """
        It is not required, and may be null.
        """
        for options in ({}, {"forbid_extra_keys": True}):
            assert SessionResource() == read(IGNORED, payload, **options)

    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                {"type": "x"},
                "/type: expected 'realtime', got the string 'x'",
            ),
            (
                {"mode": 3, "model": "m"},
                "/mode: expected 'a' or 'b', got the number 3",
            ),
            (
                {"mode": ["a"]},
                "/mode: expected 'a' or 'b', got an array",
            ),
            (
                {"tools": [{"type": "function", "name": "f", "strict": True}]},
                "/tools/0/strict: expected 'no', got the boolean true",
            ),
        ],
        ids=str,
    )
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Another value is refused.
        """
        for options in MODES:
            assert [problem] == problems(IGNORED, payload, **options)

    def test_subclasses(self) -> None:
        """
        A subclass of the user's cannot have such a key.
        """

        @attrs.frozen
        class Mine(SessionResource):
            mode: str = ""

        with pytest.raises(WireError, match="'mode' is a key of"):
            make_converter(IGNORED).unstructure(Mine())
