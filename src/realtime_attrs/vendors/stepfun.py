"""
The sessions, tools and events that only StepFun's Realtime service has.

`realtime_attrs.dialects.STEPFUN` reads and writes them.  Attributes are those
of StepFun's document
(platform.stepfun.com/docs/zh/api-reference/realtime/chat); docstrings mark
those that only the package stepfun-realtime-api 0.1.3 has.
"""

from typing import TypeAlias

import attrs

import realtime_attrs as ra

from .. import events as e
from ..extending import (
    BaseContentPart,
    BaseServerEvent,
    BaseTool,
    Count,
    Index,
    frozen,
    texts,
)


__all__ = [
    "ClientEvent",
    "ResponseCancellation",
    "ResponseThinkingDelta",
    "ResponseThinkingDone",
    "RetrievalTool",
    "ServerEvent",
    "StepFunServerVAD",
    "StepFunSession",
    "StepFunWebSearchTool",
    "Thinking",
    "ToolDefinition",
]


@frozen
class StepFunServerVAD(ra.ServerVAD):
    """
    Voice activity detection by the energy of the audio.

    StepFun doesn't document `threshold`, `create_response` and
    `interrupt_response`, but clients send them.

    Args:
        energy_awakeness_threshold:
            The energy above which audio is speech, from 0 to 5000; by default
            2500.
    """

    energy_awakeness_threshold: Count | None = None


@frozen
class StepFunSession(ra.SessionResource):
    """
    A StepFun session.

    Args:
        built_in_tools:
            The tools that the service runs, such as ``"web_search"``.  Only
            the package has it; StepFun documents such tools as members of
            `tools`.

        max_response_output_length:
            The maximum number of tokens in a response.  Only the package has
            it, in place of `max_response_output_tokens`.
    """

    built_in_tools: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    max_response_output_length: Count | None = None


@frozen
class RetrievalTool(BaseTool):
    """
    A tool that searches a knowledge base.

    Args:
        description: When and how to use it.

        vector_store_id: The knowledge base.

        prompt_template:
            The text for the model, with ``{{knowledge}}`` in place of the
            passages, and ``{{query}}`` in place of the question.
    """

    description: str | None = None
    vector_store_id: str | None = None
    prompt_template: str | None = None


@frozen
class StepFunWebSearchTool(BaseTool):
    """
    A tool that searches the web.

    Args:
        description: When and how to use it; only documented for the Chat API.
    """

    description: str | None = None


@frozen
class Thinking(BaseContentPart):
    """
    The thinking of the model, a content part of its message.

    Args:
        thinking: The text.
    """

    thinking: str | None = None


@frozen
class ResponseThinkingDelta(BaseServerEvent):
    """
    More of the model's thinking.

    Args:
        delta: The next piece of text.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.
    """

    delta: str
    item_id: str | None = None
    response_id: str | None = None
    output_index: Index | None = None
    content_index: Index | None = None


@frozen
class ResponseThinkingDone(BaseServerEvent):
    """
    The model's thinking is final.

    Args:
        thinking: The text.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.
    """

    thinking: str | None = None
    item_id: str | None = None
    response_id: str | None = None
    output_index: Index | None = None
    content_index: Index | None = None


@frozen
class ResponseCancellation(BaseServerEvent):
    """
    The server has cancelled a response, in answer to a `ResponseCancel`.

    StepFun doesn't document any keys of it.
    """


ToolDefinition: TypeAlias = (
    ra.FunctionTool | RetrievalTool | StepFunWebSearchTool
)
"""
Any tool that StepFun has.
"""

ClientEvent: TypeAlias = (
    e.SessionUpdate
    | e.InputAudioBufferAppend
    | e.InputAudioBufferCommit
    | e.InputAudioBufferClear
    | e.OutputAudioBufferClear
    | e.ConversationItemCreate
    | e.ConversationItemRetrieve
    | e.ConversationItemTruncate
    | e.ConversationItemDelete
    | e.ResponseCreate
    | e.ResponseCancel
)
"""
Any event that a client may send to StepFun.
"""

ServerEvent: TypeAlias = (
    e.SessionCreated
    | e.SessionUpdated
    | e.ConversationCreated
    | e.ConversationItemCreated
    | e.ConversationItemRetrieved
    | e.ConversationItemTruncated
    | e.ConversationItemDeleted
    | e.ConversationItemInputAudioTranscriptionDelta
    | e.ConversationItemInputAudioTranscriptionCompleted
    | e.ConversationItemInputAudioTranscriptionFailed
    | e.InputAudioBufferCommitted
    | e.InputAudioBufferCleared
    | e.InputAudioBufferSpeechStarted
    | e.InputAudioBufferSpeechStopped
    | e.OutputAudioBufferStarted
    | e.OutputAudioBufferStopped
    | e.OutputAudioBufferCleared
    | e.ResponseCreated
    | e.ResponseDone
    | e.ResponseOutputItemAdded
    | e.ResponseOutputItemDone
    | e.ResponseContentPartAdded
    | e.ResponseContentPartDone
    | e.ResponseTextDelta
    | e.ResponseTextDone
    | e.ResponseAudioDelta
    | e.ResponseAudioDone
    | e.ResponseAudioTranscriptDelta
    | e.ResponseAudioTranscriptDone
    | e.ResponseFunctionCallArgumentsDelta
    | e.ResponseFunctionCallArgumentsDone
    | e.RateLimitsUpdated
    | e.Error
    | ResponseCancellation
    | ResponseThinkingDelta
    | ResponseThinkingDone
)
"""
Any event that StepFun may send.
"""
