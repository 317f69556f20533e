"""
JSON of any shape.
"""

from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from realtime_attrs import FunctionTool


@cache
def anything() -> st.SearchStrategy[Any]:
    """
    Draw JSON.
    """
    return st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )


class TestIdentity:
    @given(data=st.data())
    def test_anything(self, data: st.DataObject) -> None:
        """
        JSON of any shape is kept.
        """
        value = data.draw(anything())

        assert FunctionTool("f", parameters=value).parameters is value
