"""
Reading of anything, by every converter of OpenAI's dialects.
"""

import functools

from typing import Any

import cattrs

from cattrs.errors import CattrsError

from payloads import DIALECTS, resolve
from realtime_attrs.converter import configure_converter, explain


@functools.cache
def converters() -> list[cattrs.Converter]:
    """
    Make the converters of each dialect.
    """
    made = []
    for dialect in DIALECTS:
        for detailed in (True, False):
            for closed in (True, False):
                converter = cattrs.Converter(
                    detailed_validation=detailed, forbid_extra_keys=closed
                )
                configure_converter(converter, dialect)
                made.append(converter)
    return made


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
