"""
The applications of the gallery do what its page says, over real sockets.
"""

import asyncio
import base64
import json
import logging
import sqlite3

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import Any

import pytest

from websockets.asyncio.server import serve as serve_async
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.sync.server import ServerConnection, serve

from realtime_attrs import INF, SessionResource, Unknown
from realtime_attrs.events import (
    ConversationItemCreate,
    ConversationItemTruncate,
    Error,
    FunctionCall,
    InputAudioBufferAppend,
    InputAudioBufferSpeechStarted,
    InputText,
    Response,
    ResponseAudioDelta,
    ResponseCreate,
    ResponseDone,
    ResponseParameters,
    ServerEvent,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    UserMessage,
)
from realtime_attrs.events import Event as AnyEvent
from scripted import ANY, TOO_SHORT, example, running, speaks, today


phone_bridge = example("phone_bridge")
proxy = example("proxy")
migrate_store = example("migrate_store")


@contextmanager
def serving(handler: Any, **options: Any) -> Iterator[str]:
    """
    Run an asyncio server in a thread of its own, and give its address.
    """
    addresses: Queue[str] = Queue()
    done = Event()

    async def serve_until_done() -> None:
        async with serve_async(handler, "127.0.0.1", 0, **options) as server:
            port = server.sockets[0].getsockname()[1]
            addresses.put(f"ws://127.0.0.1:{port}/?model=m")
            await asyncio.to_thread(done.wait)

    thread = Thread(target=asyncio.run, args=(serve_until_done(),))
    thread.start()
    try:
        yield addresses.get()
    finally:
        done.set()
        thread.join()


def overloaded(connection: Any, _: Any) -> Any:
    """
    Reject a connection.
    """
    return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "")


def ending(client: ClientConnection) -> tuple[int, str]:
    """
    Wait until the other side hangs up, and say how it did.
    """
    with pytest.raises(ConnectionClosed) as caught:
        client.recv(timeout=10)
    assert caught.value.rcvd is not None
    return caught.value.rcvd.code, caught.value.rcvd.reason


START = {"event": "start", "streamSid": "MZ1", "start": {"callSid": "CA1"}}


def media(audio: bytes) -> str:
    """
    Say something into the phone.
    """
    payload = {"payload": base64.b64encode(audio).decode()}
    message = {"event": "media", "streamSid": "MZ1", "media": payload}
    return json.dumps(message)


def mark(name: str) -> str:
    """
    Tell that the phone has played up to here, or has cleared it.
    """
    message = {"event": "mark", "streamSid": "MZ1", "mark": {"name": name}}
    return json.dumps(message)


def key(digit: str) -> str:
    """
    Press a key of the phone.
    """
    dtmf = {"track": "inbound_track", "digit": digit}
    return json.dumps({"event": "dtmf", "streamSid": "MZ1", "dtmf": dtmf})


def hear(client: ClientConnection, count: int) -> list[Any]:
    """
    Hear some messages.
    """
    return [json.loads(client.recv(timeout=10)) for _ in range(count)]


def answer_once(answer: AnyEvent, connection: ServerConnection) -> None:
    """
    Answer the update, and hang up.
    """
    created = SessionCreated(SessionResource(), session_id="sess_1")
    connection.send(speaks().dumps(created))
    connection.recv()
    connection.send(speaks().dumps(answer))


def call_once(
    said: list[Any], answers: list[ServerEvent], connection: ServerConnection
) -> None:
    """
    Accept the session, answer the next response, and note what was *said*.
    """
    answer_once(SessionUpdated(phone_bridge.AGENT), connection)
    for text in connection:
        event: AnyEvent = speaks().loads(text, ANY)
        said.append(event)
        if isinstance(event, ResponseCreate):
            for answer in answers:
                connection.send(speaks().dumps(answer))


@contextmanager
def answering(address: str) -> Iterator[ClientConnection]:
    """
    Connect a phone with a bridge to the server at *address*.
    """
    handler = partial(phone_bridge.handle, address=address, key="none")
    with serving(handler) as bridge, connect(bridge) as phone:
        yield phone


