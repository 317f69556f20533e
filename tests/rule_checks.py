"""
Reading and writing by a rule, the same in every mode.
"""

from collections import UserDict
from collections.abc import Callable
from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import (
    SessionResource,
)
from realtime_attrs.converter import (
    WireError,
    configure_converter,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import (
    Dialect,
)
from realtime_attrs.dialects.classes import RECORDS


MODES: tuple[dict[str, bool], ...] = (
    {},
    {"keep_unknown": True},
    {"forbid_extra_keys": True},
)


class Text(str):
    """
    A string of a class of its own.
    """

    __slots__ = ()


def wrapped(value: Any) -> Any:
    """
    Make the same JSON value of other classes than usual.
    """
    if isinstance(value, dict):
        return UserDict({Text(k): wrapped(x) for k, x in value.items()})
    if isinstance(value, list):
        return tuple(map(wrapped, value))
    return Text(value) if isinstance(value, str) else value


def read(
    dialect: Dialect,
    payload: Any,
    target: Any = SessionResource,
    **options: Any,
) -> Any:
    """
    Read a payload, the same in both modes.
    """
    one, other = (
        make_converter(
            dialect, detailed_validation=detailed, **options
        ).structure(payload, target)
        for detailed in (True, False)
    )
    assert one == other
    return one


def kept(dialect: Dialect, payload: Any, target: Any = SessionResource) -> Any:
    """
    Read a payload with what is unknown in it, and see it written again.
    """
    value = read(dialect, payload, target, keep_unknown=True)
    assert payload == write(dialect, value)
    return value


def write(dialect: Dialect, value: Any) -> Any:
    """
    Write a value, which the dialect can say.
    """
    if type(value) in RECORDS:
        assert () == unsupported(value, dialect)
    return make_converter(dialect).unstructure(value)


def problems(
    dialect: Dialect,
    payload: Any,
    target: Any = SessionResource,
    **options: Any,
) -> list[str]:
    """
    List what is wrong with a payload, the same in both modes.
    """
    found = []
    for detailed in (True, False):
        converter = make_converter(
            dialect, detailed_validation=detailed, **options
        )
        with pytest.raises(CattrsError) as caught:
            converter.structure(payload, target)
        found.append([str(problem) for problem in explain(caught.value)])
    assert found[1][0] in found[0]
    return found[0]


def refused(dialect: Dialect, value: Any) -> list[str]:
    """
    List why a value cannot be said.
    """
    with pytest.raises(WireError) as caught:
        make_converter(dialect).unstructure(value)
    assert unsupported(value, dialect)
    return [str(problem) for problem in caught.value.problems]


def both_ways(
    dialect: Dialect,
    payload: Any,
    value: Any,
) -> None:
    """
    Check that one is read as the other and written so, in every mode.
    """
    also_read(dialect, payload, value)
    assert payload == write(dialect, value)


def also_read(
    dialect: Dialect,
    payload: Any,
    value: Any,
) -> None:
    """
    Check that a payload is read as a value too, in every mode.
    """
    for options in MODES:
        for item in (payload, wrapped(payload)):
            assert value == read(dialect, item, type(value), **options)


def hooked(
    dialect: Dialect, *hooks: tuple[Any, Callable[..., Any]], late: bool
) -> cattrs.Converter:
    """
    Make a converter with hooks of the user's own for reading.
    """
    converter = cattrs.Converter()
    if late:
        configure_converter(converter, dialect)
    for cls, hook in hooks:
        converter.register_structure_hook(cls, hook)
    if not late:
        configure_converter(converter, dialect)
    return converter


def spoken(voice: Any) -> Any:
    """
    Write a session with a voice as the wire of today has it.
    """
    return {"type": "realtime", "audio": {"output": {"voice": voice}}}


def asked(cls: type, found: Any, dialect: Dialect) -> Any:
    """
    Make a converter on which the user reads *cls*, always as *found*.
    """
    converter = make_converter(dialect)
    converter.register_structure_hook(cls, lambda *_: found)
    return converter
