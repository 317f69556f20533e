"""
Reading and writing by dialects, and checks of both.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError
from cattrs.preconf.json import JsonConverter

from realtime_attrs import SessionResource, Unknown
from realtime_attrs.converter import explain, make_converter, unsupported
from realtime_attrs.dialects import Dialect
from realtime_attrs.events import Event


ABSENT = "(absent)"

EVENT: Any = Event

ANYTHING: Any = Event | Unknown

Session = SessionResource


@cache
def converter_for(dialect: Dialect, **options: Any) -> JsonConverter:
    """
    Make a converter, each once.
    """
    return make_converter(dialect, **options)


def read(
    dialect: Dialect, payload: Any, target: Any = Session, **options: Any
) -> Any:
    """
    Read a payload.
    """
    return converter_for(dialect, **options).structure(payload, target)


def written(
    dialect: Dialect, value: Any, target: Any = None, **options: Any
) -> Any:
    """
    Write a value.
    """
    return converter_for(dialect, **options).unstructure(value, target)


def refusals(
    dialect: Dialect, payload: Any, target: Any = Session, **options: Any
) -> list[str]:
    """
    Read something bad and say what is wrong, one string a problem.
    """
    with pytest.raises(CattrsError) as caught:
        read(dialect, payload, target, **options)
    return [str(problem) for problem in explain(caught.value)]


def cannot(dialect: Dialect, value: Any) -> list[str]:
    """
    Write what cannot be written, and say why, one string a problem.
    """
    with pytest.raises(CattrsError) as caught:
        written(dialect, value)
    return [str(problem) for problem in explain(caught.value)]


def changes(
    before: Any, after: Any, place: str = ""
) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """
    List where two payloads differ, each place with what was and what is there.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            yield from changes(
                before.get(key, ABSENT),
                after.get(key, ABSENT),
                f"{place}/{key}",
            )
    elif isinstance(before, list) and isinstance(after, list):
        assert len(before) == len(after)
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from changes(one, other, f"{place}/{index}")
    elif repr(before) != repr(after):
        yield place, (before, after)


def nulls(place: str, keys: str) -> dict[str, tuple[Any, Any]]:
    """
    List nulls of known keys, which say nothing and are left out.
    """
    return {f"{place}/{key}": (None, ABSENT) for key in keys.split()}


def under(place: str, keys: str) -> list[str]:
    """
    List places.
    """
    return [f"{place}/{key}" for key in keys.split()]


def known(*keys: str) -> str:
    """
    List known keys as messages do.
    """
    listed = ", ".join(map(repr, keys))
    return f"expected one of {listed}" if keys[1:] else f"expected {listed}"


def table(*rows: Any) -> Any:
    """
    Number the rows of a table, whose values are too long for a name.
    """
    return [
        pytest.param(*row, id=f"{index} {row[:2]}"[:60])
        for index, row in enumerate(rows)
    ]


def target_of(payload: Any) -> Any:
    """
    Tell an event from a session, which has another type or none.
    """
    return EVENT if "." in payload.get("type", "") else Session


def check_both(
    dialect: Dialect, payload: Any, value: Any, *, detailed: bool
) -> None:
    """
    Check that a payload is read as a value, and written as it was.
    """
    options = {"detailed_validation": detailed, "forbid_extra_keys": True}

    assert value == read(dialect, payload, target_of(payload), **options)
    assert payload == written(dialect, value, **options)
    assert () == unsupported(value, dialect)


def check_read(
    dialect: Dialect, payload: Any, value: Any, again: Any, *, detailed: bool
) -> None:
    """
    Check that a payload is read as a value, and written in another way.
    """
    options = {"detailed_validation": detailed, "forbid_extra_keys": True}

    assert value == read(dialect, payload, **options)
    assert again == written(dialect, value, **options)


def check_kept(
    dialect: Dialect, payload: Any, value: Any, *, detailed: bool
) -> None:
    """
    Check that a payload is read as a value that keeps what is unknown in it.
    """
    options = {"detailed_validation": detailed, "keep_unknown": True}

    assert value == read(dialect, payload, target_of(payload), **options)
    assert payload == written(dialect, value, **options)
    assert () == unsupported(value, dialect)


def check_refused(
    dialect: Dialect,
    payload: Any,
    problems: list[str],
    *,
    target: Any = Session,
    forbid_extra_keys: bool = False,
) -> None:
    """
    Check why a payload is refused, and that the plain mode refuses it too.
    """
    options = {"forbid_extra_keys": forbid_extra_keys}
    plain = refusals(
        dialect, payload, target, detailed_validation=False, **options
    )

    assert problems == refusals(dialect, payload, target, **options)
    assert problems[:1] == plain[:1]


def problems(
    converter: cattrs.Converter, payload: Any, target: Any = SessionResource
) -> list[str]:
    """
    Read something bad and say what is wrong, one string a problem.
    """
    with pytest.raises(CattrsError) as caught:
        converter.structure(payload, target)
    return [str(problem) for problem in explain(caught.value)]
