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
from hypothesis.errors import Unsatisfiable

import realtime_attrs

from payloads import DIALECTS, TYPES
from realtime_attrs import (
    OFF,
    PCM,
    Container,
    FunctionTool,
    MaxResponseOutputTokens,
    ServerVAD,
    SessionResource,
    TurnDetection,
    WebSearchTool,
    XSearchTool,
)
from realtime_attrs.converter import configure_converter, make_converter
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    REFERENCE,
    XAI,
    Dialect,
)
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

    @pytest.mark.parametrize(
        ("dialect", "least"),
        [
            (REFERENCE, FunctionTool("", "")),
            (BETA, FunctionTool("")),
            (GA, FunctionTool("")),
        ],
        ids=str,
    )
    def test_part(self, dialect: Dialect, least: Any) -> None:
        """
        What is not needed goes.
        """
        session = find(sessions(dialect), lambda s: bool(s.tools))

        assert SessionResource(tools=[least]) == session

    @pytest.mark.parametrize(
        ("dialect", "least"),
        [
            (None, FunctionTool("")),
            (None, WebSearchTool()),
            (XAI, XSearchTool()),
        ],
        ids=str,
    )
    def test_part_of_a_kind(self, dialect: Dialect | None, least: Any) -> None:
        """
        So it does from each of several kinds.
        """
        session = find(
            sessions(dialect),
            lambda s: {type(least)} == {*map(type, s.tools or ())},
        )

        assert SessionResource(tools=[least]) == session

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

    def test_formats(self) -> None:
        """
        Every format that some vendor has is drawn, and no other.
        """
        raw = (8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000)
        wav = (8_000, 16_000, 24_000, 48_000)

        assert {
            *(PCM(rate) for rate in raw),
            *(PCM(rate, Container.WAV) for rate in wav),
        } == set(drawn(values(PCM), 200))

    @pytest.mark.parametrize(
        ("dialect", "rates"),
        [
            (BETA, ()),
            (GA, ()),
            (AZURE_VOICE_LIVE, (8_000, 16_000)),
            (INWORLD, (8_000, 16_000, 32_000, 44_100, 48_000)),
        ],
        ids=str,
    )
    def test_formats_of_a_dialect(
        self, dialect: Dialect, rates: tuple[int, ...]
    ) -> None:
        """
        Of a dialect those are drawn that it has.
        """
        found = {s.output_audio_format for s in drawn(sessions(dialect), 300)}

        assert {PCM(rate) for rate in rates} == {
            item for item in found if isinstance(item, PCM)
        }

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
BY_VENDORS = {
    "PCM": AZURE_VOICE_LIVE,
    "AzureAvatarVoice": AZURE_VOICE_LIVE,
    "AzureCustomVoice": AZURE_VOICE_LIVE,
    "AzureEnglishSemanticVAD": AZURE_VOICE_LIVE,
    "AzureMultilingualSemanticVAD": AZURE_VOICE_LIVE,
    "AzureNativeVoice": AZURE_VOICE_LIVE,
    "AzurePersonalVoice": AZURE_VOICE_LIVE,
    "AzureSemanticVAD": AZURE_VOICE_LIVE,
    "AzureStandardVoice": AZURE_VOICE_LIVE,
    "EndOfUtterance": AZURE_VOICE_LIVE,
    "EnglishEndOfUtterance": AZURE_VOICE_LIVE,
    "FileSearchTool": XAI,
    "MultilingualEndOfUtterance": AZURE_VOICE_LIVE,
    "NamedVoice": XAI,
    "SemanticEndOfUtterance": AZURE_VOICE_LIVE,
    "SmartEndOfTurn": AZURE_VOICE_LIVE,
    "WebSearchTool": XAI,
    "XSearchTool": XAI,
}
"""
Whose wire has what OpenAI has not.
"""

NOWHERE = "Container"
"""
What stands on no wire alone.
"""


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

    @pytest.mark.parametrize(
        "name", [name for name in TYPES if name != NOWHERE]
    )
    @settings(max_examples=10)
    @given(data=st.data())
    def test_values(self, name: str, data: st.DataObject) -> None:
        """
        Any class, enum or alias can be drawn, and survives today's wire.

        What OpenAI has not survives that of a vendor who has it.
        """
        annotation = getattr(realtime_attrs, name)
        dialect = BY_VENDORS.get(name, GA)
        value = data.draw(values(annotation, dialect, unknown=True))

        converter = make_converter(dialect, keep_unknown=True)
        assert_round_trips(converter, value, annotation)

    @pytest.mark.parametrize("name", [*BY_VENDORS, NOWHERE])
    def test_nothing(self, name: str) -> None:
        """
        Nothing is drawn of what a dialect has not.
        """
        annotation = getattr(realtime_attrs, name)

        with pytest.raises(Unsatisfiable):
            drawn(values(annotation, GA), 10)


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
