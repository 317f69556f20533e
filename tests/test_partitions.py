"""
The program for large stores converts partitions, with failures in them.
"""

import gzip
import json
import pickle

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import convert_partitions
import pytest

from convert_partitions import (
    Counts,
    Job,
    convert_file,
    convert_named,
    convert_partition,
    dialect_of,
    names_of,
    total,
)

from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import BETA, GA


FLAT = {"voice": "ash", "turn_detection": None}
TODAY = {
    "type": "realtime",
    "audio": {"output": {"voice": "ash"}, "input": {"turn_detection": None}},
}


def line_of(**record: Any) -> str:
    """
    Write a record.
    """
    return json.dumps(record) + "\n"


def written(folder: Path) -> list[Any]:
    """
    Read the converted records of a partition.
    """
    with gzip.open(folder / "sessions.jsonl.gz", "rt") as lines:
        return [json.loads(line) for line in lines]


def failed(folder: Path) -> list[Any]:
    """
    Read the dead-letter file of a partition.
    """
    text = (folder / "failed.jsonl").read_text()
    return [json.loads(line) for line in text.splitlines()]


def broken() -> Iterator[str]:
    """
    Give a line, then fail to read the file.
    """
    yield line_of(session=FLAT)
    raise OSError


class TestGood:
    @pytest.mark.parametrize(
        ("to", "before", "after"),
        [("ga", FLAT, TODAY), ("beta", TODAY, FLAT)],
    )
    @pytest.mark.parametrize("named", [True, False])
    def test_both_ways(
        self, tmp_path: Path, to: str, before: Any, after: Any, named: bool
    ) -> None:
        """
        A session gets the other dialect; its other columns stay.
        """
        name = {"beta": "ga", "ga": "beta"}[to]
        label = {"dialect": name} if named else {}
        lines = [line_of(id=7, session=before, **label)]

        counts = convert_partition(lines, "p", Job(to, tmp_path))

        assert Counts(1) == counts
        assert [{"id": 7, "dialect": to, "session": after}] == (
            written(tmp_path / "p")
        )
        assert [] == failed(tmp_path / "p")

    def test_mixed(self, tmp_path: Path) -> None:
        """
        A name, the server's URL, the keys or the fallback gives the dialect.
        """
        url = "wss://api.x.ai/v1/realtime"
        other = "wss://example.com/"
        lines = [
            line_of(session=FLAT),
            line_of(session={"instructions": "x"}),
            line_of(session={"instructions": "x"}, url=url),
            line_of(session=FLAT, url=other),
            line_of(session=TODAY, dialect="GA", url=url),
        ]
        job = Job("ga", tmp_path, fallback="beta")

        counts = convert_partition(lines, "p", job)

        assert Counts(5) == counts
        bare = {"type": "realtime", "instructions": "x"}
        assert [TODAY, bare, bare, TODAY, TODAY] == [
            record["session"] for record in written(tmp_path / "p")
        ]

    def test_vendors(self, tmp_path: Path) -> None:
        """
        Sessions of vendors are detected among the dialects of the job.
        """
        line = line_of(
            session={"voice": "ara", "resumption": {"enabled": True}}
        )
        job = Job("xai", tmp_path, among=("beta", "ga", "xai"))

        assert Counts(1) == convert_partition([line], "p", job)

    def test_dropped(self, tmp_path: Path) -> None:
        """
        The counts have the omitted values by their places.
        """
        session = {"temperature": 0.8, "voice": "nova"}
        lines = 2 * [line_of(session=session, dialect="beta")]
        job = Job("ga", tmp_path, drop=True)

        counts = convert_partition(lines, "p", job)

        assert Counts(2, 0, {"/voice": 2, "/temperature": 2}) == counts

    @pytest.mark.parametrize(
        ("name", "opened"), [("a.jsonl", open), ("a.jsonl.gz", gzip.open)]
    )
    def test_file(self, tmp_path: Path, name: str, opened: Any) -> None:
        """
        A file is read by lines, and may be compressed.
        """
        path = tmp_path / name
        with opened(path, "wb") as file:
            file.write(line_of(dialect="beta", session=FLAT).encode())
            file.write(b"\xff\n")

        counts = convert_file(str(path), "a", Job("ga", tmp_path / "done"))

        assert Counts(1, 1) == counts
        assert "\udcff\n" == failed(tmp_path / "done" / "a")[0]["text"]

    def test_again(self, tmp_path: Path) -> None:
        """
        A converted partition converts to itself.
        """
        line = line_of(id=7, session=FLAT, dialect="beta")
        job = Job("ga", tmp_path)
        convert_partition([line], "one", job)
        with gzip.open(tmp_path / "one" / "sessions.jsonl.gz", "rt") as lines:
            convert_partition(lines, "two", job)

        assert written(tmp_path / "one") == written(tmp_path / "two")


