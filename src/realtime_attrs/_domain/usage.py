"""
Tokens and time that responses and transcriptions use.
"""

from typing import TypeAlias

from .._values.checked import frozen
from .._values.scalars import Count
from .bases import BaseObject


@frozen
class CachedTokenDetails(BaseObject):
    """
    What the cached tokens of an input were.

    Args:
        text_tokens: Tokens of text.

        audio_tokens: Tokens of audio.

        image_tokens: Tokens of images.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    image_tokens: Count | None = None


@frozen
class InputTokenDetails(BaseObject):
    """
    What the tokens of an input were.

    Args:
        text_tokens: Tokens of text.

        audio_tokens: Tokens of audio.

        image_tokens: Tokens of images.

        cached_tokens: How many of all those came from the cache.

        cached_tokens_details: What these were.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    image_tokens: Count | None = None
    cached_tokens: Count | None = None
    cached_tokens_details: CachedTokenDetails | None = None


@frozen
class OutputTokenDetails(BaseObject):
    """
    What the tokens of an output were.

    Args:
        text_tokens: Tokens of text, and of reasoning.

        audio_tokens: Tokens of audio.

        reasoning_tokens: How many of *text_tokens* were reasoning.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    reasoning_tokens: Count | None = None


@frozen
class Usage(BaseObject):
    """
    The tokens that a response took.

    A response that was stopped before it said anything may count none.

    Args:
        total_tokens: Those of input and output.

        input_tokens: Those of the conversation so far, instructions and tools.

        output_tokens: Those that the model made.

        input_token_details: What the input was.

        output_token_details: What the output was.
    """

    total_tokens: Count | None = None
    input_tokens: Count | None = None
    output_tokens: Count | None = None
    input_token_details: InputTokenDetails | None = None
    output_token_details: OutputTokenDetails | None = None


@frozen
class TokenUsage(BaseObject):
    """
    The tokens that a transcription took.

    Args:
        total_tokens: Those of input and output.

        input_tokens: Those that were heard.

        output_tokens: Those that were written.

        input_token_details: What the input was.
    """

    total_tokens: Count | None = None
    input_tokens: Count | None = None
    output_tokens: Count | None = None
    input_token_details: InputTokenDetails | None = None


@frozen
class DurationUsage(BaseObject):
    """
    How much audio a transcription heard.

    Args:
        seconds: How long it was, finite.
    """

    seconds: float


TranscriptionUsage: TypeAlias = TokenUsage | DurationUsage
"""
Any way to count what a transcription took.
"""
