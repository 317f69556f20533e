"""
The schemas of dialects, held against what is read from outside.
"""

import gzip
import json

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jsonschema import Draft202012Validator

import realtime_attrs
import realtime_attrs.events

from payloads import DATA
from realtime_attrs._engine import problems, union_classes
from realtime_attrs.dialects import REFERENCE
from schemas import (
    READ,
    check,
    containers_in,
    is_beyond,
    is_idle,
    pair_of,
    pairs,
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


def different_events() -> Iterator[Any]:
    """
    List the events in each file that differ by more than ids and texts.
    """
    known = set[Any]()
    for path in files("events"):
        events = []
        for event in json.loads(path.read_bytes()):
            if (form := form_of(event)) not in known:
                known.add(form)
                events.append(event)
        yield pytest.param(events, id=path.stem)


@pytest.fixture(name="hasty")
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Leave out what could have been meant: it decides nothing, and costs most.
    """
    for module in (problems, union_classes):
        monkeypatch.setattr(module, "get_close_matches", lambda *_: [])


@pytest.mark.usefixtures("hasty")
class TestPayloads:
    @pytest.mark.parametrize(
        "path", files("real", "vendors"), ids=lambda path: path.stem
    )
    def test_sessions(self, path: Path) -> None:
        """
        Of sessions as they passed on the wires, what is read is valid.
        """
        payload = json.loads(path.read_bytes())
        session = payload.get("session", payload)
        for dialect, kind in READ:
            for part in {id(x): x for x in (payload, session)}.values():
                check(part, dialect, kind)

    @pytest.mark.parametrize("events", [*different_events()])
    def test_events(self, events: list[Any]) -> None:
        """
        Of events as they passed on the wires, what is read is valid.
        """
        for event in events:
            for dialect, kind in READ:
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
