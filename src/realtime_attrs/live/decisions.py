"""
Questions that the service answers during a conversation.
"""

from collections.abc import Sequence
from enum import auto
from typing import TypeAlias

import attrs

import realtime_attrs as ra

from ..extending import BaseObject, Named, as_tuple, frozen
from .content import Content, as_content


@frozen
class ChoiceOption(BaseObject):
    """
    A possible answer to a `ChoiceQuestion`.

    Args:
        value: The answer.

        description: A description of the answer.
    """

    value: str | bool
    description: str | None = None


def _options(value: Sequence[ChoiceOption]) -> tuple[ChoiceOption, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class ChoiceQuestion(BaseObject):
    """
    A question with a fixed set of answers.

    Args:
        choices: The answers.  A sequence is stored as a tuple.

        instructions: The rule for choosing, as a text or content parts.

        name: A name for the answer.
    """

    choices: tuple[ChoiceOption, ...] = attrs.field(converter=_options)
    instructions: Content = attrs.field(converter=as_content)
    name: str | None = None


@frozen
class PredicateQuestion(BaseObject):
    """
    A question whose answer is true or false.

    Args:
        instructions: The statement to check, as a text or content parts.

        name: A name for the answer.
    """

    instructions: Content = attrs.field(converter=as_content)
    name: str | None = None


@frozen
class ScoreLevel(BaseObject):
    """
    A step on the scale of a `ScoreQuestion`.

    Args:
        label: The step's name.

        description: The condition for choosing this step.
    """

    label: str
    description: str | None = None


def _levels(value: Sequence[ScoreLevel]) -> tuple[ScoreLevel, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class ScoreQuestion(BaseObject):
    """
    A question with a scale of answers.

    Args:
        levels: The steps of the scale.  A sequence is stored as a tuple.

        instructions: The rule for choosing, as a text or content parts.

        name: A name for the answer.
    """

    levels: tuple[ScoreLevel, ...] = attrs.field(converter=_levels)
    instructions: Content = attrs.field(converter=as_content)
    name: str | None = None


Question: TypeAlias = ChoiceQuestion | PredicateQuestion | ScoreQuestion
"""
Any question.
"""


def as_questions(
    value: Sequence[Question | ra.Unknown] | None,
) -> tuple[Question | ra.Unknown, ...] | None:
    """
    Convert an array of questions to a tuple.
    """
    return as_tuple(value)


class TranscriptEvent(Named):
    """
    The events that trigger decisions.
    """

    INPUT = auto()
    """
    `InputTranscriptDelta`: the user has spoken.
    """

    OUTPUT = auto()
    """
    `OutputTranscriptDelta`: the model has spoken.
    """


@frozen
class DecisionTrigger(BaseObject):
    """
    Questions that the service answers after each part of a transcript.

    The server sends the answers in a `DecisionEvent`.

    Args:
        event_type: The event after which the service answers.

        questions: The questions, in the order of their answers.
    """

    event_type: TranscriptEvent | ra.Unknown
    questions: tuple[Question | ra.Unknown, ...] | None = attrs.field(
        default=None, converter=as_questions
    )


Trigger: TypeAlias = DecisionTrigger
"""
Any trigger.
"""
