"""
Parse texts with parsers that return only JSON, which needs no further checks.

orjson and msgspec reject numbers that aren't finite.  The json module reads
them from ``NaN``, ``Infinity`` and ``1e999``.
"""

import json

from collections.abc import Callable
from math import inf
from sys import modules
from typing import Any, Final, TypeAlias

from cattrs import BaseConverter


Parser: TypeAlias = Callable[[Any], Any]

UNTRUSTED: Final = object()
"""
The result for a text that the converter's own function must parse.
"""


def trusted(
    parse: Callable[..., Any] | None, converter: BaseConverter
) -> Parser | None:
    """
    Return the parser to use instead of *parse*, if its results are JSON.

    A user's converter class may change values between parsing and reading.
    """
    if not type(converter).__module__.startswith("cattrs.preconf."):
        return None
    if parse in (_found("orjson", "loads"), _found("msgspec.json", "decode")):
        return parse
    return _parse_json if parse is json.loads else None


def _found(module: str, name: str) -> Any:
    """
    Look up a function of a module, if the program has imported the module.
    """
    return getattr(modules.get(module), name, UNTRUSTED)


class _NotFiniteError(Exception):
    """
    A number isn't finite.
    """


def _refuse(_: str) -> Any:
    raise _NotFiniteError


def _finite(text: str) -> float:
    number = float(text)
    if -inf < number < inf:
        return number
    raise _NotFiniteError


_DECODER: Final = json.JSONDecoder(parse_float=_finite, parse_constant=_refuse)


def _parse_json(data: Any) -> Any:
    """
    Parse as `json.loads()`, with a decoder that is made only once.
    """
    if isinstance(data, str):
        if data.startswith("\ufeff"):
            return UNTRUSTED  # and reject it
    elif isinstance(data, bytes | bytearray):
        data = data.decode(json.detect_encoding(data), "surrogatepass")
    else:
        return UNTRUSTED
    try:
        return _DECODER.decode(data)
    except (_NotFiniteError, RecursionError):
        return UNTRUSTED
