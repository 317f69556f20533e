"""
Converters that read and write a dialect, and functions for payloads.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from cattrs import BaseConverter
from cattrs.preconf.json import JsonConverter
from cattrs.preconf.json import make_converter as make_json_converter

from ._engine.explain import explain
from ._engine.order_of_arguments import no_dialect
from ._engine.problems import Problem, WireError
from ._engine.registration import register
from ._values.messages import describe
from .dialects import Dialect


if TYPE_CHECKING:
    from ._conversion.adapter import Adapter, adapter
    from ._conversion.checking import check
    from ._conversion.components import schema_components
    from ._conversion.dialect_detection import detect_dialect
    from ._conversion.payloads import convert_payload
    from ._conversion.schema import json_schema
    from ._conversion.translation import translate
    from ._conversion.unsupported import drop_unsupported, unsupported


__all__ = [
    "Adapter",
    "Problem",
    "WireError",
    "adapter",
    "check",
    "configure_converter",
    "convert_payload",
    "detect_dialect",
    "drop_unsupported",
    "explain",
    "json_schema",
    "make_converter",
    "schema_components",
    "translate",
    "unsupported",
]


def configure_converter(
    converter: BaseConverter, dialect: Dialect, *, keep_unknown: bool = False
) -> None:
    """
    Register the hooks of *dialect* with *converter*.

    Only the classes, enums and unions of the dialect get hooks, for
    structuring and unstructuring.  Your own hooks for these classes override
    them.

    Args:
        converter: The converter, whose settings apply to these hooks, too.

        dialect: The dialect to read and write.

        keep_unknown:
            Whether to read unknown words (the JSON of enums' members), tags
            (values of ``type``) and keys as `Unknown`, and to write them back.
            By default, unknown words and tags are rejected, and unknown keys
            ignored.  Keys of another dialect are always rejected.  A copy of
            the converter with ``forbid_extra_keys=True`` rejects unknown keys,
            too.

    Raises:
        TypeError:
            *dialect* isn't a `Dialect`, *converter* isn't a converter of
            cattrs, or both ``keep_unknown`` and ``forbid_extra_keys`` are
            true.

        ValueError:
            The converter already has a hook for a class with fields of the
            dialect's classes; that hook would not use the new hooks.
    """
    if not isinstance(dialect, Dialect):
        raise no_dialect(
            "configure_converter", converter=converter, dialect=dialect
        )
    if not isinstance(converter, BaseConverter):
        raise TypeError(f"expected a converter, got {describe(converter)}")
    register(converter, dialect, keep_unknown=keep_unknown)


def make_converter(
    dialect: Dialect, *, keep_unknown: bool = False, **kwargs: Any
) -> JsonConverter:
    """
    Make a JSON converter for *dialect*.

    Args:
        dialect: The dialect to read and write.

        keep_unknown: As for `configure_converter()`.

        kwargs: Arguments of `cattrs.preconf.json.make_converter`.
    """
    converter = make_json_converter(**kwargs)
    configure_converter(converter, dialect, keep_unknown=keep_unknown)
    return converter


_MODULES: Final = {
    "Adapter": "adapter",
    "adapter": "adapter",
    "check": "checking",
    "convert_payload": "payloads",
    "detect_dialect": "dialect_detection",
    "drop_unsupported": "unsupported",
    "json_schema": "schema",
    "schema_components": "components",
    "translate": "translation",
    "unsupported": "unsupported",
}


def __getattr__(name: str) -> Any:
    """
    Import the functions below this module when they are first used.
    """
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"._conversion.{_MODULES[name]}", __package__)
    globals()[name] = found = getattr(module, name)
    return found
