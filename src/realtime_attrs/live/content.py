"""
Texts and their parts.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import attrs

import realtime_attrs as ra

from .. import events as e
from ..extending import BaseContentPart, BaseObject, as_tuple, frozen


@frozen
class InputJSON(BaseObject):
    """
    Data for the model, besides text and images.

    Args:
        data: An object, or an array of objects; any JSON, kept as it is.
    """

    data: Any


@frozen
class AssistantText(BaseObject):
    """
    A text of the assistant in a session's input, as `events.OutputText` is.

    Args:
        text: The text.
    """

    text: str


@frozen
class Refusal(BaseObject):
    """
    A refusal of the assistant, in place of an answer.

    Args:
        refusal: The text.
    """

    refusal: str


Part: TypeAlias = (
    e.InputText
    | e.InputImage
    | InputJSON
    | e.OutputText
    | AssistantText
    | Refusal
)
"""
Any part.
"""


@frozen
class Text(BaseObject):
    """
    Content that is a string on the wire.

    Args:
        text: The string.
    """

    text: str


def _parts(
    value: Sequence[Part | BaseContentPart | ra.Unknown],
) -> tuple[Part | BaseContentPart | ra.Unknown, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class Parts(BaseObject):
    """
    Content that is an array on the wire.

    Args:
        parts: The parts.  A sequence is stored as a tuple.
    """

    parts: tuple[Part | BaseContentPart | ra.Unknown, ...] = attrs.field(
        converter=_parts
    )


Content: TypeAlias = Text | Parts
"""
A text, or its parts.
"""


def as_content(
    value: Content | str | Sequence[Part | BaseContentPart | ra.Unknown],
) -> Content:
    """
    Convert a string to `Text`, and an array to `Parts`.
    """
    if isinstance(value, str):
        return Text(value)
    if isinstance(value, list | tuple):
        return Parts(value)
    return value  # type: ignore[return-value]  # checked later
