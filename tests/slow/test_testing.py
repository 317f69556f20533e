"""
What the strategies draw, and what they shrink to.
"""

import enum

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import attrs
import pytest

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

import realtime_attrs

from payloads import DIALECTS
from public_classes import ENUMS, RECORDS
from realtime_attrs import (
    OFF,
    PCM,
    AudioFormat,
    Container,
    FunctionTool,
    MaxResponseOutputTokens,
    MCPTool,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    REFERENCE,
    XAI,
    Dialect,
)
from realtime_attrs.testing import sessions, values
from realtime_attrs.vendors.xai import (
    WebSearchTool,
    XAISession,
    XSearchTool,
)
from vendors_only import BY_VENDORS, NOWHERE


THOROUGH = settings(
    settings.get_profile("thorough"), database=None, derandomize=True
)


def drawn(strategy: st.SearchStrategy[Any], share: float = 1) -> list[Any]:
    """
    Draw a share of the examples of the thorough profile.
    """
    count = round(share * THOROUGH.max_examples)
    found: list[Any] = []

    @settings(THOROUGH, max_examples=count)
    @given(value=strategy)
    def draw(value: Any) -> None:
        found.append(value)

    draw()
    return found


class EnoughError(Exception):
    """
    All that is wanted has been drawn.
    """


def never_drawn(
    strategy: st.SearchStrategy[Any],
    wanted: Iterable[Any],
    seen_in: Callable[[Any], Iterable[Any]],
    share: float = 1,
) -> set[Any]:
    """
    Draw up to a share of the examples until nothing that is wanted is left.
    """
    left = set(wanted)

    @settings(
        THOROUGH,
        max_examples=round(share * THOROUGH.max_examples),
        phases=[Phase.generate],
        report_multiple_bugs=False,
    )
    @given(value=strategy)
    def draw(value: Any) -> None:
        left.difference_update(seen_in(value))
        if not left:
            raise EnoughError

    with suppress(EnoughError):
        draw()
    return left


class TestFromType:
    @pytest.mark.parametrize("cls", sorted(RECORDS, key=lambda c: c.__name__))
    def test_every_class(self, cls: type) -> None:
        """
        Each class can be drawn by its type.
        """
        for value in drawn(st.from_type(cls), 0.05):
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
        ("dialect", "cls", "least"),
        [
            (None, SessionResource, FunctionTool("")),
            (None, SessionResource, MCPTool("")),
            (XAI, XAISession, WebSearchTool()),
            (XAI, XAISession, XSearchTool()),
        ],
        ids=str,
    )
    def test_part_of_a_kind(
        self, dialect: Dialect | None, cls: Any, least: Any
    ) -> None:
        """
        So it does from each of several kinds.
        """
        session = find(
            sessions(dialect),
            lambda s: {type(least)} == {*map(type, s.tools or ())},
        )

        assert cls(tools=[least]) == session

    def test_off_before_a_value(self) -> None:
        """
        Turned off is less than set.
        """
        session = find(sessions(), lambda s: s.turn_detection is not None)

        assert SessionResource(turn_detection=OFF) == session


class TestCoverage:
    @pytest.mark.parametrize("cls", sorted(RECORDS, key=lambda c: c.__name__))
    def test_fields(self, cls: type) -> None:
        """
        Every field is drawn set, and unset if it can be.
        """
        # The classes of events are many, and have fewer fields.
        is_of_sessions = cls.__name__ in realtime_attrs.__all__
        share = 0.75 if is_of_sessions else 0.4
        fields = attrs.fields(cls)
        unset = {(x.name, True) for x in fields if x.default is None}

        assert set() == never_drawn(
            values(cls, unknown=True),
            unset | {(field.name, False) for field in fields},
            lambda value: {
                (field.name, getattr(value, field.name) is None)
                for field in fields
            },
            share,
        )

    @pytest.mark.parametrize("cls", sorted(ENUMS, key=lambda c: c.__name__))
    def test_members(self, cls: type[enum.Enum]) -> None:
        """
        Every member is drawn.
        """
        assert set(cls) == set(drawn(values(cls)))

    def test_formats(self) -> None:
        """
        Every format that some vendor has is drawn, and no other.
        """
        raw = (8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000)
        wav = (8_000, 16_000, 24_000, 48_000)

        assert {
            *(PCM(rate) for rate in raw),
            *(PCM(rate, Container.WAV) for rate in wav),
        } == set(drawn(values(PCM)))

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
        formats = values(AudioFormat | PCM, dialect)
        found = {*drawn(formats)}

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
        found = drawn(values(annotation))

        assert {0, greatest} <= {n for n in found if isinstance(n, int)}

    @pytest.mark.parametrize("dialect", [None, *DIALECTS], ids=str)
    def test_modalities(self, dialect: Dialect | None) -> None:
        """
        The words that there are rules for are drawn.
        """
        assert set() == never_drawn(
            sessions(dialect),
            {"audio", "text"},
            lambda session: session.modalities or (),
            0.75,
        )


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
            for value in drawn(values(Any), 1.5)
            for number in integers_in(value)
        )

    def test_any(self) -> None:
        """
        Others are drawn where they are wanted.
        """
        found = find(
            values(Any, any_integer=True),
            lambda value: type(value) is int and value >= 2**63,
            settings=settings(
                THOROUGH, max_examples=100 * THOROUGH.max_examples
            ),
        )

        assert 2**63 == found


class TestDialects:
    @pytest.mark.parametrize("name", [*BY_VENDORS, NOWHERE])
    def test_nothing(self, name: str) -> None:
        """
        Nothing is drawn of what a dialect has not.
        """
        annotation = getattr(realtime_attrs, name)

        with pytest.raises(Unsatisfiable):
            drawn(values(annotation, GA), 0.05)
