"""
Disks that are full, for each kind of output.
"""

import json
import tempfile

from pathlib import Path
from typing import Any, ClassVar

import pytest

from commands import BAD, GOOD, NESTED, NO_DIALECT, load, redirected


BIG = {**GOOD, "instructions": "Be brief. " * 500_000}
FULL = "can't write: No space left on device\n"

has_full = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="no such device here"
)


class TestTemporaryFolder:
    @pytest.fixture(name="directory")
    def _directory(self, store: Any) -> Path:
        """
        Write a file that does not go into memory, among others.
        """
        return store(a_json=GOOD, b_json=BIG, c_json=GOOD, d_json=BAD)

    @pytest.fixture(name="no_folder")
    def _no_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))

    @pytest.mark.usefixtures("no_folder")
    def test_missing(self, run: Any, directory: Path) -> None:
        """
        Without a temporary folder a big file is named, and the rest is done.
        """
        status, out, err = run(
            "convert", "--to", "ga", "--in-place", directory
        )

        assert (2, []) == (status, out)
        assert (
            f"{directory}/b.json: can't write a temporary file: No such file"
            " or directory"
        ) == err[0]
        assert err[1].startswith(f"{directory}/d.json: /voice: expected one")
        assert "4 files: 2 converted, 1 with problems, 1 unusable" == err[-1]
        assert NESTED == load(directory / "c.json")
        assert BIG == load(directory / "b.json")

    @pytest.mark.skipif("os.name == 'nt'", reason="no such limit here")
    def test_full(self, run: Any, directory: Path, full_disk: Any) -> None:
        """
        So it is if the folder is full.
        """
        (directory / "d.json").unlink()

        with full_disk(2000):
            status, out, err = run(
                "convert", "--to", "ga", "--in-place", directory
            )

        assert (2, []) == (status, out)
        assert [
            f"{directory}/b.json: can't write a temporary file: File too"
            " large",
            "3 files: 2 converted, 1 unusable",
        ] == err
        assert NESTED == load(directory / "c.json")

    @pytest.mark.usefixtures("no_folder")
    def test_lines(self, run: Any, store: Any) -> None:
        """
        The same goes for a file of lines, of which none is written.
        """
        line = {**GOOD, "instructions": "Be brief. " * 100_000}
        text = f"{json.dumps(line)}\n" * 5
        directory = store(a_jsonl=text, b_jsonl=json.dumps(GOOD))

        assert (
            2,
            [],
            [
                f"{directory}/a.jsonl: can't write a temporary file: No such"
                " file or directory",
                "2 files: 1 converted, 1 unusable",
            ],
        ) == run("convert", "--to", "ga", "--in-place", directory)
        assert text == (directory / "a.jsonl").read_text("utf-8")

    @pytest.mark.skipif("os.name == 'nt'", reason="no such limit here")
    def test_full_at_the_end(
        self, run: Any, store: Any, full_disk: Any
    ) -> None:
        """
        Nor is any of it if only the last bytes have no room.
        """
        line = json.dumps({**GOOD, "instructions": "Be brief. " * 400})
        directory = store(a_jsonl=line, b_json=GOOD)
        path = directory / "a.jsonl"
        (written,) = run("convert", "--to", "ga", path)[1]
        size = len(written) + 1
        count = 2**22 // size + 2
        path.write_text(f"{line}\n" * count, "utf-8")

        with full_disk(size * count - 1):
            status, out, err = run(
                "convert", "--to", "ga", "--in-place", directory
            )

        assert (2, []) == (status, out)
        assert [
            f"{path}: can't write a temporary file: File too large",
            "2 files: 1 converted, 1 unusable",
        ] == err

    @pytest.mark.usefixtures("no_folder")
    def test_for_machines(self, run: Any, directory: Path) -> None:
        """
        With --format json it is an object, and so is what follows.
        """
        status, out, err = run(
            *("convert", "--to", "ga", "--in-place", "--format", "json"),
            directory,
        )

        assert (2, []) == (status, out)
        unusable, problem = map(json.loads, err)
        assert {
            "file": f"{directory}/b.json",
            "line": None,
            "pointer": "",
            "message": "can't write a temporary file: No such file or"
            " directory",
            "kind": "unusable",
            **NO_DIALECT,
        } == unusable
        assert f"{directory}/d.json" == problem["file"]

    @pytest.mark.usefixtures("no_folder")
    def test_check(self, run: Any, directory: Path) -> None:
        """
        `check` needs no such folder.
        """
        (directory / "d.json").unlink()

        assert 0 == run("check", directory)[0]

    def test_enough(self, run: Any, directory: Path) -> None:
        """
        Where there is one, big files are written like others.
        """
        status, out, _ = run("convert", "--to", "ga", directory / "b.json")

        assert 0 == status
        assert BIG["instructions"] == json.loads("".join(out))["instructions"]


