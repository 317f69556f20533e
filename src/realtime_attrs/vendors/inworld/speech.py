"""
How Inworld recognizes and synthesizes speech.
"""

from enum import auto

import attrs

import realtime_attrs as ra

from ...extending import BaseSettings, Milliseconds, Named, frozen, texts


@frozen
class SpeechToText(BaseSettings):
    """
    How the service recognizes speech, in addition to the transcription.

    Args:
        prompt: Words and style to expect.

        voice_profile:
            Whether events about transcripts have the speaker's `VoiceProfile`.

        language_hints:
            The languages to expect, such as ``"en-US"``; a sequence is stored
            as a tuple.

        end_of_turn_confidence_threshold:
            How sure the service has to be that the user has finished.

        vad_threshold: The threshold of voice activity detection.

        min_end_of_turn_silence:
            The shortest silence, in milliseconds, after which the user may
            have finished.

        max_turn_silence:
            The silence, in milliseconds, after which the user has finished.
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
    How the service divides the model's text, to synthesize it part by part.
    """

    AUTO = auto()
    BALANCED = auto()

    SENTENCE = auto()
    """
    By sentences.
    """

    FULL_TURN = auto()
    """
    Into one part, for the best quality and the longest delay.
    """

    FAST_START = auto()
    """
    For the shortest delay.
    """

    PER_SEGMENT_CONTEXT = auto()


class Steering(Named):
    """
    To which parts of a text a steering tag, such as ``[whisper]``, belongs.
    """

    REPEAT_EACH_CHUNK = auto()
    """
    To all parts after it; the service repeats the tag.
    """

    EMIT_ONCE = auto()
    """
    To the part in which it is.
    """


class DeliveryMode(Named):
    """
    How lively the speech is.
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
    When timestamps are sent.
    """

    SYNC = auto()
    """
    With their audio.
    """

    ASYNC = auto()
    """
    After it, so that audio isn't delayed.
    """


@frozen
class TextToSpeech(BaseSettings):
    """
    How the service synthesizes the model's speech.

    Args:
        segmenter_strategy: How the service divides the text.

        steering_handling: To which parts steering tags belong.

        language: The language of the speech, such as ``"sv"``.

        delivery_mode: How lively it is; ``inworld-tts-2`` only.

        conversational:
            Whether turns have a common context; ``inworld-tts-2`` only.
            It can't be changed in an open session.

        user_turn_mode:
            The parts of the user's turns in that context.  It can't be changed
            in an open session.

        timestamp_type: The units that have timestamps; by default none.

        timestamp_transport_strategy: When timestamps are sent.
    """

    segmenter_strategy: Segmentation | ra.Unknown | None = None
    steering_handling: Steering | ra.Unknown | None = None
    language: str | None = None
    delivery_mode: DeliveryMode | ra.Unknown | None = None
    conversational: bool | None = None
    user_turn_mode: TurnContext | ra.Unknown | None = None
    timestamp_type: TimestampType | ra.Unknown | None = None
    timestamp_transport_strategy: TimestampTransport | ra.Unknown | None = None
