"""
Detection of the end of the user's turn.
"""

from typing import TypeAlias

from .._values.checked import frozen
from .._values.constants import ThreeStates
from .._values.scalars import Milliseconds
from .bases import BaseTurnDetection


@frozen
class ServerVAD(BaseTurnDetection):
    """
    Voice activity detection by volume and silence.

    Args:
        threshold:
            The volume of speech, a finite number; documented from 0.0 to 1.0.
            Servers use 0.5 by default.

        prefix_padding_ms:
            The length of the audio to keep from before the speech, in
            milliseconds.  Servers use 300 by default.

        silence_duration_ms:
            The length of the silence that ends the turn, in milliseconds.  The
            documented default is 500; recorded servers use 200.

        create_response: Whether the end of a turn starts a response.

        interrupt_response: Whether the user's speech stops a response.

        idle_timeout_ms:
            The length of the silence after a response until the model speaks
            again, in milliseconds (documented: 5000 to 30000), or `OFF`.
    """

    threshold: float | None = None
    prefix_padding_ms: Milliseconds | None = None
    silence_duration_ms: Milliseconds | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None
    idle_timeout_ms: ThreeStates[Milliseconds] = None


@frozen
class SemanticVAD(BaseTurnDetection):
    """
    Voice activity detection by the content of the speech.

    Args:
        eagerness:
            How early the turn ends.  The documented values are ``"low"``,
            ``"medium"``, ``"high"`` and ``"auto"``, which is medium.

        create_response: Whether the end of a turn starts a response.

        interrupt_response: Whether the user's speech stops a response.
    """

    eagerness: str | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None


TurnDetection: TypeAlias = ServerVAD | SemanticVAD
"""
Any turn detection.
"""
