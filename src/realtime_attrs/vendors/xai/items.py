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
    Text that the service speaks word for word, as if the model had said it.

    A client creates it; the service answers with the events of a response, and
    keeps the text as an assistant's message.  Don't send a `ResponseCreate`
    after it.

    Args:
        content: A single part with the text; an array is stored as a tuple.

        interruptible:
            Whether the user can interrupt by speaking; by default yes.  If
            not, the service drops the user's audio until the text is spoken.
    """

    content: tuple[_Part, ...] = attrs.field(converter=_parts)
    interruptible: bool | None = None


Item: TypeAlias = e.Item | ForceMessage
"""
Any item that xAI has.
"""
