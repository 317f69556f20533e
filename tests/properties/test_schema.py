"""
The schemas of dialects, held against whatever is read.
"""

import copy

from functools import cache
from typing import Any

import pytest

from hypothesis import given, settings
from hypothesis import strategies as st

from drawing import wire_events, wire_sessions
from realtime_attrs import SessionResource
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import Dialect
from realtime_attrs.testing import values
from schemas import (
    DIALECTS,
    KINDS,
    OPENAIS,
    READ,
    check,
    containers_in,
    pairs,
)


@cache
def bad() -> st.SearchStrategy[Any]:
    """
    Draw what is wrong in most places.
    """
    things = st.sampled_from(
        [
            *(None, True, 3, -1, 0.5, 1.0, 10**30, 2**128, 1e39, -1e39),
            *([], [3], [None], ["audio"], ["audio", "text"]),
            *({}, {"a": 1}, {"type": "x"}, {"type": None}),
            {"type": "audio/pcm", "rate": 8000},
            {"type": "audio/pcm", "rate": None, "x": 1},
            {"type": "wav", "sample_rate": 8000},
            {"type": "openai", "name": "ash"},
            {"model": "semantic_detection_v1", "timeout_ms": 1},
            *("pcm16", "pcm", "g711_ulaw", "ara", "high"),
        ]
    )
    texts = ["x", "", "user", "caller", "none", "inf", "QUJD\n"]
    return (
        things.map(copy.deepcopy)
        | st.sampled_from(texts)
        | st.floats(allow_nan=False, allow_infinity=False)
    )


KEYS = [
    *("new", "type", "id", "role", "object", "session", "audio", "voice"),
    *("modalities", "max_output_tokens", "max_response_output_tokens"),
    *("client_secret", "expires_at", "heat", "temperature", "turns"),
    *("input_audio_sampling_rate", "input_audio_format", "function"),
    *("name", "output_modalities", "turn_detection", "format"),
]


@st.composite
def spoilt(draw: st.DrawFn, good: st.SearchStrategy[Any]) -> Any:
    """
    Draw a payload with up to two things that are others, new or gone.
    """
    payload = copy.deepcopy(draw(good))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.sampled_from(list(containers_in(payload))))
        if isinstance(place, list):
            place.append(draw(bad()))
        else:
            new = st.sampled_from(KEYS)
            key = draw(st.sampled_from([*place]) | new if place else new)
            if not (draw(st.booleans()) and place.pop(key, None)):
                place[key] = draw(bad())
    return payload


@cache
def drawn(dialect: Dialect, kind: str) -> st.SearchStrategy[Any]:
    """
    Draw payloads as they are written, with what is unknown.
    """
    draw: Any = {
        "SessionResource": wire_sessions,
        "Event": wire_events,
    }.get(kind)
    if draw is not None:
        return draw(dialect, unknown=True)
    write = make_converter(dialect).unstructure
    return values(KINDS[kind], dialect, unknown=True).map(write)


FEW = settings.get_profile("few").max_examples
CASES = [
    (dialect, kind)
    for dialect, kind in READ
    if settings.default.max_examples > FEW
    or (dialect in OPENAIS if kind != "Event" else dialect == "ga")
]
"""
What is drawn; with few examples, the sessions of a vendor only as written.
"""


class TestDrawn:
    @pytest.mark.parametrize(("dialect", "kind"), CASES)
    @given(data=st.data())
    def test_agree(self, dialect: str, kind: str, data: st.DataObject) -> None:
        """
        With anything wrong anywhere, what is read is valid.
        """
        payload = data.draw(spoilt(drawn(DIALECTS[dialect], kind)))

        check(payload, dialect, kind)

    @pytest.mark.parametrize(
        "dialect", [name for name in DIALECTS if name != "odd"]
    )
    @given(data=st.data())
    def test_what_is_written(self, dialect: str, data: st.DataObject) -> None:
        """
        What a dialect writes is valid, unknown keys refused or not.
        """
        payload = data.draw(wire_sessions(DIALECTS[dialect]))
        for pair in pairs(dialect, "SessionResource"):
            assert (True, True) == pair.judge(payload, SessionResource)
