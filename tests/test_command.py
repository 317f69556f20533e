"""
The command, as a user runs it.
"""

import io
import json
import subprocess
import sys

from pathlib import Path
from typing import Any

import pytest

from payloads import DATA, real
from realtime_attrs.__main__ import main


EXAMPLES = Path(__file__).parents[1] / "examples"
REAL = DATA / "real"


@pytest.fixture(name="run")
def _run(capsys: pytest.CaptureFixture[str]) -> Any:
    """
    Run the command; give its status, output and error lines.
    """

    def run(*arguments: Any) -> tuple[int, list[str], list[str]]:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out.splitlines(), err.splitlines()

    return run


@pytest.fixture(name="write")
def _write(tmp_path: Path) -> Any:
    """
    Write a file to be read by the command.
    """

    def write(content: Any) -> Path:
        path = tmp_path / "session.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


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

        assert (0, [f"{name}: ok" for name in names], []) == run(
            "check", *names
        )

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
        assert out[0].startswith(f"{path}: /session/voise: unknown key; known")

    def test_unknown_keys_of_a_server(self, run: Any, write: Any) -> None:
        """
        A server's new key is none.
        """
        payload = real("beta-2024-12-22-session.created-zh-capture")
        payload["session"]["brand_new"] = 1
        path = write(payload)

        assert (0, [f"{path}: ok"], []) == run("check", path)

    def test_worst_status(self, run: Any, write: Any) -> None:
        """
        One bad file among good ones makes the status bad.
        """
        good = REAL / "beta-2024-12-22-session.update-zh-capture.json"
        bad = write([])

        assert (
            1,
            [f"{bad}: expected an object, got an array", f"{good}: ok"],
            [],
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
                {"type": "response.create", "response": {}},
                "/type: expected 'session.update', 'session.created' or"
                " 'session.updated', got the string 'response.create'",
            ),
            (
                {"type": "session.update"},
                "/session: required key is missing",
            ),
            (
                {"type": 3, "session": {}},
                "/type: expected 'session.update', 'session.created' or"
                " 'session.updated', got the number 3",
            ),
            (
                {"event": "session.update", "session": {}},
                "/event: unknown key; known are 'expires_after', 'session'",
            ),
            (
                {"type": "session.update", "sesion": {}, "session": {}},
                "/sesion: unknown key; known are 'type', 'event_id',"
                " 'session'",
            ),
            (
                {"object": "realtime.transcription_session"},
                "/object: expected 'realtime.session', got the string"
                " 'realtime.transcription_session'",
            ),
            (
                {"type": "session.created", "session": None},
                "/session: expected an object, got null",
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


class TestUnreadable:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (
                b"{\n  'a': 1}",
                "line 2, column 3: Expecting property name enclosed in double quotes",
            ),
            (b"", "line 1, column 1: Expecting value"),
            (b'{"a": NaN}', "NaN is no JSON"),
            (
                b'{"a": "\xff"}',
                "'utf-8' codec can't decode byte 0xff in position 7: invalid start byte",
            ),
            (b"[" * 100_000, "nested too deeply to be read"),
            (
                b"[" + b"1" * 5000 + b"]",
                "Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit",
            ),
        ],
        ids=["syntax", "empty", "nan", "encoding", "deep", "digits"],
    )
    def test_content(
        self, run: Any, write: Any, content: bytes, message: str
    ) -> None:
        """
        What is no JSON is said to be none, with line and column if possible.
        """
        path = write(content)

        assert (2, [], [f"{path}: {message}"]) == run("check", path)

    def test_missing(self, run: Any, tmp_path: Path) -> None:
        """
        A file that is not there has status 2.
        """
        path = tmp_path / "nothing.json"

        assert (2, [], [f"{path}: No such file or directory"]) == run(
            "check", path
        )

    @pytest.mark.parametrize(
        "arguments",
        [[], ["check"], ["check", "--dialect", "x", "f"], ["convert", "f"]],
        ids=str,
    )
    def test_usage(self, run: Any, arguments: list[str]) -> None:
        """
        A wrong command line has status 2.
        """
        with pytest.raises(SystemExit) as caught:
            run(*arguments)

        assert caught.value.code == 2

    @pytest.mark.parametrize("command", [[], ["check"], ["convert"]], ids=str)
    def test_help(
        self, capsys: pytest.CaptureFixture[str], command: list[str]
    ) -> None:
        """
        --help explains the command and its exit status.
        """
        with pytest.raises(SystemExit) as caught:
            main([*command, "--help"])

        assert caught.value.code == 0
        assert "Exit status: 0 if all is well" in capsys.readouterr().out


