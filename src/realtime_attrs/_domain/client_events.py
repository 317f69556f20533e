"""
What a client says to a server.
"""

from typing import TypeAlias

from .._values.checked import frozen
from .._values.scalars import Index, Milliseconds
from .._values.unknown import Unknown
from .bases import BaseClientEvent, BaseItem
from .items import Item
from .responses import ResponseParameters
from .transcription import Session, TranscriptionSession


@frozen
class SessionUpdate(BaseClientEvent):
    """
    Change the session.

    Answered by `SessionUpdated`, or by an `Error`, and then nothing has
    changed.

    Args:
        session: What shall change.
    """

    session: Session | Unknown


@frozen
class TranscriptionSessionUpdate(BaseClientEvent):
    """
    Change the transcription session; beta only, GA has `SessionUpdate`.

    Answered by `TranscriptionSessionUpdated` or an `Error`.

    Args:
        session: What shall change.
    """

    session: TranscriptionSession


@frozen
class InputAudioBufferAppend(BaseClientEvent):
    """
    Send more of the user's audio.

    Nothing answers it.

    Args:
        audio:
            Samples, encoded as the session's `input_audio_format` says; at
            most 15 MiB an event.
    """

    audio: bytes


@frozen
class InputAudioBufferCommit(BaseClientEvent):
    """
    Make an item of the audio sent so far: the user's turn ends here.

    Not needed with `ServerVAD` or `SemanticVAD`.  Answered by
    `InputAudioBufferCommitted` and the events of the new item, or by an
    `Error` if there is no audio.  It asks for no response.
    """


@frozen
class InputAudioBufferClear(BaseClientEvent):
    """
    Forget the audio sent so far, as far as it is not committed.

    Answered by `InputAudioBufferCleared`.
    """


@frozen
class OutputAudioBufferClear(BaseClientEvent):
    """
    Stop the voice at once; WebRTC and SIP only.

    Usually sent after `ResponseCancel`.  Answered by
    `OutputAudioBufferCleared`.
    """


@frozen
class ConversationItemCreate(BaseClientEvent):
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
    """

    item: Item | BaseItem | Unknown | None = None
    previous_item_id: str | None = None


@frozen
class ConversationItemRetrieve(BaseClientEvent):
    """
    Ask for an item as the server has it, audio included.

    Answered by `ConversationItemRetrieved` or an `Error`.

    Args:
        item_id: The item.
    """

    item_id: str


@frozen
class ConversationItemTruncate(BaseClientEvent):
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
    """

    item_id: str
    content_index: Index
    audio_end_ms: Milliseconds


@frozen
class ConversationItemDelete(BaseClientEvent):
    """
    Take an item out of the conversation.

    Answered by `ConversationItemDeleted` or an `Error`.

    Args:
        item_id: The item.
    """

    item_id: str


@frozen
class ResponseCreate(BaseClientEvent):
    """
    Ask the model to answer.

    Answered by `ResponseCreated`, what follows it, and at last `ResponseDone`;
    or by an `Error` alone, such as when another response is being made.

    Args:
        response: What to do otherwise than the session says.
    """

    response: ResponseParameters | None = None


@frozen
class ResponseCancel(BaseClientEvent):
    """
    Stop a response.

    Answered by `ResponseDone`, or by an `Error` if there is nothing to stop,
    which does no harm.

    Args:
        response_id:
            The response; if left out, the one that is being made in the
            session's conversation.
    """

    response_id: str | None = None


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
