"""
Input of any kind raises nothing but `CattrsError`, with a place that exists.
"""

import copy

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import realtime_attrs

from hostile import check, converters
from payloads import REAL, TYPES, session_of
from realtime_attrs.testing import values


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


class TestAnyInput:
    @given(value=ANYTHING, target=st.sampled_from(TARGETS))
    def test_anything(self, value: Any, target: Any) -> None:
        """
        Anything at all is read as any type, or refused with a place in it.
        """
        for converter in converters():
            check(value, target, converter)

    @given(value=mutations())
    def test_mutations(self, value: Any) -> None:
        """
        A real session with something wrong in it is refused with the place.
        """
        for converter in converters():
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
        for converter in converters():
            tool = converter.structure(payload, realtime_attrs.FunctionTool)

            assert value is tool.parameters
