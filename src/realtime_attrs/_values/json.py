"""
JSON values held as they are: tool parameters, prompt variables, metadata.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from types import NoneType
from typing import Any, Final

import attrs

from .messages import Mismatch, Path


_LEAVES = frozenset({str, bool, int, NoneType})
_MANY = 20_000
_NO_MORE: Final = object()

FEW: Final = 200
"""
A number of levels that every JSON writer accepts inside a session.
"""


def json_value(value: Any) -> Any:
    """
    Return *value* in JSON's own Python types.

    What is built of them already is returned as it is, also inside something
    that is not: subclasses of the builtins become the builtins, tuples become
    lists.  There is no limit on depth, and a container that stands in several
    places is looked at once.

    Raises:
        Mismatch:
            *value* holds something that JSON has no form for: another type, a
            key that is no string or stands twice, a number that is not
            finite, itself.
    """
    return value if is_plain(value) else _normal(value)


def is_plain(value: Any) -> bool:
    """
    Tell that there is nothing to do, unless containers stand in two places.

    Every tool goes through here.
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
    A value that is not in JSON's own types.
    """


def _scan_object(value: dict[Any, Any], left: int) -> int:
    """
    Count *left* down for each part of *value*, if it is plain.

    A value that holds itself, or shares its parts, ends with the count.  The
    tests of parts stand twice, since a call for each costs too much.
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
    Tell so of a value of any size and depth.
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


@attrs.define(eq=False, repr=False)
class _Open:
    """
    A container whose parts are being looked at.
    """

    container: Any
    parts: Iterator[tuple[Any, Any]]
    keys: list[Any] = attrs.field(factory=list)
    taken: list[Any] = attrs.field(factory=list)
    is_plain: bool = True

    @classmethod
    def of(cls, container: Any) -> "_Open":
        parts: Iterable[tuple[Any, Any]] = (
            container.items()
            if isinstance(container, Mapping)
            else enumerate(container)
        )
        return cls(
            container,
            iter(parts),
            is_plain=type(container) in (dict, list),
        )

    def closed(self, opened: Iterable["_Open"]) -> Any:
        """
        Give the container back, or a copy if a part of it is another now.
        """
        if self.is_plain:
            return self.container
        if not isinstance(self.container, Mapping):
            return self.taken
        copy = dict(zip(map(str.__str__, self.keys), self.taken, strict=True))
        if len(copy) < len(self.keys):
            raise Mismatch(
                "each key once",
                self.container,
                path=_path(item for item in opened if item is not self),
                close=True,
            )
        return copy


def _normal(value: Any) -> Any:
    """
    Bring *value* into JSON's own types, without recursion.
    """
    done: dict[int, tuple[Any, Any]] = {}  # keeps the keys' objects alive
    opened: dict[int, _Open] = {}  # by identity, the innermost last
    item = value
    while True:
        result: Any
        if not isinstance(item, Mapping | list | tuple):
            result = _scalar(item, opened)
        elif id(item) in done:
            result = done[id(item)][1]
        elif id(item) in opened:
            raise Mismatch(
                "a value that does not contain itself",
                value,
                builtin=ValueError,
            )
        else:
            opened[id(item)] = _Open.of(item)
            result = item
        item = _next(opened, done, item, result)
        if not opened:
            return item


def _next(
    opened: dict[int, _Open],
    done: dict[int, tuple[Any, Any]],
    item: Any,
    result: Any,
) -> Any:
    """
    Hand *result* to where *item* stands; find what has to be looked at next.
    """
    while opened:
        innermost = next(reversed(opened.values()))
        if innermost.container is not item:
            innermost.taken.append(result)
            innermost.is_plain &= result is item
        key, part = next(innermost.parts, (None, _NO_MORE))
        if part is not _NO_MORE:
            innermost.keys.append(_key(key, innermost, opened))
            return part
        result = innermost.closed(opened.values())
        item = innermost.container
        done[id(item)] = item, result
        del opened[id(item)]
    return result


def _key(key: Any, container: _Open, opened: dict[int, _Open]) -> Any:
    if isinstance(container.container, Mapping) and type(key) is not str:
        if not isinstance(key, str):
            raise Mismatch(
                "string keys only",
                key,
                path=_path(list(opened.values())[:-1]),
                close=True,
            )
        container.is_plain = False
    return key


def _scalar(value: Any, opened: dict[int, _Open]) -> str | int | float | None:
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
                path=_path(opened.values()),
                builtin=ValueError,
            )
    # tomlkit's booleans are wrapped, since nothing can be a subclass of bool.
    if type(value).__module__ == "tomlkit.items":
        return _scalar(value.unwrap(), opened)
    raise Mismatch("a JSON value", value, path=_path(opened.values()))


def _path(opened: Iterable[_Open]) -> Path:
    return tuple(
        str.__str__(step) if isinstance(step, str) else step
        for step in (container.keys[-1] for container in opened)
    )
