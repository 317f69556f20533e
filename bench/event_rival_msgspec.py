"""
The same events as msgspec Structs; bytes are base64 by themselves.

A union of Structs has one tag each, so that a message is one class whatever
its role.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from rival_msgspec import Format, Milliseconds, NestedSession, Tokens
from rival_words import Voice


Index = Annotated[int, Meta(ge=0, le=2**31 - 1)]
Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Status = Literal["completed", "incomplete", "in_progress"]


class Plain(Struct, frozen=True, omit_defaults=True):
    """
    As frozen as ours are.
    """


class Event(Plain, frozen=True, kw_only=True, tag_field="type"):
    """
    The attributes of all events.
    """

    event_id: str | None = None


class Session(NestedSession, frozen=True, tag="realtime"):
    """
    A session as a server shows it.
    """

    id: str | None = None
    object: Literal["realtime.session"] | None = None
    expires_at: Count | None = None


class SessionCreated(Event, frozen=True, tag="session.created"):
    """
    The first event.
    """

    session: Session


class SessionUpdated(Event, frozen=True, tag="session.updated"):
    """
    After an update.
    """

    session: Session


class SpeechStarted(
    Event, frozen=True, tag="input_audio_buffer.speech_started"
):
    """
    The user speaks.
    """

    audio_start_ms: Milliseconds
    item_id: str


class SpeechStopped(
    Event, frozen=True, tag="input_audio_buffer.speech_stopped"
):
    """
    The user listens.
    """

    audio_end_ms: Milliseconds
    item_id: str


class Committed(Event, frozen=True, tag="input_audio_buffer.committed"):
    """
    The user's turn ends.
    """

    item_id: str
    previous_item_id: str | None = None


class InputText(Plain, frozen=True, tag_field="type", tag="input_text"):
    """
    Text of the user's.
    """

    text: str


class InputAudio(Plain, frozen=True, tag_field="type", tag="input_audio"):
    """
    Audio of the user's.
    """

    transcript: str | None = None
    audio: bytes | None = None


class OutputText(Plain, frozen=True, tag_field="type", tag="output_text"):
    """
    Text of the model's.
    """

    text: str


class OutputAudio(Plain, frozen=True, tag_field="type", tag="output_audio"):
    """
    Audio of the model's.
    """

    transcript: str | None = None
    audio: bytes | None = None


class Message(Plain, frozen=True, tag_field="type", tag="message"):
    """
    A message of anyone's.
    """

    role: Literal["system", "user", "assistant"]
    content: tuple[InputText | InputAudio | OutputText | OutputAudio, ...]
    id: str | None = None
    status: Status | None = None


class FunctionCall(Plain, frozen=True, tag_field="type", tag="function_call"):
    """
    A call.
    """

    name: str
    arguments: str
    call_id: str | None = None
    id: str | None = None
    status: Status | None = None


class FunctionCallOutput(
    Plain, frozen=True, tag_field="type", tag="function_call_output"
):
    """
    The result of a function call.
    """

    call_id: str
    output: str
    id: str | None = None
    status: Status | None = None


Item = Message | FunctionCall | FunctionCallOutput


class ItemAdded(Event, frozen=True, tag="conversation.item.added"):
    """
    An item comes in.
    """

    item: Item
    previous_item_id: str | None = None


class ItemDone(Event, frozen=True, tag="conversation.item.done"):
    """
    An item is final.
    """

    item: Item
    previous_item_id: str | None = None


class InputTranscriptDelta(
    Event,
    frozen=True,
    tag="conversation.item.input_audio_transcription.delta",
):
    """
    A word of the user's.
    """

    item_id: str
    delta: str | None = None
    content_index: Index | None = None
    obfuscation: str | None = None


class Duration(Plain, frozen=True, tag_field="type", tag="duration"):
    """
    Seconds transcribed.
    """

    seconds: float


class InputTranscriptCompleted(
    Event,
    frozen=True,
    tag="conversation.item.input_audio_transcription.completed",
):
    """
    All that the user said.
    """

    item_id: str
    transcript: str
    content_index: Index | None = None
    usage: Duration | None = None


class CachedTokens(Plain, frozen=True):
    """
    Tokens that cost less.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    image_tokens: Count | None = None


