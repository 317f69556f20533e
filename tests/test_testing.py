"""
The strategies and checks that users get.
"""

import enum

from typing import Any

import attrs
import cattrs
import pytest

from hypothesis import find, given, settings
from hypothesis import strategies as st

import realtime_attrs

from payloads import DIALECTS, TYPES
from realtime_attrs import (
    OFF,
    FunctionTool,
    MaxResponseOutputTokens,
    ServerVAD,
    SessionResource,
    TurnDetection,
)
from realtime_attrs.converter import configure_converter, make_converter
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.dialects.classes import ENUMS, RECORDS
from realtime_attrs.testing import (
    assert_round_trips,
    sessions,
    values,
    wire_sessions,
)


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
        for value in drawn(st.from_type(cls), 10):
            assert isinstance(value, cls)


class TestShrinking:
    def test_session(self) -> None:
        """
        The least session is the empty one.
        """
        assert SessionResource() == find(sessions(), lambda _: True)

    @pytest.mark.parametrize("dialect", DIALECTS, ids=str)
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


def drawn(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """
    Draw many values.
    """
    found: list[Any] = []

    @settings(max_examples=count, database=None, derandomize=True)
    @given(value=strategy)
    def draw(value: Any) -> None:
        found.append(value)

    draw()
    return found


class TestCoverage:
    @pytest.mark.parametrize("cls", sorted(RECORDS, key=lambda c: c.__name__))
    def test_fields(self, cls: type) -> None:
        """
        Every field is drawn set, and unset if it can be.
        """
        # The classes of events are many, and have fewer fields.
        is_of_sessions = cls.__name__ in realtime_attrs.__all__
        count = 150 if is_of_sessions else 40
        found = drawn(values(cls, unknown=True), count)

        for field in attrs.fields(cls):
            items = [getattr(value, field.name) for value in found]
            assert any(item is not None for item in items), field
            assert field.default is attrs.NOTHING or None in items, field

    @pytest.mark.parametrize("cls", sorted(ENUMS, key=lambda c: c.__name__))
    def test_members(self, cls: type[enum.Enum]) -> None:
        """
        Every member is drawn.
        """
        assert set(cls) == set(drawn(values(cls), 200))

    @pytest.mark.parametrize(
        ("annotation", "greatest"),
        [
            (MaxResponseOutputTokens, 2**16 - 1),
            (attrs.fields(ServerVAD).prefix_padding_ms.type, 2**32 - 1),
            (attrs.fields(ServerVAD).idle_timeout_ms.type, 2**32 - 1),
        ],
    )
    def test_bounds(self, annotation: Any, greatest: int) -> None:
        """
        Integers are drawn up to their bounds.
        """
        found = drawn(values(annotation), 200)

        assert {0, greatest} <= {n for n in found if isinstance(n, int)}

    @pytest.mark.parametrize("dialect", [None, *DIALECTS], ids=str)
    def test_modalities(self, dialect: Dialect | None) -> None:
        """
        The words that there are rules for are drawn.
        """
        found = drawn(sessions(dialect), 150)

        assert {"audio", "text"} <= {
            word for session in found for word in session.modalities or ()
        }


def integers_in(value: Any) -> list[int]:
    """
    List the integers in a JSON value.
    """
    todo = [value]
    for item in todo:  # grows while it is walked
        inner = item.values() if isinstance(item, dict) else item
        todo += inner if isinstance(item, dict | list) else []
    return [item for item in todo if type(item) is int]


class TestIntegers:
    def test_of_64_bits(self) -> None:
        """
        Integers in JSON values fit into 64 bits.
        """
        assert all(
            -(2**63) <= number < 2**63
            for value in drawn(values(Any), 300)
            for number in integers_in(value)
        )

    def test_any(self) -> None:
        """
        Others are drawn where they are wanted.
        """
        found = find(
            values(Any, any_integer=True),
            lambda value: type(value) is int and value >= 2**63,
            settings=settings(max_examples=20_000, database=None),
        )

        assert 2**63 == found


WIRE = {dialect: wire_sessions(dialect) for dialect in DIALECTS}


class TestDialects:
    @pytest.mark.parametrize("dialect", DIALECTS, ids=str)
    @given(data=st.data())
    def test_wire_sessions(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        Payloads are drawn as they are written.
        """
        converter = make_converter(dialect, forbid_extra_keys=True)
        payload = data.draw(WIRE[dialect])

        session = converter.structure(payload, SessionResource)

        assert payload == converter.unstructure(session)

    @pytest.mark.parametrize("name", TYPES)
    @settings(max_examples=10)
    @given(data=st.data())
    def test_values(self, name: str, data: st.DataObject) -> None:
        """
        Any class, enum or alias can be drawn, and survives today's wire.
        """
        annotation = getattr(realtime_attrs, name)
        value = data.draw(values(annotation, GA, unknown=True))

        converter = make_converter(GA, keep_unknown=True)
        assert_round_trips(converter, value, annotation)


class TestAssertRoundTrips:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ({"a": True}, {"a": 1}),
            ({"a": 1}, {"a": 1.0}),
            ([1, 2], [1]),
            ({"a": 1}, {"b": 1}),
            ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}),
        ],
        ids=str,
    )
    def test_equal_is_not_the_same(self, before: Any, after: Any) -> None:
        """
        Values of other types, lengths, keys or parts did not survive.
        """
        converter = make_converter(BETA)
        converter.register_unstructure_hook(
            FunctionTool,
            lambda tool: {
                "type": "function",
                "name": tool.name,
                "parameters": after,
            },
        )

        with pytest.raises(AssertionError, match="tools"):
            assert_round_trips(
                converter,
                SessionResource(tools=[FunctionTool("f", parameters=before)]),
            )

    def test_a_plain_converter(self) -> None:
        """
        A converter without a format of its own will do.
        """
        converter = cattrs.Converter()
        configure_converter(converter, BETA)

        assert_round_trips(converter, SessionResource(turn_detection=OFF))

    def test_good(self) -> None:
        """
        What survives passes, a member of a union too.
        """
        converter = make_converter(BETA)

        assert_round_trips(converter, SessionResource(turn_detection=OFF))
        assert_round_trips(converter, 5, MaxResponseOutputTokens)
        assert_round_trips(converter, ServerVAD(), TurnDetection)

    def test_bad(self) -> None:
        """
        What does not is shown: the field, before and after, and the wire.
        """
        converter = make_converter(BETA)
        converter.register_unstructure_hook(
            ServerVAD, lambda _: {"type": "server_vad"}
        )
        session = SessionResource(turn_detection=ServerVAD(threshold=0.5))

        with pytest.raises(AssertionError) as caught:
            assert_round_trips(converter, session)

        assert (
            "a value did not survive the wire:\n"
            "  value.turn_detection.threshold: 0.5 became None\n"
            '  on the wire: \'{"turn_detection": {"type": "server_vad"}}\''
        ) == str(caught.value)