@pytest.mark.skipif("os.name == 'nt'", reason="no such limit here")
class TestFiles:
    LONG: ClassVar = {**GOOD, "instructions": "Be brief. " * 1000}

    def test_in_place(self, run: Any, store: Any, full_disk: Any) -> None:
        """
        A file that cannot be replaced is as it was, and the rest is done.
        """
        directory = store(a_json=self.LONG, b_json=GOOD)

        with full_disk(2000):
            status, out, err = run(
                "convert", "--to", "ga", "--in-place", directory
            )

        assert (2, []) == (status, out)
        assert [
            f"{directory}/a.json: can't write {directory}/a.json: File too"
            " large",
            "2 files: 1 converted, 1 unusable",
        ] == err
        assert self.LONG == load(directory / "a.json")
        assert NESTED == load(directory / "b.json")
        assert 2 == len([*directory.iterdir()])

    def test_output_directory(
        self, run: Any, store: Any, full_disk: Any, tmp_path: Path
    ) -> None:
        """
        Nothing of a file that does not fit stands in another directory.
        """
        directory = store(a_json=self.LONG, b_json=GOOD)
        target = tmp_path / "target"

        with full_disk(2000):
            status, out, err = run(
                *("convert", "--to", "ga", "--output-dir", target),
                *("--format", "json", directory),
            )

        assert (2, []) == (status, out)
        (found,) = map(json.loads, err)
        assert f"{directory}/a.json" == found["file"]
        assert (
            f"can't write {target}/a.json: File too large"
            == (found["message"])
        )
        assert [target / "b.json"] == [*target.iterdir()]

    def test_schema(self, run: Any, full_disk: Any, tmp_path: Path) -> None:
        """
        A schema that does not fit is not there in part.
        """
        path = tmp_path / "schema.json"

        with full_disk():
            done = run("schema", "--dialect", "ga", "--output", path)

        assert (2, [], [f"can't write {path}: File too large"]) == done
        assert [] == [*tmp_path.iterdir()]


@has_full
class TestStreams:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["schema", "--dialect", "ga"],
            ["check", "--format", "json"],
            ["check", "--quiet"],
            ["check"],
        ],
        ids=" ".join,
    )
    def test_output(self, store: Any, arguments: list[str]) -> None:
        """
        An output that is full ends the command, whatever is printed there.
        """
        files = [] if "schema" in arguments else [store(a_json=BAD)]

        assert (2, "", FULL) == redirected(">/dev/full", *arguments, *files)

    @pytest.mark.parametrize("kind", ["text", "json"])
    def test_errors(self, store: Any, kind: str) -> None:
        """
        So do notices that nobody gets, with no word on the output.
        """
        path = store(a_json={**GOOD, "temperature": 1}) / "a.json"

        assert (2, "", "") == redirected(
            *("2>/dev/full", "convert", "--to", "ga", "--drop"),
            *("--format", kind, path),
        )
