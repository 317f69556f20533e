"""
Enums that print as the expression that names the member.
"""

from enum import Enum
from typing import TYPE_CHECKING


class Named(Enum):
    """
    A set of words, without their spellings.
    """

    if TYPE_CHECKING:

        def __hash__(self) -> int: ...
    else:
        # Members are compared by identity; Enum's own hash is slow.
        __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class Constant(Named):
    """
    An enum of one member, which its class stands for, as to type checkers.
    """

    def __repr__(self) -> str:
        return self.name
