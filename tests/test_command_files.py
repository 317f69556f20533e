"""
The command on many files, on lines, and for machines.
"""

import json
import os
import subprocess
import sys
import tracemalloc

from pathlib import Path
from typing import Any

import pytest

from realtime_attrs.__main__ import main
from realtime_attrs._command import progress


GOOD = {"voice": "ash", "turn_detection": None}
NESTED = {
    "type": "realtime",
    "audio": {
        "input": {"turn_detection": None},
        "output": {"voice": "ash"},
    },
}
BAD = {"voice": 3}
HOT = {"voice": "ash", "temperature": 0.8}
UNTOLD = "cannot tell the dialect from these keys, name it: {0} beta or {0} ga"


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


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Any:
    """
    Write a directory of files, given by name.
    """

    def store(**files: Any) -> Path:
        directory = tmp_path / "store"
        for name, content in files.items():
            path = directory / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                path.write_text(content, "utf-8")
            else:
                path.write_text(json.dumps(content), "utf-8")
        return directory

    return store


def lines(*payloads: Any) -> str:
    """
    Write JSON Lines.
    """
    return "".join(f"{json.dumps(payload)}\n" for payload in payloads)


def load(path: Path) -> Any:
    """
    Read a file of JSON.
    """
    return json.loads(path.read_text("utf-8"))


def tree(directory: Path) -> list[str]:
    """
    List the files in a directory.
    """
    return sorted(
        str(path.relative_to(directory))
        for path in directory.rglob("*")
        if path.is_file()
    )


