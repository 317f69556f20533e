"""
Constructors that refuse what no wire could carry.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ._kinds import kind_of
from ._mismatch import Mismatch


if TYPE_CHECKING:
    import attrs


def checked(
    cls: type, fields: list["attrs.Attribute[Any]"]
) -> list["attrs.Attribute[Any]"]:
    """
    Make every field check what it is given against its annotation.

    To be used as attrs' `field_transformer`.  A value of the wrong type is a
    `TypeError`, one out of range a `ValueError`; both name the field.
    """
    return [field.evolve(converter=_checking(cls, field)) for field in fields]


def _checking(
    cls: type, field: "attrs.Attribute[Any]"
) -> Callable[[Any], Any]:
    kind = kind_of(field.type)
    convert: Any = field.converter

    def check(value: Any) -> Any:
        if convert is not None:
            value = convert(value)
        try:
            return kind.take(value)
        except Mismatch as mismatch:
            steps = "".join(f"[{step!r}]" for step in mismatch.path)
            raise mismatch.builtin(
                f"{cls.__name__}.{field.name}{steps}: {mismatch.problem}"
            ) from None

    # attrs shows this as the type of the constructor's argument.
    check.__annotations__["value"] = field.type
    return check


def texts(
    value: list[str] | tuple[str, ...] | None,
) -> tuple[str, ...] | None:
    """
    Store a list as a tuple; leave anything else to the check.
    """
    return tuple(value) if isinstance(value, list) else value
