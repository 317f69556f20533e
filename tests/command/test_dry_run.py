"""
Conversions that write nothing.
"""

import json
import os

from pathlib import Path
from typing import Any

import pytest

from commands import BAD, GOOD, HINT, HOT, NESTED, lines, redirected, tree


TO_GA = ("convert", "--to", "ga")
DRY = (*TO_GA, "--dry-run")


@pytest.fixture(name="denied")
def _denied(monkeypatch: pytest.MonkeyPatch) -> Any:
    """
    Deny access to a file, as to users who aren't root.
    """

    def denied(*paths: Path) -> None:
        names = [str(path.resolve()) for path in paths]
        monkeypatch.setattr(os, "access", lambda x, _: str(x) not in names)

    return denied


class TestInPlace:
    def test_many(self, run: Any, store: Any) -> None:
        """
        Each file is listed with its dialect, and none is touched.
        """
        directory = store(
            a_json=GOOD,
            b_json=NESTED,
            c_jsonl=lines(GOOD, NESTED),
            d_json=HOT,
            e_json="{",
        )
        before = [path.read_bytes() for path in sorted(directory.iterdir())]

        status, out, err = run(*DRY, "--in-place", directory)

        assert 2 == status
        assert [
            f"{directory}/a.json: would be replaced (beta)",
            f"{directory}/b.json: unchanged (ga)",
            f"{directory}/c.jsonl: would be replaced (beta, ga)",
            f"{directory}/d.json: /temperature: the ga dialect has no"
            " temperature",
        ] == out
        assert f"{directory}/d.json: {HINT}" == err[0]
        assert err[1].startswith(f"{directory}/e.json: line 1, column 2")
        assert (
            "5 files: 2 would be converted, 1 unchanged, 1 with problems, 1 unusable"
            == err[2]
        )
        assert before == [x.read_bytes() for x in sorted(directory.iterdir())]

    def test_drop(self, run: Any, store: Any) -> None:
        """
        Notices list the values that --drop would omit.
        """
        path = store(a_json=HOT) / "a.json"

        assert (
            0,
            [f"{path}: would be replaced (beta)"],
            [
                f"{path}: /temperature: omitted: the ga dialect has no"
                " temperature"
            ],
        ) == run(*DRY, "--in-place", "--drop", path)

    @pytest.mark.parametrize(
        "options",
        [["--in-place"], ["--in-place", "--drop"], ["--output-dir", "out"]],
        ids=" ".join,
    )
    def test_status(
        self, run: Any, store: Any, monkeypatch: Any, options: list[str]
    ) -> None:
        """
        The status is that of the real run.
        """
        directory = store(a_json=GOOD, b_json=HOT, c_json=BAD)
        monkeypatch.chdir(directory)

        dry, real = (
            run(*command, *options, "a.json", "b.json", "c.json")[0]
            for command in (DRY, TO_GA)
        )

        assert dry == real

    def test_quiet(self, run: Any, store: Any) -> None:
        """
        With --quiet only problems are printed.
        """
        directory = store(a_json=GOOD, b_json=HOT)

        status, out, err = run(*DRY, "--quiet", "--in-place", directory)

        assert (1, []) == (status, err)
        assert [
            f"{directory}/b.json: /temperature: the ga dialect has no"
            " temperature"
        ] == out

    def test_for_machines(self, run: Any, store: Any) -> None:
        """
        With --format json problems and notices are objects.
        """
        directory = store(a_json=GOOD, b_json=HOT)

        status, (line,), err = run(
            *DRY, "--format", "json", "--in-place", "--drop", directory
        )

        assert (0, []) == (status, err)
        assert "notice" == json.loads(line)["kind"]


