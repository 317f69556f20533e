"""
The check of a payload, as a function.
"""

import json

from pathlib import Path
from typing import Any

import pytest

from payloads import DIALECTS, REAL, VENDORS
from realtime_attrs import SessionResource
from realtime_attrs.__main__ import main
from realtime_attrs.converter import check
from realtime_attrs.dialects import BETA, GA, XAI, Dialect, bare


UPDATE: dict[str, Any] = {
    "type": "session.update",
    "session": {"type": "realtime", "instructions": "Count to three."},
}
SHOWN: dict[str, Any] = {
    "type": "session.updated",
    "session": {
        "type": "realtime",
        "object": "realtime.session",
        "id": "sess_7",
        "audio": {"output": {"voice": "willow", "echo": 1}},
    },
}


class Text(str):
    """
    A string that can't be hashed, compared or shown.
    """

    __slots__ = ()

    __eq__: Any = None
    __repr__: Any = None
    __hash__: Any = None


def cyclic() -> dict[str, Any]:
    """
    Make an object that contains itself.
    """
    made: dict[str, Any] = {}
    made["again"] = made
    return made


def deep() -> Any:
    """
    Nest an object more deeply than Python calls functions.
    """
    made: Any = 1
    for _ in range(100_000):
        made = {"again": made}
    return made


class TestCheck:
    @pytest.mark.parametrize(
        ("payload", "dialect"),
        [
            (UPDATE, GA),
            (UPDATE["session"], GA),
            ({"session": UPDATE["session"]}, GA),
            ({"modalities": ["text", "audio"]}, BETA),
            ({"type": "response.cancel"}, XAI),
            ({}, BETA),
        ],
        ids=["event", "session", "body", "beta", "vendor", "empty"],
    )
    def test_good(self, payload: Any, dialect: Dialect) -> None:
        """
        A good payload of a client has no problems.
        """
        assert () == check(payload, dialect)

    @pytest.mark.parametrize(
        ("payload", "dialect", "problems"),
        [
            (
                {
                    "type": "session.update",
                    "session": {
                        "type": "realtime",
                        "speed": 1,
                        "output_modalities": 3,
                    },
                },
                GA,
                [
                    "/session/output_modalities: expected an array, got the"
                    " number 3",
                    "/session/speed: key of another dialect; the ga dialect"
                    " has it at audio.output.speed",
                ],
            ),
            (
                {"type": "response.cancel", "reason": "late"},
                GA,
                [
                    "/reason: unknown key; expected one of 'type',"
                    " 'response_id', 'event_id'"
                ],
            ),
            (
                {"type": "realtime", "output_modalities": ["text", "audio"]},
                GA,
                [
                    "/output_modalities: expected ['audio'], got ['text',"
                    " 'audio']"
                ],
            ),
            (
                {"type": "sesion.update", "session": {"model": 3}},
                BETA,
                [
                    "/type: unknown type 'sesion.update'; did you mean"
                    " 'session.update'?",
                    "/session/model: expected a string, got the number 3",
                ],
            ),
            ([UPDATE], GA, ["expected an object, got an array"]),
            (
                {"value": 3, "session": UPDATE["session"]},
                GA,
                ["/value: expected a string, got a number"],
            ),
        ],
        ids=["event", "key", "modalities", "misspelt", "array", "answer"],
    )
    def test_bad(
        self, payload: Any, dialect: Dialect, problems: list[str]
    ) -> None:
        """
        Every problem of a bad payload is listed, with its place.
        """
        assert problems == [*map(str, check(payload, dialect))]

    @pytest.mark.parametrize(
        "payload",
        [SHOWN, SHOWN["session"], {"type": "tea.ready", "leaves": []}],
        ids=["event", "session", "new event"],
    )
    def test_new(self, payload: Any) -> None:
        """
        New words, keys and events of a server are no problems.
        """
        assert () == check(payload, GA)

    @pytest.mark.parametrize(
        ("payload", "problems"),
        [
            (
                {"type": "realtime", "tracing": cyclic()},
                [
                    "/tracing/again: unknown key; expected one of"
                    " 'workflow_name',"
                ],
            ),
            (
                {"type": "session.created", "session": {"object": deep()}},
                ["/session/type: required key is missing"],
            ),
            (
                {"type": Text("sesion.update")},
                ["/type: unknown type 'sesion.update';", "/session: required"],
            ),
            (
                {"type": " " * 99 + "response.cancel"},
                [f"/type: unknown type '{' ' * 57}'...; did you mean"],
            ),
            (
                {"type": "response.cancel", "response_id": {1}},
                ["/response_id: expected a string, got a Python set"],
            ),
        ],
        ids=["cyclic", "deep", "class", "long", "set"],
    )
    def test_no_exception(self, payload: Any, problems: list[str]) -> None:
        """
        Values that no parser makes are problems, not exceptions.
        """
        found = [str(problem) for problem in check(payload, GA)]

        assert len(problems) == len(found)
        assert [
            text[: len(start)]
            for text, start in zip(found, problems, strict=True)
        ] == problems

    @pytest.mark.parametrize("payload", [UPDATE, {"name": "alloy"}])
    def test_session_is_no_object(self, payload: Any) -> None:
        """
        No object is right where a session is written as one of its values.
        """
        dialect = Dialect("short", [bare(SessionResource, "model")], {})

        (found,) = check(payload, dialect)

        assert found.message == "expected a string, got an object"

    @pytest.mark.parametrize("dialect", [None, "ga"], ids=["null", "name"])
    def test_no_dialect(self, dialect: Any) -> None:
        """
        A dialect that is none is the caller's mistake.
        """
        with pytest.raises(TypeError, match=r"^expected a Dialect, got "):
            check(UPDATE, dialect)

    @pytest.mark.parametrize(
        ("index", "dialect"),
        [*enumerate([*DIALECTS, *VENDORS])],
        ids=lambda value: getattr(value, "name", ""),
    )
    def test_as_the_command(
        self,
        index: int,
        dialect: Dialect,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        The problems are those that the command prints.
        """
        files = [*map(str, REAL[index % 4 :: 4])]
        expected = [
            (file, problem.pointer, problem.message)
            for file in files
            for problem in check(json.loads(Path(file).read_bytes()), dialect)
        ]

        main(["check", "--format", "json", "--dialect", dialect.name, *files])

        lines = map(json.loads, capsys.readouterr().out.splitlines())
        assert expected == [
            (line["file"], line["pointer"], line["message"])
            for line in lines
            if line["kind"] == "problem"
        ]
