"""
The report in a file.
"""

import json
import tempfile

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

from commands import BAD, GOOD, HOT, NESTED, lines, load, redirected, tree
from realtime_attrs.__main__ import main
from realtime_attrs._command import check, convert


@pytest.fixture(name="report")
def _report(run: Any, tmp_path: Path) -> Any:
    """
    Run the command with a report; give its status and the report.
    """

    def report(command: str, *arguments: Any) -> tuple[int, Any]:
        path = tmp_path / "report.out"
        status, _, _ = run(command, "--report", path, *arguments)
        return status, load(path)

    return report


class TestCheck:
    def test_document(self, report: Any, store: Any) -> None:
        """
        The report has the options, an entry for each file and a summary.
        """
        directory = store(a_json=GOOD, b_json={"voice": True}, c_json="{")

        status, found = report("check", directory)

        assert 2 == status == found.pop("exit_status")
        files = found.pop("files")
        assert {
            "command": "check",
            "version": version("realtime-attrs"),
            "options": {
                "dialect": None,
                "among": None,
                "fallback": None,
                "strict": False,
                "dry_run": False,
            },
            "summary": {"files": 3, "ok": 1, "problems": 1, "unusable": 1},
        } == found
        assert {
            "file": f"{directory}/a.json",
            "status": "ok",
            "dialect": "beta",
            "dialect_is": "detected",
            "output": None,
            "problems": [],
            "problem_count": 0,
            "notices": [],
        } == files[0]
        (problem,) = files[1]["problems"]
        assert problem.pop("message").startswith("expected one of 'alloy'")
        assert {
            "line": None,
            "pointer": "/voice",
            "kind": "problem",
        } == problem
        assert "unusable" == files[2]["status"]
        assert "unusable" == files[2]["problems"][0]["kind"]
        assert None is files[2]["dialect"]

    def test_options(self, report: Any, store: Any) -> None:
        """
        Dialects in the options are names, as are those of files.
        """
        path = store(a_json=BAD) / "a.json"

        _, found = report(
            *("check", "--among", "ga,glm", "--fallback", "ga", path)
        )

        assert ["ga", "glm"] == found["options"]["among"]
        assert ["ga"] == found["options"]["fallback"]
        assert "fallback" == found["files"][0]["dialect_is"]

    def test_named(self, report: Any, store: Any) -> None:
        """
        So is a dialect that the user names.
        """
        path = store(a_json=NESTED) / "a.json"

        _, found = report("check", "--dialect", "ga", path)

        assert "ga" == found["options"]["dialect"]
        assert ("ga", "named") == (
            found["files"][0]["dialect"],
            found["files"][0]["dialect_is"],
        )

    def test_lines(self, report: Any, store: Any) -> None:
        """
        If the dialects of lines differ, each range of lines has its own.
        """
        text = lines(GOOD, GOOD, "", NESTED, GOOD)
        path = store(a_jsonl=text) / "a.jsonl"

        _, found = report("check", path)

        (entry,) = found["files"]
        assert (None, None) == (entry["dialect"], entry["dialect_is"])
        assert [
            (1, 3, "beta"),
            (4, 4, "ga"),
            (5, 5, "beta"),
        ] == [(x["first"], x["last"], x["dialect"]) for x in entry["lines"]]

    def test_many_problems(self, report: Any, store: Any) -> None:
        """
        Of very many problems it has the first hundred, and their number.
        """
        path = store(a_json={"voice": "ash", "include": [3] * 150}) / "a.json"

        _, found = report("check", path)

        (entry,) = found["files"]
        assert (100, 150) == (len(entry["problems"]), entry["problem_count"])

    def test_not_installed(
        self, report: Any, store: Any, monkeypatch: Any
    ) -> None:
        """
        The version is null if the package isn't installed.
        """

        def version_of(name: str) -> str:
            raise PackageNotFoundError(name)

        monkeypatch.setattr("importlib.metadata.version", version_of)

        assert None is report("check", store(a_json=GOOD))[1]["version"]


