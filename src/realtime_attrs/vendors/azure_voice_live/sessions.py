"""
The sessions of Azure Voice Live.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs

import realtime_attrs as ra

from ...extending import (
    BaseObject,
    Count,
    Milliseconds,
    ThreeStates,
    TokenCount,
    frozen,
    texts,
)
from .avatar import Animation, Avatar


__all__ = [
    "Agent",
    "EchoCancellation",
    "InterimResponse",
    "LLMInterimResponse",
    "StaticInterimResponse",
    "VoiceLiveSession",
    "VoiceLiveTranscription",
]


@frozen
class VoiceLiveTranscription(ra.AudioTranscription):
    """
    The transcription of the user's speech by Azure Voice Live.

    `language` can have several languages, such as ``"en,zh"``.  Servers send
    `delay` as null, but Azure doesn't document it.

    Args:
        custom_speech: The identifiers of custom speech models, by language.
    """

    custom_speech: Mapping[str, str] | None = None


@frozen
class EchoCancellation(BaseObject):
    """
    Echo cancellation: the removal of the model's voice from the user's audio.

    Args:
        reference_source:
            The source of the model's voice: ``"server"`` for the audio that
            the service sent, or ``"client"`` for a second channel of the
            input.

        channels: The number of input channels: 1, or 2 with ``"client"``.
    """

    reference_source: str | None = None
    channels: Count | None = None


@frozen
class _InterimResponse(BaseObject):
    """
    Short answers while the user waits.

    Speech-to-speech models don't support them.

    Args:
        triggers:
            The triggers: ``"latency"`` for a long wait, and ``"tool"`` for a
            tool call; by default only the first.

        latency_threshold_ms:
            The wait that triggers an answer, in milliseconds; by default 2000.
    """

    triggers: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    latency_threshold_ms: Milliseconds | None = None


@frozen
class StaticInterimResponse(_InterimResponse):
    """
    Fixed texts, of which the service speaks one while the user waits.

    Args:
        texts: The texts to choose from.
    """

    texts: tuple[str, ...] | None = attrs.field(default=None, converter=texts)


@frozen
class LLMInterimResponse(_InterimResponse):
    """
    A language model's texts, which the service speaks while the user waits.

    Args:
        model: The model, by default ``"gpt-4.1-mini"``.

        instructions: Instructions for the model.

        max_completion_tokens:
            The maximum number of tokens in a text; by default 50.
    """

    model: str | None = None
    instructions: str | None = None
    max_completion_tokens: TokenCount | None = None


InterimResponse: TypeAlias = StaticInterimResponse | LLMInterimResponse
"""
Any short answer while the user waits.
"""


@frozen
class Agent(BaseObject):
    """
    The agent of Azure AI Foundry that answers.

    Args:
        name: The agent's name.

        agent_id: The agent's identifier.

        thread_id: The thread of the conversation.

        description: A description of the agent.
    """

    name: str
    agent_id: str
    thread_id: str
    description: str | None = None


@frozen
class VoiceLiveSession(ra.SessionResource):
    """
    A session of Azure Voice Live.

    Args:
        input_audio_echo_cancellation:
            The removal of the model's voice from the user's audio, or `OFF`.

        avatar: The avatar that the service shows while the model speaks.

        animation: Settings of data to animate an own avatar.

        output_audio_timestamp_types:
            The units with timestamps in the model's audio: ``"word"``.

        interim_response: Short answers while the user waits.

        metadata: At most 16 pairs of strings, for the service's logs.

        agent: The agent that answers; only servers send it.

        greeting: Sent in answers, as null; not documented.

        handoff: Sent in answers, as null; not documented.

        truncation_strategy: Sent in answers, as null; not documented.
    """

    input_audio_echo_cancellation: ThreeStates[
        EchoCancellation | ra.Unknown
    ] = None
    avatar: Avatar | None = None
    animation: Animation | None = None
    output_audio_timestamp_types: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    interim_response: InterimResponse | ra.Unknown | None = None
    metadata: Mapping[str, str] | None = None
    agent: Agent | ra.Unknown | None = None
    greeting: Any = None
    handoff: Any = None
    truncation_strategy: Any = None
