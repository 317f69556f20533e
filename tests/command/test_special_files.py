"""
What may stand in a directory, or be named, and is no file of JSON.
"""

import io
import json
import os
import socket

from pathlib import Path
from typing import Any

import pytest

from commands import BAD, GOOD, NO_DIALECT, lines


UNUSABLE = "not a regular file"


@pytest.fixture(name="only_regular")
def _only_regular(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Fail where the command would wait for whoever writes into a pipe.
    """
    opened = Path.open

    def open_regular(path: Path, *arguments: Any, **options: Any) -> Any:
        assert path.is_file() or not path.exists()
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", open_regular)


def _listen(path: Path) -> None:
    """
    Make a socket; its address may be no longer than some hundred bytes.
    """
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path.name)
    finally:
        os.chdir(here)


def _make_pipe(path: Path) -> None:
    os.mkfifo(path)


def _link_to_pipe(path: Path) -> None:
    pipe = path.with_name("pipe")
    os.mkfifo(pipe)
    path.symlink_to(pipe)


@pytest.mark.skipif(os.name == "nt", reason="no such files here")
@pytest.mark.usefixtures("only_regular")
class TestInDirectories:
    @pytest.mark.parametrize("name", ["b.json", "b.jsonl"])
    @pytest.mark.parametrize(
        "make",
        [
            _make_pipe,
            _listen,
            lambda path: path.symlink_to("/dev/zero"),
            _link_to_pipe,
        ],
        ids=["pipe", "socket", "device", "link"],
    )
    def test_no_regular_file(
        self, run: Any, store: Any, make: Any, name: str
    ) -> None:
        """
        Files that aren't regular are reported, not opened; others are read.
        """
        directory = store(a_json=GOOD, c_json=GOOD)
        make(directory / name)

        assert (
            2,
            [
                f"{directory}/a.json: ok (beta)",
                f"{directory}/c.json: ok (beta)",
            ],
            [
                f"{directory}/{name}: {UNUSABLE}",
                "3 files: 2 ok, 1 unusable",
            ],
        ) == run("check", directory)

    def test_block_device(
        self, run: Any, store: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A block device, which not everybody can make, is none either.
        """
        path = store(a_json=GOOD) / "a.json"
        mode = 0o060644
        stat = Path.stat

        def looked(self: Path, **options: Any) -> Any:
            found = stat(self, **options)
            return (
                os.stat_result((mode, *found[1:])) if self == path else found
            )

        monkeypatch.setattr(Path, "stat", looked)

        assert (2, [], [f"{path}: {UNUSABLE}"]) == run("check", path.parent)

    def test_convert(self, run: Any, store: Any) -> None:
        """
        So it is when files are converted, and none of it is replaced.
        """
        directory = store(a_json=GOOD)
        pipe = directory / "b.json"
        os.mkfifo(pipe)

        status, out, err = run(
            "convert", "--to", "ga", "--in-place", directory
        )

        assert (2, []) == (status, out)
        assert [
            f"{pipe}: {UNUSABLE}",
            "2 files: 1 converted, 1 unusable",
        ] == err
        assert pipe.is_fifo()

    def test_for_machines(self, run: Any, store: Any) -> None:
        """
        With --format json it is an object like any other.
        """
        directory = store(a_json=GOOD)
        os.mkfifo(directory / "b.json")

        status, (line,), err = run("check", "--format", "json", directory)

        assert (2, []) == (status, err)
        assert {
            "file": f"{directory}/b.json",
            "line": None,
            "pointer": "",
            "message": UNUSABLE,
            "kind": "unusable",
            **NO_DIALECT,
        } == json.loads(line)

    @pytest.mark.parametrize(
        ("target", "message"),
        [
            ("nothing", "No such file or directory"),
            ("b.json", "Too many levels of symbolic links"),
        ],
    )
    def test_links_to_nothing(
        self, run: Any, store: Any, target: str, message: str
    ) -> None:
        """
        A link that leads nowhere, or to itself, is named with the reason.
        """
        directory = store(a_json=GOOD)
        (directory / "b.json").symlink_to(target)

        assert (
            2,
            [f"{directory}/a.json: ok (beta)"],
            [
                f"{directory}/b.json: {message}",
                "2 files: 1 ok, 1 unusable",
            ],
        ) == run("check", directory)

    def test_links_to_directories(self, run: Any, store: Any) -> None:
        """
        Links to directories are not followed, so that loops have an end.
        """
        directory = store(a_json=GOOD, b__c_json=GOOD)
        (directory / "b" / "d.json").symlink_to(directory)

        assert [
            f"{directory}/a.json: ok (beta)",
            f"{directory}/b/c.json: ok (beta)",
        ] == run("check", directory)[1]

    def test_links_to_files(self, run: Any, store: Any) -> None:
        """
        Links to files are.
        """
        directory = store(a_json=GOOD)
        (directory / "b.json").symlink_to("a.json")

        assert [
            f"{directory}/a.json: ok (beta)",
            f"{directory}/b.json: ok (beta)",
        ] == run("check", directory)[1]

    def test_directories_with_such_names(self, run: Any, store: Any) -> None:
        """
        A directory is looked into, whatever its name.
        """
        directory = store(a_json=GOOD)
        (directory / "a.json").rename(directory / "c")
        (directory / "b.json").mkdir()
        (directory / "c").rename(directory / "b.json" / "a.json")

        assert [f"{directory}/b.json/a.json: ok (beta)"] == run(
            "check", directory
        )[1]


@pytest.mark.skipif(os.name == "nt", reason="no such files here")
class TestAsOutput:
    @pytest.mark.usefixtures("only_regular")
    @pytest.mark.parametrize(
        "make", [_make_pipe, _link_to_pipe, _listen], ids=lambda x: x.__name__
    )
    def test_in_a_directory(
        self, run: Any, store: Any, tmp_path: Path, make: Any
    ) -> None:
        """
        In a directory of outputs a pipe is named, since nobody may read it.
        """
        directory = store(a_json=GOOD, b_json=GOOD)
        target = tmp_path / "target"
        target.mkdir()
        make(target / "a.json")

        assert (
            2,
            [],
            [
                f"{directory}/a.json: can't write {target}/a.json: {UNUSABLE}",
                "2 files: 1 converted, 1 unusable",
            ],
        ) == run("convert", "--to", "ga", "--output-dir", target, directory)
        assert not (target / "a.json").is_file()

    @pytest.mark.skipif(
        not Path("/dev/fd").exists(), reason="no such files here"
    )
    def test_in_place(self, run: Any) -> None:
        """
        Nor is there anything to replace in a pipe that was read.
        """
        read, write = os.pipe()
        with os.fdopen(write, "w", encoding="utf-8") as stream:
            stream.write(json.dumps(GOOD))
        name = f"/dev/fd/{read}"

        done = run("convert", "--to", "ga", "--in-place", name)
        os.close(read)

        assert (2, [], [f"{name}: can't write {name}: {UNUSABLE}"]) == done


class TestByName:
    @pytest.mark.skipif(
        not Path("/dev/fd").exists(), reason="no such files here"
    )
    def test_pipe(self, run: Any) -> None:
        """
        A pipe that is named is read, as a shell makes them for ``<(...)``.
        """
        read, write = os.pipe()
        with os.fdopen(write, "w", encoding="utf-8") as stream:
            stream.write(lines(GOOD, BAD))
        name = f"/dev/fd/{read}"

        status, (line,), _ = run("check", "--lines", name)
        os.close(read)

        assert 1 == status
        assert line.startswith(f"{name}:2: /voice: expected one of")

    @pytest.mark.parametrize(
        ("raised", "message"),
        [
            (PermissionError(13, "Permission denied"), "Permission denied"),
            (
                FileNotFoundError(2, "No such file or directory"),
                "No such file or directory",
            ),
        ],
        ids=["not permitted", "vanished"],
    )
    def test_not_opened(
        self,
        run: Any,
        store: Any,
        monkeypatch: pytest.MonkeyPatch,
        raised: OSError,
        message: str,
    ) -> None:
        """
        A file that was there when files were listed may not be any more.
        """
        directory = store(a_json=GOOD, b_jsonl=lines(GOOD), c_json=GOOD)
        opened = Path.open

        def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
            if path.name == "b.jsonl":
                raise raised
            return opened(path, *arguments, **options)

        monkeypatch.setattr(Path, "open", refuse)

        assert (
            2,
            [
                f"{directory}/a.json: ok (beta)",
                f"{directory}/c.json: ok (beta)",
            ],
            [
                f"{directory}/b.jsonl: {message}",
                "3 files: 2 ok, 1 unusable",
            ],
        ) == run("check", directory)

    @pytest.mark.parametrize("name", ["b.json", "b.jsonl"])
    def test_lost_while_read(
        self,
        run: Any,
        store: Any,
        monkeypatch: pytest.MonkeyPatch,
        name: str,
    ) -> None:
        """
        Nor need it be there until its end, as on a network.
        """
        directory = store(a_json=GOOD, c_json=GOOD)
        (directory / name).touch()
        opened = Path.open

        class Lost(io.BytesIO):
            def read(self, *_: Any) -> Any:
                raise OSError(116, "Stale file handle")

            def __next__(self) -> Any:
                return self.readline() or self.read()

        def lose(path: Path, *arguments: Any, **options: Any) -> Any:
            if path.name == name:
                return Lost(lines(GOOD).encode())
            return opened(path, *arguments, **options)

        monkeypatch.setattr(Path, "open", lose)

        assert (
            2,
            [
                f"{directory}/a.json: ok (beta)",
                f"{directory}/c.json: ok (beta)",
            ],
            [
                f"{directory}/{name}: Stale file handle",
                "3 files: 2 ok, 1 unusable",
            ],
        ) == run("check", directory)


class TestTwice:
    def test_directory(self, run: Any, store: Any) -> None:
        """
        A directory that is named twice, or with a file in it, is done once.
        """
        directory = store(a_json=GOOD, b_json=GOOD)

        assert (
            0,
            [
                f"{directory}/a.json: ok (beta)",
                f"{directory}/b.json: ok (beta)",
            ],
            ["2 files: 2 ok"],
        ) == run("check", directory, f"{directory}//", directory / "a.json")

    def test_one_output(self, run: Any, store: Any) -> None:
        """
        A file that is named twice is one, that goes into one output.
        """
        path = store(a_json=GOOD) / "a.json"

        status, out, err = run("convert", "--to", "ga", path, path)

        assert (0, []) == (status, err)
        assert "audio" in json.loads("\n".join(out))

    def test_output_directory(
        self, run: Any, store: Any, tmp_path: Path
    ) -> None:
        """
        It does not get into its own way in a directory either.
        """
        directory = store(a_json=GOOD)
        target = tmp_path / "target"

        assert (0, [], []) == run(
            *("convert", "--to", "ga", "--output-dir", target),
            *(directory, directory),
        )

    def test_standard_input(
        self, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The standard input is there once; a file of its name is another.
        """
        monkeypatch.chdir(tmp_path)
        Path("-").write_text(json.dumps(GOOD), "utf-8")
        data = io.BytesIO(json.dumps(GOOD).encode())
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(data))

        assert ["-: ok (beta)", "./-: ok (beta)"] == run(
            "check", "-", "./-", "-"
        )[1]

    @pytest.mark.skipif(os.name == "nt", reason="no such links here")
    def test_in_place(self, run: Any, store: Any) -> None:
        """
        In its place a file is converted once, whatever links lead to it.
        """
        directory = store(a_json=GOOD)
        (directory / "b.json").symlink_to("a.json")
        (directory / "c.json").symlink_to("c.json")

        assert (
            2,
            [],
            [
                f"{directory}/c.json: Too many levels of symbolic links",
                "2 files: 1 converted, 1 unusable",
            ],
        ) == run(
            *("convert", "--from", "beta", "--to", "ga", "--in-place"),
            directory,
        )
        assert (directory / "b.json").is_symlink()