class TestConvert:
    def test_notices(self, run: Any, store: Any, tmp_path: Path) -> None:
        """
        With --quiet the report still lists the values that --drop omits.
        """
        directory, path = store(a_json=HOT, b_json=NESTED), tmp_path / "r"

        assert (0, [], []) == run(
            *("convert", "--to", "ga", "--drop", "--in-place", "--quiet"),
            *("--report", path, directory),
        )
        found = load(path)
        first, second = found["files"]
        assert ["converted", f"{directory}/a.json"] == [
            first["status"],
            first["output"],
        ]
        assert ["/temperature"] == [x["pointer"] for x in first["notices"]]
        assert ["unchanged", None] == [second["status"], second["output"]]
        assert {
            "files": 2,
            "converted": 1,
            "unchanged": 1,
            "problems": 0,
            "unusable": 0,
        } == found["summary"]
        assert "ga" == found["options"]["to"]

    def test_outputs(self, report: Any, store: Any, tmp_path: Path) -> None:
        """
        An entry has the path of the output, or null for standard output.
        """
        path = store(a_json=GOOD) / "a.json"

        for option, output in (
            ([], None),
            (["--output", tmp_path / "x"], f"{tmp_path}/x"),
            (["--output-dir", tmp_path / "y"], f"{tmp_path}/y/a.json"),
        ):
            _, found = report("convert", "--to", "ga", *option, path)
            assert output == found["files"][0]["output"]

    def test_dry_run(self, report: Any, store: Any) -> None:
        """
        A dry run writes a report, which says that it is one.
        """
        path = store(a_json=GOOD) / "a.json"

        _, found = report(
            *("convert", "--to", "ga", "--dry-run", "--in-place", path)
        )

        assert found["options"]["dry_run"]
        assert "converted" == found["files"][0]["status"]
        assert GOOD == load(path)


