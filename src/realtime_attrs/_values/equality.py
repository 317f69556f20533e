"""
What is the same, where Python's own equality is not strict enough.

In JSON, ``1``, ``1.0`` and ``true`` are three things; `==` takes them for one.
"""

import marshal

from functools import cache
from typing import Any

import attrs

from .annotations import kind_of
from .kinds import Array, Choice, Instance, Json, JsonObject, Kind


def is_same(before: Any, after: Any) -> bool:
    """
    Tell whether two values are equal, of the same types all the way down.
    """
    todo = [(before, after)]
    for one, other in todo:  # grows while it is walked
        if type(one) is not type(other):
            return False
        if attrs.has(type(one)):
            names = [field.name for field in attrs.fields(type(one))]
            todo += [(getattr(one, n), getattr(other, n)) for n in names]
        elif isinstance(one, list | tuple):
            if len(one) != len(other):
                return False
            todo += zip(one, other, strict=True)
        elif isinstance(one, dict):
            if one.keys() != other.keys():
                return False
            todo += [(one[key], other[key]) for key in one]
        elif one != other:
            return False
    return True


def is_same_setting(before: Any, after: Any) -> bool:
    """
    Tell the same of values that stand at attributes of our classes.

    What is no JSON has been checked, and is the same if it is equal.
    """
    kind = type(before)
    if before is after or kind is not type(after):
        return before is after
    if kind is dict:
        return _is_same_json(before, after)
    if kind is tuple:
        return len(before) == len(after) and all(
            map(is_same_setting, before, after)
        )
    return _is_same_value(before, after)


def _is_same_value(before: Any, after: Any) -> bool:
    try:
        is_equal = bool(before == after)
    except RecursionError:  # JSON in them is nested too deeply
        return is_same(before, after)
    if not is_equal:
        return False
    for name in _json_in(before.__class__):
        one, other = getattr(before, name), getattr(after, name)
        if one is not other and not is_same_setting(one, other):
            return False
    return True


def _is_same_json(before: Any, after: Any) -> bool:
    try:
        # The oldest format that keeps types, which has nothing but values.
        if marshal.dumps(before, 2) == marshal.dumps(after, 2):
            return True
    except ValueError:  # it is nested too deeply
        pass
    return is_same(before, after)


@cache
def _json_in(cls: Any) -> tuple[str, ...]:
    """
    List the attributes at which JSON can stand.
    """
    fields = attrs.fields(cls) if attrs.has(cls) else ()
    return tuple(f.name for f in fields if _may_be_json(kind_of(f.type)))


def _may_be_json(kind: Kind) -> bool:
    return (
        isinstance(kind, Json | JsonObject)
        or (isinstance(kind, Array) and _may_be_json(kind.items))
        or (isinstance(kind, Choice) and any(map(_may_be_json, kind.kinds)))
        or (isinstance(kind, Instance) and bool(_json_in(kind.cls)))
    )
