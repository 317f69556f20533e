"""
Derived dialects, with what is drawn from them.
"""

from hypothesis import given
from hypothesis import strategies as st

from derived import acme
from realtime_attrs import SessionResource
from realtime_attrs.converter import make_converter
from realtime_attrs.testing import assert_round_trips, sessions


class TestEvolve:
    @given(session=st.deferred(lambda: sessions(acme())))
    def test_strategies(self, session: SessionResource) -> None:
        """
        Strategies draw what a derived dialect can say.
        """
        assert_round_trips(make_converter(acme()), session)
