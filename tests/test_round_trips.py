"""
Round trips of everything that a dialect can say, and of what it reads.
"""

import copy
import json

from typing import Any

import cattrs
import pytest

from hypothesis import given
from hypothesis import strategies as st

from realtime_attrs import SessionResource
from realtime_attrs.converter import Dialect, configure_converter
from strategies import sessions


DIALECTS = list(Dialect)
CONVERTERS = {
    (dialect, detailed): cattrs.Converter(detailed_validation=detailed)
    for dialect in Dialect
    for detailed in (True, False)
}
for (_dialect, _), _converter in CONVERTERS.items():
    configure_converter(_converter, _dialect)


@pytest.mark.parametrize("dialect", DIALECTS)
class TestRoundTrips:
    @given(data=st.data())
    def test_domain(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        A session that is written and read again is the same session.
        """
        session = data.draw(sessions(dialect))
        for detailed in (True, False):
            converter = CONVERTERS[dialect, detailed]
            payload = converter.unstructure(session)

            assert session == converter.structure(payload, SessionResource)

    @given(data=st.data())
    def test_wire(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        What is written is JSON, and is read and written without change.
        """
        converter = CONVERTERS[dialect, True]
        payload = converter.unstructure(data.draw(sessions(dialect)))
        original = copy.deepcopy(payload)

        session = converter.structure(payload, SessionResource)

        assert original == payload
        assert original == converter.unstructure(session)
        assert original == json.loads(json.dumps(payload, allow_nan=False))
        assert _is_json(payload)


def _is_json(value: Any) -> bool:
    if type(value) is dict:
        return all(type(key) is str for key in value) and _is_json(
            list(value.values())
        )
    if type(value) is list:
        return all(map(_is_json, value))
    return type(value) in (str, int, float, bool, type(None))
