"""
Tools, and rules for calling them.
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
    A function of the client that the model may call.

    Args:
        name: The function's name.

        description:
            When and how to call the function.  OpenAI's server has rejected
            more than 1024 characters.

        parameters:
            The JSON Schema of the arguments; any JSON value, kept as it is.
            The library doesn't copy it, unless it contains subclasses of
            JSON's Python types.
    """

    name: str
    description: str | None = None
    parameters: Any = None


@frozen
class MCPToolFilter(BaseObject):
    """
    A filter of an MCP server's tools.

    Args:
        tool_names: Tools with these names.

        read_only: Tools whose annotation ``readOnlyHint`` has this value.
    """

    tool_names: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    read_only: bool | None = None


class MCPApprovalMode(Named):
    """
    The approval of all calls of an MCP server's tools.
    """

    ALWAYS = auto()
    """
    Every call needs approval; the server's default.
    """

    NEVER = auto()
    """
    No call needs approval.
    """


@frozen
class MCPApprovalFilter(BaseObject):
    """
    The approval of calls, by tool.

    Args:
        always: The tools whose calls need approval.

        never: The tools whose calls need no approval.
    """

    always: MCPToolFilter | None = None
    never: MCPToolFilter | None = None


class MCPCaller(Named):
    """
    A caller of a tool.
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
    A tool that calls an MCP server.

    The service lists and calls the server's tools.  Set one of *server_url*,
    *connector_id* and *tunnel_id*.

    Args:
        server_label: A name for the server, which tool calls contain.

        server_url: The server's address.

        connector_id:
            A connector of the service, such as ``"connector_gmail"``; models
            released after 2026-09-01 don't support it.

        tunnel_id: A secure tunnel, ``"tunnel_"`` and 32 letters and digits.

        authorization:
            An OAuth access token for the server; `repr()` and messages don't
            show it.

        server_description: A description of the server.

        headers:
            HTTP headers for the server; `repr()` and messages don't show their
            values.

        allowed_tools:
            The tools that the model may call: their names, or a filter.

        allowed_callers: The callers that may call them.

        require_approval: The calls that the client has to approve.

        defer_loading:
            Whether the service lists the tools only when it needs them.
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
    The rule by which the model calls tools.
    """

    AUTO = auto()
    """
    The model decides.
    """

    NONE = auto()
    """
    The model calls no tool.
    """

    REQUIRED = auto()
    """
    The model calls at least one tool.
    """


@frozen
class FunctionToolChoice(BaseObject, BaseToolChoice):
    """
    A tool choice: the model has to call this function.

    Args:
        name: The function's name.
    """

    name: str


@frozen
class MCPToolChoice(BaseObject, BaseToolChoice):
    """
    A tool choice: the model has to call a tool of this MCP server.

    Args:
        server_label: The server's label.

        name: The tool's name; by default any tool of the server.
    """

    server_label: str
    name: str | None = None


ToolDefinition: TypeAlias = FunctionTool | MCPTool
"""
Any tool.
"""

ToolChoice: TypeAlias = ToolChoiceMode | FunctionToolChoice | MCPToolChoice
"""
Any tool choice.
"""
