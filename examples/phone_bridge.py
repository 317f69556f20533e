"""
A phone gateway's side of a call: its media stream, and a session for it.

``REALTIME_KEY=... python phone_bridge.py 8002 wss://api.example.com/v1/realtime``
waits for media streams at the port, as JSON over a WebSocket, and opens a
session at the address for each.
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
from websockets.exceptions import ConnectionClosed

from realtime_attrs import (
    AudioFormat,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import adapter, make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    ConversationItemTruncate,
    Error,
    InputAudioBufferAppend,
    InputAudioBufferSpeechStarted,
    ResponseAudioDelta,
    ServerEvent,
    SessionUpdate,
    SessionUpdated,
)


LOG = logging.getLogger("phone_bridge")
CONVERTER = make_converter(GA, keep_unknown=True)
SERVER = adapter(CONVERTER, ServerEvent | Unknown)
BYTES_PER_MS = 8
AGENT = SessionResource(
    instructions="You answer the phone of a bicycle workshop. Be brief.",
    voice=RealtimeVoice.MARIN,
    input_audio_format=AudioFormat.G711_ULAW,
    output_audio_format=AudioFormat.G711_ULAW,
    turn_detection=ServerVAD(),
)


def read(text: str | bytes) -> ServerEvent | Unknown | None:
    """
    Read an event of the server; log the problems of a bad one.
    """
    event, problems = SERVER.attempt_loads(text)
    for problem in problems:
        LOG.warning("cannot be read: %s", problem)
    return event


@attrs.define
class Call:
    """
    A call, what has been sent to the phone, and what of it has been heard.
    """

    stream: str
    phone: ServerConnection
    server: ClientConnection
    sent: int = 0
    waiting: dict[str, ResponseAudioDelta] = attrs.Factory(dict)
    heard: Counter[tuple[str, int]] = attrs.Factory(Counter)
    stopped: set[str] = attrs.Factory(set)

    async def tell_phone(self, event: str, **keys: Any) -> None:
        """
        Send a message to the phone.
        """
        message = {"event": event, "streamSid": self.stream, **keys}
        await self.phone.send(json.dumps(message))

    async def play(self, delta: ResponseAudioDelta) -> None:
        """
        Let the phone play audio, and tell when it has.
        """
        if delta.response_id not in self.stopped:
            self.sent += 1
            name = str(self.sent)
            self.waiting[name] = delta
            payload = b64encode(delta.delta).decode()
            await self.tell_phone("media", media={"payload": payload})
            await self.tell_phone("mark", mark={"name": name})

    def played(self, name: str) -> None:
        """
        Count what was heard; what was cleared is not.
        """
        if delta := self.waiting.pop(name, None):
            self.heard[delta.item_id, delta.content_index] += len(delta.delta)

    async def interrupt(self) -> None:
        """
        Stop playing, and tell the server how much was heard.
        """
        unheard = list(self.waiting.values())
        self.waiting.clear()
        self.stopped.update(delta.response_id for delta in unheard)
        await self.tell_phone("clear")
        for part in dict.fromkeys(
            (d.item_id, d.content_index) for d in unheard
        ):
            end = self.heard[part] // BYTES_PER_MS
            cut = ConversationItemTruncate(*part, audio_end_ms=end)
            await self.server.send(CONVERTER.dumps(cut))

    async def listen_to_phone(self) -> None:
        """
        Pass on what the caller says, until the call ends.
        """
        async for text in self.phone:
            match json.loads(text):
                case {"event": "media", "media": {"payload": str(payload)}}:
                    audio = InputAudioBufferAppend(b64decode(payload))
                    await self.server.send(CONVERTER.dumps(audio))
                case {"event": "mark", "mark": {"name": str(name)}}:
                    self.played(name)
                case {"event": "stop"}:
                    break
        await self.server.close()

    async def listen_to_server(self) -> None:
        """
        Do what the server says, until it hangs up.
        """
        async for text in self.server:
            match read(text):
                case ResponseAudioDelta() as delta:
                    await self.play(delta)
                case InputAudioBufferSpeechStarted():
                    await self.interrupt()
                case Error(error=details):
                    LOG.warning("%s", details.message)
        await self.phone.close()


async def open_session(server: ClientConnection) -> None:
    """
    Set the session up; refused, it would hear noise instead of G.711.
    """
    await server.send(CONVERTER.dumps(SessionUpdate(AGENT)))
    while True:
        match read(await server.recv()):
            case SessionUpdated():
                return
            case Error(error=details):
                raise RuntimeError(details.message)


async def hold(phone: ServerConnection, address: str, key: str) -> None:
    """
    Hold one call.
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


async def main(port: int, address: str, key: str) -> None:
    """
    Hold calls for ever.
    """
    holding = partial(hold, address=address, key=key)
    async with serve(holding, "127.0.0.1", port) as server:
        await server.serve_forever()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    port, address = sys.argv[1:]
    asyncio.run(main(int(port), address, os.environ["REALTIME_KEY"]))