class TestPlaces:
    def test_input(self, run: Any, store: Any, tmp_path: Path) -> None:
        """
        A report doesn't replace an input, whatever links lead to it.
        """
        directory = store(a_json=GOOD)
        path, link = directory / "a.json", tmp_path / "link"
        link.symlink_to(path)

        for report in (path, link):
            assert (
                2,
                [],
                [f"can't write the report to {report}, an input"],
            ) == run("check", directory, "--report", report)
        assert GOOD == load(path)

    def test_former_report(self, run: Any, store: Any) -> None:
        """
        A report in the directory is an input of the next run.
        """
        directory = store(a_json=GOOD)
        report = directory / "report.json"

        assert 0 == run("check", directory, "--report", report)[0]
        assert (
            2,
            [],
            [f"can't write the report to {report}, an input"],
        ) == run("check", directory, "--report", report)

    @pytest.mark.parametrize(
        "options",
        [
            ("--output", "x.json", "x.json"),
            ("--output", "x.json", "./store/../x.json"),
            ("--output-dir", "new", "new/a.json"),
        ],
    )
    def test_output(
        self, run: Any, store: Any, monkeypatch: Any, options: Any
    ) -> None:
        """
        Nor does it replace an output, and nothing is written.
        """
        above = store(a_json=GOOD).parent
        monkeypatch.chdir(above)
        option, output, report = options

        assert (
            2,
            [],
            [f"can't write the report to {report}, an output"],
        ) == run(
            *("convert", "--to", "ga", "store/a.json"),
            *(option, output, "--report", report),
        )
        assert ["store/a.json"] == tree(above)

    @pytest.mark.parametrize("name", ["-", ""])
    def test_no_file(self, capsys: Any, name: str) -> None:
        """
        The standard output is no report file.
        """
        with pytest.raises(SystemExit) as caught:
            main(["check", "a.json", "--report", name])

        assert 2 == caught.value.code
        assert "argument --report: expected a file" in capsys.readouterr().err

    @pytest.mark.skipif(
        not Path("/dev/stdin").exists(), reason="no such file here"
    )
    def test_redirected_input(self, command: Any, tmp_path: Path) -> None:
        """
        Nor does it replace the file that a shell redirects to the input.
        """
        path = tmp_path / "a.json"
        path.write_text(lines(GOOD))

        assert (
            2,
            "",
            f"can't write the report to {path}, an input\n",
        ) == command(f"<{path}", "check", "-", "--report", str(path))
        assert lines(GOOD) == path.read_text()

    def test_standard_input(
        self, run: Any, tmp_path: Path, monkeypatch: Any
    ) -> None:
        """
        A file with the name of the standard input is another file.
        """
        monkeypatch.setattr("sys.stdin", None)
        monkeypatch.chdir(tmp_path)

        assert 2 == run("check", "-", "--report", "./-")[0]
        assert "unusable" == load(tmp_path / "-")["files"][0]["status"]

    def test_unwritable(self, run: Any, store: Any, tmp_path: Path) -> None:
        """
        A report that can't be written has status 2, after the work is done.
        """
        path = store(a_json=GOOD) / "a.json"

        assert (
            2,
            [f"{path}: ok (beta)"],
            [f"can't write {tmp_path}: Is a directory"],
        ) == run("check", path, "--report", tmp_path)

    @pytest.mark.skipif("os.name == 'nt'", reason="no such limit here")
    def test_full_disk(
        self, run: Any, store: Any, tmp_path: Path, full_disk: Any
    ) -> None:
        """
        The old report stays if the new one has no room.
        """
        directory, path = store(a_json=GOOD), tmp_path / "report"
        path.write_text("old", "utf-8")

        with full_disk():
            done = run("check", directory, "--report", path)

        assert (2, [f"can't write {path}: File too large"]) == done[::2]
        assert "old" == path.read_text("utf-8")
        assert ["report", "store/a.json"] == tree(tmp_path)

    def test_no_temporary_folder(
        self, run: Any, store: Any, tmp_path: Path, monkeypatch: Any
    ) -> None:
        """
        Files are checked although a long report has no temporary folder.
        """
        directory = store(a_json=GOOD, b_json=GOOD, c_json=GOOD)
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
        monkeypatch.setattr("realtime_attrs._command.spool._IN_MEMORY", 100)

        status, out, err = run(
            "check", directory, "--report", tmp_path / "report"
        )

        assert 2 == status
        assert f"{directory}/c.json: ok (beta)" == out[-1]
        assert (
            "can't write a temporary file: No such file or directory"
            == err[-1]
        )


class TestInterrupted:
    @pytest.mark.parametrize(
        "case",
        [
            (check, "load", ["check"]),
            (convert, "read", ["convert", "--to", "ga", "--in-place"]),
        ],
        ids=["check", "convert"],
    )
    def test_ctrl_c(
        self, run: Any, store: Any, monkeypatch: Any, case: Any
    ) -> None:
        """
        After Ctrl-C the report has the files that are done.
        """
        module, name, command = case
        directory = store(a_json=GOOD, b_json=GOOD)
        path = directory.with_name("report")
        read = getattr(module, name)

        def interrupted(file: str) -> Any:
            if file.endswith("b.json"):
                raise KeyboardInterrupt
            return read(file)

        monkeypatch.setattr(module, name, interrupted)

        assert (
            130
            == run(
                *(*command, "--report", path),
                *(["--dry-run", "--in-place"] if module is convert else []),
                directory,
            )[0]
        )
        found = load(path)
        assert (130, 1) == (found["exit_status"], len(found["files"]))

    @pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="no such device here"
    )
    def test_full_output(self, store: Any, tmp_path: Path) -> None:
        """
        So it has if the standard output can't be written to.
        """
        directory, path = store(a_json=GOOD), tmp_path / "report"
        many = store(**{f"b{n}_json": GOOD for n in range(300)})
        arguments = ("check", "--report", path, directory, many)

        assert 2 == redirected(">/dev/full", *arguments)[0]
        assert 2 == load(path)["exit_status"]

    def test_not_even_a_report(
        self, run: Any, store: Any, tmp_path: Path, monkeypatch: Any
    ) -> None:
        """
        If the report can't be written either, the status is the same.
        """

        def interrupted(_: str) -> Any:
            raise KeyboardInterrupt

        monkeypatch.setattr(check, "load", interrupted)

        assert (130, [], []) == run(
            "check", store(a_json=GOOD), "--report", tmp_path
        )


