"""
The strategies of dialects, each made once.
"""

from functools import cache
from typing import Any

from hypothesis import strategies as st

from realtime_attrs import testing
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import Dialect


@cache
def _drawn(
    draw: Any, dialect: Dialect, unknown: bool, any_integer: bool
) -> st.SearchStrategy[Any]:
    return draw(dialect, unknown=unknown, any_integer=any_integer)


def sessions(
    dialect: Dialect, *, unknown: bool = False, any_integer: bool = False
) -> st.SearchStrategy[Any]:
    """
    Draw sessions of a dialect.
    """
    return _drawn(testing.sessions, dialect, unknown, any_integer)


def events(
    dialect: Dialect, *, unknown: bool = False, any_integer: bool = False
) -> st.SearchStrategy[Any]:
    """
    Draw events of a dialect.
    """
    return _drawn(testing.events, dialect, unknown, any_integer)


@cache
def _writer(dialect: Dialect) -> Any:
    return make_converter(dialect).unstructure


def wire_sessions(
    dialect: Dialect, *, unknown: bool = False
) -> st.SearchStrategy[Any]:
    """
    Draw sessions as a dialect writes them.
    """
    return sessions(dialect, unknown=unknown).map(_writer(dialect))


def wire_events(
    dialect: Dialect, *, unknown: bool = False
) -> st.SearchStrategy[Any]:
    """
    Draw events as a dialect writes them.
    """
    return events(dialect, unknown=unknown).map(_writer(dialect))
