"""
Messages, calls and their results, as input of the service's models.
"""

from enum import auto
from typing import TypeAlias

import attrs

import realtime_attrs as ra

from .. import events as e
from ..extending import BaseItem, Named, frozen
from .content import Content, as_content


class Role(Named):
    """
    The author of a message.
    """

    DEVELOPER = auto()
    USER = auto()
    ASSISTANT = auto()
    SYSTEM = auto()
    """
    In decisions and delegated tasks only.
    """


@frozen
class Message(BaseItem):
    """
    A message.

    Args:
        role: The author.

        content:
            The text, or its parts.  A session's *input* has one part for each
            message: `events.InputText`, or `events.OutputText` of the
            assistant.

        id: The identifier.

        status: How far it has come; it has no effect.

        phase: What an assistant's message is to the answer.
    """

    role: Role | ra.Unknown
    content: Content = attrs.field(converter=as_content)
    id: str | None = None
    status: e.ItemStatus | ra.Unknown | None = None
    phase: e.Phase | ra.Unknown | None = None


@frozen
class LiveFunctionCall(e.FunctionCall):
    """
    A call of a function.

    Args:
        namespace: The namespace that has the function.
    """

    namespace: str | None = None


@frozen
class FunctionCallOutput(BaseItem):
    """
    The result of a function call.

    Args:
        call_id: The call's identifier.

        output: The text, or texts and images.

        id: The item's identifier.

        status: The item's progress.
    """

    call_id: str
    output: Content = attrs.field(converter=as_content)
    id: str | None = None
    status: e.ItemStatus | ra.Unknown | None = None


@frozen
class CustomToolCall(BaseItem):
    """
    A call of a custom tool, whose input is free text.

    Args:
        name: The tool's name.

        input: The text for the tool.

        call_id: The identifier that the result has to refer to.

        id: The item's identifier.

        namespace: The namespace that has the tool.

        status: The item's progress.
    """

    name: str
    input: str
    call_id: str
    id: str | None = None
    namespace: str | None = None
    status: e.ItemStatus | ra.Unknown | None = None


@frozen
class CustomToolCallOutput(BaseItem):
    """
    The result of a `CustomToolCall`.

    Args:
        call_id: The call's identifier.

        output: The text, or texts and images.

        id: The item's identifier.

        status: The item's progress.
    """

    call_id: str
    output: Content = attrs.field(converter=as_content)
    id: str | None = None
    status: e.ItemStatus | ra.Unknown | None = None


Item: TypeAlias = (
    Message
    | e.FunctionCall
    | FunctionCallOutput
    | CustomToolCall
    | CustomToolCallOutput
)
"""
Any item.
"""
