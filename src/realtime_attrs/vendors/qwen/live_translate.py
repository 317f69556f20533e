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
    Output that the service omits if the user speaks the target language.

    The options are for the languages ``"zh"`` and ``"en"``.

    Args:
        skip_text: Whether the service omits the text.

        skip_audio: Whether the service omits the audio.
    """

    skip_text: bool | None = None
    skip_audio: bool | None = None


@frozen
class TranslationOptions(BaseSettings):
    """
    Settings of the translation.

    Args:
        language: The target language, such as ``"en"``.

        corpus_phrases:
            A mapping from at most about 1000 terms to their translations.

        same_language_skip_options:
            Output to omit if the user speaks the target language; not in 3.8.
    """

    language: str | None = None
    corpus_phrases: Mapping[str, str] | None = None
    same_language_skip_options: SkipOptions | None = None


@frozen
class VoiceCloneOptions(BaseSettings):
    """
    Settings of voice cloning.

    Args:
        frequency:
            The frequency of cloning: ``"once"``, ``"always"`` (each time
            before the service speaks), or ``"never"``, for a voice that was
            cloned before.
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
            Whether the end of a turn starts a response; only answers have it.

        interrupt_response:
            Whether speech stops a response; only answers have it.
    """

    threshold: float | None = None
    prefix_padding_ms: Milliseconds | None = None
    silence_duration_ms: Milliseconds | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None


@frozen
class TranslationFormat(BaseSettings):
    """
    The encoding of audio; 3.8.

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
    The transcription of the user's speech.

    Args:
        model:
            The model, ``"qwen3-asr-flash-realtime"``, or `OFF`: the service
            doesn't transcribe, but *language* is still the language of the
            speech.
    """

    model: ThreeStates[str] = None  # type: ignore[assignment]  # as on the wire


@frozen
class QwenTranslationSession(QwenSession):
    """
    A LiveTranslate session.

    Models until 3.5 have *sample_rate* and the attributes of
    `SessionResource`; 3.8 has the attributes that begin with ``audio``, and
    other modalities.

    Args:
        translation: The settings of the translation.

        enable_voice_clone:
            Whether the service speaks in a cloned voice; the voice
            ``"default"`` is the user's.

        voice_clone_options: The settings of voice cloning.

        same_language_skip_options:
            As in `TranslationOptions`, which is the documented path; the
            package writes it here.

        input_modalities:
            The modalities of the input: ``"audio"``; answers of 3.8 have it.

        output_modalities:
            The modalities of the output: ``"text"``, ``"audio"``; 3.8.

        audio_input_format: The encoding of the user's audio; 3.8.

        audio_input_turn_detection: The detection of speech, or `OFF`; 3.8.

        audio_output_format: The encoding of the model's audio; 3.8.

        audio_output_voice:
            The voice of the model; 3.8.  The documents have `voice` instead;
            the package and answers have this.
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
