"""
Events with one thing wrong are read alike in every mode.
"""

import copy
import functools

from collections.abc import Iterator
from typing import Any

import pytest

from cattrs.errors import CattrsError
from hypothesis import given
from hypothesis import strategies as st

from drawing import wire_events
from payloads import resolve
from realtime_attrs import Unknown
from realtime_attrs.converter import explain, make_converter
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.events import Event


ANY_OR_NEW: Any = Event | Unknown


@functools.cache
def converter_of(dialect: Dialect, *, keeps: bool, detailed: bool) -> Any:
    """
    Make a converter.
    """
    return make_converter(
        dialect, keep_unknown=keeps, detailed_validation=detailed
    )


BAD = st.sampled_from([3, -1, 10**30, True, "x", [], [3], {"a": 1}, None]).map(
    copy.deepcopy
)


class TestLaws:
    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    @given(data=st.data())
    def test_spoiled(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        With one thing wrong, modes agree, and places lead into the payload.
        """
        payload = copy.deepcopy(data.draw(wire_events(dialect, unknown=True)))
        place, key = data.draw(st.sampled_from(list(places_in(payload))))
        place[key] = data.draw(BAD)
        for keeps in (False, True):
            found = [
                _outcome(
                    converter_of(dialect, keeps=keeps, detailed=detailed),
                    payload,
                )
                for detailed in (True, False)
            ]

            assert (found[0] == found[1]) or found[1][0] in found[0]
            problems = found[0] if isinstance(found[0], list) else []
            for pointer in [
                problem.pointer
                for problem in problems
                if not problem.message.startswith("required key is missing")
            ]:
                resolve(pointer, payload)


def places_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """
    List where the values of a payload stand: what holds them, and at what.
    """
    if isinstance(value, dict | list):
        keys = list(value) if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield value, key
            yield from places_in(value[key])


def _outcome(converter: Any, payload: Any) -> Any:
    try:
        return converter.structure(payload, ANY_OR_NEW)
    except CattrsError as error:
        return explain(error)
