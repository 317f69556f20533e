"""
Base classes of enums, whose members print as expressions.
"""

from enum import Enum
from typing import TYPE_CHECKING, Any

from .marks import Worded


class Named(Worded, Enum):
    """
    An enum whose members have no JSON of their own; dialects add it.

    Assign ``auto()`` to a member.  Its value is then a tuple of its name,
    which isn't JSON, and pickles don't depend on the order of the members.
    """

    @staticmethod
    def _generate_next_value_(
        name: str, start: int, count: int, last_values: list[Any]
    ) -> tuple[str]:
        del start, count, last_values
        return (name,)

    if TYPE_CHECKING:

        def __hash__(self) -> int: ...
    else:
        # Members are compared by identity; Enum's own hash is slow.
        __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class Constant(Named):
    """
    An enum of one member; annotations may have the class or the member.
    """

    def __repr__(self) -> str:
        return self.name
