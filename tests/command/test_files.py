"""
Files, read strictly and written whole or not at all.
"""

import errno
import json
import os
import signal
import stat

from pathlib import Path
from typing import Any

import pytest

from commands import GA_TEXT, LEFT_OUT, TO_GA, redirected


class TestUnreadable:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (
                b"{\n  'a': 1}",
                "line 2, column 3: Expecting property name enclosed in double quotes",
            ),
            (b"", "line 1, column 1: Expecting value"),
            (b'{"a": [0, NaN]}', "/a/1: NaN is not valid JSON"),
            (b"-Infinity", "-Infinity is not valid JSON"),
            (b'[{"b": 1e999}]', "/0/b: the number is too large"),
            (
                b'{"a": [{"b~/": 1, "c": {}, "b~/": 1}]}',
                "/a/0/b~0~1: the object has this key more than once",
            ),
            (
                b'{"a": "\xff"}',
                "'utf-8' codec can't decode byte 0xff in position 7: invalid start byte",
            ),
            (
                b"\x1f\x8b\x08\x00",
                "compressed by gzip; decompress it",
            ),
            (
                b"{}\n{}\n",
                "line 2, column 1: Extra data; pass --lines if each line is a"
                " payload",
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
            "gzip",
            "lines",
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

        assert (0, [f"{path}: ok (beta)"], []) == run("check", path)

    def test_a_fault_far_down(self, run: Any, write: Any) -> None:
        """
        A fault is found behind many parts that are sound, however deep.
        """
        sound = b'{"a": [1, 2.5, "b", null, {}]}, ' * 1000
        path = write(b"[" * 500 + sound + b"NaN" + b"]" * 500)

        assert (
            2,
            [],
            [f"{path}: {'/0' * 499}/1000: NaN is not valid JSON"],
        ) == run("check", path)

    def test_missing(self, run: Any, tmp_path: Path) -> None:
        """
        A file that is not there has status 2.
        """
        path = tmp_path / "nothing.json"

        assert (2, [], [f"{path}: No such file or directory"]) == run(
            "check", path
        )


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
    def test_killed(self, limited: Any, old: Path) -> None:
        """
        So is it when the command is killed before it is done.
        """
        code = (
            "import os, signal, sys\n"
            "from realtime_attrs.__main__ import main\n"
            "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
            "main(sys.argv[1:])\n"
        )

        status, *_ = limited(code, "convert", *TO_GA, "--output", old)

        assert -signal.SIGKILL == status
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
        assert err[0].endswith(f"can't write {old}: Permission denied")
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
        assert (0, [f"{path}: ok (ga)"], []) == run("check", path)

    @pytest.mark.skipif(os.name == "nt", reason="no such files here")
    def test_pipe(self, run: Any, tmp_path: Path) -> None:
        """
        What is no regular file is written to, and stays what it is.
        """
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

        with os.fdopen(reader, encoding="utf-8") as stream:
            assert 0 == run("convert", *TO_GA, "--output", pipe)[0]
            assert GA_TEXT == stream.read()
        assert pipe.is_fifo()

    @pytest.mark.skipif(
        not Path("/dev/stdout").exists(), reason="no such file here"
    )
    def test_standard_output(self, tmp_path: Path) -> None:
        """
        The standard output has a name too, and is not replaced.
        """
        arguments = ("convert", *TO_GA, "--output", "/dev/stdout")

        assert (0, GA_TEXT, LEFT_OUT) == redirected("", *arguments)

        path = tmp_path / "out"
        with path.open("w", encoding="utf-8") as stream:
            stream.write("before\n")
            stream.flush()
            redirected("", *arguments, output=stream.fileno())
            stream.seek(0, os.SEEK_END)
            stream.write("after\n")

        assert f"before\n{GA_TEXT}after\n" == path.read_text("utf-8")

    @pytest.mark.skipif(os.name == "nt", reason="no such limit here")
    def test_full_disk(self, run: Any, full_disk: Any, old: Path) -> None:
        """
        A file that cannot grow, as on a full disk, is said to be one.
        """
        with full_disk():
            status, out, err = run("convert", *TO_GA, "--output", old)

        assert (2, []) == (status, out)
        assert err[-1].endswith(f"can't write {old}: File too large")
        assert [old] == list(old.parent.iterdir())
        assert self.OLD == old.read_text("utf-8")
