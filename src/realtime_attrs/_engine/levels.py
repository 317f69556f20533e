"""
Reject JSON that is nested more deeply than orjson writes.

orjson reads 1,024 levels of objects and arrays, and writes 254, counted from
the root of the document.  Small values can't be too deep.  For others, the
frames of the calling functions give the depth of the value: each generated
function has a table of the levels in its record.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from inspect import currentframe
from typing import Any, Final

from cattrs import BaseConverter

from .._values.graphs import levels_of
from .._values.json import FEW, json_value
from .._values.kinds import GUARDED, Json, JsonObject, Kind
from .._values.messages import Mismatch
from .cattrs_internals import given_to, is_for_orjson
from .source import levels_at
from .trusting import Trusting


_MOST: Final = 254
_EXPECTED: Final = (
    f"at most {_MOST} levels of objects and arrays in the whole payload, the"
    " limit of orjson"
)


def free_json(converter: BaseConverter) -> Callable[[Any], Any]:
    """
    Return the function that reads the JSON that *converter* can write.
    """
    if isinstance(converter, Trusting):
        return _shallow_json if converter.is_for_orjson else _unchanged
    return _bounded_json if is_for_orjson(converter) else json_value


def guards(converter: BaseConverter) -> Mapping[str, Any]:
    """
    Return the names that the guards of *converter* refer to.
    """
    if isinstance(converter, Trusting) and converter.is_for_orjson:
        return {**GUARDED, "is_shallow": _shallow_test()}
    return GUARDED


def bounded(kind: Kind, converter: BaseConverter) -> Kind:
    """
    Limit a kind of JSON to the levels that *converter* can write.
    """
    is_free = isinstance(kind, Json) or (
        isinstance(kind, JsonObject) and isinstance(kind.values, Json)
    )
    if not is_free:
        return kind
    if isinstance(converter, Trusting):
        return _Parsed(kind, is_bounded=converter.is_for_orjson)
    return _Bounded(kind) if is_for_orjson(converter) else kind


@cache
def _shallow_test() -> Callable[[Any], bool]:
    """
    Make the function that checks for a value that orjson can always write.
    """
    from orjson import dumps  # noqa: PLC0415  # for converters that use it

    def is_shallow(value: Any) -> bool:
        try:
            text = dumps(value)
        except TypeError:
            return False
        # Each object or array has two brackets.
        return len(text) <= 2 * FEW or sum(map(text.count, b"{[")) <= FEW

    return is_shallow


def _shallow_json(value: Any) -> Any:
    return value if _shallow_test()(value) else _bounded_json(value)


class _Parsed(Json):
    """
    A kind of JSON that comes from a parser, and isn't checked again.
    """

    def __init__(self, kind: Kind, *, is_bounded: bool) -> None:
        self.kind = kind
        self.is_bounded = is_bounded

    def guard(self, item: str) -> str:
        is_object = isinstance(self.kind, JsonObject)
        # A required key may be absent.
        test = (
            f"type({item}) is dict" if is_object else f"{item} is not ABSENT"
        )
        return f"{test} and is_shallow({item})" if self.is_bounded else test

    def accept(self, value: Any) -> Any:
        taken = self.kind.accept(value)
        return _refuse_deep(value, taken) if self.is_bounded else taken


class _Bounded(Json):
    """
    A kind of JSON, limited to what orjson can write.
    """

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def guard(self, item: str) -> str:
        return f"type({item}) is dict and is_small({item})"

    def accept(self, value: Any) -> Any:
        return _refuse_deep(value, self.kind.accept(value))


def _unchanged(value: Any) -> Any:
    return value


def _bounded_json(value: Any) -> Any:
    return _refuse_deep(value, json_value(value))


def _refuse_deep(value: Any, taken: Any) -> Any:
    """
    Reject *value*, which is read as *taken*, if orjson can't write it.
    """
    levels = levels_of(taken, _MOST)
    if levels > FEW and levels + _levels_above(value) > _MOST:
        raise Mismatch(_EXPECTED, value, close=True)
    return taken


def _levels_above(value: Any) -> int:
    levels = 0
    inside, root = value, value
    frame = currentframe()
    while frame is not None:
        found = levels_at(frame)
        if found is not None:
            levels += found
            inside = root = frame.f_locals["value"]
        else:
            root = given_to(BaseConverter.structure, frame, root)
        frame = frame.f_back
    return levels + _distance(root, inside)


def _distance(root: Any, inside: Any) -> int:
    """
    Count the user's objects and arrays from *root* down to *inside*.
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
