"""
The standard streams, in whatever state they are.
"""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from commands import FLAT, GA_TEXT, GOOD, LEFT_OUT, TO_GA, redirected
from realtime_attrs.__main__ import main


CLOSED = "can't write: Bad file descriptor\n"
FULL = "can't write: No space left on device\n"
ROWS: list[tuple[str, list[Any], int, str, str]] = [
    (">&-", ["check", FLAT], 2, "", CLOSED),
    (">&-", ["convert", *TO_GA], 2, "", LEFT_OUT + CLOSED),
    (">&-", ["--help"], 2, "", CLOSED),
    (">&-", ["--version"], 2, "", CLOSED),
    (">/dev/full", ["check", FLAT], 2, "", FULL),
    (">/dev/full", ["--help"], 2, "", FULL),
    (">/dev/full", ["--version"], 2, "", FULL),
    ("2>&-", ["check", FLAT], 0, f"{FLAT}: ok (beta)\n", ""),
    ("2>&-", ["check", "nothing"], 2, "", ""),
    ("2>&-", ["check"], 2, "", ""),
    ("2>&-", ["convert", *TO_GA], 0, GA_TEXT, ""),
    ("2>&-", ["convert", "--to", "ga", FLAT], 1, "", ""),
    ("2>/dev/full", ["check", FLAT], 0, f"{FLAT}: ok (beta)\n", ""),
    ("2>/dev/full", ["check", "nothing"], 2, "", ""),
    ("2>/dev/full", ["check"], 2, "", ""),
    ("2>/dev/full", ["convert", *TO_GA], 2, "", ""),
    (">/dev/full 2>/dev/full", ["check", FLAT], 2, "", ""),
    (">&- 2>&-", ["check", FLAT], 2, "", ""),
    ("<&- >&- 2>&-", ["check", "-"], 2, "", ""),
    ("<&-", ["check", "-"], 2, "", "-: the standard input is closed\n"),
]
"""
What a shell does to the streams, the command line, and what is to be seen.
"""


@pytest.mark.skipif(os.name == "nt", reason="no such shell here")
class TestStreams:
    @pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="no such device here"
    )
    @pytest.mark.parametrize(
        ("redirection", "arguments", "status", "out", "err"),
        ROWS,
        ids=[f"{n} {row[0]} {row[1][0]}" for n, row in enumerate(ROWS)],
    )
    def test_unusable(  # a table
        self,
        redirection: str,
        arguments: list[Any],
        status: int,
        out: str,
        err: str,
    ) -> None:
        """
        A stream that is closed or full is told of on the other, if at all.
        """
        assert (status, out, err) == redirected(redirection, *arguments)

    @pytest.mark.parametrize("redirection", ["2>&-", ">&- 2>&-", "<&- >&-"])
    def test_output_instead_of_a_stream(
        self,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        redirection: str,
    ) -> None:
        """
        Where streams are closed, a file does not become one of them.
        """
        output = tmp_path / "out.json"
        synced: list[int] = []
        monkeypatch.setattr(os, "fsync", synced.append)

        status, *_ = redirected(
            redirection, "convert", *TO_GA, "--output", output
        )

        assert 0 == status
        assert 2 < min(synced)
        assert GA_TEXT == output.read_text("utf-8")

    @pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="no such device here"
    )
    def test_closed_output_by_name(self) -> None:
        """
        What is written to a closed stream by its name is not lost silently.
        """
        output = ("--output", "/dev/stdout")

        status, _, err = redirected(">&-", "convert", *TO_GA, *output)

        assert 2 == status
        assert "can't write /dev/stdout: " in err

    def test_interrupted(self, tmp_path: Path) -> None:
        """
        Ctrl-C ends the command, and what is done already is told.
        """
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        # What runs in the background ignores it, and so do its children.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        process = subprocess.Popen(
            [sys.executable, "-m", "realtime_attrs", "check", FLAT, pipe],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        signal.signal(signal.SIGINT, before)

        with pipe.open("w", encoding="utf-8"):  # once the command reads
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)

        assert (130, f"{FLAT}: ok (beta)\n", "") == (
            process.returncode,
            out,
            err,
        )

    @pytest.mark.skipif(sys.platform != "linux", reason="no such limit here")
    def test_not_enough_memory(self, limited: Any, write: Any) -> None:
        """
        A file that is too large for the memory is said to be one.
        """
        path = write(b"[" + b"[],\n" * 3_000_000 + b"0]")
        code = (
            "import resource, sys\n"
            "from pathlib import Path\n"
            "from realtime_attrs.__main__ import main\n"
            "pages = int(Path('/proc/self/statm').read_text().split()[0])\n"
            "most = pages * resource.getpagesize() + 2**26\n"
            "limits = resource.getrlimit(resource.RLIMIT_AS)\n"
            "resource.setrlimit(resource.RLIMIT_AS, (most, limits[1]))\n"
            "status = main(sys.argv[1:])\n"
            "resource.setrlimit(resource.RLIMIT_AS, limits)\n"
            "sys.exit(status)\n"
        )

        said = f"{path}: not enough memory\n2 files: 1 ok, 1 unusable\n"
        assert (2, f"{FLAT}: ok (beta)\n", said) == limited(
            code, "check", path, FLAT
        )

    @pytest.mark.parametrize("depth", [900, 970, 990, 5_000, 200_000])
    def test_deep(self, run: Any, write: Any, depth: int) -> None:
        """
        Parameters of any depth are written, or said to be too deep.
        """
        parameters = b'{"a":' * depth + b"1" + b"}" * depth
        tool = b'{"type": "function", "name": "f", "parameters": %b}'
        path = write(b'{"voice": "ash", "tools": [%b]}' % (tool % parameters))

        # A thread has all the depth for itself, as a process has.
        with ThreadPoolExecutor(1) as thread:
            status, out, err = thread.submit(
                run, "convert", "--to", "ga", path
            ).result()

        deep = (2, [], [f"{path}: nested too deeply"])
        if depth == 900:
            assert 0 == status
        if status:
            assert deep == (status, out, err)
        else:
            assert depth == "".join(out).count('"a":')


