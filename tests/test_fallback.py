"""
The example of a fallback goes on with the next vendor, over real sockets.
"""

import asyncio
import http

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from typing import Any

import pytest

from cattrs.preconf.json import JsonConverter
from websockets.sync.server import ServerConnection, serve

from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    NamedVoice,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import BETA, GA, GLM, QWEN_OMNI, XAI, Dialect
from realtime_attrs.events import (
    AssistantMessage,
    ConversationItemAdded,
    ConversationItemCreate,
    ConversationItemDeleted,
    ConversationItemInputAudioTranscriptionCompleted,
    ConversationItemTruncated,
    Error,
    ErrorDetails,
    FunctionCall,
    FunctionCallOutput,
    InputAudio,
    InputImage,
    InputText,
    MCPListTools,
    OutputAudio,
    OutputText,
    Response,
    ResponseCreate,
    ResponseDone,
    ResponseError,
    ResponseFailed,
    ResponseStatus,
    SessionUpdate,
    SessionUpdated,
    SystemMessage,
    UserMessage,
)
from realtime_attrs.vendors.xai import XAISession
from scripted import ANY, example, running


fallback = example("fallback")
SESSION = SessionResource(instructions="Be brief.")
BUSY = ErrorDetails("server_error", "try again later")
WRONG = ErrorDetails("invalid_request_error", "no such voice")


@cache
def speaks(dialect: Dialect) -> JsonConverter:
    """
    Make the converter of a vendor's server.
    """
    return make_converter(dialect)


def reply(text: str) -> ResponseDone:
    """
    Make the end of a response.
    """
    message = AssistantMessage([OutputText(text)], id="item_9")
    return ResponseDone(Response(id="resp_1", output=[message]))


def serve_vendor(
    said: list[Any],
    dialect: Dialect,
    answers: list[Any],
    connection: ServerConnection,
) -> None:
    """
    Answer an update and each request for a response; then close.
    """
    for text in connection:
        event: Any = speaks(dialect).loads(text, ANY)
        said.append(event)
        if isinstance(event, SessionUpdate | ResponseCreate):
            if not answers:
                return
            for answer in answers.pop(0):
                connection.send(
                    answer
                    if isinstance(answer, str)
                    else speaks(dialect).dumps(answer)
                )


def refuse(status: int, connection: ServerConnection, _: Any) -> Any:
    """
    Answer the handshake with another status; without headers, if it is 101.
    """
    return connection.respond(http.HTTPStatus(status), "no\n")


class Vendor:
    """
    A vendor's server, and what it received.
    """

    def __init__(
        self,
        *answers: list[Any],
        dialect: Dialect = GA,
        status: int | None = None,
        **settings: Any,
    ) -> None:
        self.said: list[Any] = []
        self.dialect = dialect
        self.settings = settings
        self.server = serve(
            partial(serve_vendor, self.said, dialect, [*answers]),
            "127.0.0.1",
            0,
            process_request=status and partial(refuse, status),
        )

    def candidate(self, address: str) -> Any:
        """
        Describe the vendor for the client.
        """
        return fallback.Candidate(address, {}, self.settings, self.dialect)


READY = [SessionUpdated(SessionResource(), session_id="sess_1")]


@contextmanager
def conversation(
    *vendors: Vendor, session: SessionResource = SESSION
) -> Iterator[Any]:
    """
    Run the vendors' servers, and give a conversation with them.
    """
    with ExitStack() as stack:
        addresses = [
            stack.enter_context(running(vendor.server)) for vendor in vendors
        ]
        yield fallback.Conversation(
            [
                vendor.candidate(address)
                for vendor, address in zip(vendors, addresses, strict=True)
            ],
            session,
        )


def ask(talk: Any, *questions: str) -> list[str]:
    """
    Ask questions, and close the connection.
    """

    async def ask_all() -> list[str]:
        try:
            return [await talk.ask(question) for question in questions]
        finally:
            await talk.close()

    return asyncio.run(ask_all())


def question(text: str) -> ConversationItemCreate:
    """
    Make the event for a question.
    """
    return ConversationItemCreate(UserMessage([InputText(text)]))


