"""
How the end of the user's turn is found.
"""

from typing import TypeAlias

import attrs

from .._values.checked import frozen, texts
from .._values.constants import ThreeStates
from .._values.kinds import Milliseconds
from .._values.unknown import Unknown
from .bases import BaseTurnDetection
from .end_of_utterance import EndOfUtterance


@frozen
class ServerVAD(BaseTurnDetection):
    """
    Voice activity detection by loudness and silence.

    Args:
        threshold:
            How loud is speech, finite; documented from 0.0 to 1.0.  Servers
            start at 0.5.

        prefix_padding_ms:
            How much audio before the speech belongs to it, in milliseconds.
            Servers start at 300.

        silence_duration_ms:
            How much silence ends the turn, in milliseconds.  Documented to
            start at 500, observed to start at 200.

        create_response: Whether the end of a turn starts a response.

        interrupt_response: Whether the user's speech stops a response.

        idle_timeout_ms:
            After how much silence since the last response the model speaks
            up, in milliseconds (documented: 5000 to 30000), or `OFF`.

        speech_duration_ms:
            How much speech starts a turn, in milliseconds; Azure Voice Live
            only.

        auto_truncate:
            Whether what was not heard of an interrupted response is cut off;
            Azure Voice Live only.

        end_of_utterance:
            How it is found out whether the user has finished, or `OFF`; Azure
            Voice Live only.
    """

    threshold: float | None = None
    prefix_padding_ms: Milliseconds | None = None
    silence_duration_ms: Milliseconds | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None
    idle_timeout_ms: ThreeStates[Milliseconds] = None
    speech_duration_ms: Milliseconds | None = None
    auto_truncate: bool | None = None
    end_of_utterance: ThreeStates[EndOfUtterance | Unknown] = None


@frozen
class SemanticVAD(BaseTurnDetection):
    """
    Voice activity detection by what is said.

    Args:
        eagerness:
            How soon a turn counts as finished; documented are ``"low"``,
            ``"medium"``, ``"high"`` and ``"auto"``, which is medium.

        create_response: Whether the end of a turn starts a response.

        interrupt_response: Whether the user's speech stops a response.

        auto_truncate:
            Whether what was not heard of an interrupted response is cut off;
            Azure Voice Live only.
    """

    eagerness: str | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None
    auto_truncate: bool | None = None


@frozen
class _AzureSemanticVAD(BaseTurnDetection):
    """
    Voice activity detection of Azure's, in any of some languages.

    Args:
        threshold: How loud is speech, finite; documented from 0.0 to 1.0.

        prefix_padding_ms:
            How much audio before the speech belongs to it, in milliseconds.

        silence_duration_ms:
            How much silence ends the turn, in milliseconds.

        speech_duration_ms:
            How much speech starts a turn, in milliseconds.

        remove_filler_words: Whether a mere "um" is no speech.

        languages: The languages that may be spoken, such as ``"fr"``.

        create_response: Whether the end of a turn starts a response.

        interrupt_response: Whether the user's speech stops a response.

        auto_truncate:
            Whether what was not heard of an interrupted response is cut off.

        end_of_utterance:
            How it is found out whether the user has finished, or `OFF`.
    """

    threshold: float | None = None
    prefix_padding_ms: Milliseconds | None = None
    silence_duration_ms: Milliseconds | None = None
    speech_duration_ms: Milliseconds | None = None
    remove_filler_words: bool | None = None
    languages: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    create_response: bool | None = None
    interrupt_response: bool | None = None
    auto_truncate: bool | None = None
    end_of_utterance: ThreeStates[EndOfUtterance | Unknown] = None


@frozen
class AzureSemanticVAD(_AzureSemanticVAD):
    """
    Voice activity detection of Azure's, by what is said.
    """


@frozen
class AzureEnglishSemanticVAD(BaseTurnDetection):
    """
    Voice activity detection of Azure's, by what is said in English.

    Args:
        threshold: How loud is speech, finite; documented from 0.0 to 1.0.

        prefix_padding_ms:
            How much audio before the speech belongs to it, in milliseconds.

        silence_duration_ms:
            How much silence ends the turn, in milliseconds.

        speech_duration_ms:
            How much speech starts a turn, in milliseconds.

        remove_filler_words: Whether a mere "um" is no speech.

        create_response: Whether the end of a turn starts a response.

        interrupt_response: Whether the user's speech stops a response.

        auto_truncate:
            Whether what was not heard of an interrupted response is cut off.

        end_of_utterance:
            How it is found out whether the user has finished, or `OFF`.
    """

    threshold: float | None = None
    prefix_padding_ms: Milliseconds | None = None
    silence_duration_ms: Milliseconds | None = None
    speech_duration_ms: Milliseconds | None = None
    remove_filler_words: bool | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None
    auto_truncate: bool | None = None
    end_of_utterance: ThreeStates[EndOfUtterance | Unknown] = None


@frozen
class AzureMultilingualSemanticVAD(_AzureSemanticVAD):
    """
    Voice activity detection of Azure's, by what is said in many languages.
    """


TurnDetection: TypeAlias = (
    ServerVAD
    | SemanticVAD
    | AzureSemanticVAD
    | AzureEnglishSemanticVAD
    | AzureMultilingualSemanticVAD
)
"""
Any way to find the end of a turn.
"""
