"""
Copies for logs of sessions and events that are drawn.
"""

from functools import cache
from typing import Any

import pytest

from hypothesis import given
from hypothesis import strategies as st

from realtime_attrs import redacted
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import AZURE_VOICE_LIVE, GA, LIVE, Dialect
from realtime_attrs.testing import assert_round_trips, events, sessions


DIALECTS = (GA, LIVE, AZURE_VOICE_LIVE)


@cache
def reader(dialect: Dialect) -> Any:
    """
    Make a converter.
    """
    return make_converter(dialect, keep_unknown=True)


@cache
def anything(dialect: Dialect) -> Any:
    """
    Draw sessions and events.
    """
    return sessions(dialect, unknown=True) | events(dialect, unknown=True)


class TestRedaction:
    @pytest.mark.parametrize("dialect", DIALECTS, ids=str)
    @given(data=st.data(), audio=st.booleans(), transcripts=st.booleans())
    def test_written(
        self, dialect: Dialect, data: Any, audio: bool, transcripts: bool
    ) -> None:
        """
        A copy can be written in the same dialect, and has nothing to replace.
        """
        value = data.draw(anything(dialect))
        options = {"audio": audio, "transcripts": transcripts}
        result = redacted(value, **options)

        assert type(value) is type(result)
        assert_round_trips(reader(dialect), result)
        assert redacted(result, **options) == result
