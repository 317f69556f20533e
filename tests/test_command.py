"""
The command, as a user runs it.
"""

import contextlib
import errno
import io
import json
import os
import signal
import stat
import subprocess
import sys

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

from payloads import DATA, real
from realtime_attrs.__main__ import main


EXAMPLES = Path(__file__).parents[1] / "examples"
REAL = DATA / "real"
HINT = "nothing is written; --drop leaves out what cannot be"
FLAT = EXAMPLES / "phone-agent.json"
TO_GA = ("--to", "ga", "--drop", FLAT)
GA_TEXT = (EXAMPLES / "phone-agent.ga.json").read_text("utf-8")
LEFT_OUT = f"{FLAT}: /session/temperature: left out, GA cannot say it\n"


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


@pytest.fixture(name="command")
def _command() -> Any:
    """
    Run the command in a process of its own, from a shell that redirects.
    """

    def command(redirection: str, *arguments: Any, **options: Any) -> Any:
        script = f'exec "$@" {redirection}'
        python = [sys.executable, "-m", "realtime_attrs"]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.run(
            ["sh", "-c", script, "sh", *python, *arguments],  # noqa: S607
            check=False,
            encoding="utf-8",
            **{**streams, **options},
        )

    return command


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
            [f"{name}: ok" for name in names],
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
            ["2 files: 1 with problems, 1 ok"],
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
                "/sesion: unknown key, did you mean 'session'? known are 'type', 'session',"
                " 'event_id'",
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


