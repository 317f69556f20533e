"""
The strategies and checks that users get.
"""

import enum

from collections import defaultdict
from typing import Any

import attrs
import pytest

from hypothesis import find, given, settings
from hypothesis import strategies as st

import realtime_attrs

from realtime_attrs import (
    OFF,
    FunctionTool,
    MaxResponseOutputTokens,
    ServerVAD,
    SessionResource,
    TurnDetection,
)
from realtime_attrs.converter import Dialect, make_converter
from realtime_attrs.testing import (
    assert_round_trips,
    sessions,
    values,
    wire_sessions,
)
from realtime_attrs.wire._ours import ENUMS, RECORDS


@attrs.define
class Call:
    """
    A class of a user's that holds ours.
    """

    session: SessionResource
    detection: TurnDetection | None
    number: str


class TestFromType:
    @given(call=st.from_type(Call))
    def test_inside_the_users_own(self, call: Call) -> None:
        """
        Hypothesis finds our strategies by itself, inside a user's class too.
        """
        assert isinstance(call.session, SessionResource)
        assert isinstance(call.number, str)

    @pytest.mark.parametrize("cls", sorted(RECORDS, key=lambda c: c.__name__))
    def test_every_class(self, cls: type) -> None:
        """
        Each class can be drawn by its type.
        """
        assert isinstance(find(st.from_type(cls), lambda _: True), cls)


class TestShrinking:
    def test_session(self) -> None:
        """
        The least session is the empty one.
        """
        assert SessionResource() == find(sessions(), lambda _: True)

    @pytest.mark.parametrize("dialect", Dialect)
    def test_session_of_a_dialect(self, dialect: Dialect) -> None:
        """
        So it is in every dialect.
        """
        assert SessionResource() == find(sessions(dialect), lambda _: True)

    def test_part(self) -> None:
        """
        What is not needed goes.
        """
        session = find(sessions(), lambda s: bool(s.tools))
        (tool,) = session.tools or ()

        assert SessionResource(tools=[tool]) == session
        assert FunctionTool("") == tool

    def test_off_before_a_value(self) -> None:
        """
        Turned off is less than set.
        """
        session = find(sessions(), lambda s: s.turn_detection is not None)

        assert SessionResource(turn_detection=OFF) == session


def _leaves(value: Any, seen: dict[str, list[Any]], place: str = "") -> None:
    """
    Collect what stands in each field.
    """
    if attrs.has(type(value)):
        cls = type(value).__name__
        for field in attrs.fields(type(value)):
            item = getattr(value, field.name)
            seen[f"{cls}.{field.name}"].append(item)
            _leaves(item, seen, f"{cls}.{field.name}")
    elif isinstance(value, tuple):
        for item in value:
            _leaves(item, seen, place)
    elif isinstance(value, enum.Enum):
        seen[type(value).__name__].append(value)


class TestCoverage:
    def test_everything_is_drawn(self) -> None:
        """
        Every field is drawn set and unset, every member, and every bound.
        """
        seen: dict[str, list[Any]] = defaultdict(list)

        @settings(max_examples=1000, database=None)
        @given(session=sessions())
        def draw(session: SessionResource) -> None:
            _leaves(session, seen)

        draw()

        for cls in RECORDS:
            for field in attrs.fields(cls):
                drawn = seen[f"{cls.__name__}.{field.name}"]
                assert any(item is not None for item in drawn), field
                if field.default is None:
                    assert None in drawn, field
        for cls in ENUMS:
            assert set(cls) == set(seen[cls.__name__])
        limits = seen["SessionResource.max_response_output_tokens"]
        assert {0, 2**16 - 1} <= {n for n in limits if isinstance(n, int)}
        for name in ("prefix_padding_ms", "silence_duration_ms"):
            assert {0, 2**32 - 1} <= set(seen[f"ServerVAD.{name}"])
        assert {("audio",), ("text",), ("audio", "text")} <= set(
            filter(None, seen["SessionResource.modalities"])
        )


class TestDialects:
    @pytest.mark.parametrize("dialect", Dialect)
    @given(data=st.data())
    def test_wire_sessions(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        Payloads are drawn as they are written.
        """
        converter = make_converter(dialect, forbid_extra_keys=True)
        payload = data.draw(wire_sessions(dialect))

        session = converter.structure(payload, SessionResource)

        assert payload == converter.unstructure(session)

    @pytest.mark.parametrize(
        "name",
        [n for n in realtime_attrs.__all__ if n not in ("OFF", "INF")],
    )
    @settings(max_examples=10)
    @given(data=st.data())
    def test_values(self, name: str, data: st.DataObject) -> None:
        """
        Any class, enum or alias can be drawn, and survives today's wire.
        """
        annotation = getattr(realtime_attrs, name)
        value = data.draw(values(annotation, Dialect.GA))

        assert_round_trips(make_converter(Dialect.GA), value, annotation)


class TestAssertRoundTrips:
    def test_good(self) -> None:
        """
        What survives passes, a member of a union too.
        """
        converter = make_converter(Dialect.BETA)

        assert_round_trips(converter, SessionResource(turn_detection=OFF))
        assert_round_trips(converter, 5, MaxResponseOutputTokens)
        assert_round_trips(converter, ServerVAD(), TurnDetection)

    def test_bad(self) -> None:
        """
        What does not is shown: the field, before and after, and the wire.
        """
        converter = make_converter(Dialect.BETA)
        converter.register_unstructure_hook(
            ServerVAD, lambda _: {"type": "server_vad"}
        )
        session = SessionResource(turn_detection=ServerVAD(threshold=0.5))

        with pytest.raises(AssertionError) as caught:
            assert_round_trips(converter, session)

        assert (
            "a value did not survive the wire:\n"
            "  value.turn_detection.threshold: 0.5 became None\n"
            "  on the wire: {'turn_detection': {'type': 'server_vad'}}"
        ) == str(caught.value)
