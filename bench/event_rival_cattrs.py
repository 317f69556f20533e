"""
The same events for plain cattrs: classes that mirror the wire, unions by tag.
"""

import base64
import binascii

from enum import StrEnum
from typing import Any, cast

import attrs
import rival_cattrs

from cattrs import Converter
from cattrs.strategies import configure_tagged_union


class Status(StrEnum):
    """
    How far an item or a response is.
    """

    COMPLETED = "completed"
    INCOMPLETE = "incomplete"
    IN_PROGRESS = "in_progress"
    CANCELLED = "cancelled"
    FAILED = "failed"


@attrs.frozen
class Session(rival_cattrs.NestedSession):
    """
    A session as a server shows it.
    """

    id: str | None = None
    object: str | None = None
    expires_at: int | None = None


@attrs.frozen
class SessionCreated:
    """
    The first event.
    """

    session: Session
    event_id: str | None = None


@attrs.frozen
class SessionUpdated:
    """
    After an update.
    """

    session: Session
    event_id: str | None = None


@attrs.frozen
class SpeechStarted:
    """
    The user speaks.
    """

    audio_start_ms: int
    item_id: str
    event_id: str | None = None


@attrs.frozen
class SpeechStopped:
    """
    The user listens.
    """

    audio_end_ms: int
    item_id: str
    event_id: str | None = None


@attrs.frozen
class Committed:
    """
    The user's turn ends.
    """

    item_id: str
    previous_item_id: str | None = None
    event_id: str | None = None


@attrs.frozen
class InputText:
    """
    Text of the user's.
    """

    text: str


@attrs.frozen
class InputAudio:
    """
    Audio of the user's.
    """

    transcript: str | None = None
    audio: bytes | None = None


@attrs.frozen
class OutputText:
    """
    Text of the model's.
    """

    text: str


@attrs.frozen
class OutputAudio:
    """
    Audio of the model's.
    """

    transcript: str | None = None
    audio: bytes | None = None


Content = InputText | InputAudio | OutputText | OutputAudio


@attrs.frozen
class Message:
    """
    A message of anyone's.
    """

    role: str
    content: list[Content]
    id: str | None = None
    status: Status | None = None


@attrs.frozen
class FunctionCall:
    """
    A call.
    """

    name: str
    arguments: str
    call_id: str | None = None
    id: str | None = None
    status: Status | None = None


@attrs.frozen
class FunctionCallOutput:
    """
    The result of a function call.
    """

    call_id: str
    output: str
    id: str | None = None
    status: Status | None = None


Item = Message | FunctionCall | FunctionCallOutput


@attrs.frozen
class ItemAdded:
    """
    An item comes in.
    """

    item: Item
    previous_item_id: str | None = None
    event_id: str | None = None


@attrs.frozen
class ItemDone:
    """
    An item is final.
    """

    item: Item
    previous_item_id: str | None = None
    event_id: str | None = None


@attrs.frozen
class InputTranscriptDelta:
    """
    A word of the user's.
    """

    item_id: str
    delta: str | None = None
    content_index: int | None = None
    obfuscation: str | None = None
    event_id: str | None = None


@attrs.frozen
class Duration:
    """
    Seconds transcribed.
    """

    seconds: float
    type: str


@attrs.frozen
class InputTranscriptCompleted:
    """
    All that the user said.
    """

    item_id: str
    transcript: str
    content_index: int | None = None
    usage: Duration | None = None
    event_id: str | None = None


@attrs.frozen
class CachedTokens:
    """
    Tokens that cost less.
    """

    text_tokens: int | None = None
    audio_tokens: int | None = None
    image_tokens: int | None = None


@attrs.frozen
class InputTokens:
    """
    Tokens read.
    """

    text_tokens: int | None = None
    audio_tokens: int | None = None
    image_tokens: int | None = None
    cached_tokens: int | None = None
    cached_tokens_details: CachedTokens | None = None


@attrs.frozen
class OutputTokens:
    """
    Tokens written.
    """

    text_tokens: int | None = None
    audio_tokens: int | None = None


@attrs.frozen
class Usage:
    """
    All tokens.
    """

    total_tokens: int | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    input_token_details: InputTokens | None = None
    output_token_details: OutputTokens | None = None


@attrs.frozen
class ResponseOutput:
    """
    How a response sounds.
    """

    format: rival_cattrs.Format | None = None
    voice: rival_cattrs.Voice | None = None


@attrs.frozen
class ResponseAudio:
    """
    The settings of the output audio.
    """

    output: ResponseOutput | None = None


@attrs.frozen
class StatusDetails:
    """
    Why a response ended.
    """

    type: str
    reason: str | None = None


@attrs.frozen
class Response:
    """
    A response.
    """

    object: str | None = None
    id: str | None = None
    status: Status | None = None
    status_details: StatusDetails | None = None
    output: list[Item] | None = None
    conversation_id: str | None = None
    output_modalities: list[str] | None = None
    max_output_tokens: int | str | None = None
    audio: ResponseAudio | None = None
    usage: Usage | None = None
    metadata: dict[str, str] | None = None


