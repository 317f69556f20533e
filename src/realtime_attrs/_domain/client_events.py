"""
What a client says to a server.
"""

from typing import TypeAlias

import attrs

from .._values.checked import frozen
from .._values.kinds import Index, Milliseconds
from .items import Item
from .responses import ResponseParameters
from .transcription import Session, TranscriptionSession
from .unknown import Unknown, keys


@frozen
class SessionUpdate:
    """
    Change the session.

    Answered by `SessionUpdated`, or by an `Error`, and then nothing has
    changed.

    Args:
        session: What shall change.

        event_id: Chosen by the client, for errors to refer to.

        extra: Keys that a wire has beyond these.
    """

    session: Session | Unknown
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class TranscriptionSessionUpdate:
    """
    Change the transcription session; beta only, GA has `SessionUpdate`.

    Answered by `TranscriptionSessionUpdated` or an `Error`.

    Args:
        session: What shall change.

        event_id: Chosen by the client, for errors to refer to.

        extra: Keys that a wire has beyond these.
    """

    session: TranscriptionSession
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class InputAudioBufferAppend:
    """
    Send more of the user's audio.

    Nothing answers it.

    Args:
        audio:
            Samples, encoded as the session's `input_audio_format` says; at
            most 15 MiB an event.

        event_id: Chosen by the client, for errors to refer to.

        extra: Keys that a wire has beyond these.
    """

    audio: bytes
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class InputAudioBufferCommit:
    """
    Make an item of the audio sent so far: the user's turn ends here.

    Not needed with `ServerVAD` or `SemanticVAD`.  Answered by
    `InputAudioBufferCommitted` and the events of the new item, or by an
    `Error` if there is no audio.  It asks for no response.

    Args:
        event_id: Chosen by the client, for errors to refer to.

        extra: Keys that a wire has beyond these.
    """

    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class InputAudioBufferClear:
    """
    Forget the audio sent so far, as far as it is not committed.

    Answered by `InputAudioBufferCleared`.

    Args:
        event_id: Chosen by the client, for errors to refer to.

        extra: Keys that a wire has beyond these.
    """

    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class OutputAudioBufferClear:
    """
    Stop the voice at once; WebRTC and SIP only.

    Usually sent after `ResponseCancel`.  Answered by
    `OutputAudioBufferCleared`.

    Args:
        event_id: Chosen by the client, for errors to refer to.

        extra: Keys that a wire has beyond these.
    """

    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemCreate:
    """
    Put an item into the conversation.

    Answered by `ConversationItemAdded` and `ConversationItemDone` in GA, by
    `ConversationItemCreated` in beta, or by an `Error`.

    Args:
        item:
            The item; a message of the assistant's can hold no audio.  Not
            every wire requires it.

        previous_item_id:
            The item that it comes after; at the end if left out, ``"root"``
            for the beginning.

        event_id: Chosen by the client, for errors to refer to.

        extra: Keys that a wire has beyond these.
    """

    item: Item | Unknown | None = None
    previous_item_id: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemRetrieve:
    """
    Ask for an item as the server has it, audio included.

    Answered by `ConversationItemRetrieved` or an `Error`.

    Args:
        item_id: The item.

        event_id: Chosen by the client, for errors to refer to.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ConversationItemTruncate:
    """
    Take out of a message what the user has not heard of it.

    Needed where the client plays the audio, once the user interrupts.  The
    message's transcript goes as well.  Answered by
    `ConversationItemTruncated`, or by an `Error` if there is less audio than
    that.

    Args:
        item_id: The assistant's message.

        content_index: Which of its parts: always 0.

        audio_end_ms: How much of the audio stays, in milliseconds.

        event_id: Chosen by the client, for errors to refer to.

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
class ConversationItemDelete:
    """
    Take an item out of the conversation.

    Answered by `ConversationItemDeleted` or an `Error`.

    Args:
        item_id: The item.

        event_id: Chosen by the client, for errors to refer to.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseCreate:
    """
    Ask the model to answer.

    Answered by `ResponseCreated`, what follows it, and at last `ResponseDone`;
    or by an `Error` alone, such as when another response is being made.

    Args:
        response: What to do otherwise than the session says.

        event_id: Chosen by the client, for errors to refer to.

        extra: Keys that a wire has beyond these.
    """

    response: ResponseParameters | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseCancel:
    """
    Stop a response.

    Answered by `ResponseDone`, or by an `Error` if there is nothing to stop,
    which does no harm.

    Args:
        response_id:
            The response; if left out, the one that is being made in the
            session's conversation.

        event_id: Chosen by the client, for errors to refer to.

        extra: Keys that a wire has beyond these.
    """

    response_id: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


ClientEvent: TypeAlias = (
    SessionUpdate
    | TranscriptionSessionUpdate
    | InputAudioBufferAppend
    | InputAudioBufferCommit
    | InputAudioBufferClear
    | OutputAudioBufferClear
    | ConversationItemCreate
    | ConversationItemRetrieve
    | ConversationItemTruncate
    | ConversationItemDelete
    | ResponseCreate
    | ResponseCancel
)
"""
Anything that a client may say.
"""
