"""
Events that a client sends in a Live session.
"""

from typing import TypeAlias

import realtime_attrs as ra

from ..extending import BaseClientEvent, BaseItem, frozen
from .items import Item
from .sessions import LiveSession


@frozen
class SessionStart(BaseClientEvent):
    """
    Start the session; the first event on a WebSocket.

    The server answers with `SessionStarted`.

    Args:
        session:
            All settings; to fork a session, only those that differ, or none.
    """

    session: LiveSession | ra.Unknown


@frozen
class SessionUpdate(BaseClientEvent):
    """
    Change the session.

    The server answers with `SessionUpdated`.

    Args:
        session:
            The *delegation* and the *triggers* to change.  The delegation
            keeps its class, and the settings that are `None`.
    """

    session: LiveSession | ra.Unknown


@frozen
class SessionClose(BaseClientEvent):
    """
    End the session.

    The server answers with `SessionClosed`.
    """


@frozen
class InputAudioAppend(BaseClientEvent):
    """
    Send audio of the user, including silence.

    Send it only over a WebSocket; WebRTC and SIP have audio tracks.

    Args:
        audio: Audio in the session's format, about 100 ms at a time.
    """

    audio: bytes


@frozen
class InputAudioMute(BaseClientEvent):
    """
    Replace the input of the model by silence.

    The server answers with `InputAudioMuted`.
    """


@frozen
class InputAudioUnmute(BaseClientEvent):
    """
    End the silence of an `InputAudioMute`.

    The server answers with `InputAudioUnmuted`.
    """


@frozen
class OutputAudioFixturePlay(BaseClientEvent):
    """
    Play audio instead of the model's voice, such as an announcement.

    The server answers with `OutputAudioFixturePlaying`, and sends
    `OutputAudioFixturePlayed` at the end.  The session pauses meanwhile.

    Args:
        audio: The complete audio, as 24 kHz PCM16 with one channel.
    """

    audio: bytes


@frozen
class InstructionsAppend(BaseClientEvent):
    """
    Add instructions to the conversation.

    The server answers with `InstructionsAppended`.

    Args:
        content: The text, at most 500 tokens.

        delegation_id: The delegated task that the instructions are about.
    """

    content: str
    delegation_id: str | None = None


@frozen
class ThinkingAppend(BaseClientEvent):
    """
    Add a fact to the conversation, without asking the model to speak.

    The server answers with `ThinkingAppended`.

    Args:
        content: The text, at most 500 tokens.

        delegation_id: The delegated task that the fact is about.
    """

    content: str
    delegation_id: str | None = None


@frozen
class CommentaryAppend(BaseClientEvent):
    """
    Add a fact to the conversation, and ask the model to speak about it.

    The server answers with `CommentaryAppended`.

    Args:
        content: The text, at most 500 tokens.

        delegation_id: The delegated task that the fact is about.
    """

    content: str
    delegation_id: str | None = None


@frozen
class DecisionCreate(BaseClientEvent):
    """
    Request decisions on the questions of a `DecisionsDelegation`.

    The server answers with `DecisionEvent`.  Unlike in other events, the
    *event_id* is required, and has to be unique in the session.
    """


@frozen
class DecisionItemCreate(BaseClientEvent):
    """
    Add an item to the input of later decisions.

    The server answers with `DecisionItemCreated`.

    Args:
        item: The item.
    """

    item: Item | BaseItem | ra.Unknown


@frozen
class DecisionItemDelete(BaseClientEvent):
    """
    Remove an item from the input of later decisions.

    The server answers with `DecisionItemDeleted`.

    Args:
        item_id: The item's identifier.
    """

    item_id: str


@frozen
class ResponseItemCreate(BaseClientEvent):
    """
    Add an item to the input of a `ResponsesDelegation`.

    Args:
        item:
            The item: a `FunctionCallOutput`, a `Message`, or another input
            item of the Responses API.
    """

    item: Item | BaseItem | ra.Unknown


@frozen
class ResponseCreate(BaseClientEvent):
    """
    Let a `ResponsesDelegation` respond, or continue after a function's result.

    The server sends the events of the response in `ResponseEvent`.
    """


@frozen
class TransportDTMFSend(BaseClientEvent):
    """
    Press a key of the telephone, from a sideband connection of a SIP call.

    The server answers with `TransportDTMFSent`.

    Args:
        event: The key: a digit, a letter from A to D, ``"*"`` or ``"#"``.
    """

    event: str


ClientEvent: TypeAlias = (
    SessionStart
    | SessionUpdate
    | SessionClose
    | InputAudioAppend
    | InputAudioMute
    | InputAudioUnmute
    | OutputAudioFixturePlay
    | InstructionsAppend
    | ThinkingAppend
    | CommentaryAppend
    | DecisionCreate
    | DecisionItemCreate
    | DecisionItemDelete
    | ResponseItemCreate
    | ResponseCreate
    | TransportDTMFSend
)
"""
Any event that a client sends.
"""
