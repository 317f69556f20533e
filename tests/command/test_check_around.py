"""
What ``check`` finds around sessions.
"""

from typing import Any

import pytest

from payloads import real
from realtime_attrs.converter import detect_dialect


class TestAround:
    @pytest.mark.parametrize(
        ("payload", "message"),
        [
            (
                {"type": "session.update", "event_id": 3, "session": {}},
                "/event_id: expected a string, got the number 3",
            ),
            (
                {"expires_after": 60, "session": {"type": "realtime"}},
                "/expires_after: expected an object, got the number 60",
            ),
            (
                {
                    "expires_after": {"anchor": "now"},
                    "session": {"type": "realtime"},
                },
                "/expires_after/anchor: expected 'created_at', got the string 'now'",
            ),
            (
                {
                    "expires_after": {"seconds": 7201},
                    "session": {"type": "realtime"},
                },
                "/expires_after/seconds: expected an integer from 10 to 7200, got the number 7201",
            ),
            (
                {
                    "expires_after": {"seconds": 60.0},
                    "session": {"type": "realtime"},
                },
                "/expires_after/seconds: expected an integer from 10 to 7200, got the number 60.0",
            ),
            (
                {
                    "expires_after": {"second": 60},
                    "session": {"type": "realtime"},
                },
                "/expires_after/second: unknown key; did you mean 'seconds'?"
                " expected one of 'seconds', 'anchor'",
            ),
            (
                {
                    "voice": "ash",
                    "client_secret": {"expires_after": {"seconds": True}},
                },
                "/client_secret/expires_after/seconds: expected an integer from 10 to 7200, got the boolean true",
            ),
            (
                {"voice": "ash", "client_secret": "hush"},
                "/client_secret: expected an object, got a string",
            ),
            (
                {
                    "voice": "ash",
                    "object": "realtime.session",
                    "client_secret": "hush",
                },
                "/client_secret: expected an object, got a string",
            ),
            (
                {"voice": "ash", "client_secret": {"value": 12345}},
                "/client_secret/value: expected a string, got a number",
            ),
            (
                {"value": ["hush"], "session": {"type": "realtime"}},
                "/value: expected a string, got an array",
            ),
            (
                {
                    "value": "ek_1",
                    "expires_at": "soon",
                    "session": {"type": "realtime"},
                },
                "/expires_at: expected an integer from 0 to 9007199254740991, got the string 'soon'",
            ),
            (
                {"type": "session.created", "session": {"id": 3}},
                "/session/id: expected a string, got the number 3",
            ),
            (
                {
                    "type": "session.updated",
                    "session": {"voice": "ash", "client_secret": {"value": 1}},
                },
                "/session/client_secret/value: expected a string, got a number",
            ),
            (
                {
                    "object": "realtime.session",
                    "voice": "ash",
                    "expires_at": "soon",
                },
                "/expires_at: expected an integer from 0 to 9007199254740991, got the string 'soon'",
            ),
            (
                {"value": "ek_1", "expires_at": 1, "session": []},
                "/session: expected an object, got an array",
            ),
        ],
    )
    def test_wrong(
        self, run: Any, write: Any, payload: Any, message: str
    ) -> None:
        """
        What is around a session is checked too, and no secret is shown.
        """
        path = write(payload)

        assert (1, [f"{path}: {message}"], []) == run("check", path)

    @pytest.mark.parametrize(
        "payload",
        [
            {"session": {"type": "realtime"}, "expires_after": {}},
            {
                "session": {"type": "realtime"},
                "expires_after": {"anchor": "created_at", "seconds": 10},
            },
            {"voice": "ash", "client_secret": {}},
            {"voice": "ash", "client_secret": {"value": "a", "new": 1}},
            {"voice": "ash", "client_secret": {"value": "a", "type": "b"}},
            {"type": "transcription", "audio": {}},
            {"type": "transcription_session.update", "session": {}},
            real(
                "ga-2026-01-30-client_secrets-request-transcription-openai-dotnet"
            ),
            real("doc-openapi-beta-transcription-session-object"),
            {
                "value": "a",
                "expires_after": {"new": 1},
                "new": 1,
                "session": {"type": "realtime", "new": 1},
            },
            {"voice": "ash", "object": "realtime.session", "new": 1},
            {
                "session": {
                    "object": "realtime.session",
                    "type": "realtime",
                    "new": 1,
                }
            },
            {
                "type": "session.created",
                "new": 1,
                "session": {"voice": "ash", "new": 1},
            },
        ],
        ids=str,
    )
    def test_right(self, run: Any, write: Any, payload: Any) -> None:
        """
        A lifetime may be left to the server, and a server may say new things.
        """
        path = write(payload)

        dialect = detect_dialect(payload)
        assert dialect
        ok = f"{path}: ok ({dialect.name})"
        assert (0, [ok], []) == run("check", path)

    @pytest.mark.parametrize(
        ("payload", "pointer"),
        [
            ({"voice": "ash", "id": "sess_1"}, "/id"),
            (
                {
                    "type": "session.update",
                    "session": {"voice": "ash", "id": "sess_1"},
                },
                "/session/id",
            ),
            ({"session": {"type": "realtime", "id": "sess_1"}}, "/session/id"),
            (
                {
                    "type": "session.update",
                    "session": {"voice": "ash", "object": "realtime.session"},
                },
                "/session/object",
            ),
        ],
        ids=["bare", "update", "body", "object"],
    )
    def test_not_of_a_server(
        self, run: Any, write: Any, payload: Any, pointer: str
    ) -> None:
        """
        A stray key of a server's is an unknown one in what a client sends.
        """
        path = write(payload)

        status, out, _ = run("check", path)

        assert 1 == status
        assert 1 == len(out)
        assert out[0].startswith(f"{path}: {pointer}: unknown key")

    @pytest.mark.parametrize(
        "payload",
        [
            {"type": "translation", "model": "gpt-realtime-translate"},
            real("doc-openapi-ga-translation-session-object"),
            real("doc-openapi-ga-translation-session.update"),
        ],
    )
    def test_translation(self, run: Any, write: Any, payload: Any) -> None:
        """
        Translation sessions are detected, and checked by their dialect.
        """
        path = write(payload)

        assert (0, [f"{path}: ok (translation)"], []) == run("check", path)

    def test_no_session(self, run: Any, write: Any) -> None:
        """
        The dialect of an event without its session is detected by its type.
        """
        path = write({"type": "transcription_session.created"})

        assert (
            1,
            [f"{path}: /session: required key is missing"],
            [],
        ) == run("check", path)

    def test_no_secret_is_shown(self, run: Any, write: Any) -> None:
        """
        What looks like a secret is shown nowhere, wherever it stands.
        """
        path = write(
            {
                "type": "session.update",
                "session": {"voice": "ek_hush", "sk-hush": 1},
            }
        )

        status, out, err = run("convert", "--to", "ga", path)
        assert 1 == status
        assert "hush" not in "".join(out + err)

        path = write({"voice": "ash", "sk-hush": 1})
        status, _, err = run("convert", "--to", "ga", "--drop", path)
        assert 0 == status
        assert [f"{path}: /<hidden>: omitted: unknown key"] == err