class TestDirectories:
    def test_check(self, run: Any, store: Any) -> None:
        """
        A directory stands for the files in it and below, in order.
        """
        directory = store(
            b_json=GOOD,
            a__c_json=BAD,
            a__b_jsonl=lines(GOOD, NESTED),
            notes_txt="no JSON",
            _hidden_json="no JSON",
        )

        status, out, err = run("check", directory)

        assert 1 == status
        assert f"{directory}/b.json: ok" == out[0]
        assert f"{directory}/a/b.jsonl: ok" == out[1]
        assert out[2].startswith(f"{directory}/a/c.json: /voice: expected")
        assert ["3 files: 2 ok, 1 with problems"] == err

    def test_nothing_in_it(self, run: Any, tmp_path: Path) -> None:
        """
        A directory without such files is said to be one.
        """
        assert (
            2,
            [],
            [f"{tmp_path}: there is no *.json or *.jsonl file in it"],
        ) == run("check", tmp_path)

    @pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
    def test_unreadable(
        self, run: Any, store: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        One that cannot be read is too; the rest is done.
        """
        directory = store(a_json=GOOD, b__c_json=GOOD)
        scan = os.scandir

        def refuse(path: Any) -> Any:
            if str(path).endswith("b"):
                raise PermissionError(13, "Permission denied", str(path))
            return scan(path)

        monkeypatch.setattr(os, "scandir", refuse)

        assert (
            2,
            [f"{directory}/a.json: ok"],
            [
                f"{directory}/b: Permission denied",
                "2 files: 1 ok, 1 unusable",
            ],
        ) == run("check", directory)


class TestLines:
    def test_sessions(self, run: Any, store: Any) -> None:
        """
        Each line is a payload in a dialect of its own.
        """
        path = store(a_jsonl=lines(GOOD, NESTED, BAD)) / "a.jsonl"

        status, out, _ = run("check", path)

        assert 1 == status
        assert 1 == len(out)
        assert out[0].startswith(f"{path}:3: /voice: expected one of")

    def test_told_later(self, run: Any, store: Any) -> None:
        """
        What cannot be told by itself is in the dialect of the first that can.
        """
        update = {"type": "session.update", "session": {"instructions": "a"}}
        typed = {"type": "session.update", "session": NESTED}
        path = store(a_jsonl=lines(update, typed, update)) / "a.jsonl"

        status, out, _ = run("check", path)

        assert 1 == status
        assert [
            f"{path}:{line}: /session/type: required key is missing, expected"
            " 'realtime' or 'transcription'"
            for line in (1, 3)
        ] == out

    def test_never_told(self, run: Any, store: Any) -> None:
        """
        If nothing tells, the dialect has to be named.
        """
        path = store(a_jsonl=lines({"instructions": "a"})) / "a.jsonl"

        assert (2, [], [f"{path}: {UNTOLD.format('--dialect')}"]) == run(
            "check", path
        )
        assert (2, [], [f"{path}: {UNTOLD.format('--from')}"]) == run(
            "convert", "--to", "ga", path
        )
        assert 0 == run("check", "--dialect", "beta", path)[0]

    def test_any_name(
        self, run: Any, store: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        With --lines any file holds lines, the standard input too.
        """
        path = store(a_log=lines(GOOD, "", NESTED)) / "a.log"
        path.write_text(f"{json.dumps(GOOD)}\n\n{json.dumps(NESTED)}\n")

        assert 0 == run("check", "--lines", path)[0]
        with path.open() as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            assert (0, ["-: ok"], []) == run("check", "--lines", "-")

    def test_convert(self, run: Any, store: Any) -> None:
        """
        Lines are converted to lines, one for each event that there is then.
        """
        item = {"type": "message", "role": "user", "content": []}
        path = store(
            a_jsonl=lines(
                {"type": "session.update", "session": GOOD},
                {"type": "conversation.item.created", "item": item},
            )
        )

        status, out, err = run(
            "convert", "--from", "beta", "--to", "ga", path / "a.jsonl"
        )

        assert (0, []) == (status, err)
        assert [
            "session.update",
            "conversation.item.added",
            "conversation.item.done",
        ] == [json.loads(line)["type"] for line in out]

    def test_nothing_of_it(self, run: Any, store: Any) -> None:
        """
        If one line cannot be converted, nothing is written.
        """
        path = store(a_jsonl=lines(GOOD, HOT, BAD)) / "a.jsonl"
        before = path.read_bytes()

        status, out, err = run("convert", "--to", "ga", "--in-place", path)

        assert (1, []) == (status, out)
        assert (
            f"{path}:2: /temperature: the GA dialect has no temperature"
            == (err[0])
        )
        assert err[1].startswith(f"{path}:3: /voice: expected one of")
        assert f"{path}: nothing is written" == err[-1]
        assert before == path.read_bytes()


class TestInPlace:
    def test_many(self, run: Any, store: Any) -> None:
        """
        Each file is replaced by itself in the other dialect.
        """
        directory = store(
            a_json=GOOD, b__c_json=NESTED, d_jsonl=lines(GOOD, GOOD)
        )

        assert (0, [], ["3 files: 3 ok"]) == run(
            "convert", "--to", "ga", "--in-place", directory
        )
        assert NESTED == load(directory / "a.json")
        assert NESTED == load(directory / "b" / "c.json")
        written = (directory / "d.jsonl").read_text().splitlines()
        assert [NESTED, NESTED] == list(map(json.loads, written))
        assert ["a.json", "b/c.json", "d.jsonl"] == tree(directory)

    def test_unchanged(self, run: Any, store: Any) -> None:
        """
        A file in which nothing changes is not touched.
        """
        text = f"  {json.dumps(NESTED)}  "
        directory = store(a_json=text, b_jsonl=f"{text}\n")
        before = [path.stat() for path in sorted(directory.iterdir())]

        assert 0 == run("convert", "--to", "ga", "--in-place", directory)[0]
        assert before == [path.stat() for path in sorted(directory.iterdir())]

    def test_some_bad(self, run: Any, store: Any) -> None:
        """
        A bad file stays as it is, and the others are done.
        """
        directory = store(a_json=BAD, b_json=GOOD, c_json="{")

        status, out, err = run(
            "convert", "--to", "ga", "--in-place", directory
        )

        assert (2, []) == (status, out)
        assert "3 files: 1 with problems, 1 ok, 1 unusable" == err[-1]
        assert BAD == load(directory / "a.json")
        assert NESTED == load(directory / "b.json")
        assert "{" == (directory / "c.json").read_text()

    def test_drop(self, run: Any, store: Any) -> None:
        """
        With --drop what is left out is told with file and line.
        """
        directory = store(a_json=HOT, b_jsonl=lines(GOOD, HOT))

        status, _, err = run(
            "convert", "--to", "ga", "--drop", "--in-place", directory
        )

        assert 0 == status
        assert [
            f"{directory}/a.json: /temperature: left out, GA cannot say it",
            f"{directory}/b.jsonl:2: /temperature: left out, GA cannot say it",
            "2 files: 2 ok",
        ] == err


class TestOutputDirectory:
    def test_many(self, run: Any, store: Any, tmp_path: Path) -> None:
        """
        Files keep their names, those of a directory their paths in it.
        """
        directory = store(a_json=GOOD, b__c_json=GOOD)
        single = tmp_path / "single.json"
        single.write_text(json.dumps(GOOD))
        target = tmp_path / "new" / "target"

        assert (0, [], ["3 files: 3 ok"]) == run(
            *("convert", "--to", "ga", "--output-dir", target),
            *(directory, single),
        )
        assert ["a.json", "b/c.json", "single.json"] == tree(target)
        assert NESTED == load(target / "b" / "c.json")
        assert GOOD == load(directory / "a.json")

    def test_unchanged(self, run: Any, store: Any, tmp_path: Path) -> None:
        """
        What does not change is there too.
        """
        directory, target = store(a_json=NESTED), tmp_path / "target"

        assert (
            0
            == (
                run(
                    "convert", "--to", "ga", "--output-dir", target, directory
                )[0]
            )
        )
        assert NESTED == load(target / "a.json")

    def test_twice(self, run: Any, store: Any, tmp_path: Path) -> None:
        """
        Two files that would be one are refused before anything is written.
        """
        directory, target = store(a_json=GOOD, b__a_json=GOOD), tmp_path / "t"

        assert (
            2,
            [],
            [
                f"{directory}/a.json and {directory}/b/a.json would both be"
                " a.json there"
            ],
        ) == run(
            *("convert", "--to", "ga", "--output-dir", target),
            *(directory / "a.json", directory / "b" / "a.json"),
        )
        assert not target.exists()

    def test_no_directory(self, run: Any, store: Any) -> None:
        """
        What is no directory cannot be written into.
        """
        path = store(a_json=GOOD) / "a.json"

        assert (
            2,
            [],
            [f"{path}: cannot write {path}/a.json: File exists"],
        ) == run("convert", "--to", "ga", "--output-dir", path, path)


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                ["--in-place", "--output", "x", "a"],
                "only one of --output, --output-dir and --in-place is possible",
            ),
            (
                ["--in-place", "-"],
                "the standard input has no place, use --output",
            ),
            (
                ["--output-dir", "x", "-"],
                "the standard input has no place, use --output",
            ),
        ],
        ids=["two", "in place", "directory"],
    )
    def test_wrong(
        self,
        capsys: pytest.CaptureFixture[str],
        arguments: list[str],
        message: str,
    ) -> None:
        """
        What does not go together is refused with status 2.
        """
        with pytest.raises(SystemExit) as caught:
            main(["convert", "--to", "ga", *arguments])

        assert 2 == caught.value.code
        assert capsys.readouterr().err.endswith(f"error: {message}\n")

    def test_many_to_one(self, run: Any, store: Any) -> None:
        """
        Several files do not go into one output.
        """
        directory = store(a_json=GOOD, b_json=GOOD)

        assert (
            2,
            [],
            ["several files need --output-dir or --in-place"],
        ) == run("convert", "--to", "ga", directory)


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
            f"{path}: /temperature: the GA dialect has no temperature"
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
        } == first
        assert [
            {
                "file": f"{directory}/c.jsonl",
                "line": 2,
                "pointer": "/voice",
                "message": "unknown in beta: the string 'juniper'",
                "kind": "notice",
            },
            {
                "file": f"{directory}/d.json",
                "line": None,
                "pointer": "",
                "message": "No such file or directory",
                "kind": "unusable",
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
                "message": "left out, GA cannot say it",
                "kind": "notice",
            }
        ] == list(map(json.loads, err))

    def test_many(self, run: Any, store: Any) -> None:
        """
        Of very many problems in one file, a hundred are printed.
        """
        path = store(a_json={"voice": "ash", "include": [3] * 150}) / "a.json"

        _, out, err = run("check", "--format", "json", path)

        assert (100, []) == (len(out), err)


