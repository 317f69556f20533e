"""
Hold a conversation with the first vendor that works, and go on with the next.

``OPENAI_API_KEY=... XAI_API_KEY=... python fallback.py "When do you close?"``
sends each argument as a message, and prints the answers.
"""

import asyncio
import logging
import os
import re
import sys

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

import attrs

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import (
    ConnectionClosed,
    InvalidHandshake,
    InvalidStatus,
)

from realtime_attrs import NamedVoice, RealtimeVoice, SessionResource, Unknown
from realtime_attrs import events as e
from realtime_attrs.converter import (
    Adapter,
    adapter,
    drop_unsupported,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import Dialect, for_url
from realtime_attrs.events import ClientEvent, Item, ServerEvent


LOG = logging.getLogger("fallback")
CONNECT_SECONDS = 5
SILENCE_SECONDS = 20
TOO_MANY_REQUESTS = 429
SERVER_ERRORS = range(500, 600)
TEMPORARY = {"server_error", "rate_limit_exceeded"}
# A vendor without these is useless: audio in another format is noise.
REQUIRED = {"input_audio_format", "output_audio_format", "tools"}

AnyEvent: TypeAlias = ServerEvent | Unknown | None


class UnavailableError(Exception):
    """
    A vendor doesn't work at present; another one may.
    """


class RejectedError(Exception):
    """
    A vendor rejects the session or the account; fix it.
    """


def dialect_of(url: str) -> Dialect:
    """
    Return the dialect of a vendor's address.
    """
    dialect = for_url(url)
    if dialect is None:
        raise ValueError(f"pass dialect= for {url}")
    return dialect


@attrs.frozen
class Candidate:
    """
    A vendor.

    Attributes:
        url: The address of its WebSocket.
        headers: The headers with the key.
        settings: Attributes of the session that differ here, such as a voice.
        dialect: Its dialect, by default that of the address.
    """

    url: str
    headers: Mapping[str, str] = attrs.field(repr=False)
    settings: Mapping[str, Any] = attrs.Factory(dict)
    dialect: Dialect = attrs.field(
        default=attrs.Factory(
            lambda self: dialect_of(self.url), takes_self=True
        ),
        repr=False,
    )

    def session(self, session: SessionResource) -> SessionResource:
        """
        Return the part of the session that the vendor supports.
        """
        session = attrs.evolve(session, **self.settings)
        supported, dropped = drop_unsupported(session, self.dialect)
        lacking = {re.split(r"[.\[]", name)[0] for name in dropped} & REQUIRED
        if lacking:
            raise UnavailableError(
                f"{self.dialect.name} has no {', '.join(lacking)}"
            )
        if dropped:
            LOG.info("%s has no %s", self.url, ", ".join(dropped))
        return supported


@attrs.define
class History:
    """
    The items of a conversation, in order, as far as they can be repeated.
    """

    items: dict[str, Item] = attrs.Factory(dict)
    transcripts: dict[str, str] = attrs.Factory(dict)

    def add(self, event: AnyEvent) -> None:
        """
        Record an event of the server.
        """
        match event:
            case (
                e.ConversationItemAdded(item=item)
                | e.ConversationItemCreated(item=item)
                | e.ConversationItemDone(item=item)
                | e.ResponseOutputItemDone(item=item)
            ) if isinstance(item, Item):
                self.items[item.id or ""] = item
            case e.ConversationItemInputAudioTranscriptionCompleted():
                self.transcripts[event.item_id] = event.transcript
            case e.ConversationItemDeleted() | e.ConversationItemTruncated():
                self.items.pop(event.item_id, None)

    def repeated(self) -> list[Item]:
        """
        List the items to create at another vendor, without identifiers.
        """
        answered = {
            item.call_id
            for item in self.items.values()
            if isinstance(item, e.FunctionCallOutput)
        }
        found: list[Item] = []
        for name, item in self.items.items():
            match item:
                case e.FunctionCall() if item.call_id not in answered:
                    continue
                case (
                    e.SystemMessage()
                    | e.FunctionCall()
                    | e.FunctionCallOutput()
                ):
                    found.append(attrs.evolve(item, id=None, status=None))
                case e.UserMessage():
                    if text := text_of(item) or self.transcripts.get(name):
                        found.append(e.UserMessage([e.InputText(text)]))
                case e.AssistantMessage():
                    if text := text_of(item):
                        found.append(e.AssistantMessage([e.OutputText(text)]))
        return found


def text_of(item: e.UserMessage | e.AssistantMessage) -> str:
    """
    Join the texts and the transcripts of a message.
    """
    texts: list[str | None] = []
    for part in item.content or ():
        match part:
            case e.InputText(text=text) | e.OutputText(text=text):
                texts.append(text)
            case (
                e.InputAudio(transcript=text) | e.OutputAudio(transcript=text)
            ):
                texts.append(text)
    return " ".join(filter(None, texts))


def raise_for(event: AnyEvent) -> None:
    """
    Raise an error for an event that reports one.
    """
    match event:
        case e.Error(error=details):
            if {details.type, details.code} & TEMPORARY:
                raise UnavailableError(details.message)
            raise RejectedError(details.message)
        case e.ResponseDone(
            response=e.Response(status_details=e.ResponseFailed(error=reason))
        ):
            raise UnavailableError(f"the response failed: {reason}")


@cache
def adapters(
    dialect: Dialect,
) -> tuple[Adapter[ClientEvent], Adapter[ServerEvent | Unknown]]:
    """
    Make the adapters for both directions, once for a dialect.
    """
    converter = make_converter(dialect, keep_unknown=True)
    return (
        adapter(converter, ClientEvent),
        adapter(converter, ServerEvent | Unknown),
    )


@attrs.define
class Line:
    """
    A connection to a vendor.
    """

    candidate: Candidate
    socket: ClientConnection
    client: Adapter[ClientEvent]
    server: Adapter[ServerEvent | Unknown]

    @classmethod
    async def open(cls, candidate: Candidate) -> "Line":
        """
        Connect; distinguish temporary errors from others.
        """
        try:
            socket = await connect(
                candidate.url,
                additional_headers=candidate.headers,
                close_timeout=1,
            )
        except InvalidStatus as error:
            status = error.response.status_code
            if status == TOO_MANY_REQUESTS or status in SERVER_ERRORS:
                raise UnavailableError(str(error)) from error
            raise RejectedError(str(error)) from error
        except (OSError, InvalidHandshake) as error:
            raise UnavailableError(str(error)) from error
        return cls(candidate, socket, *adapters(candidate.dialect))

    async def send(self, event: ClientEvent) -> None:
        """
        Send an event.
        """
        try:
            await self.socket.send(self.client.dumps(event))
        except ConnectionClosed as error:
            raise UnavailableError(str(error)) from error

    async def receive(self) -> AnyEvent:
        """
        Receive an event; raise an error for one that reports one.
        """
        try:
            async with asyncio.timeout(SILENCE_SECONDS):
                text = await self.socket.recv()
        except (ConnectionClosed, TimeoutError) as error:
            raise UnavailableError(str(error)) from error
        event, problems = self.server.attempt_loads(text)
        for problem in problems:
            LOG.warning("invalid event: %s", problem)
        raise_for(event)
        return event

    async def start(
        self, session: SessionResource, items: Iterable[Item]
    ) -> None:
        """
        Send the session and the items of the conversation so far.
        """
        await self.send(e.SessionUpdate(session))
        while not isinstance(await self.receive(), e.SessionUpdated):
            pass
        for item in items:
            event = e.ConversationItemCreate(item)
            if not unsupported(event, self.candidate.dialect):
                await self.send(event)


@attrs.define
class Conversation:
    """
    A conversation, which continues with the next vendor when one fails.

    Attributes:
        candidates: The vendors, the preferred one first.
        session: The session, for all of them.
        history: The items so far.
        line: The connection to the current vendor, if any.
    """

    candidates: Sequence[Candidate]
    session: SessionResource
    history: History = attrs.Factory(History)
    line: Line | None = None

    async def connect(self) -> Line:
        """
        Connect to the vendor after the current one, or to a later one.
        """
        await self.close()
        errors = []
        for candidate in self._next_candidates():
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    return await self._connect_to(candidate)
            except (UnavailableError, TimeoutError) as error:
                LOG.warning("%s: %s", candidate.url, error)
                errors.append(error)
        raise ExceptionGroup("no vendor is available", errors)

    async def _connect_to(self, candidate: Candidate) -> Line:
        session = candidate.session(self.session)
        line = await Line.open(candidate)
        try:
            await line.start(session, self.history.repeated())
        except BaseException:
            await line.socket.close()
            raise
        self.line = line
        return line

    def _next_candidates(self) -> Sequence[Candidate]:
        if self.line is None:
            return self.candidates
        after = self.candidates.index(self.line.candidate) + 1
        return [*self.candidates[after:], *self.candidates[:after]]

    async def close(self) -> None:
        """
        Close the connection, if there is one.
        """
        if self.line:
            await self.line.socket.close()

    async def ask(self, text: str) -> str:
        """
        Send a message, and return the answer; repeat it if a vendor fails.

        Raise an error if it fails as often as there are vendors.
        """
        items = [*self.history.items.items()]
        errors = []
        line = self.line or await self.connect()
        while True:
            try:
                return await self._answer(line, text)
            except UnavailableError as error:
                LOG.warning("%s: %s", line.candidate.url, error)
                self.history.items = dict(items)
                errors.append(error)
            if len(errors) == len(self.candidates):
                raise ExceptionGroup("no vendor answers", errors)
            line = await self.connect()

    async def _answer(self, line: Line, text: str) -> str:
        message = e.UserMessage([e.InputText(text)])
        await line.send(e.ConversationItemCreate(message))
        await line.send(e.ResponseCreate())
        while True:
            event = await line.receive()
            self.history.add(event)
            if isinstance(event, e.ResponseDone):
                return " ".join(
                    text_of(item)
                    for item in event.response.output or ()
                    if isinstance(item, e.AssistantMessage)
                )


SESSION = SessionResource(
    instructions="You answer for a bicycle workshop. It closes at six.",
    voice=RealtimeVoice.MARIN,
)


async def main(questions: Sequence[str]) -> None:
    """
    Ask the questions, and print the answers.
    """
    conversation = Conversation(
        [
            Candidate(
                "wss://api.openai.com/v1/realtime?model=gpt-realtime",
                {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
            ),
            Candidate(
                "wss://api.x.ai/v1/realtime?model=grok-voice-latest",
                {"Authorization": f"Bearer {os.environ['XAI_API_KEY']}"},
                {"voice": NamedVoice("eve")},
            ),
        ],
        SESSION,
    )
    for question in questions:
        print(await conversation.ask(question))  # noqa: T201  # a program
    await conversation.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main(sys.argv[1:]))
