"""
From a command line to an exit status.
"""

import json

from pathlib import Path
from typing import Any

import pytest

from commands import GOOD, NESTED, REAL, load
from realtime_attrs.converter import json_schema
from realtime_attrs.dialects import GA


class TestSchema:
    def test_prints(self, run: Any) -> None:
        """
        The JSON Schema of a dialect is printed.
        """
        status, out, err = run("schema", "--dialect", "ga")

        assert (0, []) == (status, err)
        schema = json.loads("\n".join(out))
        assert schema["$schema"].endswith("/draft/2020-12/schema")

    @pytest.mark.parametrize(
        "kind",
        [
            "session",
            "transcription-session",
            "event",
            "client-event",
            "server-event",
            "client-secret-request",
            "client-secret-answer",
        ],
    )
    def test_kinds(self, run: Any, tmp_path: Path, kind: str) -> None:
        """
        There is one of each kind of payload; it can go into a file.
        """
        path = tmp_path / "schema.json"

        assert (0, [], []) == run(
            *("schema", "--dialect", "beta", "--of", kind),
            *("--forbid-extra-keys", "--output", path),
        )
        assert load(path)["$defs"]

    @pytest.mark.parametrize("options", [[], ["--for-clients"]], ids=str)
    def test_for_clients(self, run: Any, options: list[str]) -> None:
        """
        On demand it refuses what the wire's server refuses.
        """
        _, lines, _ = run("schema", "--dialect", "ga", *options)

        schema = json_schema(GA, for_clients=bool(options))
        assert schema == json.loads("\n".join(lines))

    def test_none(self, run: Any, tmp_path: Path) -> None:
        """
        What a dialect has not, or what cannot be written, is said.
        """
        status, out, (line,) = run(
            "schema", "--dialect", "reference", "--of", "client-event"
        )
        assert (2, []) == (status, out)
        assert line.startswith("the reference dialect has no")
        assert (2, [], ["the glm dialect has no ClientSecretAnswer"]) == run(
            "schema", "--dialect", "glm", "--of", "client-secret-answer"
        )
        assert (
            2,
            [],
            [f"can't write {tmp_path}: Is a directory"],
        ) == run("schema", "--dialect", "ga", "--output", tmp_path)


class TestProcess:
    def test_module(self, command: Any) -> None:
        """
        The package runs as a module, and its status reaches the shell.
        """
        name = REAL / "qwen-audio-session.update-docs.json"

        status, out, err = command("", "check", name)

        assert (1, "") == (status, err)
        assert "/session/voice: expected one of" in out

    def test_many_in_one(self, run: Any, store: Any) -> None:
        """
        One process does a whole store.
        """
        directory = store(**{f"a{n}_json": GOOD for n in range(100)})

        assert (0, [], ["100 files: 100 converted"]) == run(
            "convert", "--to", "ga", "--in-place", directory
        )
        assert NESTED == load(directory / "a99.json")
