"""
How LocalAI chooses from fixed answers.
"""

from collections.abc import Mapping, Sequence
from enum import auto
from typing import Annotated, Any

import attrs

import realtime_attrs as ra

from ...extending import BaseObject, Named, Range, as_tuple, frozen, texts


class SlotType(Named):
    """
    The kind of value of a `ClassifierSlot`.
    """

    NUMBER = auto()
    ENUM = auto()
    STRING = auto()


@frozen
class ClassifierSlot(BaseObject):
    """
    An argument that the model fills in if its option is chosen.

    Args:
        name:
            Its name: letters, digits and underscores.  ``"{{name}}"`` in the
            tool's arguments marks the place of the value.

        type: The kind of value.

        values: The possible values, for `SlotType.ENUM`.

        default: The value if the model gives none.

        hint: A hint for the model.
    """

    name: str
    type: SlotType | ra.Unknown
    values: tuple[str, ...] | None = attrs.field(default=None, converter=texts)
    default: str | None = None
    hint: str | None = None


def _slots(
    value: Sequence[ClassifierSlot] | None,
) -> tuple[ClassifierSlot, ...] | None:
    return as_tuple(value)


@frozen
class ClassifierTool(BaseObject):
    """
    A call that the server makes if its option is chosen.

    Args:
        name: The tool's name.

        arguments: Its arguments, with the places of *slots*.

        slots: The arguments that the model fills in.
    """

    name: str
    arguments: Mapping[str, Any] | None = None
    slots: tuple[ClassifierSlot, ...] | None = attrs.field(
        default=None, converter=_slots
    )


@frozen
class ClassifierOption(BaseObject):
    """
    One of the intents to choose from.

    Args:
        id: Its short name, which the model scores.

        description: When it applies.

        reply: The text to speak; by default none.

        tool: The call to make; by default none.
    """

    id: str
    description: str
    reply: str | None = None
    tool: ClassifierTool | None = None


def _options(
    value: Sequence[ClassifierOption] | None,
) -> tuple[ClassifierOption, ...] | None:
    return as_tuple(value)


class Normalization(Named):
    """
    The way in which the server compares the scores of options.
    """

    RAW = auto()
    """
    By the probability of the whole name; the server's default.
    """

    MEAN = auto()
    """
    By the mean probability of its tokens.
    """


class FallbackMode(Named):
    """
    The server's action if it chooses no option.
    """

    NONE = auto()
    """
    It completes the response without output; the server's default.
    """

    REPLY = auto()
    """
    It speaks the reply of the `ClassifierFallback`.
    """

    GENERATE = auto()
    """
    The model generates a response.
    """

    NOT_ADDRESSED = auto()
    """
    Nobody addressed the assistant; in a `ClassifierResult` alone.
    """


@frozen
class ClassifierFallback(BaseObject):
    """
    The server's action if no option reaches the threshold.

    Args:
        mode: The action.

        reply: The text to speak, for `FallbackMode.REPLY`.
    """

    mode: FallbackMode | ra.Unknown | None = None
    reply: str | None = None


class AddressMode(Named):
    """
    The server's action if nobody addressed the assistant.
    """

    IGNORE = auto()
    REPLY = auto()


def _names(value: Sequence[str]) -> tuple[str, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class AddressGate(BaseObject):
    """
    The names by which users have to address the assistant.

    Args:
        names: The names, whole words of any case.

        mode: The action without a name; by default `AddressMode.IGNORE`.

        reply: The text to speak, for `AddressMode.REPLY`.
    """

    names: tuple[str, ...] = attrs.field(converter=_names)
    mode: AddressMode | ra.Unknown | None = None
    reply: str | None = None


@frozen
class Classifier(BaseObject):
    """
    Options that the server chooses from, instead of generating a response.

    An update replaces all of it.

    Args:
        enabled: Whether it is on; by default, if there are options.

        options: The options; an array is stored as a tuple.

        threshold:
            The probability that an option needs, from 0 to below 1.0; at 0,
            the server always chooses the best.

        normalization: The way in which the server compares scores.

        history_items:
            How many messages before the last one it scores too; 0 or -1 is
            none.

        fallback: The action if no option reaches the threshold.

        address: The names by which users have to address the assistant.
    """

    enabled: bool | None = None
    options: tuple[ClassifierOption, ...] | None = attrs.field(
        default=None, converter=_options
    )
    threshold: float | None = None
    normalization: Normalization | ra.Unknown | None = None
    history_items: Annotated[int, Range(-1, 2**31 - 1)] | None = None
    fallback: ClassifierFallback | None = None
    address: AddressGate | None = None
