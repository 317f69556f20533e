"""
Dialects that are drawn at random keep the laws.
"""

from functools import cache
from typing import Any

from hypothesis import assume, given, note
from hypothesis import strategies as st

from drawn_dialects import ORIGINS, dialects, shown
from drawn_laws import (
    Wire,
    check_any,
    check_converted,
    check_drawn,
    check_kept,
    check_payload,
    spoilt,
    thinned,
)
from invented import EXCHANGE, PLAIN, Call, Conference, Human, Robot, Step
from realtime_attrs import SessionResource, testing
from realtime_attrs._values.annotations import options_of
from realtime_attrs.dialects import Dialect
from realtime_attrs.events import Event


INVENTED: tuple[Any, ...] = (Call, Conference, Step, Human | Robot)


@cache
def anything(of: Any, origin: Dialect | None) -> st.SearchStrategy[Any]:
    """
    Draw any session or event, or one of a dialect.
    """
    return testing.values(of, origin, unknown=origin is None)


def kind(data: st.DataObject, dialect: Dialect) -> Any:
    """
    Draw whether to draw a session or an event, if the dialect has some.
    """
    kinds = INVENTED if dialect.get(Call) else (SessionResource, Event)
    kinds = tuple(x for x in kinds if any(map(dialect.get, options_of(x))))
    return data.draw(st.sampled_from(kinds))


class TestLaws:
    @given(dialect=dialects(), data=st.data())
    def test_values(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        What a dialect can say is written, and what is written is read.
        """
        note(shown(dialect))
        wire = Wire(dialect)
        of = kind(data, dialect)
        unknown = data.draw(st.booleans())
        values = testing.values(of, dialect, unknown=unknown)
        assume(not values.is_empty)
        written = check_drawn(wire, data.draw(values), of, unknown=unknown)

        check_payload(wire, written, of)
        check_kept(wire, data.draw(thinned(written)), of)

    @given(dialect=dialects(), data=st.data())
    def test_payloads(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Whatever is sent, the modes agree, and what is read is written.
        """
        note(shown(dialect))
        wire = Wire(dialect)
        of = kind(data, dialect)
        unknown = data.draw(st.booleans())
        values = testing.values(of, dialect, unknown=unknown)
        assume(not values.is_empty)
        write = wire.converters["keeping"][0].unstructure
        written = write(data.draw(values), of)
        for _ in range(3):
            payload = data.draw(spoilt(wire, written))
            check_payload(wire, payload, of)
        other = data.draw(st.sampled_from(ORIGINS))

        check_converted(payload, dialect, other)
        check_converted(payload, other, dialect)

    @given(dialect=dialects(), data=st.data())
    def test_any_value(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Nothing is unsupported if, and only if, it is written and read back.
        """
        note(shown(dialect))
        of = kind(data, dialect)
        origins = [EXCHANGE, PLAIN] if of in INVENTED else ORIGINS
        origin = data.draw(st.sampled_from([None, *origins]))

        check_any(Wire(dialect), data.draw(anything(of, origin)), of)

    @given(dialect=dialects())
    def test_evolved(self, dialect: Dialect) -> None:
        """
        A dialect, and each record, inherits all rules of itself.
        """
        records = [record.evolve() for record in dialect.records]

        assert [*dialect.records] == records
        assert dialect == dialect.evolve(dialect.name, records=records)
