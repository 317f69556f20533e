"""
The laws of Live sessions that are made of Realtime sessions.
"""

from functools import cache
from typing import Any

import attrs

from hypothesis import given

from drawing import sessions
from realtime_attrs import INF, SessionResource, Unknown, live
from realtime_attrs.converter import make_converter, unsupported
from realtime_attrs.dialects import GA, LIVE
from realtime_attrs.testing import assert_round_trips, values


PLACES = {
    "instructions": ("instructions",),
    "voice": ("voice",),
    "input_audio_format": ("audio_format",),
    "output_audio_format": ("audio_format",),
    "tools": ("delegation", "tools"),
    "tool_choice": ("delegation", "tool_choice"),
    "parallel_tool_calls": ("delegation", "parallel_tool_calls"),
    "reasoning": ("delegation", "reasoning"),
    "max_response_output_tokens": ("delegation", "max_output_tokens"),
}


@cache
def reader() -> Any:
    """
    Make a converter, once.
    """
    return make_converter(LIVE, forbid_extra_keys=True)


def moved(session: SessionResource) -> live.LiveSession:
    """
    Check that each attribute that is set is either moved or named.
    """
    made, names = live.from_realtime(session)
    for field in attrs.fields(SessionResource):
        value = getattr(session, field.name)
        if value in (None, (), INF):
            continue
        new: Any = made
        for step in PLACES.get(field.name, ("extra",)):
            new = getattr(new, step, None)
        named = [x for x in names if x.startswith(field.name)]
        assert named or is_alike(value, new)
    assert len(names) == len({*names})
    return made


def is_alike(value: Any, new: Any) -> bool:
    """
    Compare all that the classes have in common.
    """
    if isinstance(value, tuple):
        pairs = zip(value, new, strict=True)
        return all(is_alike(*pair) for pair in pairs)
    if attrs.has(type(value)) and attrs.has(type(new)):
        return all(
            getattr(value, field.name) == getattr(new, field.name)
            for field in attrs.fields(type(new))
            if hasattr(value, field.name)
        )
    return bool(value == new)


def unknown_in(value: Any) -> bool:
    """
    Look for unknown values, except in free JSON.
    """
    if isinstance(value, tuple):
        return any(unknown_in(item) for item in value)
    if attrs.has(type(value)):
        return any(
            unknown_in(getattr(value, field.name))
            for field in attrs.fields(type(value))
        )
    return isinstance(value, Unknown)


class TestFromRealtime:
    @given(session=sessions(GA))
    def test_known(self, session: SessionResource) -> None:
        """
        It is a session of Live, with all that isn't named.
        """
        assert_round_trips(reader(), moved(session))

    @given(session=sessions(GA, unknown=True))
    def test_unknown(self, session: SessionResource) -> None:
        """
        Unknown values of a Realtime session are named.
        """
        made = moved(session)

        assert not unknown_in(made)
        assert_round_trips(reader(), made)

    @given(session=values(SessionResource))
    def test_any(self, session: SessionResource) -> None:
        """
        The session need not be of a dialect.
        """
        assert () == unsupported(moved(session), LIVE)
