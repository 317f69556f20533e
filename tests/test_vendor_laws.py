"""
The laws that hold for the dialects of vendors, whatever is said.
"""

import copy

from collections.abc import Iterator
from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError
from hypothesis import given
from hypothesis import strategies as st

from drawn import BAD
from payloads import resolve
from realtime_attrs import SessionResource
from realtime_attrs.converter import (
    configure_converter,
    drop_unsupported,
    explain,
    unsupported,
)
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    QWEN_OMNI,
    REFERENCE,
    XAI,
    Dialect,
)
from realtime_attrs.events import Event
from realtime_attrs.testing import (
    assert_round_trips,
    events,
    sessions,
    wire_events,
    wire_sessions,
)


VENDORS = (AZURE_VOICE_LIVE, XAI, INWORLD, QWEN_OMNI)
OTHERS = (*VENDORS, REFERENCE, BETA, GA)
ANY: Any = Event


def converters(*, keep_unknown: bool, **options: Any) -> Any:
    """
    Make the converters of each dialect, the detailed and the plain one.
    """
    made: dict[Dialect, list[cattrs.Converter]] = {}
    for dialect in OTHERS:
        for detailed in (True, False):
            converter = cattrs.Converter(
                detailed_validation=detailed, **options
            )
            configure_converter(converter, dialect, keep_unknown=keep_unknown)
            made.setdefault(dialect, []).append(converter)
    return made


OPEN = converters(keep_unknown=False)
CLOSED = converters(keep_unknown=False, forbid_extra_keys=True)
KEEPING = converters(keep_unknown=True)
SESSIONS = {
    (dialect, unknown): sessions(dialect, unknown=unknown)
    for dialect in VENDORS
    for unknown in (False, True)
}
EVENTS = {
    (dialect, unknown): events(dialect, unknown=unknown)
    for dialect in VENDORS
    for unknown in (False, True)
}
WIRES = {dialect: wire_sessions(dialect, unknown=True) for dialect in VENDORS}
WIRE_EVENTS = {dialect: wire_events(dialect) for dialect in VENDORS}
ANYTHING = sessions(unknown=True)

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


def outcome(
    converter: cattrs.Converter, payload: Any, target: Any = SessionResource
) -> Any:
    """
    Read a payload; give what it says, or the problems.
    """
    try:
        return converter.structure(payload, target)
    except CattrsError as error:
        return explain(error, converter)


def found_at(payload: Any, pointer: str) -> Any:
    """
    Find what a pointer leads to; where it ends, that is nothing.
    """
    try:
        return resolve(pointer, payload)
    except (LookupError, TypeError, ValueError):
        return None


def is_in(payload: Any, pointer: str) -> bool:
    """
    Tell whether a pointer leads to something.
    """
    try:
        resolve(pointer, payload)
    except (LookupError, TypeError, ValueError):
        return False
    return True


def check_problems(payload: Any, problems: Any) -> None:
    """
    Check that the places of problems are in the payload, and told once.

    A key that is missing may be one in an object that is missing, or null
    where an object is spread.
    """
    assert len(problems) == len(set(problems))
    for problem in problems:
        above = problem.pointer.rpartition("/")[0]
        over = above.rpartition("/")[0]

        is_missing = problem.message.startswith("required key is missing")
        assert is_in(payload, problem.pointer) or is_missing
        assert not is_missing or found_at(payload, problem.pointer) is None
        assert is_in(payload, above) or is_in(payload, over)
        assert str(problem).isprintable()


def check_reading(
    readers: list[cattrs.Converter],
    payload: Any,
    target: Any = SessionResource,
) -> None:
    """
    Check that both modes take the same, and that it is written and read again.
    """
    before = repr(payload)
    detailed, plain = [outcome(x, payload, target) for x in readers]

    assert before == repr(payload)
    if isinstance(detailed, list):
        check_problems(payload, detailed)
        assert plain[0] in detailed
        return
    assert detailed == plain
    for reader in readers:
        written = reader.unstructure(detailed, target)
        again = reader.structure(written, target)

        assert_round_trips(reader, detailed, target)
        assert repr(written) == repr(reader.unstructure(again, target))


