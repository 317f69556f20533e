"""
Events of a server about delegated tasks and decisions.
"""

from collections.abc import Mapping
from enum import auto
from typing import Any

import realtime_attrs as ra

from ..extending import (
    BaseItem,
    BaseServerEvent,
    Milliseconds,
    Named,
    frozen,
)
from .decisions import TranscriptEvent
from .items import Item
from .transports import BaseLiveEvent


class DelegationTarget(Named):
    """
    The kind of delegation that receives a task.
    """

    CLIENT = auto()
    RESPONSES = auto()
    DECISIONS = auto()


@frozen
class DelegationCreated(BaseLiveEvent):
    """
    The model has delegated a task; the event has no description of it.

    Args:
        delegation_id: The identifier of the task, for answers.

        target: The kind of delegation that receives it.

        offset_ms: The time of the delegation, in milliseconds of the session.

        response_id: The response of a `ResponsesDelegation`.
    """

    delegation_id: str
    target: DelegationTarget | ra.Unknown
    offset_ms: Milliseconds
    response_id: str | None = None


@frozen
class ResponseEvent(BaseLiveEvent):
    """
    An event of the Responses API about a delegated task.

    Args:
        event: The event with its ``type``.  A JSON object, kept as it is.

        delegation_id: The task, if the server sends it.
    """

    event: Mapping[str, Any]
    delegation_id: str | None = None


@frozen
class DecisionEvent(BaseServerEvent):
    """
    An event of the Decisions API about a delegated task or a trigger.

    Args:
        event:
            The event, of type ``decision.completed``, with the answers at
            ``decision``.  A JSON object, kept as it is.

        delegation_id: The task, if the model delegated one.

        trigger_id: The identifier of this decision, if a trigger caused it.

        source_event_id: The event that triggered it.

        source_event_type: The type of that event.
    """

    event: Mapping[str, Any]
    delegation_id: str | None = None
    trigger_id: str | None = None
    source_event_id: str | None = None
    source_event_type: TranscriptEvent | ra.Unknown | None = None


@frozen
class DecisionItemCreated(BaseLiveEvent):
    """
    The server has added the item of a `DecisionItemCreate`.

    Args:
        item: The item, with its identifier.
    """

    item: Item | BaseItem | ra.Unknown


@frozen
class DecisionItemDeleted(BaseLiveEvent):
    """
    The server has removed the item of a `DecisionItemDelete`.

    Args:
        item_id: The item's identifier.
    """

    item_id: str
