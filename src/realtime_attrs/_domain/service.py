"""
Settings for tracing, prompt templates, truncation and reasoning.
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
    Tracing without further settings.
    """

    AUTO = auto()
    """
    The service chooses the trace's names.
    """


@frozen
class TracingConfiguration(BaseObject):
    """
    Settings of the session's trace.

    Args:
        workflow_name: The trace's name.

        group_id: The identifier of a group of traces.

        metadata: Data to filter traces by; any JSON value, kept as it is.
    """

    workflow_name: str | None = None
    group_id: str | None = None
    metadata: Any = None


Tracing: TypeAlias = TracingMode | TracingConfiguration
"""
Any way to trace a session; an update can't change it once it is on.
"""


@frozen
class Prompt(BaseObject):
    """
    A prompt template of the service.

    Args:
        id: The template's identifier.

        version: The template's version; by default the current one.

        variables:
            The values of the template's variables: strings, or objects of type
            ``input_text``, ``input_image`` or ``input_file``.  A JSON object,
            kept as it is.
    """

    id: str
    version: str | None = None
    variables: Mapping[str, Any] | None = None


class TruncationMode(Named):
    """
    The service's action if a conversation exceeds the model's context.
    """

    AUTO = auto()
    """
    The service drops the oldest items.
    """

    DISABLED = auto()
    """
    The response fails.
    """


@frozen
class TokenLimits(BaseObject):
    """
    Limits on the tokens of a conversation.

    Args:
        post_instructions:
            The maximum number of tokens after the instructions, from 0 to
            4294967295.
    """

    post_instructions: TokenCount | None = None


@frozen
class RetentionRatioTruncation(BaseObject):
    """
    Truncation that drops more items than necessary, to happen less often.

    Args:
        retention_ratio:
            The fraction of the conversation to keep, finite; documented from
            0.0 to 1.0.

        token_limits:
            The number of tokens at which truncation starts; by default the
            model's limit.
    """

    retention_ratio: float
    token_limits: TokenLimits | None = None


Truncation: TypeAlias = TruncationMode | RetentionRatioTruncation
"""
Any rule for truncating a conversation.
"""


class ReasoningEffort(Named):
    """
    The amount of reasoning before the model speaks.
    """

    NONE = auto()
    """
    No reasoning.
    """

    MINIMAL = auto()
    LOW = auto()
    MEDIUM = auto()
    HIGH = auto()
    XHIGH = auto()


@frozen
class Reasoning(BaseObject):
    """
    The reasoning of a reasoning model; other models reject it.

    Args:
        effort:
            The amount of reasoning; the server's default is
            `ReasoningEffort.LOW`.
    """

    effort: ReasoningEffort | Unknown | None = None
