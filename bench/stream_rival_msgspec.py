"""
The events of the stream as msgspec Structs: the beta's client, GA's server.
"""

from typing import Any

from event_rival_msgspec import (
    SERVER as OF_A_TURN,
)
from event_rival_msgspec import (
    Event,
    Index,
    Item,
)
from msgspec import Struct
from msgspec.json import Decoder, Encoder
from rival_msgspec import FlatSession, Milliseconds


class FunctionCallArgumentsDelta(
    Event, frozen=True, tag="response.function_call_arguments.delta"
):
    """
    Some of a function's arguments.
    """

    response_id: str
    item_id: str
    output_index: Index
    call_id: str
    delta: str
    obfuscation: str | None = None


class FunctionCallArgumentsDone(
    Event, frozen=True, tag="response.function_call_arguments.done"
):
    """
    All arguments.
    """

    response_id: str
    item_id: str
    output_index: Index
    call_id: str
    arguments: str
    name: str | None = None


class ItemTruncated(Event, frozen=True, tag="conversation.item.truncated"):
    """
    An answer is cut off.
    """

    item_id: str
    content_index: Index
    audio_end_ms: Milliseconds


class SessionUpdate(Event, frozen=True, tag="session.update"):
    """
    The client changes the session.
    """

    session: FlatSession


class Append(Event, frozen=True, tag="input_audio_buffer.append"):
    """
    The client sends audio.
    """

    audio: bytes


class ItemCreate(Event, frozen=True, tag="conversation.item.create"):
    """
    The client adds an item.
    """

    item: Item
    previous_item_id: str | None = None


class ItemTruncate(Event, frozen=True, tag="conversation.item.truncate"):
    """
    The client cuts an answer off.
    """

    item_id: str
    content_index: Index
    audio_end_ms: Milliseconds


class ResponseParameters(Struct, frozen=True, omit_defaults=True):
    """
    The parameters of a response that the session lacks.
    """

    instructions: str | None = None


class ResponseCreate(Event, frozen=True, tag="response.create"):
    """
    The client asks for an answer.
    """

    response: ResponseParameters | None = None


SERVER: Any = (
    OF_A_TURN
    | FunctionCallArgumentsDelta
    | FunctionCallArgumentsDone
    | ItemTruncated
)
CLIENT: Any = (
    SessionUpdate | Append | ItemCreate | ItemTruncate | ResponseCreate
)
read_server = Decoder(SERVER).decode
read_client = Decoder(CLIENT).decode
write = Encoder().encode
