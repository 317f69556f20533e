"""
Events of a server about a conversation and its items.
"""

from .._values.checked import frozen
from .._values.scalars import Index, Milliseconds
from .._values.unknown import Unknown
from .bases import BaseItem, BaseServerEvent
from .items import Item


@frozen
class ConversationCreated(BaseServerEvent):
    """
    A conversation has begun.

    OpenAI documents that it follows `SessionCreated`; OpenAI's and Azure's
    servers don't send it.

    Args:
        conversation_id: The conversation's identifier.
    """

    conversation_id: str | None = None


@frozen
class ConversationItemCreated(BaseServerEvent):
    """
    An item was added to the conversation; only the beta has it.

    The server answers `ConversationItemCreate` with it, and sends it for
    committed audio and when the model begins an item.  GA has
    `ConversationItemAdded`.

    Args:
        item: The item so far; optional in some dialects.

        previous_item_id: The item before it, if there is one.
    """

    item: Item | BaseItem | Unknown | None = None
    previous_item_id: str | None = None


@frozen
class ConversationItemAdded(BaseServerEvent):
    """
    An item was added to the conversation; only GA has it.

    The server answers `ConversationItemCreate` with it, and sends it for
    committed audio and when the model begins an item.  `ConversationItemDone`
    follows.

    Args:
        item: The item so far.

        previous_item_id: The item before it, if there is one.
    """

    item: Item | BaseItem | Unknown
    previous_item_id: str | None = None


@frozen
class ConversationItemDone(BaseServerEvent):
    """
    An item of the conversation is final; only GA has it.

    It follows `ConversationItemAdded`: at once for items of clients and users,
    at the end for items of the model.

    Args:
        item: The complete item.

        previous_item_id:
            The item before it.  Servers also send null if that is the first
            item of the conversation; use the value of `ConversationItemAdded`
            instead.
    """

    item: Item | BaseItem | Unknown
    previous_item_id: str | None = None


@frozen
class ConversationItemRetrieved(BaseServerEvent):
    """
    The answer to a `ConversationItemRetrieve`.

    Args:
        item: The item, with its audio; optional in some dialects.
    """

    item: Item | BaseItem | Unknown | None = None


@frozen
class ConversationItemTruncated(BaseServerEvent):
    """
    The server has cut off the end of a message's audio.

    The server answers `ConversationItemTruncate` with it.  If the server plays
    the audio, as over WebRTC, it also sends it when the user interrupts.

    Args:
        item_id: The assistant's message.

        content_index: The index of the content part in the message, from 0.

        audio_end_ms: The length of the remaining audio, in milliseconds.
    """

    item_id: str
    content_index: Index
    audio_end_ms: Milliseconds


@frozen
class ConversationItemDeleted(BaseServerEvent):
    """
    The server has deleted an item of the conversation.

    The server answers `ConversationItemDelete` with it.

    Args:
        item_id: The item.
    """

    item_id: str
