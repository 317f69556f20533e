"""
How problems are printed.
"""

import json
import os

from pathlib import Path
from typing import Any

import pytest

from commands import BAD, GOOD, HINT, HOT, IN_BETA, NO_DIALECT, lines


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

        assert (0, [f"{self.SHOWN}: ok (beta)"], []) == run("check", path)
        assert (
            1,
            [],
            [
                f"{self.SHOWN}: /temperature: the ga dialect has no temperature",
                f"{self.SHOWN}: {HINT}",
            ],
        ) == run("convert", "--to", "ga", path)
        assert (
            2,
            [],
            [
                f"{self.SHOWN}: /temperature: omitted: the ga dialect has no temperature",
                f"{self.SHOWN}: can't write {self.SHOWN}/x: Not a directory",
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
        assert err[0].startswith(f"{path}: can't write a\\")


class TestCheckFurther:
    def test_one_line_each(self, run: Any, write: Any) -> None:
        """
        A problem is one line, whatever the keys are.
        """
        path = write({"voice": "ash", "new\nline\x1b\ud800": 1})

        _, out, _ = run("check", path)

        assert 1 == len(out)
        assert out[0].startswith(
            f"{path}: /new\\nline\\x1b\\ud800: unknown key; expected one of"
        )

    def test_at_most_a_hundred(self, run: Any, write: Any) -> None:
        """
        Of very many problems the first hundred are listed.
        """
        path = write({"voice": "ash", "include": [3] * 2_000})

        status, out, _ = run("check", path)

        assert 1 == status
        assert 101 == len(out)
        assert f"{path}: and 1900 more" == out[-1]
        assert out[-2].startswith(f"{path}: /include/99: ")

    def test_exactly_a_hundred(self, run: Any, write: Any) -> None:
        """
        When a hundred are all there are, there is no more to say.
        """
        path = write({"voice": "ash", "include": [3] * 100})

        assert 100 == len(run("check", path)[1])


class TestQuiet:
    def test_check(self, run: Any, store: Any) -> None:
        """
        Only problems are printed.
        """
        news = {"object": "realtime.session", "voice": "juniper"}
        directory = store(a_json=GOOD, b_json=BAD, c_json=news)

        status, out, err = run(
            "check", "--quiet", directory, directory / "nothing"
        )

        assert 2 == status
        assert 1 == len(out)
        assert out[0].startswith(f"{directory}/b.json: /voice: expected")
        assert [f"{directory}/nothing: No such file or directory"] == err

    def test_convert(self, run: Any, store: Any) -> None:
        """
        Notices and hints are not.
        """
        path = store(a_json=HOT) / "a.json"

        status, out, err = run("convert", "--to", "ga", "--quiet", path)
        assert (1, []) == (status, out)
        assert [
            f"{path}: /temperature: the ga dialect has no temperature"
        ] == err
        status, out, err = run(
            "convert", "--to", "ga", "--quiet", "--drop", path
        )
        assert (0, []) == (status, err)
        assert "audio" in json.loads("\n".join(out))


class TestForMachines:
    def test_check(self, run: Any, store: Any) -> None:
        """
        With --format json each problem is an object with file and place.
        """
        news = {"object": "realtime.session", "voice": "juniper"}
        directory = store(
            a_json=GOOD, b_json={"voice": True}, c_jsonl=lines(GOOD, news)
        )

        status, out, err = run(
            "check", "--format", "json", directory, directory / "d.json"
        )

        assert (2, []) == (status, err)
        first, *others = map(json.loads, out)
        assert first.pop("message").startswith("expected one of 'alloy'")
        assert {
            "file": f"{directory}/b.json",
            "line": None,
            "pointer": "/voice",
            "kind": "problem",
            **IN_BETA,
        } == first
        assert [
            {
                "file": f"{directory}/c.jsonl",
                "line": 2,
                "pointer": "/voice",
                "message": "unknown in the beta dialect: the string 'juniper'",
                "kind": "notice",
                **IN_BETA,
            },
            {
                "file": f"{directory}/d.json",
                "line": None,
                "pointer": "",
                "message": "No such file or directory",
                "kind": "unusable",
                **NO_DIALECT,
            },
        ] == others

    def test_convert(self, run: Any, store: Any) -> None:
        """
        Where the payload itself is printed, they are on the standard error.
        """
        path = store(a_json=HOT) / "a.json"

        status, out, err = run(
            *("convert", "--to", "ga", "--drop", "--format", "json", path)
        )

        assert 0 == status
        assert "audio" in json.loads("\n".join(out))
        assert [
            {
                "file": str(path),
                "line": None,
                "pointer": "/temperature",
                "message": "omitted: the ga dialect has no temperature",
                "kind": "notice",
                **IN_BETA,
            }
        ] == list(map(json.loads, err))

    def test_many(self, run: Any, store: Any) -> None:
        """
        Of very many problems in one file, a hundred are printed.
        """
        path = store(a_json={"voice": "ash", "include": [3] * 150}) / "a.json"

        _, out, err = run("check", "--format", "json", path)

        assert (100, []) == (len(out), err)
