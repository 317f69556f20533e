"""
Texts, and content parts.
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
    JSON data for the model.

    Args:
        data: An object, or an array of objects; any JSON value, kept as it is.
    """

    data: Any


@frozen
class AssistantText(BaseObject):
    """
    A text of the assistant in the *input* of a session.

    Args:
        text: The text.
    """

    text: str


@frozen
class Refusal(BaseObject):
    """
    The assistant's refusal to answer.

    Args:
        refusal: The text of the refusal.
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
Any content part.
"""


@frozen
class Text(BaseObject):
    """
    Content that is written as a string.

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
    Content that is written as an array.

    Args:
        parts: The parts.  A sequence is stored as a tuple.
    """

    parts: tuple[Part | BaseContentPart | ra.Unknown, ...] = attrs.field(
        converter=_parts
    )


Content: TypeAlias = Text | Parts
"""
A text, or content parts.
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