class TestProgress:
    class Stream:
        """
        A terminal.
        """

        def __init__(self) -> None:
            self.text = ""

        def write(self, text: str) -> None:
            self.text += text

        def flush(self) -> None:
            """
            Have nothing to flush.
            """

        def isatty(self) -> bool:
            """
            Be a terminal.
            """
            return True

    @pytest.mark.parametrize("many", [True, False])
    def test_on_a_terminal(
        self, store: Any, monkeypatch: pytest.MonkeyPatch, many: bool
    ) -> None:
        """
        On a terminal there is a bar, if there is more than one file.
        """
        files = {f"a{n}_json": GOOD for n in range(2 if many else 1)}
        stream: Any = self.Stream()
        monkeypatch.setattr(sys, "stderr", stream)

        assert 0 == main(["check", str(store(**files))])
        assert ("0/2 [" in stream.text) is many

    def test_without_tqdm(
        self, store: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Without tqdm there is none, and all else is as it was.
        """
        stream: Any = self.Stream()
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setitem(sys.modules, "tqdm", None)

        assert 0 == main(["check", str(store(a_json=GOOD, b_json=GOOD))])
        assert "2 files: 2 ok\n" == stream.text

    def test_no_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Where nobody looks, there is none.
        """
        monkeypatch.setattr(sys, "stderr", None)

        with progress.bar_over([1, 2], is_wanted=True) as (items, clear):
            assert [1, 2] == list(items)
            assert clear() is None


class TestMemory:
    def test_lines(self, run: Any, store: Any) -> None:
        """
        Ten times the lines do not take more memory.
        """

        def peak(count: int) -> int:
            payload = {**GOOD, "instructions": "Be brief. " * 100}
            path = store(a_jsonl=lines(*[payload] * count)) / "a.jsonl"
            tracemalloc.start()
            try:
                assert 0 == run("check", path)[0]
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

        peak(100)

        assert peak(1000) < peak(100) + 2**18


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

    def test_none(self, run: Any, tmp_path: Path) -> None:
        """
        What a dialect has not, or what cannot be written, is said.
        """
        status, out, (line,) = run(
            "schema", "--dialect", "reference", "--of", "client-event"
        )
        assert (2, []) == (status, out)
        assert line.startswith("the reference dialect has no")
        assert (
            2,
            [],
            [f"cannot write {tmp_path}: Is a directory"],
        ) == run("schema", "--dialect", "ga", "--output", tmp_path)


class TestProcess:
    def test_many_in_one(self, store: Any) -> None:
        """
        One process does a whole store.
        """
        directory = store(**{f"a{n}_json": GOOD for n in range(300)})

        done = subprocess.run(
            [
                *(sys.executable, "-m", "realtime_attrs", "convert"),
                *("--to", "ga", "--in-place", directory),
            ],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )

        assert ("", "300 files: 300 ok\n") == (done.stdout, done.stderr)
        assert NESTED == load(directory / "a299.json")
