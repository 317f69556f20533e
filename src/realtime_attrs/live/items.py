"""
Messages, calls and their results, for the models of delegations.
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
    The system; only decisions and delegated tasks have it.
    """


@frozen
class Message(BaseItem):
    """
    A message.

    Args:
        role: The author.

        content:
            The text, or content parts.  In the *input* of a session, each
            message has one part: `events.InputText`, or `events.OutputText`
            for the assistant.

        id: The identifier.

        status: The item's progress; it has no effect.

        phase: The role of an assistant's message in the answer.
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

        output: A text, or texts and images.

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

        call_id: The identifier of the call, for its result.

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

        output: A text, or texts and images.

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
