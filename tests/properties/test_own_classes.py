"""
Classes that are drawn at random, as users define them, keep the laws.
"""

from typing import Any

from hypothesis import assume, given, note
from hypothesis import strategies as st

from drawn_classes import World, worlds
from drawn_dialects import shown
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
from realtime_attrs import testing
from realtime_attrs.dialects import BETA, GA


def wire_of(world: World) -> Wire:
    """
    Show what was drawn, and make its converters.
    """
    note(world.source)
    note(shown(world.dialect))
    return Wire(world.dialect)


def kind(data: st.DataObject, world: World) -> Any:
    """
    Draw the annotation to read; the class around all others more often.
    """
    root, *_ = world.roots
    return data.draw(st.sampled_from(world.roots) | st.just(root))


class TestLaws:
    @given(world=worlds(), data=st.data())
    def test_values(self, world: World, data: st.DataObject) -> None:
        """
        What a dialect has of own classes is written, and read back.
        """
        wire = wire_of(world)
        of = kind(data, world)
        unknown = data.draw(st.booleans())
        values = testing.values(of, world.dialect, unknown=unknown)
        assume(not values.is_empty)
        written = check_drawn(wire, data.draw(values), of, unknown=unknown)

        check_payload(wire, written, of)
        check_kept(wire, data.draw(thinned(written)), of)

    @given(world=worlds(), data=st.data())
    def test_payloads(self, world: World, data: st.DataObject) -> None:
        """
        Whatever is sent, the modes agree, and what is read is written.
        """
        wire = wire_of(world)
        of = kind(data, world)
        values = testing.values(of, world.dialect, unknown=True)
        assume(not values.is_empty)
        write = wire.converters["keeping"][0].unstructure
        written = write(data.draw(values), of)
        for _ in range(3):
            payload = data.draw(spoilt(wire, written))
            check_payload(wire, payload, of)

        for other in (GA, BETA):
            check_converted(payload, world.dialect, other)
            check_converted(payload, other, world.dialect)

    @given(world=worlds(), data=st.data())
    def test_any_value(self, world: World, data: st.DataObject) -> None:
        """
        Nothing is unsupported if, and only if, it is written and read back.
        """
        wire = wire_of(world)
        of = kind(data, world)
        origin: Any = data.draw(st.sampled_from([None, world.before, GA]))
        values = testing.values(of, origin, unknown=origin is None)
        assume(not values.is_empty)

        check_any(wire, data.draw(values), of)
