"""
Compare values, also more strictly than Python does.

In JSON, ``1``, ``1.0`` and ``true`` differ; in Python, they are equal.
Values may share containers, and be nested deeply.  An attribute is set if its
value is neither `None` nor the default.
"""

from collections.abc import Callable, Iterable
from enum import Enum
from operator import eq
from typing import Any, Final, TypeAlias
from weakref import WeakKeyDictionary, WeakSet

import attrs

from .annotations import kind_of
from .graphs import LEAVES, Numbering, is_container, parts_of
from .json import is_small
from .kinds import (
    Array,
    Bytes,
    Choice,
    Flag,
    Instance,
    Integer,
    Json,
    JsonObject,
    Kind,
    Number,
    Secret,
    Text,
)


_MANY: Final = 10_000
_NOTHING: Final = object()
_KEPT: Final = (__name__.partition(".")[0], "builtins")
_SCALARS: Final = (Bytes, Flag, Integer, Number, Secret, Text)


Differing: TypeAlias = list[tuple[str, Any, Any]]
"""
The names of attributes, and the two values that each of them has.
"""

CHECKED: Final = WeakSet[type]()
"""
The classes whose constructors check their arguments, as `frozen()` makes them.
"""


def is_equal_json(one: Any, other: Any) -> bool:
    """
    Compare two JSON values as `==` does.
    """
    return one is other or _are_equal(one, other, is_strict=False)


def is_same(before: Any, after: Any) -> bool:
    """
    Check that two values are equal, of the same types all the way down.
    """
    return before is after or _are_equal(before, after, is_strict=True)


def json_at(cls: type[Any]) -> tuple[str, ...]:
    """
    List the attributes of *cls* that hold JSON objects, or any JSON.
    """
    fields = attrs.fields(cls)
    return tuple(f.name for f in fields if _is_json(kind_of(f.type)))


def _is_json(kind: Kind) -> bool:
    return isinstance(kind, Json | JsonObject) or (
        isinstance(kind, Choice) and any(map(_is_json, kind.kinds))
    )


class _Different(Exception):  # noqa: N818  # never seen outside
    """
    Two values are not equal.
    """


def _are_equal(one: Any, other: Any, *, is_strict: bool) -> bool:
    if is_strict and type(one) is type(other) is dict:
        return _are_same_objects(one, other)
    if not is_strict and type(one) is dict and is_small(one):
        return bool(one == other)
    try:
        _scan(one, other, _MANY, is_strict=is_strict)
    except _Different:
        return False
    except RecursionError:
        return _are_numbered_alike(one, other, is_strict=is_strict)
    return True


def _are_same_objects(one: dict[Any, Any], other: dict[Any, Any]) -> bool:
    try:
        _scan_json(one, other, _MANY)
    except (_Different, KeyError):
        return False
    except RecursionError:
        return _are_numbered_alike(one, other, is_strict=True)
    return True


def _are_numbered_alike(one: Any, other: Any, *, is_strict: bool) -> bool:
    """
    Compare values of any size and depth.
    """
    numbers = Numbering(is_strict=is_strict)
    return bool(numbers.of(one) == numbers.of(other))


def _scan_json(one: Any, other: Any, left: int) -> int:
    """
    Compare two objects or arrays as `_scan()` does, strictly.

    It is fast, since it compares each tool.
    """
    left -= len(one)
    if left < 0:
        raise RecursionError
    if len(one) != len(other):
        raise _Different
    for key in one if type(one) is dict else range(len(one)):
        part, counterpart = one[key], other[key]
        kind = type(part)
        if kind is not type(counterpart):
            raise _Different
        if kind is str:
            if part != counterpart:
                raise _Different
        elif part is counterpart:
            continue
        elif kind is dict or kind is list:
            left = _scan_json(part, counterpart, left)
        else:
            left = _scan(part, counterpart, left, is_strict=True)
    return left


def _scan(one: Any, other: Any, left: int, *, is_strict: bool) -> int:
    """
    Compare two values, and count *left* down for each part.

    Values that share many containers, or are nested deeply, raise a
    `RecursionError`.
    """
    kind = type(one)
    if kind is not type(other):
        if is_strict or kind not in LEAVES or one != other:
            raise _Different
    elif not is_container(one):
        if one != other:
            raise _Different
    else:
        pairs = _pairs(one, other)
        left -= len(pairs)
        if left < 0:
            raise RecursionError
        for part, counterpart in pairs:
            if part is not counterpart:
                left = _scan(part, counterpart, left, is_strict=is_strict)
    return left


def _pairs(one: Any, other: Any) -> list[tuple[Any, Any]]:
    if isinstance(one, dict):
        if len(one) != len(other):
            raise _Different
        return [(one[key], other.get(key, _NOTHING)) for key in one]
    if isinstance(one, list | tuple) and len(one) != len(other):
        raise _Different
    return [*zip(parts_of(one), parts_of(other), strict=True)]


class PerClass(dict[Any, Any]):
    """
    A cache of results by class; a result must not refer to its class.

    For the library's and Python's classes, it is a dictionary.  Other classes
    are weak references, whose lookup is slower.
    """

    def __init__(self, compute: Callable[[Any], Any]) -> None:
        super().__init__()
        self._compute = compute
        self._others = WeakKeyDictionary[Any, Any]()

    def __missing__(self, cls: Any) -> Any:
        if cls.__module__.partition(".")[0] in _KEPT:
            self[cls] = self._compute(cls)
            return self[cls]
        if cls not in self._others:
            self._others[cls] = self._compute(cls)
        return self._others[cls]


