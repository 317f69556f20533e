"""
Who does the tasks that the model of a Live session delegates.
"""

from collections.abc import Sequence
from enum import auto
from typing import TypeAlias

import attrs

import realtime_attrs as ra

from ..extending import (
    BaseSettings,
    BaseTool,
    BaseToolChoice,
    Milliseconds,
    Named,
    TokenCount,
    as_tuple,
    frozen,
)
from .decisions import Question, as_questions
from .tools import HostedTool, ToolChoice, ToolDefinition


@frozen
class BaseDelegation(BaseSettings):
    """
    The settings that all delegations have.

    Derive from this for a delegation of your own, and give a dialect a record
    of it.

    Args:
        acknowledgement_delay_ms:
            How long the service waits before the model acknowledges a task in
            words, in milliseconds; servers start at 400 for decisions, and at
            0 otherwise.
    """

    acknowledgement_delay_ms: Milliseconds | None = attrs.field(
        default=None, kw_only=True
    )


@frozen
class ClientDelegation(BaseDelegation):
    """
    Your application does the tasks.

    The service sends `DelegationCreated`; answer with a `CommentaryAppend`
    that has its *delegation_id*.
    """


class ReasoningSummary(Named):
    """
    How a model sums up its reasoning.
    """

    CONCISE = auto()
    DETAILED = auto()
    AUTO = auto()


@frozen
class LiveReasoning(ra.Reasoning):
    """
    How the model that does the tasks reasons.

    Args:
        summary: How it sums up its reasoning; by default it doesn't.
    """

    summary: ReasoningSummary | ra.Unknown | None = None


class ServiceTier(Named):
    """
    How the service schedules requests.
    """

    AUTO = auto()
    DEFAULT = auto()
    FLEX = auto()
    PRIORITY = auto()
    ULTRAFAST = auto()
    FAST_TIER_TEMP_PILOT = auto()


class Verbosity(Named):
    """
    How much text a model writes.
    """

    LOW = auto()
    MEDIUM = auto()
    HIGH = auto()


def _tools(
    value: Sequence[ToolDefinition | BaseTool | HostedTool | ra.Unknown]
    | None,
) -> tuple[ToolDefinition | BaseTool | HostedTool | ra.Unknown, ...] | None:
    return as_tuple(value)


@frozen
class ResponsesDelegation(BaseDelegation):
    """
    A model of the Responses API does the tasks.

    The service sends its events in `ResponseEvent`; your application answers
    the calls of functions with `ResponseItemCreate` and `ResponseCreate`.

    Args:
        model:
            The model, such as ``"gpt-5.6-sol"``.  Required, except in updates
            and to fork a session.

        instructions: Instructions for this model alone.

        max_output_tokens: The most tokens in a response.

        parallel_tool_calls: Whether the model may call several tools at once.

        reasoning: How the model reasons.

        service_tier: How the service schedules the requests.

        verbosity: How much the model writes; the voice isn't concerned.

        tool_choice: The rule by which the model calls tools.

        tools: The tools that the model may call.
    """

    model: str | None = None
    instructions: str | None = None
    max_output_tokens: TokenCount | None = None
    parallel_tool_calls: bool | None = None
    reasoning: ra.Reasoning | None = None
    service_tier: ServiceTier | ra.Unknown | None = None
    verbosity: Verbosity | ra.Unknown | None = None
    tool_choice: ToolChoice | BaseToolChoice | ra.Unknown | None = None
    tools: (
        tuple[ToolDefinition | BaseTool | HostedTool | ra.Unknown, ...] | None
    ) = attrs.field(default=None, converter=_tools)


@frozen
class DecisionsDelegation(BaseDelegation):
    """
    The Decisions API answers fixed questions.

    The service sends the answers in a `DecisionEvent`.

    Args:
        model: The model; required, except in updates.

        questions:
            The questions, in the order of their answers; required, except in
            updates.
    """

    model: str | None = None
    questions: tuple[Question | ra.Unknown, ...] | None = attrs.field(
        default=None, converter=as_questions
    )


Delegation: TypeAlias = (
    ClientDelegation | ResponsesDelegation | DecisionsDelegation
)
"""
Any delegation.
"""
