"""
Single-member enums that stand for "turned off" and "without limit".
"""

from enum import auto
from typing import Final, Literal, TypeAlias, TypeVar

from .enums import Constant


T = TypeVar("T")


class Off(Constant):
    """
    The type of `OFF`.
    """

    OFF = auto()

    def __bool__(self) -> bool:
        return False


class Inf(Constant):
    """
    The type of `INF`.
    """

    INF = auto()


OFF: Final[Literal[Off.OFF]] = Off.OFF
"""
Turns a feature off.

`None` says nothing about a feature, so that a server keeps what it has; `OFF`
says that the feature shall not run.  It is false in a boolean context.
"""

ThreeStates: TypeAlias = T | Literal[Off.OFF] | None
"""
What says nothing, turns off, or sets: ``ThreeStates[TurnDetection]``.
"""

INF: Final[Literal[Inf.INF]] = Inf.INF
"""
No limit of our own on the tokens of a response.
"""
