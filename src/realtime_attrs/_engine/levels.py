"""
Refuse JSON that is nested more deeply than orjson writes.

orjson reads 1,024 levels of objects and arrays, and writes 254, counted from
the root of what is written.  What is small cannot be that deep.  For what is
not, the calls are looked at that lead to it: each is in a function for a
record, which knows how deep in the record it is.
"""

import sys

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from cattrs import BaseConverter

from .._values.graphs import levels_of
from .._values.json import FEW, json_value
from .._values.kinds import Json, JsonObject, Kind
from .._values.messages import Mismatch
from .source import levels_at


if TYPE_CHECKING:
    from types import FrameType


_MOST: Final = 254
_ORJSON: Final = "cattrs.preconf.orjson"
_EXPECTED: Final = (
    f"at most {_MOST} objects and arrays inside each other in the whole"
    " payload, which is what orjson writes"
)
_STRUCTURE: Final = BaseConverter.structure.__code__


def free_json(converter: BaseConverter) -> Callable[[Any], Any]:
    """
    Find what takes JSON that *converter* can write.
    """
    return _bounded_json if _writes_with_orjson(converter) else json_value


def bounded(kind: Kind, converter: BaseConverter) -> Kind:
    """
    Leave of a kind what *converter* can write.
    """
    is_free = isinstance(kind, Json) or (
        isinstance(kind, JsonObject) and isinstance(kind.values, Json)
    )
    return (
        _Bounded(kind) if is_free and _writes_with_orjson(converter) else kind
    )


def _writes_with_orjson(converter: BaseConverter) -> bool:
    """
    Check whether cattrs has configured *converter* for orjson.

    Its class says so, and so does the hook for bytes that cattrs registers.
    """
    classes = type(converter).__mro__
    hook = converter.get_unstructure_hook(bytes)
    return _ORJSON in {x.__module__ for x in (*classes, hook)}


@attrs.frozen
class _Bounded(Json):
    """
    JSON that orjson can write.

    Args:
        kind: What it is besides.
    """

    kind: Kind

    def guard(self, item: str) -> str:
        return f"type({item}) is dict and is_small({item})"

    def take(self, value: Any) -> Any:
        taken = self.kind.take(value)
        _refuse_deep(value, taken)
        return taken


def _bounded_json(value: Any) -> Any:
    taken = json_value(value)
    _refuse_deep(value, taken)
    return taken


def _refuse_deep(value: Any, taken: Any) -> None:
    """
    Refuse *value*, which is being read, if orjson would not write it there.

    Args:
        value: The value, as it was given.

        taken: The value in JSON's own types.
    """
    levels = levels_of(taken, _MOST)
    if levels > FEW and levels + _levels_above(value) > _MOST:
        raise Mismatch(_EXPECTED, value, close=True)


def _levels_above(value: Any) -> int:
    """
    Count the objects and arrays around *value*, which is being read.
    """
    levels = 0
    inside, root = value, value
    frame: FrameType | None = sys._getframe()  # noqa: SLF001  # see above
    while frame is not None:
        found = levels_at(frame)
        if found is not None:
            levels += found
            inside = root = frame.f_locals["value"]
        elif frame.f_code is _STRUCTURE:
            root = frame.f_locals["obj"]
        frame = frame.f_back
    return levels + _distance(root, inside)


def _distance(root: Any, inside: Any) -> int:
    """
    Count the objects and arrays of the user's own around what is ours.
    """
    level = [root]
    for distance in range(_MOST):
        if any(item is inside for item in level):
            return distance
        level = [part for item in level for part in _parts_of(item)]
    return 0


def _parts_of(item: Any) -> Iterable[Any]:
    if isinstance(item, Mapping):
        return item.values()
    return item if isinstance(item, list | tuple) else ()