class TestPhoneBridge:
    def test_interruption(self) -> None:
        """
        What has been played is kept, what has not is cleared and truncated.
        """
        said: list[Any] = []
        with today(said) as server, answering(server) as phone:
            phone.send(json.dumps({"event": "connected"}))
            phone.send(json.dumps(START))
            phone.send(media(b"hello"))
            heard = hear(phone, 5)
            phone.send(mark("1"))
            phone.send(media(b"wait"))
            heard += hear(phone, 1)
            phone.send(mark("2"))
            for word in (b"hello", b"wait"):
                phone.send(media(word))
                heard += hear(phone, 1)
            phone.send(json.dumps({"event": "stop"}))
            ended = ending(phone)

        assert (1000, "") == ended
        clear = {"event": "clear", "streamSid": "MZ1"}
        assert [
            clear,
            json.loads(media(b"We close ")),
            json.loads(mark("1")),
            json.loads(media(b"at ten.")),
            json.loads(mark("2")),
            clear,
            clear,
            clear,
        ] == heard
        assert SessionUpdate(phone_bridge.AGENT) == said[0]
        assert [ConversationItemTruncate("item_2", 0, 1)] == [
            event
            for event in said
            if isinstance(event, ConversationItemTruncate)
        ]
        assert [b"hello", b"wait", b"hello", b"wait"] == [
            event.audio
            for event in said
            if isinstance(event, InputAudioBufferAppend)
        ]

    @pytest.mark.parametrize(
        ("answer", "code"),
        [
            (Error(TOO_SHORT), 1011),
            (SessionUpdated(phone_bridge.AGENT, session_id="sess_1"), 1000),
        ],
        ids=["refused", "over"],
    )
    def test_end(self, answer: AnyEvent, code: int) -> None:
        """
        The call ends if the session is refused, and with the session.
        """
        server = serve(partial(answer_once, answer), "127.0.0.1", 0)
        with running(server) as address, answering(address) as phone:
            phone.send(json.dumps(START))
            ended, _ = ending(phone)

        assert code == ended

    def test_no_server(self, caplog: pytest.LogCaptureFixture) -> None:
        """
        The call ends if the server is overloaded.
        """
        with (
            serving(None, process_request=overloaded) as address,
            answering(address) as phone,
        ):
            phone.send(json.dumps(START))
            ended, _ = ending(phone)

        assert 1011 == ended
        assert (
            "no session: server rejected WebSocket connection: HTTP 503"
            in (caplog.messages)
        )

    def test_keys(self) -> None:
        """
        Keys are sent to the model at the number sign, in one message.
        """
        said: list[Any] = []
        serving_call = partial(call_once, said, [])
        server = serve(serving_call, "127.0.0.1", 0)
        with running(server) as address, answering(address) as phone:
            phone.send(json.dumps(START))
            for digit in "42#7":
                phone.send(key(digit))
            phone.send(json.dumps({"event": "stop"}))
            ended = ending(phone)

        assert (1000, "") == ended
        text = InputText("The caller pressed 42#")
        assert [
            ConversationItemCreate(UserMessage([text])),
            ResponseCreate(),
        ] == said

    @pytest.mark.parametrize("is_interrupted", [False, True])
    def test_hang_up(self, *, is_interrupted: bool) -> None:
        """
        The call ends when the goodbye was heard, or goes on if interrupted.
        """
        goodbye = ResponseAudioDelta(b"Bye.", "item_1", "resp_1", 0, 0)
        call = FunctionCall("hang_up", "{}", "call_1", id="item_2")
        done = ResponseDone(Response(id="resp_1", output=[call]))
        other = ResponseDone(Response(id="resp_2", output=[]))
        speech = InputAudioBufferSpeechStarted(900, "item_3")
        answers = [goodbye, done, *([speech] if is_interrupted else []), other]
        serving_call = partial(call_once, [], answers)
        server = serve(serving_call, "127.0.0.1", 0)
        with running(server) as address, answering(address) as phone:
            phone.send(json.dumps(START))
            phone.send(key("#"))
            heard = hear(phone, 3 if is_interrupted else 2)
            phone.send(mark("1"))
            if is_interrupted:
                phone.send(json.dumps({"event": "stop"}))
            ended = ending(phone)

        assert (1000, "") == ended
        assert ["media", "mark", "clear"][: len(heard)] == [
            message["event"] for message in heard
        ]

    def test_hang_up_at_once(self) -> None:
        """
        The call ends at once if nothing waits to be played.
        """
        call = FunctionCall("hang_up", "{}", "call_1", id="item_2")
        done = ResponseDone(Response(id="resp_1", output=[call]))
        server = serve(partial(call_once, [], [done]), "127.0.0.1", 0)
        with running(server) as address, answering(address) as phone:
            phone.send(json.dumps(START))
            phone.send(key("#"))
            ended = ending(phone)

        assert (1000, "") == ended

    def test_no_call(self, caplog: pytest.LogCaptureFixture) -> None:
        """
        Who hangs up at once gets no session, and makes no error.
        """
        caplog.set_level(logging.INFO)
        with answering("") as phone:
            phone.close()

        assert "hung up" in caplog.messages


