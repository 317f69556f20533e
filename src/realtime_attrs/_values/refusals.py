"""
Make the error of a constructor that rejects an argument.
"""

from typing import TYPE_CHECKING, Any

from .messages import Mismatch, one_line
from .secrets import is_secret_place


if TYPE_CHECKING:
    import attrs

    from .kinds import Kind


def refusal(
    cls: type[Any],
    field: "attrs.Attribute[Any]",
    kind: "Kind",
    value: Any,
    mismatch: Mismatch,
) -> Exception:
    """
    Make a `TypeError` or a `ValueError` that names the field.

    It has no secret, and suggests another argument.
    """
    steps = "".join(f"[{step!r}]" for step in mismatch.path)
    problem, hint = mismatch.redacted, ""
    if not (kind.is_secret or is_secret_place((field.name, *mismatch.path))):
        problem = mismatch.problem
        hint = _hint(field.type, value, mismatch)
    place = f"{cls.__name__}.{field.name}{steps}"
    return mismatch.builtin(one_line(f"{place}: {problem}{hint}"))


def _hint(annotation: Any, value: Any, mismatch: Mismatch) -> str:
    """
    Suggest another argument; the module takes time to import.
    """
    from .suggestions import suggestion  # noqa: PLC0415  # only errors need it

    try:
        return suggestion(annotation, value, mismatch.path)
    except Exception:  # noqa: BLE001  # methods of the argument raise anything
        return ""
