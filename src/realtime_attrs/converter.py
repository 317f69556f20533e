"""
The door: converters that speak a dialect.
"""

from enum import Enum, auto
from typing import Any

from cattrs import BaseConverter
from cattrs.preconf.json import JsonConverter
from cattrs.preconf.json import make_converter as make_json_converter

from .wire import beta, reference
from .wire._errors import Problem, WireError
from .wire._explain import explain
from .wire._hooks import register
from .wire._rules import Rules


__all__ = [
    "Dialect",
    "Problem",
    "WireError",
    "configure_converter",
    "explain",
    "make_converter",
]


class Dialect(Enum):
    """
    A wire on which sessions travel.

    There is no default among them: they are incompatible, so the caller says
    which.
    """

    REFERENCE = auto()
    """
    The reference types, exactly: what async-openai 0.29 to 0.30.1 speaks.
    """

    BETA = auto()
    """
    The flat wire of OpenAI's beta, and of the services that copied it.
    """


_RULES: dict[Dialect, Rules] = {
    Dialect.REFERENCE: reference.RULES,
    Dialect.BETA: beta.RULES,
}


def configure_converter(converter: BaseConverter, dialect: Dialect) -> None:
    """
    Teach *converter* to read and write sessions in *dialect*.

    Only the classes, enums and unions of `realtime_attrs` get hooks;
    everything else converts as before.  Hooks that the user registers later
    for those classes and enums win, as usual in cattrs.
    """
    register(converter, _RULES[dialect])


def make_converter(dialect: Dialect, **kwargs: Any) -> JsonConverter:
    """
    Make a JSON converter for *dialect*.

    Args:
        dialect: The wire to speak.

        kwargs: Passed on to `cattrs.preconf.json.make_converter`.
    """
    converter = make_json_converter(**kwargs)
    configure_converter(converter, dialect)
    return converter
