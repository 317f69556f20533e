"""
Two worker processes of Dask convert a store, with failures in it.
"""

import gzip
import json
import os

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from convert_partitions import (
    Counts,
    Job,
    convert_named,
    convert_partition,
    names_of,
    total,
)


pytest.importorskip("distributed")

GOOD = '{"id": 1, "dialect": "beta", "session": {"voice": "ash"}}\n'
LOSSY = '{"id": 2, "dialect": "beta", "session": {"voice": "nova"}}\n'
TODAY = '{"id": 3, "session": {"type": "realtime"}}\n'


@pytest.fixture(name="client", scope="module")
def _client() -> Iterator[Any]:
    """
    Start a cluster of two processes.
    """
    from dask.distributed import Client, LocalCluster  # noqa: PLC0415

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=":0"
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> list[str]:
    """
    Write a store of three files, one of them compressed.
    """
    (tmp_path / "a.jsonl").write_text(20 * (GOOD + TODAY))
    (tmp_path / "b.jsonl").write_bytes(
        (GOOD + LOSSY).encode() + b'{"session": "\xff"}\n[]\n'
    )
    with gzip.open(tmp_path / "c.jsonl.gz", "wt") as file:
        file.write(10 * GOOD)
    return sorted(map(str, tmp_path.iterdir()))


def parts_of(files: list[str], job: Job) -> Any:
    """
    Make the bag of the page.
    """
    import dask.bag  # noqa: PLC0415

    names = dask.bag.from_sequence(names_of(files), npartitions=len(files))
    lines = dask.bag.read_text(
        files, encoding="utf-8", errors="surrogateescape"
    )
    return lines.map_partitions(convert_named, names, job)


class TestDask:
    def test_processes(self, client: Any) -> None:
        """
        The workers are two processes, and not this one.
        """
        found = set(client.run(os.getpid).values())

        assert 2 == len(found - {os.getpid()})

    def test_store(
        self, client: Any, files: list[str], tmp_path: Path
    ) -> None:
        """
        The cluster converts all that it can, and sets the rest aside.
        """
        parts = parts_of(files, Job("ga", tmp_path / "out")).compute()

        assert client.status == "running"
        assert [Counts(40), Counts(1, 3), Counts(10)] == parts
        letters = (tmp_path / "out" / "b" / "failed.jsonl").read_text()
        assert [2, 3, 4] == [
            json.loads(letter)["line"] for letter in letters.splitlines()
        ]
        with pytest.raises(RuntimeError, match=r"^3 of 54 records failed$"):
            total(parts)
        assert Counts(51, 3) == total(parts, share=0.1)

    def test_same_as_plain(
        self, client: Any, files: list[str], tmp_path: Path
    ) -> None:
        """
        The result is that of a loop without Dask.
        """
        parts_of(files, Job("ga", tmp_path / "out")).compute()
        job = Job("ga", tmp_path / "plain")
        for file, name in zip(files, names_of(files), strict=True):
            opened = gzip.open if file.endswith(".gz") else open
            with opened(file, "rt", errors="surrogateescape") as lines:
                convert_partition(lines, name, job)

        texts = [
            gzip.decompress(
                (tmp_path / folder / name / "sessions.jsonl.gz").read_bytes()
            )
            for folder in ("out", "plain")
            for name in ("a", "b", "c")
        ]

        assert client.status == "running"
        assert texts[:3] == texts[3:]

    def test_restart(
        self, client: Any, files: list[str], tmp_path: Path
    ) -> None:
        """
        A second run converts only the partitions that are missing.
        """
        job = Job("ga", tmp_path / "out")
        parts_of(files[:2], job).compute()
        before = {
            path: path.stat().st_mtime_ns for path in job.folder.glob("*/*")
        }

        parts = parts_of(files, job).compute()

        assert client.status == "running"
        assert Counts(51, 3) == total(parts, share=0.1)
        assert before == {path: path.stat().st_mtime_ns for path in before}
        assert 9 == len(list(job.folder.glob("*/*")))
