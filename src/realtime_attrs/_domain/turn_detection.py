"""
How the end of the user's turn is found.
"""

from typing import TypeAlias

from .._values.checked import frozen
from .._values.constants import ThreeStates
from .._values.scalars import Milliseconds
from .bases import BaseTurnDetection


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
    Voice activity detection by what is said.

    Args:
        eagerness:
            How soon a turn counts as finished; documented are ``"low"``,
            ``"medium"``, ``"high"`` and ``"auto"``, which is medium.

        create_response: Whether the end of a turn starts a response.

        interrupt_response: Whether the user's speech stops a response.
    """

    eagerness: str | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None


TurnDetection: TypeAlias = ServerVAD | SemanticVAD
"""
Any way to find the end of a turn.
"""
