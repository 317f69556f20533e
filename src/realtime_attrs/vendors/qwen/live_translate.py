"""
The sessions that only Qwen's LiveTranslate has.

Attributes are those of Alibaba's documents
(help.aliyun.com/zh/model-studio/live-translator-client-events,
help.aliyun.com/zh/model-studio/live-translator-server-events) and of the
package dashscope 2.0.2; docstrings mark those that only the package has.
"""

from collections.abc import Mapping

import attrs

import realtime_attrs as ra

from ...extending import (
    BaseSettings,
    BaseTurnDetection,
    BaseVoice,
    Milliseconds,
    SampleRate,
    ThreeStates,
    frozen,
    texts,
)
from .omni import QwenSession, QwenTranscription


@frozen
class SkipOptions(BaseSettings):
    """
    What the service leaves out if the user speaks the target language.

    For the languages ``"zh"`` and ``"en"``.

    Args:
        skip_text: Whether it leaves out the text.

        skip_audio: Whether it leaves out the audio.
    """

    skip_text: bool | None = None
    skip_audio: bool | None = None


@frozen
class TranslationOptions(BaseSettings):
    """
    How the service translates.

    Args:
        language: The target language, such as ``"en"``.

        corpus_phrases:
            The translations of terms, by the terms, at most about 1000.

        same_language_skip_options:
            What to leave out if the user speaks the target language; not in
            3.8.
    """

    language: str | None = None
    corpus_phrases: Mapping[str, str] | None = None
    same_language_skip_options: SkipOptions | None = None


@frozen
class VoiceCloneOptions(BaseSettings):
    """
    How the service clones the user's voice.

    Args:
        frequency:
            ``"once"``, ``"always"``, each time before it speaks, or
            ``"never"``, for a voice that was cloned before.
    """

    frequency: str | None = None


@frozen
class SpeakerDetection(BaseTurnDetection):
    """
    Detection of speech and speakers; 3.8.

    Args:
        threshold: The volume of speech; always 0.5.

        prefix_padding_ms:
            The length of the audio before the speech that the service keeps,
            in milliseconds; only the package has it.

        silence_duration_ms:
            The silence that ends a turn, in milliseconds; 2500 in an answer.

        create_response:
            Whether the end of a turn starts a response; in answers.

        interrupt_response:
            Whether speech stops a response; in answers.
    """

    threshold: float | None = None
    prefix_padding_ms: Milliseconds | None = None
    silence_duration_ms: Milliseconds | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None


@frozen
class TranslationFormat(BaseSettings):
    """
    How audio is encoded; 3.8.

    Args:
        encoding: The type, ``"pcm"``.

        sample_rate:
            The rate, in hertz; by default 16000 for the user's audio, and
            24000 for the model's.
    """

    encoding: str | None = None
    sample_rate: SampleRate | None = None


@frozen
class QwenTranslationTranscription(QwenTranscription):
    """
    How the service transcribes the user's speech.

    Args:
        model:
            The model, ``"qwen3-asr-flash-realtime"``, or `OFF`: the service
            doesn't transcribe, and *language* still is the language of the
            speech.
    """

    model: ThreeStates[str] = None  # type: ignore[assignment]  # as on the wire


@frozen
class QwenTranslationSession(QwenSession):
    """
    A LiveTranslate session.

    Attributes of `SessionResource` and *sample_rate* are those of models until
    3.5; those with ``audio`` in front, and other modalities, are those of 3.8.

    Args:
        translation: How the service translates.

        enable_voice_clone:
            Whether the service speaks in a cloned voice: ``"default"`` is the
            user's.

        voice_clone_options: How the service clones the user's voice.

        same_language_skip_options:
            As in `TranslationOptions`, which is its documented place; the
            package knows it here.

        input_modalities:
            What the model gets: ``"audio"``; in answers of 3.8.

        output_modalities:
            What the model answers with: ``"text"``, ``"audio"``; 3.8.

        audio_input_format: How the user's audio is encoded; 3.8.

        audio_input_turn_detection:
            How the service detects speech, or `OFF`; 3.8.

        audio_output_format: How the model's audio is encoded; 3.8.

        audio_output_voice:
            Who speaks; 3.8.  The documents have `voice` instead, the package
            and answers this.
    """

    translation: TranslationOptions | None = None
    enable_voice_clone: bool | None = None
    voice_clone_options: VoiceCloneOptions | None = None
    same_language_skip_options: SkipOptions | None = None
    input_modalities: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    output_modalities: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    audio_input_format: TranslationFormat | None = None
    audio_input_turn_detection: ThreeStates[
        SpeakerDetection | BaseTurnDetection | ra.Unknown
    ] = None
    audio_output_format: TranslationFormat | None = None
    audio_output_voice: ra.Voice | BaseVoice | ra.Unknown | None = None
