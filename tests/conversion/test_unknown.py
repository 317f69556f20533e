"""
Something unknown in other dialects, and in payloads from outside.
"""

import json

from pathlib import Path
from typing import Any

import pytest

from drawn import normal
from payloads import DATA, REAL, resolve
from realtime_attrs import (
    FunctionTool,
    Reasoning,
    ServerVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import drop_unsupported, unsupported
from realtime_attrs.dialects import BETA, GA, Dialect
from unknowns import NEW_TOOL, problems, reading


VENDORS = sorted((DATA / "vendors").glob("*.json"))


NEWS = SessionResource(
    model="m",
    modalities=["text", Unknown("video", "ga")],
    voice=Unknown("juniper", "ga"),
    turn_detection=ServerVAD(extra=Unknown({"gain": 1}, "ga")),
    tools=[Unknown(NEW_TOOL, "ga"), FunctionTool("f")],
    reasoning=Reasoning(effort=Unknown("max", "ga")),
    extra=Unknown({"id": "sess_1", "audio": {"echo": True}}, "ga"),
)


class TestConversion:
    def test_same(self) -> None:
        """
        Its own dialect can say all of it.
        """
        assert unsupported(NEWS, GA) == ()
        assert drop_unsupported(NEWS, GA) == (NEWS, ())

    def test_other(self) -> None:
        """
        For another dialect it is what cannot be said, by name.
        """
        names = (
            "modalities[1]",
            "voice",
            "turn_detection.extra",
            "tools[0]",
            "reasoning",
            "extra",
        )

        left, dropped = drop_unsupported(NEWS, BETA)

        assert set(names) == set(unsupported(NEWS, BETA)) == set(dropped)
        assert left == SessionResource(
            model="m",
            modalities=["text"],
            turn_detection=ServerVAD(),
            tools=[FunctionTool("f")],
        )

    def test_keys_that_are_known(self) -> None:
        """
        Of unknown keys, those that are known are dropped, and no others.
        """
        session = SessionResource(
            extra=Unknown(
                {
                    "model": 1,
                    "a": 1,
                    "audio": {"output": {"speed": 1, "b": 1, "voice": 1}},
                },
                "ga",
            )
        )

        left, dropped = drop_unsupported(session, GA)

        assert {
            "extra.model",
            "extra.audio.output.speed",
            "extra.audio.output.voice",
        } == set(dropped)
        assert left.extra == Unknown(
            {"a": 1, "audio": {"output": {"b": 1}}}, "ga"
        )
        assert drop_unsupported(
            SessionResource(extra=Unknown({"model": 1}, "ga")), GA
        ) == (SessionResource(), ("extra.model",))
        speed: dict[str, Any] = {"audio": {"output": {"speed": 1}}}
        assert drop_unsupported(
            SessionResource(extra=Unknown(speed, "ga")), GA
        ) == (SessionResource(), ("extra.audio.output.speed",))


def whole(payload: Any, dialect: Dialect) -> bool:
    """
    Tell whether a session comes back whole; else it has to be refused as said.
    """
    found = problems(payload, dialect)
    if not found:
        session = reading(dialect).structure(payload, SessionResource)
        written = reading(dialect).unstructure(session)
        assert normal(payload, dialect) == written
        return True
    return False


class TestPayloads:
    @pytest.mark.parametrize(
        "path", [*REAL, *VENDORS], ids=lambda path: path.stem
    )
    def test_whole(self, path: Path) -> None:
        """
        Whatever anybody speaks comes back whole, or mixes the two wires.
        """
        payload = json.loads(path.read_bytes())
        session = payload.get("session", payload)
        refused = [
            problems(session, dialect)
            for dialect in (BETA, GA)
            if not whole(session, dialect)
        ]

        if len(refused) == len((BETA, GA)):
            assert any("another dialect" in item for item in refused[0])

    def test_count(self) -> None:
        """
        Of the payloads, 43 come back whole.
        """
        sessions = [
            payload.get("session", payload)
            for payload in (
                json.loads(path.read_bytes()) for path in [*REAL, *VENDORS]
            )
        ]

        assert len(sessions) == 57
        assert 43 == sum(
            whole(session, BETA) or whole(session, GA) for session in sessions
        )

    def test_pointers(self) -> None:
        """
        Keys of another dialect are refused at the place where they stand.
        """
        path = (
            DATA / "vendors" / "xai-2026-08-session.updated-function-tool.json"
        )
        session = json.loads(path.read_bytes())["session"]
        foreign = [
            line.partition(": ")[0]
            for line in problems(session, GA)
            if "another dialect" in line
        ]

        assert len(foreign) == 7
        for pointer in foreign:
            resolve(pointer, session)
