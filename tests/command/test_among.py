"""
Files of several dialects: detection among some, and fallbacks.
"""

import json

from pathlib import Path
from typing import Any

import pytest

from commands import BAD, GOOD, NESTED, UNDETECTED, lines
from realtime_attrs.__main__ import main


AZURE = {
    "instructions": "Help.",
    "voice": {"type": "azure-standard", "name": "en-US-AvaNeural"},
}
GLM = {"beta_fields": {"chat_mode": "audio", "tts_source": "e2e"}}
PLAIN = {"instructions": "Help."}
CLEAR = {"type": "input_audio_buffer.clear"}
AMONG = ("--among", "ga,beta,azure-voice-live,glm")


class TestAmong:
    def test_folder(self, run: Any, store: Any) -> None:
        """
        Each file of a folder is in the only dialect that knows it.
        """
        directory = store(a_json=AZURE, b_json=GLM, c_json=NESTED)

        assert (
            0,
            [
                f"{directory}/a.json: ok (azure-voice-live)",
                f"{directory}/b.json: ok (glm)",
                f"{directory}/c.json: ok (ga)",
            ],
            ["3 files: 3 ok"],
        ) == run("check", *AMONG, directory)

    def test_convert(self, run: Any, store: Any) -> None:
        """
        Each file is converted from its own dialect.
        """
        directory = store(a_json=AZURE, b_json=GLM)

        status, _, err = run(
            *("convert", "--to", "ga", "--drop", "--in-place"),
            *(*AMONG, directory),
        )

        assert (0, "2 files: 2 converted") == (status, err[-1])
        converted = json.loads((directory / "a.json").read_text("utf-8"))
        assert {"type": "realtime", "instructions": "Help."} == converted

    def test_repeated(self, run: Any, store: Any) -> None:
        """
        The option can be repeated, and names may be in capitals.
        """
        path = store(a_json=GLM) / "a.json"

        assert (0, [f"{path}: ok (glm)"], []) == run(
            "check", "--among", "GA", "--among", "glm,GA", path
        )

    def test_all(self, run: Any, store: Any) -> None:
        """
        All dialects of the library have one name.
        """
        path = store(a_json=AZURE) / "a.json"

        assert (0, [f"{path}: ok (azure-voice-live)"], []) == run(
            "check", "--among", "all", path
        )

    def test_several_know_it(self, run: Any, store: Any) -> None:
        """
        A payload that several dialects know is in none of them.
        """
        path = store(a_json=PLAIN) / "a.json"

        assert (2, [], [f"{path}: {UNDETECTED.format('--dialect')}"]) == run(
            "check", *AMONG, path
        )

    def test_shared_problems(self, run: Any, store: Any) -> None:
        """
        Problems that a payload has in all dialects are reported as such.
        """
        path = store(a_json={"type": "error", "error": {}}) / "a.json"
        problems = [
            f"{path}: /error/type: required key is missing",
            f"{path}: /error/message: required key is missing",
        ]
        among = ("--among", "ga,beta")

        assert (1, problems, []) == run("check", *among, path)
        assert (1, [], problems) == run("convert", "--to", "ga", *among, path)

    def test_shared_problems_of_vendors(self, run: Any, store: Any) -> None:
        """
        They are those of all dialects to choose from, not of OpenAI's.
        """
        event = {"type": "response.cancel", "response_id": 3}
        path = store(a_json=event) / "a.json"
        problem = f"{path}: /response_id: expected a string, got the number 3"

        assert (1, [problem], []) == run(
            "check", "--among", "xai,azure-voice-live", path
        )

    @pytest.mark.parametrize("value", ["ga,", "", "ga,nobody", "acme:"])
    def test_wrong(self, capsys: Any, value: str) -> None:
        """
        A name that isn't a dialect's is rejected.
        """
        with pytest.raises(SystemExit) as caught:
            main(["check", "--among", value, "a.json"])

        assert 2 == caught.value.code
        assert "error: argument --among: " in capsys.readouterr().err


