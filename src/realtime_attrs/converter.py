"""
The door: converters that speak a dialect.
"""

from typing import Any

from cattrs import BaseConverter
from cattrs.preconf.json import JsonConverter
from cattrs.preconf.json import make_converter as make_json_converter

from ._describe import describe
from .wire._dialects import RULES, Dialect, detect_dialect
from .wire._errors import Problem, WireError
from .wire._explain import explain
from .wire._hooks import register
from .wire._unsupported import drop_unsupported, unsupported


__all__ = [
    "Dialect",
    "Problem",
    "WireError",
    "configure_converter",
    "detect_dialect",
    "drop_unsupported",
    "explain",
    "make_converter",
    "unsupported",
]


def configure_converter(converter: BaseConverter, dialect: Dialect) -> None:
    """
    Teach *converter* to read and write sessions in *dialect*.

    Only the classes, enums and unions of `realtime_attrs` get hooks;
    everything else converts as before.  Hooks that the user registers later
    for those classes and enums win, as usual in cattrs.

    Raises:
        TypeError: *dialect* is none.
    """
    if not isinstance(dialect, Dialect):
        raise TypeError(f"expected a Dialect, got {describe(dialect)}")
    register(converter, RULES[dialect])


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
