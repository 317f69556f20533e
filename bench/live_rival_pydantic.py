"""
Events of a Live server as pydantic models, written as a user would.

Only those that are measured and their session, where our union has all.
"""

from typing import Annotated, Literal

from event_rival_pydantic import Audio, Count, Event
from pydantic import Base64Bytes, ConfigDict, Field, TypeAdapter
from rival_pydantic import FunctionTool, Milliseconds, Model, ToolChoice


class PCM(Model):
    """
    Linear samples.
    """

    type: Literal["audio/pcm"]
    rate: Literal[16000, 24000]


class PCMU(Model):
    """
    Mu-law.
    """

    type: Literal["audio/pcmu"]
    rate: Literal[8000]


class PCMA(Model):
    """
    A-law.
    """

    type: Literal["audio/pcma"]
    rate: Literal[8000]


class Output(Model):
    """
    Who speaks.
    """

    voice: str | None = None


class Sound(Model):
    """
    The settings of input and output audio.
    """

    format: (
        Annotated[PCM | PCMU | PCMA, Field(discriminator="type")] | None
    ) = None
    output: Output | None = None


class Reasoning(Model):
    """
    How the model reasons.
    """

    effort: (
        Literal["none", "minimal", "low", "medium", "high", "xhigh"] | None
    ) = None
    summary: Literal["concise", "detailed", "auto"] | None = None


class Responses(Model):
    """
    The model that does the tasks.
    """

    model: str
    instructions: str | None = None
    max_output_tokens: Count | None = None
    parallel_tool_calls: bool | None = None
    reasoning: Reasoning | None = None
    tool_choice: ToolChoice | None = None
    tools: tuple[FunctionTool, ...] | None = None


class ResponsesDelegation(Model):
    """
    A model does the tasks.
    """

    type: Literal["responses"]
    responses: Responses


class ClientDelegation(Model):
    """
    The client does them.
    """

    type: Literal["client"]
    acknowledgement_delay_ms: Milliseconds | None = None


class Text(Model):
    """
    A part of a message.
    """

    type: Literal["input_text", "output_text"]
    text: str


class Message(Model):
    """
    A message from before.
    """

    role: Literal["developer", "user", "assistant"]
    content: tuple[Text, ...]


class Session(Model):
    """
    A session as a server shows it.
    """

    id: str
    status: Literal["active"]
    expires_at: Count
    model: str | None = None
    instructions: str | None = None
    audio: Sound | None = None
    delegation: (
        Annotated[
            ResponsesDelegation | ClientDelegation, Field(discriminator="type")
        ]
        | None
    ) = None
    input: tuple[Message, ...] | None = None
    store: bool | None = None


class SessionStarted(Event):
    """
    The first event.
    """

    type: Literal["session.started"]
    session: Session


class TranscriptDelta(Event):
    """
    A word of the model's, or the user's.
    """

    type: Literal[
        "session.output_transcript.delta", "session.input_transcript.delta"
    ]
    delta: str
    start_ms: Milliseconds
    end_ms: Milliseconds


class AudioDelta(Event):
    """
    Some of its voice.
    """

    model_config = ConfigDict(frozen=True, val_json_bytes="base64")

    type: Literal["session.output_audio.delta"]
    delta: Audio
    start_ms: Milliseconds | None = None
    end_ms: Milliseconds | None = None


class AudioDeltaByDocs(Event):
    """
    Some of its voice, in the type that pydantic's documentation has for it.
    """

    type: Literal["session.output_audio.delta"]
    delta: Base64Bytes
    start_ms: Milliseconds | None = None
    end_ms: Milliseconds | None = None


Others = SessionStarted | TranscriptDelta
SERVER: TypeAdapter[Event] = TypeAdapter(
    Annotated[Others | AudioDelta, Field(discriminator="type")]
)
SERVER_BY_DOCS: TypeAdapter[Event] = TypeAdapter(
    Annotated[Others | AudioDeltaByDocs, Field(discriminator="type")]
)