NEWS = [
    {
        "type": "weather.changed",
        "event_id": "event_1",
        "sky": {"colour": "grey", "api_key": "key of theirs"},
    },
    {
        "type": "session.updated",
        "event_id": "event_2",
        "session": {
            "type": "realtime",
            "id": "sess_1",
            "audio": {"output": {"voice": "juniper", "warmth": 0.5}},
            "max_output_tokens": "inf",
        },
    },
    {
        "type": "response.done",
        "event_id": "event_3",
        "response": {"id": "resp_1", "usage": {"total_tokens": 91}},
    },
    {"type": "error", "event_id": "event_4", "error": "no object"},
]
ASKED = {
    "type": "session.update",
    "mood": "friendly",
    "session": {
        "type": "realtime",
        "max_output_tokens": "inf",
        "audio": {
            "input": {"turn_detection": None, "echo": "cancelled"},
            "output": {"voice": "juniper"},
        },
        "tools": [{"type": "web_search", "region": "north"}],
    },
}


def serve_news(
    said: list[Any], closing: tuple[int, str], connection: ServerConnection
) -> None:
    """
    Hear one event, tell the news, and hang up.
    """
    request = connection.request
    assert request is not None
    said += [request.path, request.headers.get("Authorization")]
    said.append(request.headers.get("OpenAI-Project"))
    said.append(json.loads(connection.recv()))
    for event in NEWS:
        connection.send(json.dumps(event))
    connection.close(*closing)


@contextmanager
def proxying(address: str) -> Iterator[str]:
    """
    Run the proxy, and give its address.
    """
    with serving(
        partial(proxy.handle, address=address, key="theirs"),
        process_request=partial(proxy.authenticate, token="ours"),
    ) as here:
        yield here


class TestProxy:
    @pytest.mark.parametrize(
        "given",
        [
            {},
            {"Authorization": "Bearer ä"},
            Headers([("Authorization", "Bearer ours")] * 2),
        ],
        ids=["none", "wrong", "twice"],
    )
    def test_authentication(self, given: Any) -> None:
        """
        A client without the token gets no connection.
        """
        with proxying("") as here, pytest.raises(InvalidStatus) as caught:
            connect(here, additional_headers=given)

        assert 401 == caught.value.response.status_code

    def test_no_vendor(self, caplog: pytest.LogCaptureFixture) -> None:
        """
        A client whose vendor is overloaded gets the reason.
        """
        headers = {"Authorization": "Bearer ours"}
        with (
            serving(None, process_request=overloaded) as address,
            proxying(address) as here,
            connect(here, additional_headers=headers) as client,
        ):
            ended = ending(client)

        assert (1011, "no connection to the vendor") == ended
        assert "HTTP 503" in caplog.text

    @pytest.mark.parametrize(
        ("code", "seen"), [(1000, 1000), (4000, 4000), (1001, 1011)]
    )
    def test_conversation(
        self, caplog: pytest.LogCaptureFixture, code: int, seen: int
    ) -> None:
        """
        The limit changes and nothing else, what nobody knows included.
        """
        caplog.set_level(logging.INFO, "proxy")
        said: list[Any] = []
        server = partial(serve_news, said, (code, "no more"))
        headers = {"Authorization": "Bearer ours", "OpenAI-Project": "p"}
        with (
            running(serve(server, "127.0.0.1", 0)) as address,
            proxying(address) as here,
            connect(here, additional_headers=headers) as client,
        ):
            client.send(json.dumps(ASKED))
            heard = hear(client, len(NEWS))
            ended = ending(client)

        session = {**ASKED["session"], "max_output_tokens": proxy.LIMIT}
        update = {**ASKED, "session": session}
        assert ["/?model=m", "Bearer theirs", "p", update] == said
        assert NEWS == heard
        assert (seen, "no more") == ended
        new, tokens, unread = [
            record.message
            for record in caplog.records
            if record.name == "proxy"
        ]
        assert "weather.changed" in new
        assert "key of theirs" not in new
        assert "tokens: 91" == tokens
        assert "/error: expected an object" in unread

    @pytest.mark.parametrize(
        ("limit", "expected"),
        [
            (None, None),
            (800, 800),
            (801, 800),
            (INF, 800),
            (Unknown("most", "ga"), 800),
        ],
        ids=str,
    )
    def test_limits(self, limit: Any, expected: Any) -> None:
        """
        Limits of sessions and of responses are lowered, if there are any.
        """
        update = SessionUpdate(
            SessionResource(max_response_output_tokens=limit)
        )
        create = ResponseCreate(ResponseParameters(max_output_tokens=limit))

        session = proxy.limited(update).session
        response = proxy.limited(create).response

        assert expected == session.max_response_output_tokens
        assert expected == response.max_output_tokens
        assert (limit == expected) == (proxy.limited(update) is update)


FLAT = '{"voice": "ash", "turn_detection": null}'
LOSSY = '{"voice": "nova", "temperature": 0.8, "instructions": "Be brief."}'
TODAY = '{"type": "realtime", "instructions": "Be brief."}'


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Path:
    file = tmp_path / "agents #1, 50% more.db"
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(
            "CREATE TABLE agents"
            " (number TEXT PRIMARY KEY, dialect TEXT, session JSON)"
        )
    put(file, "1", "beta", FLAT)
    put(file, "2", "ga", TODAY)
    return file


