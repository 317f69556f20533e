"""
Payloads whose dialect can't be detected.
"""

import io
import json

from typing import Any

import pytest

from commands import UNDETECTED, lines


PLAIN = {"instructions": "Help."}
TYPO = {"type": "sesion.update", "session": PLAIN}
MEANT = "/type: unknown type 'sesion.update'; did you mean 'session.update'?"
CONVERT = ("convert", "--to", "ga")
WAYS: list[tuple[str, ...]] = [
    ("check",),
    CONVERT,
    (*CONVERT, "--drop"),
    (*CONVERT, "--in-place"),
    (*CONVERT, "--dry-run"),
]


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
class TestUndetected:
    @pytest.mark.parametrize("place", ["a.json", "a.jsonl", "."])
    def test_files(
        self, run: Any, store: Any, way: tuple[str, ...], place: str
    ) -> None:
        """
        A file, a line and a file of a directory have one status and message.
        """
        directory = store(
            **{"a_json" if place == "." else place.replace(".", "_"): PLAIN}
        )
        path = directory / ("a.json" if place == "." else place)
        option = "--dialect" if way == ("check",) else "--from"
        target = directory if place == "." else path

        assert (2, [], [f"{path}: {UNDETECTED.format(option)}"]) == run(
            *way, target
        )

    def test_lines(self, run: Any, store: Any, way: tuple[str, ...]) -> None:
        """
        Several such lines of a file have one message.
        """
        path = store(a_jsonl=lines(PLAIN, PLAIN)) / "a.jsonl"
        option = "--dialect" if way == ("check",) else "--from"

        assert (2, [], [f"{path}: {UNDETECTED.format(option)}"]) == run(
            *way, path
        )

    def test_other_lines(
        self, run: Any, store: Any, way: tuple[str, ...]
    ) -> None:
        """
        Problems of other lines are reported as well, in any order.
        """
        path = store(a_jsonl=lines(PLAIN, [], PLAIN)) / "a.jsonl"

        status, out, err = run(*way, path)

        assert 2 == status
        assert f"{path}:2: expected an object, got an array" in out + err
        assert "can't detect" in err[-1]

    def test_misspelt(
        self, run: Any, store: Any, way: tuple[str, ...]
    ) -> None:
        """
        A misspelt type is a problem, whatever the command does.
        """
        path = store(a_json=TYPO) / "a.json"

        status, out, err = run(*way, path)

        assert 1 == status
        assert [f"{path}: {MEANT}"] == [*out, *err]


class TestFurther:
    @pytest.mark.parametrize("way", WAYS[:3], ids=" ".join)
    @pytest.mark.parametrize("option", [[], ["--lines"]], ids=str)
    def test_standard_input(
        self,
        run: Any,
        monkeypatch: Any,
        way: tuple[str, ...],
        option: list[str],
    ) -> None:
        """
        So has the standard input.
        """
        data = io.BytesIO(json.dumps(PLAIN).encode())
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(data))
        name = "--dialect" if way == ("check",) else "--from"

        assert (2, [], [f"-: {UNDETECTED.format(name)}"]) == run(
            *way, *option, "-"
        )

    def test_misspelt_but_detected(self, run: Any, store: Any) -> None:
        """
        With the right type, the session in the event may show the dialect.
        """
        event = {**TYPO, "session": {"voice": 3}}
        path = store(a_json=event) / "a.json"

        status, out, _ = run("check", path)
        assert (1, f"{path}: {MEANT}") == (status, out[0])
        assert out[1].startswith(f"{path}: /session/voice: expected one of")
        assert (1, [], [f"{path}: {MEANT}"]) == run(*CONVERT, path)

    def test_misspelt_with_a_fallback(self, run: Any, store: Any) -> None:
        """
        A fallback doesn't hide a misspelt type.
        """
        path = store(a_json=TYPO) / "a.json"
        fallback = ("--fallback", "beta")

        status, out, err = run("check", *fallback, path)
        assert (1, [f"{path}: {MEANT}"]) == (status, out)
        assert [f"{path}: read as fallback beta"] == err
        assert 1 == run(*CONVERT, *fallback, path)[0]

    def test_for_machines(self, run: Any, store: Any) -> None:
        """
        With --format json it is an unusable file without a dialect.
        """
        path = store(a_json=PLAIN) / "a.json"

        status, (line,), err = run("check", "--format", "json", path)

        assert (2, []) == (status, err)
        assert {
            "file": str(path),
            "line": None,
            "pointer": "",
            "message": UNDETECTED.format("--dialect"),
            "kind": "unusable",
            "dialect": None,
            "dialect_is": None,
        } == json.loads(line)
