"""
Delegations: the receivers of the tasks that a Live model delegates.
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

    To make a delegation of your own, derive a class from this one, and give a
    dialect a record of it.

    Args:
        acknowledgement_delay_ms:
            The delay before the model acknowledges a task in words, in
            milliseconds; the server's default is 400 for decisions, and 0
            otherwise.
    """

    acknowledgement_delay_ms: Milliseconds | None = attrs.field(
        default=None, kw_only=True
    )


@frozen
class ClientDelegation(BaseDelegation):
    """
    A delegation to your application.

    The server sends `DelegationCreated`; answer with a `CommentaryAppend` with
    its *delegation_id*.
    """


class ReasoningSummary(Named):
    """
    The form of reasoning summaries.
    """

    CONCISE = auto()
    DETAILED = auto()
    AUTO = auto()


@frozen
class LiveReasoning(ra.Reasoning):
    """
    The reasoning of a delegation's model.

    Args:
        summary: The form of its summaries; by default none.
    """

    summary: ReasoningSummary | ra.Unknown | None = None


class ServiceTier(Named):
    """
    The priority at which the service processes requests.
    """

    AUTO = auto()
    DEFAULT = auto()
    FLEX = auto()
    PRIORITY = auto()
    ULTRAFAST = auto()
    FAST_TIER_TEMP_PILOT = auto()


class Verbosity(Named):
    """
    The length of a model's texts.
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
    A delegation to a model of the Responses API.

    The server sends its events in `ResponseEvent`; answer its function calls
    with `ResponseItemCreate` and `ResponseCreate`.

    Args:
        model:
            The model, such as ``"gpt-5.6-sol"``.  Required, except in updates
            and in forks of sessions.

        instructions: Instructions for this model.

        max_output_tokens: The maximum number of tokens in a response.

        parallel_tool_calls: Whether the model may call several tools at once.

        reasoning: The reasoning of the model.

        service_tier: The priority of the requests.

        verbosity:
            The length of the model's texts; it doesn't affect the voice.

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
    A delegation to the Decisions API, which answers fixed questions.

    The server sends the answers in a `DecisionEvent`.

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
