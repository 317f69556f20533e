"""
Derived dialects with every kind of rule keep the laws.
"""

import pytest

from hypothesis import given, settings
from hypothesis import strategies as st

from realtime_attrs import SessionResource
from realtime_attrs.converter import (
    drop_unsupported,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import Dialect
from realtime_attrs.testing import assert_round_trips, sessions
from rule_checks import MODES
from rule_dialects import ALL, DERIVED


ANYTHING = st.deferred(sessions)
FEW = settings.get_profile("few").max_examples
CHOSEN = DERIVED if settings.default.max_examples > FEW else (ALL,)
"""
With few examples, the dialect that has all kinds stands for the others.
"""


class TestRoundTrips:
    @pytest.mark.parametrize(
        "dialect", CHOSEN, ids=map(str, range(len(CHOSEN)))
    )
    @given(data=st.data())
    def test_sessions(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        What a dialect can say is read back as it was, with keys as they are.
        """
        session = data.draw(sessions(dialect))

        for options in MODES:
            assert_round_trips(make_converter(dialect, **options), session)
        assert () == unsupported(session, dialect)

    @pytest.mark.parametrize(
        "dialect", CHOSEN, ids=map(str, range(len(CHOSEN)))
    )
    @given(data=st.data())
    def test_unknown(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        So is what is unknown in it.
        """
        session = data.draw(sessions(dialect, unknown=True))

        assert_round_trips(make_converter(dialect, keep_unknown=True), session)

    @pytest.mark.parametrize(
        "dialect", CHOSEN, ids=map(str, range(len(CHOSEN)))
    )
    @given(session=ANYTHING)
    def test_any_session(
        self, dialect: Dialect, session: SessionResource
    ) -> None:
        """
        Of any session what can be said is left.
        """
        left, _ = drop_unsupported(session, dialect)

        assert left is not None
        make_converter(dialect).unstructure(left)
