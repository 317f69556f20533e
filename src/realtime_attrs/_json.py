"""
JSON values held as they are: tool parameters, prompt variables, metadata.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from graphlib import CycleError, TopologicalSorter
from itertools import islice
from math import isfinite
from types import NoneType
from typing import Any, TypeAlias

from ._mismatch import Mismatch, Path


_Trail: TypeAlias = tuple["_Trail", str | int] | None


_LEAVES = frozenset({str, bool, int, NoneType})
_MANY = 10_000


def json_value(value: Any) -> Any:
    """
    Return *value* if it is built of JSON's own Python types, else a copy.

    In the copy, subclasses of the builtins become the builtins, tuples become
    lists.  There is no limit on depth, and a container that stands in several
    places is looked at once.

    Raises:
        Mismatch:
            *value* holds something that JSON has no form for: another type, a
            key that is no string, a number that is not finite, itself.
    """
    return value if is_plain(value) else _rebuild(value)


def is_plain(value: Any) -> bool:  # noqa: C901, PLR0912  # see below
    """
    Tell that there is nothing to do, for a value of ordinary size.

    Without recursion, and bounded: a small value that holds itself, or shares
    its parts, can be endless.  Every tool goes through here, so the same lines
    stand twice rather than in a function that would be called for each leaf.
    """
    todo: list[Any] = [value]
    if type(value) is not dict and type(value) is not list:
        todo = [[value]]
    for item in islice(todo, _MANY):  # grows while it is walked
        if type(item) is dict:
            for key, child in item.items():
                if type(key) is not str:
                    return False
                if type(child) is str:
                    continue
                if type(child) is dict or type(child) is list:
                    todo.append(child)
                elif type(child) not in _LEAVES and not (
                    type(child) is float and isfinite(child)
                ):
                    return False
        else:
            for child in item:
                if type(child) is str:
                    continue
                if type(child) is dict or type(child) is list:
                    todo.append(child)
                elif type(child) not in _LEAVES and not (
                    type(child) is float and isfinite(child)
                ):
                    return False
    return len(todo) <= _MANY


def _rebuild(value: Any) -> Any:
    """
    Copy *value* into JSON's own types, or say what cannot be and where.
    """
    done: dict[int, tuple[Any, Any]] = {}  # keeps the keys' objects alive
    root: list[Any] = [None]
    todo: list[tuple[Any, Callable[[Any], None], _Trail]] = [
        (value, partial(root.__setitem__, 0), None)
    ]
    while todo:
        item, put, trail = todo.pop()
        if not isinstance(item, Mapping | list | tuple):
            put(_scalar(item, trail))
            continue
        if id(item) in done:
            put(done[id(item)][1])
            continue
        copy: Any
        if isinstance(item, Mapping):
            copy = dict.fromkeys(_keys(item, trail))
            children = [(key, item[key]) for key in item]
        else:
            copy = [None] * len(item)
            children = list(enumerate(item))
        done[id(item)] = item, copy
        put(copy)
        todo += [
            (child, partial(copy.__setitem__, step), (trail, step))
            for step, child in reversed(children)
        ]
    _refuse_cycles(root[0])
    return root[0]


def _keys(value: Mapping[Any, Any], trail: _Trail) -> Iterator[str]:
    for key in value:
        if not isinstance(key, str):
            raise Mismatch(
                "string keys only", key, path=_path(trail), close=True
            )
        yield str.__str__(key)


def _scalar(value: Any, trail: _Trail) -> str | int | float | None:
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
            raise Mismatch(
                "a finite number",
                value,
                path=_path(trail),
                builtin=ValueError,
            )
    # tomlkit's booleans are wrapped, since nothing can be a subclass of bool.
    if type(value).__module__ == "tomlkit.items":
        return _scalar(value.unwrap(), trail)
    raise Mismatch("a JSON value", value, path=_path(trail))


def _refuse_cycles(value: Any) -> None:
    """
    Refuse a value of plain containers that holds itself, which YAML can make.
    """
    graph: dict[int, list[int]] = {}
    todo: list[Any] = [value]
    for item in todo:
        if type(item) in (dict, list) and id(item) not in graph:
            children = item.values() if type(item) is dict else item
            graph[id(item)] = [id(child) for child in children]
            todo += children
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        raise Mismatch(
            "a value that does not contain itself", value, builtin=ValueError
        ) from None


def _path(trail: _Trail) -> Path:
    steps: list[str | int] = []
    while trail is not None:
        trail, step = trail
        steps.append(step)
    return tuple(reversed(steps))
