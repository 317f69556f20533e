"""
Compare, hash, copy and measure values of any depth.

No function is recursive, and a shared container is visited once, as by the
functions that read JSON.
"""

from collections.abc import Callable, Iterable
from types import NoneType
from typing import Any, Final, TypeVar

import attrs


T = TypeVar("T")

LEAVES: Final = frozenset({str, bool, int, float, NoneType})
_WIDEST: Final = 2**60


class Numbering:
    """
    Give equal containers the same number.

    The values have to stay alive and unchanged as long as the numbering does.

    Args:
        is_strict: Whether ``1``, ``1.0`` and ``True`` differ.
    """

    def __init__(self, *, is_strict: bool) -> None:
        self._is_strict = is_strict
        self._numbers: dict[Any, int] = {}
        self._done: dict[int, Any] = {}

    def of(self, value: Any) -> Any:
        """
        Return a key that is equal for equal values, and for no others.
        """
        return _folded(value, self._done, self._number, self._scalar)

    def _scalar(self, value: Any) -> Any:
        kind = type(value) if self._is_strict else None
        return kind, value, _hash_of_scalar(value)

    def _number(self, item: Any, parts: Iterable[Any]) -> int:
        own: Any = tuple(parts)
        if isinstance(item, dict):
            own = frozenset(zip(item, own, strict=True))
        form = type(item), own
        return self._numbers.setdefault(form, len(self._numbers))


def hash_of(value: Any) -> int:
    """
    Hash a JSON value, so that values that are equal hash alike.
    """

    def hashed(item: Any, parts: Iterable[int]) -> int:
        if isinstance(item, dict):
            return hash(frozenset(zip(item, parts, strict=True)))
        return hash(tuple(parts))

    return _folded(value, {}, hashed, _hash_of_scalar)


def _hash_of_scalar(value: Any) -> int:
    """
    Hash a scalar; integers that collide in Python's hash are easy to find.
    """
    if type(value) in {int, float} and not -_WIDEST < value < _WIDEST:
        return hash(f"{int(value):x}")
    return hash(value)


def copy_of(value: Any, copies: dict[int, Any]) -> Any:
    """
    Copy a JSON value; *copies* holds those so far, by their originals' ids.
    """
    todo: list[Any] = []

    def copied(part: Any) -> Any:
        if not isinstance(part, dict | list):
            return part
        if id(part) not in copies:
            copies[id(part)] = {} if isinstance(part, dict) else []
            todo.append(part)
        return copies[id(part)]

    result = copied(value)
    for item in todo:  # grows while it is walked
        if isinstance(item, dict):
            pairs = ((key, copied(part)) for key, part in item.items())
            copies[id(item)].update(pairs)
        else:
            copies[id(item)].extend(map(copied, item))
    return result


def levels_of(value: Any, most: int) -> int:
    """
    Count the levels of objects and arrays, up to one above *most*.
    """
    level = [value] if isinstance(value, dict | list) else []
    levels = 0
    while level and levels <= most:
        levels += 1
        inner = {}
        for item in level:
            for part in item.values() if isinstance(item, dict) else item:
                if type(part) is dict or type(part) is list:
                    inner[id(part)] = part
        level = [*inner.values()]
    return levels


def is_container(value: Any) -> bool:
    """
    Check whether *value* has parts.
    """
    kind = type(value)
    return kind not in LEAVES and (
        issubclass(kind, dict | list | tuple) or attrs.has(kind)
    )


def parts_of(container: Any) -> Iterable[Any]:
    if isinstance(container, dict):
        return container.values()
    if isinstance(container, list | tuple):
        return container
    fields = attrs.fields(type(container))
    return [getattr(container, field.name) for field in fields]


def _folded(
    value: Any,
    done: dict[int, T],
    fold: Callable[[Any, Iterable[T]], T],
    scalar: Callable[[Any], T],
) -> T:
    """
    Compute a result for *value* from the results for its parts.

    The results for containers so far are in *done*, by identity.
    """

    def result(part: Any) -> T:
        return done[id(part)] if is_container(part) else scalar(part)

    todo = [value] if is_container(value) else []
    while todo:
        item = todo[-1]
        parts = () if id(item) in done else parts_of(item)
        opened = [x for x in parts if is_container(x) and id(x) not in done]
        todo += opened
        if not opened:
            todo.pop()
            if id(item) not in done:
                done[id(item)] = fold(item, map(result, parts))
    return result(value)
