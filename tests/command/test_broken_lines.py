"""
Lines that are no JSON, among others.
"""

import io
import json

from typing import Any

import pytest

from commands import BAD, DELTA, GOOD, HOT, NESTED, NO_DIALECT
from realtime_attrs._command import convert


NO_VALUE = "column 1: Expecting value"


class TestCheck:
    def test_the_rest(self, run: Any, log: Any) -> None:
        """
        After a broken line the rest is checked, and the status is the worst.
        """
        path = log(GOOD, "broken", BAD, '{"voice": NaN}', HOT)

        status, out, err = run("check", path)

        assert 2 == status
        assert [
            f"{path}:2: {NO_VALUE}",
            f"{path}:4: /voice: NaN is not valid JSON",
        ] == err
        assert 1 == len(out)
        assert out[0].startswith(f"{path}:3: /voice: expected one of")

    def test_nothing_else_wrong(self, run: Any, log: Any) -> None:
        """
        A file with a broken line is reported as unusable, not as ok.
        """
        path = log("broken", GOOD)
        good = path.with_name("good.jsonl")
        good.write_text(json.dumps(GOOD), "utf-8")

        assert (
            2,
            [f"{good}: ok (beta)"],
            [f"{path}:1: {NO_VALUE}", "2 files: 1 ok, 1 unusable"],
        ) == run("check", path, good)

    def test_cut_off(self, run: Any, log: Any) -> None:
        """
        The last line of a log that was cut off is named with its number.
        """
        path = log(DELTA, DELTA, json.dumps(DELTA)[:40])

        status, out, (line,) = run("check", path)

        assert (2, []) == (status, out)
        assert line.startswith(f"{path}:3: column ")

    def test_told_later(self, run: Any, log: Any) -> None:
        """
        A broken line decides no dialect, and hides none.
        """
        untold = {"type": "session.update", "session": {"instructions": "a"}}
        typed = {"type": "session.update", "session": NESTED}
        path = log(untold, "broken", typed)

        status, (line,), err = run("check", path)

        assert 2 == status
        assert line.startswith(f"{path}:1: /session/type: required key")
        assert [f"{path}:2: {NO_VALUE}"] == err

    def test_never_told(self, run: Any, log: Any) -> None:
        """
        If no line shows the dialect, one message reports that, besides broken lines.
        """
        path = log("broken", {"instructions": "a"}, {"instructions": "b"})

        status, out, err = run("check", path)

        assert (2, []) == (status, out)
        assert f"{path}:1: {NO_VALUE}" == err[0]
        assert err[1].startswith(f"{path}: can't detect the dialect")
        assert 2 == len(err)

    def test_for_machines(self, run: Any, log: Any) -> None:
        """
        With --format json a broken line is an object with its number.
        """
        path = log(GOOD, "broken", {"voice": True})

        status, out, err = run("check", "--format", "json", path)

        assert (2, []) == (status, err)
        broken, problem = map(json.loads, out)
        assert {
            "file": str(path),
            "line": 2,
            "pointer": "",
            "message": NO_VALUE,
            "kind": "unusable",
            **NO_DIALECT,
        } == broken
        assert [3, "problem"] == [problem["line"], problem["kind"]]

    def test_quiet(self, run: Any, log: Any) -> None:
        """
        With --quiet broken lines are printed, as problems are.
        """
        path = log(GOOD, "broken")

        assert (2, [], [f"{path}:2: {NO_VALUE}"]) == run(
            "check", "--quiet", path
        )

    def test_many(self, run: Any, log: Any) -> None:
        """
        Of very many broken lines and problems the first hundred are printed.
        """
        path = log(*[{**DELTA, "delta": 3}, "broken"] * 75)

        status, out, err = run("check", path)

        assert (2, 51, 50) == (status, len(out), len(err))
        assert f"{path}: and 50 more" == out[-1]

    def test_standard_input(
        self, run: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The same goes for lines on the standard input.
        """
        data = io.BytesIO(b'{"voice": "ash"}\n{\n{"voice": "ash"}\n')
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(data))

        assert 2 == run("check", "--lines", "-")[0]

    def test_deep(self, run: Any, log: Any) -> None:
        """
        A line that is nested too deeply is a broken one.
        """
        depth = 200_000
        path = log(GOOD, "[" * depth + "]" * depth, GOOD)

        status, out, err = run("check", path)

        assert (2, []) == (status, out)
        assert [f"{path}:2: nested too deeply"] == err


class TestConvert:
    def test_nothing_is_written(self, run: Any, log: Any) -> None:
        """
        Of a file with a broken line nothing is written, and all is named.
        """
        path = log(GOOD, "broken", HOT, BAD)
        before = path.read_bytes()

        status, out, err = run("convert", "--to", "ga", "--in-place", path)

        assert (2, []) == (status, out)
        assert [
            f"{path}:2: {NO_VALUE}",
            f"{path}:3: /temperature: the ga dialect has no temperature",
        ] == err[:2]
        assert err[2].startswith(f"{path}:4: /voice: expected one of")
        assert [f"{path}: nothing is written"] == err[3:]
        assert before == path.read_bytes()

    def test_drop(self, run: Any, log: Any) -> None:
        """
        Nor is a broken line left out, since its content is unknown.
        """
        path = log(GOOD, "broken")

        assert (
            2,
            [],
            [f"{path}:2: {NO_VALUE}", f"{path}: nothing is written"],
        ) == run("convert", "--to", "ga", "--drop", path)

    def test_others(self, run: Any, store: Any) -> None:
        """
        Other files are written.
        """
        directory = store(a_jsonl="broken", b_jsonl=json.dumps(GOOD))

        status, _, err = run("convert", "--to", "ga", "--in-place", directory)

        assert 2 == status
        assert "2 files: 1 converted, 1 unusable" == err[-1]
        assert NESTED == json.loads((directory / "b.jsonl").read_text("utf-8"))

    def test_deep(
        self, run: Any, log: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A line that can be read and not written is one that is broken.
        """

        def convert_payload(
            payload: Any, *arguments: Any, **options: Any
        ) -> Any:
            if "instructions" in payload:
                raise RecursionError
            return whole(payload, *arguments, **options)

        whole = convert.convert_payload
        monkeypatch.setattr(convert, "convert_payload", convert_payload)
        path = log(GOOD, {"voice": "ash", "instructions": "deep"}, HOT)

        assert (
            2,
            [],
            [
                f"{path}:2: nested too deeply",
                f"{path}:3: /temperature: the ga dialect has no temperature",
                f"{path}: nothing is written",
            ],
        ) == run("convert", "--to", "ga", path)
