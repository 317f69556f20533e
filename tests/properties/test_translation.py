"""
Any event, in its own wire and in the other.
"""

from functools import cache
from typing import Any

import pytest

from hypothesis import given
from hypothesis import strategies as st

from drawing import events, wire_events
from realtime_attrs.converter import make_converter, translate, unsupported
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.events import Event
from realtime_attrs.testing import assert_round_trips


reader = cache(make_converter)


class TestTranslate:
    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    @given(data=st.data())
    def test_any(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Whatever comes can be said, and is the same on its own wire.
        """
        event = data.draw(events(dialect, unknown=True))

        assert (event,) == translate(event, dialect, source=dialect)
        for other in (BETA, GA):
            for part in translate(event, other, source=dialect):
                assert () == unsupported(part, other)


class TestStrategies:
    @pytest.mark.parametrize("unknown", [False, True])
    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    @given(data=st.data())
    def test_events(
        self, dialect: Dialect, unknown: bool, data: st.DataObject
    ) -> None:
        """
        Events survive their wire, read as themselves and as any event.
        """
        event = data.draw(events(dialect, unknown=unknown))

        if not unknown:
            assert_round_trips(reader(dialect), event)
        assert_round_trips(reader(dialect, keep_unknown=True), event)
        plain = reader(dialect, keep_unknown=True, detailed_validation=False)
        assert_round_trips(plain, event, Event)
        assert () == unsupported(event, dialect)

    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    @given(data=st.data())
    def test_wire(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Payloads are drawn as they are written.
        """
        payload = data.draw(wire_events(dialect, unknown=True))
        converter = reader(dialect, keep_unknown=True)
        annotation: Any = Event

        event = converter.structure(payload, annotation)

        assert payload == converter.unstructure(event)
