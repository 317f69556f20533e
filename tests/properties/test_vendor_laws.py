"""
The laws that hold for the dialects of vendors, whatever is said.
"""

import copy

from collections.abc import Iterator
from typing import Any

import pytest

from cattrs.errors import CattrsError
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing import events, sessions, wire_events, wire_sessions
from drawn import BAD
from payloads import VENDORS
from readings import ANY, check_reading, closed, keeping, opened, outcome
from realtime_attrs import SessionResource
from realtime_attrs._values.equality import is_same_setting
from realtime_attrs.converter import (
    drop_unsupported,
    unsupported,
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    REFERENCE,
    Dialect,
)
from realtime_attrs.testing import (
    assert_round_trips,
)
from realtime_attrs.testing import (
    sessions as any_sessions,
)


OTHERS = (*VENDORS, REFERENCE, BETA, GA)

FEW = settings.get_profile("few").max_examples
IS_SHORT = settings.default.max_examples <= FEW


def law(number: int) -> pytest.MarkDecorator:
    """
    Run a law for all vendors, or for a quarter of them if examples are few.

    Each vendor has two laws of eight then.
    """
    some = VENDORS[number::4] if IS_SHORT else VENDORS
    return pytest.mark.parametrize("dialect", some, ids=str)


law_of_events = pytest.mark.parametrize(
    "dialect", VENDORS[:1] if IS_SHORT else VENDORS, ids=str
)
"""
With few examples, the events of one vendor stand for the others'.
"""


ANYTHING = st.deferred(lambda: any_sessions(unknown=True))

KEYS = (
    "audio",
    "format",
    "input",
    "input_audio_format",
    "input_audio_sampling_rate",
    "max_tokens",
    "modalities",
    "model",
    "new",
    "output_audio_format",
    "output_modalities",
    "rate",
    "reasoning_effort",
    "sample_rate",
    "turn_detection",
    "type",
    "voice",
)
VALUES = BAD | st.sampled_from(
    [
        None,
        8000,
        16000,
        24000,
        "pcm",
        "pcm16",
        "g711_ulaw",
        "low",
        "none",
        "alloy",
        {"type": None},
        {"type": "pcm"},
        {"type": "audio/pcm", "rate": 8000},
        {"type": "openai", "name": "alloy"},
        {"type": "function", "function": {"name": "f"}},
        {"model": "semantic_detection_v1"},
        {"output": {"voice": "eve"}},
        {"input": {"turn_detection": None}},
        ["audio"],
    ]
).map(copy.deepcopy)


def containers_of(value: Any) -> Iterator[Any]:
    """
    List the objects and arrays in a payload.
    """
    todo = [value]
    for item in todo:
        if isinstance(item, dict | list):
            yield item
            todo += item.values() if isinstance(item, dict) else item


@st.composite
def spoilt(draw: st.DrawFn, wires: st.SearchStrategy[Any]) -> Any:
    """
    Draw a payload in which up to three things are otherwise.
    """
    payload = copy.deepcopy(draw(wires))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.sampled_from(list(containers_of(payload))))
        if isinstance(place, list):
            place.append(draw(VALUES))
        else:
            place[draw(st.sampled_from([*place, *KEYS]))] = draw(VALUES)
    return payload


class TestRoundTrips:
    @law(0)
    @given(data=st.data())
    def test_sessions(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        A session that a dialect can say comes back as the same.
        """
        session = data.draw(sessions(dialect))

        for converter in (*opened(dialect), *closed(dialect)):
            assert_round_trips(converter, session)
        assert () == unsupported(session, dialect)

    @law(1)
    @given(data=st.data())
    def test_unknown(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        So it does with words, objects and keys that nobody knows.
        """
        session = data.draw(sessions(dialect, unknown=True))

        for converter in keeping(dialect):
            assert_round_trips(converter, session)
        assert () == unsupported(session, dialect)


class TestEvents:
    @law_of_events
    @given(data=st.data())
    def test_events(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Events come back as the same.
        """
        event = data.draw(events(dialect))

        for converter in (*opened(dialect), *closed(dialect)):
            assert_round_trips(converter, event, ANY)

    @law_of_events
    @given(data=st.data())
    def test_unknown_events(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        So they do with what nobody knows in them.
        """
        event = data.draw(events(dialect, unknown=True))

        for converter in keeping(dialect):
            assert_round_trips(converter, event, ANY)


class TestReading:
    @law(2)
    @given(data=st.data())
    def test_open(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Both modes agree on a payload, and what is read is written.
        """
        payload = data.draw(spoilt(wire_sessions(dialect, unknown=True)))

        check_reading(opened(dialect), payload)

    @law(3)
    @given(data=st.data())
    def test_closed(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        So they do where extra keys are forbidden, and less is accepted.
        """
        payload = data.draw(spoilt(wire_sessions(dialect, unknown=True)))
        strict = outcome(closed(dialect)[0], payload)
        lenient = outcome(opened(dialect)[0], payload)

        check_reading(closed(dialect), payload)
        assert isinstance(strict, list) or strict == lenient
        assert isinstance(strict, list) or not isinstance(lenient, list)

    @law(0)
    @given(data=st.data())
    def test_keeping(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        So they do where what is unknown is kept.
        """
        payload = data.draw(spoilt(wire_sessions(dialect, unknown=True)))

        check_reading(keeping(dialect), payload)

    @law_of_events
    @given(data=st.data())
    def test_events(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        So they do on events.
        """
        payload = data.draw(spoilt(wire_events(dialect)))

        check_reading(opened(dialect), payload, ANY)


class TestSaying:
    @law(1)
    @given(session=ANYTHING)
    def test_unsupported(
        self, dialect: Dialect, session: SessionResource
    ) -> None:
        """
        Nothing is unsupported if, and only if, a session can be written.
        """
        for converter in opened(dialect):
            try:
                converter.unstructure(session)
            except CattrsError:
                can = False
            else:
                can = True

            assert can == (() == unsupported(session, dialect))

    @law(2)
    @given(session=ANYTHING)
    def test_drop(self, dialect: Dialect, session: SessionResource) -> None:
        """
        What is left without it is written and read again as the same.
        """
        left, names = drop_unsupported(session, dialect)
        (reader, _) = keeping(dialect)
        again = reader.structure(reader.unstructure(left), SessionResource)

        assert () == unsupported(left, dialect)
        assert is_same_setting(left, session) == (not names)
        assert reader.unstructure(left) == reader.unstructure(again)

    @law(3)
    @given(data=st.data())
    def test_conversion(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        A session of one dialect is carried over to every other.
        """
        session = data.draw(sessions(dialect))
        for other in OTHERS:
            left, _ = drop_unsupported(session, other)
            (reader, _) = opened(other)
            written = reader.unstructure(left)

            assert written == reader.unstructure(
                reader.structure(written, SessionResource)
            )
