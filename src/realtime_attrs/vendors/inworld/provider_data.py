"""
The settings of Inworld's sessions that OpenAI's sessions don't have.

https://docs.inworld.ai/realtime/provider-data describes them.
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

    Servers send it in `SessionUpdated`; a client may store it, and send it in
    a new session.

    Args:
        version: A number that grows with each summary.

        facts: Facts about the user; a sequence is stored as a tuple.

        summary: The conversation so far.

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
    How the service summarizes long conversations.

    Args:
        enabled: Whether the service summarizes conversations.

        turn_interval: The number of turns between two summaries.

        max_memory_length: The most characters of a summary.

        max_transcript_items: The most items to keep next to the summary.

        max_facts: The most facts.

        trim_after_summarize: Whether a summary replaces older items.

        state: The memory so far.
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
    How the service decides on interjections.
    """

    LLM = auto()
    """
    By a small model.
    """

    RULE = auto()
    """
    By chance.
    """


@frozen
class Backchannel(BaseSettings):
    """
    How the service interjects, such as "uh-huh", while the user speaks.

    Args:
        enabled: Whether the service interjects; by default it doesn't.

        small_model: The model that decides.

        eval_interval_ms:
            How often it decides, in milliseconds; by default 800.

        min_speech_ms:
            How long the user has to speak first, in milliseconds; by default
            800.

        min_gap_ms:
            The shortest time between two interjections, in milliseconds.

        max_per_turn: The most interjections in one turn of the user.

        hard_deadline_ms:
            The longest time for a decision, in milliseconds; the service skips
            a later one.

        history_tail_items:
            The number of last items that the service passes to the model.

        temperature: The randomness of sampling.

        max_tokens: The most tokens of an interjection.

        volume_gain:
            How loud the interjection is; 1 is as loud as other speech.

        require_pause: Whether the service waits for a pause in the speech.

        allowed_phrases:
            The phrases to choose from; a sequence is stored as a tuple.

        prompt_template: The prompt of the model.

        decider_kind: How the service decides.

        rule_fire_probability: The chance of an interjection, for `RULE`.
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
    How the service fills the time until a slow model answers.

    A filler, such as "let me think", is audio of the response itself.

    Args:
        enabled: Whether the service speaks fillers; by default it doesn't.

        small_model: The model that writes fillers.

        initial_wait_timeout_ms:
            How long the service first waits for the answer, in milliseconds.

        hard_deadline_ms: The longest time for a filler, in milliseconds.

        history_tail_items:
            The number of last items that the service passes to the small
            model.

        temperature: The randomness of sampling.

        max_tokens: The most tokens of a filler.

        min_filler_gap_ms:
            The shortest time between two fillers, in milliseconds.

        max_initial_per_turn: The most fillers before an answer.

        max_buffer_deltas:
            The most parts of the answer that wait for the end of a filler.

        enable_filler_on_first_assistant_reply:
            Whether the first answer of a session may have a filler.

        prompt_template: The prompt of the small model.

        pause_text: Text between a filler and the answer.
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
    Which parts of the prompt the model's vendor caches.

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

    The server rejects the whole update if one value is wrong.

    Args:
        stt: How the service recognizes the user's speech.

        tts: How the service synthesizes the model's speech.

        memory: How the service summarizes long conversations.

        backchannel: How the service interjects while the user speaks.

        responsiveness: How it fills the time until the model answers.

        caching: Which parts of the prompt the model's vendor caches.

        text_generation_config:
            Further parameters of the model, such as ``topP``; a JSON object
            whose keys are in camel case.

        auto_tool_response:
            Whether the service answers by itself after the output of a
            function, without a `ResponseCreate`.

        user_id: The user, for the customer's own records.

        metadata: Strings for the customer's own records.
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
