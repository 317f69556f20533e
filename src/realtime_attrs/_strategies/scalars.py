"""
Draw JSON and scalars.
"""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from .._values.scalars import SecretText


def _json(whole: st.SearchStrategy[int]) -> st.SearchStrategy[Any]:
    return st.recursive(
        st.none()
        | st.booleans()
        | whole
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(), inner, max_size=3)
        ),
        max_leaves=8,
    )


# Many JSON writers support integers of 64 bits only.
JSON = _json(st.integers(-(2**63), 2**63 - 1))
ANY_JSON = _json(st.integers())


def integers(least: int, greatest: int) -> st.SearchStrategy[int]:
    """
    Draw integers, and their bounds often.
    """
    return st.sampled_from([least, greatest]) | st.integers(least, greatest)


SCALARS: Mapping[Any, st.SearchStrategy[Any]] = {
    None: st.none(),
    str: st.text(),
    bytes: st.binary(),
    SecretText: st.text(),
    bool: st.booleans(),
    int: integers(-(2**63), 2**63 - 1),
}