class TestUnreadable:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (
                b"{\n  'a': 1}",
                "line 2, column 3: Expecting property name enclosed in double quotes",
            ),
            (b"", "line 1, column 1: Expecting value"),
            (b'{"a": [0, NaN]}', "/a/1: NaN is no JSON"),
            (b"-Infinity", "-Infinity is no JSON"),
            (b'[{"b": 1e999}]', "/0/b: the number is too great"),
            (
                b'{"a": [{"b~/": 1, "c": {}, "b~/": 1}]}',
                "/a/0/b~0~1: the key stands more than once",
            ),
            (
                b'{"a": "\xff"}',
                "'utf-8' codec can't decode byte 0xff in position 7: invalid start byte",
            ),
            (b"[" * 100_000, "nested too deeply"),
            (
                b"[" + b"1" * 5000 + b"]",
                "/0: an integer of 5000 characters is too long",
            ),
        ],
        ids=[
            "syntax",
            "empty",
            "nan",
            "infinity",
            "great",
            "twice",
            "encoding",
            "deep",
            "digits",
        ],
    )
    def test_content(
        self, run: Any, write: Any, content: bytes, message: str
    ) -> None:
        """
        What is no JSON is said to be none, with line and column if possible.
        """
        path = write(content)

        assert (2, [], [f"{path}: {message}"]) == run("check", path)

    def test_numbers(self, run: Any, write: Any) -> None:
        """
        Numbers that JSON and Python have alike are read as they are.
        """
        path = write(b'{"voice": "ash", "speed": 1.5, "temperature": 8E-1}')

        assert (0, [f"{path}: ok"], []) == run("check", path)

    def test_a_fault_far_down(self, run: Any, write: Any) -> None:
        """
        A fault is found behind many parts that are sound, however deep.
        """
        sound = b'{"a": [1, 2.5, "b", null, {}]}, ' * 1000
        path = write(b"[" * 500 + sound + b"NaN" + b"]" * 500)

        assert (
            2,
            [],
            [f"{path}: {'/0' * 499}/1000: NaN is no JSON"],
        ) == run("check", path)

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

    def test_usage_in_one_line(
        self, run: Any, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        What is wrong with a command line is one line after the usage.
        """
        with pytest.raises(SystemExit):
            run("check", "f", "--a\n\x1b")

        assert (
            "realtime-attrs: error: unrecognized arguments: --a\\n\\x1b"
            == capsys.readouterr().err.splitlines()[-1]
        )

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


class TestNames:
    NAME = "a\n\x1b[0m.json"
    SHOWN = "a\\n\\x1b[0m.json"

    @pytest.mark.skipif(os.name == "nt", reason="no such names here")
    def test_control_characters(
        self, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The name of a file is one line of text, wherever it is printed.
        """
        monkeypatch.chdir(tmp_path)
        path = Path(self.NAME)
        path.write_text('{"voice": "ash", "temperature": 1}', "utf-8")

        assert (0, [f"{self.SHOWN}: ok"], []) == run("check", path)
        assert (
            1,
            [],
            [
                f"{self.SHOWN}: /temperature: the GA dialect has no temperature",
                f"{self.SHOWN}: {HINT}",
            ],
        ) == run("convert", "--to", "ga", path)
        assert (
            2,
            [],
            [
                f"{self.SHOWN}: /temperature: left out, GA cannot say it",
                f"{self.SHOWN}: cannot write {self.SHOWN}/x: Not a directory",
            ],
        ) == run(
            "convert", "--to", "ga", "--drop", path, "--output", path / "x"
        )

    def test_lone_surrogates(self, run: Any) -> None:
        """
        So is a name that is no text.
        """
        status, out, err = run("check", "a\udcff\ud800")

        assert (2, []) == (status, out)
        assert err[0].startswith("a\\udcff\\ud800: ")

    @pytest.mark.parametrize("name", ["a\0", "a\ud800"], ids=ascii)
    def test_impossible_output(self, run: Any, write: Any, name: str) -> None:
        """
        A name that no file can have is one that cannot be written to.
        """
        path = write({"voice": "ash"})

        status, out, err = run("convert", "--to", "ga", path, "--output", name)

        assert (2, []) == (status, out)
        assert err[0].startswith(f"{path}: cannot write a\\")


class TestAround:
    @pytest.mark.parametrize(
        ("payload", "message"),
        [
            (
                {"type": "session.update", "event_id": 3, "session": {}},
                "/event_id: expected a string, got the number 3",
            ),
            (
                {"expires_after": 60, "session": {"type": "realtime"}},
                "/expires_after: expected an object, got the number 60",
            ),
            (
                {
                    "expires_after": {"anchor": "now"},
                    "session": {"type": "realtime"},
                },
                "/expires_after/anchor: expected 'created_at', got the string 'now'",
            ),
            (
                {
                    "expires_after": {"seconds": 7201},
                    "session": {"type": "realtime"},
                },
                "/expires_after/seconds: expected an integer from 10 to 7200, got the number 7201",
            ),
            (
                {
                    "expires_after": {"seconds": 60.0},
                    "session": {"type": "realtime"},
                },
                "/expires_after/seconds: expected an integer from 10 to 7200, got the number 60.0",
            ),
            (
                {
                    "expires_after": {"second": 60},
                    "session": {"type": "realtime"},
                },
                "/expires_after/second: unknown key, did you mean 'seconds'? known are 'seconds', 'anchor'",
            ),
            (
                {
                    "voice": "ash",
                    "client_secret": {"expires_after": {"seconds": True}},
                },
                "/client_secret/expires_after/seconds: expected an integer from 10 to 7200, got the boolean true",
            ),
            (
                {"voice": "ash", "client_secret": "hush"},
                "/client_secret: expected an object, got a string",
            ),
            (
                {
                    "voice": "ash",
                    "object": "realtime.session",
                    "client_secret": "hush",
                },
                "/client_secret: expected an object, got a string",
            ),
            (
                {"voice": "ash", "client_secret": {"value": 12345}},
                "/client_secret/value: expected a string, got a number",
            ),
            (
                {"value": ["hush"], "session": {"type": "realtime"}},
                "/value: expected a string, got an array",
            ),
            (
                {
                    "value": "ek_1",
                    "expires_at": "soon",
                    "session": {"type": "realtime"},
                },
                "/expires_at: expected an integer from 0 to 9007199254740991, got the string 'soon'",
            ),
            (
                {"type": "session.created", "session": {"id": 3}},
                "/session/id: expected a string, got the number 3",
            ),
            (
                {
                    "type": "session.updated",
                    "session": {"voice": "ash", "client_secret": {"value": 1}},
                },
                "/session/client_secret/value: expected a string, got a number",
            ),
            (
                {
                    "object": "realtime.session",
                    "voice": "ash",
                    "expires_at": "soon",
                },
                "/expires_at: expected an integer from 0 to 9007199254740991, got the string 'soon'",
            ),
            (
                {"value": "ek_1", "expires_at": 1, "session": []},
                "/session: expected an object, got an array",
            ),
        ],
    )
    def test_wrong(
        self, run: Any, write: Any, payload: Any, message: str
    ) -> None:
        """
        What is around a session is checked too, and no secret is shown.
        """
        path = write(payload)

        assert (1, [f"{path}: {message}"], []) == run("check", path)

    @pytest.mark.parametrize(
        "payload",
        [
            {"session": {"type": "realtime"}, "expires_after": {}},
            {
                "session": {"type": "realtime"},
                "expires_after": {"anchor": "created_at", "seconds": 10},
            },
            {"voice": "ash", "client_secret": {}},
            {"voice": "ash", "client_secret": {"value": "a", "new": 1}},
            {"voice": "ash", "client_secret": {"value": "a", "type": "b"}},
            {"type": "transcription", "audio": {}},
            {"type": "transcription_session.update", "session": {}},
            real(
                "ga-2026-01-30-client_secrets-request-transcription-openai-dotnet"
            ),
            real("doc-openapi-beta-transcription-session-object"),
            {
                "value": "a",
                "expires_after": {"new": 1},
                "new": 1,
                "session": {"type": "realtime", "new": 1},
            },
            {"voice": "ash", "object": "realtime.session", "new": 1},
            {
                "session": {
                    "object": "realtime.session",
                    "type": "realtime",
                    "new": 1,
                }
            },
            {
                "type": "session.created",
                "new": 1,
                "session": {"voice": "ash", "new": 1},
            },
        ],
        ids=str,
    )
    def test_right(self, run: Any, write: Any, payload: Any) -> None:
        """
        A lifetime may be left to the server, and a server may say new things.
        """
        path = write(payload)

        assert (0, [f"{path}: ok"], []) == run("check", path)

    @pytest.mark.parametrize(
        ("payload", "pointer"),
        [
            ({"voice": "ash", "id": "sess_1"}, "/id"),
            (
                {
                    "type": "session.update",
                    "session": {"voice": "ash", "id": "sess_1"},
                },
                "/session/id",
            ),
            ({"session": {"type": "realtime", "id": "sess_1"}}, "/session/id"),
            (
                {
                    "type": "session.update",
                    "session": {"voice": "ash", "object": "realtime.session"},
                },
                "/session/object",
            ),
        ],
        ids=["bare", "update", "body", "object"],
    )
    def test_not_of_a_server(
        self, run: Any, write: Any, payload: Any, pointer: str
    ) -> None:
        """
        A stray key of a server's is an unknown one in what a client sends.
        """
        path = write(payload)

        status, out, _ = run("check", path)

        assert 1 == status
        assert 1 == len(out)
        assert out[0].startswith(f"{path}: {pointer}: unknown key")

    @pytest.mark.parametrize(
        "payload",
        [
            {"type": "translation", "model": "gpt-realtime-translate"},
            real("doc-openapi-ga-translation-session-object"),
            real("doc-openapi-ga-translation-session.update"),
        ],
    )
    def test_not_covered(self, run: Any, write: Any, payload: Any) -> None:
        """
        Sessions for translation are on neither of the two wires.
        """
        path = write(payload)

        assert (
            2,
            [],
            [
                f"{path}: cannot tell the dialect from these keys, name it:"
                " --dialect beta or --dialect ga"
            ],
        ) == run("check", path)

    def test_no_session(self, run: Any, write: Any) -> None:
        """
        An event without its session is told by its type.
        """
        path = write({"type": "transcription_session.created"})

        assert (
            1,
            [f"{path}: /session: required key is missing"],
            [],
        ) == run("check", path)

    def test_no_secret_is_shown(self, run: Any, write: Any) -> None:
        """
        What looks like a secret is shown nowhere, wherever it stands.
        """
        path = write(
            {
                "type": "session.update",
                "session": {"voice": "ek_hush", "sk-hush": 1},
            }
        )

        status, out, err = run("convert", "--to", "ga", path)
        assert 1 == status
        assert "hush" not in "".join(out + err)

        path = write({"voice": "ash", "sk-hush": 1})
        status, _, err = run("convert", "--to", "ga", "--drop", path)
        assert 0 == status
        assert [f"{path}: /<hidden>: left out, an unknown key"] == err


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
                f"{path}: /sesion: unknown key, did you mean 'session'? known"
                " are 'type', 'session', 'event_id'",
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

    def test_not_installed(
        self, run: Any, capsys: pytest.CaptureFixture[str], monkeypatch: Any
    ) -> None:
        """
        What is not installed, as in a zipapp, has no version but works.
        """

        def version_of(name: str) -> str:
            raise PackageNotFoundError(name)

        monkeypatch.setattr("importlib.metadata.version", version_of)
        with pytest.raises(SystemExit) as caught:
            main(["--version"])

        assert 0 == caught.value.code
        assert (
            "unknown, since the package is not installed\n"
            == capsys.readouterr().out
        )
        assert 0 == run("check", EXAMPLES / "phone-agent.json")[0]

    def test_at_most_a_hundred(self, run: Any, write: Any) -> None:
        """
        Of very many problems the first hundred are listed.
        """
        path = write({"voice": "ash", "include": [3] * 20_000})

        status, out, _ = run("check", path)

        assert 1 == status
        assert 101 == len(out)
        assert f"{path}: and 19900 more" == out[-1]
        assert out[-2].startswith(f"{path}: /include/99: ")

    def test_exactly_a_hundred(self, run: Any, write: Any) -> None:
        """
        When a hundred are all there are, there is no more to say.
        """
        path = write({"voice": "ash", "include": [3] * 100})

        assert 100 == len(run("check", path)[1])


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
                " 'expires_after'"
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
                " 'realtime' or 'transcription'"
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


class TestOutput:
    OLD = "what is there already"

    @pytest.fixture(name="convert")
    def _convert(self, run: Any, write: Any) -> Any:
        """
        Convert a good session into a file.
        """
        path = write({"voice": "ash"})
        return lambda output: run(
            "convert", "--to", "ga", path, "--output", output
        )

    @pytest.fixture(name="old")
    def _old(self, tmp_path: Path) -> Path:
        path = tmp_path / "old.json"
        path.write_text(self.OLD, "utf-8")
        return path

    @pytest.mark.parametrize(
        ("raised", "status"),
        [
            (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 2),
            (MemoryError(), 2),
            (KeyboardInterrupt(), 130),
        ],
        ids=repr,
    )
    def test_failure(  # fixtures
        self,
        convert: Any,
        old: Path,
        monkeypatch: pytest.MonkeyPatch,
        raised: BaseException,
        status: int,
    ) -> None:
        """
        When writing fails, the old file is whole, and nothing else is left.
        """

        def fsync(_: int) -> None:
            raise raised

        monkeypatch.setattr(os, "fsync", fsync)
        before = sorted(old.parent.iterdir())

        assert status == convert(old)[0]
        assert self.OLD == old.read_text("utf-8")
        assert before == sorted(old.parent.iterdir())

    @pytest.mark.skipif(os.name == "nt", reason="no such signal here")
    def test_killed(self, old: Path) -> None:
        """
        So is it when the command is killed before it is done.
        """
        code = (
            "import os, signal, sys\n"
            "from realtime_attrs.__main__ import main\n"
            "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
            "main(sys.argv[1:])\n"
        )

        done = subprocess.run(
            [sys.executable, "-c", code, "convert", *TO_GA, "--output", old],
            capture_output=True,
            check=False,
        )

        assert -signal.SIGKILL == done.returncode
        assert self.OLD == old.read_text("utf-8")

    @pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
    @pytest.mark.parametrize("mode", [0o600, 0o664])
    def test_permissions(self, convert: Any, old: Path, mode: int) -> None:
        """
        A file keeps its permissions.
        """
        old.chmod(mode)

        assert (0, [], []) == convert(old)
        assert mode == stat.S_IMODE(old.stat().st_mode)
        assert "audio" in json.loads(old.read_bytes())

    @pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
    def test_permissions_of_a_new_file(
        self, convert: Any, tmp_path: Path
    ) -> None:
        """
        A new file has those that files have.
        """
        new, other = tmp_path / "new.json", tmp_path / "other"
        other.touch()

        assert (0, [], []) == convert(new)
        assert other.stat().st_mode == new.stat().st_mode
        assert {new, other} < set(tmp_path.iterdir())
        assert 3 == len(list(tmp_path.iterdir()))

    def test_read_only(
        self, convert: Any, old: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A file that may not be written is not replaced either.
        """
        opened = Path.open

        def refuse(path: Path, mode: str = "r", **options: Any) -> Any:
            if path == old and "+" in mode:
                raise PermissionError(errno.EACCES, "Permission denied")
            return opened(path, mode, **options)

        monkeypatch.setattr(Path, "open", refuse)

        status, _, err = convert(old)

        assert 2 == status
        assert err[0].endswith(f"cannot write {old}: Permission denied")
        assert self.OLD == old.read_text("utf-8")

    @pytest.mark.parametrize("exists", [True, False])
    def test_link(self, convert: Any, old: Path, exists: bool) -> None:
        """
        A link stays one, and what it points to is written.
        """
        link = old.with_name("link.json")
        link.symlink_to(old.name)
        if not exists:
            old.unlink()

        assert (0, [], []) == convert(link)
        assert link.is_symlink()
        assert "audio" in json.loads(old.read_bytes())

    def test_in_place(self, run: Any, write: Any) -> None:
        """
        A file can be converted into itself.
        """
        path = write({"voice": "ash"})

        assert (0, [], []) == run(
            "convert", "--to", "ga", path, "--output", path
        )
        assert (0, [f"{path}: ok"], []) == run("check", path)

    @pytest.mark.skipif(os.name == "nt", reason="no such files here")
    def test_pipe(self, tmp_path: Path, command: Any) -> None:
        """
        What is no regular file is written to, and stays what it is.
        """
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        reader = subprocess.Popen(
            ["cat", pipe],  # noqa: S607  # wherever it is
            stdout=subprocess.PIPE,
        )

        done = command("", "convert", *TO_GA, "--output", pipe)
        text, _ = reader.communicate()

        assert 0 == done.returncode
        assert GA_TEXT == text.decode()
        assert pipe.is_fifo()

    @pytest.mark.skipif(
        not Path("/dev/stdout").exists(), reason="no such file here"
    )
    def test_standard_output(self, tmp_path: Path, command: Any) -> None:
        """
        The standard output has a name too, and is not replaced.
        """
        output = ("--output", "/dev/stdout")

        assert GA_TEXT == command("", "convert", *TO_GA, *output).stdout

        path = tmp_path / "out"
        with path.open("w", encoding="utf-8") as stream:
            stream.write("before\n")
            stream.flush()
            command("", "convert", *TO_GA, *output, stdout=stream)
            stream.seek(0, os.SEEK_END)
            stream.write("after\n")

        assert f"before\n{GA_TEXT}after\n" == path.read_text("utf-8")

    @pytest.mark.skipif(os.name == "nt", reason="no such limit here")
    def test_full_disk(self, old: Path) -> None:
        """
        A file that cannot grow, as on a full disk, is said to be one.
        """
        code = (
            "import resource, sys\n"
            "from realtime_attrs.__main__ import main\n"
            "_, most = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (100, most))\n"
            "status = main(sys.argv[1:])\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))\n"
            "sys.exit(status)\n"
        )
        arguments = ["convert", *TO_GA, "--output", old]

        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

        assert 2 == done.returncode
        assert done.stderr.endswith(f"cannot write {old}: File too large\n")
        assert [old] == list(old.parent.iterdir())
        assert self.OLD == old.read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="no such shell here")
class TestStreams:
    CLOSED = "cannot write: Bad file descriptor\n"
    FULL = "cannot write: No space left on device\n"

    @pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="no such device here"
    )
    @pytest.mark.parametrize(
        ("redirection", "arguments", "status", "out", "err"),
        [
            (">&-", ["check", FLAT], 2, "", CLOSED),
            (">&-", ["convert", *TO_GA], 2, "", LEFT_OUT + CLOSED),
            (">&-", ["--help"], 2, "", CLOSED),
            (">&-", ["--version"], 2, "", CLOSED),
            (">/dev/full", ["check", FLAT], 2, "", FULL),
            (">/dev/full", ["--help"], 2, "", FULL),
            (">/dev/full", ["--version"], 2, "", FULL),
            ("2>&-", ["check", FLAT], 0, f"{FLAT}: ok\n", ""),
            ("2>&-", ["check", "nothing"], 2, "", ""),
            ("2>&-", ["check"], 2, "", ""),
            ("2>&-", ["convert", *TO_GA], 0, GA_TEXT, ""),
            ("2>&-", ["convert", "--to", "ga", FLAT], 1, "", ""),
            ("2>/dev/full", ["check", FLAT], 0, f"{FLAT}: ok\n", ""),
            ("2>/dev/full", ["check", "nothing"], 2, "", ""),
            ("2>/dev/full", ["check"], 2, "", ""),
            ("2>/dev/full", ["convert", *TO_GA], 2, "", ""),
            (">/dev/full 2>/dev/full", ["check", FLAT], 2, "", ""),
            (">&- 2>&-", ["check", FLAT], 2, "", ""),
            ("<&- >&- 2>&-", ["check", "-"], 2, "", ""),
            ("<&-", ["check", "-"], 2, "", "-: there is no standard input\n"),
        ],
        ids=str,
    )
    def test_unusable(  # noqa: PLR0913, PLR0917  # a table
        self,
        command: Any,
        redirection: str,
        arguments: list[Any],
        status: int,
        out: str,
        err: str,
    ) -> None:
        """
        A stream that is closed or full is told of on the other, if at all.
        """
        done = command(redirection, *arguments)

        assert (status, out, err) == (
            done.returncode,
            done.stdout,
            done.stderr,
        )

    @pytest.mark.parametrize("redirection", ["2>&-", ">&- 2>&-", "<&- >&-"])
    def test_output_instead_of_a_stream(
        self, command: Any, tmp_path: Path, redirection: str
    ) -> None:
        """
        Where streams are closed, a file does not become one of them.
        """
        output = tmp_path / "out.json"

        done = command(redirection, "convert", *TO_GA, "--output", output)

        assert 0 == done.returncode
        assert GA_TEXT == output.read_text("utf-8")

    @pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="no such device here"
    )
    def test_closed_output_by_name(self, command: Any) -> None:
        """
        What is written to a closed stream by its name is not lost silently.
        """
        output = ("--output", "/dev/stdout")

        done = command(">&-", "convert", *TO_GA, *output)

        assert 2 == done.returncode
        assert "cannot write /dev/stdout: " in done.stderr

    def test_interrupted(self, tmp_path: Path) -> None:
        """
        Ctrl-C ends the command, and what is done already is told.
        """
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        # What runs in the background ignores it, and so do its children.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        process = subprocess.Popen(
            [sys.executable, "-m", "realtime_attrs", "check", FLAT, pipe],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        signal.signal(signal.SIGINT, before)

        with pipe.open("w", encoding="utf-8"):  # once the command reads
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)

        assert (130, f"{FLAT}: ok\n", "") == (process.returncode, out, err)

    @pytest.mark.skipif(sys.platform != "linux", reason="no such limit here")
    def test_not_enough_memory(self, write: Any) -> None:
        """
        A file that is too large for the memory is said to be one.
        """
        path = write(b"[" + b"[],\n" * 3_000_000 + b"0]")
        code = (
            "import resource, sys\n"
            "from pathlib import Path\n"
            "from realtime_attrs.__main__ import main\n"
            "pages = int(Path('/proc/self/statm').read_text().split()[0])\n"
            "most = pages * resource.getpagesize() + 2**26\n"
            "limits = resource.getrlimit(resource.RLIMIT_AS)\n"
            "resource.setrlimit(resource.RLIMIT_AS, (most, limits[1]))\n"
            "status = main(sys.argv[1:])\n"
            "resource.setrlimit(resource.RLIMIT_AS, limits)\n"
            "sys.exit(status)\n"
        )

        done = subprocess.run(
            [sys.executable, "-c", code, "check", path, FLAT],
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

        said = f"{path}: not enough memory\n2 files: 1 unusable, 1 ok\n"
        assert (2, f"{FLAT}: ok\n", said) == (
            done.returncode,
            done.stdout,
            done.stderr,
        )

    @pytest.mark.parametrize("depth", [900, 970, 990, 5_000, 200_000])
    def test_deep(self, command: Any, write: Any, depth: int) -> None:
        """
        Parameters of any depth are written, or said to be too deep.
        """
        parameters = b'{"a":' * depth + b"1" + b"}" * depth
        tool = b'{"type": "function", "name": "f", "parameters": %b}'
        path = write(b'{"voice": "ash", "tools": [%b]}' % (tool % parameters))

        done = command("", "convert", "--to", "ga", path)

        deep = (2, "", f"{path}: nested too deeply\n")
        if depth == 900:
            assert 0 == done.returncode
            assert depth == done.stdout.count('"a":')
        elif done.returncode:
            assert deep == (done.returncode, done.stdout, done.stderr)
        else:
            assert depth == done.stdout.count('"a":')


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
        assert "a key of another dialect" in captured.out + captured.err
        assert 1 == captured.err.count("this looks like")
        assert captured.err.endswith(f"{lines}\n")

    def test_half_migrated(self, tmp_path: Path, capsys: Any) -> None:
        """
        Keys of the beta in a session of today's are named with their places.
        """
        file = tmp_path / "session.json"
        file.write_text(
            '{"type": "realtime", "voice": "alloy", "turn_detection": null}'
        )

        assert 1 == main(["convert", "--to", "beta", str(file)])
        assert [
            f"{file}: /voice: a key of another dialect: in GA this is"
            " audio.output.voice",
            f"{file}: /turn_detection: a key of another dialect: in GA this is"
            " audio.input.turn_detection",
        ] == capsys.readouterr().err.splitlines()

    def test_reference(self, tmp_path: Path, capsys: Any) -> None:
        """
        The reference types cannot be told from the beta, and are not.
        """
        file = tmp_path / "session.json"
        file.write_text('{"voice": "nobody"}')

        assert 1 == main(["check", "--dialect", "reference", str(file)])
        assert "looks like" not in capsys.readouterr().err


NEWS = {
    "type": "session.created",
    "session": {
        "id": "sess_1",
        "object": "realtime.session",
        "voice": "juniper",
        "greeting": None,
        "tools": [{"type": "web_search"}],
        "input_audio_noise_reduction": {"type": "wind"},
    },
}
"""
What a server says tomorrow, in the beta.
"""


class TestUnknown:
    def test_check(self, run: Any, write: Any) -> None:
        """
        New words and objects of a server's are no faults, but are named.
        """
        path = write(NEWS)

        assert (
            0,
            [f"{path}: ok"],
            [
                f"{path}: /session/voice: unknown in beta: the string"
                " 'juniper'",
                f"{path}: /session/tools/0: unknown in beta: an object of type"
                " 'web_search'",
                f"{path}: /session/input_audio_noise_reduction/type: unknown"
                " in beta: the string 'wind'",
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

        assert (0, [f"{path}: ok"], []) == run("check", "--strict", path)

    def test_of_a_client(self, run: Any, write: Any) -> None:
        """
        In what a client sends, a new word is a fault: the server refuses it.
        """
        path = write({"type": "session.update", "session": {"voice": "zoe"}})

        status, out, err = run("check", path)

        assert (1, []) == (status, err)
        assert out[0].startswith(f"{path}: /session/voice: expected one of")

    def test_convert_to_the_same(self, run: Any, write: Any) -> None:
        """
        Within one dialect all of it is kept.
        """
        path = write(NEWS)

        status, out, err = run("convert", "--to", "beta", path)

        assert (0, []) == (status, err)
        assert NEWS == json.loads("\n".join(out))

    def test_convert_nested_to_the_same(self, run: Any, write: Any) -> None:
        """
        So are the keys of objects inside, of a client's too.
        """
        payload = {
            "type": "realtime",
            "audio": {"output": {"model": "tts", "voice": "juniper"}},
        }
        path = write(payload)

        status, out, err = run("convert", "--to", "ga", path)

        assert (0, []) == (status, err)
        assert payload == json.loads("\n".join(out))

    def test_convert_of_a_server(self, run: Any, write: Any) -> None:
        """
        Words are what another dialect cannot say, and nothing is written.
        """
        path = write(NEWS)

        status, out, err = run("convert", "--to", "ga", path)

        assert (1, []) == (status, out)
        assert [
            f"{path}: /session/voice: the GA dialect cannot say what is"
            " unknown in 'beta'",
            f"{path}: /session/tools/0: the GA dialect cannot say what is"
            " unknown in 'beta'",
            f"{path}: /session/input_audio_noise_reduction/type: the GA"
            " dialect cannot say what is unknown in 'beta'",
            f"{path}: nothing is written; --drop leaves out what cannot be",
        ] == err

    def test_convert_of_a_client(self, run: Any, write: Any) -> None:
        """
        A client's unknown words and keys are listed, and nothing is written.
        """
        path = write({"voice": "zoe", "voise": "ash"})

        status, out, err = run("convert", "--to", "ga", path)

        assert (1, []) == (status, out)
        assert err[0].startswith(f"{path}: /voice: expected one of")
        assert err[1].startswith(f"{path}: /voise: unknown key, did you mean")
        assert err[2] == (
            f"{path}: nothing is written; --drop leaves out what cannot be"
        )

    def test_drop(self, run: Any, write: Any) -> None:
        """
        With --drop it is left out, with a notice for each.
        """
        path = write(
            {
                "type": "realtime",
                "instructions": "Listen.",
                "audio": {"input": {"gain": 3}, "output": {"voice": "zoe"}},
            }
        )

        status, out, err = run("convert", "--to", "beta", "--drop", path)

        assert 0 == status
        assert {"instructions": "Listen."} == json.loads("\n".join(out))
        assert [
            f"{path}: /audio/input/gain: left out, an unknown key",
            f"{path}: /audio/output/voice: left out, BETA cannot say it",
        ] == err


@pytest.fixture(name="log")
def _log(tmp_path: Path) -> Any:
    """
    Write a conversation to be read by the command.
    """

    def log(*lines: Any) -> Path:
        path = tmp_path / "log.jsonl"
        text = "\n".join(
            line if isinstance(line, str) else json.dumps(line)
            for line in lines
        )
        path.write_text(text, encoding="utf-8")
        return path

    return log


DELTA = {
    "type": "response.output_audio.delta",
    "event_id": "event_1",
    "response_id": "resp_1",
    "item_id": "item_1",
    "output_index": 0,
    "content_index": 0,
    "delta": "QUJD",
}


class TestLog:
    def test_right(self, run: Any, log: Any) -> None:
        """
        A conversation is right if each of its events is, of either side.
        """
        path = log(
            {"type": "input_audio_buffer.append", "audio": "QUJD"}, "", DELTA
        )

        assert (0, [f"{path}: ok"], []) == run("check", path)

    def test_wrong(self, run: Any, log: Any) -> None:
        """
        Problems have the number of the line.
        """
        path = log(
            DELTA,
            {**DELTA, "delta": "QUJ"},
            {"type": "response.cancel", "id": "resp_1"},
            {"type": "response.cancel", "response_id": 3},
            [],
        )

        status, out, err = run("check", path)

        assert (1, []) == (status, err)
        assert [
            f"{path}:2: /delta: expected a string in base64: incorrect"
            " padding",
            f"{path}:3: /id: unknown key; known are 'type', 'response_id',"
            " 'event_id'",
            f"{path}:4: /response_id: expected a string, got the number 3",
            f"{path}:5: expected an object, got an array",
        ] == out

    def test_news(self, run: Any, log: Any) -> None:
        """
        What is new in what a server said is named; only --strict refuses it.
        """
        path = log(
            DELTA,
            {"type": "ping", "timestamp": 3},
            {"type": "response.done", "response": {"status": "paused"}},
        )
        news = [
            f"{path}:2: unknown in GA: an object of type 'ping'",
            f"{path}:3: /response/status: unknown in GA: the string 'paused'",
        ]

        assert (0, [f"{path}: ok"], news) == run("check", path)
        assert (1, news, []) == run("check", "--strict", path)

    def test_dialect(self, run: Any, log: Any) -> None:
        """
        One event that tells the dialect tells it for all, or it is named.
        """
        path = log({"type": "input_audio_buffer.clear"})

        status, out, (line,) = run("check", path)

        assert (2, []) == (status, out)
        assert line == (
            f"{path}: cannot tell the dialect from these keys, name it:"
            " --dialect beta or --dialect ga"
        )
        assert 0 == run("check", "--dialect", "beta", path)[0]
        assert (
            1,
            [
                f"{path}:1: /type: expected 'session.update',"
                " 'session.created' or 'session.updated', got the string"
                " 'input_audio_buffer.clear'"
            ],
            [],
        ) == run("check", "--dialect", "reference", path)
        beta = {**DELTA, "type": "response.audio.delta"}
        path = log({"type": "input_audio_buffer.clear"}, beta)
        assert 0 == run("check", path)[0]
        assert 1 == run("check", "--dialect", "ga", "--strict", path)[0]

    def test_no_json(self, run: Any, log: Any) -> None:
        """
        A line that is no JSON is named.
        """
        path = log(DELTA, '{"a": 1, "a": 2}', "{")

        assert (
            2,
            [],
            [f"{path}: line 2: /a: the key stands more than once"],
        ) == run("check", path)

    def test_many(self, run: Any, log: Any) -> None:
        """
        Of very many problems the first hundred are printed.
        """
        path = log(*[{**DELTA, "delta": 3}] * 150)

        status, out, err = run("check", path)

        assert (1, 101, []) == (status, len(out), err)
        assert f"{path}: and 50 more" == out[-1]
