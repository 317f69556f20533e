"""
Any event as it is written, in another dialect.
"""

from typing import Any

import pytest

from hypothesis import given
from hypothesis import strategies as st

from drawing import wire_events
from payloads import resolve
from realtime_attrs.converter import convert_payload, make_converter, translate
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.events import Event


ANY: Any = Event


class TestEvents:
    @pytest.mark.parametrize("source", [BETA, GA], ids=str)
    @given(data=st.data())
    def test_as_translated(self, source: Dialect, data: st.DataObject) -> None:
        """
        It says the same as reading, translating and writing.
        """
        (target,) = {BETA, GA} - {source}
        event = data.draw(wire_events(source))
        found = make_converter(source, keep_unknown=True).structure(event, ANY)
        written, dropped = convert_payload(
            event, target, source=source, drop=True
        )
        events = written if isinstance(written, list) else [written]

        write = make_converter(target).unstructure
        assert events == [
            write(part) for part in translate(found, target, source=source)
        ]
        for problem in dropped:
            resolve(problem.pointer, event)
