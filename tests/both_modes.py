"""
Reading by the detailed and the plain converter, which have to agree.
"""

from functools import lru_cache
from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import FunctionTool
from realtime_attrs.converter import (
    configure_converter,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import Dialect


MODES: tuple[dict[str, bool], ...] = (
    {},
    {"keep_unknown": True},
    {"forbid_extra_keys": True},
)


@lru_cache(16)
def converters(
    dialect: Dialect, *, keep_unknown: bool = False, **options: Any
) -> list[cattrs.Converter]:
    """
    Make the detailed and the plain converter, which nobody configures further.
    """
    made = []
    for detailed in (True, False):
        made.append(cattrs.Converter(detailed_validation=detailed, **options))
        configure_converter(made[-1], dialect, keep_unknown=keep_unknown)
    return made


def read(
    dialect: Dialect, payload: Any, target: Any = FunctionTool, **options: bool
) -> Any:
    """
    Read a payload; both converters read the same.
    """
    one, other = (
        made.structure(payload, target)
        for made in converters(dialect, **options)
    )
    assert one == other
    return one


def problems(
    dialect: Dialect, payload: Any, target: Any = FunctionTool, **options: bool
) -> list[str]:
    """
    Say what is wrong; the plain converter finds the first of it.
    """
    found = []
    for made in converters(dialect, **options):
        with pytest.raises(CattrsError) as caught:
            made.structure(payload, target)
        found.append([str(problem) for problem in explain(caught.value)])
    assert found[1][0] in found[0]
    return found[0]


def comes_back(
    dialect: Dialect, payload: Any, target: Any = FunctionTool
) -> Any:
    """
    Read with what is unknown kept, and write; what is read then is the same.
    """
    found = read(dialect, payload, target, keep_unknown=True)
    assert () == unsupported(found, dialect)
    written = make_converter(dialect, keep_unknown=True).unstructure(found)
    assert found == read(dialect, written, target, keep_unknown=True)
    return written
