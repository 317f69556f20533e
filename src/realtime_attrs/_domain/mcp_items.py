"""
Items about the tools of MCP servers.
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
    A tool of an MCP server.

    Args:
        name: The tool's name.

        input_schema:
            The JSON Schema of its arguments; any JSON value, kept as it is.

        description: A description of the tool.

        annotations:
            Further properties, such as whether the tool only reads; any JSON
            value, kept as it is.
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
    The tools of an MCP server, as the service has listed them.

    Args:
        server_label: The label of the server's `MCPTool`.

        tools:
            The tools; empty while the service lists them.  A sequence is
            stored as a tuple.

        id: The item's identifier.
    """

    server_label: str
    tools: tuple[MCPListedTool, ...] = attrs.field(converter=_listed_tools)
    id: str | None = None


@frozen
class MCPProtocolError(BaseMCPError):
    """
    An error that the MCP server returned.

    Args:
        code: The error code of MCP, often negative.

        message: A description of the error.
    """

    code: ErrorCode
    message: str


@frozen
class MCPToolExecutionError(BaseMCPError):
    """
    An error inside the tool.

    Args:
        message: A description of the error.
    """

    message: str


@frozen
class MCPHTTPError(BaseMCPError):
    """
    An HTTP error between the service and the MCP server.

    Args:
        code: The HTTP status.

        message: A description of the error.
    """

    code: ErrorCode
    message: str


MCPCallError: TypeAlias = (
    MCPProtocolError | MCPToolExecutionError | MCPHTTPError
)
"""
Any error of an MCP tool call that OpenAI's dialects have.
"""


@frozen
class MCPCall(BaseItem):
    """
    A call of an MCP server's tool, by the service.

    The service makes it after the `ResponseDone` of its response, or after its
    approval.

    Args:
        server_label: The server's label.

        name: The tool's name.

        arguments: The arguments: a string, usually of a JSON object.

        id: The item's identifier; optional in some dialects.

        approval_request_id: The `MCPApprovalRequest.id` of its approval.

        output: The tool's output, if the call has returned.

        error: The error, if the call has failed.
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
    A request of the service to approve a call of an MCP server's tool.

    Answer with an `MCPApprovalResponse`.

    Args:
        server_label: The server's label.

        name: The tool's name.

        arguments:
            The arguments: a string, usually of a JSON object; optional in some
            dialects.

        id: The item's identifier, for the answer; optional in some dialects.
    """

    server_label: str
    name: str
    arguments: str | None = None
    id: str | None = None


@frozen
class MCPApprovalResponse(BaseItem):
    """
    A client's answer to an `MCPApprovalRequest`.

    Args:
        approval_request_id: The `MCPApprovalRequest.id`.

        approve: Whether the service may call the tool.

        id:
            The item's identifier, which the client has to choose; optional in
            some dialects.

        reason: A reason for the decision.
    """

    approval_request_id: str
    approve: bool
    id: str | None = None
    reason: str | None = None
