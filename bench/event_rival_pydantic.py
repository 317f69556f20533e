"""
The events of a turn as pydantic models, written as a user would.

The union has only the events of one turn; ours has all events.
"""

import base64

from typing import Annotated, Literal

from pydantic import (
    Base64Bytes,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    TypeAdapter,
)
from rival_pydantic import (
    Milliseconds,
    Model,
    NestedFormat,
    NestedSession,
    Tokens,
    Voice,
)


Index = Annotated[int, Field(ge=0, le=2**31 - 1, strict=True)]
Count = Annotated[int, Field(ge=0, le=2**53 - 1, strict=True)]
# pydantic's own code decodes bytes, but it writes the alphabet for URLs, which
# no Realtime server reads.
Audio = Annotated[
    bytes,
    PlainSerializer(
        lambda audio: base64.b64encode(audio).decode("ascii"),
        when_used="json",
    ),
]


class Event(Model):
    """
    The attributes of all events.
    """

    event_id: str | None = None


class Session(NestedSession):
    """
    A session as a server shows it.
    """

    id: str | None = None
    object: Literal["realtime.session"] | None = None
    expires_at: Count | None = None


class SessionCreated(Event):
    """
    The first event.
    """

    type: Literal["session.created"]
    session: Session


class SessionUpdated(Event):
    """
    After an update.
    """

    type: Literal["session.updated"]
    session: Session


class SpeechStarted(Event):
    """
    The user speaks.
    """

    type: Literal["input_audio_buffer.speech_started"]
    audio_start_ms: Milliseconds
    item_id: str


class SpeechStopped(Event):
    """
    The user listens.
    """

    type: Literal["input_audio_buffer.speech_stopped"]
    audio_end_ms: Milliseconds
    item_id: str


class Committed(Event):
    """
    The user's turn ends.
    """

    type: Literal["input_audio_buffer.committed"]
    item_id: str
    previous_item_id: str | None = None


class InputText(Model):
    """
    Text of the user's.
    """

    type: Literal["input_text"]
    text: str


class InputAudio(Model):
    """
    Audio of the user's.
    """

    type: Literal["input_audio"]
    transcript: str | None = None
    audio: Audio | None = None


class OutputText(Model):
    """
    Text of the model's.
    """

    type: Literal["output_text"]
    text: str


class OutputAudio(Model):
    """
    Audio of the model's.
    """

    type: Literal["output_audio"]
    transcript: str | None = None
    audio: Audio | None = None


Status = Literal["completed", "incomplete", "in_progress"]


class SystemMessage(Model):
    """
    A message of the developer's.
    """

    type: Literal["message"]
    role: Literal["system"]
    content: tuple[InputText, ...]
    id: str | None = None
    status: Status | None = None


class UserMessage(Model):
    """
    A message of the user's.
    """

    type: Literal["message"]
    role: Literal["user"]
    content: tuple[
        Annotated[InputText | InputAudio, Discriminator("type")], ...
    ]
    id: str | None = None
    status: Status | None = None


class AssistantMessage(Model):
    """
    A message of the model's.
    """

    type: Literal["message"]
    role: Literal["assistant"]
    content: tuple[
        Annotated[OutputText | OutputAudio, Discriminator("type")], ...
    ]
    id: str | None = None
    status: Status | None = None


class FunctionCall(Model):
    """
    A call.
    """

    type: Literal["function_call"]
    name: str
    arguments: str
    call_id: str | None = None
    id: str | None = None
    status: Status | None = None


class FunctionCallOutput(Model):
    """
    The result of a function call.
    """

    type: Literal["function_call_output"]
    call_id: str
    output: str
    id: str | None = None
    status: Status | None = None


Message = Annotated[
    SystemMessage | UserMessage | AssistantMessage, Discriminator("role")
]
Item = Annotated[
    Message | FunctionCall | FunctionCallOutput, Discriminator("type")
]


class ItemAdded(Event):
    """
    An item comes in.
    """

    type: Literal["conversation.item.added"]
    item: Item
    previous_item_id: str | None = None


class ItemDone(Event):
    """
    An item is final.
    """

    type: Literal["conversation.item.done"]
    item: Item
    previous_item_id: str | None = None