class TestFailed:
    @pytest.mark.parametrize(
        ("line", "problems"),
        [
            (
                line_of(session={"voice": "nova"}, dialect="beta"),
                [("/voice", "the ga dialect has no RealtimeVoice.NOVA")],
            ),
            (
                line_of(session={"model": 3, "speed": "x"}, dialect="beta"),
                [
                    ("/model", "expected a string, got the number 3"),
                    ("/speed", "expected a number, got the string 'x'"),
                ],
            ),
            (
                line_of(session={"instructions": "x"}),
                [("", "can't detect the dialect; add it to the record")],
            ),
            (line_of(session={}, dialect="bet"), [("", "unknown dialect")]),
            (line_of(session={}, dialect=3), [("", "expected a dialect's")]),
            (line_of(session={}, url=3), [("", "expected an address")]),
            (line_of(id=1), [("", "expected an object with a session")]),
            ("[]\n", [("", "expected an object with a session")]),
            ("voice: ash\n", [("", "JSONDecodeError")]),
            ('{"session": "\udcff"}\n', [("", "UnicodeEncodeError")]),
            ('{"session": ' + 200_000 * "[", [("", "RecursionError")]),
        ],
        ids=[
            "unsupported",
            "invalid",
            "undetected",
            "unknown",
            "no name",
            "no address",
            "no session",
            "array",
            "no JSON",
            "no UTF-8",
            "deep",
        ],
    )
    def test_reason(
        self, tmp_path: Path, line: str, problems: list[tuple[str, str]]
    ) -> None:
        """
        The dead-letter file has the places, the reasons and the line.
        """
        good = line_of(session=FLAT)

        counts = convert_partition(
            [good, line, good], "p", Job("ga", tmp_path)
        )

        assert Counts(2, 1) == counts
        (letter,) = failed(tmp_path / "p")
        assert (2, line) == (letter["line"], letter["text"])
        assert [pointer for pointer, _ in problems] == [
            problem["pointer"] for problem in letter["problems"]
        ]
        for (_, text), problem in zip(
            problems, letter["problems"], strict=True
        ):
            assert text in problem["message"]

    def test_no_secret(self, tmp_path: Path) -> None:
        """
        Problems have no secret; only the line has it.
        """
        tool = {"type": "mcp", "authorization": ["token of ours"]}
        line = line_of(session={"type": "realtime", "tools": [tool]})
        convert_partition([line], "p", Job("ga", tmp_path))

        (letter,) = failed(tmp_path / "p")

        assert "token of ours" not in json.dumps(letter["problems"])
        assert line == letter["text"]


class TestRestart:
    def test_finished(self, tmp_path: Path) -> None:
        """
        A finished partition isn't read again.
        """
        job = Job("ga", tmp_path)
        counts = convert_partition([line_of(session=FLAT)], "p", job)

        assert counts == convert_partition(broken(), "p", job)

    def test_interrupted(self, tmp_path: Path) -> None:
        """
        An interrupted partition leaves nothing, and starts again.
        """
        job = Job("ga", tmp_path)
        with pytest.raises(OSError, match=r"^$"):
            convert_partition(broken(), "p", job)

        assert [] == list(tmp_path.iterdir())
        assert Counts(1) == (
            convert_partition([line_of(session=FLAT)], "p", job)
        )

    def test_race(self, tmp_path: Path) -> None:
        """
        Of two processes with one partition, the first to finish wins.
        """
        job = Job("ga", tmp_path)

        def racing() -> Iterator[str]:
            convert_partition([line_of(id=1, session=FLAT)], "p", job)
            yield line_of(id=2, session=FLAT)

        assert Counts(1) == convert_partition(racing(), "p", job)
        assert [1] == [record["id"] for record in written(tmp_path / "p")]
        assert ["p"] == [path.name for path in tmp_path.iterdir()]


class TestNames:
    @pytest.mark.parametrize(
        "name", ["", ".", "..", ".hidden", "../p", "a/p", "/p"]
    )
    def test_outside(self, tmp_path: Path, name: str) -> None:
        """
        A partition has a folder of its own, in the job's folder.
        """
        with pytest.raises(ValueError, match="a folder can't have the name"):
            convert_partition([], name, Job("ga", tmp_path / "job"))

        assert [] == list(tmp_path.iterdir())


class TestJob:
    def test_pickle(self, tmp_path: Path) -> None:
        """
        A job can be pickled; a worker makes each dialect once.
        """
        job = Job("ga", tmp_path)

        assert job == pickle.loads(pickle.dumps(job))
        assert GA is dialect_of("ga") is dialect_of(job.to)

    def test_converters_stay(self) -> None:
        """
        A dialect can be pickled, a converter can't.
        """
        assert BETA == pickle.loads(pickle.dumps(BETA))
        with pytest.raises((pickle.PicklingError, AttributeError)):
            pickle.dumps(make_converter(BETA))

    def test_own(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A dialect of your own has a name in the program.
        """
        acme = BETA.evolve("acme-test")
        monkeypatch.setitem(convert_partitions.OWN, "acme-test", acme)
        lines = [line_of(session=FLAT, dialect="acme-test")]

        counts = convert_partition(lines, "p", Job("ga", tmp_path))

        assert Counts(1) == counts
        assert [TODAY] == [x["session"] for x in written(tmp_path / "p")]


class TestTotal:
    def test_sum(self, tmp_path: Path) -> None:
        """
        Counts of partitions add up.
        """
        names = names_of(["a/x.jsonl.gz", "b/y.jsonl"])
        lines = [line_of(session=FLAT | {"temperature": 0.8})]
        job = Job("ga", tmp_path, drop=True)
        parts = convert_named(lines, names, job)

        assert Counts(2, 0, {"/temperature": 2}) == total(parts)
        assert ["x", "y"] == names

    def test_share(self) -> None:
        """
        Above a share of failures, the job fails.
        """
        part = Counts(99, 1)

        assert attrs.evolve(part) == total([part], share=0.01)
        with pytest.raises(RuntimeError, match=r"^1 of 100 records failed$"):
            total([part], share=0.009)
        assert Counts() == total([])

    def test_same_names(self) -> None:
        """
        Two files can't have the same name.
        """
        with pytest.raises(ValueError, match=r"^two files have the same name"):
            names_of(["a/x.jsonl", "b/x.jsonl.gz"])
