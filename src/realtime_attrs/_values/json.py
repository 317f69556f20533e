"""
Check and copy JSON values, such as tool parameters and metadata.
"""

from collections.abc import Generator, Mapping
from math import isfinite
from types import NoneType
from typing import Any, Final, TypeAlias

from .messages import Mismatch, Path


_LEAVES = frozenset({str, bool, int, NoneType})
_MANY = 20_000

_Steps: TypeAlias = tuple[Any, ...]
"""
A path as nested pairs, which is converted only for messages.
"""

_Copying: TypeAlias = Generator[tuple[Any, _Steps], Any, Any]

FEW: Final = 200
"""
A number of levels that every JSON writer accepts inside a session.
"""


def json_value(value: Any) -> Any:
    """
    Convert *value* to JSON's own Python types.

    Subclasses of the builtins become the builtins, and tuples become lists;
    all other parts stay the same objects.  There is no limit on depth, and a
    container in several places is converted once.

    Raises:
        Mismatch:
            *value* has a part of another type, a key that is no string or
            occurs twice, a number that isn't finite, or itself.
    """
    return value if is_plain(value) else _normal(value)


def is_plain(value: Any) -> bool:
    """
    Check whether `json_value()` returns *value* itself.

    It may also be `False` if a container is in two places.  It is fast, since
    it checks each tool.
    """
    try:
        if type(value) is dict:
            _scan_object(value, _MANY)
        else:
            _scan_array([value], _MANY)
    except _NotPlain:
        return False
    except RecursionError:
        return _is_plain_tree(value)
    return True


def is_small(value: dict[Any, Any]) -> bool:
    """
    Check that *value* is plain, and has too few parts to be deep.
    """
    try:
        _scan_object(value, FEW)
    except (_NotPlain, RecursionError):
        return False
    return True


class _NotPlain(Exception):  # noqa: N818  # never seen outside
    """
    A value isn't of JSON's own types.
    """


def _scan_object(value: dict[Any, Any], left: int) -> int:
    """
    Count *left* down for each part of *value*, if it is plain.

    The count also ends values that contain themselves, or share their parts.
    `_scan_array()` repeats the tests of parts, since a call for each is slow.
    """
    left -= len(value)
    if left < 0:
        raise RecursionError
    for key in value:  # noqa: PLC0206  # faster than items(), for most
        if type(key) is not str:
            raise _NotPlain
        part = value[key]
        if type(part) is str:
            continue
        if type(part) is dict:
            left = _scan_object(part, left)
        elif type(part) is list:
            left = _scan_array(part, left)
        elif type(part) not in _LEAVES and not (
            type(part) is float and isfinite(part)
        ):
            raise _NotPlain
    return left


def _scan_array(value: list[Any], left: int) -> int:
    left -= len(value)
    if left < 0:
        raise RecursionError
    for part in value:
        if type(part) is str:
            continue
        if type(part) is dict:
            left = _scan_object(part, left)
        elif type(part) is list:
            left = _scan_array(part, left)
        elif type(part) not in _LEAVES and not (
            type(part) is float and isfinite(part)
        ):
            raise _NotPlain
    return left


def _is_plain_tree(value: Any) -> bool:
    """
    Check a value of any size and depth.
    """
    seen: set[int] = set()
    todo = [value]
    for item in todo:  # grows while it is walked
        children = item
        if type(item) is dict:
            if not all(type(key) is str for key in item):
                return False
            children = item.values()
        elif type(item) is not list:
            if type(item) in _LEAVES or (
                type(item) is float and isfinite(item)
            ):
                continue
            return False
        if id(item) in seen:
            return False
        seen.add(id(item))
        todo += children
    return True


def _normal(value: Any) -> Any:
    """
    Convert *value* without recursion.
    """
    done: dict[int, tuple[Any, Any]] = {}  # keeps the keys' objects alive
    opened: set[int] = set()
    stack: list[tuple[Any, _Copying]] = []
    item = value
    steps: _Steps = ()
    while True:
        result: Any = None
        if not isinstance(item, Mapping | list | tuple):
            result = _scalar(item, steps)
        elif id(item) in done:
            result = done[id(item)][1]
        elif id(item) in opened:
            expected = "a value that does not contain itself"
            raise Mismatch(expected, value, builtin=ValueError)
        else:
            opened.add(id(item))
            stack.append((item, _normalized(item, steps)))
        while stack:
            container, copying = stack[-1]
            try:
                item, steps = copying.send(result)
                break
            except StopIteration as end:
                result = end.value
                done[id(container)] = container, result
                opened.remove(id(container))
                stack.pop()
        else:
            return result


def _normalized(container: Any, steps: _Steps) -> _Copying:
    """
    Yield each part of a container, and receive its normal form.

    Return the container, or a copy if a part has changed.
    """
    is_object = isinstance(container, Mapping)
    is_plain = type(container) in (dict, list)
    keys: list[Any] = []
    taken: list[Any] = []
    parts: Any = container.items() if is_object else enumerate(container)
    for key, part in parts:
        if is_object and not isinstance(key, str):
            path = _path(steps)
            raise Mismatch("string keys only", key, path=path, close=True)
        keys.append(str.__str__(key) if is_object else key)
        taken.append((yield part, (steps, keys[-1])))
        is_plain &= taken[-1] is part and type(key) is type(keys[-1])
    if is_plain:
        return container
    if not is_object:
        return taken
    copy = dict(zip(keys, taken, strict=True))
    if len(copy) < len(keys):
        path = _path(steps)
        raise Mismatch("each key once", container, path=path, close=True)
    return copy


def _scalar(value: Any, steps: _Steps) -> str | int | float | None:
    match value:
        case None | bool():
            return value
        case str():
            return str.__str__(value)
        case int():
            return int.__int__(value)
        case float() if isfinite(value):
            return float.__float__(value)
        case float():
            expected, path = "a finite number", _path(steps)
            raise Mismatch(expected, value, path=path, builtin=ValueError)
    # tomlkit's booleans are wrapped, since nothing can be a subclass of bool.
    if type(value).__module__ == "tomlkit.items":
        return _scalar(value.unwrap(), steps)
    raise Mismatch("a JSON value", value, path=_path(steps))


def _path(steps: _Steps) -> Path:
    path: list[str | int] = []
    while steps:
        steps, step = steps
        path.append(step)
    return tuple(reversed(path))
