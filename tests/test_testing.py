"""
The checks that users get.
"""

from typing import Any

import cattrs
import pytest

from realtime_attrs import (
    OFF,
    FunctionTool,
    MaxResponseOutputTokens,
    ServerVAD,
    SessionResource,
    TurnDetection,
)
from realtime_attrs.converter import configure_converter, make_converter
from realtime_attrs.dialects import BETA
from realtime_attrs.testing import assert_round_trips


class TestAssertRoundTrips:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ({"a": True}, {"a": 1}),
            ({"a": 1}, {"a": 1.0}),
            ([1, 2], [1]),
            ({"a": 1}, {"b": 1}),
            ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}),
        ],
        ids=str,
    )
    def test_equal_is_not_the_same(self, before: Any, after: Any) -> None:
        """
        Values of other types, lengths, keys or parts did not survive.
        """
        converter = make_converter(BETA)
        converter.register_unstructure_hook(
            FunctionTool,
            lambda tool: {
                "type": "function",
                "name": tool.name,
                "parameters": after,
            },
        )

        with pytest.raises(AssertionError, match="tools"):
            assert_round_trips(
                converter,
                SessionResource(tools=[FunctionTool("f", parameters=before)]),
            )

    def test_a_plain_converter(self) -> None:
        """
        A converter without a format of its own will do.
        """
        converter = cattrs.Converter()
        configure_converter(converter, BETA)

        assert_round_trips(converter, SessionResource(turn_detection=OFF))

    def test_good(self) -> None:
        """
        What survives passes, a member of a union too.
        """
        converter = make_converter(BETA)

        assert_round_trips(converter, SessionResource(turn_detection=OFF))
        assert_round_trips(converter, 5, MaxResponseOutputTokens)
        assert_round_trips(converter, ServerVAD(), TurnDetection)

    def test_bad(self) -> None:
        """
        What does not is shown: the field, before and after, and the wire.
        """
        converter = make_converter(BETA)
        converter.register_unstructure_hook(
            ServerVAD, lambda _: {"type": "server_vad"}
        )
        session = SessionResource(turn_detection=ServerVAD(threshold=0.5))

        with pytest.raises(AssertionError) as caught:
            assert_round_trips(converter, session)

        assert (
            "a value did not survive the wire:\n"
            "  value.turn_detection.threshold: 0.5 became None\n"
            '  on the wire: \'{"turn_detection": {"type": "server_vad"}}\''
        ) == str(caught.value)
