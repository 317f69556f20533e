"""
Items of conversations that only Azure Voice Live has.
"""

from collections.abc import Mapping, Sequence
from enum import auto
from typing import Any, TypeAlias

import attrs

import realtime_attrs as ra

from ... import events as e
from ...extending import (
    BaseItem,
    BaseMCPError,
    BaseObject,
    Named,
    as_tuple,
    frozen,
    texts,
)


__all__ = [
    "ContentPart",
    "FileSearchCall",
    "FileSearchResult",
    "FoundryAgentCall",
    "Item",
    "MCPOpaqueError",
    "SearchStatus",
    "WebSearchCall",
]


class SearchStatus(Named):
    """
    The status of a search.
    """

    IN_PROGRESS = auto()
    """
    The search has begun.
    """

    SEARCHING = auto()
    """
    The service searches.
    """

    COMPLETED = auto()
    """
    The service has finished the search.
    """

    INCOMPLETE = auto()
    """
    The search was interrupted; only searches of files.
    """

    FAILED = auto()
    """
    An error stopped the search.
    """


@frozen
class MCPOpaqueError(BaseMCPError):
    """
    An error of an MCP tool call, in a form that Azure doesn't document.

    Args:
        value: The error; any JSON value but null, kept as it is.
    """

    value: Any


@frozen
class WebSearchCall(BaseItem):
    """
    A web search of the service.

    Args:
        status: The search's status.

        id: The item's identifier.
    """

    status: SearchStatus | ra.Unknown
    id: str | None = None


@frozen
class FileSearchResult(BaseObject):
    """
    A part of a file that matches a search.

    Args:
        file_id: The file's identifier.

        filename: The file's name.

        score: The relevance, finite.

        text: The matching text.

        attributes: Strings by which clients can filter results.
    """

    file_id: str | None = None
    filename: str | None = None
    score: float | None = None
    text: str | None = None
    attributes: Mapping[str, Any] | None = None


def _results(
    value: Sequence[FileSearchResult] | None,
) -> tuple[FileSearchResult, ...] | None:
    return as_tuple(value)


@frozen
class FileSearchCall(BaseItem):
    """
    A file search of the service.

    Args:
        status: The search's status.

        queries: The search texts.  An array is stored as a tuple.

        results:
            The results, if the session's `include` has
            ``"file_search_call.results"``.  An array is stored as a tuple.

        id: The item's identifier.
    """

    status: SearchStatus | ra.Unknown
    queries: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    results: tuple[FileSearchResult, ...] | None = attrs.field(
        default=None, converter=_results
    )
    id: str | None = None


@frozen
class FoundryAgentCall(BaseItem):
    """
    A call of a Foundry agent, by the service.

    The agent is in the session's tools.  Only the specification of version
    2026-01-01-preview has it.

    Args:
        name: The agent's name.

        arguments: The arguments: a string, usually of a JSON object.

        call_id: The call's identifier.

        id: The item's identifier.

        agent_response_id: The identifier of the agent's response.

        output: The agent's answer.

        error: The error of a failed call; any JSON value, kept as it is.
    """

    name: str
    arguments: str
    call_id: str
    id: str | None = None
    agent_response_id: str | None = None
    output: str | None = None
    error: Any = None


Item: TypeAlias = e.Item | WebSearchCall | FileSearchCall | FoundryAgentCall
"""
Any item that Azure Voice Live has.
"""

ContentPart: TypeAlias = e.ContentPart
"""
Any content part that Azure Voice Live has.
"""
