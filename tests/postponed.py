"""
Classes whose annotations are strings, as users may write them.
"""

from __future__ import annotations

import typing

from typing import TYPE_CHECKING, ClassVar

import attrs

from realtime_attrs._values.checked import frozen


if TYPE_CHECKING:
    from nowhere import Missing


@frozen
class Checked:
    """
    A class that mentions itself, and a class below.
    """

    kind: ClassVar[str] = "s"
    other: typing.ClassVar = "b"
    part: Later | None = None
    many: tuple[Checked, ...] = ()


@attrs.define
class Plain:
    """
    The same by attrs.
    """

    kind: ClassVar[str] = "s"
    part: Later | None = None
    many: list[Plain] = attrs.field(factory=list)
    same: typing.Self | None = None


@attrs.frozen
class Later:
    """
    A class that others mention before.
    """

    x: int


@frozen
class Broken:
    """
    A class with a name that only type checkers find.
    """

    part: Missing