class TestFallback:
    def test_without_among(self, run: Any, store: Any) -> None:
        """
        A payload without a sign of OpenAI's dialects is in the fallback.
        """
        directory = store(a_json=PLAIN, b_json=NESTED)

        assert (
            0,
            [
                f"{directory}/a.json: ok (fallback xai)",
                f"{directory}/b.json: ok (ga)",
            ],
            ["2 files: 2 ok"],
        ) == run("check", "--fallback", "xai", directory)

    def test_first_that_knows_it(self, run: Any, store: Any) -> None:
        """
        Of several fallbacks the first that knows the payload is chosen.
        """
        directory = store(a_json=GOOD, b_json=NESTED)

        assert [
            f"{directory}/a.json: ok (fallback beta)",
            f"{directory}/b.json: ok (fallback ga)",
        ] == run(
            *("check", "--among", "all", "--fallback", "live,ga,beta"),
            directory,
        )[1]

    @pytest.mark.parametrize(
        ("fallback", "dialect"), [("xai,beta", "beta"), ("xai,ga", "xai")]
    )
    def test_none_knows_it(
        self, run: Any, store: Any, fallback: str, dialect: str
    ) -> None:
        """
        If none knows it, the keys decide, or it is the first.
        """
        path = store(a_json=BAD) / "a.json"

        status, out, err = run(
            "check", "--among", "all", "--fallback", fallback, path
        )

        assert (1, 1) == (status, len(out))
        assert [f"{path}: read as fallback {dialect}"] == err

    def test_no_object(self, run: Any, store: Any) -> None:
        """
        A fallback doesn't change the message about another value.
        """
        path = store(a_json="[]") / "a.json"
        problem = f"{path}: expected an object, got an array"

        assert (1, [problem], []) == run("check", path)
        assert (1, [problem], [f"{path}: read as fallback ga"]) == run(
            "check", "--fallback", "ga", path
        )

    def test_convert(self, run: Any, store: Any) -> None:
        """
        The fallback is the dialect from which a payload is converted.
        """
        path = store(a_json=PLAIN) / "a.json"

        status, out, err = run(
            "convert", "--to", "ga", "--fallback", "beta", path
        )

        assert (0, []) == (status, err)
        assert {**PLAIN, "type": "realtime"} == json.loads("\n".join(out))

    def test_convert_problems(self, run: Any, store: Any) -> None:
        """
        The dialect is named after the problems of a payload.
        """
        path = store(a_json={"instructions": 3}) / "a.json"

        assert (
            1,
            [],
            [
                f"{path}: /instructions: expected a string, got the number 3",
                f"{path}: read as fallback beta",
            ],
        ) == run("convert", "--to", "ga", "--fallback", "beta", path)


class TestLines:
    def test_first_line_that_shows_it(self, run: Any, store: Any) -> None:
        """
        A line that shows no dialect has that of the first that does.
        """
        update = {"type": "session.update", "session": AZURE}
        path = store(a_jsonl=lines(CLEAR, update, CLEAR)) / "a.jsonl"

        assert (0, [f"{path}: ok (azure-voice-live)"], []) == run(
            "check", *AMONG, "--fallback", "beta", path
        )

    def test_no_such_line(self, run: Any, store: Any) -> None:
        """
        If no line shows a dialect, all are in the fallback.
        """
        path = store(a_jsonl=lines(CLEAR, "", CLEAR)) / "a.jsonl"

        status, out, _ = run("check", *AMONG, "--fallback", "beta", path)

        assert 1 == status  # the empty string is no payload
        assert [f"{path}:2: expected an object, got the string ''"] == out

    def test_several(self, run: Any, store: Any) -> None:
        """
        Lines may be in several dialects, which are listed once each.
        """
        path = store(a_jsonl=lines(GOOD, NESTED, GOOD)) / "a.jsonl"

        assert (0, [f"{path}: ok (beta, ga)"], []) == run("check", path)


class TestOwnDialects:
    CODE = """\
from realtime_attrs import SessionResource
from realtime_attrs.dialects import GA

own = GA.of(SessionResource).evolve(model="engine")
ACME = GA.evolve("acme", records=[own])
"""

    @pytest.fixture(autouse=True)
    def _module(self, tmp_path: Path, monkeypatch: Any) -> None:
        monkeypatch.syspath_prepend(str(tmp_path))
        (tmp_path / "ownwire.py").write_text(self.CODE, "utf-8")

    def test_both(self, run: Any, store: Any) -> None:
        """
        Both options accept dialects of users.
        """
        session = {"type": "realtime", "engine": "m-1"}
        directory = store(a_json=session, b_json=PLAIN)
        own = "ownwire:ACME"

        assert [
            f"{directory}/a.json: ok (acme)",
            f"{directory}/b.json: ok (fallback beta)",
        ] == run(
            *("check", "--among", f"ga,{own}", "--fallback", f"beta,{own}"),
            directory,
        )[1]


class TestContradictions:
    @pytest.mark.parametrize("other", ["--among", "--fallback"])
    @pytest.mark.parametrize(
        ("command", "option"),
        [(["check"], "--dialect"), (["convert", "--to", "ga"], "--from")],
    )
    def test_named(
        self, capsys: Any, command: list[str], option: str, other: str
    ) -> None:
        """
        A dialect of all files excludes both options.
        """
        with pytest.raises(SystemExit) as caught:
            main([*command, option, "ga", other, "beta", "a.json"])

        assert 2 == caught.value.code
        assert capsys.readouterr().err.endswith(
            f"error: {option} is the dialect of all files: pass either"
            f" {option} or {other}\n"
        )
