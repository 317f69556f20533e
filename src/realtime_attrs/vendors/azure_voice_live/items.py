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
    The service has found what there is.
    """

    INCOMPLETE = auto()
    """
    Something stopped the search; only of files.
    """

    FAILED = auto()
    """
    An error stopped the search.
    """


@frozen
class MCPOpaqueError(BaseMCPError):
    """
    A call of an MCP tool failed; Azure doesn't document the errors' form.

    Args:
        value: The error; any JSON value but null, kept as it is.
    """

    value: Any


@frozen
class WebSearchCall(BaseItem):
    """
    The service searches the web.

    Args:
        status: The search's status.

        id: The item's identifier.
    """

    status: SearchStatus | ra.Unknown
    id: str | None = None


@frozen
class FileSearchResult(BaseObject):
    """
    A part of a file that a search has found.

    Args:
        file_id: The file's identifier.

        filename: The file's name.

        score: The relevance, finite.

        text: The text that matches.

        attributes: Strings by which results can be filtered.
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
    The service searches files.

    Args:
        status: The search's status.

        queries: The texts to search for.  An array is stored as a tuple.

        results:
            What was found, if the session's `include` has
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
    The service calls an agent of Foundry's, which a session's tool names.

    Specified for the version 2026-01-01-preview only.

    Args:
        name: The agent's name.

        arguments: The arguments: a string, usually of a JSON object.

        call_id: The call's identifier.

        id: The item's identifier.

        agent_response_id: The identifier of the agent's response.

        output: What the agent answered.

        error: Why the call failed; any JSON value, kept as it is.
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
Any part of a message that Azure Voice Live has.
"""
