"""
What the model may call, and whether it must.
"""

from enum import auto
from typing import Any, TypeAlias

import attrs

from ._checked import checked
from ._constants import Named


@attrs.frozen(field_transformer=checked)
class FunctionTool:
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


class ToolChoiceMode(Named):
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


@attrs.frozen(field_transformer=checked)
class FunctionToolChoice:
    """
    The model calls exactly this function.

    Args:
        name: The function's name.
    """

    name: str


ToolDefinition: TypeAlias = FunctionTool
"""
Any tool.
"""

ToolChoice: TypeAlias = ToolChoiceMode | FunctionToolChoice
"""
Any rule for calling tools.
"""
