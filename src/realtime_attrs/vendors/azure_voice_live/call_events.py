"""
Events about calls that Azure Voice Live makes itself.

They are about searches, agents of Azure AI Foundry, and agents that the
service hosts.
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
    The progress of a search.

    Args:
        item_id: The item of the search.

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
    A search of the web has ended.
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
    A search of files has ended.
    """


@frozen
class ResponseFoundryAgentCallArgumentsDelta(BaseServerEvent):
    """
    More of the arguments of a call of a Foundry agent.

    The specification of version 2026-01-01-preview has the events of such
    calls; the one of 2026-07-15 doesn't, but the reference lists them.

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
    The arguments of a call of a Foundry agent are final.

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
    The service calls a Foundry agent.

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
    A Foundry agent has answered.

    Args:
        item_id: The `FoundryAgentCall` item.

        output_index: The index of the item in the response, from 0.
    """

    item_id: str
    output_index: Index


@frozen
class ResponseFoundryAgentCallFailed(BaseServerEvent):
    """
    A call of a Foundry agent has failed.

    Args:
        item_id: The `FoundryAgentCall` item.

        output_index: The index of the item in the response, from 0.
    """

    item_id: str
    output_index: Index


@frozen
class ResponseInvocationDelta(BaseServerEvent):
    """
    An event, other than speech, of an agent that the service hosts.

    Args:
        delta: The agent's event; any JSON object, kept as it is.
    """

    delta: Mapping[str, Any]
