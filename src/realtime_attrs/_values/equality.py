"""
What is the same, where Python's own equality is not strict enough.
"""

from typing import Any

import attrs


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
