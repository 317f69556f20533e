"""
Texts read by adapters that trust the parser, and by hooks that scan.
"""

import json

from functools import cache
from typing import Any, cast

from formats import make
from payloads import DATA
from realtime_attrs import SessionResource, Unknown
from realtime_attrs.converter import adapter, configure_converter, explain
from realtime_attrs.dialects import Dialect
from realtime_attrs.events import Event


LIBRARIES = ("json", "orjson", "msgspec")
"""
The parsers whose results are JSON.
"""

SPOILING = (
    "NaN",
    "-Infinity",
    "1e999",
    '{"a": [true, -1e999]}',
    '{"a": 1, "a": {"a": Infinity}}',
    "123456789012345678901234567890",
    '"\\ud800"',
    "[" * 190 + "]" * 190,
    '{"a":' * 252 + "{}" + "}" * 252,
    "[" * 300 + "]" * 300,
    "[" * 20_000 + "]" * 20_000,
    str([[]] * 300),
)
"""
JSON, and what parsers accept in its place, that may not be free JSON.
"""


@cache
def converter_of(
    library: str,
    dialect: Dialect,
    *,
    keep_unknown: bool = False,
    **options: bool,
) -> Any:
    """
    Make a converter that parses by a library.
    """
    converter = make(library, options)
    configure_converter(converter, dialect, keep_unknown=keep_unknown)
    return converter


@cache
def _adapter_of(converter: Any, annotation: Any) -> Any:
    return adapter(converter, cast("Any", annotation))


def check_payloads(converter: Any) -> None:
    """
    Compare the reading of all payloads from outside, as they are and spoilt.
    """
    for path in DATA.glob("*/*.json"):
        found = json.loads(path.read_bytes())
        for payload in found if isinstance(found, list) else [found]:
            is_event = "." in payload.get("type", "")
            annotation = Event | Unknown if is_event else SessionResource
            for item in (payload, _spoilt(payload)):
                check_equal(converter, annotation, json.dumps(item))


def _spoilt(value: Any) -> Any:
    """
    Copy JSON with a new key in each object, whose value is no number of JSON.
    """
    if isinstance(value, dict):
        inner = {key: _spoilt(item) for key, item in value.items()}
        return {**inner, "new": [float("inf")]}
    return [*map(_spoilt, value)] if isinstance(value, list) else value


def check_equal(converter: Any, annotation: Any, data: Any) -> Any:
    """
    Check that an adapter reads a text as its converter does; return the value.

    Both raise the same error with the same problems, or return equal values
    that are written alike.
    """
    read = _adapter_of(converter, annotation).loads
    trusting = _outcome(converter, annotation, read, data)
    scanning = _outcome(
        converter,
        annotation,
        lambda data: converter.loads(data, annotation),
        data,
    )
    assert scanning == trusting
    return trusting[0]


def _outcome(converter: Any, annotation: Any, read: Any, data: Any) -> Any:
    try:
        value = read(data)
        written = converter.unstructure(value, annotation)
    except Exception as error:  # noqa: BLE001  # parsers raise any
        problems = [*map(str, explain(error, converter))]
        return None, type(error), str(error), problems
    return value, type(value), written, []
