"""
Tools of the Responses API, for delegations.
"""

from collections.abc import Mapping, Sequence
from enum import auto
from typing import Any, TypeAlias

import attrs

import realtime_attrs as ra

from ..extending import (
    BaseObject,
    BaseTool,
    BaseToolChoice,
    Named,
    as_tuple,
    frozen,
)


@frozen
class LiveFunctionTool(ra.FunctionTool):
    """
    A function of the client that the model may call.

    Args:
        strict: Whether the model's arguments follow the schema exactly.
    """

    strict: bool | None = None


@frozen
class ShellTool(BaseTool):
    """
    A shell, in a container of the service or in your application.

    Args:
        environment:
            The environment of the shell: an object of type ``container_auto``,
            ``container_reference`` or ``local``.  A JSON object, kept as it
            is.
    """

    environment: Mapping[str, Any] | None = None


class HostedTool(BaseToolChoice, Named):
    """
    A tool without settings; as a tool choice, the model has to call it.

    A tool with settings is read as unknown, because Live's own types have no
    settings.
    """

    WEB_SEARCH = auto()
    WEB_SEARCH_PREVIEW = auto()
    """
    A web search; only in tool choices.
    """

    FILE_SEARCH = auto()
    CODE_INTERPRETER = auto()
    SHELL = auto()
    """
    A shell; only in tool choices.  The tool is a `ShellTool`.
    """

    IMAGE_GENERATION = auto()
    CUSTOM = auto()
    """
    A custom tool; only among tools.  The choice is a `CustomToolChoice`.
    """

    NAMESPACE = auto()
    """
    A namespace; only among tools.
    """

    TOOL_SEARCH = auto()
    """
    A search for tools; only among tools.
    """

    PROGRAMMATIC_TOOL_CALLING = auto()
    COMPUTER = auto()
    APPLY_PATCH = auto()


@frozen
class CustomToolChoice(BaseObject, BaseToolChoice):
    """
    A tool choice: the model has to call this custom tool.

    Args:
        name: The tool's name.
    """

    name: str


AllowedTool: TypeAlias = (
    ra.FunctionToolChoice | ra.MCPToolChoice | CustomToolChoice | HostedTool
)
"""
Any tool, as a choice.
"""


def _allowed(
    value: Sequence[AllowedTool | ra.Unknown],
) -> tuple[AllowedTool | ra.Unknown, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class AllowedTools(BaseObject, BaseToolChoice):
    """
    A tool choice: the model may call only these tools.

    Args:
        tools: The tools that it may call.  A sequence is stored as a tuple.

        mode: Whether the model has to call one of them.
    """

    tools: tuple[AllowedTool | ra.Unknown, ...] = attrs.field(
        converter=_allowed
    )
    mode: ra.ToolChoiceMode | ra.Unknown | None = None


ToolDefinition: TypeAlias = ra.ToolDefinition | ShellTool
"""
Any tool with settings.
"""

ToolChoice: TypeAlias = ra.ToolChoiceMode | AllowedTool | AllowedTools
"""
Any tool choice.
"""
