"""
The one way in which a value is found wanting, in a constructor or on a wire.
"""

from typing import TypeAlias

from ._describe import describe


Path: TypeAlias = tuple[str | int, ...]
"""
Keys and indexes that lead from a value to a part of it.
"""


class Mismatch(Exception):  # noqa: N818  # never seen outside
    """
    A value is not what was expected.

    Never leaves the library: constructors raise it as a `TypeError` or
    `ValueError` that names the field, converters as a `WireError`.

    Attributes:
        problem: What was expected, what was there.

        path: Where, from the value that was looked at.

        builtin: `TypeError` or `ValueError`, by what is wrong.
    """

    def __init__(
        self,
        expected: str,
        got: object,
        *,
        path: Path = (),
        builtin: type[Exception] = TypeError,
        close: bool = False,
    ) -> None:
        self.problem = f"expected {expected}, got {describe(got)}"
        self.path = path
        self.builtin = builtin
        self._close = close
        super().__init__(self.problem)

    @property
    def is_close(self) -> bool:
        """
        Whether the type was right, and only the value or a part of it is not.
        """
        return self._close or bool(self.path) or self.builtin is ValueError