@pytest.mark.parametrize("dialect", VENDORS, ids=str)
class TestRoundTrips:
    @given(data=st.data())
    def test_sessions(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        A session that a dialect can say comes back as the same.
        """
        session = data.draw(SESSIONS[dialect, False])

        for converter in (*OPEN[dialect], *CLOSED[dialect]):
            assert_round_trips(converter, session)
        assert () == unsupported(session, dialect)

    @given(data=st.data())
    def test_unknown(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        So it does with words, objects and keys that nobody knows.
        """
        session = data.draw(SESSIONS[dialect, True])

        for converter in KEEPING[dialect]:
            assert_round_trips(converter, session)
        assert () == unsupported(session, dialect)

    @given(data=st.data())
    def test_events(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Events come back as the same.
        """
        event = data.draw(EVENTS[dialect, False])

        for converter in (*OPEN[dialect], *CLOSED[dialect]):
            assert_round_trips(converter, event, ANY)

    @given(data=st.data())
    def test_unknown_events(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        So they do with what nobody knows in them.
        """
        event = data.draw(EVENTS[dialect, True])

        for converter in KEEPING[dialect]:
            assert_round_trips(converter, event, ANY)


@pytest.mark.parametrize("dialect", VENDORS, ids=str)
class TestReading:
    @pytest.mark.parametrize(
        "payload",
        [
            {},
            {"instructions": "Listen.", "new": None},
            {"tools": [{"type": "function"}], "model": 3},
        ],
        ids=str,
    )
    def test_known(self, dialect: Dialect, payload: Any) -> None:
        """
        What follows is so for payloads that are good, and that are not.
        """
        check_reading(OPEN[dialect], payload)
        check_reading(CLOSED[dialect], payload)
        check_reading(KEEPING[dialect], payload)

    @given(data=st.data())
    def test_open(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Both modes agree on a payload, and what is read is written.
        """
        payload = data.draw(spoilt(WIRES[dialect]))

        check_reading(OPEN[dialect], payload)

    @given(data=st.data())
    def test_closed(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        So they do where extra keys are forbidden, and less is accepted.
        """
        payload = data.draw(spoilt(WIRES[dialect]))
        closed = outcome(CLOSED[dialect][0], payload)
        opened = outcome(OPEN[dialect][0], payload)

        check_reading(CLOSED[dialect], payload)
        assert isinstance(closed, list) or closed == opened
        assert isinstance(closed, list) or not isinstance(opened, list)

    @given(data=st.data())
    def test_keeping(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        So they do where what is unknown is kept.
        """
        payload = data.draw(spoilt(WIRES[dialect]))

        check_reading(KEEPING[dialect], payload)

    def test_nothing_spread(self, dialect: Dialect) -> None:
        """
        Null where a session is spread is a key that is missing.
        """
        payload = {"type": "session.updated", "session": None}

        check_reading(OPEN[dialect], payload, ANY)
        assert ["/session: required key is missing"] == [
            *map(str, outcome(OPEN[dialect][0], payload, ANY))
        ]

    @given(data=st.data())
    def test_events(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        So they do on events.
        """
        payload = data.draw(spoilt(WIRE_EVENTS[dialect]))

        check_reading(OPEN[dialect], payload, ANY)


@pytest.mark.parametrize("dialect", VENDORS, ids=str)
class TestSaying:
    @given(session=ANYTHING)
    def test_unsupported(
        self, dialect: Dialect, session: SessionResource
    ) -> None:
        """
        Nothing is unsupported if, and only if, a session can be written.
        """
        for converter in OPEN[dialect]:
            try:
                converter.unstructure(session)
            except CattrsError:
                can = False
            else:
                can = True

            assert can == (() == unsupported(session, dialect))

    @given(session=ANYTHING)
    def test_drop(self, dialect: Dialect, session: SessionResource) -> None:
        """
        What is left without it is written and read again as the same.
        """
        left, names = drop_unsupported(session, dialect)
        (reader, _) = KEEPING[dialect]
        again = reader.structure(reader.unstructure(left), SessionResource)

        assert () == unsupported(left, dialect)
        assert (left == session) == (not names)
        assert reader.unstructure(left) == reader.unstructure(again)

    @given(data=st.data())
    def test_conversion(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        A session of one dialect is carried over to every other.
        """
        session = data.draw(SESSIONS[dialect, False])
        for other in OTHERS:
            left, _ = drop_unsupported(session, other)
            (reader, _) = OPEN[other]
            written = reader.unstructure(left)

            assert written == reader.unstructure(
                reader.structure(written, SessionResource)
            )
