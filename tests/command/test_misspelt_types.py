"""
Types of clients' events that are misspelt.
"""

import json

from typing import Any

import pytest

from commands import NESTED
from payloads import VENDORS
from realtime_attrs._conversion.detection import tags_of
from realtime_attrs._conversion.typos import suggested_type
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.events import (
    ClientEvent,
    ServerEvent,
    SessionCreated,
    SessionUpdate,
)


def said(wrong: str, meant: str) -> str:
    """
    Build the message about a type.
    """
    return f"/type: unknown type '{wrong}'; did you mean '{meant}'?"


class TestCheck:
    @pytest.mark.parametrize(
        ("wrong", "meant"),
        [
            ("sesion.update", "session.update"),
            ("session.updat", "session.update"),
            ("session.upadte", "session.update"),
            ("sesion.updat", "session.update"),
            ("sesion.upadte", "session.update"),
            ("session_update", "session.update"),
            ("Session.Update", "session.update"),
            ("session.update ", "session.update"),
            ("respnse.create", "response.create"),
            ("response.cancell", "response.cancel"),
            ("input_audio_bufer.append", "input_audio_buffer.append"),
            ("input_audio_buffer.comit", "input_audio_buffer.commit"),
            ("conversation.items.create", "conversation.item.create"),
        ],
    )
    def test_near(self, run: Any, write: Any, wrong: str, meant: str) -> None:
        """
        A type near to a client's event is a problem, with that event.
        """
        path = write({"type": wrong, "session": NESTED})

        status, out, err = run("check", path)

        assert (1, []) == (status, err)
        assert f"{path}: {said(wrong, meant)}" == out[0]

    @pytest.mark.parametrize(
        "tag",
        [
            "ping",
            "session.updatd",
            "sesin.updat",
            "session.closed",
            "input_audio_buffer.appended",
            "response.canceled",
            "response.updated",
            "response.output_audio.delt",
            "conversation.item.updated",
            "input_image_buffer.append",
            "x" * 100_000,
        ],
        ids=lambda tag: tag[:30],
    )
    def test_new(self, run: Any, write: Any, tag: str) -> None:
        """
        A server's new event is none, also if its name is like others.
        """
        path = write({"type": tag, "session": NESTED})

        status, out, (line,) = run("check", path)

        assert (0, [f"{path}: ok (ga)"]) == (status, out)
        assert line.startswith(
            f"{path}: unknown in the ga dialect: an object of type"
        )

    @pytest.mark.parametrize("strict", [[], ["--strict"]], ids=str)
    def test_the_rest(self, run: Any, write: Any, strict: list[str]) -> None:
        """
        Other problems of the event are reported as well.
        """
        path = write(
            {
                "type": "sesion.update",
                "sesion": {},
                "session": {"voice": "ash", "temperature": "hot"},
            }
        )

        status, out, err = run("check", *strict, path)

        assert (1, []) == (status, err)
        assert [
            f"{path}: {said('sesion.update', 'session.update')}",
            f"{path}: /session/temperature: expected a number, got the string"
            " 'hot'",
            f"{path}: /sesion: unknown key; did you mean 'session'? expected"
            " one of 'type', 'session', 'event_id'",
        ] == out

    def test_dialect_not_told(self, run: Any, write: Any) -> None:
        """
        It is one in either wire, so no dialect need be detected.
        """
        session = {"instructions": "Be brief."}
        path = write({"type": "sesion.update", "session": session})
        line = f"{path}: {said('sesion.update', 'session.update')}"

        assert (1, [line], []) == run("check", path)

    def test_dialect_told_by_its_type(self, run: Any, write: Any) -> None:
        """
        The dialect is detected by the corrected type.
        """
        wrong, meant = "transcription_sesion.update", "transcription_session"
        path = write({"type": wrong, "session": {"instructions": "i"}})

        first, second = run("check", path)[1]

        assert f"{path}: {said(wrong, f'{meant}.update')}" == first
        assert second.startswith(f"{path}: /session/instructions: unknown")

    def test_dialect(self, run: Any, write: Any) -> None:
        """
        The event that is meant is one of the dialect that is named.
        """
        wrong, meant = "transcription_sesion.update", "transcription_session"
        path = write({"type": wrong, "session": {}})

        assert (
            1,
            [f"{path}: {said(wrong, f'{meant}.update')}"],
            [],
        ) == run("check", "--dialect", "beta", path)
        assert 0 == run("check", "--dialect", "ga", path)[0]

    def test_reference(self, run: Any, write: Any) -> None:
        """
        A dialect without events of its own has updates all the same.
        """
        path = write({"type": "sesion.update", "session": {}})

        assert (
            1,
            [f"{path}: {said('sesion.update', 'session.update')}"],
            [],
        ) == run("check", "--dialect", "reference", path)

    def test_lines(self, run: Any, log: Any) -> None:
        """
        In a file of lines it is named with the line, once for each.
        """
        wrong = {"type": "respnse.create"}
        path = log({"type": "session.update", "session": NESTED}, wrong, wrong)

        assert (
            1,
            [
                f"{path}:{line}: {said('respnse.create', 'response.create')}"
                for line in (2, 3)
            ],
            [],
        ) == run("check", path)

    def test_for_machines(self, run: Any, write: Any) -> None:
        """
        With --format json it is a problem at the type.
        """
        path = write({"type": "sesion.update", "session": NESTED})

        _, (line,), _ = run("check", "--format", "json", path)

        assert {
            "file": str(path),
            "line": None,
            "pointer": "/type",
            "message": said("sesion.update", "session.update")[7:],
            "kind": "problem",
            "dialect": "ga",
            "dialect_is": "detected",
        } == json.loads(line)

    def test_other_dialects(self, run: Any, write: Any) -> None:
        """
        An event that only another dialect has is no misspelt one.
        """
        path = write({"type": "transcription_session.update", "session": {}})

        assert 0 == run("check", "--dialect", "ga", path)[0]


class TestMeant:
    @pytest.mark.parametrize(
        "dialect", [BETA, GA, *VENDORS], ids=lambda dialect: dialect.name
    )
    def test_known(self, dialect: Dialect) -> None:
        """
        No event that some dialect has is a misspelt one in any other.
        """
        for other in (BETA, GA, *VENDORS):
            for union in (ClientEvent, ServerEvent):
                for tag in tags_of(union, other):
                    assert suggested_type({"type": tag}, dialect) is None

    @pytest.mark.parametrize(
        ("cls", "tag", "wrong", "meant"),
        [
            (SessionUpdate, "session.config", "session.config", None),
            (
                SessionUpdate,
                "session.config",
                "sesion.config",
                "session.config",
            ),
            (SessionCreated, "session.updat", "session.updat", None),
        ],
        ids=["client", "misspelt", "server"],
    )
    def test_own(
        self, cls: Any, tag: str, wrong: str, meant: str | None
    ) -> None:
        """
        No event that only a user's dialect has is a misspelt one in it.
        """
        dialect = GA.evolve("acme", records=[GA.of(cls).evolve(tag=tag)])

        assert meant == suggested_type({"type": wrong}, dialect)

    @pytest.mark.parametrize("payload", [None, [], {}, {"type": 3}], ids=str)
    def test_no_event(self, payload: Any) -> None:
        """
        A payload without a type has no misspelt one.
        """
        assert suggested_type(payload, GA) is None
