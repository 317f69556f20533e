"""
A server of today that follows a script, and what it takes to run it.
"""

import importlib.util
import json
import sys

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from threading import Thread
from typing import Any

from cattrs.preconf.json import JsonConverter
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


EXAMPLES = Path(__file__).parents[1] / "examples"
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


@cache
def speaks() -> JsonConverter:
    """
    Make the converter of the scripted server, which nobody configures.
    """
    return make_converter(GA)


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
    yield ResponseOutputItemAdded("resp_1", 0, begun)
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
    yield ResponseOutputItemDone("resp_1", 0, whole)
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
    yield ResponseOutputItemAdded("resp_1", 0, call)
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


def serve_today(said: list[Any], connection: ServerConnection) -> None:
    """
    Speak today's wire, every key of it; note what clients have *said*.
    """
    session = SessionResource(model="gpt-realtime")
    created = SessionCreated(session, session_id="sess_1")
    connection.send(speaks().dumps(created))
    for text in connection:
        event = speaks().loads(text, ANY)
        is_called = any(isinstance(item, ResponseCreate) for item in said)
        said.append(event)
        for number, part in enumerate(script(event, is_called=is_called)):
            payload = speaks().unstructure(part)
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


@contextmanager
def today(said: list[Any]) -> Iterator[str]:
    """
    Run the scripted server, and give its address.
    """
    with running(serve(partial(serve_today, said), "127.0.0.1", 0)) as address:
        yield address


def example(name: str) -> Any:
    """
    Import a file of the examples.
    """
    spec = importlib.util.spec_from_file_location(
        name, EXAMPLES / f"{name}.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
