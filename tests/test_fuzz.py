"""
Depth of the input is no problem.
"""

from typing import Any

import pytest

import realtime_attrs

from hostile import check, converters


DEEP: list[Any] = []
for _ in range(5_000):
    DEEP = [DEEP]
DEEP_OBJECT: Any = {}
for _ in range(5_000):
    DEEP_OBJECT = {"type": DEEP_OBJECT}


class TestDepth:
    @pytest.mark.parametrize(
        ("value", "target"),
        [
            (DEEP, realtime_attrs.SessionResource),
            ({"tools": DEEP}, realtime_attrs.SessionResource),
            (DEEP_OBJECT, realtime_attrs.TurnDetection),
            (
                {"type": "function", "name": "f", "parameters": DEEP_OBJECT},
                realtime_attrs.FunctionTool,
            ),
        ],
        ids=["array", "tools", "object", "parameters"],
    )
    def test_deep(self, value: Any, target: Any) -> None:
        """
        Depth is no problem of ours.
        """
        for converter in converters():
            check(value, target, converter)
