"""
Tokens and seconds that responses and transcriptions use.
"""

from typing import TypeAlias

from .._values.checked import frozen
from .._values.scalars import Count
from .bases import BaseObject


@frozen
class CachedTokenDetails(BaseObject):
    """
    The cached tokens of an input, by kind.

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
    The tokens of an input, by kind.

    Args:
        text_tokens: Tokens of text.

        audio_tokens: Tokens of audio.

        image_tokens: Tokens of images.

        cached_tokens: The number of these tokens that came from the cache.

        cached_tokens_details: The cached tokens, by kind.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    image_tokens: Count | None = None
    cached_tokens: Count | None = None
    cached_tokens_details: CachedTokenDetails | None = None


@frozen
class OutputTokenDetails(BaseObject):
    """
    The tokens of an output, by kind.

    Args:
        text_tokens: Tokens of text, with reasoning.

        audio_tokens: Tokens of audio.

        reasoning_tokens: The number of *text_tokens* that were reasoning.
    """

    text_tokens: Count | None = None
    audio_tokens: Count | None = None
    reasoning_tokens: Count | None = None


@frozen
class Usage(BaseObject):
    """
    The tokens of a response.

    A response that was interrupted before its first output can have no tokens.

    Args:
        total_tokens: The tokens of input and output.

        input_tokens:
            The tokens of the conversation so far, the instructions and the
            tools.

        output_tokens: The tokens that the model produced.

        input_token_details: The input tokens, by kind.

        output_token_details: The output tokens, by kind.
    """

    total_tokens: Count | None = None
    input_tokens: Count | None = None
    output_tokens: Count | None = None
    input_token_details: InputTokenDetails | None = None
    output_token_details: OutputTokenDetails | None = None


@frozen
class TokenUsage(BaseObject):
    """
    The tokens of a transcription.

    Args:
        total_tokens: The tokens of input and output.

        input_tokens: The tokens of the audio.

        output_tokens: The tokens of the transcript.

        input_token_details: The input tokens, by kind.
    """

    total_tokens: Count | None = None
    input_tokens: Count | None = None
    output_tokens: Count | None = None
    input_token_details: InputTokenDetails | None = None


@frozen
class DurationUsage(BaseObject):
    """
    The length of the audio of a transcription.

    Args:
        seconds: The length, in seconds, finite.
    """

    seconds: float


TranscriptionUsage: TypeAlias = TokenUsage | DurationUsage
"""
Any usage of a transcription.
"""
