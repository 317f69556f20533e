"""
What is heard: formats, voices, transcription of the input.
"""

from enum import auto

import attrs

from ._checked import checked
from ._constants import Named


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
    G.711 mu-law, 8 kHz: telephony in North America and Japan.
    """

    G711_ALAW = auto()
    """
    G.711 A-law, 8 kHz: telephony elsewhere.
    """


class RealtimeVoice(Named):
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


@attrs.frozen(field_transformer=checked)
class AudioTranscription:
    """
    How the user's speech is written down, apart from the model's own hearing.

    Args:
        language: The language of the speech, in ISO 639-1 such as ``"en"``.

        model: The transcription model, such as ``"whisper-1"``.

        prompt:
            Guidance: a list of keywords for whisper-1, free text for later
            models.
    """

    language: str | None = None
    model: str | None = None
    prompt: str | None = None
