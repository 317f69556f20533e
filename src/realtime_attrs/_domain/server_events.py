"""
What a server says to a client.
"""

from collections.abc import Sequence
from typing import TypeAlias

import attrs

from .._values.checked import as_tuple, frozen
from .._values.kinds import Index, Milliseconds, UnixTime
from .client_secrets import ClientSecret
from .items import Item, OutputAudio, OutputText
from .responses import (
    ErrorDetails,
    LogProbability,
    RateLimit,
    Response,
    TranscriptionError,
    TranscriptionLanguage,
    TranscriptionUsage,
)
from .transcription import Session, TranscriptionSession
from .unknown import Unknown, keys


def _log_probabilities(
    value: Sequence[LogProbability] | None,
) -> tuple[LogProbability, ...] | None:
    return as_tuple(value)


def _languages(
    value: Sequence[TranscriptionLanguage] | None,
) -> tuple[TranscriptionLanguage, ...] | None:
    return as_tuple(value)


def _rate_limits(value: Sequence[RateLimit]) -> tuple[RateLimit, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class SessionCreated:
    """
    A session has begun; the first event of every connection.

    Args:
        session: The session, with all that the server has set.

        session_id: Its identifier.

        expires_at: When it ends, in seconds of Unix time.

        client_secret:
            The secret that opened it, where a server says so; beta only.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    session: Session | Unknown
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class SessionUpdated:
    """
    The session has changed.

    Answers `SessionUpdate`.

    Args:
        session: The session, with all that is set now.

        session_id: Its identifier.

        expires_at: When it ends, in seconds of Unix time.

        client_secret:
            The secret that opened it, where a server says so; beta only.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    session: Session | Unknown
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class TranscriptionSessionCreated:
    """
    A transcription session has begun; beta only.

    Args:
        session: The session, with all that the server has set.

        session_id: Its identifier.

        expires_at: When it ends, in seconds of Unix time.

        client_secret:
            The secret that opened it, where a server says so; beta only.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    session: TranscriptionSession
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class TranscriptionSessionUpdated:
    """
    The transcription session has changed; beta only.

    Answers `TranscriptionSessionUpdate`.

    Args:
        session: The session, with all that is set now.

        session_id: Its identifier.

        expires_at: When it ends, in seconds of Unix time.

        client_secret:
            The secret that opened it, where a server says so; beta only.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    session: TranscriptionSession
    session_id: str | None = None
    expires_at: UnixTime | None = None
    client_secret: ClientSecret | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationCreated:
    """
    A conversation has begun.

    Documented to come after `SessionCreated`; OpenAI and Azure do not send it.

    Args:
        conversation_id: The conversation's identifier.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    conversation_id: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemCreated:
    """
    An item has come into the conversation; beta.

    Answers `ConversationItemCreate`.  It comes too for audio that is
    committed, and as the model begins an item.  GA has
    `ConversationItemAdded`.

    Args:
        item: The item as it is so far.

        previous_item_id: The item before it, if there is one.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item: Item | Unknown
    previous_item_id: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemAdded:
    """
    An item has come into the conversation; GA.

    Answers `ConversationItemCreate`.  It comes too for audio that is
    committed, and as the model begins an item.  `ConversationItemDone`
    follows.

    Args:
        item: The item as it is so far.

        previous_item_id: The item before it, if there is one.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item: Item | Unknown
    previous_item_id: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemDone:
    """
    An item of the conversation is final; GA.

    Follows `ConversationItemAdded`: at once for the items of clients and
    users, at the end for those of the model.

    Args:
        item: The whole item.

        previous_item_id:
            The item before it; `None` also where that is the conversation's
            first, so that `ConversationItemAdded` is to be trusted instead.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item: Item | Unknown
    previous_item_id: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemRetrieved:
    """
    An item as the server has it.

    Answers `ConversationItemRetrieve`.

    Args:
        item: The item, audio included.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item: Item | Unknown
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemTruncated:
    """
    The end of a message's audio has been taken out.

    Answers `ConversationItemTruncate`.  Where the server plays the audio, as
    in WebRTC, it comes unasked when the user interrupts.

    Args:
        item_id: The assistant's message.

        content_index: Which of its parts, from 0.

        audio_end_ms: How much of the audio is left, in milliseconds.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    content_index: Index
    audio_end_ms: Milliseconds
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemDeleted:
    """
    An item has been taken out of the conversation.

    Answers `ConversationItemDelete`.

    Args:
        item_id: The item.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemInputAudioTranscriptionDelta:
    """
    More of what the user said, in writing.

    Comes only if the session asks for transcription, at any time: before,
    between or after the events of the response, with some models while the
    user speaks.

    Args:
        item_id: The user's message.

        delta: The next piece of text.

        content_index: Which of its parts it is, from 0.

        logprobs:
            How sure the model is of each token, if the session's `include`
            asks.  A sequence is stored as a tuple.

        obfuscation:
            Random letters, so that the event's length tells nothing; GA only.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    delta: str | None = None
    content_index: Index | None = None
    logprobs: tuple[LogProbability, ...] | None = attrs.field(
        default=None, converter=_log_probabilities
    )
    obfuscation: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemInputAudioTranscriptionCompleted:
    """
    What the user said, in writing.

    Comes once for each message, at any time.

    Args:
        item_id: The user's message.

        transcript: The whole text.

        content_index: Which of its parts it is, from 0.

        usage:
            What it took, which is billed apart from the response; not from all
            servers.

        logprobs:
            How sure the model is of each token, if the session's `include`
            asks.  A sequence is stored as a tuple.

        languages:
            The languages that were heard; gpt-transcribe only.  A sequence is
            stored as a tuple.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    transcript: str
    content_index: Index | None = None
    usage: TranscriptionUsage | Unknown | None = None
    logprobs: tuple[LogProbability, ...] | None = attrs.field(
        default=None, converter=_log_probabilities
    )
    languages: tuple[TranscriptionLanguage, ...] | None = attrs.field(
        default=None, converter=_languages
    )
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemInputAudioTranscriptionFailed:
    """
    What the user said could not be written down.

    The model has heard it all the same, and answers.

    Args:
        item_id: The user's message.

        error: Why.

        content_index: Which of its parts it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    error: TranscriptionError
    content_index: Index | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemInputAudioTranscriptionSegment:
    """
    What one speaker said, in writing; GA only.

    Comes from models that tell speakers apart.

    Args:
        item_id: The user's message.

        text: What was said.

        speaker: Who said it, by a label.

        start: When it begins, in seconds of the audio, finite.

        end: When it ends, in seconds of the audio, finite.

        id: The segment's identifier.

        content_index: Which of the message's parts it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    text: str
    speaker: str
    start: float
    end: float
    id: str
    content_index: Index | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class InputAudioBufferCommitted:
    """
    The audio sent so far is becoming an item.

    Answers `InputAudioBufferCommit`, or comes at the end of the user's turn.
    The events of the item follow.

    Args:
        item_id: The user's message that it becomes.

        previous_item_id: The item before it, if there is one.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    previous_item_id: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class InputAudioBufferCleared:
    """
    The audio sent so far is forgotten.

    Answers `InputAudioBufferClear`.

    Args:
        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class InputAudioBufferSpeechStarted:
    """
    The user has begun to speak.

    Comes with turn detection only.  It is the time to stop playing the model's
    audio.

    Args:
        audio_start_ms:
            When, in milliseconds of all audio of the session, padding before
            the speech included.

        item_id: The user's message that it will become.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    audio_start_ms: Milliseconds
    item_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class InputAudioBufferSpeechStopped:
    """
    The user has stopped speaking.

    Comes with turn detection only; `InputAudioBufferCommitted` follows.

    Args:
        audio_end_ms:
            When, in milliseconds of all audio of the session, the silence that
            ended the turn included.

        item_id: The user's message that it will become.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    audio_end_ms: Milliseconds
    item_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class InputAudioBufferTimeoutTriggered:
    """
    The user has been silent for too long; GA only.

    Comes when `ServerVAD.idle_timeout_ms` is over.  The silence is committed,
    and the model speaks up.

    Args:
        audio_start_ms:
            When the silence began, in milliseconds of all audio of the
            session.

        audio_end_ms: When the timeout was over, likewise.

        item_id: The user's message that the silence becomes.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    audio_start_ms: Milliseconds
    audio_end_ms: Milliseconds
    item_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class InputAudioBufferDTMFEventReceived:
    """
    The user has pressed a key of the telephone; GA only, SIP only.

    OpenAI sends it without an *event_id*.

    Args:
        event: The key: ``"0"`` to ``"9"``, ``"*"`` or ``"#"``.

        received_at: When, in seconds of Unix time.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    event: str
    received_at: UnixTime
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class OutputAudioBufferStarted:
    """
    The server plays the model's audio; WebRTC and SIP only.

    Args:
        response_id: The response.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    response_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class OutputAudioBufferStopped:
    """
    The server has played the audio to its end; WebRTC and SIP only.

    Comes after `ResponseDone`, when nothing is left to play.

    Args:
        response_id: The response.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    response_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class OutputAudioBufferCleared:
    """
    The server has stopped playing the audio; WebRTC and SIP only.

    Answers `OutputAudioBufferClear`, or comes when the user interrupts.

    Args:
        response_id: The response.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    response_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class MCPListToolsInProgress:
    """
    The tools of an MCP server are being looked up; GA only.

    Args:
        item_id: The `MCPListTools` item.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class MCPListToolsCompleted:
    """
    The tools of an MCP server are known; GA only.

    They stand in the item, which `ConversationItemDone` brings.

    Args:
        item_id: The `MCPListTools` item.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class MCPListToolsFailed:
    """
    The tools of an MCP server could not be looked up; GA only.

    Nothing says why.

    Args:
        item_id: The `MCPListTools` item.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseCreated:
    """
    A response has begun.

    Answers `ResponseCreate`, or comes at the end of the user's turn.

    Args:
        response: The response, without items and usage.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    response: Response
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseDone:
    """
    A response is over, however it ended.

    The last of its events, but for those of MCP calls and of playing.  Its
    status tells whether it is whole, cancelled, cut short or failed.

    Args:
        response: The response, without the audio.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    response: Response
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseOutputItemAdded:
    """
    The model begins an item.

    Args:
        item: The item, still without content or arguments.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item: Item | Unknown
    response_id: str
    output_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseOutputItemDone:
    """
    An item of the model's is final, whole or cut short.

    Args:
        item: The item, without the audio.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item: Item | Unknown
    response_id: str
    output_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseContentPartAdded:
    """
    The model begins a part of a message.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        part: The part, still empty; not from all servers.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    part: OutputText | OutputAudio | Unknown | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseContentPartDone:
    """
    A part of the model's message is final, whole or cut short.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        part: The part, without the audio; not from all servers.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    part: OutputText | OutputAudio | Unknown | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseTextDelta:
    """
    More of the model's text.

    Args:
        delta: The next piece of text.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        obfuscation:
            Random letters, so that the event's length tells nothing; GA only.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    delta: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    obfuscation: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseTextDone:
    """
    The model's text is final, whole or cut short.

    Args:
        text: The whole text.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    text: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseAudioDelta:
    """
    More of the model's audio; WebSocket only.

    Comes faster than it is to be played.

    Args:
        delta: Samples, encoded as the session's `output_audio_format` says.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    delta: bytes
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseAudioDone:
    """
    The model's audio is final, whole or cut short.

    It may still be playing.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseAudioTranscriptDelta:
    """
    More of what the model says, in writing.

    Args:
        delta: The next piece of text.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        obfuscation:
            Random letters, so that the event's length tells nothing; GA only.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    delta: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    obfuscation: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseAudioTranscriptDone:
    """
    What the model has said, in writing.

    Args:
        transcript: The whole text.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    transcript: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseFunctionCallArgumentsDelta:
    """
    More of the arguments of a function call.

    Args:
        delta: The next piece of text, which may be nothing but white space.

        call_id: What the answer has to refer to.

        item_id: The item.

        response_id: The response.

        output_index:
            Which of the response's items it is, from 0; not from all servers.

        obfuscation:
            Random letters, so that the event's length tells nothing; GA only.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    delta: str
    call_id: str
    item_id: str
    response_id: str
    output_index: Index | None = None
    obfuscation: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseFunctionCallArgumentsDone:
    """
    The arguments of a function call are final.

    They may be cut short, if the response is.

    Args:
        arguments:
            All of them: text that should be a JSON object, but need not be.

        call_id: What the answer has to refer to.

        item_id: The item.

        response_id: The response.

        output_index:
            Which of the response's items it is, from 0; not from all servers.

        name: The function's name; older beta servers leave it out.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    arguments: str
    call_id: str
    item_id: str
    response_id: str
    output_index: Index | None = None
    name: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseMCPCallArgumentsDelta:
    """
    More of the arguments of a call of an MCP tool; GA only.

    Args:
        delta: The next piece of text.

        item_id: The `MCPCall` item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        obfuscation:
            Random letters, so that the event's length tells nothing; GA only.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    delta: str
    item_id: str
    response_id: str
    output_index: Index
    obfuscation: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseMCPCallArgumentsDone:
    """
    The arguments of a call of an MCP tool are final; GA only.

    Args:
        arguments: All of them: text that should be a JSON object.

        item_id: The `MCPCall` item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    arguments: str
    item_id: str
    response_id: str
    output_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseMCPCallInProgress:
    """
    The service calls an MCP tool; GA only.

    May come after the `ResponseDone` of the response that asks for the call.

    Args:
        item_id: The `MCPCall` item.

        output_index: Which of the response's items it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    output_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseMCPCallCompleted:
    """
    A call of an MCP tool has returned; GA only.

    What it returned stands in the item, which `ConversationItemDone` brings.
    The client may have to ask for the next response.

    Args:
        item_id: The `MCPCall` item.

        output_index: Which of the response's items it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    output_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseMCPCallFailed:
    """
    A call of an MCP tool has failed; GA only.

    Why stands in the item, which `ConversationItemDone` brings.

    Args:
        item_id: The `MCPCall` item.

        output_index: Which of the response's items it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    output_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class RateLimitsUpdated:
    """
    How much may still be used.

    Comes at the beginning of each response in beta, at its end in GA, and not
    from every service.

    Args:
        rate_limits:
            One limit each; there may be none.  A sequence is stored as a
            tuple.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    rate_limits: tuple[RateLimit, ...] = attrs.field(converter=_rate_limits)
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class Error:
    """
    Something went wrong, most often with an event of the client's.

    The session goes on, unless the connection is closed right after.  An event
    that is answered by this has had no effect, and gets no other answer.

    Args:
        error: What went wrong.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    error: ErrorDetails
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


ServerEvent: TypeAlias = (
    SessionCreated
    | SessionUpdated
    | TranscriptionSessionCreated
    | TranscriptionSessionUpdated
    | ConversationCreated
    | ConversationItemCreated
    | ConversationItemAdded
    | ConversationItemDone
    | ConversationItemRetrieved
    | ConversationItemTruncated
    | ConversationItemDeleted
    | ConversationItemInputAudioTranscriptionDelta
    | ConversationItemInputAudioTranscriptionCompleted
    | ConversationItemInputAudioTranscriptionFailed
    | ConversationItemInputAudioTranscriptionSegment
    | InputAudioBufferCommitted
    | InputAudioBufferCleared
    | InputAudioBufferSpeechStarted
    | InputAudioBufferSpeechStopped
    | InputAudioBufferTimeoutTriggered
    | InputAudioBufferDTMFEventReceived
    | OutputAudioBufferStarted
    | OutputAudioBufferStopped
    | OutputAudioBufferCleared
    | MCPListToolsInProgress
    | MCPListToolsCompleted
    | MCPListToolsFailed
    | ResponseCreated
    | ResponseDone
    | ResponseOutputItemAdded
    | ResponseOutputItemDone
    | ResponseContentPartAdded
    | ResponseContentPartDone
    | ResponseTextDelta
    | ResponseTextDone
    | ResponseAudioDelta
    | ResponseAudioDone
    | ResponseAudioTranscriptDelta
    | ResponseAudioTranscriptDone
    | ResponseFunctionCallArgumentsDelta
    | ResponseFunctionCallArgumentsDone
    | ResponseMCPCallArgumentsDelta
    | ResponseMCPCallArgumentsDone
    | ResponseMCPCallInProgress
    | ResponseMCPCallCompleted
    | ResponseMCPCallFailed
    | RateLimitsUpdated
    | Error
)
"""
Anything that a server may say.
"""
