"""
A client of the beta talks with a server of today, over real sockets.
"""

import base64
import importlib.util
import json
import sys

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import openai
import pytest

from websockets.sync.server import Server, ServerConnection, serve

from realtime_attrs import RealtimeVoice, SessionResource
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    AssistantMessage,
    ConversationItemAdded,
    ConversationItemCreate,
    ConversationItemDone,
    ConversationItemTruncate,
    ConversationItemTruncated,
    Error,
    ErrorDetails,
    Event,
    FunctionCall,
    InputAudio,
    InputAudioBufferAppend,
    InputAudioBufferCommit,
    InputAudioBufferCommitted,
    InputAudioBufferSpeechStarted,
    InputAudioBufferSpeechStopped,
    ItemStatus,
    OutputAudio,
    RateLimit,
    RateLimitsUpdated,
    Response,
    ResponseAudioDelta,
    ResponseAudioDone,
    ResponseAudioTranscriptDelta,
    ResponseAudioTranscriptDone,
    ResponseCancelled,
    ResponseContentPartAdded,
    ResponseContentPartDone,
    ResponseCreate,
    ResponseCreated,
    ResponseDone,
    ResponseFunctionCallArgumentsDelta,
    ResponseFunctionCallArgumentsDone,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
    ResponseStatus,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    UserMessage,
)
from realtime_attrs.events import CancellationReason as Reason


EXAMPLE = Path(__file__).parents[1] / "examples" / "bridge.py"
SPEAKS = make_converter(GA)
ANY: Any = Event

TOO_SHORT = ErrorDetails(
    "invalid_request_error",
    "nothing to commit",
    code="input_audio_buffer_commit_empty",
)
HEARD = UserMessage([InputAudio()], id="item_1", status=ItemStatus.COMPLETED)
IDS: Any = {
    "item_id": "item_2",
    "response_id": "resp_1",
    "output_index": 0,
    "content_index": 0,
}


def message(status: ItemStatus, *parts: OutputAudio) -> AssistantMessage:
    """
    Make the answer, as far as it has come.
    """
    return AssistantMessage(parts, id="item_2", status=status)


def response(status: ResponseStatus, **keys: Any) -> Response:
    """
    Make a response of the scripted server's.
    """
    return Response(
        "resp_1",
        status,
        modalities=["audio"],
        voice=RealtimeVoice.MARIN,
        **keys,
    )


def answer_by_voice() -> Iterator[Any]:
    """
    Say a turn in the order of today's server.
    """
    yield InputAudioBufferSpeechStarted(100, "item_1")
    yield InputAudioBufferSpeechStopped(900, "item_1")
    yield InputAudioBufferCommitted("item_1")
    yield ConversationItemAdded(HEARD)
    yield ConversationItemDone(HEARD)
    yield ResponseCreated(response(ResponseStatus.IN_PROGRESS, output=[]))
    yield RateLimitsUpdated([RateLimit("tokens", 40_000, 39_500, 0.75)])
    begun = message(ItemStatus.IN_PROGRESS)
    yield ResponseOutputItemAdded(begun, "resp_1", 0)
    yield ConversationItemAdded(begun, "item_1")
    yield ResponseContentPartAdded(**IDS, part=OutputAudio(""))
    for word in ("We close ", "at ten."):
        yield ResponseAudioTranscriptDelta(word, **IDS, obfuscation="xx")
        yield ResponseAudioDelta(word.encode(), **IDS)
    yield ResponseAudioDone(**IDS)
    yield ResponseAudioTranscriptDone("We close at ten.", **IDS)
    part = OutputAudio("We close at ten.")
    yield ResponseContentPartDone(**IDS, part=part)
    whole = message(ItemStatus.COMPLETED, part)
    yield ConversationItemDone(whole, "item_1")
    yield ResponseOutputItemDone(whole, "resp_1", 0)
    yield ResponseDone(response(ResponseStatus.COMPLETED, output=[whole]))


