"""
Converters of cattrs for each format, with each option.
"""

import importlib
import json
import tomllib

from collections.abc import Callable
from typing import Any

import bson
import cattrs
import cbor2
import msgpack
import orjson
import pytest
import ujson
import yaml


DECODERS: dict[str, Callable[[Any], Any]] = {
    "json": json.loads,
    "orjson": orjson.loads,
    "ujson": ujson.loads,
    "msgspec": json.loads,
    "msgpack": msgpack.loads,
    "cbor2": cbor2.loads,
    "bson": bson.decode,
    "pyyaml": yaml.safe_load,
    "tomlkit": tomllib.loads,
    "tomllib": tomllib.loads,
}
PLAIN = {"Converter": cattrs.Converter, "BaseConverter": cattrs.BaseConverter}
NAMES = [*DECODERS, *PLAIN]
OPTIONS: dict[str, dict[str, Any]] = {
    "default": {},
    "plain": {"detailed_validation": False},
    "closed": {"forbid_extra_keys": True},
    "closed, plain": {
        "forbid_extra_keys": True,
        "detailed_validation": False,
    },
    "attrib converters": {"prefer_attrib_converters": True},
    "omit defaults": {"omit_if_default": True},
    "aliases": {"use_alias": True},
}


def make(name: str, options: dict[str, Any]) -> Any:
    """
    Make a converter that knows nothing of ours.
    """
    if name in PLAIN:
        return PLAIN[name](**options)
    module = importlib.import_module(f"cattrs.preconf.{name}")
    return module.make_converter(**options)


def supported(name: str, options: dict[str, Any]) -> bool:
    """
    Tell whether the converter has the options.
    """
    only_full = {"forbid_extra_keys", "omit_if_default", "use_alias"}
    return name != "BaseConverter" or not only_full & set(options)


GRID = [
    pytest.param(name, title, id=f"{name}, {title}")
    for name in NAMES
    for title, options in OPTIONS.items()
    if supported(name, options)
]
CENTRES = ("json", "orjson", "Converter")
CELLS = [
    cell
    for cell in GRID
    if cell.values[0] in CENTRES or cell.values[1] == "default"
]
"""
A star: each format with default options, each option with three formats.

Hooks know nothing of a format but whether it has bytes; `tests/slow` runs the
whole grid.
"""


def converted(name: str, converter: Any, value: Any) -> tuple[Any, Any]:
    """
    Send a value through the format; give what was read, and what was sent.
    """
    if name in PLAIN:
        payload = converter.unstructure(value)
        return converter.structure(payload, type(value)), payload
    text = converter.dumps(value)
    return converter.loads(text, type(value)), DECODERS[name](text)