@attrs.frozen
class ResponseCreated:
    """
    A response begins.
    """

    response: Response
    event_id: str | None = None


@attrs.frozen
class ResponseDone:
    """
    A response ends.
    """

    response: Response
    event_id: str | None = None


@attrs.frozen
class OutputItemAdded:
    """
    The model begins an item.
    """

    item: Item
    response_id: str
    output_index: int
    event_id: str | None = None


@attrs.frozen
class OutputItemDone:
    """
    The model ends an item.
    """

    item: Item
    response_id: str
    output_index: int
    event_id: str | None = None


@attrs.frozen(kw_only=True)
class Placed:
    """
    An event about a part.
    """

    item_id: str
    response_id: str
    output_index: int
    content_index: int
    event_id: str | None = None


@attrs.frozen
class TextPart:
    """
    A part that is read.
    """

    text: str


@attrs.frozen
class AudioPart:
    """
    A part that is heard.
    """

    transcript: str | None = None


Part = TextPart | AudioPart


@attrs.frozen(kw_only=True)
class ContentPartAdded(Placed):
    """
    A part begins.
    """

    part: Part


@attrs.frozen(kw_only=True)
class ContentPartDone(Placed):
    """
    A part ends.
    """

    part: Part


@attrs.frozen(kw_only=True)
class TranscriptDelta(Placed):
    """
    A word of the model's.
    """

    delta: str
    obfuscation: str | None = None


@attrs.frozen(kw_only=True)
class TranscriptDone(Placed):
    """
    All that the model said.
    """

    transcript: str


@attrs.frozen(kw_only=True)
class AudioDelta(Placed):
    """
    Some of its voice.
    """

    delta: bytes


@attrs.frozen(kw_only=True)
class AudioDone(Placed):
    """
    No more voice.
    """


@attrs.frozen
class RateLimit:
    """
    A limit of requests or tokens, and the remainder.
    """

    name: str | None = None
    limit: int | None = None
    remaining: int | None = None
    reset_seconds: float | None = None


@attrs.frozen
class RateLimitsUpdated:
    """
    All that is left.
    """

    rate_limits: list[RateLimit]
    event_id: str | None = None


_CONTENT = {
    InputText: "input_text",
    InputAudio: "input_audio",
    OutputText: "output_text",
    OutputAudio: "output_audio",
}
_ITEMS = {
    Message: "message",
    FunctionCall: "function_call",
    FunctionCallOutput: "function_call_output",
}
_PARTS = {TextPart: "text", AudioPart: "audio"}
_TRANSCRIPTION = "conversation.item.input_audio_transcription"
_EVENTS = {
    SessionCreated: "session.created",
    SessionUpdated: "session.updated",
    SpeechStarted: "input_audio_buffer.speech_started",
    SpeechStopped: "input_audio_buffer.speech_stopped",
    Committed: "input_audio_buffer.committed",
    ItemAdded: "conversation.item.added",
    ItemDone: "conversation.item.done",
    InputTranscriptDelta: f"{_TRANSCRIPTION}.delta",
    InputTranscriptCompleted: f"{_TRANSCRIPTION}.completed",
    ResponseCreated: "response.created",
    ResponseDone: "response.done",
    OutputItemAdded: "response.output_item.added",
    OutputItemDone: "response.output_item.done",
    ContentPartAdded: "response.content_part.added",
    ContentPartDone: "response.content_part.done",
    TranscriptDelta: "response.output_audio_transcript.delta",
    TranscriptDone: "response.output_audio_transcript.done",
    AudioDelta: "response.output_audio.delta",
    AudioDone: "response.output_audio.done",
    RateLimitsUpdated: "rate_limits.updated",
}
SERVER: Any = (
    SessionCreated
    | SessionUpdated
    | SpeechStarted
    | SpeechStopped
    | Committed
    | ItemAdded
    | ItemDone
    | InputTranscriptDelta
    | InputTranscriptCompleted
    | ResponseCreated
    | ResponseDone
    | OutputItemAdded
    | OutputItemDone
    | ContentPartAdded
    | ContentPartDone
    | TranscriptDelta
    | TranscriptDone
    | AudioDelta
    | AudioDone
    | RateLimitsUpdated
)


def make() -> Converter:
    """
    Make the converter.
    """
    converter = rival_cattrs.make()
    converter.register_structure_hook(
        bytes, lambda text, _: binascii.a2b_base64(text)
    )
    converter.register_unstructure_hook(
        bytes, lambda data: base64.b64encode(data).decode("ascii")
    )
    for union, tags in (
        (Content, _CONTENT),
        (Item, _ITEMS),
        (Part, _PARTS),
        (SERVER, _EVENTS),
    ):
        configure_tagged_union(
            cast("Any", union),
            converter,
            tag_name="type",
            tag_generator=cast("Any", tags).__getitem__,
        )
    return converter
