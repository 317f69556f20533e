"""
Everything survives every format, with every option.
"""

import functools

from typing import Any

import pytest

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawing import events, sessions
from formats import CELLS, OPTIONS, converted, make
from realtime_attrs.converter import configure_converter
from realtime_attrs.dialects import AZURE_VOICE_LIVE, BETA, GA, XAI, Dialect


@functools.cache
def writer_of(dialect: Dialect) -> Any:
    """
    Make a JSON converter for a dialect.
    """
    converter = make("json", {})
    configure_converter(converter, dialect)
    return converter


@functools.cache
def converter_of(
    name: str, title: str, dialect: Dialect, *, copied: bool
) -> Any:
    """
    Make the converter of a cell; open ones keep unknown values.
    """
    if copied:
        return converter_of(name, title, dialect, copied=False).copy()
    converter = make(name, OPTIONS[title])
    keeps = not is_closed(title)
    configure_converter(converter, dialect, keep_unknown=keeps)
    return converter


def is_closed(title: str) -> bool:
    """
    Tell whether converters with some options refuse unknown keys.
    """
    return "forbid_extra_keys" in OPTIONS[title]


INTEGERS = {"bson": 2**63, "msgpack": 2**64, "orjson": 2**64}
REFUSALS = {
    "orjson": "exceeds 64-bit range",
    "tomlkit": "NoneType",
    "tomllib": "NoneType",
    "msgpack": "Integer value out of range",
    "bson": "8-byte ints|NULL|null",
}


def refused_by(name: str, payload: Any) -> bool:
    """
    Tell whether the format itself has no room for something in a payload.

    TOML has no null, the integers of some have 64 bits, and BSON's keys end at
    a zero.
    """
    if name in ("tomlkit", "tomllib") and payload is None:
        return True
    if name in INTEGERS and type(payload) is int:
        return not -(2**63) <= payload < INTEGERS[name]
    if isinstance(payload, dict):
        return any(
            (name == "bson" and "\0" in key) or refused_by(name, item)
            for key, item in payload.items()
        )
    return isinstance(payload, list) and any(
        refused_by(name, item) for item in payload
    )


def check(
    cells: Any,
    dialect: Dialect,
    known: Any,
    unknown: Any,
    *,
    copied: bool,
) -> None:
    """
    Send a value through each cell: *known* where it is closed, else *news*.
    """
    for name, title in (cell.values for cell in cells):
        converter = converter_of(name, title, dialect, copied=copied)
        value = known if is_closed(title) else unknown
        payload = writer_of(dialect).unstructure(value)
        if refused_by(name, payload):
            with pytest.raises(Exception, match=REFUSALS[name]):
                converted(name, converter, value)
        else:
            assert (value, payload, name, title) == (
                *converted(name, converter, value),
                name,
                title,
            )


FEW = settings.get_profile("few").max_examples


class TestCells:
    cells = (
        CELLS
        if settings.default.max_examples > FEW
        else [cell for cell in CELLS if cell.values[1] == "default"]
    )

    @pytest.mark.parametrize(
        ("dialect", "copied"),
        [
            (BETA, False),
            (GA, False),
            (GA, True),
            (AZURE_VOICE_LIVE, False),
            (XAI, True),
        ],
        ids=str,
    )
    @settings(suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_sessions(
        self, dialect: Dialect, copied: bool, data: st.DataObject
    ) -> None:
        """
        Sessions survive, and look the same in every format, in every cell.
        """
        known = data.draw(sessions(dialect, any_integer=True))
        unknown = data.draw(sessions(dialect, unknown=True, any_integer=True))

        check(self.cells, dialect, known, unknown, copied=copied)

    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    @settings(suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_events(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Events survive likewise; bytes are base64 also where bytes are known.
        """
        known = data.draw(events(dialect, any_integer=True))
        unknown = data.draw(events(dialect, unknown=True, any_integer=True))

        check(self.cells, dialect, known, unknown, copied=False)