class TestConvert:
    def test_event(self, run: Any, write: Any) -> None:
        """
        An event keeps everything around the session.
        """
        path = write(
            {
                "type": "session.update",
                "event_id": "e",
                "session": {"input_audio_format": "g711_ulaw"},
            }
        )

        status, out, err = run(
            "convert", "--from", "beta", "--to", "reference", path
        )

        assert (status, err) == (0, [])
        assert out[1][:2] == "  "
        assert json.loads("\n".join(out)) == {
            "type": "session.update",
            "event_id": "e",
            "session": {"input_audio_format": "g711_law"},
        }

    def test_what_a_server_says(self, run: Any, write: Any) -> None:
        """
        What a server says about a session stays in it.
        """
        path = write(
            {"id": "sess_1", "object": "realtime.session", "voice": "ash"}
        )

        _, out, _ = run("convert", "--from", "beta", "--to", "reference", path)

        assert json.loads("\n".join(out)) == {
            "id": "sess_1",
            "object": "realtime.session",
            "voice": "ash",
        }

    def test_cannot_say(self, run: Any) -> None:
        """
        What the target cannot say is listed, and nothing is written.
        """
        path = REAL / "beta-2024-10-10-session.created-csharp-comment.json"

        assert (
            1,
            [],
            [
                f"{path}: /session/input_audio_transcription: the reference"
                " dialect cannot say OFF"
            ],
        ) == run("convert", "--from", "beta", "--to", "reference", path)

    def test_bad_source(self, run: Any, write: Any) -> None:
        """
        A bad source is not converted.
        """
        path = write({"voice": 3})

        status, out, err = run(
            "convert", "--from", "reference", "--to", "beta", path
        )

        assert (status, out) == (1, [])
        assert err[0].startswith(f"{path}: /voice: expected one of 'alloy'")

    def test_any_text(self, run: Any, write: Any) -> None:
        """
        Text of every language, and what is none, is written as JSON.
        """
        text = "caf\u00e9 \u5929\u6c17 \ud800"
        path = write({"instructions": text})

        status, out, _ = run("convert", "--from", "beta", "--to", "beta", path)

        assert status == 0
        assert {"instructions": text} == json.loads("\n".join(out))


class TestProcess:
    def test_module(self) -> None:
        """
        The package runs as a module, and its status reaches the shell.
        """
        name = REAL / "qwen-audio-session.update-docs.json"

        done = subprocess.run(
            [sys.executable, "-m", "realtime_attrs", "check", name],
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

        assert done.returncode == 1
        assert "/session/voice: expected one of" in done.stdout
        assert done.stderr == ""

    def test_ascii_terminal(self, tmp_path: Path) -> None:
        """
        A terminal that knows only ASCII gets ASCII.
        """
        path = tmp_path / "session.json"
        path.write_text('{"model": "\u00e9"}', encoding="utf-8")

        done = subprocess.run(
            [
                *(sys.executable, "-m", "realtime_attrs", "convert"),
                *("--from", "beta", "--to", "beta", path),
            ],
            capture_output=True,
            check=True,
            env={"PYTHONIOENCODING": "ascii"},
        )

        assert json.loads(done.stdout.decode("ascii")) == {"model": "\u00e9"}


class TestExamples:
    @pytest.mark.parametrize(
        "path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem
    )
    def test_check(self, run: Any, path: Path) -> None:
        """
        Every example is a good session.
        """
        assert (0, [f"{path}: ok"], []) == run("check", path)
