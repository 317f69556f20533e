"""
The laws that hold for Live sessions, whatever is said.
"""

from functools import cache
from typing import Any

from hypothesis import given

from realtime_attrs import live
from realtime_attrs.converter import check, make_converter, unsupported
from realtime_attrs.dialects import GA, LIVE
from realtime_attrs.testing import assert_round_trips, values


ANYTHING = (
    live.ClientEvent
    | live.ServerEvent
    | live.LiveSession
    | live.CreateRequest
    | live.CreateAnswer
    | live.AcceptRequest
    | live.ReferRequest
    | live.RejectRequest
    | live.TransportIncoming
    | live.TransportConnected
    | live.CallIncoming
)


@cache
def reader(**options: Any) -> Any:
    """
    Make a converter, once.
    """
    return make_converter(LIVE, **options)


class TestLaws:
    @given(value=values(ANYTHING, LIVE))
    def test_round_trips(self, value: Any) -> None:
        """
        What the dialect can say comes back, and nothing is wrong with it.
        """
        assert_round_trips(reader(), value)
        assert_round_trips(reader(forbid_extra_keys=True), value)
        assert () == unsupported(value, LIVE)
        assert () == check(reader().unstructure(value), LIVE)

    @given(value=values(ANYTHING, LIVE, unknown=True))
    def test_unknown(self, value: Any) -> None:
        """
        Unknown keys and words come back as well.
        """
        assert_round_trips(reader(keep_unknown=True), value)

    @given(value=values(ANYTHING))
    def test_unsupported(self, value: Any) -> None:
        """
        `unsupported()` names what the dialect can't write, and nothing else.
        """
        if not unsupported(value, LIVE):
            assert_round_trips(reader(), value)
        assert unsupported(value, GA)
