"""
Events that clients of GLM-Realtime send.
"""

from collections.abc import Sequence

import attrs

import realtime_attrs as ra

from ... import events as e
from ...extending import BaseClientEvent, BaseItem, Count, as_tuple, frozen
from .items import Item


__all__ = [
    "GLMConversationItemCreate",
    "GLMConversationItemDelete",
    "GLMConversationItemRetrieve",
    "GLMConversationItemTruncate",
    "GLMInputAudioBufferAppend",
    "GLMInputAudioBufferClear",
    "GLMInputAudioBufferCommit",
    "GLMResponseCancel",
    "GLMResponseCreate",
    "GLMResponseParameters",
    "GLMSessionUpdate",
    "InputAudioBufferAppendVideoFrame",
    "InputAudioBufferPreCommit",
]


@frozen
class GLMSessionUpdate(e.SessionUpdate):
    """
    Replace the session's settings.

    The server forgets the settings that the session leaves out, and answers
    with a `GLMSessionUpdated`.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMInputAudioBufferAppend(e.InputAudioBufferAppend):
    """
    Send audio of the user's.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMInputAudioBufferCommit(e.InputAudioBufferCommit):
    """
    Commit the audio, and the frames of video with it.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMInputAudioBufferClear(e.InputAudioBufferClear):
    """
    Drop the audio that isn't committed.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMConversationItemCreate(e.ConversationItemCreate):
    """
    Add an item to the conversation: a text, or the output of a function.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMConversationItemRetrieve(e.ConversationItemRetrieve):
    """
    Request an item of the conversation.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMConversationItemTruncate(e.ConversationItemTruncate):
    """
    Cut off the end of a message's audio.

    Only the Go package has it.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMConversationItemDelete(e.ConversationItemDelete):
    """
    Remove an item from the conversation.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseCancel(e.ResponseCancel):
    """
    Cancel a response.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


def _items(
    value: Sequence[Item | BaseItem | ra.Unknown] | None,
) -> tuple[Item | BaseItem | ra.Unknown, ...] | None:
    return as_tuple(value)


@frozen
class GLMResponseParameters(e.ResponseParameters):
    """
    Settings of one response; only the Python package has any.

    Args:
        commit: Whether the service commits the audio before; there, it does.

        cancel_previous:
            Whether the service cancels a response that it is making; there, it
            does.

        append_input_items:
            Items to append to the conversation before the model answers.  An
            array is stored as a tuple.

        input_items:
            Items to answer in place of the conversation.  An array is stored
            as a tuple.
    """

    commit: bool | None = None
    cancel_previous: bool | None = None
    append_input_items: tuple[Item | BaseItem | ra.Unknown, ...] | None = (
        attrs.field(default=None, converter=_items)
    )
    input_items: tuple[Item | BaseItem | ra.Unknown, ...] | None = attrs.field(
        default=None, converter=_items
    )


@frozen
class GLMResponseCreate(e.ResponseCreate):
    """
    Request a response.

    In a call with video, send a frame before.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class InputAudioBufferAppendVideoFrame(BaseClientEvent):
    """
    Send a frame of video, in a call with video.

    Args:
        video_frame: A file in JPEG.

        client_timestamp: The client's time, in milliseconds.
    """

    video_frame: bytes
    client_timestamp: Count | None = None


@frozen
class InputAudioBufferPreCommit(BaseClientEvent):
    """
    Announce that the user's turn may be over.

    Only the package for browsers has it, for sessions without `ServerVAD`.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None
