"""
Events of a server about MCP servers and calls of their tools.
"""

from .._values.checked import frozen
from .._values.scalars import Index
from .bases import BaseServerEvent


@frozen
class MCPListToolsInProgress(BaseServerEvent):
    """
    The service lists the tools of an MCP server; only GA has it.

    Args:
        item_id: The `MCPListTools` item.
    """

    item_id: str


@frozen
class MCPListToolsCompleted(BaseServerEvent):
    """
    The service has listed the tools of an MCP server; only GA has it.

    The item in the next `ConversationItemDone` has the tools.

    Args:
        item_id: The `MCPListTools` item.
    """

    item_id: str


@frozen
class MCPListToolsFailed(BaseServerEvent):
    """
    The service couldn't list the tools of an MCP server; only GA has it.

    No event has the reason.

    Args:
        item_id: The `MCPListTools` item.
    """

    item_id: str


@frozen
class ResponseMCPCallArgumentsDelta(BaseServerEvent):
    """
    More of the arguments of an MCP tool call; only GA has it.

    Args:
        delta: The next piece of text.

        item_id: The `MCPCall` item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        obfuscation:
            Random letters that hide the length of the text; only GA has them.
    """

    delta: str
    item_id: str
    response_id: str
    output_index: Index
    obfuscation: str | None = None


@frozen
class ResponseMCPCallArgumentsDone(BaseServerEvent):
    """
    The arguments of an MCP tool call are final; only GA has it.

    Args:
        item_id: The `MCPCall` item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        arguments:
            All arguments: a string, usually of a JSON object; optional in some
            dialects.
    """

    item_id: str
    response_id: str
    output_index: Index
    arguments: str | None = None


@frozen
class ResponseMCPCallInProgress(BaseServerEvent):
    """
    The service calls an MCP tool; only GA has it.

    It can follow the `ResponseDone` of the response with the call.

    Args:
        item_id: The `MCPCall` item.

        output_index: The index of the item in the response, from 0.
    """

    item_id: str
    output_index: Index


@frozen
class ResponseMCPCallCompleted(BaseServerEvent):
    """
    An MCP tool call has returned; only GA has it.

    The item in the next `ConversationItemDone` has the output.  The client may
    have to request the next response.

    Args:
        item_id: The `MCPCall` item.

        output_index: The index of the item in the response, from 0.
    """

    item_id: str
    output_index: Index


@frozen
class ResponseMCPCallFailed(BaseServerEvent):
    """
    An MCP tool call has failed; only GA has it.

    The item in the next `ConversationItemDone` has the error.

    Args:
        item_id: The `MCPCall` item.

        output_index: The index of the item in the response, from 0.
    """

    item_id: str
    output_index: Index
