"""
Make instances of a class.

Readers bypass constructors that would only check the values again.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from .._rules.classes import made
from .._values.checked import is_checked, thawed
from .problems import WireError, described_error


@attrs.frozen(eq=False, repr=False)
class Making:
    """
    The code that makes instances of a class.

    Its *lines* return the instance, and refer to *names*.  The attributes are
    set on an instance of *blank* before.
    """

    blank: type[Any]
    names: dict[str, Any]
    lines: str


class _Blank:
    """
    An object that holds the arguments of a constructor.
    """


def making(cls: type[Any]) -> Making:
    """
    Choose the code that makes instances of *cls*.
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
    List the attributes whose values would be lost if they aren't written.
    """
    cls = type(value)
    fields = attrs.fields_dict(cls)
    held = {name: getattr(value, name) for name in fields}
    # A validator may reject `None` for an attribute without a default.
    needed = {x for x in names if fields[x].default is attrs.NOTHING}
    absent = dict.fromkeys(x for x in names if x not in needed)
    try:
        usual = made(cls, {**held, **absent})
    except Exception:  # noqa: BLE001  # see `_make()`
        usual = None
    for name in names:
        default = None if name in needed else getattr(usual, name, value)
        if held[name] != default:
            yield name
