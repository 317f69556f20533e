"""
Adapters that trust their parser read texts as converters do, which scan.
"""

import copy
import json

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from both_modes import MODES
from drawing import wire_events, wire_sessions
from realtime_attrs import SessionResource, Unknown
from realtime_attrs.dialects import BETA, GA
from realtime_attrs.events import Event
from trusted import LIBRARIES, SPOILING, check_equal, converter_of


KEYS = ("parameters", "metadata", "variables", "tools", "type", "new")
PLACES = st.sampled_from([f"here{index}" for index in range(len(SPOILING))])
NUMBERS = st.floats() | st.integers()
FREE = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text() | PLACES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32-be")


@st.composite
def texts(draw: st.DrawFn, payload: Any) -> Any:
    """
    Write a payload with anything in some places, also twice at one key.
    """
    payload = copy.deepcopy(payload)
    for _ in range(draw(st.integers(0, 3))):
        place: Any = payload
        while draw(st.booleans()):
            keys = (
                list(place) if isinstance(place, dict) else range(len(place))
            )
            inner = [k for k in keys if isinstance(place[k], dict | list)]
            if not inner:
                break
            place = place[draw(st.sampled_from(inner))]
        if isinstance(place, dict):
            key = draw(st.sampled_from([*place, *KEYS]))
            place[key] = draw(FREE)
        else:
            place.append(draw(FREE))
    text = json.dumps(payload, ensure_ascii=draw(st.booleans()))
    for index, spoiling in enumerate(SPOILING):
        text = text.replace(f'"here{index}"', spoiling)
    return draw(encoded(text))


@st.composite
def encoded(draw: st.DrawFn, text: str) -> Any:
    """
    Give a text in one of the types that parsers accept, or cut.
    """
    if draw(st.integers(0, 9)) == 0:
        text = text[: draw(st.integers(0, len(text)))]
    if draw(st.booleans()):
        return text
    encoding = draw(st.sampled_from(ENCODINGS))
    kind = draw(st.sampled_from([bytes, bytearray, memoryview]))
    return kind(text.encode(encoding, "surrogatepass"))


@given(data=st.data())
def test_sessions(data: st.DataObject) -> None:
    """
    It is so of sessions.
    """
    dialect = data.draw(st.sampled_from([BETA, GA]))
    payload = data.draw(wire_sessions(dialect, unknown=True))
    check_each(dialect, SessionResource, data.draw(texts(payload)))


@given(data=st.data())
def test_events(data: st.DataObject) -> None:
    """
    It is so of events.
    """
    dialect = data.draw(st.sampled_from([BETA, GA]))
    payload = data.draw(wire_events(dialect, unknown=True))
    check_each(dialect, Event | Unknown, data.draw(texts(payload)))


def check_each(dialect: Any, annotation: Any, text: Any) -> None:
    """
    Read a text by each library.
    """
    for library in LIBRARIES:
        for mode in MODES:
            for detailed in (True, False):
                converter = converter_of(
                    library, dialect, detailed_validation=detailed, **mode
                )
                check_equal(converter, annotation, text)
