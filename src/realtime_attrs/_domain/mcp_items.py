"""
Items that concern the tools of MCP servers.
"""

from collections.abc import Sequence
from typing import Annotated, Any, TypeAlias

import attrs

from .._values.checked import as_tuple, frozen
from .._values.scalars import Range
from .._values.unknown import Unknown
from .bases import BaseItem, BaseMCPError, BaseObject


ErrorCode: TypeAlias = Annotated[int, Range(-(2**53) + 1, 2**53 - 1)]


@frozen
class MCPListedTool(BaseObject):
    """
    A tool that an MCP server offers.

    Args:
        name: Its name.

        input_schema:
            JSON Schema of its arguments; any JSON value, kept as it is.

        description: What it does.

        annotations:
            What the server says about it besides, such as whether it only
            reads; any JSON value, kept as it is.
    """

    name: str
    input_schema: Any = None
    description: str | None = None
    annotations: Any = None


def _listed_tools(value: Sequence[MCPListedTool]) -> tuple[MCPListedTool, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class MCPListTools(BaseItem):
    """
    The tools that an MCP server offers, as the service has found them.

    Args:
        server_label: The label of the `MCPTool` that names the server.

        tools:
            The tools; empty while they are looked up.  A sequence is stored as
            a tuple.

        id: The item's identifier.
    """

    server_label: str
    tools: tuple[MCPListedTool, ...] = attrs.field(converter=_listed_tools)
    id: str | None = None


@frozen
class MCPProtocolError(BaseMCPError):
    """
    A call failed since the MCP server answered with an error.

    Args:
        code: The error's number in MCP, often negative.

        message: What went wrong.
    """

    code: ErrorCode
    message: str


@frozen
class MCPToolExecutionError(BaseMCPError):
    """
    A call failed inside the tool.

    Args:
        message: What went wrong.
    """

    message: str


@frozen
class MCPHTTPError(BaseMCPError):
    """
    A call failed on its way to the MCP server.

    Args:
        code: The status of HTTP.

        message: What went wrong.
    """

    code: ErrorCode
    message: str


MCPCallError: TypeAlias = (
    MCPProtocolError | MCPToolExecutionError | MCPHTTPError
)
"""
Any error of a call of an MCP tool, as OpenAI's wires have it.
"""


@frozen
class MCPCall(BaseItem):
    """
    The service calls a tool of an MCP server.

    The call is made after the response that asks for it is done, or after its
    approval.

    Args:
        server_label: The server's label.

        name: The tool's name.

        arguments: Its arguments: text that should be a JSON object.

        id: The item's identifier; not every wire requires it.

        approval_request_id:
            The `MCPApprovalRequest.id` that the call was approved by.

        output: What the tool returned, once it has.

        error: Why it failed, if it has.
    """

    server_label: str
    name: str
    arguments: str
    id: str | None = None
    approval_request_id: str | None = None
    output: str | None = None
    error: MCPCallError | BaseMCPError | Unknown | None = None


@frozen
class MCPApprovalRequest(BaseItem):
    """
    The service asks whether it may call a tool of an MCP server.

    A client answers with an `MCPApprovalResponse`.

    Args:
        server_label: The server's label.

        name: The tool's name.

        arguments:
            Its arguments: text that should be a JSON object; not every wire
            requires them.

        id:
            The item's identifier, which the answer has to refer to; not
            every wire requires it.
    """

    server_label: str
    name: str
    arguments: str | None = None
    id: str | None = None


@frozen
class MCPApprovalResponse(BaseItem):
    """
    The client says whether the service may call a tool of an MCP server.

    Args:
        approval_request_id: The `MCPApprovalRequest.id` that it answers.

        approve: Whether it may.

        id:
            The item's identifier, which the client has to choose; not every
            wire requires it.

        reason: Why, or why not.
    """

    approval_request_id: str
    approve: bool
    id: str | None = None
    reason: str | None = None
