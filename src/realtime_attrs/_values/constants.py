"""
The constants `OFF` and `INF`, each the only member of an enum.
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

With `None`, the attribute isn't set, and a server keeps its setting.  `OFF` is
false in a boolean context.
"""

ThreeStates: TypeAlias = T | Literal[Off.OFF] | None
"""
A value, `OFF`, or `None` for not set, such as ``ThreeStates[TurnDetection]``.
"""

INF: Final[Literal[Inf.INF]] = Inf.INF
"""
No limit on the tokens of a response, except that of the model.
"""
