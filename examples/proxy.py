"""
Forward conversations to a vendor; limit responses and count tokens.

``REALTIME_KEY=... PROXY_TOKEN=... python proxy.py 8003
wss://api.example.com/v1/realtime`` listens at the port and connects to the
address with the key.  Clients authenticate with the token, and don't get the
key.
"""

import asyncio
import logging
import os
import sys

from contextlib import suppress
from functools import partial
from hmac import compare_digest
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import attrs

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.http11 import Request, Response

from realtime_attrs import SessionResource, Unknown
from realtime_attrs.converter import adapter, make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    Event,
    ResponseCreate,
    ResponseDone,
    ResponseParameters,
    SessionUpdate,
    Usage,
)
from realtime_attrs.events import Response as ModelResponse


LOG = logging.getLogger("proxy")
EVENTS = adapter(make_converter(GA, keep_unknown=True), Event | Unknown)
LIMIT = 800
# An event may contain 15 MiB of audio, which base64 makes a third longer.
MAX_SIZE = 2**20 * 21
FORWARDED = ("openai-organization", "openai-project")
NORMAL = 1000
PRIVATE = range(3000, 5000)


def is_too_high(limit: Any) -> bool:
    """
    Check a token limit: an integer, `INF`, an `Unknown`, or `None` for none.
    """
    is_low = isinstance(limit, int) and limit <= LIMIT
    return limit is not None and not is_low


def limited(event: Any) -> Any:
    """
    Lower a client's token limit; return other events unchanged.
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


def forwarded(text: str | bytes) -> str | bytes:
    """
    Return the text to send: the same one, unless the event was changed.
    """
    event, problems = EVENTS.attempt_loads(text)
    if event is None:
        LOG.warning("invalid event: %s", [*map(str, problems)])
        return text
    match event:
        case Unknown():
            LOG.info("unknown event: %s", event)
        case ResponseDone(
            response=ModelResponse(usage=Usage(total_tokens=count))
        ):
            LOG.info("tokens: %s", count)
    changed = limited(event)
    return text if changed is event else EVENTS.dumps(changed)


async def forward(
    source: ClientConnection | ServerConnection,
    target: ClientConnection | ServerConnection,
) -> None:
    """
    Forward messages in one direction until either side closes.
    """
    with suppress(ConnectionClosed):
        async for text in source:
            await target.send(forwarded(text))
    code = source.close_code or NORMAL
    may_be_sent = code == NORMAL or code in PRIVATE
    await target.close(
        code if may_be_sent else 1011, source.close_reason or ""
    )


def authenticate(
    client: ServerConnection, request: Request, token: str
) -> Response | None:
    """
    Reject a client that doesn't have the token.
    """
    given = ", ".join(request.headers.get_all("authorization"))
    if compare_digest(given.encode(), f"Bearer {token}".encode()):
        return None
    return client.respond(HTTPStatus.UNAUTHORIZED, "invalid token\n")


async def handle(client: ServerConnection, address: str, key: str) -> None:
    """
    Handle one conversation; end it if the vendor is unavailable.
    """
    try:
        await connect_to_vendor(client, address, key)
    except (OSError, InvalidHandshake) as error:
        LOG.warning("no connection to the vendor: %s", error)
        await client.close(1011, "no connection to the vendor")


async def connect_to_vendor(
    client: ServerConnection, address: str, key: str
) -> None:
    """
    Connect to the vendor with its key, and forward in both directions.
    """
    request = client.request
    query = urlsplit(request.path).query if request else ""
    headers = request.headers if request else {}
    async with connect(
        urlsplit(address)._replace(query=query).geturl(),
        additional_headers={
            "authorization": f"Bearer {key}",
            **{name: headers[name] for name in FORWARDED if name in headers},
        },
        max_size=MAX_SIZE,
    ) as server:
        await asyncio.gather(forward(client, server), forward(server, client))


async def main(port: int, address: str, key: str, token: str) -> None:
    """
    Handle conversations until the program is stopped.
    """
    async with serve(
        partial(handle, address=address, key=key),
        "127.0.0.1",
        port,
        process_request=partial(authenticate, token=token),
        max_size=MAX_SIZE,
    ) as server:
        await server.serve_forever()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    if len(sys.argv) != 3:  # noqa: PLR2004
        sys.exit(__doc__)
    port, address = sys.argv[1:]
    key, token = os.environ["REALTIME_KEY"], os.environ["PROXY_TOKEN"]
    asyncio.run(main(int(port), address, key, token))
