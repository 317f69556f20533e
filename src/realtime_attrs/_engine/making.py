"""
How the instances of a class are made.

Constructors that only check what has been checked already are gone round.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from .._rules.classes import made
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
    return Making(_Blank, {"make": _make}, "return make(cls, self)")


def _make(cls: type[Any], values: Any) -> Any:
    """
    Call a constructor, whose validators and converters may raise anything.
    """
    try:
        return made(cls, vars(values))
    except Exception as error:
        raise WireError.at((), described_error(error)) from error


def surplus(value: Any, names: Iterable[str]) -> Iterator[str]:
    """
    Name the attributes whose values are lost if they are not written.
    """
    cls = type(value)
    held = {x.name: getattr(value, x.name) for x in attrs.fields(cls)}
    try:
        usual = made(cls, {**held, **dict.fromkeys(names)})
    except Exception:  # noqa: BLE001  # see `_make()`
        usual = None
    for name in names:
        if usual is None or held[name] != getattr(usual, name):
            yield name
