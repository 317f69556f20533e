"""
What a server says of MCP servers, and of calls of their tools.
"""

from .._values.checked import frozen
from .._values.scalars import Index
from .bases import BaseServerEvent


@frozen
class MCPListToolsInProgress(BaseServerEvent):
    """
    The tools of an MCP server are being looked up; GA only.

    Args:
        item_id: The `MCPListTools` item.
    """

    item_id: str


@frozen
class MCPListToolsCompleted(BaseServerEvent):
    """
    The tools of an MCP server are known; GA only.

    They stand in the item, which `ConversationItemDone` brings.

    Args:
        item_id: The `MCPListTools` item.
    """

    item_id: str


@frozen
class MCPListToolsFailed(BaseServerEvent):
    """
    The tools of an MCP server could not be looked up; GA only.

    Nothing says why.

    Args:
        item_id: The `MCPListTools` item.
    """

    item_id: str


@frozen
class ResponseMCPCallArgumentsDelta(BaseServerEvent):
    """
    More of the arguments of a call of an MCP tool; GA only.

    Args:
        delta: The next piece of text.

        item_id: The `MCPCall` item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        obfuscation:
            Random letters, so that the event's length tells nothing; GA only.
    """

    delta: str
    item_id: str
    response_id: str
    output_index: Index
    obfuscation: str | None = None


@frozen
class ResponseMCPCallArgumentsDone(BaseServerEvent):
    """
    The arguments of a call of an MCP tool are final; GA only.

    Args:
        item_id: The `MCPCall` item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        arguments:
            All of them: text that should be a JSON object; not every wire
            requires them.
    """

    item_id: str
    response_id: str
    output_index: Index
    arguments: str | None = None


@frozen
class ResponseMCPCallInProgress(BaseServerEvent):
    """
    The service calls an MCP tool; GA only.

    May come after the `ResponseDone` of the response that asks for the call.

    Args:
        item_id: The `MCPCall` item.

        output_index: Which of the response's items it is, from 0.
    """

    item_id: str
    output_index: Index


@frozen
class ResponseMCPCallCompleted(BaseServerEvent):
    """
    A call of an MCP tool has returned; GA only.

    What it returned stands in the item, which `ConversationItemDone` brings.
    The client may have to ask for the next response.

    Args:
        item_id: The `MCPCall` item.

        output_index: Which of the response's items it is, from 0.
    """

    item_id: str
    output_index: Index


@frozen
class ResponseMCPCallFailed(BaseServerEvent):
    """
    A call of an MCP tool has failed; GA only.

    Why stands in the item, which `ConversationItemDone` brings.

    Args:
        item_id: The `MCPCall` item.

        output_index: Which of the response's items it is, from 0.
    """

    item_id: str
    output_index: Index
