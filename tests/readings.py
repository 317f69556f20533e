"""
Reading that agrees in all modes of a converter, and is written back.
"""

import functools

from typing import Any

import cattrs

from cattrs.errors import CattrsError

from payloads import resolve
from realtime_attrs import SessionResource
from realtime_attrs.converter import configure_converter, explain
from realtime_attrs.dialects import Dialect
from realtime_attrs.extending import BaseEvent
from realtime_attrs.testing import assert_round_trips


ANY: Any = BaseEvent


@functools.cache
def converters(
    dialect: Dialect, *, keep_unknown: bool = False, **options: Any
) -> list[cattrs.Converter]:
    """
    Make the converters of a dialect, the detailed and the plain one.
    """
    made = [
        cattrs.Converter(detailed_validation=detailed, **options)
        for detailed in (True, False)
    ]
    for converter in made:
        configure_converter(converter, dialect, keep_unknown=keep_unknown)
    return made


opened = converters
closed = functools.partial(converters, forbid_extra_keys=True)
keeping = functools.partial(converters, keep_unknown=True)


def outcome(
    converter: cattrs.Converter, payload: Any, target: Any = SessionResource
) -> Any:
    """
    Read a payload; give what it says, or the problems.
    """
    try:
        return converter.structure(payload, target)
    except CattrsError as error:
        return explain(error, converter)


def found_at(payload: Any, pointer: str) -> Any:
    """
    Find what a pointer leads to; where it ends, that is nothing.
    """
    try:
        return resolve(pointer, payload)
    except (LookupError, TypeError, ValueError):
        return None


def is_in(payload: Any, pointer: str) -> bool:
    """
    Tell whether a pointer leads to something.
    """
    try:
        resolve(pointer, payload)
    except (LookupError, TypeError, ValueError):
        return False
    return True


def check_problems(payload: Any, problems: Any) -> None:
    """
    Check that the places of problems are in the payload, and told once.

    A key that is missing may be one in an object that is missing, or null
    where an object is spread.
    """
    assert len(problems) == len(set(problems))
    for problem in problems:
        above = problem.pointer.rpartition("/")[0]
        over = above.rpartition("/")[0]

        is_missing = problem.message.startswith("required key is missing")
        assert is_in(payload, problem.pointer) or is_missing
        assert not is_missing or found_at(payload, problem.pointer) is None
        assert is_in(payload, above) or is_in(payload, over)
        assert str(problem).isprintable()


def check_reading(
    readers: list[cattrs.Converter],
    payload: Any,
    target: Any = SessionResource,
) -> None:
    """
    Check that both modes take the same, and that it is written and read again.
    """
    before = repr(payload)
    detailed, plain = [outcome(x, payload, target) for x in readers]

    assert before == repr(payload)
    if isinstance(detailed, list):
        check_problems(payload, detailed)
        assert plain[0] in detailed
        return
    assert detailed == plain
    for reader in readers:
        written = reader.unstructure(detailed, target)
        again = reader.structure(written, target)

        assert_round_trips(reader, detailed, target)
        assert repr(written) == repr(reader.unstructure(again, target))