def put(store: Path, *row: str | None) -> None:
    """
    Put a row into the store.
    """
    with closing(sqlite3.connect(store)) as database, database:
        database.execute("INSERT INTO agents VALUES (?, ?, ?)", row)


def rows_of(store: Path) -> list[Any]:
    """
    List what is in the store.
    """
    query = "SELECT * FROM agents ORDER BY number"
    with closing(sqlite3.connect(store)) as database:
        return database.execute(query).fetchall()


class TestMigrateStore:
    def test_all(
        self, store: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        Rows of the flat wire are migrated, once; those of today stay.
        """
        statuses = [migrate_store.main([str(store)]) for _ in range(2)]

        assert [0, 0] == statuses
        assert "1 sessions, 0 refused\n0 sessions, 0 refused\n" == (
            capsys.readouterr().out
        )
        (number, dialect, text), other = rows_of(store)
        assert ("1", "ga") == (number, dialect)
        assert {
            "type": "realtime",
            "audio": {
                "output": {"voice": "ash"},
                "input": {"turn_detection": None},
            },
        } == json.loads(text)
        assert ("2", "ga", TODAY) == other

    @pytest.mark.parametrize(
        ("text", "report"),
        [
            (
                LOSSY,
                "3: refused: /voice: the ga dialect has no RealtimeVoice.NOVA\n"
                "3: refused: /temperature: the ga dialect has no temperature\n",
            ),
            ("[]", "3: refused: expected an object, got an array\n"),
        ],
        ids=["lossy", "wrong"],
    )
    def test_none(
        self,
        store: Path,
        capsys: pytest.CaptureFixture[str],
        text: str,
        report: str,
    ) -> None:
        """
        A row that cannot be said is reported, and leaves all as they were.
        """
        put(store, "3", "beta", text)
        before = rows_of(store)
        status = migrate_store.main([str(store)])

        assert 1 == status
        assert (
            f"{report}2 sessions, 1 refused; the store is unchanged\n"
            == capsys.readouterr().out
        )
        assert before == rows_of(store)

    def test_dry_run(
        self, store: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        A dry run reports the omitted values, and changes nothing.
        """
        put(store, "3", "beta", LOSSY)
        before = rows_of(store)
        status = migrate_store.main([str(store), "--drop", "--dry-run"])

        assert 0 == status
        voice, _, last = capsys.readouterr().out.splitlines()
        assert voice.startswith("3: dropped: /voice: ")
        assert "2 sessions, 0 refused; the store is unchanged" == last
        assert before == rows_of(store)

    def test_no_file(
        self, store: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        A misspelled name of a file is an error of the command line.
        """
        with pytest.raises(SystemExit, match="2"):
            migrate_store.main([str(store.with_suffix(".dat"))])

        assert "no such file: " in capsys.readouterr().err

    def test_back(self, store: Path) -> None:
        """
        The options select the dialects.
        """
        there = migrate_store.main([str(store)])
        back = migrate_store.main([str(store), "--from", "ga", "--to", "beta"])

        assert [0, 0] == [there, back]
        assert [
            ("beta", json.loads(FLAT)),
            ("beta", {"instructions": "Be brief."}),
        ] == [
            (dialect, json.loads(text)) for _, dialect, text in rows_of(store)
        ]

    def test_drop(
        self, store: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        What cannot be said is left out on demand, and reported.
        """
        put(store, "3", "beta", LOSSY)
        status = migrate_store.main([str(store), "--drop"])

        assert 0 == status
        voice, temperature, last = capsys.readouterr().out.splitlines()
        assert voice.startswith("3: dropped: /voice: ")
        assert temperature.startswith("3: dropped: /temperature: ")
        assert "2 sessions, 0 refused" == last
        _, _, (_, dialect, text) = rows_of(store)
        assert "ga" == dialect
        assert json.loads(TODAY) == json.loads(text)

    @pytest.mark.parametrize(
        ("text", "error"),
        [
            ("voice: ash", "JSONDecodeError"),
            (200_000 * "[", "RecursionError"),
            (None, "TypeError"),
        ],
        ids=["wrong", "deep", "null"],
    )
    def test_no_json(
        self,
        store: Path,
        capsys: pytest.CaptureFixture[str],
        text: Any,
        error: str,
    ) -> None:
        """
        The program can't omit what isn't JSON: it changes nothing.
        """
        put(store, "3", "beta", text)
        before = rows_of(store)
        status = migrate_store.main([str(store), "--drop"])

        assert 1 == status
        assert f"3: refused: {error}: " in capsys.readouterr().out
        assert before == rows_of(store)
