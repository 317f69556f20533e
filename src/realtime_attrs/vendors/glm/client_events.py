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

    The server resets the settings that the session omits, and answers with a
    `GLMSessionUpdated`.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMInputAudioBufferAppend(e.InputAudioBufferAppend):
    """
    Send audio of the user.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMInputAudioBufferCommit(e.InputAudioBufferCommit):
    """
    Commit the audio, with the video frames.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMInputAudioBufferClear(e.InputAudioBufferClear):
    """
    Discard the audio that isn't committed.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMConversationItemCreate(e.ConversationItemCreate):
    """
    Add an item to the conversation: a text, or a function's output.

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
    Delete an item of the conversation.

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
    Settings of one response; only the Python package has them.

    Args:
        commit:
            Whether the service commits the audio first; in the package, it
            does by default.

        cancel_previous:
            Whether the service cancels a response in progress; in the package,
            it does by default.

        append_input_items:
            Items to append to the conversation before the model answers.  An
            array is stored as a tuple.

        input_items:
            Items that the model answers in place of the conversation.  An
            array is stored as a tuple.
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

    In a call with video, send a frame first.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class InputAudioBufferAppendVideoFrame(BaseClientEvent):
    """
    Send a frame of video, in a call with video.

    Args:
        video_frame: A JPEG file.

        client_timestamp: The client's time, in milliseconds.
    """

    video_frame: bytes
    client_timestamp: Count | None = None


@frozen
class InputAudioBufferPreCommit(BaseClientEvent):
    """
    Announce the probable end of the user's turn.

    Only the package for browsers sends it, in sessions without `ServerVAD`.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None
