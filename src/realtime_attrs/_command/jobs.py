"""
Work on files in several processes.
"""

import os

from argparse import Namespace
from collections.abc import Generator, Iterator, Mapping, Sequence
from stat import S_ISREG
from typing import Final, TypeAlias

from .inputs import Input
from .report import Result
from .work import Emit, work_of


_Chunk: TypeAlias = list[Input]

_FILE: Final = 2**11
"""
The number of bytes that takes as long as opening a file.
"""
_CHUNK: Final = 2**18
"""
The number of bytes that a process gets at a time.
"""
_LEAST: Final = 2**24
"""
The number of bytes that makes a process worth its start, if `check` reads them
in one dialect.
"""
_MOST: Final = 60
"""
How many processes Windows can wait for.
"""


def results(
    options: Namespace, inputs: Sequence[Input], emit: Emit
) -> Generator[Result, None, None]:
    """
    Work on files, and yield the results in order.

    Raises:
        Unusable: A process ends unexpectedly.
    """
    sizes: Mapping[Input, int] = {}
    if options.jobs > 1 and len(inputs) > 1:
        sizes = {x: size for x in inputs if (size := _size_of(x))}
    worth = sum(sizes.values()) * _times_of(options) // _LEAST
    count = min(options.jobs, worth, _MOST)
    if count > 1:
        chunks = [*_chunks_of(inputs, sizes)]
        are_remote = [chunk[0] in sizes for chunk in chunks]
        yield from _in_processes(options, count, chunks, are_remote, emit)
    else:
        work = work_of(options)
        yield from (work(item, emit) for item in inputs)


def _in_processes(
    options: Namespace,
    count: int,
    chunks: Sequence[_Chunk],
    are_remote: Sequence[bool],
    emit: Emit,
) -> Iterator[Result]:
    # They take long to import, and one process doesn't need them.
    from .pool import Pool  # noqa: PLC0415  # see above
    from .workers import workers  # noqa: PLC0415  # see above

    work = work_of(options)
    with workers(count, options.arguments) as found:
        pool = Pool(found, chunks, are_remote)
        for number, is_remote in enumerate(are_remote):
            if is_remote:
                yield from pool.results(number, emit)
            else:
                pool.feed(number)
                yield work(chunks[number][0], emit)


def _times_of(options: Namespace) -> int:
    """
    Estimate how often a command reads or writes each payload.
    """
    times = len(options.among or (options.source,))
    return times + 2 if options.command == "convert" else times


def _size_of(item: Input) -> int | None:
    """
    Estimate the work of a file; `None` if only this process can read it.
    """
    # /dev/stdin is another file in another process.
    is_special = os.path.abspath(item.name).startswith(  # noqa: PTH100  # quicker
        ("/dev/", "/proc/")
    )
    if item.name == "-" or item.problem is not None or is_special:
        return None
    try:
        status = os.stat(item.name)  # noqa: PTH116  # quicker
    except (OSError, ValueError):
        return None
    return status.st_size + _FILE if S_ISREG(status.st_mode) else None


def _chunks_of(
    inputs: Sequence[Input], sizes: Mapping[Input, int]
) -> Iterator[_Chunk]:
    """
    Divide files among processes; files for this process are alone.
    """
    chunk: _Chunk = []
    left = _CHUNK
    for item in inputs:
        size = sizes.get(item)
        if chunk and (size is None or left <= 0):
            yield chunk
            chunk, left = [], _CHUNK
        if size is None:
            yield [item]
            continue
        chunk.append(item)
        left -= size
    if chunk:
        yield chunk
