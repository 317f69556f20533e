"""
LocalAI's choice from fixed answers.
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
    An argument that the model supplies if the option is chosen.

    Args:
        name:
            The name: letters, digits and underscores.  ``"{{name}}"`` in the
            tool's arguments is the placeholder of the value.

        type: The kind of value.

        values: The possible values, for `SlotType.ENUM`.

        default: The value if the model supplies none.

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
    A call that the server makes if the option is chosen.

    Args:
        name: The tool's name.

        arguments: The arguments, with placeholders for *slots*.

        slots: The arguments that the model supplies.
    """

    name: str
    arguments: Mapping[str, Any] | None = None
    slots: tuple[ClassifierSlot, ...] | None = attrs.field(
        default=None, converter=_slots
    )


@frozen
class ClassifierOption(BaseObject):
    """
    An intent to choose from.

    Args:
        id: A short name, which the model scores.

        description: The condition for choosing the option.

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
    The measure by which the server compares the scores of options.
    """

    RAW = auto()
    """
    The probability of the whole name; the server's default.
    """

    MEAN = auto()
    """
    The mean probability of the name's tokens.
    """


class FallbackMode(Named):
    """
    The server's action if it chooses no option.
    """

    NONE = auto()
    """
    The server completes the response without output; the server's default.
    """

    REPLY = auto()
    """
    The server speaks the reply of the `ClassifierFallback`.
    """

    GENERATE = auto()
    """
    The model generates a response.
    """

    NOT_ADDRESSED = auto()
    """
    Nobody addressed the assistant; only a `ClassifierResult` has it.
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

    An update replaces the whole classifier.

    Args:
        enabled:
            Whether the server uses the options; by default, it does if there
            are any.

        options: The options; an array is stored as a tuple.

        threshold:
            The minimum probability of an option, from 0 to below 1.0; at 0,
            the server always chooses the most probable one.

        normalization: The measure by which the server compares scores.

        history_items:
            The number of messages before the last one that the server scores,
            too; 0 or -1 for none.

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
