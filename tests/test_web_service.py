"""
The example of a web service validates bodies, with FastAPI and Starlette.
"""

import asyncio
import json

from collections.abc import AsyncIterator, Iterator
from functools import cache
from typing import Any

import httpx
import pytest

from jsonschema import Draft202012Validator

from scripted import EXAMPLES, example


web_service = example("web_service")
APPLICATIONS = {"fastapi": web_service.api, "starlette": web_service.app}
JSON = {"content-type": "application/json; charset=utf-8"}
AGENT = {"name": "Ada", "session": {"type": "realtime"}}


def ask(application: Any, path: str, content: Any, **headers: str) -> Any:
    """
    Send a request, with content unless it is `None`, and return the answer.
    """

    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(application)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://test"
        ) as client:
            if content is None:
                return await client.get(path)
            return await client.post(
                path, content=content, headers={**JSON, **headers}
            )

    return asyncio.run(answer())


def problem(answer: Any) -> Any:
    """
    Return the problem details of an answer.
    """
    assert "application/problem+json" == answer.headers["content-type"]
    details = answer.json()
    assert answer.status_code == details["status"]
    return details


@pytest.fixture(name="application", params=APPLICATIONS)
def _application(request: pytest.FixtureRequest) -> Any:
    return APPLICATIONS[request.param]


