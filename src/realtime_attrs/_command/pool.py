"""
Divide work among processes, and collect the results in order.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import wait
from typing import Final

import attrs

from .inputs import Input
from .report import Result
from .work import Emit
from .workers import Done, Worker


_AHEAD: Final = 64
"""
How many chunks may wait for others before them.
"""


@attrs.define
class Pool:
    """
    Hands out chunks, and collects the results.

    Args:
        workers: The processes.

        chunks: The files, in order.

        are_remote: Whether processes work on a chunk.
    """

    workers: Sequence[Worker]
    chunks: Sequence[list[Input]]
    are_remote: Sequence[bool]
    _tasks: dict[Worker, int] = attrs.field(factory=dict, init=False)
    _done: dict[int, list[Done]] = attrs.field(factory=dict, init=False)
    _todo: deque[int] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        numbers = enumerate(self.are_remote)
        self._todo = deque(
            number for number, is_remote in numbers if is_remote
        )

    def feed(self, number: int) -> None:
        """
        Give idle workers the chunks that follow.
        """
        for worker in self.workers:
            if not self._todo or self._todo[0] > number + _AHEAD:
                return
            if worker not in self._tasks:
                self._tasks[worker] = self._todo.popleft()
                worker.send(self.chunks[self._tasks[worker]])

    def results(self, number: int, emit: Emit) -> Iterator[Result]:
        """
        Wait for a chunk, print its lines and yield its results.

        Raises:
            Unusable: A process ends unexpectedly.
        """
        self.feed(number)
        while number not in self._done:
            self._wait()
            self.feed(number)
        for lines, result in self._done.pop(number):
            for is_output, line in lines:
                emit(is_output, line)
            yield result

    def _wait(self) -> None:
        workers = {worker.end: worker for worker in self._tasks}
        for end in wait([*workers]):
            worker = workers[end]
            self._done[self._tasks.pop(worker)] = worker.receive()
