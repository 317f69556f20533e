"""
Files of one payload a line.
"""

import json
import sys
import tracemalloc

from typing import Any

import pytest

from commands import BAD, DELTA, GOOD, HOT, NESTED, UNDETECTED, lines


class TestLog:
    def test_right(self, run: Any, log: Any) -> None:
        """
        A conversation is right if each of its events is, of either side.
        """
        path = log(
            {"type": "input_audio_buffer.append", "audio": "QUJD"}, "", DELTA
        )

        assert (0, [f"{path}: ok (ga)"], []) == run("check", path)

    def test_wrong(self, run: Any, log: Any) -> None:
        """
        Problems have the number of the line.
        """
        path = log(
            DELTA,
            {**DELTA, "delta": "QUJ"},
            {"type": "response.cancel", "id": "resp_1"},
            {"type": "response.cancel", "response_id": 3},
            [],
        )

        status, out, err = run("check", path)

        assert (1, []) == (status, err)
        assert [
            f"{path}:2: /delta: expected a string in base64: incorrect"
            " padding",
            f"{path}:3: /id: unknown key; expected one of 'type',"
            " 'response_id', 'event_id'",
            f"{path}:4: /response_id: expected a string, got the number 3",
            f"{path}:5: expected an object, got an array",
        ] == out

    def test_news(self, run: Any, log: Any) -> None:
        """
        What is new in what a server said is named; only --strict refuses it.
        """
        path = log(
            DELTA,
            {"type": "ping", "timestamp": 3},
            {"type": "response.done", "response": {"status": "paused"}},
        )
        news = [
            f"{path}:2: unknown in the ga dialect: an object of type 'ping'",
            f"{path}:3: /response/status: unknown in the ga dialect: the"
            " string 'paused'",
        ]

        assert (0, [f"{path}: ok (ga)"], news) == run("check", path)
        assert (1, news, []) == run("check", "--strict", path)

    def test_dialect(self, run: Any, log: Any) -> None:
        """
        One event that tells the dialect tells it for all, or it is named.
        """
        path = log({"type": "input_audio_buffer.clear"})

        status, out, (line,) = run("check", path)

        assert (2, []) == (status, out)
        assert line == (
            f"{path}: can't detect the dialect from these keys; pass"
            " --dialect, --among or --fallback"
        )
        assert 0 == run("check", "--dialect", "beta", path)[0]
        assert (
            1,
            [
                f"{path}:1: /type: expected 'session.update',"
                " 'session.created' or 'session.updated', got the string"
                " 'input_audio_buffer.clear'"
            ],
            [],
        ) == run("check", "--dialect", "reference", path)
        beta = {**DELTA, "type": "response.audio.delta"}
        path = log({"type": "input_audio_buffer.clear"}, beta)
        assert 0 == run("check", path)[0]
        assert 1 == run("check", "--dialect", "ga", "--strict", path)[0]

    def test_no_json(self, run: Any, log: Any) -> None:
        """
        A line that is no JSON is named.
        """
        path = log(DELTA, '{"a": 1, "a": 2}', "{")

        assert (
            2,
            [],
            [
                f"{path}:2: /a: the object has this key more than once",
                f"{path}:3: column 2: Expecting property name enclosed in"
                " double quotes",
            ],
        ) == run("check", path)

    def test_many(self, run: Any, log: Any) -> None:
        """
        Of very many problems the first hundred are printed.
        """
        path = log(*[{**DELTA, "delta": 3}] * 150)

        status, out, err = run("check", path)

        assert (1, 101, []) == (status, len(out), err)
        assert f"{path}: and 50 more" == out[-1]


class TestLines:
    def test_sessions(self, run: Any, store: Any) -> None:
        """
        Each line is a payload in a dialect of its own.
        """
        path = store(a_jsonl=lines(GOOD, NESTED, BAD)) / "a.jsonl"

        status, out, _ = run("check", path)

        assert 1 == status
        assert 1 == len(out)
        assert out[0].startswith(f"{path}:3: /voice: expected one of")

    def test_told_later(self, run: Any, store: Any) -> None:
        """
        What cannot be told by itself is in the dialect of the first that can.
        """
        update = {"type": "session.update", "session": {"instructions": "a"}}
        typed = {"type": "session.update", "session": NESTED}
        path = store(a_jsonl=lines(update, typed, update)) / "a.jsonl"

        status, out, _ = run("check", path)

        assert 1 == status
        assert [
            f"{path}:{line}: /session/type: required key is missing, expected"
            " 'realtime' or 'transcription'"
            for line in (1, 3)
        ] == out

    def test_never_told(self, run: Any, store: Any) -> None:
        """
        If nothing tells, the dialect has to be named.
        """
        path = store(a_jsonl=lines({"instructions": "a"})) / "a.jsonl"

        assert (2, [], [f"{path}: {UNDETECTED.format('--dialect')}"]) == run(
            "check", path
        )
        assert (2, [], [f"{path}: {UNDETECTED.format('--from')}"]) == run(
            "convert", "--to", "ga", path
        )
        assert 0 == run("check", "--dialect", "beta", path)[0]

    def test_any_name(
        self, run: Any, store: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        With --lines any file holds lines, the standard input too.
        """
        path = store(a_log=lines(GOOD, "", NESTED)) / "a.log"
        path.write_text(f"{json.dumps(GOOD)}\n\n{json.dumps(NESTED)}\n")

        assert 0 == run("check", "--lines", path)[0]
        with path.open() as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            assert (0, ["-: ok (beta, ga)"], []) == run(
                "check", "--lines", "-"
            )

    def test_convert(self, run: Any, store: Any) -> None:
        """
        Lines are converted to lines, one for each event that there is then.
        """
        item = {"type": "message", "role": "user", "content": []}
        path = store(
            a_jsonl=lines(
                {"type": "session.update", "session": GOOD},
                {"type": "conversation.item.created", "item": item},
            )
        )

        status, out, err = run(
            "convert", "--from", "beta", "--to", "ga", path / "a.jsonl"
        )

        assert (0, []) == (status, err)
        assert [
            "session.update",
            "conversation.item.added",
            "conversation.item.done",
        ] == [json.loads(line)["type"] for line in out]

    def test_nothing_of_it(self, run: Any, store: Any) -> None:
        """
        If one line cannot be converted, nothing is written.
        """
        path = store(a_jsonl=lines(GOOD, HOT, BAD)) / "a.jsonl"
        before = path.read_bytes()

        status, out, err = run("convert", "--to", "ga", "--in-place", path)

        assert (1, []) == (status, out)
        assert (
            f"{path}:2: /temperature: the ga dialect has no temperature"
            == (err[0])
        )
        assert err[1].startswith(f"{path}:3: /voice: expected one of")
        assert f"{path}: nothing is written" == err[-1]
        assert before == path.read_bytes()


class TestMemory:
    def test_lines(self, run: Any, store: Any) -> None:
        """
        Ten times the lines do not take more memory.
        """

        def peak(count: int) -> int:
            payload = {**GOOD, "instructions": "Be brief. " * 100}
            path = store(a_jsonl=lines(*[payload] * count)) / "a.jsonl"
            tracemalloc.start()
            try:
                assert 0 == run("check", path)[0]
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

        peak(100)

        assert peak(1000) < peak(100) + 2**18
