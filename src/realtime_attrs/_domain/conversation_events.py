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

    Documented to come after `SessionCreated`; OpenAI and Azure do not send it.

    Args:
        conversation_id: The conversation's identifier.
    """

    conversation_id: str | None = None


@frozen
class ConversationItemCreated(BaseServerEvent):
    """
    An item has come into the conversation; beta.

    Answers `ConversationItemCreate`.  It comes too for audio that is
    committed, and as the model begins an item.  GA has
    `ConversationItemAdded`.

    Args:
        item:
            The item as it is so far; not every wire requires it.

        previous_item_id: The item before it, if there is one.
    """

    item: Item | BaseItem | Unknown | None = None
    previous_item_id: str | None = None


@frozen
class ConversationItemAdded(BaseServerEvent):
    """
    An item has come into the conversation; GA.

    Answers `ConversationItemCreate`.  It comes too for audio that is
    committed, and as the model begins an item.  `ConversationItemDone`
    follows.

    Args:
        item: The item as it is so far.

        previous_item_id: The item before it, if there is one.
    """

    item: Item | BaseItem | Unknown
    previous_item_id: str | None = None


@frozen
class ConversationItemDone(BaseServerEvent):
    """
    An item of the conversation is final; GA.

    Follows `ConversationItemAdded`: at once for the items of clients and
    users, at the end for those of the model.

    Args:
        item: The whole item.

        previous_item_id:
            The item before it; `None` also where that is the conversation's
            first, so that `ConversationItemAdded` is to be trusted instead.
    """

    item: Item | BaseItem | Unknown
    previous_item_id: str | None = None


@frozen
class ConversationItemRetrieved(BaseServerEvent):
    """
    An item as the server has it.

    Answers `ConversationItemRetrieve`.

    Args:
        item: The item, audio included; not every wire requires it.
    """

    item: Item | BaseItem | Unknown | None = None


@frozen
class ConversationItemTruncated(BaseServerEvent):
    """
    The end of a message's audio has been taken out.

    Answers `ConversationItemTruncate`.  Where the server plays the audio, as
    in WebRTC, it comes unasked when the user interrupts.

    Args:
        item_id: The assistant's message.

        content_index: Which of its parts, from 0.

        audio_end_ms: How much of the audio is left, in milliseconds.
    """

    item_id: str
    content_index: Index
    audio_end_ms: Milliseconds


@frozen
class ConversationItemDeleted(BaseServerEvent):
    """
    An item has been taken out of the conversation.

    Answers `ConversationItemDelete`.

    Args:
        item_id: The item.
    """

    item_id: str