class TestAnswers:
    def test_valid(self, application: Any) -> None:
        """
        A valid body is answered with its normal form.
        """
        cleared = {"type": "input_audio_buffer.clear"}
        bodies = {
            "/agents": AGENT,
            "/sessions": AGENT["session"],
            "/events": {**cleared, "event_id": "event_1"},
        }
        answers = {
            path: ask(application, path, json.dumps(body))
            for path, body in bodies.items()
        }

        assert {200} == {answer.status_code for answer in answers.values()}
        assert bodies == {
            path: answer.json() for path, answer in answers.items()
        }

    def test_invalid(self, application: Any) -> None:
        """
        Each problem has its pointer, as a fragment of a URI.
        """
        session = {
            "type": "realtime",
            "audio": {"output": {"voice": 1}},
            "a~/ä% ": 2,
            "\ud800": 3,
        }
        body = json.dumps({"name": 3, "session": session})
        details = problem(ask(application, "/agents", body))

        assert 422 == details["status"]
        assert web_service.INVALID == details["type"]
        assert [
            "#/name",
            "#/session/audio/output/voice",
            "#/session/a~0~1%C3%A4%25%20",
            "#/session/%3F",
        ] == [error["pointer"] for error in details["errors"]]
        assert details["errors"][1]["detail"].startswith("expected one of")

    def test_root(self, application: Any) -> None:
        """
        The pointer of the body itself is an empty fragment.
        """
        details = problem(ask(application, "/agents", "[]"))
        error = {"pointer": "#", "detail": "expected an object, got an array"}

        assert [error] == details["errors"]

    @pytest.mark.parametrize(
        "body",
        [b"{", b"\xff", b'{"name": NaN}', b"[" * 30_000, b""],
        ids=["cut", "encoding", "nan", "deep", "empty"],
    )
    def test_no_json(self, application: Any, body: bytes) -> None:
        """
        A body that isn't JSON has no pointers.
        """
        details = problem(ask(application, "/agents", body))

        assert 400 == details["status"]
        assert "errors" not in details

    @pytest.mark.parametrize("depth", [50, 960, 30_000])
    def test_deep(self, application: Any, depth: int) -> None:
        """
        Deep JSON is answered or rejected, and is no error of the service.
        """
        parameters = "[" * depth + "]" * depth
        body = (
            '{"type": "realtime", "tools": [{"type": "function", "name": "f",'
            f' "parameters": {parameters}}}]}}'
        )
        status = ask(application, "/sessions", body).status_code

        assert status in ({200} if depth == 50 else {200, 400})

    def test_too_large(self, application: Any) -> None:
        """
        A body is received up to a limit, whatever its announced length.
        """

        async def chunks() -> AsyncIterator[bytes]:
            for _ in range(web_service.MAX_SIZE // 2**12):
                yield b" " * 2**12
            yield json.dumps(AGENT).encode()

        large = " " * (web_service.MAX_SIZE + 1)

        assert 413 == problem(ask(application, "/agents", large))["status"]
        assert 413 == problem(ask(application, "/agents", chunks()))["status"]

    def test_many_errors(self, application: Any) -> None:
        """
        An answer has a limited number of errors.
        """
        session = {"type": "realtime", "tools": [0] * 1000}
        details = problem(ask(application, "/sessions", json.dumps(session)))

        assert "1000 problem(s)" == details["detail"]
        assert web_service.MAX_ERRORS == len(details["errors"])

    def test_media_type(self, application: Any) -> None:
        """
        A body of another type is rejected, also valid JSON.
        """
        other = {"content-type": "text/plain"}
        details = problem(
            ask(application, "/agents", json.dumps(AGENT), **other)
        )

        assert 415 == details["status"]

    def test_surrogate(self, application: Any) -> None:
        """
        A string that UTF-8 can't encode is answered with its escape.
        """
        session = {"type": "realtime", "instructions": "\ud800"}
        answer = ask(application, "/sessions", json.dumps(session))

        assert 200 == answer.status_code
        assert json.dumps(session) == answer.text

    def test_titles(self, application: Any) -> None:
        """
        Titles are the phrases of RFC 9110 on each Python.
        """
        large = " " * (web_service.MAX_SIZE + 1)

        assert (
            "Content Too Large"
            == (problem(ask(application, "/agents", large))["title"])
        )
        assert (
            "Bad Request"
            == (problem(ask(application, "/agents", "{"))["title"])
        )

    def test_secrets(self, application: Any) -> None:
        """
        No answer has a secret of the body.
        """
        key = "sk-proj-0123456789abcdefghij"
        tool = {
            "type": "mcp",
            "server_label": "crm",
            "server_url": "https://crm.example.com/",
            "authorization": key,
            "headers": {"X-Key": key},
        }
        valid = {"type": "realtime", "tools": [tool]}
        invalid = {
            "type": "realtime",
            "tools": [{**tool, "authorization": [key]}],
            "api_key": key,
            "truncation": key,
        }
        answers = [
            ask(application, "/sessions", json.dumps(body))
            for body in (valid, invalid)
        ]

        assert [200, 422] == [answer.status_code for answer in answers]
        assert [] == [answer.text for answer in answers if key in answer.text]
        assert "***" == answers[0].json()["tools"][0]["authorization"]


class TestStarlette:
    def test_without_fastapi(self) -> None:
        """
        The part before FastAPI's is a whole program.
        """
        source = (EXAMPLES / "web_service.py").read_text("utf-8")
        part, _, rest = source.partition("\n# With FastAPI\n")
        namespace: dict[str, Any] = {"__name__": "web_service"}
        exec(compile(part, "web_service.py", "exec"), namespace)  # noqa: S102  # our own file
        answer = ask(namespace["app"], "/agents", json.dumps(AGENT))

        assert "from fastapi" in rest
        assert "fastapi" not in part.partition('"""\n\n')[2].lower()
        assert AGENT == answer.json()


@cache
def document() -> Any:
    """
    Get the description of the service.
    """
    return ask(web_service.api, "/openapi.json", None).json()


def references(value: Any) -> Iterator[str]:
    """
    Give all references in a value.
    """
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


class TestDescription:
    def test_references(self) -> None:
        """
        Each reference leads to a component.
        """
        found = set(references(document()))
        components = document()["components"]["schemas"]

        assert "#/components/schemas/SessionResource" in found
        assert set() == {
            reference
            for reference in found
            if reference.removeprefix("#/components/schemas/")
            not in components
        }

    def test_bodies(self) -> None:
        """
        Requests and answers have the schema of their class.
        """
        post = document()["paths"]["/agents"]["post"]
        reference = {"$ref": "#/components/schemas/Agent"}
        content = {"application/json": {"schema": reference}}

        assert {"content": content, "required": True} == post["requestBody"]
        assert content == post["responses"]["200"]["content"]
        assert {
            "application/problem+json": {
                "schema": {"$ref": "#/components/schemas/ProblemDetails"}
            }
        } == post["responses"]["4XX"]["content"]
        assert document() == web_service.api.openapi()

    @pytest.mark.parametrize(
        ("body", "is_valid"),
        [
            (AGENT, True),
            ({**AGENT, "name": 3}, False),
            ({"name": "Ada"}, False),
            ({**AGENT, "age": 7}, False),
            (
                {**AGENT, "session": {"type": "realtime", "voice": "ash"}},
                False,
            ),
            ({**AGENT, "session": {"type": "realtime", "audio": {}}}, True),
            (
                {
                    "name": "Ada",
                    "session": {
                        "type": "realtime",
                        "audio": {"input": {"turn_detection": None}},
                    },
                },
                True,
            ),
            ([AGENT], False),
        ],
        ids=str,
    )
    def test_agrees(self, body: Any, *, is_valid: bool) -> None:
        """
        The schema accepts the bodies that the service accepts.
        """
        schema = {
            "$ref": "#/components/schemas/Agent",
            "components": document()["components"],
        }
        answer = ask(web_service.api, "/agents", json.dumps(body))

        assert is_valid == Draft202012Validator(schema).is_valid(body)
        assert (200 if is_valid else 422) == answer.status_code
