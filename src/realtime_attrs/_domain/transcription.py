"""
Sessions that only transcribe.
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

    Its model transcribes the user's speech, and doesn't answer.  Attributes
    have the same three states as those of `SessionResource`.

    Args:
        input_audio_format: The encoding of the user's audio.

        input_audio_transcription:
            The transcription of the user's speech, or `OFF`.

        input_audio_noise_reduction:
            The noise reduction of the input, or `OFF`.

        turn_detection:
            The detection of the end of the user's turn, or `OFF`: then the
            client commits the audio.

        include:
            Additional data in the server's events, such as
            ``"item.input_audio_transcription.logprobs"``.

        modalities:
            The modalities that servers send; only the beta has them.  A
            sequence is stored as a tuple.

    Raises:
        TypeError: A value has the wrong type; the message names the attribute.

        ValueError: A number is out of range; the message names the attribute.
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
