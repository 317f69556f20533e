"""
Input of any kind raises nothing but `CattrsError`, with a place that exists.
"""

import copy

from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError
from hypothesis import given
from hypothesis import strategies as st

import realtime_attrs

from payloads import DIALECTS, REAL, TYPES, resolve, session_of
from realtime_attrs.converter import configure_converter, explain
from realtime_attrs.testing import values


CONVERTERS = [
    cattrs.Converter(detailed_validation=detailed, forbid_extra_keys=closed)
    for _ in DIALECTS
    for detailed in (True, False)
    for closed in (True, False)
]
for _index, _converter in enumerate(CONVERTERS):
    configure_converter(_converter, DIALECTS[_index // 4])

TARGETS = [getattr(realtime_attrs, name) for name in TYPES]

KEYS = sorted(
    {key for path in REAL for key in session_of(path.stem)}
    | {"type", "name", "threshold", "model", "eagerness"}
)
WORDS = [
    "server_vad",
    "semantic_vad",
    "function",
    "alloy",
    "pcm16",
    "inf",
    "auto",
    "",
]

DEEP: list[Any] = []
for _ in range(5_000):
    DEEP = [DEEP]
DEEP_OBJECT: Any = {}
for _ in range(5_000):
    DEEP_OBJECT = {"type": DEEP_OBJECT}

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.builds(lambda: 10**5000)
    | st.floats()
    | st.text()
    | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner, max_size=5)
    ),
    max_leaves=20,
)


@st.composite
def mutations(draw: st.DrawFn) -> Any:
    """
    Take a real session and put anything somewhere in it.
    """
    session = copy.deepcopy(session_of(draw(st.sampled_from(REAL)).stem))
    place: Any = session
    for _ in range(draw(st.integers(0, 3))):
        keys = list(place) if isinstance(place, dict) else range(len(place))
        inner = [k for k in keys if isinstance(place[k], dict | list)]
        if not inner:
            break
        place = place[draw(st.sampled_from(inner))]
    if isinstance(place, dict):
        place[draw(st.sampled_from(KEYS))] = draw(ANYTHING)
    else:
        place.append(draw(ANYTHING))
    return session


def check(value: Any, target: Any, converter: cattrs.Converter) -> None:
    """
    Read *value*, and check the problems if there are any.
    """
    try:
        result = converter.structure(value, target)
    except CattrsError as error:
        problems = explain(error)
        assert problems
        for problem in problems:
            _check_place(problem.pointer, problem.message, value)
    else:
        converter.unstructure(result, target)


def _check_place(pointer: str, message: str, value: Any) -> None:
    if message.startswith("required key is missing"):
        pointer, _, key = pointer.rpartition("/")
        assert key not in resolve(pointer, value)
    else:
        resolve(pointer, value)


class TestAnyInput:
    @given(value=ANYTHING, target=st.sampled_from(TARGETS))
    def test_anything(self, value: Any, target: Any) -> None:
        """
        Anything at all is read as any type, or refused with a place in it.
        """
        for converter in CONVERTERS:
            check(value, target, converter)

    @pytest.mark.parametrize(
        ("value", "target"),
        [
            (DEEP, realtime_attrs.SessionResource),
            ({"tools": DEEP}, realtime_attrs.SessionResource),
            (DEEP_OBJECT, realtime_attrs.TurnDetection),
            (
                {"type": "function", "name": "f", "parameters": DEEP_OBJECT},
                realtime_attrs.FunctionTool,
            ),
        ],
        ids=["array", "tools", "object", "parameters"],
    )
    def test_deep(self, value: Any, target: Any) -> None:
        """
        Depth is no problem of ours.
        """
        for converter in CONVERTERS:
            check(value, target, converter)

    @given(value=mutations())
    def test_mutations(self, value: Any) -> None:
        """
        A real session with something wrong in it is refused with the place.
        """
        for converter in CONVERTERS:
            check(value, realtime_attrs.SessionResource, converter)

    @given(value=values(Any))
    def test_parameters(self, value: Any) -> None:
        """
        Parameters may be any JSON value, and come back as they are.
        """
        payload = {
            "type": "function",
            "name": "f",
            "description": "d",
            "parameters": value,
        }
        for converter in CONVERTERS:
            tool = converter.structure(payload, realtime_attrs.FunctionTool)

            assert value is tool.parameters
