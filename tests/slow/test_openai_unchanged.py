"""
OpenAI's dialects accept and write what they did before there were vendors'.

What 26.4.0 answered to each payload here, and to payloads with one value
replaced by one of a vendor's or a wrong one, is kept as a digest.  This module
writes them if it is run: ``python tests/dialects/test_openai_unchanged.py``.
"""

import copy
import hashlib
import json

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cattrs.errors import CattrsError

from realtime_attrs import SessionResource
from realtime_attrs.converter import explain, make_converter
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.events import Event


DATA = Path(__file__).parents[1] / "data"
KEPT = DATA / "openai-outcomes.json"
FILES = [
    f"{folder}/{path.name}"
    for folder in ("real", "vendors", "events")
    for path in sorted((DATA / folder).glob("*.json"))
]
DIALECTS = {dialect.name: dialect for dialect in (BETA, GA)}
MODES = ("default", "keep_unknown", "forbid_extra_keys")
OTHERS: list[Any] = [
    None,
    3,
    "ara",
    "none",
    "pcm16_16000hz",
    {"type": None},
    {"type": "openai", "name": "alloy"},
    {"type": "audio/pcm", "rate": 16_000},
    {"type": "azure_semantic_vad", "languages": ["en"]},
    {"type": "function", "function": {"name": "f"}},
    [{"type": "web_search"}],
]
FIRST = 4
"""
How many places of a payload are replaced, and events of a file looked at.
"""


def places_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """
    List the containers in a payload, each with the keys in it.
    """
    if isinstance(value, dict | list):
        keys = value if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield value, key
        for key in keys:
            yield from places_in(value[key])


def variants(payload: Any) -> Iterator[Any]:
    """
    List a payload, and what becomes of it if one value is another.
    """
    yield payload
    count = len([*places_in(payload)])
    for index in sorted({count * n // FIRST for n in range(FIRST)}):
        for other in OTHERS:
            changed = copy.deepcopy(payload)
            container, key = [*places_in(changed)][index]
            container[key] = copy.deepcopy(other)
            yield changed


def outcome(payload: Any, converter: Any) -> str:
    """
    Say what is written of what is read, or where it is refused.
    """
    tag = payload.get("type") if isinstance(payload, dict) else None
    is_event = isinstance(tag, str) and "." in tag
    kind: Any = Event if is_event else SessionResource
    try:
        value = converter.structure(payload, kind)
        return json.dumps(converter.unstructure(value))
    except CattrsError as error:
        return " ".join(problem.pointer for problem in explain(error))


@cache
def converter_for(dialect: Dialect, mode: str) -> Any:
    """
    Make a converter, once for all files.
    """
    options = {} if mode == "default" else {mode: True}
    return make_converter(dialect, **options)


def digest(name: str, dialect: Dialect, mode: str) -> str:
    """
    Sum up what a dialect makes of a file.
    """
    converter = converter_for(dialect, mode)
    payload = json.loads((DATA / name).read_bytes())
    payloads = payload[:FIRST] if isinstance(payload, list) else [payload]
    sums = hashlib.sha256()
    for item in payloads:
        few = payloads == [payload]
        for variant in variants(item) if few else [*variants(item)][:9]:
            sums.update(outcome(variant, converter).encode() + b"\n")
    return sums.hexdigest()[:16]


class TestUnchanged:
    @pytest.mark.parametrize("mode", MODES)
    @pytest.mark.parametrize("dialect", DIALECTS)
    def test_as_before(self, dialect: str, mode: str) -> None:
        """
        Every answer is the one that it was.
        """
        kept = json.loads(KEPT.read_text("utf-8"))[dialect][mode]

        assert kept == {
            name: digest(name, DIALECTS[dialect], mode) for name in FILES
        }


if __name__ == "__main__":  # pragma: no cover
    KEPT.write_text(
        json.dumps(
            {
                dialect: {
                    mode: {
                        name: digest(name, DIALECTS[dialect], mode)
                        for name in FILES
                    }
                    for mode in MODES
                }
                for dialect in DIALECTS
            },
            indent=1,
        )
        + "\n",
        "utf-8",
    )