class TestOtherOutputs:
    def test_standard_output(self, run: Any, store: Any) -> None:
        """
        The payload isn't printed.
        """
        path = store(a_json=GOOD) / "a.json"

        assert (0, [f"{path}: would be printed (beta)"], []) == run(*DRY, path)

    def test_directory(self, run: Any, store: Any, tmp_path: Path) -> None:
        """
        A directory isn't made.
        """
        directory, target = (
            store(a_json=GOOD, b__c_json=NESTED),
            tmp_path / "x",
        )

        assert (
            0,
            [
                f"{directory}/a.json: would be written to {target}/a.json"
                " (beta)",
                f"{directory}/b/c.json: would be written to {target}/b/c.json"
                " (ga)",
            ],
            ["2 files: 1 would be converted, 1 unchanged"],
        ) == run(*DRY, "--output-dir", target, directory)
        assert not target.exists()

    def test_file(self, run: Any, store: Any, tmp_path: Path) -> None:
        """
        A file isn't made, or stays as it is.
        """
        path, output = store(a_json=GOOD) / "a.json", tmp_path / "x.json"
        listed = f"{path}: would be written to {output}"
        arguments = (*DRY, "--from", "beta", "--output", output, path)

        assert (0, [listed], []) == run(*arguments)
        assert not output.exists()
        output.write_text("old", "utf-8")
        assert (0, [listed], []) == run(*arguments)
        assert "old" == output.read_text("utf-8")

    def test_device(self, run: Any, store: Any) -> None:
        """
        Devices may be outputs.
        """
        path = store(a_json=GOOD) / "a.json"

        assert 0 == run(*DRY, "--output", os.devnull, path)[0]

    @pytest.mark.skipif(
        not Path("/dev/stdout").exists(), reason="no such file here"
    )
    def test_redirected(self, store: Any, tmp_path: Path) -> None:
        """
        So may the standard output, also if it is a file.
        """
        path = store(a_json=GOOD) / "a.json"
        log = tmp_path / "log"

        assert (
            0
            == redirected(*(f">{log}", *DRY, "--output", "/dev/stdout", path))[
                0
            ]
        )
        assert f"{path}: would be written to /dev/stdout (beta)\n" == (
            log.read_text("utf-8")
        )

    def test_contradictions(self, run: Any, store: Any) -> None:
        """
        A run that is impossible is refused.
        """
        directory = store(a_json=GOOD, b_json=GOOD)

        assert (
            2,
            [],
            ["pass --output-dir or --in-place to convert several files"],
        ) == run(*DRY, directory)


class TestUnwritable:
    @pytest.mark.parametrize("name", [".", "missing/x.json", "a.json/x"])
    def test_output(self, run: Any, store: Any, name: str) -> None:
        """
        An output that can't be written is reported as in the real run.
        """
        directory = store(a_json=GOOD)
        arguments = ("--output", directory / name, directory / "a.json")

        dry = run(*DRY, *arguments)

        assert 2 == dry[0]
        assert run(*TO_GA, *arguments) == dry

    @pytest.mark.parametrize("name", ["a.json", "a.json/x"])
    def test_directory(self, run: Any, store: Any, name: str) -> None:
        """
        So is a directory of outputs that is a file, or below one.
        """
        directory = store(a_json=GOOD)
        arguments = ("--output-dir", directory / name, directory / "a.json")

        dry = run(*DRY, *arguments)

        assert 2 == dry[0]
        assert run(*TO_GA, *arguments) == dry

    @pytest.mark.skipif(os.name == "nt", reason="no such files here")
    def test_pipe(self, run: Any, store: Any, tmp_path: Path) -> None:
        """
        So is a pipe in a directory of outputs.
        """
        directory, target = store(a_json=GOOD), tmp_path / "x"
        target.mkdir()
        os.mkfifo(target / "a.json")
        arguments = ("--output-dir", target, directory)

        dry = run(*DRY, *arguments)

        assert 2 == dry[0]
        assert run(*TO_GA, *arguments) == dry

    @pytest.mark.parametrize("name", ["store/a.json", "store", "."])
    def test_permissions(
        self, run: Any, store: Any, tmp_path: Path, denied: Any, name: str
    ) -> None:
        """
        So are files and folders without permission.
        """
        directory = store(a_json=GOOD)
        denied(tmp_path / name)
        place = ["--output-dir", tmp_path / "new"]
        option = place if name == "." else ["--in-place"]
        output = (
            tmp_path / "new" / "a.json"
            if name == "."
            else directory / "a.json"
        )

        assert (
            2,
            [],
            [f"{directory}/a.json: can't write {output}: Permission denied"],
        ) == run(*DRY, *option, directory)
        assert ["store/a.json"] == tree(tmp_path)

    def test_existing_folder(
        self, run: Any, store: Any, tmp_path: Path, denied: Any
    ) -> None:
        """
        So is a directory of outputs that is there already.
        """
        directory, target = store(a_json=GOOD), tmp_path / "x"
        target.mkdir()
        denied(target)

        assert (
            2,
            [],
            [
                f"{directory}/a.json: can't write {target}/a.json: Permission"
                " denied"
            ],
        ) == run(*DRY, "--output-dir", target, directory)