class InputTranscriptDelta(Event):
    """
    A word of the user's.
    """

    type: Literal["conversation.item.input_audio_transcription.delta"]
    item_id: str
    delta: str | None = None
    content_index: Index | None = None
    obfuscation: str | None = None


class Duration(Model):
    """
    Seconds transcribed.
    """

    type: Literal["duration"]
    seconds: float


class InputTranscriptCompleted(Event):
    """
    All that the user said.
    """

    type: Literal["conversation.item.input_audio_transcription.completed"]
    item_id: str
    transcript: str
    content_index: Index | None = None
    usage: Duration | None = None


class CachedTokens(Model):
    """
    Tokens that cost less.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    image_tokens: Count | None = None


class InputTokens(Model):
    """
    Tokens read.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    image_tokens: Count | None = None
    cached_tokens: Count | None = None
    cached_tokens_details: CachedTokens | None = None


class OutputTokens(Model):
    """
    Tokens written.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None


class Usage(Model):
    """
    All tokens.
    """

    total_tokens: Count | None = None
    input_tokens: Count | None = None
    output_tokens: Count | None = None
    input_token_details: InputTokens | None = None
    output_token_details: OutputTokens | None = None


class ResponseOutput(Model):
    """
    How a response sounds.
    """

    format: NestedFormat | None = None
    voice: Voice | None = None


class ResponseAudio(Model):
    """
    The settings of the output audio.
    """

    output: ResponseOutput | None = None


class StatusDetails(Model):
    """
    Why a response ended.
    """

    type: Literal["completed", "cancelled", "incomplete", "failed"]
    reason: str | None = None


class Response(Model):
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


class ResponseCreated(Event):
    """
    A response begins.
    """

    type: Literal["response.created"]
    response: Response


class ResponseDone(Event):
    """
    A response ends.
    """

    type: Literal["response.done"]
    response: Response


class OutputItemAdded(Event):
    """
    The model begins an item.
    """

    type: Literal["response.output_item.added"]
    item: Item
    response_id: str
    output_index: Index


class OutputItemDone(Event):
    """
    The model ends an item.
    """

    type: Literal["response.output_item.done"]
    item: Item
    response_id: str
    output_index: Index


class Placed(Event):
    """
    An event about a part.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


class TextPart(Model):
    """
    A part that is read.
    """

    type: Literal["text"]
    text: str


class AudioPart(Model):
    """
    A part that is heard.
    """

    type: Literal["audio"]
    transcript: str | None = None


Part = Annotated[TextPart | AudioPart, Discriminator("type")]


class ContentPartAdded(Placed):
    """
    A part begins.
    """

    type: Literal["response.content_part.added"]
    part: Part | None = None


class ContentPartDone(Placed):
    """
    A part ends.
    """

    type: Literal["response.content_part.done"]
    part: Part | None = None


class TranscriptDelta(Placed):
    """
    A word of the model's.
    """

    type: Literal["response.output_audio_transcript.delta"]
    delta: str
    obfuscation: str | None = None


class TranscriptDone(Placed):
    """
    All that the model said.
    """

    type: Literal["response.output_audio_transcript.done"]
    transcript: str


class AudioDelta(Placed):
    """
    Some of its voice.
    """

    model_config = ConfigDict(frozen=True, val_json_bytes="base64")

    type: Literal["response.output_audio.delta"]
    delta: Audio


class AudioDeltaByDocs(Placed):
    """
    Some of its voice, in the type that pydantic's documentation has for it.
    """

    type: Literal["response.output_audio.delta"]
    delta: Base64Bytes


class AudioDone(Placed):
    """
    No more voice.
    """

    type: Literal["response.output_audio.done"]


class RateLimit(Model):
    """
    A limit of requests or tokens, and the remainder.
    """

    name: str | None = None
    limit: Count | None = None
    remaining: Count | None = None
    reset_seconds: float | None = None


class RateLimitsUpdated(Event):
    """
    All that is left.
    """

    type: Literal["rate_limits.updated"]
    rate_limits: tuple[RateLimit, ...]


Others = (
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
    | AudioDone
    | RateLimitsUpdated
)
SERVER: TypeAdapter[Event] = TypeAdapter(
    Annotated[Others | AudioDelta, Discriminator("type")]
)
SERVER_BY_DOCS: TypeAdapter[Event] = TypeAdapter(
    Annotated[Others | AudioDeltaByDocs, Discriminator("type")]
)