def is_same_setting(before: Any, after: Any) -> bool:
    """
    Check the same as `is_alike()`, for values that constructors have checked.

    Such values are the same if they are equal, except for JSON.
    """
    if before is after:
        return True
    kind: Any = type(before)
    if kind in LEAVES:
        return kind is type(after) and bool(before == after)
    if kind is not type(after):
        return is_alike(before, after)
    return _COMPARISONS[kind](before, after)  # type: ignore[no-any-return]  # generated


def _comparison_of(cls: Any) -> Callable[[Any, Any], bool]:
    """
    Select a function that compares two instances of exactly *cls*.
    """
    if cls is tuple:
        return _are_same_settings
    if cls is dict:
        return _are_same_objects
    if _is_enum(cls):
        return eq
    return _comparison(cls) if cls in CHECKED else is_alike


_COMPARISONS: Final = PerClass(_comparison_of)


def _are_same_settings(
    before: tuple[Any, ...], after: tuple[Any, ...]
) -> bool:
    if len(before) != len(after):
        return False
    for index, item in enumerate(before):
        other = after[index]
        if item is not other and not is_same_setting(item, other):
            return False
    return True


def _comparison(cls: Any) -> Callable[[Any, Any], bool]:
    """
    Make a function that compares two instances that constructors have checked.
    """
    differing, json = DIFFERING[cls], _json_in(cls)

    def are_same(before: Any, after: Any) -> bool:
        return not differing(before, after) or (
            before == after
            and all(
                is_same_setting(getattr(before, name), getattr(after, name))
                for name in json
            )
        )

    return are_same


def _differing_of(cls: Any) -> Callable[[Any, Any], Differing]:
    """
    Generate a function that lists the attributes that differ, with values.

    It compares two instances of exactly *cls* with `is_same_setting()`, and
    scalars in line; looking attributes up by their names takes twice as long.
    """
    lines = ["found = []"]
    for field in attrs.fields(cls):
        lines += (
            f"a, b = one.{field.name}, other.{field.name}",
            "if a is not b and not (",
            "    type(a) is type(b) in leaves and a == b or same(a, b)",
            "):",
            f"    found.append(({field.name!r}, a, b))",
        )
    lines.append("return found")
    same = is_same_setting
    return generated("differing(one, other)", lines, leaves=LEAVES, same=same)  # type: ignore[no-any-return]  # generated


def generated(signature: str, lines: Iterable[str], **names: Any) -> Any:
    """
    Compile the lines of a function that refers to *names*.
    """
    source = "\n    ".join([f"def {signature}:", *lines])
    exec(source, names)  # noqa: S102  # ours
    return names[signature.partition("(")[0]]


DIFFERING: Final = PerClass(_differing_of)


def is_alike(one: Any, other: Any) -> bool:
    """
    Check the same as `is_same()`, but accept an instance of a subclass.

    Its further attributes must not be set.  The same goes for values inside.
    """
    kind, kind_of_other = type(one), type(other)
    if one is other:
        return True
    if kind is tuple and kind_of_other is tuple:
        return len(one) == len(other) and all(map(is_alike, one, other))
    base = base_among(kind, kind_of_other) if attrs.has(kind) else None
    if base is None or not attrs.has(base):
        return is_same(one, other)
    return not (set_beyond(one, base) or set_beyond(other, base)) and all(
        is_alike(getattr(one, field.name), getattr(other, field.name))
        for field in attrs.fields(base)
    )


def base_among(one: type[Any], other: type[Any]) -> type[Any] | None:
    """
    Return the class from which the other one derives, if there is one.
    """
    if one in other.__mro__:
        return one
    return other if other in one.__mro__ else None


def set_beyond(value: Any, base: type[Any]) -> list[str]:
    """
    List the attributes that are set and that a base class doesn't have.
    """
    if type(value) is base:
        return []
    names = {field.name for field in attrs.fields(base)}
    return [
        field.name
        for field in attrs.fields(type(value))
        if field.init
        and field.name not in names
        and is_set(value, field.name, field.default)
    ]


def is_set(value: Any, name: str, default: Any) -> bool:
    """
    Check whether an attribute has another value than `None` and its default.
    """
    item = getattr(value, name)
    if item is None or item is default:
        return False
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class
        given = (value,) if default.takes_self else ()
        default = default.factory(*given)
    return not is_same(item, default)


def _is_enum(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Enum)


def _json_in(cls: Any) -> tuple[str, ...]:
    """
    List the attributes that admit JSON, also inside their values.
    """
    return tuple(
        field.name
        for field in attrs.fields(cls)
        if _may_hold_json(kind_of(field.type), (cls,))
    )


def _may_hold_json(kind: Kind, above: tuple[Any, ...]) -> bool:
    if isinstance(kind, Choice):
        return any(_may_hold_json(x, above) for x in kind.kinds)
    if isinstance(kind, Array):
        return _may_hold_json(kind.items, above)
    if not isinstance(kind, Instance):
        return not isinstance(kind, _SCALARS)
    if kind.cls in above or not attrs.has(kind.cls):
        return not _is_enum(kind.cls)
    above = (*above, kind.cls)
    return any(
        _may_hold_json(kind_of(field.type), above)
        for field in attrs.fields(kind.cls)
    )
