"""
Single-member enums that stand for "turned off" and "without limit".
"""

from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Literal


class Named(Enum):
    """
    An enum that prints as the expression that names the member.
    """

    if TYPE_CHECKING:

        def __hash__(self) -> int: ...
    else:
        # Members are compared by identity; Enum's own hash is slow.
        __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class Off(Named):
    """
    The type of `OFF`.
    """

    OFF = auto()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return self.name


class Inf(Named):
    """
    The type of `INF`.
    """

    INF = auto()

    def __repr__(self) -> str:
        return self.name


OFF: Final[Literal[Off.OFF]] = Off.OFF
"""
Turns a feature off.

`None` says nothing about a feature, so that a server keeps what it has; `OFF`
says that the feature shall not run.  It is false in a boolean context.
"""

INF: Final[Literal[Inf.INF]] = Inf.INF
"""
No limit of our own on the tokens of a response.
"""
