"""
Updates of any sessions.
"""

from functools import cache
from typing import Any

import attrs

from hypothesis import given
from hypothesis import strategies as st

from realtime_attrs import (
    ImpossibleUpdate,
    SessionResource,
    apply_update,
    changes,
)
from realtime_attrs._values.equality import is_same
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.events import TranscriptionSession
from realtime_attrs.testing import values


KINDS = [
    (dialect, cls)
    for dialect in (BETA, GA)
    for cls in (SessionResource, TranscriptionSession)
]


@cache
def drawn(dialect: Dialect, cls: type) -> st.SearchStrategy[Any]:
    """
    Draw sessions of a kind; made once, since there are many classes.
    """
    return values(cls, dialect, unknown=True)


class TestLaws:
    @given(data=st.data())
    def test_there_and_back(self, data: st.DataObject) -> None:
        """
        The changes that an update makes, made again, lead to the same.
        """
        dialect, cls = data.draw(st.sampled_from(KINDS))
        strategy = drawn(dialect, cls)
        before, update = data.draw(strategy), data.draw(strategy)
        if isinstance(update, SessionResource):
            update = attrs.evolve(update, model=None, tracing=None)
        nothing = type(before)()
        after = apply_update(before, update)
        found = changes(before, after)

        assert is_same(after, apply_update(before, found))
        assert is_same(nothing, changes(after, apply_update(after, update)))
        for field in attrs.fields(type(found)):
            name = field.name
            if getattr(found, name) is not None:
                assert not is_same(getattr(before, name), getattr(after, name))
        found = changes(before, after, dialect=dialect)
        reached = apply_update(before, found)
        assert is_same(nothing, changes(reached, after, dialect=dialect))

    @given(data=st.data())
    def test_any_two(self, data: st.DataObject) -> None:
        """
        Of any two, an update leads there or what it cannot say is named.
        """
        strategy = drawn(*data.draw(st.sampled_from(KINDS)))
        before, after = data.draw(strategy), data.draw(strategy)
        try:
            found, names = changes(before, after), ()
        except ImpossibleUpdate as impossible:
            found, names = None, impossible.names

        assert (found is None) is (names != ())
        for name in names:
            first = name.partition(".")[0]
            assert not is_same(getattr(before, first), getattr(after, first))
        if found is not None:
            assert is_same(after, apply_update(before, found))