class TestCollisions:
    def test_output_on_input(self, run: Any, store: Any) -> None:
        """
        An output doesn't replace a file that is read later.
        """
        directory = store(a_json=GOOD, b__a_json=NESTED)
        target = directory / "b"

        assert (
            2,
            [],
            [
                f"{directory}/a.json would be written to {target}/a.json, which"
                " is an input"
            ],
        ) == run("convert", "--to", "ga", "--output-dir", target, directory)
        assert NESTED == load(target / "a.json")

    @pytest.mark.parametrize(
        ("link", "problem"),
        [
            (
                ("out", "store/d"),
                "store/a.json would be written to out/a.json, which is an",
            ),
            (
                ("out/a.json", "../store/c.json"),
                "store/a.json would be written to out/a.json, which is an",
            ),
            (
                ("out/a.json", "c.json"),
                "both store/a.json and store/c.json would be written to out/c",
            ),
            (("out/a.json", "none.json"), None),
        ],
        ids=["folder", "input", "output", "none"],
    )
    def test_links(
        self,
        run: Any,
        store: Any,
        monkeypatch: Any,
        link: tuple[str, str],
        problem: str | None,
    ) -> None:
        """
        Nor does a link in the directory lead to another file of the run.
        """
        directory = store(a_json=GOOD, c_json=GOOD, d__a_json=GOOD)
        monkeypatch.chdir(directory.parent)
        place, target = link
        Path(place).parent.mkdir(exist_ok=True)
        Path(place).symlink_to(target)

        status, _, (message,) = run(
            *("convert", "--to", "ga", "--output-dir", "out", "store")
        )

        expected = problem or "3 files: 3 converted"
        assert (2 if problem else 0) == status
        assert message.startswith(expected)
        assert [GOOD] * 3 == [*map(load, sorted(directory.rglob("*.json")))]

    def test_output_on_itself(self, run: Any, store: Any) -> None:
        """
        A file may be written into the directory where it is.
        """
        directory = store(a_json=GOOD)

        assert (
            0
            == run(
                "convert", "--to", "ga", "--output-dir", directory, directory
            )[0]
        )
        assert NESTED == load(directory / "a.json")

    def test_unusable_inputs(
        self, run: Any, store: Any, tmp_path: Path
    ) -> None:
        """
        Files that can't be read don't collide.
        """
        empty = tmp_path / "empty"
        empty.mkdir()
        (tmp_path / "other").mkdir()
        directory = store(a_json=GOOD)

        status, _, err = run(
            *("convert", "--to", "ga", "--output-dir", tmp_path / "x"),
            *(empty, tmp_path / "other", directory),
        )

        assert (2, "3 files: 1 converted, 2 unusable") == (status, err[-1])


def test_each_entry_is_a_line(run: Any, store: Any, tmp_path: Path) -> None:
    """
    Each entry of a report is in a line of its own.
    """
    path = tmp_path / "report"
    directory = store(a_json=GOOD, b_json=BAD)

    run("check", directory, "--report", path)

    entries = path.read_text("utf-8").splitlines()[1:-1]
    assert [f"{directory}/a.json", f"{directory}/b.json"] == [
        json.loads(line.rstrip(","))["file"] for line in entries
    ]
