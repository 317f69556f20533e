"""
The schemas of dialects, held against what is read from outside.
"""

import gzip
import json

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from jsonschema import Draft202012Validator

import realtime_attrs
import realtime_attrs.events

from payloads import DATA
from realtime_attrs.dialects import REFERENCE
from schemas import (
    READ,
    check,
    containers_in,
    is_beyond,
    is_idle,
    pair_of,
    pairs,
    readers_of,
)


def files(*folders: str) -> list[Path]:
    """
    List the payloads of some folders.
    """
    return sorted(
        path for folder in folders for path in (DATA / folder).glob("*.json")
    )


def form_of(value: Any, key: str = "") -> Any:
    """
    Tell what is where: words count; of ids, texts and numbers the types do.
    """
    match value:
        case dict():
            return tuple((key, form_of(x, key)) for key, x in value.items())
        case list():
            return tuple(dict.fromkeys(form_of(x, key) for x in value))
        case str() if " " not in value[:30] and not key.endswith("id"):
            return value[:30]
        case int() | float() | str():
            return type(value), bool(value)
    return value


def different_events() -> dict[Path, list[Any]]:
    """
    List the events in each file that differ by more than ids and texts.
    """
    known = set[Any]()
    found: dict[Path, list[Any]] = {}
    for path in files("events"):
        found[path] = []
        for event in json.loads(path.read_bytes()):
            if (form := form_of(event)) not in known:
                known.add(form)
                found[path].append(event)
    return found


EVENTS = different_events()


def check_session(path: Path, readers: list[tuple[str, str]]) -> None:
    """
    Check a payload, and the session in it if it is an event.
    """
    payload = json.loads(path.read_bytes())
    session = payload.get("session", payload)
    for dialect, kind in readers:
        for part in {id(x): x for x in (payload, session)}.values():
            check(part, dialect, kind)


@pytest.mark.usefixtures("hasty")
class TestPayloads:
    @pytest.mark.parametrize(
        ("index", "path"),
        [*enumerate(files("real", "vendors"))],
        ids=lambda value: getattr(value, "stem", ""),
    )
    def test_sessions(self, index: int, path: Path) -> None:
        """
        Of sessions as they passed on the wires, what is read is valid.
        """
        check_session(path, readers_of(path.stem, index))

    @pytest.mark.parametrize(
        "path", files("events"), ids=lambda path: path.stem
    )
    def test_events(self, path: Path) -> None:
        """
        Of events as they passed on the wires, what is read is valid.
        """
        for index, event in enumerate(EVENTS[path]):
            for dialect, kind in readers_of(path.stem, index):
                check(event, dialect, kind)

    @pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
    def test_recorded(self, closed: bool) -> None:
        """
        Of what the reference types were given, what is read is valid.
        """
        file = DATA / "reference-cases.jsonl.gz"
        for line in gzip.decompress(file.read_bytes()).splitlines():
            case = json.loads(line)
            payload, name = json.loads(case["raw"]), case["type"]
            of = getattr(realtime_attrs, name)
            pair = pair_of(REFERENCE, of, closed=closed)
            read, valid = pair.judge(payload, of)

            assert read == valid or (valid and is_beyond(payload))


class TestShortcut:
    def test_idle(self) -> None:
        """
        A part of the schema for another tag has no effect.
        """
        parts = {
            json.dumps(part): part
            for dialect, kind in READ
            if dialect in ("ga", "odd")
            for part in containers_in(pairs(dialect, kind)[0].validator.schema)
            if isinstance(part, dict) and isinstance(part.get("if"), dict)
        }
        counts = Counter[bool]()
        for part in parts.values():
            whole = Draft202012Validator({**part, "then": False})
            for key, place in part["if"].get("properties", {}).items():
                for value in (
                    *({}, {key: None}, {key: ["x"]}, {key: "x"}),
                    {key: place.get("const"), "a": 1},
                ):
                    idle = is_idle(part, value)
                    counts[idle] += 1

                    assert not idle or whole.is_valid(value)

        assert counts[True] > counts[False] > 0