def answer_by_call() -> Iterator[Any]:
    """
    Call a function.
    """
    call = FunctionCall("find_table", "", call_id="call_1", id="item_2")
    ids: Any = {
        "call_id": "call_1",
        "item_id": "item_2",
        "response_id": "resp_1",
        "output_index": 0,
    }
    yield ResponseCreated(response(ResponseStatus.IN_PROGRESS, output=[]))
    yield ResponseOutputItemAdded(call, "resp_1", 0)
    yield ResponseFunctionCallArgumentsDelta('{"guests"', **ids)
    yield ResponseFunctionCallArgumentsDelta(": 2}", **ids)
    yield ResponseFunctionCallArgumentsDone(
        '{"guests": 2}', **ids, name="find_table"
    )
    yield ResponseDone(response(ResponseStatus.COMPLETED, output=[]))


def interrupt() -> Iterator[Any]:
    """
    Be interrupted by the user.
    """
    yield InputAudioBufferSpeechStarted(1500, "item_3")
    yield ResponseDone(
        response(
            ResponseStatus.CANCELLED,
            status_details=ResponseCancelled(Reason.TURN_DETECTED),
            output=[],
        )
    )


def script(event: Any, *, is_called: bool) -> Iterator[Any]:
    """
    Answer an event of a client as today's server does.

    Who has called a function speaks next.
    """
    match event:
        case SessionUpdate(session):
            yield SessionUpdated(session, session_id="sess_1")
        case InputAudioBufferAppend(b"hello"):
            yield from answer_by_voice()
        case InputAudioBufferAppend():
            yield from interrupt()
        case InputAudioBufferCommit():
            yield Error(TOO_SHORT)
        case ResponseCreate() if is_called:
            yield from answer_by_voice()
        case ConversationItemTruncate(item_id, index, end):
            yield ConversationItemTruncated(item_id, index, end)
        case ConversationItemCreate(item):
            yield ConversationItemAdded(item, "item_2")
            yield ConversationItemDone(item, "item_2")
        case _:
            assert isinstance(event, ResponseCreate)
            yield from answer_by_call()


def serve_today(connection: ServerConnection) -> None:
    """
    Speak today's wire, every key of it.
    """
    session = SessionResource(model="gpt-realtime")
    created = SessionCreated(session, session_id="sess_1")
    connection.send(SPEAKS.dumps(created))
    said: list[Any] = []
    for text in connection:
        event = SPEAKS.loads(text, ANY)
        is_called = any(isinstance(item, ResponseCreate) for item in said)
        said.append(event)
        for number, part in enumerate(script(event, is_called=is_called)):
            payload = SPEAKS.unstructure(part)
            connection.send(json.dumps({**payload, "event_id": f"e{number}"}))


@contextmanager
def running(server: Server) -> Iterator[str]:
    """
    Serve, and give the address.
    """
    with server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(name="today")
def _today() -> Iterator[str]:
    with running(serve(serve_today, "127.0.0.1", 0)) as address:
        yield address


