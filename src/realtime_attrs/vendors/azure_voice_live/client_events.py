"""
Events that only clients of Azure Voice Live send.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

import realtime_attrs as ra

from ... import events as e
from ...extending import (
    BaseClientEvent,
    BaseItem,
    Index,
    as_tuple,
    frozen,
)
from .avatar import Animation
from .items import Item
from .sessions import InterimResponse


__all__ = [
    "InputAudioClear",
    "InputAudioTurnAppend",
    "InputAudioTurnCancel",
    "InputAudioTurnEnd",
    "InputAudioTurnStart",
    "InputTextDelta",
    "InputTextDone",
    "RTCCallSDPCreate",
    "SessionAvatarConnect",
    "VoiceLiveResponseCreate",
    "VoiceLiveResponseParameters",
]


@frozen
class SessionAvatarConnect(BaseClientEvent):
    """
    Offer a WebRTC connection for the avatar's video.

    The service answers with a `SessionAvatarConnecting`.

    Args:
        client_sdp: The offer: a session description in base64.
    """

    client_sdp: str


@frozen
class RTCCallSDPCreate(BaseClientEvent):
    """
    Offer a WebRTC connection for the conversation.

    The service answers with an `RTCCallSDPCreated` or an `RTCCallError`.  Only
    the specification of version 2026-06-01-preview has it.

    Args:
        sdp_offer: The offer: a session description without base64.

        session: The initial session.
    """

    sdp_offer: str
    session: ra.SessionResource | None = None


@frozen
class InputTextDelta(BaseClientEvent):
    """
    Append text to a message of the user.

    An `InputTextDone` ends the text.

    Args:
        id: The message's identifier.

        delta: The text to append.

        content_index:
            The index of the content part in the message; by default 0.
    """

    id: str
    delta: str
    content_index: Index | None = None


@frozen
class InputTextDone(BaseClientEvent):
    """
    End the text of a message of the user.

    Args:
        id: The message's identifier.

        content_index:
            The index of the content part in the message; by default 0.
    """

    id: str
    content_index: Index | None = None


@frozen
class InputAudioTurnStart(BaseClientEvent):
    """
    Begin a turn of audio.

    The specification has the events of such turns; the reference doesn't.

    Args:
        turn_id: The turn's identifier, which the client chooses.
    """

    turn_id: str


@frozen
class InputAudioTurnAppend(BaseClientEvent):
    """
    Append audio to a turn.

    Args:
        turn_id: The turn's identifier.

        audio: Samples in the session's `input_audio_format`.
    """

    turn_id: str
    audio: bytes


@frozen
class InputAudioTurnEnd(BaseClientEvent):
    """
    End a turn of audio.

    Args:
        turn_id: The turn's identifier.
    """

    turn_id: str


@frozen
class InputAudioTurnCancel(BaseClientEvent):
    """
    Cancel a turn of audio that hasn't ended.

    Args:
        turn_id: The turn's identifier.
    """

    turn_id: str


@frozen
class InputAudioClear(BaseClientEvent):
    """
    Discard all audio of the current input.
    """


def _items(
    value: Sequence[Item | BaseItem | ra.Unknown] | None,
) -> tuple[Item | BaseItem | ra.Unknown, ...] | None:
    return as_tuple(value)


@frozen
class VoiceLiveResponseParameters(e.ResponseParameters):
    """
    Settings of one response.

    Args:
        commit:
            Whether the response becomes part of the conversation; by default
            it does.

        cancel_previous:
            Whether the service cancels a response in progress; by default it
            does.

        append_input_items:
            Items to append to the conversation before the model answers.  An
            array is stored as a tuple.

        input_items:
            Items that the model answers in place of the conversation; an empty
            array for none.  An array is stored as a tuple.

        pre_generated_assistant_message:
            The answer, with a single text.  The service speaks it without
            asking the model.

        interim_response: Short answers while the user waits.

        animation:
            Settings of data to animate an own avatar.  The reference has it in
            an example; the specification doesn't.

        invoke_input: Any JSON object for an agent that the service hosts.
    """

    commit: bool | None = None
    cancel_previous: bool | None = None
    append_input_items: tuple[Item | BaseItem | ra.Unknown, ...] | None = (
        attrs.field(default=None, converter=_items)
    )
    input_items: tuple[Item | BaseItem | ra.Unknown, ...] | None = attrs.field(
        default=None, converter=_items
    )
    pre_generated_assistant_message: e.AssistantMessage | None = None
    interim_response: InterimResponse | ra.Unknown | None = None
    animation: Animation | None = None
    invoke_input: Mapping[str, Any] | None = None


@frozen
class VoiceLiveResponseCreate(e.ResponseCreate):
    """
    Request a response.

    Args:
        additional_instructions:
            Text to append to the session's instructions, for this response.
    """

    additional_instructions: str | None = None
