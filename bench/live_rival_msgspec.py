"""
Events of a Live server as msgspec Structs; bytes are base64 by themselves.
"""

from typing import Any, Literal

from event_rival_msgspec import Count, Event, Plain
from msgspec import UNSET, UnsetType
from rival_msgspec import FunctionTool, Milliseconds, ToolChoice


class PCM(Plain, frozen=True, tag="audio/pcm", tag_field="type"):
    """
    Linear samples.
    """

    rate: Literal[16000, 24000]


class PCMU(Plain, frozen=True, tag="audio/pcmu", tag_field="type"):
    """
    Mu-law.
    """

    rate: Literal[8000]


class PCMA(Plain, frozen=True, tag="audio/pcma", tag_field="type"):
    """
    A-law.
    """

    rate: Literal[8000]


class Output(Plain, frozen=True):
    """
    Who speaks.
    """

    voice: str | None = None


class Sound(Plain, frozen=True):
    """
    The settings of input and output audio.
    """

    format: PCM | PCMU | PCMA | None = None
    output: Output | None = None


class Reasoning(Plain, frozen=True):
    """
    How the model reasons.
    """

    effort: (
        Literal["none", "minimal", "low", "medium", "high", "xhigh"] | None
    ) = None
    summary: Literal["concise", "detailed", "auto"] | None = None


class Responses(Plain, frozen=True):
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


class ResponsesDelegation(
    Plain, frozen=True, tag="responses", tag_field="type"
):
    """
    A model does the tasks.
    """

    responses: Responses


class ClientDelegation(Plain, frozen=True, tag="client", tag_field="type"):
    """
    The client does them.
    """

    acknowledgement_delay_ms: Milliseconds | None = None


class Text(Plain, frozen=True):
    """
    A part of a message.
    """

    type: Literal["input_text", "output_text"]
    text: str


class Message(Plain, frozen=True):
    """
    A message from before.
    """

    role: Literal["developer", "user", "assistant"]
    content: tuple[Text, ...]


class Session(Plain, frozen=True):
    """
    A session as a server shows it.
    """

    id: str
    status: Literal["active"]
    expires_at: Count
    model: str | None = None
    instructions: str | None = None
    audio: Sound | None = None
    delegation: ResponsesDelegation | ClientDelegation | None | UnsetType = (
        UNSET
    )
    input: tuple[Message, ...] | None = None
    store: bool | None = None


class SessionStarted(Event, frozen=True, tag="session.started"):
    """
    The first event.
    """

    session: Session


class TranscriptDelta(
    Event, frozen=True, tag="session.output_transcript.delta"
):
    """
    A word of the model's.
    """

    delta: str
    start_ms: Milliseconds
    end_ms: Milliseconds


class AudioDelta(Event, frozen=True, tag="session.output_audio.delta"):
    """
    Some of its voice.
    """

    delta: bytes
    start_ms: Milliseconds | None = None
    end_ms: Milliseconds | None = None


SERVER: Any = SessionStarted | TranscriptDelta | AudioDelta
