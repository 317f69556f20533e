"""
Processes that work on files.
"""

import os
import signal
import sys

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import attrs

from .files import Unusable
from .inputs import Input
from .report import Result
from .work import Work, work_of


Done: TypeAlias = tuple[list[tuple[bool, str]], Result]
"""
The lines to print about a file, and its result.
"""


@attrs.frozen(eq=False)
class Worker:
    """
    A process, and this end of the pipe to it.
    """

    process: BaseProcess
    end: Any

    def send(self, chunk: list[Input]) -> None:
        # A process that has ended is noticed when it should answer.
        with suppress(OSError):
            self.end.send(chunk)

    def receive(self) -> list[Done]:
        """
        Receive the results of a chunk.

        Raises:
            Unusable: It has ended.
        """
        try:
            done: list[Done] = self.end.recv()
        except (EOFError, OSError):
            self.process.join()
            raise Unusable(
                "a process ended unexpectedly, with exit code"
                f" {self.process.exitcode}; try --jobs 1"
            ) from None
        return done


@contextmanager
def workers(count: int, arguments: Sequence[str]) -> Iterator[list[Worker]]:
    """
    Start processes, and end them.

    Args:
        count: How many.

        arguments: The command line, with the options.

    Raises:
        Unusable: One can't be started.
    """
    found: list[Worker] = []
    try:
        with _uninterrupted():
            for _ in range(count):
                found.append(_started(arguments))  # noqa: PERF401  # to end them
        yield found
    except BaseException:
        for worker in found:
            worker.process.terminate()
        raise
    finally:
        for worker in found:
            worker.end.close()
            worker.process.join()


def _started(arguments: Sequence[str]) -> Worker:
    context = get_context("spawn")
    try:
        here, there = context.Pipe()
        process = context.Process(
            target=serve, args=(there, [*arguments]), daemon=True
        )
        process.start()
    except OSError as error:
        raise Unusable(
            f"can't start a process: {error.strerror}; try --jobs 1"
        ) from None
    there.close()
    return Worker(process, here)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """
    Start processes that Ctrl-C doesn't interrupt, where that is possible.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import (  # noqa: PLC0415  # only here
        resource_tracker,
    )

    resource_tracker.ensure_running()  # would lift the mask later
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(end: Connection, arguments: list[str]) -> None:
    """
    Work on the files that come through a pipe, until it is closed.
    """
    _leave_signals()
    work = _work_of(arguments)
    with suppress(EOFError, OSError):
        while True:
            end.send([_done(work, item) for item in end.recv()])


def _done(work: Work, item: Input) -> Done:
    lines: list[tuple[bool, str]] = []
    result = work(item, lambda *line: lines.append(line))
    return lines, result


def _work_of(arguments: list[str]) -> Work:
    # The first process has printed the output of a user's module.
    from .options import parsed  # noqa: PLC0415  # it imports much

    with Path(os.devnull).open("w") as nothing:
        before, sys.stderr = sys.stderr, nothing
        try:
            return work_of(parsed(arguments))
        finally:
            sys.stderr = before


def _leave_signals() -> None:
    """
    Ignore Ctrl-C, which the first process handles, and clean up if it ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)


def _end(*_: Any) -> NoReturn:
    sys.exit(1)
