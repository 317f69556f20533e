"""
Events that a client sends.
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

    The server answers with `SessionUpdated`, or with an `Error` and then
    changes nothing.

    Args:
        session: The attributes to change; the others keep their values.
    """

    session: Session | Unknown


@frozen
class TranscriptionSessionUpdate(BaseClientEvent):
    """
    Change the transcription session; only the beta has it.

    GA has `SessionUpdate` instead.  The server answers with
    `TranscriptionSessionUpdated` or an `Error`.

    Args:
        session: The attributes to change; the others keep their values.
    """

    session: TranscriptionSession


@frozen
class InputAudioBufferAppend(BaseClientEvent):
    """
    Send audio of the user.

    The server doesn't answer.

    Args:
        audio:
            Samples in the session's `input_audio_format`, at most 15 MiB per
            event.
    """

    audio: bytes


@frozen
class InputAudioBufferCommit(BaseClientEvent):
    """
    Commit the audio sent so far as a message of the user.

    Don't send it with `ServerVAD` or `SemanticVAD`, which commit the audio.
    The server answers with `InputAudioBufferCommitted` and the events of the
    new item, or with an `Error` if there is no audio.  It doesn't start a
    response.
    """


@frozen
class InputAudioBufferClear(BaseClientEvent):
    """
    Discard the audio that isn't committed.

    The server answers with `InputAudioBufferCleared`.
    """


@frozen
class OutputAudioBufferClear(BaseClientEvent):
    """
    Stop playing the model's audio; only over WebRTC and SIP.

    Send it after `ResponseCancel`.  The server answers with
    `OutputAudioBufferCleared`.
    """


@frozen
class ConversationItemCreate(BaseClientEvent):
    """
    Add an item to the conversation.

    The server answers with `ConversationItemAdded` and `ConversationItemDone`
    in GA, with `ConversationItemCreated` in beta, or with an `Error`.

    Args:
        item:
            The item; a message of the assistant can't have audio.  Optional in
            some dialects.

        previous_item_id:
            The item before the new one, or ``"root"`` for the beginning; by
            default the last item.
    """

    item: Item | BaseItem | Unknown | None = None
    previous_item_id: str | None = None


@frozen
class ConversationItemRetrieve(BaseClientEvent):
    """
    Request an item of the conversation, with its audio.

    The server answers with `ConversationItemRetrieved` or an `Error`.

    Args:
        item_id: The item.
    """

    item_id: str


@frozen
class ConversationItemTruncate(BaseClientEvent):
    """
    Remove audio that the user hasn't heard from a message.

    If the client plays the audio, send it when the user interrupts.  The
    server removes the message's transcript, too.  It answers with
    `ConversationItemTruncated`, or with an `Error` if the audio is shorter.

    Args:
        item_id: The assistant's message.

        content_index: The index of the content part, always 0.

        audio_end_ms: The length of the audio to keep, in milliseconds.
    """

    item_id: str
    content_index: Index
    audio_end_ms: Milliseconds


@frozen
class ConversationItemDelete(BaseClientEvent):
    """
    Delete an item of the conversation.

    The server answers with `ConversationItemDeleted` or an `Error`.

    Args:
        item_id: The item.
    """

    item_id: str


@frozen
class ResponseCreate(BaseClientEvent):
    """
    Request a response.

    The server answers with `ResponseCreated`, the other events of the
    response, and finally `ResponseDone`; or with an `Error` alone, for example
    while another response is in progress.

    Args:
        response: Settings for this response, in place of the session's.
    """

    response: ResponseParameters | None = None


@frozen
class ResponseCancel(BaseClientEvent):
    """
    Cancel a response.

    The server answers with `ResponseDone`, or with a harmless `Error` if no
    response is in progress.

    Args:
        response_id:
            The response; by default the one in progress in the session's
            conversation.
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
Any event that a client sends.
"""
