"""
Annotated integers and strings, such as `Milliseconds`.
"""

from typing import Annotated, TypeAlias

import attrs


@attrs.frozen
class Range:
    """
    The smallest and the largest integer that an annotated `int` accepts.

    For example, ``Annotated[int, Range(0, 100)]``.
    """

    least: int
    greatest: int


Milliseconds: TypeAlias = Annotated[int, Range(0, 2**32 - 1)]
TokenCount: TypeAlias = Annotated[int, Range(0, 2**32 - 1)]
SampleRate: TypeAlias = Annotated[int, Range(1, 2**32 - 1)]
Index: TypeAlias = Annotated[int, Range(0, 2**31 - 1)]
Count: TypeAlias = Annotated[int, Range(0, 2**53 - 1)]
UnixTime: TypeAlias = Annotated[int, Range(0, 2**53 - 1)]
SecretText: TypeAlias = Annotated[str, "secret"]
