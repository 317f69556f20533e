"""
Something unknown anywhere, kept.
"""

from functools import cache
from typing import Any

import pytest

from hypothesis import given
from hypothesis import strategies as st

from payloads import DIALECTS
from realtime_attrs import SessionResource, Unknown
from realtime_attrs.converter import drop_unsupported, unsupported
from realtime_attrs.dialects import Dialect
from realtime_attrs.testing import (
    assert_round_trips,
    sessions,
    values,
    wire_sessions,
)
from unknowns import reading


# Made once, since there are many places for something unknown.
drawn = cache(sessions)
drawn_wire = cache(wire_sessions)


@cache
def parts(dialect: Dialect) -> st.SearchStrategy[tuple[type, Any]]:
    """
    Draw a class that a dialect has, and a value of it.
    """
    classes = [
        item.cls
        for item in dialect.records
        # All keys there are those of a session.
        if "*" not in item.paths.values()
    ]
    return st.sampled_from(classes).flatmap(
        lambda cls: st.tuples(st.just(cls), values(cls, dialect))
    )


class TestKeys:
    @pytest.mark.parametrize("dialect", DIALECTS, ids=str)
    @given(data=st.data())
    def test_every_class(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Every class has room for keys in every dialect that has the class.
        """
        cls, value = data.draw(parts(dialect))
        converter = reading(dialect)
        wire = {**converter.unstructure(value), "brand_new": [1]}

        found = converter.structure(wire, cls)

        assert found.extra == Unknown({"brand_new": [1]}, dialect.name)
        assert wire == converter.unstructure(found)


class TestStrategies:
    @pytest.mark.parametrize("dialect", DIALECTS, ids=str)
    @given(data=st.data())
    def test_sessions(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Sessions with unknown things survive where they are kept.
        """
        session = data.draw(drawn(dialect, unknown=True))

        assert_round_trips(reading(dialect), session)
        assert unsupported(session, dialect) == ()

    @given(data=st.data())
    def test_any(self, data: st.DataObject) -> None:
        """
        Without a dialect they are of any; then some of them cannot say it.
        """
        session = data.draw(drawn(unknown=True))

        for dialect in DIALECTS:
            left, _ = drop_unsupported(session, dialect)
            assert unsupported(left, dialect) == ()

    @pytest.mark.parametrize("dialect", DIALECTS, ids=str)
    @given(data=st.data())
    def test_wire(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Payloads are drawn as they are written.
        """
        payload = data.draw(drawn_wire(dialect, unknown=True))
        converter = reading(dialect)

        session = converter.structure(payload, SessionResource)

        assert payload == converter.unstructure(session)
