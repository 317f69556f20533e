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

from pathlib import Path
from typing import Any

import pytest

from commands import EXAMPLES, FLAT, GA_TEXT, LEFT_OUT, TO_GA
from realtime_attrs.__main__ import main


@pytest.mark.skipif(os.name == "nt", reason="no such shell here")
class TestStreams:
    CLOSED = "cannot write: Bad file descriptor\n"
    FULL = "cannot write: No space left on device\n"

    @pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="no such device here"
    )
    @pytest.mark.parametrize(
        ("redirection", "arguments", "status", "out", "err"),
        [
            (">&-", ["check", FLAT], 2, "", CLOSED),
            (">&-", ["convert", *TO_GA], 2, "", LEFT_OUT + CLOSED),
            (">&-", ["--help"], 2, "", CLOSED),
            (">&-", ["--version"], 2, "", CLOSED),
            (">/dev/full", ["check", FLAT], 2, "", FULL),
            (">/dev/full", ["--help"], 2, "", FULL),
            (">/dev/full", ["--version"], 2, "", FULL),
            ("2>&-", ["check", FLAT], 0, f"{FLAT}: ok\n", ""),
            ("2>&-", ["check", "nothing"], 2, "", ""),
            ("2>&-", ["check"], 2, "", ""),
            ("2>&-", ["convert", *TO_GA], 0, GA_TEXT, ""),
            ("2>&-", ["convert", "--to", "ga", FLAT], 1, "", ""),
            ("2>/dev/full", ["check", FLAT], 0, f"{FLAT}: ok\n", ""),
            ("2>/dev/full", ["check", "nothing"], 2, "", ""),
            ("2>/dev/full", ["check"], 2, "", ""),
            ("2>/dev/full", ["convert", *TO_GA], 2, "", ""),
            (">/dev/full 2>/dev/full", ["check", FLAT], 2, "", ""),
            (">&- 2>&-", ["check", FLAT], 2, "", ""),
            ("<&- >&- 2>&-", ["check", "-"], 2, "", ""),
            ("<&-", ["check", "-"], 2, "", "-: there is no standard input\n"),
        ],
        ids=str,
    )
    def test_unusable(  # noqa: PLR0913, PLR0917  # a table
        self,
        command: Any,
        redirection: str,
        arguments: list[Any],
        status: int,
        out: str,
        err: str,
    ) -> None:
        """
        A stream that is closed or full is told of on the other, if at all.
        """
        done = command(redirection, *arguments)

        assert (status, out, err) == (
            done.returncode,
            done.stdout,
            done.stderr,
        )

    @pytest.mark.parametrize("redirection", ["2>&-", ">&- 2>&-", "<&- >&-"])
    def test_output_instead_of_a_stream(
        self, command: Any, tmp_path: Path, redirection: str
    ) -> None:
        """
        Where streams are closed, a file does not become one of them.
        """
        output = tmp_path / "out.json"

        done = command(redirection, "convert", *TO_GA, "--output", output)

        assert 0 == done.returncode
        assert GA_TEXT == output.read_text("utf-8")

    @pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="no such device here"
    )
    def test_closed_output_by_name(self, command: Any) -> None:
        """
        What is written to a closed stream by its name is not lost silently.
        """
        output = ("--output", "/dev/stdout")

        done = command(">&-", "convert", *TO_GA, *output)

        assert 2 == done.returncode
        assert "cannot write /dev/stdout: " in done.stderr

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

        assert (130, f"{FLAT}: ok\n", "") == (process.returncode, out, err)

    @pytest.mark.skipif(sys.platform != "linux", reason="no such limit here")
    def test_not_enough_memory(self, write: Any) -> None:
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

        done = subprocess.run(
            [sys.executable, "-c", code, "check", path, FLAT],
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

        said = f"{path}: not enough memory\n2 files: 1 unusable, 1 ok\n"
        assert (2, f"{FLAT}: ok\n", said) == (
            done.returncode,
            done.stdout,
            done.stderr,
        )

    @pytest.mark.parametrize("depth", [900, 970, 990, 5_000, 200_000])
    def test_deep(self, command: Any, write: Any, depth: int) -> None:
        """
        Parameters of any depth are written, or said to be too deep.
        """
        parameters = b'{"a":' * depth + b"1" + b"}" * depth
        tool = b'{"type": "function", "name": "f", "parameters": %b}'
        path = write(b'{"voice": "ash", "tools": [%b]}' % (tool % parameters))

        done = command("", "convert", "--to", "ga", path)

        deep = (2, "", f"{path}: nested too deeply\n")
        if depth == 900:
            assert 0 == done.returncode
            assert depth == done.stdout.count('"a":')
        elif done.returncode:
            assert deep == (done.returncode, done.stdout, done.stderr)
        else:
            assert depth == done.stdout.count('"a":')


class TestProcess:
    def test_ascii_terminal(self, tmp_path: Path) -> None:
        """
        A terminal that knows only ASCII gets ASCII.
        """
        path = tmp_path / "session.json"
        path.write_text('{"model": "\u00e9"}', encoding="utf-8")

        done = subprocess.run(
            [
                *(sys.executable, "-m", "realtime_attrs", "convert"),
                *("--from", "beta", "--to", "beta", path),
            ],
            capture_output=True,
            check=True,
            env={"PYTHONIOENCODING": "ascii"},
        )

        assert json.loads(done.stdout.decode("ascii")) == {"model": "\u00e9"}

    def test_nobody_reads(self) -> None:
        """
        A reader that goes away is no reason for a traceback.
        """
        names = [EXAMPLES / "phone-agent.json"] * 2000
        process = subprocess.Popen(
            [sys.executable, "-m", "realtime_attrs", "check", *names],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None

        process.stdout.close()
        errors = process.stderr.read()
        process.stderr.close()

        assert b"" == errors
        assert 2 == process.wait()

    @pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="no such device here"
    )
    def test_no_space(self) -> None:
        """
        An output that takes nothing is said to be one.
        """
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [
                    *(sys.executable, "-m", "realtime_attrs", "convert"),
                    *("--to", "ga", "--drop", EXAMPLES / "phone-agent.json"),
                ],
                check=False,
                stdout=full,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )

        assert 2 == done.returncode
        assert done.stderr.endswith("cannot write: No space left on device\n")

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

        assert (2, [], ["-: there is no standard input"]) == run("check", "-")
