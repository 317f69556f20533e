"""
What is heard: formats, voices, and what is done to the input.
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
    How audio is encoded.
    """

    PCM16 = auto()
    """
    16-bit linear samples, little-endian, mono, 24 kHz.
    """

    G711_ULAW = auto()
    """
    G.711 mu-law, 8 kHz, as in the telephony of North America and Japan.
    """

    G711_ALAW = auto()
    """
    G.711 A-law, 8 kHz, as in telephony in the rest of the world.
    """

    OPUS = auto()
    """
    Packets of Opus, mono, 24 kHz; xAI has it.
    """

    MP3 = auto()
    """
    MP3; GLM has it.
    """

    PCM = auto()
    """
    16-bit linear samples, mono, without a stated rate; GLM has it.
    """

    WAV = auto()
    """
    A WAV file, whose header has the rate; GLM has it.
    """


class Container(Named):
    """
    What linear samples travel in.
    """

    RAW = auto()
    """
    The samples alone, in nothing.
    """

    WAV = auto()
    """
    The format of WAV files, with a header.
    """


@frozen
class PCM(Worded):
    """
    16-bit linear samples, little-endian, mono, of a rate of their own.

    Raw samples at 24 kHz are `AudioFormat.PCM16` and nothing else, so that
    one format has one name.

    Args:
        rate:
            Samples a second; vendors name some from 8000 to 48000, and refuse
            others.

        container: What they travel in.

    Raises:
        TypeError: A value has the wrong type.

        ValueError:
            The rate is out of range, or this is `AudioFormat.PCM16`.
    """

    rate: SampleRate
    container: Container = Container.RAW

    def __attrs_post_init__(self) -> None:
        if (self.rate, self.container) == (_USUAL_RATE, Container.RAW):
            raise ValueError("raw PCM at 24000 Hz is AudioFormat.PCM16")


class RealtimeVoice(BaseVoice, Named):
    """
    A voice that comes with the service.

    A session's voice cannot be changed once it has spoken.  `FABLE`, `ONYX`
    and `NOVA` were listed for some months of 2025 and are refused by OpenAI's
    server; `MARIN` and `CEDAR` need a gpt-realtime model.
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
    A voice made from samples of the customer's own.

    Args:
        id: Its identifier, such as ``"voice_1234"``.
    """

    id: str


@frozen
class NamedVoice(BaseObject, BaseVoice):
    """
    A voice that is known by its name alone, and is none of `RealtimeVoice`.

    Which names there are is a vendor's own business: ``"ara"`` is one of
    xAI's, ``"Cherry"`` one of Qwen's, and cloned voices have names too.

    Args:
        name: The name.
    """

    name: str


Voice: TypeAlias = RealtimeVoice | CustomVoice | NamedVoice
"""
Any voice.
"""


class TranscriptionDelay(Named):
    """
    How long transcription waits for more context.

    More delay is more accurate.
    """

    MINIMAL = auto()
    LOW = auto()
    MEDIUM = auto()
    HIGH = auto()
    XHIGH = auto()


@frozen
class AudioTranscription(BaseSettings):
    """
    How the user's speech is written down, apart from the model's own hearing.

    Args:
        language: The language of the speech, in ISO 639-1 such as ``"en"``.

        model: The transcription model, such as ``"whisper-1"``.

        prompt:
            Guidance: a list of keywords for whisper-1, free text for later
            models.

        languages:
            The languages that the speech may be in; gpt-transcribe and
            gpt-live-transcribe only.

        keywords:
            Words to expect; at OpenAI gpt-transcribe and gpt-live-transcribe
            only.

        delay: How long to wait for context; gpt-realtime-whisper only.
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
    What kind of microphone the noise reduction is for.
    """

    NEAR_FIELD = auto()
    """
    One close to the mouth, as in a headset.
    """

    FAR_FIELD = auto()
    """
    One across a room or in a laptop.
    """

    DEEP = auto()
    """
    Any; Azure's deep noise suppression, by a neural network.
    """


@frozen
class NoiseReduction(BaseSettings):
    """
    How noise is taken out of the input before anything else hears it.

    Args:
        mode: What kind of microphone it is for.

        strength:
            How much, finite.  Starts at 1; left out of an update, it stays.
    """

    mode: NoiseReductionMode | Unknown | None = None
    strength: float | None = None
