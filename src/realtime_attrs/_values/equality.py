"""
Compare values, also more strictly than Python does.

In JSON, ``1``, ``1.0`` and ``true`` are three things; `==` takes them for one.
Values may share containers, and be nested deeply.
"""

import marshal

from typing import Any, Final
from weakref import WeakKeyDictionary

import attrs

from .annotations import kind_of
from .graphs import LEAVES, Numbering, is_container, parts_of
from .json import is_small
from .kinds import Array, Choice, Instance, Json, JsonObject, Kind


_MANY: Final = 10_000
_NOTHING: Final = object()


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


def is_same_setting(before: Any, after: Any) -> bool:
    """
    Check the same for values of attributes of our classes.

    Constructors have checked values other than JSON: equal ones are the same.
    """
    kind = type(before)
    if before is after or kind is not type(after):
        return before is after
    if kind is dict or kind is list:
        return is_same(before, after)
    if kind is tuple:
        return len(before) == len(after) and all(
            map(is_same_setting, before, after)
        )
    if before != after:
        return False
    return all(
        is_same_setting(getattr(before, name), getattr(after, name))
        for name in _json_in(before.__class__)
    )


def json_at(cls: type[Any]) -> tuple[str, ...]:
    """
    List the attributes of *cls* that hold JSON objects, or any JSON.
    """
    fields = attrs.fields(cls)
    return tuple(f.name for f in fields if _is_json(kind_of(f.type)))


_JSON_IN = WeakKeyDictionary[type, tuple[str, ...]]()


def _json_in(cls: Any) -> tuple[str, ...]:
    """
    List the attributes at which JSON can stand, also inside their values.
    """
    if not attrs.has(cls):
        return ()
    if cls not in _JSON_IN:
        _JSON_IN[cls] = ()  # for itself, if it holds its like
        _JSON_IN[cls] = tuple(
            field.name
            for field in attrs.fields(cls)
            if _may_hold_json(kind_of(field.type))
        )
    return _JSON_IN[cls]


def _is_json(kind: Kind) -> bool:
    return isinstance(kind, Json | JsonObject) or (
        isinstance(kind, Choice) and any(map(_is_json, kind.kinds))
    )


def _may_hold_json(kind: Kind) -> bool:
    return (
        isinstance(kind, Json | JsonObject)
        or (isinstance(kind, Array) and _may_hold_json(kind.items))
        or (isinstance(kind, Choice) and any(map(_may_hold_json, kind.kinds)))
        or (isinstance(kind, Instance) and bool(_json_in(kind.cls)))
    )


class _Different(Exception):  # noqa: N818  # never seen outside
    """
    Two values are not equal.
    """


def _are_equal(one: Any, other: Any, *, is_strict: bool) -> bool:
    if type(one) is dict and is_small(one):
        if one != other:
            return False
        # The oldest format that keeps types has nothing but values.
        if not is_strict or marshal.dumps(one, 2) == marshal.dumps(other, 2):
            return True
    try:
        _scan(one, other, _MANY, is_strict=is_strict)
    except _Different:
        return False
    except RecursionError:
        numbers = Numbering(is_strict=is_strict)
        return bool(numbers.of(one) == numbers.of(other))
    return True


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
