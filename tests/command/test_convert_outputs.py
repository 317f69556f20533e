"""
Where ``convert`` writes.
"""

import json

from pathlib import Path
from typing import Any

import pytest

from commands import BAD, GOOD, HOT, NESTED, lines, load, tree
from realtime_attrs._command import convert


class TestInPlace:
    def test_many(self, run: Any, store: Any) -> None:
        """
        Each file is replaced by itself in the other dialect.
        """
        directory = store(
            a_json=GOOD, b__c_json=NESTED, d_jsonl=lines(GOOD, GOOD)
        )

        assert (0, [], ["3 files: 2 converted, 1 unchanged"]) == run(
            "convert", "--to", "ga", "--in-place", directory
        )
        assert NESTED == load(directory / "a.json")
        assert NESTED == load(directory / "b" / "c.json")
        written = (directory / "d.jsonl").read_text().splitlines()
        assert [NESTED, NESTED] == list(map(json.loads, written))
        assert ["a.json", "b/c.json", "d.jsonl"] == tree(directory)

    def test_unchanged(self, run: Any, store: Any) -> None:
        """
        A file in which nothing changes is not written.
        """

        def written() -> list[tuple[int, int]]:
            stats = [path.stat() for path in sorted(directory.iterdir())]
            return [(x.st_ino, x.st_mtime_ns) for x in stats]

        text = f"  {json.dumps(NESTED)}  "
        directory = store(a_json=text, b_jsonl=f"{text}\n")
        before = written()

        assert 0 == run("convert", "--to", "ga", "--in-place", directory)[0]
        assert before == written()

    @pytest.mark.parametrize(
        "change",
        [lambda path: path.write_text("{}"), Path.unlink],
        ids=["written", "removed"],
    )
    def test_changed(
        self, run: Any, store: Any, monkeypatch: Any, change: Any
    ) -> None:
        """
        A file that another program changes meanwhile isn't replaced.
        """
        path = store(a_json=GOOD) / "a.json"

        def changing(name: str) -> bytes:
            data = read(name)
            change(path)
            return data

        read = convert.read
        monkeypatch.setattr(convert, "read", changing)

        assert (
            2,
            [],
            [f"{path}: another program has changed the file"],
        ) == run("convert", "--to", "ga", "--in-place", path)
        assert not path.exists() or "{}" == path.read_text()

    def test_some_bad(self, run: Any, store: Any) -> None:
        """
        A bad file stays as it is, and the others are done.
        """
        directory = store(a_json=BAD, b_json=GOOD, c_json="{")

        status, out, err = run(
            "convert", "--to", "ga", "--in-place", directory
        )

        assert (2, []) == (status, out)
        assert "3 files: 1 converted, 1 with problems, 1 unusable" == err[-1]
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
            f"{directory}/a.json: /temperature: omitted: the ga dialect has no temperature",
            f"{directory}/b.jsonl:2: /temperature: omitted: the ga dialect has no temperature",
            "2 files: 2 converted",
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

        assert (0, [], ["3 files: 3 converted"]) == run(
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
                f"both {directory}/a.json and {directory}/b/a.json would be"
                f" written to {target}/a.json"
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
            [f"{path}: can't write {path}/a.json: File exists"],
        ) == run("convert", "--to", "ga", "--output-dir", path, path)
