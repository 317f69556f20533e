"""
The events of the stream as pydantic models: the beta's client, GA's server.
"""

from typing import Annotated, Literal

from event_rival_pydantic import (
    Audio,
    AudioDelta,
    Event,
    Index,
    Item,
    Others,
)
from pydantic import ConfigDict, Discriminator, TypeAdapter
from rival_pydantic import FlatSession, Milliseconds, Model


class FunctionCallArgumentsDelta(Event):
    """
    Some of a function's arguments.
    """

    type: Literal["response.function_call_arguments.delta"]
    response_id: str
    item_id: str
    output_index: Index
    call_id: str
    delta: str
    obfuscation: str | None = None


class FunctionCallArgumentsDone(Event):
    """
    All arguments.
    """

    type: Literal["response.function_call_arguments.done"]
    response_id: str
    item_id: str
    output_index: Index
    call_id: str
    arguments: str
    name: str | None = None


class ItemTruncated(Event):
    """
    An answer is cut off.
    """

    type: Literal["conversation.item.truncated"]
    item_id: str
    content_index: Index
    audio_end_ms: Milliseconds


class SessionUpdate(Event):
    """
    The client changes the session.
    """

    type: Literal["session.update"]
    session: FlatSession


class Append(Event):
    """
    The client sends audio.
    """

    model_config = ConfigDict(frozen=True, val_json_bytes="base64")

    type: Literal["input_audio_buffer.append"]
    audio: Audio


class ItemCreate(Event):
    """
    The client adds an item.
    """

    type: Literal["conversation.item.create"]
    item: Item
    previous_item_id: str | None = None


class ItemTruncate(Event):
    """
    The client cuts an answer off.
    """

    type: Literal["conversation.item.truncate"]
    item_id: str
    content_index: Index
    audio_end_ms: Milliseconds


class ResponseParameters(Model):
    """
    The parameters of a response that the session lacks.
    """

    instructions: str | None = None


class ResponseCreate(Event):
    """
    The client asks for an answer.
    """

    type: Literal["response.create"]
    response: ResponseParameters | None = None


SERVER: TypeAdapter[Event] = TypeAdapter(
    Annotated[
        Others
        | AudioDelta
        | FunctionCallArgumentsDelta
        | FunctionCallArgumentsDone
        | ItemTruncated,
        Discriminator("type"),
    ]
)
CLIENT: TypeAdapter[Event] = TypeAdapter(
    Annotated[
        SessionUpdate | Append | ItemCreate | ItemTruncate | ResponseCreate,
        Discriminator("type"),
    ]
)
read_server = SERVER.validate_json
read_client = CLIENT.validate_json


def write(event: Event) -> str:
    """
    Write an event of either.
    """
    return event.model_dump_json(exclude_none=True)
