"""
The command, as a user runs it.
"""

import contextlib
import io
import json
import subprocess
import sys

from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from payloads import DATA, real
from realtime_attrs.__main__ import main


EXAMPLES = Path(__file__).parents[1] / "examples"
REAL = DATA / "real"
HINT = "nothing is written; --drop leaves out what cannot be"


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
        assert out[0].startswith(
            f"{path}: /session/voise: unknown key, did you"
        )

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
                "/type: required key is missing, expected 'session.update',"
                " 'session.created' or 'session.updated'",
            ),
            (
                {"type": "session.update", "sesion": {}, "session": {}},
                "/sesion: unknown key, did you mean 'session'? known are 'type', 'event_id',"
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
                "/output_modalities: the GA dialect cannot say ['video']",
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
                f"{path}: /sesion: unknown key, did you mean 'session'? known"
                " are 'type', 'event_id', 'session'",
            ],
            [],
        ) == run("check", path)

    def test_error_event(self, run: Any, write: Any) -> None:
        """
        An error event is said to be no session.
        """
        path = write({"type": "error", "error": {}})

        assert (
            1,
            [
                f"{path}: /type: expected 'session.update', 'session.created'"
                " or 'session.updated', got the string 'error'"
            ],
            [],
        ) == run("check", path)

    def test_one_line_each(self, run: Any, write: Any) -> None:
        """
        A problem is one line, whatever the keys are.
        """
        path = write({"voice": "ash", "new\nline\x1b\ud800": 1})

        _, out, _ = run("check", path)

        assert 1 == len(out)
        assert out[0].startswith(
            f"{path}: /new\\nline\\x1b\\ud800: unknown key; known are"
        )

    def test_capitals(self, run: Any, write: Any) -> None:
        """
        Dialects may be spelled in capitals, as the documentation does.
        """
        path = write({"type": "realtime"})

        assert 0 == run("check", "--dialect", "GA", path)[0]

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        --version says which one it is.
        """
        with pytest.raises(SystemExit) as caught:
            main(["--version"])

        assert 0 == caught.value.code
        assert f"{version('realtime-attrs')}\n" == capsys.readouterr().out


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
                " dialect cannot say OFF",
                f"{path}: {HINT}",
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


class TestConvertToGA:
    def test_example(self, run: Any, tmp_path: Path) -> None:
        """
        The flat example becomes the nested one, but for the temperature.
        """
        path = EXAMPLES / "phone-agent.json"
        output = tmp_path / "out.json"

        assert (
            0,
            [],
            [f"{path}: /session/temperature: left out, GA cannot say it"],
        ) == run("convert", "--to", "ga", "--drop", path, "--output", output)
        assert (
            output.read_bytes()
            == (EXAMPLES / "phone-agent.ga.json").read_bytes()
        )

    def test_without_drop(self, run: Any) -> None:
        """
        Nothing is left out unless the user says so.
        """
        path = EXAMPLES / "phone-agent.json"

        assert (
            1,
            [],
            [
                f"{path}: /session/temperature: the GA dialect has no temperature",
                f"{path}: {HINT}",
            ],
        ) == run("convert", "--to", "ga", path)

    def test_places_of_the_source(self, run: Any, write: Any) -> None:
        """
        What the target cannot say is named by its place in the file.
        """
        path = write(
            {
                "type": "realtime",
                "audio": {
                    "input": {
                        "transcription": {"keywords": ["a"]},
                        "noise_reduction": {"strength": 0.5},
                    }
                },
            }
        )

        _, _, err = run("convert", "--to", "beta", path)

        assert [
            f"{path}: /audio/input/transcription/keywords: the beta dialect"
            " has no keywords",
            f"{path}: /audio/input/noise_reduction/strength: the beta dialect"
            " has no strength",
            f"{path}: {HINT}",
        ] == err

    @pytest.mark.parametrize(
        ("flat", "nested"),
        [
            (
                {
                    "voice": "ash",
                    "client_secret": {
                        "expires_after": {
                            "anchor": "created_at",
                            "seconds": 60,
                        }
                    },
                },
                {
                    "expires_after": {"anchor": "created_at", "seconds": 60},
                    "session": {
                        "type": "realtime",
                        "audio": {"output": {"voice": "ash"}},
                    },
                },
            ),
            (
                {
                    "id": "sess_1",
                    "object": "realtime.session",
                    "voice": "ash",
                    "client_secret": {"value": "ek_1", "expires_at": 5},
                },
                {
                    "value": "ek_1",
                    "expires_at": 5,
                    "session": {
                        "type": "realtime",
                        "id": "sess_1",
                        "object": "realtime.session",
                        "audio": {"output": {"voice": "ash"}},
                    },
                },
            ),
            (
                {"voice": "ash"},
                {"type": "realtime", "audio": {"output": {"voice": "ash"}}},
            ),
            (
                {
                    "type": "session.update",
                    "session": {"turn_detection": None},
                },
                {
                    "type": "session.update",
                    "session": {
                        "type": "realtime",
                        "audio": {"input": {"turn_detection": None}},
                    },
                },
            ),
        ],
        ids=["request", "response", "bare", "event"],
    )
    def test_envelopes(
        self, run: Any, write: Any, flat: Any, nested: Any
    ) -> None:
        """
        The client secret moves between session and envelope, both ways.
        """
        _, there, _ = run("convert", "--to", "ga", write(flat))
        _, back, _ = run("convert", "--to", "beta", write(nested))

        assert nested == json.loads("\n".join(there))
        assert flat == json.loads("\n".join(back))

    def test_request_without_a_secret(self, run: Any, write: Any) -> None:
        """
        A GA request body becomes the flat session that beta's endpoint takes.
        """
        path = write({"session": {"type": "realtime", "instructions": "i"}})

        _, out, _ = run("convert", "--to", "beta", path)

        assert {"instructions": "i"} == json.loads("\n".join(out))

    def test_secret_between_flat_dialects(self, run: Any, write: Any) -> None:
        """
        Between flat dialects a client secret stays where it is.
        """
        payload = {
            "voice": "ash",
            "client_secret": {"expires_after": {"anchor": "created_at"}},
        }

        _, out, _ = run("convert", "--to", "reference", write(payload))

        assert payload == json.loads("\n".join(out))

    def test_unknown_secret(self, run: Any, write: Any) -> None:
        """
        What a client secret holds is looked at, since it goes around.
        """
        path = write({"voice": "ash", "client_secret": {"session": 1}})

        assert (
            1,
            [
                f"{path}: /client_secret/session: unknown key; known are"
                " 'expires_after', 'value', 'expires_at'"
            ],
            [],
        ) == run("check", path)

    def test_secret_in_an_update(self, run: Any, write: Any) -> None:
        """
        In an update a client secret is an unknown key, as to the server.
        """
        path = write(
            {
                "type": "session.update",
                "session": {"voice": "ash", "client_secret": {"value": "ek"}},
            }
        )

        status, out, _ = run("check", path)

        assert 1 == status
        assert out[0].startswith(f"{path}: /session/client_secret: unknown")

    def test_empty_secret_of_a_server(self, run: Any, write: Any) -> None:
        """
        A server's null for the secret says nothing, and goes without a word.
        """
        payload = real("beta-2024-12-22-session.updated-zh-capture")
        payload["session"]["client_secret"] = None
        del payload["session"]["temperature"]

        status, out, err = run("convert", "--to", "ga", write(payload))

        assert (0, []) == (status, err)
        assert "client_secret" not in "".join(out)

    def test_unknown_keys(self, run: Any, write: Any) -> None:
        """
        Unknown keys are not lost silently.
        """
        path = write({"voice": "ash", "voise": "ash"})

        status, out, err = run("convert", "--to", "ga", path)
        assert (1, []) == (status, out)
        assert err[0].startswith(f"{path}: /voise: unknown key, did you mean")
        assert HINT == err[1].removeprefix(f"{path}: ")

        status, out, err = run("convert", "--to", "ga", "--drop", path)
        assert 0 == status
        assert [f"{path}: /voise: left out, an unknown key"] == err
        assert "voise" not in "".join(out)

    def test_unknown_keys_of_a_server(self, run: Any, write: Any) -> None:
        """
        Those of a server are left out with a notice.
        """
        payload = real("ga-2026-01-01-session.created-cpp-sip-bot")
        payload["session"]["brand_new"] = 1
        path = write(payload)

        status, out, err = run("convert", "--to", "beta", path)

        assert 0 == status
        assert [f"{path}: /session/brand_new: left out, an unknown key"] == err
        assert "sess_lrFJGqQJvNJ9xOJdLZaZ1" in "".join(out)

    def test_what_cannot_be_told(self, run: Any, write: Any) -> None:
        """
        Without a key that tells, the dialect has to be named.
        """
        path = write({"session": {"instructions": "i"}})

        assert (
            2,
            [],
            [
                f"{path}: cannot tell the dialect from these keys, name it:"
                " --dialect beta or --dialect ga"
            ],
        ) == run("check", path)
        assert (
            2,
            [],
            [
                f"{path}: cannot tell the dialect from these keys, name it:"
                " --from beta or --from ga"
            ],
        ) == run("convert", "--to", "ga", path)
        assert 0 == run("convert", "--from", "beta", "--to", "ga", path)[0]

    def test_forgotten_type(self, run: Any, write: Any) -> None:
        """
        A nested session without its type is told what it lacks.
        """
        path = write({"session": {"audio": {}}})

        assert (
            1,
            [
                f"{path}: /session/type: required key is missing, expected"
                " 'realtime'"
            ],
            [],
        ) == run("check", path)

    def test_output_that_cannot_be_written(
        self, run: Any, write: Any, tmp_path: Path
    ) -> None:
        """
        An output that cannot be written has status 2.
        """
        path = write({"voice": "ash"})

        assert (
            2,
            [],
            [f"{path}: cannot write {tmp_path}: Is a directory"],
        ) == run("convert", "--to", "ga", path, "--output", tmp_path)


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

    def test_nobody_reads(self) -> None:
        """
        A reader that goes away is no reason for a traceback.
        """
        names = [EXAMPLES / "phone-agent.json"] * 2000
        process = subprocess.Popen(
            [sys.executable, "-m", "realtime_attrs", "check", *names],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None

        process.stdout.close()
        errors = process.stderr.read()
        process.stderr.close()

        assert b"" == errors
        assert 2 == process.wait()

    @pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="no such device here"
    )
    def test_no_space(self) -> None:
        """
        An output that takes nothing is said to be one.
        """
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [
                    *(sys.executable, "-m", "realtime_attrs", "convert"),
                    *("--to", "ga", "--drop", EXAMPLES / "phone-agent.json"),
                ],
                check=False,
                stdout=full,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )

        assert 2 == done.returncode
        assert done.stderr.endswith("cannot write: No space left on device\n")

    def test_other_streams(self, write: Any) -> None:
        """
        Without streams of the usual kind, the command still works.
        """
        path = write({"voice": "ash"})
        out = io.StringIO()

        with contextlib.redirect_stdout(out):
            assert 0 == main(["convert", "--to", "ga", str(path)])

        assert "audio" in json.loads(out.getvalue())

    def test_no_standard_input(
        self, run: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A closed standard input is said to be none.
        """
        monkeypatch.setattr(sys, "stdin", None)

        assert (2, [], ["-: there is no standard input"]) == run("check", "-")


class TestExamples:
    @pytest.mark.parametrize(
        "path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem
    )
    def test_check(self, run: Any, path: Path) -> None:
        """
        Every example is a good session.
        """
        assert (0, [f"{path}: ok"], []) == run("check", path)
