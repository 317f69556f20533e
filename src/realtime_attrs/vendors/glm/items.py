"""
The items of GLM-Realtime.
"""

from typing import TypeAlias

import realtime_attrs as ra

from ... import events as e
from ...extending import BaseItem, frozen


__all__ = ["GLMFunctionCallOutput", "Item"]


@frozen
class GLMFunctionCallOutput(BaseItem):
    """
    The result of a function call.

    Clients send it without the identifier of the call.

    Args:
        output: Any text, often JSON.

        call_id:
            The identifier of the call; only the Python package sends it, as
            ``""``.

        id: The item's identifier.

        status: The item's progress; only servers send it.
    """

    output: str
    call_id: str | None = None
    id: str | None = None
    status: e.ItemStatus | ra.Unknown | None = None


Item: TypeAlias = (
    e.SystemMessage
    | e.UserMessage
    | e.AssistantMessage
    | e.FunctionCall
    | GLMFunctionCallOutput
)
"""
Any item that GLM-Realtime has.
"""