class TestConnecting:
    def test_first(self) -> None:
        """
        The first vendor that works answers; invalid events are skipped.
        """
        first = Vendor(READY, ["{}", reply("At ten.")])
        second = Vendor()
        with conversation(first, second) as talk:
            assert ["At ten."] == ask(talk, "When?")

        assert [
            SessionUpdate(SESSION),
            question("When?"),
            ResponseCreate(),
        ] == (first.said)
        assert [] == second.said

    @pytest.mark.parametrize(
        "first",
        [
            partial(Vendor, status=503),
            partial(Vendor, status=429),
            partial(Vendor, status=101),
            Vendor,
            partial(Vendor, [Error(BUSY)]),
            partial(Vendor, [], dialect=QWEN_OMNI),
        ],
        ids=["503", "429", "no WebSocket", "closed", "busy", "format"],
    )
    def test_unavailable(self, first: Any) -> None:
        """
        The next vendor answers if one doesn't work or lacks the format.
        """
        session = SessionResource(
            input_audio_format=AudioFormat.G711_ULAW,
            max_response_output_tokens=INF,
        )
        second = Vendor(READY, [reply("At ten.")], dialect=XAI)
        with conversation(first(), second, session=session) as talk:
            assert ["At ten."] == ask(talk, "When?")

        update, *_ = second.said
        expected = XAISession(input_audio_format=AudioFormat.G711_ULAW)
        assert SessionUpdate(expected) == update

    @pytest.mark.parametrize(
        ("first", "message"),
        [
            (partial(Vendor, status=401), "401"),
            (partial(Vendor, [Error(WRONG)]), "no such voice"),
        ],
        ids=["account", "session"],
    )
    def test_rejected(self, first: Any, message: str) -> None:
        """
        The next vendor isn't asked if the account or the session is invalid.
        """
        second = Vendor()
        with (
            conversation(first(), second) as talk,
            pytest.raises(fallback.RejectedError, match=message),
        ):
            ask(talk, "When?")

        assert [] == second.said

    def test_silent(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A vendor that doesn't answer in time is closed.
        """
        monkeypatch.setattr(fallback, "CONNECT_SECONDS", 0.2)
        with (
            conversation(Vendor([])) as talk,
            pytest.raises(ExceptionGroup, match="no vendor") as caught,
        ):
            ask(talk, "When?")

        assert [TimeoutError] == [*map(type, caught.value.exceptions)]

    def test_no_server(self) -> None:
        """
        A vendor without a server is unavailable.
        """
        candidate = fallback.Candidate("ws://127.0.0.1:9", {}, dialect=GA)
        talk = fallback.Conversation([candidate], SESSION)

        with pytest.raises(ExceptionGroup):
            ask(talk, "When?")

    def test_settings(self) -> None:
        """
        A vendor gets its own settings.
        """
        voice = NamedVoice("eve")
        vendor = Vendor(READY, [reply("Hi.")], dialect=XAI, voice=voice)
        with conversation(vendor) as talk:
            ask(talk, "Hello.")

        assert voice == vendor.said[0].session.voice


class TestAddress:
    def test_dialect(self) -> None:
        """
        The dialect is that of the address, unless it is given.
        """
        url = "wss://api.x.ai/v1/realtime?model=m"

        assert XAI == fallback.Candidate(url, {"Authorization": "k"}).dialect
        with pytest.raises(ValueError, match="pass dialect="):
            fallback.Candidate("ws://localhost:8000", {})


FAILED = ResponseDone(
    Response(
        id="resp_1",
        status=ResponseStatus.FAILED,
        status_details=ResponseFailed(ResponseError("server_error")),
    )
)


class TestGoingOn:
    @pytest.mark.parametrize(
        "end",
        [[FAILED], [Error(BUSY)], None],
        ids=["failed", "busy", "closed"],
    )
    def test_repeated(self, end: Any) -> None:
        """
        The next vendor gets the conversation so far, and the question again.
        """
        asked = ConversationItemAdded(
            UserMessage([InputText("When?")], id="item_1")
        )
        spoken = ConversationItemAdded(
            AssistantMessage([OutputAudio("At ten.")], id="item_2")
        )
        again = ConversationItemAdded(
            UserMessage([InputText("And today?")], id="item_3")
        )
        first = Vendor(
            READY,
            [asked, spoken, reply("At ten.")],
            *([[again, *end]] if end else []),
        )
        second = Vendor(READY, [reply("At six.")], dialect=BETA)
        with conversation(first, second) as talk:
            assert ["At ten.", "At six."] == ask(talk, "When?", "And today?")

        answer = AssistantMessage([OutputText("At ten.")])
        assert [
            SessionUpdate(SESSION),
            question("When?"),
            ConversationItemCreate(answer),
            question("And today?"),
            ResponseCreate(),
        ] == second.said

    def test_back(self) -> None:
        """
        After the last vendor, the first one is next.
        """
        vendors = [
            Vendor(READY, [reply("1")], [Error(BUSY)]),
            Vendor(READY, [Error(BUSY)]),
            Vendor(READY, [reply("3")]),
        ]
        with conversation(*vendors) as talk:
            assert ["1", "3"] == ask(talk, "a", "b")
            order = [c.url for c in talk._next_candidates()]

        assert [c.url for c in talk.candidates] == order

    def test_no_vendor_answers(self) -> None:
        """
        A question that fails at each vendor isn't repeated for ever.
        """
        vendors = [Vendor(READY, [Error(BUSY)]) for _ in range(2)]
        with (
            conversation(*vendors) as talk,
            pytest.raises(ExceptionGroup, match="no vendor answers") as caught,
        ):
            ask(talk, "When?")

        assert 2 * ["try again later"] == [*map(str, caught.value.exceptions)]

    def test_closed_by_us(self) -> None:
        """
        A line that was closed is replaced.
        """
        first = Vendor(READY, [reply("1")])
        second = Vendor(READY, [reply("2")])
        with conversation(first, second) as talk:
            assert ["1"] == ask(talk, "a")
            assert ["2"] == ask(talk, "b")


class TestHistory:
    def test_items(self) -> None:
        """
        Texts, transcripts and answered calls are repeated.
        """
        history = fallback.History()
        call = FunctionCall("hours", "{}", "call_1", id="item_4")
        output = FunctionCallOutput("call_1", "10", id="item_5")
        for item in (
            SystemMessage([InputText("Note.")], id="item_1"),
            UserMessage([InputAudio()], id="item_2"),
            AssistantMessage([OutputAudio("Yes.")], id="item_3"),
            call,
            output,
            FunctionCall("hours", "{}", "call_2", id="item_6"),
            UserMessage([InputImage("data:,")], id="item_7"),
            AssistantMessage([OutputAudio()], id="item_8"),
            AssistantMessage([OutputText("cut")], id="item_9"),
            UserMessage([InputText("deleted")], id="item_10"),
            MCPListTools("crm", [], id="item_11"),
            Unknown({"type": "new"}, "ga"),
        ):
            history.add(ConversationItemAdded(item))
        history.add(
            ConversationItemInputAudioTranscriptionCompleted("item_2", "Hi.")
        )
        history.add(ConversationItemTruncated("item_9", 0, 1))
        history.add(ConversationItemDeleted("item_10"))
        history.add(None)

        assert [
            SystemMessage([InputText("Note.")]),
            UserMessage([InputText("Hi.")]),
            AssistantMessage([OutputText("Yes.")]),
            FunctionCall("hours", "{}", "call_1"),
            FunctionCallOutput("call_1", "10"),
        ] == history.repeated()

    def test_unsupported(self) -> None:
        """
        An item that a vendor doesn't support isn't repeated there.
        """
        vendor = Vendor(
            READY,
            [reply("Hi.")],
            dialect=GLM,
            input_audio_format=AudioFormat.WAV,
            output_audio_format=AudioFormat.PCM16,
            turn_detection=OFF,
        )
        with conversation(vendor) as talk:
            for item in (
                FunctionCall("hours", "{}", "call_1", id="item_1"),
                FunctionCallOutput("call_1", "10", id="item_2"),
            ):
                talk.history.add(ConversationItemAdded(item))
            ask(talk, "Hello.")

        _, call, asked, create = vendor.said
        assert "hours" == call.item.name
        assert question("Hello.").item == asked.item
        assert isinstance(create, ResponseCreate)
