"""
Azure Voice Live's detection of the end of the user's turn.
"""

from typing import TypeAlias

import attrs

import realtime_attrs as ra

from ...extending import (
    BaseObject,
    BaseTurnDetection,
    Count,
    Milliseconds,
    ThreeStates,
    frozen,
    texts,
)


__all__ = [
    "AzureEnglishSemanticVAD",
    "AzureMultilingualSemanticVAD",
    "AzureSemanticVAD",
    "AzureVAD",
    "EndOfUtterance",
    "EnglishEndOfUtterance",
    "MultilingualEndOfUtterance",
    "SemanticEndOfUtterance",
    "SmartEndOfTurn",
    "TurnDetection",
    "VoiceLiveSemanticVAD",
    "VoiceLiveServerVAD",
]


@frozen
class _EndOfUtterance(BaseObject):
    """
    A rule that decides whether a silent user has finished.

    Args:
        threshold_level:
            The required certainty: ``"low"``, ``"medium"``, ``"high"`` or
            ``"default"``.

        timeout_ms: The longest wait for more speech, in milliseconds.

        threshold:
            The required certainty, finite; the service uses *threshold_level*
            instead.

        timeout:
            The longest wait, in seconds; the service uses *timeout_ms*
            instead.
    """

    threshold_level: str | None = None
    timeout_ms: Milliseconds | None = None
    threshold: float | None = None
    timeout: float | None = None


@frozen
class SemanticEndOfUtterance(_EndOfUtterance):
    """
    A model that reads the transcript, in English and some other languages.
    """


@frozen
class EnglishEndOfUtterance(_EndOfUtterance):
    """
    A model that reads the transcript, in English.
    """


@frozen
class MultilingualEndOfUtterance(_EndOfUtterance):
    """
    A model that reads the transcript, in many languages.
    """


@frozen
class SmartEndOfTurn(_EndOfUtterance):
    """
    A model that analyzes the audio (preview); for speech-to-speech models.
    """


EndOfUtterance: TypeAlias = (
    SemanticEndOfUtterance
    | EnglishEndOfUtterance
    | MultilingualEndOfUtterance
    | SmartEndOfTurn
)
"""
Any rule that decides whether a silent user has finished.
"""


@frozen
class VoiceLiveServerVAD(ra.ServerVAD):
    """
    Voice activity detection by loudness and silence, with Azure's additions.

    Args:
        speech_duration_ms:
            The length of speech that starts a turn, in milliseconds.

        auto_truncate:
            Whether the service removes from the conversation the part of an
            interrupted response that the user didn't hear.

        end_of_utterance:
            The rule that decides whether the user has finished, or `OFF`.

        appended_text_after_truncation:
            Sent in answers; documented for `AzureSemanticVAD`.
    """

    speech_duration_ms: Milliseconds | None = None
    auto_truncate: bool | None = None
    end_of_utterance: ThreeStates[EndOfUtterance | ra.Unknown] = None
    appended_text_after_truncation: str | None = None


@frozen
class VoiceLiveSemanticVAD(ra.SemanticVAD):
    """
    Voice activity detection by meaning, for OpenAI's realtime models.

    Args:
        auto_truncate: As in `VoiceLiveServerVAD`.
    """

    auto_truncate: bool | None = None


@frozen
class AzureVAD(BaseTurnDetection):
    """
    The settings that Azure's turn detections share.

    Args:
        threshold: The volume of speech, finite; documented from 0.0 to 1.0.

        prefix_padding_ms:
            The length of the audio before the speech to keep, in milliseconds.

        silence_duration_ms:
            The length of the silence that ends the turn, in milliseconds.

        speech_duration_ms:
            The length of speech that starts a turn, in milliseconds.

        remove_filler_words: Whether the service ignores fillers such as "um".

        create_response: Whether the end of a turn starts a response.

        interrupt_response: Whether the user's speech stops a response.

        auto_truncate: As in `VoiceLiveServerVAD`.

        end_of_utterance: As in `VoiceLiveServerVAD`.

        appended_text_after_truncation:
            Text that the service appends to a truncated response, such as ``"
            [The user interrupted.]"``.

        idle_timeout_ms: Sent in answers; not documented.

        neg_threshold: The volume below which speech ends; documented in 2025.

        window_size: Documented in 2025, as an integer.

        distinct_ci_phones:
            The number of different sounds that make up speech; documented in
            2025.

        require_vowel:
            Whether speech has to contain a vowel; documented in 2025.

        require_vowel_assistant_speaking:
            Whether speech has to contain a vowel while the model speaks.  Sent
            in answers; not documented.

        speech_duration_assistant_speaking_ms:
            As *speech_duration_ms*, while the model speaks; not documented.

        profile: Sent in answers, as ``"classic"``; not documented.
    """

    threshold: float | None = None
    prefix_padding_ms: Milliseconds | None = None
    silence_duration_ms: Milliseconds | None = None
    speech_duration_ms: Milliseconds | None = None
    remove_filler_words: bool | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None
    auto_truncate: bool | None = None
    end_of_utterance: ThreeStates[EndOfUtterance | ra.Unknown] = None
    appended_text_after_truncation: str | None = None
    idle_timeout_ms: ThreeStates[Milliseconds] = None
    neg_threshold: float | None = None
    window_size: Count | None = None
    distinct_ci_phones: Count | None = None
    require_vowel: bool | None = None
    require_vowel_assistant_speaking: bool | None = None
    speech_duration_assistant_speaking_ms: Milliseconds | None = None
    profile: str | None = None


@frozen
class AzureSemanticVAD(AzureVAD):
    """
    Azure's voice activity detection by meaning.

    Args:
        languages: The languages that may be spoken, such as ``"fr"``.
    """

    languages: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )


@frozen
class AzureEnglishSemanticVAD(AzureVAD):
    """
    Azure's voice activity detection by meaning, in English.
    """


@frozen
class AzureMultilingualSemanticVAD(AzureVAD):
    """
    Azure's voice activity detection by meaning, in many languages.

    Args:
        languages: The languages that may be spoken, such as ``"fr"``.
    """

    languages: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )


TurnDetection: TypeAlias = (
    VoiceLiveServerVAD
    | VoiceLiveSemanticVAD
    | AzureSemanticVAD
    | AzureEnglishSemanticVAD
    | AzureMultilingualSemanticVAD
)
"""
Any turn detection that Azure Voice Live has.
"""
