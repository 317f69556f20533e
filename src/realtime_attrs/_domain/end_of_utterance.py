"""
Whether a user who is silent has finished, in Azure Voice Live.
"""

from typing import TypeAlias

from .._values.checked import frozen
from .._values.kinds import Milliseconds
from .bases import BaseObject


@frozen
class _EndOfUtterance(BaseObject):
    """
    How it is found out whether the user has finished.

    Args:
        threshold_level:
            How sure it has to be: ``"low"``, ``"medium"``, ``"high"`` or
            ``"default"``.

        timeout_ms: The longest wait for more to be said, in milliseconds.

        threshold: How sure it has to be, finite; the older way to say it.

        timeout: The longest wait, in seconds; the older way to say it.
    """

    threshold_level: str | None = None
    timeout_ms: Milliseconds | None = None
    threshold: float | None = None
    timeout: float | None = None


@frozen
class SemanticEndOfUtterance(_EndOfUtterance):
    """
    What was said is looked at, in English and some other languages.
    """


@frozen
class EnglishEndOfUtterance(_EndOfUtterance):
    """
    What was said is looked at, in English.
    """


@frozen
class MultilingualEndOfUtterance(_EndOfUtterance):
    """
    What was said is looked at, in many languages.
    """


@frozen
class SmartEndOfTurn(_EndOfUtterance):
    """
    What was heard is looked at (preview); for speech-to-speech models.
    """


EndOfUtterance: TypeAlias = (
    SemanticEndOfUtterance
    | EnglishEndOfUtterance
    | MultilingualEndOfUtterance
    | SmartEndOfTurn
)
"""
Any way to find out whether the user has finished.
"""
