"""
How the instances of a class are made.

Constructors that only check what has been checked already are gone round.
"""

from collections.abc import Callable
from typing import Any

import attrs

from .._rules.classes import attributes_of
from .._values.checked import is_checked, thawed
from .problems import WireError, described_error


@attrs.frozen
class Making:
    """
    How the instances of a class are made.

    Args:
        blank: What takes attributes until then.

        names: What the source refers to.

        lines: Code that returns the instance.
    """

    blank: type[Any]
    names: dict[str, Any]
    lines: str


class _Blank:
    """
    What takes attributes until the constructor is called with them.
    """


def making(cls: type[Any]) -> Making:
    """
    Find out how the instances of *cls* are made.
    """
    if is_checked(cls):
        blank = thawed(cls)  # type: ignore[arg-type]  # a class is hashable
        return Making(blank, {}, "self.__class__ = cls\nreturn self")
    return Making(_Blank, {"make": _by_constructor(cls)}, "return make(self)")


def _by_constructor(cls: type[Any]) -> Callable[[Any], Any]:
    """
    Make what calls a constructor with the attributes that there are.

    `None` is left to the default, if there is one.
    """
    fields = attributes_of(cls)
    needed = {x.name for x in fields if x.default is attrs.NOTHING}

    def make(values: Any) -> Any:
        found = vars(values)
        given = {
            str(field.alias): found[field.name]
            for field in fields
            if field.name in needed or found[field.name] is not None
        }
        try:
            return cls(**given)
        except (TypeError, ValueError) as error:
            raise WireError.at((), described_error(error)) from error

    return make
