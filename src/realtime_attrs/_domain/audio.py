"""
Audio formats, voices, transcription and noise reduction.
"""

from enum import auto
from typing import Final, TypeAlias

import attrs

from .._values.checked import frozen, texts
from .._values.enums import Named
from .._values.marks import Worded
from .._values.scalars import SampleRate
from .._values.unknown import Unknown
from .bases import BaseObject, BaseSettings, BaseVoice


_USUAL_RATE: Final = 24_000


class AudioFormat(Named):
    """
    The encoding of audio.
    """

    PCM16 = auto()
    """
    16-bit linear samples, little-endian, mono, 24 kHz.
    """

    G711_ULAW = auto()
    """
    G.711 mu-law, 8 kHz, used by telephones in North America and Japan.
    """

    G711_ALAW = auto()
    """
    G.711 A-law, 8 kHz, used by telephones in other countries.
    """

    OPUS = auto()
    """
    Opus packets, mono, 24 kHz; only xAI has it.
    """

    MP3 = auto()
    """
    MP3; only GLM has it.
    """

    PCM = auto()
    """
    16-bit linear samples, mono, without a stated rate; only GLM has it.
    """

    WAV = auto()
    """
    A WAV file, whose header has the rate; only GLM has it.
    """


class Container(Named):
    """
    The file format of linear samples.
    """

    RAW = auto()
    """
    Samples without a header.
    """

    WAV = auto()
    """
    A WAV file, with a header.
    """


@frozen
class PCM(Worded):
    """
    16-bit linear samples, little-endian, mono, at any rate.

    Use `AudioFormat.PCM16` for raw samples at 24 kHz; `PCM` rejects them, so
    that each format has one value.

    Args:
        rate:
            The rate, in samples per second.  Vendors accept some rates from
            8000 to 48000, and reject others.

        container: The file format, by default raw samples.

    Raises:
        TypeError: A value has the wrong type.

        ValueError:
            The rate is out of range, or the format is `AudioFormat.PCM16`.
    """

    rate: SampleRate
    container: Container = Container.RAW

    def __attrs_post_init__(self) -> None:
        if (self.rate, self.container) == (_USUAL_RATE, Container.RAW):
            raise ValueError("raw PCM at 24000 Hz is AudioFormat.PCM16")


class RealtimeVoice(BaseVoice, Named):
    """
    A voice of OpenAI.

    A session's voice can't be changed after the model has spoken.  OpenAI's
    server rejects `FABLE`, `ONYX` and `NOVA`, which OpenAI listed for some
    months of 2025; `MARIN` and `CEDAR` require a gpt-realtime model.
    """

    ALLOY = auto()
    ASH = auto()
    BALLAD = auto()
    CORAL = auto()
    ECHO = auto()
    FABLE = auto()
    ONYX = auto()
    NOVA = auto()
    SHIMMER = auto()
    VERSE = auto()
    SAGE = auto()
    MARIN = auto()
    CEDAR = auto()


@frozen
class CustomVoice(BaseObject, BaseVoice):
    """
    A voice that the service made from a customer's recordings.

    Args:
        id: The voice's identifier, such as ``"voice_1234"``.
    """

    id: str


@frozen
class NamedVoice(BaseObject, BaseVoice):
    """
    A voice with a name that isn't in `RealtimeVoice`.

    Vendors have voices of their own, such as ``"ara"`` (xAI) and ``"Cherry"``
    (Qwen), and cloned voices have names, too.

    Args:
        name: The voice's name.
    """

    name: str


Voice: TypeAlias = RealtimeVoice | CustomVoice | NamedVoice
"""
Any voice.
"""


class TranscriptionDelay(Named):
    """
    The time that transcription waits for more context.

    A longer delay makes transcripts more accurate.
    """

    MINIMAL = auto()
    LOW = auto()
    MEDIUM = auto()
    HIGH = auto()
    XHIGH = auto()


@frozen
class AudioTranscription(BaseSettings):
    """
    The transcription of the user's speech.

    A separate model transcribes; the session's model answers the audio itself.

    Args:
        language: The language of the speech, in ISO 639-1 such as ``"en"``.

        model: The transcription model, such as ``"whisper-1"``.

        prompt:
            A guide for the transcription: keywords for whisper-1, free text
            for later models.

        languages:
            The languages that the user may speak; only gpt-transcribe and
            gpt-live-transcribe support it.

        keywords:
            Words to expect; of OpenAI's models, only gpt-transcribe and
            gpt-live-transcribe support it.

        delay:
            The time to wait for context; only gpt-realtime-whisper supports
            it.
    """

    language: str | None = None
    model: str | None = None
    prompt: str | None = None
    languages: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    keywords: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    delay: TranscriptionDelay | Unknown | None = None


class NoiseReductionMode(Named):
    """
    The kind of microphone that noise reduction is tuned for.
    """

    NEAR_FIELD = auto()
    """
    A microphone close to the mouth, as in a headset.
    """

    FAR_FIELD = auto()
    """
    A microphone across the room or in a laptop.
    """

    DEEP = auto()
    """
    Any microphone; Azure's deep noise suppression, by a neural network.
    """


@frozen
class NoiseReduction(BaseSettings):
    """
    Noise reduction of the input, before turn detection and the model.

    Args:
        mode: The kind of microphone.

        strength:
            The strength, a finite number.  Servers use 1 by default; updates
            that omit it don't change it.
    """

    mode: NoiseReductionMode | Unknown | None = None
    strength: float | None = None
