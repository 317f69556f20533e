"""
What ``check`` finds in sessions and events.
"""

import io
import json
import sys

from pathlib import Path
from typing import Any

import pytest

from commands import EXAMPLES, NEWS, REAL
from payloads import real
from realtime_attrs.__main__ import main


class TestCheck:
    def test_several_files(self, run: Any) -> None:
        """
        Each good file is said to be ok.
        """
        names = [
            REAL / "beta-2024-12-22-session.update-zh-capture.json",
            REAL / "beta-2024-12-22-session.created-zh-capture.json",
            REAL / "doc-openapi-beta-session-object.json",
        ]

        assert (
            0,
            [f"{name}: ok (beta)" for name in names],
            ["3 files: 3 ok"],
        ) == run("check", *names)

    def test_problems(self, run: Any, write: Any) -> None:
        """
        Each problem is a line, with its place in the whole file.
        """
        path = write(
            {
                "type": "session.update",
                "session": {
                    "temperature": "hot",
                    "tools": [{"type": "function", "name": 3}],
                },
            }
        )

        assert (
            1,
            [
                f"{path}: /session/tools/0/name: expected a string, got the number 3",
                f"{path}: /session/temperature: expected a number, got the string 'hot'",
            ],
            [],
        ) == run("check", path)

    def test_unknown_keys_of_a_client(self, run: Any, write: Any) -> None:
        """
        A client's misspelt key is a problem, since it drops the whole update.
        """
        path = write({"type": "session.update", "session": {"voise": "alloy"}})

        status, out, _ = run("check", "--dialect", "beta", path)

        assert status == 1
        assert out[0].startswith(
            f"{path}: /session/voise: unknown key; did you"
        )

    def test_unknown_keys_of_a_server(self, run: Any, write: Any) -> None:
        """
        A server's new key is none.
        """
        payload = real("beta-2024-12-22-session.created-zh-capture")
        payload["session"]["brand_new"] = 1
        path = write(payload)

        assert (0, [f"{path}: ok (beta)"], []) == run("check", path)

    def test_worst_status(self, run: Any, write: Any) -> None:
        """
        One bad file among good ones makes the status bad.
        """
        good = REAL / "beta-2024-12-22-session.update-zh-capture.json"
        bad = write([])

        assert (
            1,
            [f"{bad}: expected an object, got an array", f"{good}: ok (beta)"],
            ["2 files: 1 ok, 1 with problems"],
        ) == run("check", bad, good)

    def test_dialect(self, run: Any) -> None:
        """
        The dialect can be chosen.
        """
        path = REAL / "beta-2024-12-22-session.update-zh-capture.json"

        status, out, _ = run("check", "--dialect", "reference", path)

        assert status == 1
        assert [
            f"{path}: /session/turn_detection/{key}: required key is missing"
            for key in (
                "threshold",
                "prefix_padding_ms",
                "silence_duration_ms",
            )
        ] == out

    def test_standard_input(
        self, run: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        - is the standard input.
        """
        stdin = io.TextIOWrapper(
            io.BytesIO(b'{"session": {"type": "realtime"}}')
        )
        monkeypatch.setattr(sys, "stdin", stdin)

        assert run("check", "--dialect", "ga", "-") == (0, ["-: ok"], [])

    @pytest.mark.parametrize(
        ("payload", "message"),
        [
            (
                {"type": "session.update"},
                "/session: required key is missing",
            ),
            (
                {"type": 3, "session": {"voice": "ash"}},
                "/type: expected one of 35 known types, got the number 3",
            ),
            (
                {"event": "session.update", "session": {"voice": "ash"}},
                "/type: required key is missing, expected one of 35 known"
                " types",
            ),
            (
                {"event_id": "e", "session": {"voice": "ash"}},
                "/type: required key is missing, expected one of 35 known"
                " types",
            ),
            (
                {"type": "session.update", "sesion": {}, "session": {}},
                "/sesion: unknown key; did you mean 'session'? expected one"
                " of 'type', 'session', 'event_id'",
            ),
            (
                {"type": "session.created", "session": None},
                "/session: required key is missing",
            ),
            ("text", "expected an object, got the string 'text'"),
        ],
    )
    def test_envelope(
        self, run: Any, write: Any, payload: Any, message: str
    ) -> None:
        """
        What is wrong around the session is said as well.
        """
        path = write(payload)

        assert (1, [f"{path}: {message}"], []) == run("check", path)


class TestCheckFurther:
    @pytest.mark.parametrize(
        ("payload", "message"),
        [
            (
                {"type": "realtime", "output_modalities": ["audio", "text"]},
                "/output_modalities: expected ['audio'], got ['audio', 'text']",
            ),
            (
                {"session": {"modalities": ["audio"]}},
                "/session/modalities: expected ['audio', 'text'], got"
                " ['audio']",
            ),
            (
                {"type": "realtime", "output_modalities": ["video"]},
                "/output_modalities: expected ['audio'] or ['text'], got"
                " ['video']",
            ),
        ],
    )
    def test_modalities(
        self, run: Any, write: Any, payload: Any, message: str
    ) -> None:
        """
        Modalities that a server refuses are a problem in what a client sends.
        """
        path = write(payload)

        assert (1, [f"{path}: {message}"], []) == run("check", path)

    def test_several_problems_around(self, run: Any, write: Any) -> None:
        """
        A misspelt session is both missing and unknown.
        """
        path = write({"type": "session.update", "sesion": {}})

        assert (
            1,
            [
                f"{path}: /session: required key is missing",
                f"{path}: /sesion: unknown key; did you mean 'session'?"
                " expected one of 'type', 'session', 'event_id'",
            ],
            [],
        ) == run("check", path)

    def test_error_event(self, run: Any, write: Any) -> None:
        """
        An event that is about no session is checked all the same.
        """
        path = write({"type": "error", "error": {}})

        assert (
            1,
            [
                f"{path}: /error/type: required key is missing",
                f"{path}: /error/message: required key is missing",
            ],
            [],
        ) == run("check", path)


class TestOtherDialect:
    @pytest.mark.parametrize(
        "case",
        [
            (
                ["check", "--dialect", "beta"],
                {"type": "realtime", "audio": {"output": {"voice": "ash"}}},
                "--dialect ga",
            ),
            (
                ["convert", "--from", "beta", "--to", "ga"],
                {"type": "realtime", "audio": {"output": {"voice": "ash"}}},
                "--from ga",
            ),
            (
                ["check", "--dialect", "ga"],
                {"voice": "ash", "temperature": 1},
                "--dialect beta",
            ),
        ],
        ids=["check beta", "convert", "check ga"],
    )
    def test_what_it_looks_like(
        self, tmp_path: Path, capsys: Any, case: Any
    ) -> None:
        """
        A session of the other dialect is refused, and told once.
        """
        arguments, payload, lines = case
        file = tmp_path / "session.json"
        file.write_text(json.dumps(payload))

        status = main([*arguments, str(file)])

        captured = capsys.readouterr()
        assert 1 == status
        assert "key of another dialect" in captured.out + captured.err
        assert 1 == captured.err.count("this looks like")
        assert captured.err.endswith(f"{lines}\n")

    def test_reference(self, tmp_path: Path, capsys: Any) -> None:
        """
        The reference types cannot be told from the beta, and are not.
        """
        file = tmp_path / "session.json"
        file.write_text('{"voice": "nobody"}')

        assert 1 == main(["check", "--dialect", "reference", str(file)])
        assert "looks like" not in capsys.readouterr().err


class TestUnknown:
    def test_check(self, run: Any, write: Any) -> None:
        """
        New words and objects of a server's are no faults, but are named.
        """
        path = write(NEWS)

        assert (
            0,
            [f"{path}: ok (beta)"],
            [
                f"{path}: /session/voice: unknown in the beta dialect: the"
                " string 'juniper'",
                f"{path}: /session/tools/0: unknown in the beta dialect: an"
                " object of type 'web_search'",
                f"{path}: /session/input_audio_noise_reduction/type: unknown"
                " in the beta dialect: the string 'wind'",
            ],
        ) == run("check", path)

    def test_strict(self, run: Any, write: Any) -> None:
        """
        With --strict all that is new is a problem, keys too.
        """
        path = write(NEWS)

        status, out, err = run("check", "--strict", path)

        assert (1, []) == (status, err)
        assert [
            f"{path}: /session/voice",
            f"{path}: /session/tools/0",
            f"{path}: /session/input_audio_noise_reduction/type",
            f"{path}: /session/greeting",
        ] == [line.rpartition(": unknown")[0] for line in out]

    def test_nothing_new(self, run: Any, write: Any) -> None:
        """
        With --strict, a server that says nothing new is right.
        """
        path = write(
            {
                "type": "session.created",
                "session": {"type": "realtime", "id": "sess_1"},
            }
        )

        assert (0, [f"{path}: ok (ga)"], []) == run("check", "--strict", path)

    def test_of_a_client(self, run: Any, write: Any) -> None:
        """
        In what a client sends, a new word is a fault: the server refuses it.
        """
        path = write({"type": "session.update", "session": {"voice": "zoe"}})

        status, out, err = run("check", path)

        assert (1, []) == (status, err)
        assert out[0].startswith(f"{path}: /session/voice: expected one of")


class TestExamples:
    @pytest.mark.parametrize(
        "path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem
    )
    def test_check(self, run: Any, path: Path) -> None:
        """
        Every example is a good session.
        """
        dialect = "ga" if path.stem.endswith(".ga") else "beta"
        assert (0, [f"{path}: ok ({dialect})"], []) == run("check", path)