@pytest.mark.skipif(os.name == "nt", reason="no such shell here")
class TestProcess:
    @pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="no such device here"
    )
    @pytest.mark.parametrize("row", [1, 4, 13, 18])
    def test_unusable(self, command: Any, row: int) -> None:
        """
        Python starts with such streams, and ends without a word of its own.
        """
        redirection, arguments, *expected = ROWS[row]

        assert tuple(expected) == command(redirection, *arguments)

    def test_ascii_terminal(self, command: Any, tmp_path: Path) -> None:
        """
        A terminal that knows only ASCII gets ASCII.
        """
        path = tmp_path / "session.json"
        path.write_text('{"model": "\u00e9"}', encoding="utf-8")

        status, out, err = command(
            *("", "convert", "--from", "beta", "--to", "beta", path),
            PYTHONIOENCODING="ascii",
        )

        assert (0, "") == (status, err)
        assert out.isascii()
        assert {"model": "\u00e9"} == json.loads(out)


@pytest.mark.skipif(os.name == "nt", reason="no such descriptors here")
class TestOutput:
    def test_nobody_reads(self, store: Any) -> None:
        """
        A reader that goes away is no reason for a traceback.
        """
        read, write = os.pipe()
        os.close(read)
        directory = store(**{f"a{n}_json": GOOD for n in range(400)})

        with os.fdopen(write) as output:
            done = redirected("", "check", directory, output=output.fileno())

        assert (2, "", "") == done

    @pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="no such device here"
    )
    def test_no_space(self) -> None:
        """
        An output that takes nothing is said to be one.
        """
        assert (2, "", f"{LEFT_OUT}{FULL}") == redirected(
            ">/dev/full", "convert", *TO_GA
        )


class TestWithout:
    def test_other_streams(self, write: Any) -> None:
        """
        Without streams of the usual kind, the command still works.
        """
        path = write({"voice": "ash"})
        out = io.StringIO()

        with contextlib.redirect_stdout(out):
            assert 0 == main(["convert", "--to", "ga", str(path)])

        assert "audio" in json.loads(out.getvalue())

    def test_no_standard_input(
        self, run: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A closed standard input is said to be none.
        """
        monkeypatch.setattr(sys, "stdin", None)

        assert (2, [], ["-: the standard input is closed"]) == run(
            "check", "-"
        )
