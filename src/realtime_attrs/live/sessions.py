"""
The configuration of a Live session.
"""

from collections.abc import Sequence
from enum import auto

import attrs

import realtime_attrs as ra

from ..extending import (
    BaseObject,
    BaseSession,
    BaseVoice,
    Count,
    Named,
    ThreeStates,
    as_tuple,
    frozen,
)
from .decisions import DecisionTrigger
from .delegation import BaseDelegation, Delegation
from .items import Message


class AllEvents(Named):
    """
    Permission for events of every type.
    """

    ALL = auto()


@frozen
class ServerEventSelector(BaseObject):
    """
    A type of server events that a data channel may receive.

    Args:
        type: The type, such as ``"session.closed"``.

        response_event:
            The type of the event in a `ResponseEvent`; required if *type* is
            its type, and not allowed otherwise.
    """

    type: str
    response_event: str | None = None


def _listed(
    value: Sequence[ServerEventSelector],
) -> tuple[ServerEventSelector, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class ServerEventSelectors(BaseObject):
    """
    The types of server events that a data channel may receive.

    Args:
        selectors: The types.  A sequence is stored as a tuple.
    """

    selectors: tuple[ServerEventSelector, ...] = attrs.field(converter=_listed)


def _types(
    value: AllEvents | Sequence[str] | ra.Unknown | None,
) -> AllEvents | tuple[str, ...] | ra.Unknown | None:
    return as_tuple(value)


def _selectors(
    value: AllEvents
    | ServerEventSelectors
    | Sequence[ServerEventSelector]
    | ra.Unknown
    | None,
) -> AllEvents | ServerEventSelectors | ra.Unknown | None:
    if isinstance(value, list | tuple):
        return ServerEventSelectors(value)
    return value  # type: ignore[return-value]  # checked later


@frozen
class DataChannel(BaseObject):
    """
    Permissions of the WebRTC data channel between a browser and the service.

    A sideband connection, which your server opens, has no such limits.

    Args:
        allowed_client_events:
            The types of events that the browser may send; by default all.  An
            empty array allows none.

        allowed_server_events:
            The events that the browser receives; by default all.  An empty
            array allows none.
    """

    allowed_client_events: AllEvents | tuple[str, ...] | ra.Unknown | None = (
        attrs.field(default=None, converter=_types)
    )
    allowed_server_events: (
        AllEvents | ServerEventSelectors | ra.Unknown | None
    ) = attrs.field(default=None, converter=_selectors)


@frozen
class SpeechWakePolicy(BaseObject):
    """
    A rule: speech resumes a session that has paused because nobody spoke.

    Args:
        vad_threshold:
            The minimum probability of speech, from 0 to 1; the server's
            default is 0.5.
    """

    vad_threshold: float | None = None


def _messages(
    value: Sequence[Message | ra.Unknown] | None,
) -> tuple[Message | ra.Unknown, ...] | None:
    return as_tuple(value)


def _triggers(
    value: Sequence[DecisionTrigger | ra.Unknown] | None,
) -> tuple[DecisionTrigger | ra.Unknown, ...] | None:
    return as_tuple(value)


@frozen
class LiveSession(BaseSession):
    """
    The configuration of a Live session, or a change to one.

    A session starts with all its settings; an update can only change
    *delegation* and *triggers*.  Attributes have the same three states as
    those of `realtime_attrs.SessionResource`.

    Args:
        model:
            The model, such as ``"gpt-live-1"`` or ``"gpt-live-1.1"``.
            Required, except in forks of sessions.

        instructions:
            Instructions for speaking and for delegating; at most 16384 tokens.

        audio_format:
            The format in both directions: `AudioFormat.PCM16`, ``PCM(16000)``,
            `AudioFormat.G711_ULAW` or `AudioFormat.G711_ALAW`.  Set it only
            for a WebSocket; WebRTC and SIP negotiate their formats.

        voice:
            The voice; the server's default is `RealtimeVoice.MARIN`.  Further
            voices are, as `NamedVoice`: beacon, bossa, cinder, delta, gleam,
            meridian, quartz, ripple, shida, stone, tempo, vesper and willow.

        data_channel: Permissions of a browser; only for WebRTC.

        delegation:
            The receiver of the tasks that the model delegates.  With `OFF`,
            which converters write as null, it is your application, as with a
            `ClientDelegation` without settings.

        input:
            The conversation so far, at most 128 messages of one text each, in
            an array: ``Message(Role.USER, [InputText("Hello")])``.

        safety_identifier: A stable identifier of your user, to detect abuse.

        store:
            Whether the service stores the session, so that it can be forked
            and its recording downloaded; by default it doesn't.

        triggers:
            Questions to answer during the conversation, at most one trigger
            for each event type.  An empty array removes all.

        idle_timeout_s:
            The time without speech after which the session pauses, in seconds;
            only for WebRTC.  It requires a *wake_policy*.

        wake_policy: The rule by which a paused session resumes.

    Raises:
        TypeError: A value has the wrong type; the message names the attribute.

        ValueError: A number is out of range; the message names the attribute.
    """

    model: str | None = None
    instructions: str | None = None
    audio_format: ra.AudioFormat | ra.PCM | ra.Unknown | None = None
    voice: ra.Voice | BaseVoice | ra.Unknown | None = None
    data_channel: DataChannel | None = None
    delegation: ThreeStates[Delegation | BaseDelegation | ra.Unknown] = None
    input: tuple[Message | ra.Unknown, ...] | None = attrs.field(
        default=None, converter=_messages
    )
    safety_identifier: str | None = None
    store: bool | None = None
    triggers: tuple[DecisionTrigger | ra.Unknown, ...] | None = attrs.field(
        default=None, converter=_triggers
    )
    idle_timeout_s: Count | None = None
    wake_policy: SpeechWakePolicy | ra.Unknown | None = None
