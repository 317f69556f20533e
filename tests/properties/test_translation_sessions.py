"""
The laws that hold for all translation sessions and events.
"""

from typing import Any

from hypothesis import given

from realtime_attrs import translation as t
from realtime_attrs.converter import check, make_converter, unsupported
from realtime_attrs.dialects import GA, TRANSLATION
from realtime_attrs.testing import assert_round_trips, values


PLAIN = make_converter(TRANSLATION)
CLOSED = make_converter(TRANSLATION, forbid_extra_keys=True)
KEEPING = make_converter(TRANSLATION, keep_unknown=True)

ANYTHING = (
    t.Event
    | t.TranslationSession
    | t.ClientSecretRequest
    | t.ClientSecretAnswer
)


class TestLaws:
    @given(value=values(ANYTHING, TRANSLATION))
    def test_round_trips(self, value: Any) -> None:
        """
        Sessions and events come back the same, and `check()` finds no problem.
        """
        assert_round_trips(PLAIN, value)
        assert_round_trips(CLOSED, value)
        assert () == unsupported(value, TRANSLATION)
        assert () == check(PLAIN.unstructure(value), TRANSLATION)

    @given(value=values(ANYTHING, TRANSLATION, unknown=True))
    def test_unknown(self, value: Any) -> None:
        """
        Unknown keys and words come back as well.
        """
        assert_round_trips(KEEPING, value)

    @given(value=values(ANYTHING))
    def test_unsupported(self, value: Any) -> None:
        """
        `unsupported()` lists exactly the attributes that the dialect lacks.
        """
        names = unsupported(value, TRANSLATION)

        if not names:
            assert_round_trips(PLAIN, value)
        if not isinstance(value, t.Error):
            assert (type(value).__name__,) == unsupported(value, GA)
