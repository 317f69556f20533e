"""
Several processes.
"""

import errno
import io
import json
import os
import pickle
import signal
import subprocess
import sys

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import Pipe
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest

from commands import BAD, DELTA, GOOD, HOT, NESTED, lines, tree
from realtime_attrs.__main__ import main
from realtime_attrs._command import jobs, workers
from realtime_attrs._command.files import Unusable
from realtime_attrs._command.inputs import Input


START = """\
import signal, sys
from realtime_attrs.__main__ import main
from realtime_attrs._command import jobs
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    jobs._LEAST, jobs._CHUNK = 1, 1
    sys.exit(main())
"""
ACME = """\
from realtime_attrs.dialects import GA
print("loading")
ACME = GA.evolve("acme", records=[])
"""
MIXED = {
    "a_json": GOOD,
    "b__c_jsonl": lines(GOOD, NESTED, BAD, *[{"include": 3}] * 120),
    "b__d_json": HOT,
    "b__e_json": "{",
    "f_json": NESTED,
    "g_jsonl": lines(DELTA, {**DELTA, "new": 1}, {"type": "ping"}),
    "h_json": {"instructions": "Help."},
}


class End:
    """
    An end of a pipe, behind which the work is done at once.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        self._here, self._there = Pipe()
        self._arguments = [*arguments]
        self.recv, self.fileno = self._here.recv, self._here.fileno

    def send(self, chunk: list[Input]) -> None:
        """
        Do the work as a process does.
        """
        far, near = Pipe()
        near.send(chunk)
        near.close = lambda: None  # type: ignore[method-assign]
        with far:
            once = SimpleNamespace(recv=_once(far.recv), send=self._there.send)
            workers.serve(once, self._arguments)  # type: ignore[arg-type]

    def close(self) -> None:
        """
        Close both ends.
        """
        self._here.close()
        self._there.close()


def _once(receive: Any) -> Any:
    """
    Receive one object, then end as a closed pipe does.
    """
    left = [receive]

    def receive_once() -> Any:
        if not left:
            raise EOFError
        return left.pop()()

    return receive_once


@pytest.fixture(name="in_parts")
def _in_parts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """
    Work in parts, as several processes do, but in this process.

    The list has the numbers of processes.
    """
    counts: list[int] = []

    @contextmanager
    def started(
        count: int, arguments: Sequence[str]
    ) -> Iterator[list[workers.Worker]]:
        counts.append(count)
        process: Any = None
        found = [workers.Worker(process, End(arguments)) for _ in range(count)]
        yield found
        for worker in found:
            worker.end.close()

    monkeypatch.setattr(workers, "workers", started)
    monkeypatch.setattr(workers, "_leave_signals", lambda: None)
    monkeypatch.setattr(jobs, "_LEAST", 1)
    monkeypatch.setattr(jobs, "_CHUNK", 3 * jobs._FILE)
    return counts


class TestSame:
    @pytest.mark.parametrize(
        "command",
        [
            ["check"],
            ["check", "--strict"],
            ["check", "--format", "json"],
            ["check", "--quiet"],
            ["check", "--among", "ga,xai", "--fallback", "beta"],
            ["convert", "--to", "ga", "--dry-run", "--in-place"],
            ["convert", "--to", "ga", "--drop", "--in-place"],
            ["convert", "--to", "ga", "--drop", "--output-dir", "out"],
        ],
        ids=" ".join,
    )
    def test_outputs(
        self,
        run: Any,
        store: Any,
        monkeypatch: Any,
        in_parts: list[int],
        command: list[str],
    ) -> None:
        """
        Status, output, errors, files and report are those of one process.
        """
        done = []
        for count in ("1", "3"):
            directory = store(**MIXED)
            monkeypatch.chdir(directory)
            result = run(
                *(*command, "--jobs", count, "--report", "../report"),
                *("a.json", "none.json", "b", "f.json", "g.jsonl", "h.json"),
            )
            files = {x: Path(x).read_bytes() for x in tree(directory)}
            done.append((result, files, Path("../report").read_bytes()))
            (directory / "../report").unlink()

        assert [3] == in_parts
        assert done[0] == done[1]

    @pytest.mark.usefixtures("in_parts")
    def test_standard_input(
        self, run: Any, store: Any, monkeypatch: Any
    ) -> None:
        """
        The first process reads the standard input, when it is its turn.
        """
        directory = store(a_json=GOOD, b_json=GOOD)
        data = io.BytesIO(json.dumps(NESTED).encode())
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(data))

        assert [
            f"{directory}/a.json: ok (beta)",
            "-: ok (ga)",
            f"{directory}/b.json: ok (beta)",
        ] == run(
            *("check", "--jobs", "2", directory / "a.json", "-"), directory
        )[1]

    @pytest.mark.usefixtures("in_parts")
    @pytest.mark.skipif(
        not Path("/dev/fd").exists(), reason="no such files here"
    )
    def test_special_files(self, run: Any, store: Any) -> None:
        """
        So it does with descriptors, also of regular files.
        """
        directory = store(a_json=GOOD, b_json=GOOD, c_json=NESTED)
        with (directory / "c.json").open("rb") as stream:
            name = f"/dev/fd/{stream.fileno()}"
            _, out, _ = run(
                *("check", "--jobs", "2", directory / "a.json", name),
                directory / "b.json",
            )

        assert f"{name}: ok (ga)" == out[1]

    def test_many_chunks(
        self, run: Any, store: Any, in_parts: list[int], monkeypatch: Any
    ) -> None:
        """
        Chunks that are done early wait for others.
        """
        monkeypatch.setattr("realtime_attrs._command.pool._AHEAD", 2)
        directory = store(**{f"a{n:02}_json": GOOD for n in range(30)})

        status, out, _ = run("check", "--jobs", "4", directory)

        assert [4] == in_parts
        assert (0, 30, sorted(out)) == (status, len(out), out)


class TestNumber:
    @pytest.mark.parametrize("case", [(100, []), (600, [2]), (900, [3])])
    def test_enough_files(
        self,
        run: Any,
        store: Any,
        in_parts: list[int],
        monkeypatch: Any,
        case: Any,
    ) -> None:
        """
        There are as many processes as files are worth.
        """
        size, expected = case
        monkeypatch.setattr(jobs, "_LEAST", 300 * 2**10)
        directory = store(
            a_json={**GOOD, "instructions": "a" * size * 2**10}, b_json=GOOD
        )

        assert 0 == run("check", "--jobs", "8", directory)[0]
        assert expected == in_parts

    def test_one_file(self, run: Any, store: Any, in_parts: list[int]) -> None:
        """
        One file has one process.
        """
        assert 0 == run("check", "--jobs", "8", store(a_json=GOOD))[0]
        assert [] == in_parts

    @pytest.mark.parametrize("has_affinity", [True, False])
    def test_auto(
        self,
        run: Any,
        store: Any,
        in_parts: list[int],
        monkeypatch: Any,
        has_affinity: bool,
    ) -> None:
        """
        The number of processors can be that of processes.
        """
        if has_affinity:
            found = {0, 1, 2}
            monkeypatch.setattr(
                os, "sched_getaffinity", lambda _: found, raising=False
            )
        else:
            monkeypatch.delattr(os, "sched_getaffinity", raising=False)
            monkeypatch.setattr(os, "cpu_count", lambda: 3)

        run("check", "--jobs", "auto", store(a_json=GOOD, b_json=GOOD))

        assert [3] == in_parts

    @pytest.mark.parametrize("value", ["0", "-1", "two", "1.5", "\u00b2"])
    def test_wrong(self, capsys: Any, value: str) -> None:
        """
        Another number is rejected.
        """
        with pytest.raises(SystemExit) as caught:
            main(["check", f"--jobs={value}", "a.json"])

        assert 2 == caught.value.code
        assert "argument --jobs: expected a positive integer or auto" in (
            capsys.readouterr().err
        )


class TestWorkers:
    def test_ended(self) -> None:
        """
        The message about a process that ends has its exit code.
        """
        here, there = Pipe()
        there.close()
        process: Any = SimpleNamespace(join=lambda: None, exitcode=-9)
        worker = workers.Worker(process, here)

        worker.send([])
        with pytest.raises(Unusable) as caught, here:
            worker.receive()

        assert (
            "a process ended unexpectedly, with exit code -9; try --jobs 1"
            == str(caught.value)
        )

    def test_ended_while_working(
        self, run: Any, store: Any, in_parts: list[int], monkeypatch: Any
    ) -> None:
        """
        The command ends with one line and status 2.
        """

        def receive(_: Any) -> Any:
            raise Unusable("a process ended unexpectedly")

        monkeypatch.setattr(workers.Worker, "receive", receive)
        directory = store(a_json=GOOD, b_json=GOOD)

        assert (2, [], ["a process ended unexpectedly"]) == run(
            "check", "--jobs", "2", directory
        )
        assert [2] == in_parts

    def test_not_started(self, run: Any, store: Any, monkeypatch: Any) -> None:
        """
        So it does if a process can't be started.
        """
        error = OSError(errno.EMFILE, "Too many open files")
        context = mock.Mock(**{"Pipe.side_effect": error})
        monkeypatch.setattr(workers, "get_context", lambda _: context)
        monkeypatch.setattr(jobs, "_LEAST", 1)
        directory = store(a_json=GOOD, b_json=GOOD)

        assert (
            2,
            [],
            ["can't start a process: Too many open files; try --jobs 1"],
        ) == run("check", "--jobs", "2", directory)

    def test_signals(self) -> None:
        """
        Processes ignore Ctrl-C, and end if the first process ends them.
        """
        kinds = (signal.SIGINT, signal.SIGTERM)
        before = [signal.getsignal(kind) for kind in kinds]
        try:
            workers._leave_signals()
            assert signal.SIG_IGN == signal.getsignal(signal.SIGINT)
            with pytest.raises(SystemExit):
                signal.raise_signal(signal.SIGTERM)
        finally:
            for kind, handler in zip(kinds, before, strict=True):
                signal.signal(kind, handler)

    def test_without_masks(self, monkeypatch: Any) -> None:
        """
        Where signals have no masks, processes start without one.
        """
        monkeypatch.delattr(signal, "pthread_sigmask", raising=False)

        with workers._uninterrupted():
            pass

    def test_results_are_small(self) -> None:
        """
        A file that is sent to a process is small.
        """
        assert 200 > len(pickle.dumps(Input("a.json", "a.json")))


class TestProcesses:
    def test_own_dialect(
        self, limited: Any, store: Any, tmp_path: Path, monkeypatch: Any
    ) -> None:
        """
        Processes import a dialect of the user's, which prints once.
        """
        (tmp_path / "acmewire.py").write_text(ACME, "utf-8")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("PYTHONPATH", str(Path(jobs.__file__).parents[2]))
        directory = store(a_json=NESTED, b_json=GOOD, c_json=NESTED)

        status, out, err = limited(
            *(START, "check", "--dialect", "acmewire:ACME", "--jobs", "2"),
            str(directory),
        )

        assert 1 == status
        assert [
            f"{directory}/a.json: ok",
            f"{directory}/b.json: /type: required key is missing, expected"
            " 'realtime'",
            f"{directory}/c.json: ok",
        ] == [out.splitlines()[n] for n in (0, 1, -1)]
        assert [
            "loading",
            "3 files: 2 ok, 1 with problems",
        ] == err.splitlines()

    @pytest.mark.skipif(os.name == "nt", reason="no such signal here")
    def test_interrupted(self, store: Any, tmp_path: Path) -> None:
        """
        Ctrl-C ends all processes, and prints nothing.
        """
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        directory = store(a_json=GOOD, b_json=GOOD)
        process = subprocess.Popen(
            [
                *(sys.executable, "-c", START, "check", "--jobs", "2"),
                *(directory, pipe),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

        with pipe.open("w", encoding="utf-8"):  # once the command reads
            os.killpg(process.pid, signal.SIGINT)
            # It waits until all processes have closed their outputs.
            out, err = process.communicate(timeout=60)

        assert (130, "") == (process.returncode, err)
        assert [
            f"{directory}/a.json: ok (beta)",
            f"{directory}/b.json: ok (beta)",
        ] == out.splitlines()
