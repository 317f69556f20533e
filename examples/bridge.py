"""
A bridge: clients of the flat wire hold conversations with a server of today.

``python bridge.py ws://127.0.0.1:8001 wss://api.example.com/v1/realtime``
listens at the first address and connects to the second; what a client gives
in its query and its headers about itself is passed on.
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
# An event may hold 15 MiB of audio, which base64 makes a third longer.
MAX_SIZE = 2**20 * 21
NORMAL = 1000
UNSUPPORTED = "the ga dialect does not support this"
PRIVATE = range(3000, 5000)
PASSED_ON = ("authorization", "openai-organization", "openai-project")
# A client is told what nobody knows; what a server has new is left out.
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
        The events to send, and the problems if the text is none.
    """
    events = CLIENT if source is BETA else SERVER
    event, problems = events.attempt_loads(text)
    if event is None:
        return [], problems
    if isinstance(event, Unknown):
        LOG.warning("nobody knows what this is: %s", event)
        return [], ()
    for name in unsupported(event, target):
        LOG.info("%s: %s has no %s", type(event).__name__, target.name, name)
    parts = translate(event, target, source=source)
    return [CONVERTERS[target].dumps(part) for part in parts], ()


def refusal(text: str | bytes, problem: str) -> str:
    """
    Tell a client what is wrong with an event of its own.
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
    Pass on what a server says, until either hangs up.
    """
    try:
        for text in server:
            parts, problems = translated(text, GA, BETA)
            if problems:
                LOG.warning("left out: %s", [*map(str, problems)])
            for part in parts:
                client.send(part)
    except ConnectionClosed:
        pass
    finally:
        code = server.close_code or 1000
        own = code == NORMAL or code in PRIVATE
        client.close(code if own else 1011, server.close_reason or "")


def hold(client: ServerConnection, address: str) -> None:
    """
    Hold one conversation.
    """
    request = client.request
    path = request.path if request else ""
    headers = request.headers if request else {}
    query = "&".join(
        filter(None, (urlsplit(address).query, urlsplit(path).query))
    )
    target = urlsplit(address)._replace(query=query).geturl()
    kept = {k: v for k, v in headers.items() if k.lower() in PASSED_ON}
    with connect(target, additional_headers=kept, max_size=MAX_SIZE) as server:
        back = Thread(target=to_client, args=(server, client))
        back.start()
        try:
            for text in client:
                parts, problems = translated(text, BETA, GA)
                if not parts:
                    reason = "; ".join(map(str, problems))
                    client.send(refusal(text, reason or UNSUPPORTED))
                for part in parts:
                    server.send(part)
        except ConnectionClosed:
            pass
        server.close()
        back.join()


def bridge(host: str, port: int, address: str) -> Server:
    """
    Make the bridge; it serves when it is told to.
    """
    return serve(
        lambda client: hold(client, address), host, port, max_size=MAX_SIZE
    )


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    here, there = sys.argv[1:]
    with bridge(
        urlsplit(here).hostname or "", urlsplit(here).port or 0, there
    ) as it:
        it.serve_forever()
