"""
A session that only writes down what it hears.
"""

from typing import TypeAlias

import attrs

from .._values.checked import frozen, texts
from .._values.constants import ThreeStates
from .._values.unknown import Unknown
from .audio import PCM, AudioFormat, AudioTranscription, NoiseReduction
from .bases import BaseSession, BaseTurnDetection
from .session import SessionResource, as_modalities
from .turn_detection import TurnDetection


@frozen
class TranscriptionSession(BaseSession):
    """
    The configuration of a transcription session, or a change to one.

    No model answers in it.  Fields have three states, as those of
    `SessionResource` have.

    Args:
        input_audio_format: How the user's audio is encoded.

        input_audio_transcription:
            How the user's speech is written down, or `OFF`.

        input_audio_noise_reduction:
            How noise is taken out of the input, or `OFF`.

        turn_detection:
            How the end of the user's turn is found, or `OFF`: then the client
            commits its audio.

        include:
            What a server adds to its events, such as
            ``"item.input_audio_transcription.logprobs"``.

        modalities:
            What the session is said to deal in; beta only.  A sequence is
            stored as a tuple.

    Raises:
        TypeError: A value has the wrong type; the message names the field.

        ValueError: A number is out of range; the message names the field.
    """

    input_audio_format: AudioFormat | PCM | Unknown | None = None
    input_audio_transcription: ThreeStates[AudioTranscription] = None
    input_audio_noise_reduction: ThreeStates[NoiseReduction] = None
    turn_detection: ThreeStates[
        TurnDetection | BaseTurnDetection | Unknown
    ] = None
    include: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    modalities: tuple[str | Unknown, ...] | None = attrs.field(
        default=None, converter=as_modalities
    )


Session: TypeAlias = SessionResource | TranscriptionSession
"""
Any session.
"""
