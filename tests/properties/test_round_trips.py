"""
Round trips of everything that a dialect can say, and of what it reads.
"""

import copy
import functools
import json

from typing import Any

import attrs
import cattrs
import pytest

from hypothesis import given
from hypothesis import strategies as st

from payloads import DIALECTS
from realtime_attrs import SessionResource
from realtime_attrs.converter import (
    WireError,
    configure_converter,
    drop_unsupported,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.testing import assert_round_trips, sessions, wire_sessions


@functools.cache
def converter_of(dialect: Dialect, *, detailed: bool) -> cattrs.Converter:
    """
    Make a converter.
    """
    converter = cattrs.Converter(detailed_validation=detailed)
    configure_converter(converter, dialect)
    return converter


wires = functools.cache(wire_sessions)


@pytest.mark.parametrize("dialect", DIALECTS, ids=str)
class TestRoundTrips:
    @given(data=st.data())
    def test_domain(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        A session that is written and read again is the same session.
        """
        session = data.draw(sessions(dialect))
        for detailed in (True, False):
            assert_round_trips(
                converter_of(dialect, detailed=detailed), session
            )

    @given(data=st.data())
    def test_wire(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        What is written is JSON, and is read and written without change.
        """
        converter = converter_of(dialect, detailed=True)
        payload = data.draw(wires(dialect))
        original = copy.deepcopy(payload)

        session = converter.structure(payload, SessionResource)

        assert original == payload
        assert original == converter.unstructure(session)
        assert original == json.loads(json.dumps(payload, allow_nan=False))
        assert _is_json(payload)

    @given(session=sessions())
    def test_said_or_named(
        self, dialect: Dialect, session: SessionResource
    ) -> None:
        """
        A session is written, or what cannot be said is named, never both.
        """
        names = unsupported(session, dialect)
        left, dropped = drop_unsupported(session, dialect)

        assert names == dropped[: len(names)]
        assert unsupported(left, dialect) == ()
        if names:
            with pytest.raises(WireError):
                converter_of(dialect, detailed=True).unstructure(session)
        else:
            assert session is left
            converter_of(dialect, detailed=True).unstructure(session)


@pytest.mark.parametrize(
    ("there", "back"),
    [(BETA, GA), (GA, BETA)],
)
class TestThereAndBack:
    @given(session=sessions())
    def test_conversion(
        self, there: Dialect, back: Dialect, session: SessionResource
    ) -> None:
        """
        What both dialects can say survives going to the other and back.
        """
        session, _ = drop_unsupported(session, there)
        session, _ = drop_unsupported(session, back)

        first = _through(session, there)
        second = _through(first, back)
        third = _through(second, there)

        assert _modality_apart(session) == _modality_apart(first)
        assert _modality_apart(first) == _modality_apart(third)


def _through(session: SessionResource, dialect: Dialect) -> SessionResource:
    converter = converter_of(dialect, detailed=True)
    return converter.structure(converter.unstructure(session), SessionResource)


def _modality_apart(session: SessionResource) -> tuple[Any, ...]:
    """
    Say of the modalities only what every wire can: whether there is audio.
    """
    modalities = session.modalities or ()
    is_usual = bool(modalities) and {"audio", "text"}.issuperset(modalities)
    return attrs.evolve(session, modalities=None), (
        "audio" in modalities if is_usual else session.modalities
    )


def _is_json(value: Any) -> bool:
    if type(value) is dict:
        return all(type(key) is str for key in value) and _is_json(
            list(value.values())
        )
    if type(value) is list:
        return all(map(_is_json, value))
    return type(value) in (str, int, float, bool, type(None))