class InputTokens(Plain, frozen=True):
    """
    Tokens read.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    image_tokens: Count | None = None
    cached_tokens: Count | None = None
    cached_tokens_details: CachedTokens | None = None


class OutputTokens(Plain, frozen=True):
    """
    Tokens written.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None


class Usage(Plain, frozen=True):
    """
    All tokens.
    """

    total_tokens: Count | None = None
    input_tokens: Count | None = None
    output_tokens: Count | None = None
    input_token_details: InputTokens | None = None
    output_token_details: OutputTokens | None = None


class ResponseOutput(Plain, frozen=True):
    """
    How a response sounds.
    """

    format: Format | None = None
    voice: Voice | None = None


class ResponseAudio(Plain, frozen=True):
    """
    The settings of the output audio.
    """

    output: ResponseOutput | None = None


class StatusDetails(Plain, frozen=True):
    """
    Why a response ended.
    """

    type: Literal["completed", "cancelled", "incomplete", "failed"]
    reason: str | None = None


class Response(Plain, frozen=True):
    """
    A response.
    """

    object: Literal["realtime.response"] | None = None
    id: str | None = None
    status: (
        Literal["in_progress", "completed", "cancelled", "failed"] | None
    ) = None
    status_details: StatusDetails | None = None
    output: tuple[Item, ...] | None = None
    conversation_id: str | None = None
    output_modalities: tuple[str, ...] | None = None
    max_output_tokens: Tokens | None = None
    audio: ResponseAudio | None = None
    usage: Usage | None = None
    metadata: dict[str, str] | None = None


class ResponseCreated(Event, frozen=True, tag="response.created"):
    """
    A response begins.
    """

    response: Response


class ResponseDone(Event, frozen=True, tag="response.done"):
    """
    A response ends.
    """

    response: Response


class OutputItemAdded(Event, frozen=True, tag="response.output_item.added"):
    """
    The model begins an item.
    """

    item: Item
    response_id: str
    output_index: Index


class OutputItemDone(Event, frozen=True, tag="response.output_item.done"):
    """
    The model ends an item.
    """

    item: Item
    response_id: str
    output_index: Index


class Placed(Event, frozen=True, kw_only=True):
    """
    An event about a part.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


class TextPart(Plain, frozen=True, tag_field="type", tag="text"):
    """
    A part that is read.
    """

    text: str


class AudioPart(Plain, frozen=True, tag_field="type", tag="audio"):
    """
    A part that is heard.
    """

    transcript: str | None = None


class ContentPartAdded(Placed, frozen=True, tag="response.content_part.added"):
    """
    A part begins.
    """

    part: TextPart | AudioPart | None = None


class ContentPartDone(Placed, frozen=True, tag="response.content_part.done"):
    """
    A part ends.
    """

    part: TextPart | AudioPart | None = None


class TranscriptDelta(
    Placed, frozen=True, tag="response.output_audio_transcript.delta"
):
    """
    A word of the model's.
    """

    delta: str
    obfuscation: str | None = None


class TranscriptDone(
    Placed, frozen=True, tag="response.output_audio_transcript.done"
):
    """
    All that the model said.
    """

    transcript: str


class AudioDelta(Placed, frozen=True, tag="response.output_audio.delta"):
    """
    Some of its voice.
    """

    delta: bytes


class AudioDone(Placed, frozen=True, tag="response.output_audio.done"):
    """
    No more voice.
    """


class RateLimit(Plain, frozen=True):
    """
    A limit of requests or tokens, and the remainder.
    """

    name: str | None = None
    limit: Count | None = None
    remaining: Count | None = None
    reset_seconds: float | None = None


class RateLimitsUpdated(Event, frozen=True, tag="rate_limits.updated"):
    """
    All that is left.
    """

    rate_limits: tuple[RateLimit, ...]


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
