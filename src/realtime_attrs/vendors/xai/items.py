"""
The items of xAI.
"""

from collections.abc import Sequence
from typing import TypeAlias

import attrs

import realtime_attrs as ra

from ... import events as e
from ...extending import BaseItem, as_tuple, frozen


_Part: TypeAlias = e.OutputText | ra.Unknown


def _parts(value: Sequence[_Part]) -> tuple[_Part, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class ForceMessage(BaseItem):
    """
    A text that the service speaks word for word, as the model's message.

    The service answers a `ConversationItemCreate` with the events of a
    response, and keeps the text as an assistant's message.  Don't send a
    `ResponseCreate` after it.

    Args:
        content:
            A single content part with the text; an array is stored as a tuple.

        interruptible:
            Whether the user's speech interrupts it; by default it does.  If
            not, the service discards the user's audio until the end of the
            text.
    """

    content: tuple[_Part, ...] = attrs.field(converter=_parts)
    interruptible: bool | None = None


Item: TypeAlias = e.Item | ForceMessage
"""
Any item that xAI has.
"""
