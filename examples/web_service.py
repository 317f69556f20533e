"""
Validate sessions and events in a web service, with FastAPI or Starlette.

Run ``uvicorn web_service:api`` for FastAPI, or ``uvicorn web_service:app`` for
Starlette.
"""

import json

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import quote

import attrs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from realtime_attrs import SessionResource, redacted
from realtime_attrs.converter import (
    Adapter,
    Problem,
    WireError,
    adapter,
    make_converter,
)
from realtime_attrs.dialects import GA
from realtime_attrs.events import ClientEvent


T = TypeVar("T")

JSON = "application/json"
PROBLEM_JSON = "application/problem+json"
INVALID = "https://example.com/problems/invalid-body"
MAX_SIZE = 2**16
MAX_ERRORS = 100
# The reason phrases of RFC 9110; `http.HTTPStatus` of older Pythons differs.
PHRASES = {
    400: "Bad Request",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
}


@attrs.frozen
class Agent:
    """
    A class of your own, with a session.
    """

    name: str
    session: SessionResource


def read_text(value: Any, target_type: Any) -> str:  # noqa: ARG001
    """
    Read a string; cattrs would convert other values to strings.
    """
    if not isinstance(value, str):
        raise WireError([Problem("", "expected a string")])
    return value


CONVERTER = make_converter(GA, forbid_extra_keys=True)
CONVERTER.register_structure_hook(str, read_text)
AGENTS = adapter(CONVERTER, Agent)
SESSIONS = adapter(CONVERTER, SessionResource)
EVENTS = adapter(CONVERTER, ClientEvent)


class RejectedError(Exception):
    """
    A request that the service rejects.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        problems: Sequence[Problem] = (),
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.problems = problems


def problem_details(_: Request, error: Any) -> Response:
    """
    Describe a rejected request as in RFC 9457.
    """
    content = {
        "title": PHRASES[error.status],
        "status": error.status,
        "detail": error.detail,
    }
    if error.problems:
        content["type"] = INVALID
        content["title"] = "The body is invalid."
        content["errors"] = [
            {
                "pointer": "#" + quote(problem.pointer, errors="replace"),
                "detail": problem.message,
            }
            for problem in error.problems[:MAX_ERRORS]
        ]
    return JSONResponse(content, error.status, media_type=PROBLEM_JSON)


def too_deep(request: Request, _: Any) -> Response:
    """
    Describe a body that Python can't read or write because of its depth.
    """
    error = RejectedError(400, "too many nested objects")
    return problem_details(request, error)


async def body_of(request: Request) -> bytes:
    """
    Receive the body of a request, up to `MAX_SIZE` bytes.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0]
    if media_type.strip().lower() != JSON:
        raise RejectedError(415, f"expected {JSON}")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_SIZE:
            raise RejectedError(413, f"expected at most {MAX_SIZE} bytes")
    return bytes(body)


def no_json(constant: str) -> None:
    """
    Reject NaN and Infinity, which `json.loads()` accepts.
    """
    raise ValueError(constant)


def read(items: Adapter[T], body: bytes) -> T:
    """
    Read a body, or raise an error that lists all of its problems.
    """
    try:
        payload = json.loads(body, parse_constant=no_json)
    except ValueError as error:
        raise RejectedError(400, f"the body isn't JSON: {error}") from error
    item, problems = items.attempt(payload)
    if item is None:
        raise RejectedError(422, f"{len(problems)} problem(s)", problems)
    return item


def answer(items: Adapter[T], item: T) -> Response:
    """
    Answer with an item, without its secrets.
    """
    return Response(items.dumps(redacted(item)), media_type=JSON)


async def receive(items: Adapter[T], request: Request) -> T:
    """
    Receive a body, and read it in a thread: many problems take seconds.
    """
    return await run_in_threadpool(read, items, await body_of(request))


HANDLERS: Mapping[Any, Any] = {
    RejectedError: problem_details,
    RecursionError: too_deep,
}


# With Starlette

Endpoint = Callable[[Request], Awaitable[Response]]


def endpoint(items: Adapter[Any]) -> Endpoint:
    """
    Make an endpoint that validates a body, and answers with it.
    """

    async def respond(request: Request) -> Response:
        return answer(items, await receive(items, request))

    return respond


app = Starlette(
    routes=[
        Route("/agents", endpoint(AGENTS), methods=["POST"]),
        Route("/sessions", endpoint(SESSIONS), methods=["POST"]),
        Route("/events", endpoint(EVENTS), methods=["POST"]),
    ],
    exception_handlers=HANDLERS,
)


# With FastAPI

from typing import Annotated

from fastapi import Depends, FastAPI

from realtime_attrs.converter import schema_components


PROBLEM: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "pointer": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
(AGENT, SESSION, EVENT), COMPONENTS = schema_components(
    GA, [Agent, SessionResource, ClientEvent], forbid_extra_keys=True
)


class API(FastAPI):
    """
    A FastAPI application whose OpenAPI document has the schemas of bodies.
    """

    def openapi(self) -> dict[str, Any]:
        """
        Add the schemas to FastAPI's document.
        """
        document = super().openapi()
        components = document.setdefault("components", {})
        schemas = components.setdefault("schemas", {})
        schemas.update(COMPONENTS, ProblemDetails=PROBLEM)
        return document


def content(media_type: str, schema: Any) -> dict[str, Any]:
    """
    Describe the content of a body.
    """
    return {"content": {media_type: {"schema": schema}}}


def described(schema: Any) -> dict[str, Any]:
    """
    Describe a path with the same schema for its request and its answer.
    """
    problem = content(
        PROBLEM_JSON, {"$ref": "#/components/schemas/ProblemDetails"}
    )
    return {
        "openapi_extra": {
            "requestBody": {"required": True, **content(JSON, schema)}
        },
        "responses": {
            200: content(JSON, schema),
            "4XX": {"description": "The request is rejected.", **problem},
        },
    }


def body(items: Adapter[T]) -> Callable[[Request], Awaitable[T]]:
    """
    Make a dependency that reads a body.
    """

    async def dependency(request: Request) -> T:
        return await receive(items, request)

    return dependency


api = API(title="Agents", version="1", exception_handlers=dict(HANDLERS))


@api.post("/agents", **described(AGENT))
async def create_agent(
    agent: Annotated[Agent, Depends(body(AGENTS))],
) -> Response:
    """
    Validate an agent.
    """
    return answer(AGENTS, agent)


@api.post("/sessions", **described(SESSION))
async def create_session(
    session: Annotated[SessionResource, Depends(body(SESSIONS))],
) -> Response:
    """
    Validate a session.
    """
    return answer(SESSIONS, session)


@api.post("/events", **described(EVENT))
async def create_event(
    event: Annotated[ClientEvent, Depends(body(EVENTS))],
) -> Response:
    """
    Validate an event of a client.
    """
    return answer(EVENTS, event)
