"""
Tools of the Responses API, for delegated tasks.
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
    A function of the client's.

    Args:
        strict: Whether arguments follow the schema exactly.
    """

    strict: bool | None = None


@frozen
class ShellTool(BaseTool):
    """
    A shell, in a container of the service or in your application.

    Args:
        environment:
            Where it runs: an object of type ``container_auto``,
            ``container_reference`` or ``local``.  A JSON object, kept as it
            is.
    """

    environment: Mapping[str, Any] | None = None


class HostedTool(BaseToolChoice, Named):
    """
    A tool without settings; as a tool choice, the model calls this one.

    A tool with settings is unknown: the types of Live have none.
    """

    WEB_SEARCH = auto()
    WEB_SEARCH_PREVIEW = auto()
    """
    In tool choices only.
    """

    FILE_SEARCH = auto()
    CODE_INTERPRETER = auto()
    SHELL = auto()
    """
    In tool choices only; the tool is a `ShellTool`.
    """

    IMAGE_GENERATION = auto()
    CUSTOM = auto()
    """
    Among tools only; the choice is a `CustomToolChoice`.
    """

    NAMESPACE = auto()
    """
    Among tools only.
    """

    TOOL_SEARCH = auto()
    """
    Among tools only.
    """

    PROGRAMMATIC_TOOL_CALLING = auto()
    COMPUTER = auto()
    APPLY_PATCH = auto()


@frozen
class CustomToolChoice(BaseObject, BaseToolChoice):
    """
    The model calls exactly this custom tool.

    Args:
        name: The tool's name.
    """

    name: str


AllowedTool: TypeAlias = (
    ra.FunctionToolChoice | ra.MCPToolChoice | CustomToolChoice | HostedTool
)
"""
A single tool, as a choice.
"""


def _allowed(
    value: Sequence[AllowedTool | ra.Unknown],
) -> tuple[AllowedTool | ra.Unknown, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class AllowedTools(BaseObject, BaseToolChoice):
    """
    The model chooses among some of the tools.

    Args:
        tools: The tools that it may call.  A sequence is stored as a tuple.

        mode: Whether it calls one of them.
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
Any rule for calling tools.
"""
