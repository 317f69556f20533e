"""
Events about what Azure Voice Live calls by itself.

They concern searches, agents of Foundry's, and agents that the service hosts.
"""

from collections.abc import Mapping
from typing import Any

from ...extending import BaseServerEvent, Count, Index, frozen


__all__ = [
    "ResponseFileSearchCallCompleted",
    "ResponseFileSearchCallInProgress",
    "ResponseFileSearchCallSearching",
    "ResponseFoundryAgentCallArgumentsDelta",
    "ResponseFoundryAgentCallArgumentsDone",
    "ResponseFoundryAgentCallCompleted",
    "ResponseFoundryAgentCallFailed",
    "ResponseFoundryAgentCallInProgress",
    "ResponseInvocationDelta",
    "ResponseWebSearchCallCompleted",
    "ResponseWebSearchCallInProgress",
    "ResponseWebSearchCallSearching",
]


@frozen
class _SearchCall(BaseServerEvent):
    """
    A search has made progress.

    Args:
        item_id: The search's item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        sequence_number: The event's number.
    """

    item_id: str
    response_id: str
    output_index: Index
    sequence_number: Count


@frozen
class ResponseWebSearchCallInProgress(_SearchCall):
    """
    A search of the web has begun.
    """


@frozen
class ResponseWebSearchCallSearching(_SearchCall):
    """
    The service searches the web.
    """


@frozen
class ResponseWebSearchCallCompleted(_SearchCall):
    """
    A search of the web is over.
    """


@frozen
class ResponseFileSearchCallInProgress(_SearchCall):
    """
    A search of files has begun.
    """


@frozen
class ResponseFileSearchCallSearching(_SearchCall):
    """
    The service searches files.
    """


@frozen
class ResponseFileSearchCallCompleted(_SearchCall):
    """
    A search of files is over.
    """


@frozen
class ResponseFoundryAgentCallArgumentsDelta(BaseServerEvent):
    """
    More of the arguments of a call of an agent of Foundry's.

    The version 2026-01-01-preview specifies the events of such calls; the
    specification of 2026-07-15 doesn't have them, but the reference lists
    them.

    Args:
        delta: The next piece of text.

        item_id: The `FoundryAgentCall` item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.
    """

    delta: str
    item_id: str
    response_id: str
    output_index: Index


@frozen
class ResponseFoundryAgentCallArgumentsDone(BaseServerEvent):
    """
    The arguments of a call of an agent of Foundry's are final.

    Args:
        item_id: The `FoundryAgentCall` item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        arguments: All arguments: a string, usually of a JSON object.
    """

    item_id: str
    response_id: str
    output_index: Index
    arguments: str | None = None


@frozen
class ResponseFoundryAgentCallInProgress(BaseServerEvent):
    """
    The service calls an agent of Foundry's.

    Args:
        item_id: The `FoundryAgentCall` item.

        output_index: The index of the item in the response, from 0.

        agent_response_id: The identifier of the agent's response.
    """

    item_id: str
    output_index: Index
    agent_response_id: str | None = None


@frozen
class ResponseFoundryAgentCallCompleted(BaseServerEvent):
    """
    An agent of Foundry's has answered.

    Args:
        item_id: The `FoundryAgentCall` item.

        output_index: The index of the item in the response, from 0.
    """

    item_id: str
    output_index: Index


@frozen
class ResponseFoundryAgentCallFailed(BaseServerEvent):
    """
    A call of an agent of Foundry's has failed.

    Args:
        item_id: The `FoundryAgentCall` item.

        output_index: The index of the item in the response, from 0.
    """

    item_id: str
    output_index: Index


@frozen
class ResponseInvocationDelta(BaseServerEvent):
    """
    An agent that the service hosts has sent an event that isn't speech.

    Args:
        delta: The agent's event; any JSON object, kept as it is.
    """

    delta: Mapping[str, Any]
