"""
Connect phone calls, as Twilio Media Streams, to a Realtime server.

``REALTIME_KEY=... python phone_bridge.py 8002 wss://api.example.com/v1/realtime``
listens for media streams at the port, and opens a session at the address for
each call.
"""

import asyncio
import json
import logging
import os
import sys

from base64 import b64decode, b64encode
from collections import Counter
from functools import partial
from typing import Any

import attrs

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from realtime_attrs import (
    AudioFormat,
    FunctionTool,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import adapter, make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    ClientEvent,
    ConversationItemCreate,
    ConversationItemTruncate,
    Error,
    FunctionCall,
    InputAudioBufferAppend,
    InputAudioBufferSpeechStarted,
    InputText,
    ResponseAudioDelta,
    ResponseCreate,
    ResponseDone,
    ServerEvent,
    SessionUpdate,
    SessionUpdated,
    UserMessage,
)


LOG = logging.getLogger("phone_bridge")
CONVERTER = make_converter(GA, keep_unknown=True)
SERVER = adapter(CONVERTER, ServerEvent | Unknown)
# G.711 has 8,000 samples a second, of a byte each.
BYTES_PER_MS = 8
HANG_UP = FunctionTool("hang_up", "End the call, after you said goodbye.")
AGENT = SessionResource(
    instructions="You answer the phone of a bicycle workshop. Be brief.",
    voice=RealtimeVoice.MARIN,
    input_audio_format=AudioFormat.G711_ULAW,
    output_audio_format=AudioFormat.G711_ULAW,
    turn_detection=ServerVAD(),
    tools=[HANG_UP],
)


class RejectedError(Exception):
    """
    The server rejects the session.
    """


def read(text: str | bytes) -> ServerEvent | Unknown | None:
    """
    Read a server's event; log the problems of an invalid one.
    """
    event, problems = SERVER.attempt_loads(text)
    for problem in problems:
        LOG.warning("invalid event: %s", problem)
    return event


def hangs_up(event: ResponseDone) -> bool:
    """
    Check whether the model called the function that ends the call.
    """
    return any(
        isinstance(item, FunctionCall) and item.name == HANG_UP.name
        for item in event.response.output or ()
    )


