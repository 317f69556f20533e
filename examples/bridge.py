"""
Connect clients of OpenAI's beta, whose keys are flat, to a server of GA.

``python bridge.py ws://127.0.0.1:8001 wss://api.example.com/v1/realtime``
listens at the first address and connects to the second, with the client's
query and its headers about its account.
"""

import json
import logging
import sys

from threading import Thread
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.sync.server import Server, ServerConnection, serve

from realtime_attrs import Unknown
from realtime_attrs.converter import (
    Problem,
    adapter,
    make_converter,
    translate,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.events import (
    ClientEvent,
    Error,
    ErrorDetails,
    ServerEvent,
)


LOG = logging.getLogger("bridge")
# An event may contain 15 MiB of audio, which base64 makes a third longer.
MAX_SIZE = 2**20 * 21
NORMAL = 1000
UNSUPPORTED = "the ga dialect doesn't support this event"
PRIVATE = range(3000, 5000)
FORWARDED = ("authorization", "openai-organization", "openai-project")
# Unknown events are rejected if a client sends them, and omitted otherwise.
CONVERTERS = {
    BETA: make_converter(BETA),
    GA: make_converter(GA, keep_unknown=True),
}
CLIENT = adapter(CONVERTERS[BETA], ClientEvent)
SERVER = adapter(CONVERTERS[GA], ServerEvent | Unknown)


def translated(
    text: str | bytes, source: Dialect, target: Dialect
) -> tuple[list[str], tuple[Problem, ...]]:
    """
    Convert an event of one dialect to the events of another.

    Returns:
        The events to send, and the problems of an invalid event.
    """
    events = CLIENT if source is BETA else SERVER
    event, problems = events.attempt_loads(text)
    if event is None:
        return [], problems
    if isinstance(event, Unknown):
        LOG.warning("unknown event: %s", event)
        return [], ()
    for name in unsupported(event, target):
        LOG.info("%s: %s has no %s", type(event).__name__, target.name, name)
    parts = translate(event, target, source=source)
    return [CONVERTERS[target].dumps(part) for part in parts], ()


def rejection(text: str | bytes, problem: str) -> str:
    """
    Make the `error` event for a client whose event was rejected.
    """
    try:
        event_id = json.loads(text).get("event_id")
    except (ValueError, AttributeError, RecursionError):
        event_id = None
    details = ErrorDetails(
        "invalid_request_error",
        problem,
        event_id=event_id if isinstance(event_id, str) else None,
    )
    return CONVERTERS[BETA].dumps(Error(details, event_id="event_of_bridge"))


def to_client(server: ClientConnection, client: ServerConnection) -> None:
    """
    Forward a server's events until either side closes.
    """
    try:
        for text in server:
            parts, problems = translated(text, GA, BETA)
            if problems:
                LOG.warning("omitted: %s", [*map(str, problems)])
            for part in parts:
                client.send(part)
    except ConnectionClosed:
        pass
    finally:
        code = server.close_code or NORMAL
        may_be_sent = code == NORMAL or code in PRIVATE
        client.close(code if may_be_sent else 1011, server.close_reason or "")


def handle(client: ServerConnection, address: str) -> None:
    """
    Handle one conversation.
    """
    request = client.request
    path = request.path if request else ""
    headers = request.headers if request else {}
    query = "&".join(
        filter(None, (urlsplit(address).query, urlsplit(path).query))
    )
    target = urlsplit(address)._replace(query=query).geturl()
    forwarded = {k: v for k, v in headers.items() if k.lower() in FORWARDED}
    with connect(
        target, additional_headers=forwarded, max_size=MAX_SIZE
    ) as server:
        back = Thread(target=to_client, args=(server, client))
        back.start()
        try:
            for text in client:
                parts, problems = translated(text, BETA, GA)
                if not parts:
                    reason = "; ".join(map(str, problems))
                    client.send(rejection(text, reason or UNSUPPORTED))
                for part in parts:
                    server.send(part)
        except ConnectionClosed:
            pass
        server.close()
        back.join()


def bridge(host: str, port: int, address: str) -> Server:
    """
    Make the bridge; call `serve_forever()` of it to serve.
    """
    return serve(
        lambda client: handle(client, address), host, port, max_size=MAX_SIZE
    )


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    if len(sys.argv) != 3:  # noqa: PLR2004
        sys.exit(__doc__)
    here, there = sys.argv[1:]
    with bridge(
        urlsplit(here).hostname or "", urlsplit(here).port or 0, there
    ) as server:
        server.serve_forever()
