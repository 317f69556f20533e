"""
What the model may call, and whether it must.
"""

from collections.abc import Mapping, Sequence
from enum import auto
from typing import Any, TypeAlias

import attrs

from .._values.checked import as_tuple, frozen, texts
from .._values.enums import Named
from .._values.scalars import SecretText
from .._values.unknown import Unknown
from .bases import BaseObject, BaseTool, BaseToolChoice


@frozen
class FunctionTool(BaseTool):
    """
    A function of the client's that the model may call.

    Args:
        name: What the model calls it by.

        description:
            When and how to use it.  OpenAI's server has refused more than 1024
            characters.

        parameters:
            JSON Schema of the arguments; any JSON value, kept as it is.  It is
            not copied, unless it holds subclasses of JSON's Python types.
    """

    name: str
    description: str | None = None
    parameters: Any = None


@frozen
class MCPToolFilter(BaseObject):
    """
    Some of the tools of an MCP server.

    Args:
        tool_names: The tools with these names.

        read_only:
            The tools that say of themselves whether they only read
            (``readOnlyHint``).
    """

    tool_names: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    read_only: bool | None = None


class MCPApprovalMode(Named):
    """
    Whether calls of an MCP server's tools have to be approved.
    """

    ALWAYS = auto()
    """
    Every call; where servers start.
    """

    NEVER = auto()
    """
    No call.
    """


@frozen
class MCPApprovalFilter(BaseObject):
    """
    Which of an MCP server's tools need approval, and which do not.

    Args:
        always: The tools whose calls have to be approved.

        never: The tools whose calls have not.
    """

    always: MCPToolFilter | None = None
    never: MCPToolFilter | None = None


class MCPCaller(Named):
    """
    Who may call a tool.
    """

    DIRECT = auto()
    """
    The model itself.
    """

    PROGRAMMATIC = auto()
    """
    Code that the model has written.
    """


def _callers(
    value: Sequence[MCPCaller | Unknown] | None,
) -> tuple[MCPCaller | Unknown, ...] | None:
    return as_tuple(value)


def _allowed(
    value: list[str] | tuple[str, ...] | MCPToolFilter | None,
) -> tuple[str, ...] | MCPToolFilter | None:
    return as_tuple(value)


@frozen
class MCPTool(BaseTool):
    """
    The tools of a server of the Model Context Protocol.

    The service calls them by itself.  One of *server_url*, *connector_id* and
    *tunnel_id* says where they are.

    Args:
        server_label: What the server is called in tool calls.

        server_url: Its address.

        connector_id:
            A connector of the service, such as ``"connector_gmail"``; not for
            models released after 2026-09-01.

        tunnel_id: A secure tunnel, ``"tunnel_"`` and 32 letters and digits.

        authorization: An OAuth access token for the server; never shown.

        server_description: What the server is for.

        headers: HTTP headers for the server, whose values are never shown.

        allowed_tools: The names of the tools that may be called, or a filter.

        allowed_callers: Who may call them.

        require_approval: Which calls the client has to approve.

        defer_loading: Whether the tools are looked up only when needed.
    """

    server_label: str
    server_url: str | None = None
    connector_id: str | None = None
    tunnel_id: str | None = None
    authorization: SecretText | None = None
    server_description: str | None = None
    headers: Mapping[str, SecretText] | None = None
    allowed_tools: tuple[str, ...] | MCPToolFilter | None = attrs.field(
        default=None, converter=_allowed
    )
    allowed_callers: tuple[MCPCaller | Unknown, ...] | None = attrs.field(
        default=None, converter=_callers
    )
    require_approval: MCPApprovalMode | MCPApprovalFilter | Unknown | None = (
        None
    )
    defer_loading: bool | None = None


class ToolChoiceMode(BaseToolChoice, Named):
    """
    Whether the model calls a tool.
    """

    AUTO = auto()
    """
    The model decides.
    """

    NONE = auto()
    """
    It calls none.
    """

    REQUIRED = auto()
    """
    It calls at least one.
    """


@frozen
class FunctionToolChoice(BaseObject, BaseToolChoice):
    """
    The model calls exactly this function.

    Args:
        name: The function's name.
    """

    name: str


@frozen
class MCPToolChoice(BaseObject, BaseToolChoice):
    """
    The model calls a tool of this MCP server.

    Args:
        server_label: The server's label.

        name: The tool's name; any tool of the server if left out.
    """

    server_label: str
    name: str | None = None


ToolDefinition: TypeAlias = FunctionTool | MCPTool
"""
Any tool.
"""

ToolChoice: TypeAlias = ToolChoiceMode | FunctionToolChoice | MCPToolChoice
"""
Any rule for calling tools.
"""
