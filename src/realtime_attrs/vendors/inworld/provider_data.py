"""
The settings of Inworld's sessions that OpenAI's sessions don't have.

They follow https://docs.inworld.ai/realtime/provider-data.
"""

from collections.abc import Mapping
from enum import auto
from typing import Any

import attrs

import realtime_attrs as ra

from ...extending import (
    BaseSettings,
    Count,
    Milliseconds,
    Named,
    frozen,
    texts,
)
from .speech import SpeechToText, TextToSpeech


@frozen
class MemoryState(BaseSettings):
    """
    The memory of a conversation.

    Servers send it in `SessionUpdated`; a client can store it, and send it in
    a new session.

    Args:
        version: A number that increases with each summary.

        facts: Facts about the user; a sequence is stored as a tuple.

        summary: The summary of the conversation.

        context_text: The text that the service passes to the model.

        turns_since_gen: The number of turns since the last summary.

        total_turns: The number of all turns.

        items_trimmed: The number of items that the summary replaced.
    """

    version: Count | None = None
    facts: tuple[str, ...] | None = attrs.field(default=None, converter=texts)
    summary: str | None = None
    context_text: str | None = None
    turns_since_gen: Count | None = None
    total_turns: Count | None = None
    items_trimmed: Count | None = None


@frozen
class Memory(BaseSettings):
    """
    The service's summaries of long conversations.

    Args:
        enabled: Whether the service summarizes conversations.

        turn_interval: The number of turns between two summaries.

        max_memory_length: The maximum number of characters in a summary.

        max_transcript_items:
            The maximum number of items to keep in addition to the summary.

        max_facts: The maximum number of facts.

        trim_after_summarize: Whether a summary replaces older items.

        state: The current memory.
    """

    enabled: bool | None = None
    turn_interval: Count | None = None
    max_memory_length: Count | None = None
    max_transcript_items: Count | None = None
    max_facts: Count | None = None
    trim_after_summarize: bool | None = None
    state: MemoryState | None = None


class BackchannelDecider(Named):
    """
    The method by which the service decides on interjections.
    """

    LLM = auto()
    """
    A small model decides.
    """

    RULE = auto()
    """
    Chance decides.
    """


@frozen
class Backchannel(BaseSettings):
    """
    The service's interjections, such as "uh-huh", while the user speaks.

    Args:
        enabled: Whether the service interjects; by default it doesn't.

        small_model: The model that decides.

        eval_interval_ms:
            The interval of decisions, in milliseconds; by default 800.

        min_speech_ms:
            The minimum length of the user's speech before an interjection, in
            milliseconds; by default 800.

        min_gap_ms:
            The minimum time between two interjections, in milliseconds.

        max_per_turn:
            The maximum number of interjections in a turn of the user.

        hard_deadline_ms:
            The maximum duration of a decision, in milliseconds; the service
            skips later decisions.

        history_tail_items:
            The number of last items that the service passes to the model.

        temperature: The randomness of sampling.

        max_tokens: The maximum number of tokens in an interjection.

        volume_gain: The volume of the interjection, relative to other speech.

        require_pause: Whether the service waits for a pause in the speech.

        allowed_phrases: The possible phrases; a sequence is stored as a tuple.

        prompt_template: The prompt of the model.

        decider_kind: The method by which the service decides.

        rule_fire_probability: The probability of an interjection, for `RULE`.
    """

    enabled: bool | None = None
    small_model: str | None = None
    eval_interval_ms: Milliseconds | None = None
    min_speech_ms: Milliseconds | None = None
    min_gap_ms: Milliseconds | None = None
    max_per_turn: Count | None = None
    hard_deadline_ms: Milliseconds | None = None
    history_tail_items: Count | None = None
    temperature: float | None = None
    max_tokens: Count | None = None
    volume_gain: float | None = None
    require_pause: bool | None = None
    allowed_phrases: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    prompt_template: str | None = None
    decider_kind: BackchannelDecider | ra.Unknown | None = None
    rule_fire_probability: float | None = None


@frozen
class Responsiveness(BaseSettings):
    """
    The service's fillers until a slow model answers.

    A filler, such as "let me think", is audio of the response itself.

    Args:
        enabled: Whether the service speaks fillers; by default it doesn't.

        small_model: The model that writes fillers.

        initial_wait_timeout_ms:
            The time before the first filler, in milliseconds.

        hard_deadline_ms:
            The maximum duration of writing a filler, in milliseconds.

        history_tail_items:
            The number of last items that the service passes to the small
            model.

        temperature: The randomness of sampling.

        max_tokens: The maximum number of tokens in a filler.

        min_filler_gap_ms:
            The minimum time between two fillers, in milliseconds.

        max_initial_per_turn: The maximum number of fillers before an answer.

        max_buffer_deltas:
            The maximum number of parts of the answer that wait for the end of
            a filler.

        enable_filler_on_first_assistant_reply:
            Whether the first answer of a session may have a filler.

        prompt_template: The prompt of the small model.

        pause_text: A text between a filler and the answer.
    """

    enabled: bool | None = None
    small_model: str | None = None
    initial_wait_timeout_ms: Milliseconds | None = None
    hard_deadline_ms: Milliseconds | None = None
    history_tail_items: Count | None = None
    temperature: float | None = None
    max_tokens: Count | None = None
    min_filler_gap_ms: Milliseconds | None = None
    max_initial_per_turn: Count | None = None
    max_buffer_deltas: Count | None = None
    enable_filler_on_first_assistant_reply: bool | None = None
    prompt_template: str | None = None
    pause_text: str | None = None


@frozen
class Caching(BaseSettings):
    """
    The parts of the prompt that the model's vendor caches.

    Args:
        enabled: Whether the vendor caches parts of the prompt.

        ttl: The lifetime of the cache, such as ``"5m"``.

        cache_instructions: Whether the vendor caches the instructions.

        cache_tools: Whether the vendor caches the tools.
    """

    enabled: bool | None = None
    ttl: str | None = None
    cache_instructions: bool | None = None
    cache_tools: bool | None = None


@frozen
class ProviderData(BaseSettings):
    """
    The settings that OpenAI's sessions don't have.

    The server rejects the whole update if one value is invalid.

    Args:
        stt: The recognition of the user's speech.

        tts: The synthesis of the model's speech.

        memory: Summaries of long conversations.

        backchannel: Interjections while the user speaks.

        responsiveness: Fillers until the model answers.

        caching: The parts of the prompt that the model's vendor caches.

        text_generation_config:
            Further parameters of the model, such as ``topP``; a JSON object
            whose keys are in camel case.

        auto_tool_response:
            Whether the service requests a response after a function's output,
            without a `ResponseCreate`.

        user_id: The user's identifier, for the customer's records.

        metadata: Strings for the customer's records.
    """

    stt: SpeechToText | None = None
    tts: TextToSpeech | None = None
    memory: Memory | None = None
    backchannel: Backchannel | None = None
    responsiveness: Responsiveness | None = None
    caching: Caching | None = None
    text_generation_config: Mapping[str, Any] | None = None
    auto_tool_response: bool | None = None
    user_id: str | None = None
    metadata: Mapping[str, str] | None = None
