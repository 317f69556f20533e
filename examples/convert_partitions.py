"""
Convert a large store of sessions to one dialect, a partition at a time.

A partition is an iterable of lines of JSON.  Each line is an object with a
``session`` and, if the store has them, the name of its ``dialect`` or the
``url`` of its server.  Other keys stay as they are.

``convert_partition()`` runs in any process: call it in a loop, in a pool of
processes, or in Dask or Spark, as ``docs/how-to/large-stores.md`` describes.
"""

import gzip
import json

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

import attrs

from cattrs.errors import CattrsError

from realtime_attrs.converter import (
    Problem,
    convert_payload,
    detect_dialect,
    explain,
)
from realtime_attrs.dialects import Dialect, by_name, for_url


OWN: dict[str, Dialect] = {}  # your own dialects, by name
ERRORS = (CattrsError, ValueError, TypeError, RecursionError)  # of a record


@attrs.frozen
class Job:
    """
    Settings that all partitions share; they can be pickled.

    Args:
        to: The name of the dialect to write.

        folder: The folder for the results, one for each job.

        among:
            The names of the dialects to choose from if a record has neither a
            dialect nor a known URL.

        fallback: The dialect of a session that several of them support.

        drop: Whether to omit values that the dialect doesn't support.
    """

    to: str
    folder: Path
    among: tuple[str, ...] = ("beta", "ga")
    fallback: str | None = None
    drop: bool = False


@attrs.frozen
class Counts:
    """
    The numbers of records, and of omitted values by their JSON Pointers.
    """

    converted: int = 0
    failed: int = 0
    dropped: dict[str, int] = attrs.field(factory=dict)


@cache
def dialect_of(name: str) -> Dialect:
    """
    Return the dialect with a name, the same object for each record.

    Raises:
        ValueError: There is no such dialect.
    """
    return OWN.get(name) or by_name(name)


def source_of(record: dict[str, Any], job: Job) -> Dialect:
    """
    Return the dialect of a record by its name, its URL or its keys.

    Raises:
        ValueError: The keys don't decide between the dialects.
    """
    if record.get("dialect"):
        return dialect_of(record["dialect"])
    source = for_url(record["url"]) if record.get("url") else None
    if source is None:
        among = map(dialect_of, job.among)
        source = detect_dialect(record["session"], among=among)
    if source is None and job.fallback:
        source = dialect_of(job.fallback)
    if source is None:
        raise ValueError("can't detect the dialect; add it to the record")
    return source


def converted(line: str, job: Job) -> tuple[str, tuple[Problem, ...]]:
    """
    Convert a line, and list the omitted values.

    Raises:
        CattrsError: The session is invalid, or the dialect doesn't support it.
        ValueError: The line isn't JSON, or has no session of a known dialect.
        TypeError: The dialect or the URL isn't a string.
        RecursionError: The JSON is too deep for Python's parser.
    """
    line.encode()  # a lone surrogate was a byte that isn't UTF-8
    record = json.loads(line)
    if not isinstance(record, dict) or "session" not in record:
        raise ValueError("expected an object with a session")
    source = source_of(record, job)
    session, dropped = convert_payload(
        record["session"], dialect_of(job.to), source=source, drop=job.drop
    )
    changed = {"dialect": job.to, "session": session}
    return json.dumps(record | changed) + "\n", dropped


def dead_letter(number: int, line: str, error: Exception) -> str:
    """
    Write a line of the dead-letter file.

    The pointers lead into the session; ``text`` is the line as it was read.
    """
    problems = [
        {"pointer": problem.pointer, "message": problem.message}
        for problem in explain(error)
    ]
    letter = {"line": number, "problems": problems, "text": line}
    return json.dumps(letter) + "\n"


def write_partition(
    lines: Iterable[str], good: IO[str], failed: IO[str], job: Job
) -> Counts:
    """
    Convert each line, and go on with the next one after an error.
    """
    written = errors = 0
    omitted: Counter[str] = Counter()
    for number, line in enumerate(lines, 1):
        try:
            text, dropped = converted(line, job)
        except ERRORS as error:
            failed.write(dead_letter(number, line, error))
            errors += 1
        else:
            good.write(text)
            written += 1
            omitted.update(problem.pointer for problem in dropped)
    return Counts(written, errors, dict(omitted))


def convert_partition(lines: Iterable[str], name: str, job: Job) -> Counts:
    """
    Convert a partition, unless an earlier run has finished it.

    The folder of a partition appears when all its files are complete.  It has
    ``sessions.jsonl.gz``, ``failed.jsonl`` and ``counts.json``.

    Raises:
        ValueError: The name isn't that of a folder in the job's folder.
    """
    if not name or name[0] == "." or Path(name).name != name:
        raise ValueError(f"a folder can't have the name {name!r}")
    done = job.folder / name
    if not done.exists():
        job.folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=job.folder, prefix=".") as scratch:
            part = Path(scratch) / "part"
            part.mkdir()
            with (
                gzip.open(part / "sessions.jsonl.gz", "wt") as good,
                (part / "failed.jsonl").open("w") as failed,
            ):
                counts = write_partition(lines, good, failed, job)
            (part / "counts.json").write_text(json.dumps(attrs.asdict(counts)))
            with suppress(OSError):  # another process has finished it first
                part.rename(done)
    return Counts(**json.loads((done / "counts.json").read_text()))


def convert_file(file: str, name: str, job: Job) -> Counts:
    """
    Convert a file, which may be compressed by gzip, as a partition.
    """
    opened: Any = gzip.open if file.endswith(".gz") else open
    with opened(
        file, "rt", encoding="utf-8", errors="surrogateescape", newline="\n"
    ) as lines:
        return convert_partition(lines, name, job)


def names_of(files: Iterable[str]) -> list[str]:
    """
    Name each partition after its file, without the extensions.

    Raises:
        ValueError: Two files have the same name.
    """
    names = [Path(file).name.partition(".")[0] for file in files]
    if len(set(names)) < len(names):
        raise ValueError("two files have the same name")
    return names


def convert_named(
    lines: Iterable[str], names: Iterable[str], job: Job
) -> list[Counts]:
    """
    Convert a partition of a Dask bag, with the partition of a bag of names.
    """
    return [convert_partition(lines, name, job) for name in names]


def total(parts: Iterable[Counts], *, share: float = 0.001) -> Counts:
    """
    Add the counts of all partitions.

    Raises:
        RuntimeError: More than this share of the records has failed.
    """
    good = failed = 0
    dropped: Counter[str] = Counter()
    for part in parts:
        good += part.converted
        failed += part.failed
        dropped.update(part.dropped)
    if failed > share * (good + failed):
        raise RuntimeError(f"{failed} of {good + failed} records failed")
    return Counts(good, failed, dict(dropped))
