"""
Read and write by a rule, in every mode.
"""

from collections import UserDict
from collections.abc import Callable
from typing import Any

import cattrs
import pytest

import both_modes

from both_modes import MODES
from public_classes import RECORDS
from realtime_attrs import SessionResource
from realtime_attrs.converter import (
    WireError,
    configure_converter,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import (
    Dialect,
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
    **options: bool,
) -> Any:
    """
    Read a payload, a session if nothing else, the same in both modes.
    """
    return both_modes.read(dialect, payload, target, **options)


def kept(dialect: Dialect, payload: Any, target: Any = SessionResource) -> Any:
    """
    Read a payload and keep its unknown values; it is written as it was.
    """
    value = read(dialect, payload, target, keep_unknown=True)
    assert payload == write(dialect, value)
    return value


def write(dialect: Dialect, value: Any) -> Any:
    """
    Write a value that the dialect supports.
    """
    if type(value) in RECORDS:
        assert () == unsupported(value, dialect)
    return make_converter(dialect).unstructure(value)


def problems(
    dialect: Dialect,
    payload: Any,
    target: Any = SessionResource,
    **options: bool,
) -> list[str]:
    """
    List the errors of a payload, a session if nothing else.
    """
    return both_modes.problems(dialect, payload, target, **options)


def refused(dialect: Dialect, value: Any) -> list[str]:
    """
    List why the dialect does not write a value.
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
    Check that a payload is read as a value and written again, in every mode.
    """
    also_read(dialect, payload, value)
    assert payload == write(dialect, value)


def also_read(
    dialect: Dialect,
    payload: Any,
    value: Any,
) -> None:
    """
    Check that a payload is read as a value, in every mode.
    """
    for options in MODES:
        for item in (payload, wrapped(payload)):
            assert value == read(dialect, item, type(value), **options)


def changed(
    base: Dialect,
    cls: type[Any] = SessionResource,
    *names: str,
    **changes: Any,
) -> Dialect:
    """
    Derive a dialect in which the record for a class is changed.
    """
    new = base.of(base.class_for(cls)).evolve(*names, **changes)
    return base.evolve("acme", records=[new])


def hooked(
    dialect: Dialect, *hooks: tuple[Any, Callable[..., Any]], late: bool
) -> cattrs.Converter:
    """
    Make a converter with users' hooks for reading.
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
    Write a session with a voice in the JSON of GA.
    """
    return {"type": "realtime", "audio": {"output": {"voice": voice}}}


def asked(cls: type, found: Any, dialect: Dialect) -> Any:
    """
    Make a converter with a user's hook that reads *cls* as *found*.
    """
    converter = make_converter(dialect)
    converter.register_structure_hook(cls, lambda *_: found)
    return converter