@pytest.fixture(name="bridge")
def _bridge(today: str) -> Iterator[str]:
    spec = importlib.util.spec_from_file_location("bridge", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bridge"] = module
    spec.loader.exec_module(module)
    with running(
        module.bridge("127.0.0.1", 0, f"{today}/realtime")
    ) as address:
        yield address


def client_of(address: str) -> Any:
    """
    Make the official client.
    """
    return openai.OpenAI(api_key="none", websocket_base_url=address)


def until(connection: Any, last: str) -> list[Any]:
    """
    Receive events up to one of a type.
    """
    found = [connection.recv()]
    while found[-1].type != last:
        found.append(connection.recv())
    return found


def audio_of(events: list[Any], word: str) -> bytes:
    """
    Join the audio that came.
    """
    return b"".join(
        base64.b64decode(item.delta) for item in events if item.type == word
    )


HELLO = base64.b64encode(b"hello").decode()
MORE = base64.b64encode(b"wait").decode()
Connect = Callable[..., Any]


# The SDK uses what websockets deprecated in 17.1.
@pytest.mark.filterwarnings("ignore:connect..:DeprecationWarning")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:openai")
class TestBeta:
    def test_spoken_turn(self, bridge: str) -> None:
        """
        A spoken turn comes in the events of the beta, in their order.
        """
        with client_of(bridge).beta.realtime.connect(model="m") as connection:
            connection.session.update(session={"voice": "ash"})
            connection.input_audio_buffer.append(audio=HELLO)
            events = until(connection, "response.done")

        assert [
            "session.created",
            "session.updated",
            "input_audio_buffer.speech_started",
            "input_audio_buffer.speech_stopped",
            "input_audio_buffer.committed",
            "conversation.item.created",
            "response.created",
            "rate_limits.updated",
            "response.output_item.added",
            "conversation.item.created",
            "response.content_part.added",
            "response.audio_transcript.delta",
            "response.audio.delta",
            "response.audio_transcript.delta",
            "response.audio.delta",
            "response.audio.done",
            "response.audio_transcript.done",
            "response.content_part.done",
            "response.output_item.done",
            "response.done",
        ] == [event.type for event in events]
        assert "ash" == events[1].session.voice
        assert b"We close at ten." == audio_of(events, "response.audio.delta")
        assert (
            "We close at ten."
            == events[-1].response.output[0].content[0].transcript
        )
        assert "audio" == events[-1].response.output[0].content[0].type
        assert "realtime.item" == events[5].item.object
        assert ["audio", "text"] == events[-1].response.modalities

    def test_function_call(self, bridge: str) -> None:
        """
        A function is called, and its output taken.
        """
        with client_of(bridge).beta.realtime.connect(model="m") as connection:
            connection.response.create()
            *_, done, last = until(connection, "response.done")
            connection.conversation.item.create(
                item={
                    "type": "function_call_output",
                    "call_id": "call_1",
                    "output": "{}",
                }
            )
            (taken,) = until(connection, "conversation.item.created")
            connection.response.create()
            spoken = until(connection, "response.done")

        assert ("call_1", '{"guests": 2}') == (done.call_id, done.arguments)
        assert "completed" == last.response.status
        assert "function_call_output" == taken.item.type
        assert b"We close at ten." == audio_of(spoken, "response.audio.delta")

    def test_interruption(self, bridge: str) -> None:
        """
        An answer is cut off where the client says that it stopped.
        """
        with client_of(bridge).beta.realtime.connect(model="m") as connection:
            connection.input_audio_buffer.append(audio=MORE)
            *_, done = until(connection, "response.done")
            connection.conversation.item.truncate(
                item_id="item_2", content_index=0, audio_end_ms=1200
            )
            (cut,) = until(connection, "conversation.item.truncated")

        assert "turn_detected" == done.response.status_details.reason
        assert ("item_2", 1200) == (cut.item_id, cut.audio_end_ms)

    def test_error(self, bridge: str) -> None:
        """
        What is wrong is told, with the event that it is about.
        """
        with client_of(bridge).beta.realtime.connect(model="m") as connection:
            until(connection, "session.created")
            connection.send(
                {
                    "type": "session.update",
                    "event_id": "mine",
                    "session": {"audio": {}},
                }
            )
            (error,) = until(connection, "error")
            connection.send({"type": "session.update", "session": []})
            (other,) = until(connection, "error")

            connection.input_audio_buffer.commit()
            (server_says,) = until(connection, "error")

        assert "mine" == error.error.event_id
        assert "/session/audio: a key of another dialect" in (
            error.error.message
        )
        assert "expected an object" in other.error.message
        assert TOO_SHORT.code == server_says.error.code

    def test_only_today(self, bridge: str) -> None:
        """
        A client is told that the flat wire has no pictures.
        """
        picture = {"type": "input_image", "image_url": "data:image/png;,"}
        item = {"type": "message", "role": "user", "content": [picture]}
        with client_of(bridge).beta.realtime.connect(model="m") as connection:
            until(connection, "session.created")
            connection.conversation.item.create(item=item)
            (error,) = until(connection, "error")

        assert error.error.message.startswith("/item/content/0/type: expected")


@pytest.mark.filterwarnings("ignore:connect..:DeprecationWarning")
class TestToday:
    def test_directly(self, today: str) -> None:
        """
        A client of today gets the same, in today's events.
        """
        with client_of(today).realtime.connect(model="m") as connection:
            connection.input_audio_buffer.append(audio=HELLO)
            events = until(connection, "response.done")

        words = [event.type for event in events]
        assert 2 == words.count("conversation.item.done")
        assert b"We close at ten." == audio_of(
            events, "response.output_audio.delta"
        )
        assert "output_audio" == events[-1].response.output[0].content[0].type
