"""
What the service does around the conversation: tracing, prompts, truncation.
"""

from collections.abc import Mapping
from enum import auto
from typing import Any, TypeAlias

from .._values.checked import frozen
from .._values.enums import Named
from .._values.scalars import TokenCount
from .._values.unknown import Unknown
from .bases import BaseObject


class TracingMode(Named):
    """
    Tracing without particulars.
    """

    AUTO = auto()
    """
    With the service's own names.
    """


@frozen
class TracingConfiguration(BaseObject):
    """
    How the session's trace is filed.

    Args:
        workflow_name: The trace's name.

        group_id: What traces it belongs with.

        metadata: Anything to find it by; a JSON value, kept as it is.
    """

    workflow_name: str | None = None
    group_id: str | None = None
    metadata: Any = None


Tracing: TypeAlias = TracingMode | TracingConfiguration
"""
Any way to trace a session.  Once on, it cannot be changed.
"""


@frozen
class Prompt(BaseObject):
    """
    A prompt template that the service holds.

    Args:
        id: The template's identifier.

        version: Its version; the current one if left out.

        variables:
            What to fill in: strings, or objects of type ``input_text``,
            ``input_image`` or ``input_file``.  A JSON object, kept as it is.
    """

    id: str
    version: str | None = None
    variables: Mapping[str, Any] | None = None


class TruncationMode(Named):
    """
    What happens when a conversation gets too long.
    """

    AUTO = auto()
    """
    The oldest items are left out.
    """

    DISABLED = auto()
    """
    A response fails instead.
    """


@frozen
class TokenLimits(BaseObject):
    """
    Limits on the tokens of a conversation.

    Args:
        post_instructions:
            The most tokens after the instructions, from 0 to 4294967295.
    """

    post_instructions: TokenCount | None = None


@frozen
class RetentionRatioTruncation(BaseObject):
    """
    More than needed is left out at a time, so that it happens less often.

    Args:
        retention_ratio:
            Which part of the conversation stays, finite; documented from 0.0
            to 1.0.

        token_limits: From how many tokens on; the model's own limit if left
            out.
    """

    retention_ratio: float
    token_limits: TokenLimits | None = None


Truncation: TypeAlias = TruncationMode | RetentionRatioTruncation
"""
Any way to keep a conversation short.
"""


class ReasoningEffort(Named):
    """
    How much a reasoning model thinks before it speaks.
    """

    NONE = auto()
    """
    Not at all.
    """

    MINIMAL = auto()
    LOW = auto()
    MEDIUM = auto()
    HIGH = auto()
    XHIGH = auto()


@frozen
class Reasoning(BaseObject):
    """
    How a reasoning model thinks; other models refuse it.

    Args:
        effort: How much; servers start at `ReasoningEffort.LOW`.
    """

    effort: ReasoningEffort | Unknown | None = None