@attrs.define
class Call:
    """
    A call, the audio sent to the phone, and how much of it was played.

    Attributes:
        stream: The identifier of the media stream.
        phone: The connection to the phone service.
        server: The connection to the Realtime server.
        sent: The number of pieces of audio sent to the phone.
        waiting: The pieces that the phone hasn't played, by their marks.
        heard: The number of bytes played, by item and part.
        stopped: The responses that the caller interrupted.
        digits: The keys that the caller pressed since the last ``#``.
        is_ending: Whether the model hung up.
    """

    stream: str
    phone: ServerConnection
    server: ClientConnection
    sent: int = 0
    waiting: dict[str, ResponseAudioDelta] = attrs.Factory(dict)
    heard: Counter[tuple[str, int]] = attrs.Factory(Counter)
    stopped: set[str] = attrs.Factory(set)
    digits: str = ""
    is_ending: bool = False

    async def send_to_phone(self, event: str, **keys: Any) -> None:
        """
        Send a message to the phone service.
        """
        message = {"event": event, "streamSid": self.stream, **keys}
        await self.phone.send(json.dumps(message))

    async def send_to_server(self, event: ClientEvent) -> None:
        """
        Send an event to the Realtime server.
        """
        await self.server.send(CONVERTER.dumps(event))

    async def play(self, delta: ResponseAudioDelta) -> None:
        """
        Send audio to the phone, with a mark that returns when it was played.
        """
        if delta.response_id not in self.stopped:
            self.sent += 1
            name = str(self.sent)
            self.waiting[name] = delta
            payload = b64encode(delta.delta).decode()
            await self.send_to_phone("media", media={"payload": payload})
            await self.send_to_phone("mark", mark={"name": name})

    async def count_played(self, name: str) -> None:
        """
        Count the audio before a mark; ignore marks of audio that was cleared.
        """
        if delta := self.waiting.pop(name, None):
            self.heard[delta.item_id, delta.content_index] += len(delta.delta)
        await self.hang_up_when_played()

    async def interrupt(self) -> None:
        """
        Clear the phone's buffer, and truncate the items in it.
        """
        unheard = list(self.waiting.values())
        self.waiting.clear()
        self.is_ending = False
        self.stopped.update(delta.response_id for delta in unheard)
        await self.send_to_phone("clear")
        for part in dict.fromkeys(
            (d.item_id, d.content_index) for d in unheard
        ):
            end = self.heard[part] // BYTES_PER_MS
            cut = ConversationItemTruncate(*part, audio_end_ms=end)
            await self.send_to_server(cut)

    async def press(self, key: str) -> None:
        """
        Collect the keys that the caller presses, and send them at ``#``.
        """
        self.digits += key
        if key == "#":
            text = InputText(f"The caller pressed {self.digits}")
            self.digits = ""
            item = ConversationItemCreate(UserMessage([text]))
            await self.send_to_server(item)
            await self.send_to_server(ResponseCreate())

    async def hang_up_when_played(self) -> None:
        """
        End the call if the model hung up and the caller heard everything.
        """
        if self.is_ending and not self.waiting:
            await self.phone.close()

    async def listen_to_phone(self) -> None:
        """
        Forward the caller's audio and keys until the call ends.
        """
        async for text in self.phone:
            match json.loads(text):
                case {"event": "media", "media": {"payload": str(payload)}}:
                    audio = InputAudioBufferAppend(b64decode(payload))
                    await self.send_to_server(audio)
                case {"event": "mark", "mark": {"name": str(name)}}:
                    await self.count_played(name)
                case {"event": "dtmf", "dtmf": {"digit": str(key)}}:
                    await self.press(key)
                case {"event": "stop"}:
                    break
        await self.server.close()

    async def listen_to_server(self) -> None:
        """
        React to the server's events until it closes the connection.
        """
        async for text in self.server:
            match read(text):
                case ResponseAudioDelta() as delta:
                    await self.play(delta)
                case InputAudioBufferSpeechStarted():
                    await self.interrupt()
                case ResponseDone() as event if hangs_up(event):
                    self.is_ending = True
                    await self.hang_up_when_played()
                case Error(error=details):
                    LOG.warning("%s", details.message)
        await self.phone.close()


async def open_session(server: ClientConnection) -> None:
    """
    Configure the session; end the call if the server rejects it.

    With its default format, the server would play G.711 as noise.
    """
    await server.send(CONVERTER.dumps(SessionUpdate(AGENT)))
    while True:
        match read(await server.recv()):
            case SessionUpdated():
                return
            case Error(error=details):
                raise RejectedError(details.message)


async def handle(phone: ServerConnection, address: str, key: str) -> None:
    """
    Handle one call.
    """
    headers = {"Authorization": f"Bearer {key}"}
    start: Any = {}
    try:
        while start.get("event") != "start":
            start = json.loads(await phone.recv())
        async with connect(address, additional_headers=headers) as server:
            await open_session(server)
            call = Call(start["streamSid"], phone, server)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(call.listen_to_phone())
                tasks.create_task(call.listen_to_server())
    except* ConnectionClosed:
        LOG.info("hung up")
    except* (OSError, InvalidHandshake, RejectedError) as group:
        LOG.warning("no session: %s", group.exceptions[0])
        await phone.close(1011)


async def main(port: int, address: str, key: str) -> None:
    """
    Handle calls until the program is stopped.
    """
    handler = partial(handle, address=address, key=key)
    async with serve(handler, "127.0.0.1", port) as server:
        await server.serve_forever()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    if len(sys.argv) != 3:  # noqa: PLR2004
        sys.exit(__doc__)
    port, address = sys.argv[1:]
    asyncio.run(main(int(port), address, os.environ["REALTIME_KEY"]))
