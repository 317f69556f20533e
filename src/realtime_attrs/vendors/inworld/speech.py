"""
Inworld's speech recognition and synthesis.
"""

from enum import auto

import attrs

import realtime_attrs as ra

from ...extending import BaseSettings, Milliseconds, Named, frozen, texts


@frozen
class SpeechToText(BaseSettings):
    """
    Speech recognition, in addition to the transcription.

    Args:
        prompt: Words and style to expect.

        voice_profile:
            Whether transcription events have the speaker's `VoiceProfile`.

        language_hints:
            The languages to expect, such as ``"en-US"``; a sequence is stored
            as a tuple.

        end_of_turn_confidence_threshold:
            The required certainty that the user has finished.

        vad_threshold: The threshold of voice activity detection.

        min_end_of_turn_silence:
            The minimum silence after which the user can have finished, in
            milliseconds.

        max_turn_silence:
            The silence after which the user has finished, in milliseconds.
    """

    prompt: str | None = None
    voice_profile: bool | None = None
    language_hints: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    end_of_turn_confidence_threshold: float | None = None
    vad_threshold: float | None = None
    min_end_of_turn_silence: Milliseconds | None = None
    max_turn_silence: Milliseconds | None = None


class Segmentation(Named):
    """
    The division of the model's text into parts for synthesis.
    """

    AUTO = auto()
    BALANCED = auto()

    SENTENCE = auto()
    """
    One part per sentence.
    """

    FULL_TURN = auto()
    """
    One part per turn, for the best quality and the longest delay.
    """

    FAST_START = auto()
    """
    Parts for the shortest delay.
    """

    PER_SEGMENT_CONTEXT = auto()


class Steering(Named):
    """
    The parts of a text that a steering tag, such as ``[whisper]``, applies to.
    """

    REPEAT_EACH_CHUNK = auto()
    """
    All parts after the tag; the service repeats it.
    """

    EMIT_ONCE = auto()
    """
    The part that has the tag.
    """


class DeliveryMode(Named):
    """
    The liveliness of the speech.
    """

    STABLE = auto()
    BALANCED = auto()
    CREATIVE = auto()


class TurnContext(Named):
    """
    The parts of the user's turns that the synthesis uses.
    """

    BOTH = auto()
    AUDIO_ONLY = auto()
    TEXT_ONLY = auto()
    NONE = auto()


class TimestampType(Named):
    """
    The units that have timestamps.
    """

    WORD = auto()
    CHARACTER = auto()


class TimestampTransport(Named):
    """
    The time at which the service sends timestamps.
    """

    SYNC = auto()
    """
    The service sends timestamps with their audio.
    """

    ASYNC = auto()
    """
    The service sends timestamps later, without delaying the audio.
    """


@frozen
class TextToSpeech(BaseSettings):
    """
    Speech synthesis.

    Args:
        segmenter_strategy: The division of the text into parts.

        steering_handling: The parts that steering tags apply to.

        language: The language of the speech, such as ``"sv"``.

        delivery_mode:
            The liveliness of the speech; only ``inworld-tts-2`` supports it.

        conversational:
            Whether turns have a common context; only ``inworld-tts-2``
            supports it.  It can't be changed in an open session.

        user_turn_mode:
            The parts of the user's turns in that context.  It can't be changed
            in an open session.

        timestamp_type: The units that have timestamps; by default none.

        timestamp_transport_strategy:
            The time at which the service sends timestamps.
    """

    segmenter_strategy: Segmentation | ra.Unknown | None = None
    steering_handling: Steering | ra.Unknown | None = None
    language: str | None = None
    delivery_mode: DeliveryMode | ra.Unknown | None = None
    conversational: bool | None = None
    user_turn_mode: TurnContext | ra.Unknown | None = None
    timestamp_type: TimestampType | ra.Unknown | None = None
    timestamp_transport_strategy: TimestampTransport | ra.Unknown | None = None
