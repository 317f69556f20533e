"""
Detect arguments in the wrong order, when one of them is rejected.
"""

from typing import Any, Final

import attrs

from cattrs import BaseConverter

from .._rules.dialect_classes import DialectClasses
from .._values.messages import not_a_dialect


_KINDS: Final[dict[str, type[Any]]] = {
    "among": DialectClasses,
    "converter": BaseConverter,
    "dialect": DialectClasses,
    "error": BaseException,
}


def no_dialect(function: str, **given: Any) -> TypeError:
    """
    Make the error of a function whose argument *dialect* isn't one.

    Its first two arguments are *given* by name, in the right order.
    """
    return wrong_order(function, not_a_dialect(given["dialect"]), **given)


def wrong_order(function: str, otherwise: str, **given: Any) -> TypeError:
    """
    Make the error of a function that rejects one of its arguments.

    The message is *otherwise* unless an argument is of the kind of the other.
    """
    (one, x), (other, y) = given.items()
    is_swapped = _is_of(one, y) or _is_of(other, x)
    if not is_swapped or _is_of(one, x) or _is_of(other, y):
        return TypeError(otherwise)
    call = f"{function}({_shown(one, y)}, {_shown(other, x)})"
    return TypeError(f"{function}() expects the {one} first: {call}")


def refuse_instance(annotation: Any) -> None:
    """
    Raise a `TypeError` for an instance in the place of its class.
    """
    if attrs.has(type(annotation)):
        kind = type(annotation).__name__
        raise TypeError(
            f"expected an annotation, got an instance of {kind}; did you mean"
            f" {kind}?"
        )


def _is_of(name: str, value: Any) -> bool:
    return name in _KINDS and isinstance(value, _KINDS[name])


def _shown(name: str, value: Any) -> str:
    """
    Show a dialect or a class by its name, and any other argument by *name*.
    """
    if isinstance(value, DialectClasses):
        return value.name.upper().replace("-", "_")
    return value.__name__ if isinstance(value, type) else name
