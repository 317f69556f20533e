"""
A proxy that limits answers, counts tokens, and keeps what it does not know.

``python proxy.py 8003 wss://api.example.com/v1/realtime`` listens at the port
and connects to the address; what a client gives in its query and its headers
about itself is passed on.
"""

import asyncio
import logging
import sys

from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import attrs

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from realtime_attrs import SessionResource, Unknown
from realtime_attrs.converter import adapter, make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    Event,
    Response,
    ResponseCreate,
    ResponseDone,
    ResponseParameters,
    SessionUpdate,
    Usage,
)


LOG = logging.getLogger("proxy")
EVENTS = adapter(make_converter(GA, keep_unknown=True), Event | Unknown)
LIMIT = 800
# An event may hold 15 MiB of audio, which base64 makes a third longer.
MAX_SIZE = 2**20 * 21
PASSED_ON = ("authorization", "openai-organization", "openai-project")
NORMAL = 1000
PRIVATE = range(3000, 5000)


def is_too_high(limit: Any) -> bool:
    """
    Tell so of a number, of `INF`, and of what is new; `None` says no limit.
    """
    is_low = isinstance(limit, int) and limit <= LIMIT
    return limit is not None and not is_low


def limited(event: Any) -> Any:
    """
    Lower the limit that a client asks for.
    """
    match event:
        case SessionUpdate(
            session=SessionResource(
                max_response_output_tokens=limit
            ) as session
        ) if is_too_high(limit):
            return attrs.evolve(
                event,
                session=attrs.evolve(
                    session, max_response_output_tokens=LIMIT
                ),
            )
        case ResponseCreate(
            response=ResponseParameters(max_output_tokens=limit) as response
        ) if is_too_high(limit):
            return attrs.evolve(
                event,
                response=attrs.evolve(response, max_output_tokens=LIMIT),
            )
    return event


def passed_on(text: str | bytes) -> str | bytes:
    """
    Say what the other side is told: the very text, unless there is a change.
    """
    event, problems = EVENTS.attempt_loads(text)
    if event is None:
        LOG.warning("cannot be read: %s", [*map(str, problems)])
        return text
    match event:
        case Unknown():
            LOG.info("new: %s", event)
        case ResponseDone(response=Response(usage=Usage(total_tokens=count))):
            LOG.info("tokens: %s", count)
    changed = limited(event)
    return text if changed is event else EVENTS.dumps(changed)


async def pass_on(
    source: ClientConnection | ServerConnection,
    target: ClientConnection | ServerConnection,
) -> None:
    """
    Pass on what one side says, until either hangs up.
    """
    with suppress(ConnectionClosed):
        async for text in source:
            await target.send(passed_on(text))
    code = source.close_code or NORMAL
    is_own = code == NORMAL or code in PRIVATE
    await target.close(code if is_own else 1011, source.close_reason or "")


async def hold(client: ServerConnection, address: str) -> None:
    """
    Hold one conversation.
    """
    request = client.request
    query = urlsplit(request.path).query if request else ""
    headers = request.headers if request else {}
    async with connect(
        urlsplit(address)._replace(query=query).geturl(),
        additional_headers={
            key: headers[key] for key in PASSED_ON if key in headers
        },
        max_size=MAX_SIZE,
    ) as server:
        await asyncio.gather(pass_on(client, server), pass_on(server, client))


async def main(port: int, address: str) -> None:
    """
    Hold conversations for ever.
    """
    holding = partial(hold, address=address)
    async with serve(holding, "127.0.0.1", port, max_size=MAX_SIZE) as server:
        await server.serve_forever()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    port, address = sys.argv[1:]
    asyncio.run(main(int(port), address))
