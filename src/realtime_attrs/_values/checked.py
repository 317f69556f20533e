"""
Constructors that refuse what no wire could carry.
"""

import re

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from inspect import Parameter, Signature
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from .annotations import kind_of
from .messages import SECRET, Mismatch


if TYPE_CHECKING:
    from .kinds import Kind


T = TypeVar("T")
U = TypeVar("U")


def _checked(
    cls: type, fields: list["attrs.Attribute[Any]"]
) -> list["attrs.Attribute[Any]"]:
    """
    Make every field check what it is given against its annotation.

    To be used as attrs' `field_transformer`.  A value of the wrong type is a
    `TypeError`, one out of range a `ValueError`; both name the field.
    """
    for field in fields:
        # They are not in use yet, and copies would be half of the work here.
        object.__setattr__(field, "converter", _checking(cls, field))
    return fields


def _checking(
    cls: type, field: "attrs.Attribute[Any]"
) -> Callable[[Any], Any]:
    kind: Kind | None = None
    annotation: Any = field.type
    convert: Any = field.converter

    def check(value: Any) -> Any:
        nonlocal kind
        if kind is None:  # many a class is imported, and never made
            kind = kind_of(annotation)
        try:
            return kind.take(value if convert is None else convert(value))
        except Mismatch as mismatch:
            steps = "".join(f"[{step!r}]" for step in mismatch.path)
            raise mismatch.builtin(
                f"{cls.__name__}.{field.name}{steps}: {mismatch.problem}"
            ) from None

    # attrs shows this as the type of the constructor's argument, and is quick
    # if it need not find it out.
    check.__signature__ = _taking(  # type: ignore[attr-defined]  # by inspect
        annotation
    )
    return check


@cache
def _taking(annotation: Any) -> Signature:
    value = Parameter(
        "value", Parameter.POSITIONAL_ONLY, annotation=annotation
    )
    return Signature([value], __validate_parameters__=False)


if TYPE_CHECKING:
    from attrs import frozen as frozen  # noqa: PLC0414  # for mypy's plugin
else:

    def frozen(cls: type) -> type:
        """
        Do as `attrs.frozen()`: constructors check, `repr()` shows what is set.
        """
        cls.__repr__ = _shown
        cls.__getstate__ = _state_of
        cls.__setstate__ = _set_state
        # Weak references would keep converters from making instances quickly.
        made = attrs.frozen(
            cls, eq=False, field_transformer=_checked, weakref_slot=False
        )
        _compare(made)
        return made


def _compare(cls: Any) -> None:
    """
    Let instances of exactly this class be equal, and hash, by their fields.

    As attrs would, but at no cost to imports: nothing has to be compiled.
    """
    fields = attrs.fields(cls)
    compared = attrgetter(*(f.name for f in fields if f.eq))
    hashed = attrgetter(*(f.name for f in fields if f.hash is not False))

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807  # set on a class
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def __hash__(self: Any) -> int:  # noqa: N807  # set on a class
        return hash((cls, hashed(self)))

    for method in (__eq__, __hash__):
        method.__module__ = cls.__module__
        method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
        setattr(cls, method.__name__, method)


@cache
def thawed(cls: type) -> type:
    """
    Make a class like *cls* whose instances take attributes, until frozen.

    The constructor would check again what has just been checked, and going
    round a frozen class through its descriptors is four times slower.  With
    the same slots, and none for weak references, Python lets an instance
    change over.
    """
    slots = tuple(field.name for field in attrs.fields(cls))
    return type(cls.__name__, (), {"__slots__": slots})


def _state_of(self: Any) -> dict[str, Any]:
    return {f.name: getattr(self, f.name) for f in attrs.fields(type(self))}


def _set_state(self: Any, state: Mapping[str, Any]) -> None:
    """
    Let pickles from before an attribute was there be loaded.
    """
    for field in attrs.fields(type(self)):
        item = state.get(field.name, field.default)
        object.__setattr__(self, field.name, item)


def _shown(self: Any) -> str:
    """
    Show what is set, secrets hidden.
    """
    shown = ", ".join(
        f"{field.name}={_repr_of(field, getattr(self, field.name))}"
        for field in attrs.fields(type(self))
        if getattr(self, field.name) is not field.default
    )
    return SECRET.sub("<hidden>", f"{type(self).__qualname__}({shown})")


def _repr_of(field: "attrs.Attribute[Any]", value: Any) -> str:
    return field.repr(value) if callable(field.repr) else repr(value)


def hidden(value: str | None) -> str:
    """
    Show that there is a secret.
    """
    return "None" if value is None else "<hidden>"


def hidden_values(value: Mapping[str, str] | None) -> str:
    """
    Show the keys of a mapping to secrets.
    """
    if value is None:
        return "None"
    return f"{{{', '.join(f'{key!r}: <hidden>' for key in value)}}}"


_SECRET_KEY = re.compile(
    "secret|authorization|^auth$|bearer|cookie|header|password|credential"
    "|api_?key|session_?key|token$",
    re.IGNORECASE,
)
_DEEPEST = 6


def shown(value: Any, depth: int = _DEEPEST) -> str:
    """
    Show a JSON value that may hold secrets, which only its keys tell of.
    """
    if isinstance(value, dict | list) and not depth:
        return "{...}" if isinstance(value, dict) else "[...]"
    if isinstance(value, list):
        return f"[{', '.join(shown(item, depth - 1) for item in value)}]"
    if not isinstance(value, dict):
        return SECRET.sub("<hidden>", repr(value))
    pairs = (
        f"{key!r}: "
        + ("<hidden>" if _hides(key, item) else shown(item, depth - 1))
        for key, item in value.items()
    )
    return f"{{{', '.join(pairs)}}}"


def _hides(key: str, value: Any) -> bool:
    is_number = isinstance(value, int | float | None)
    return not is_number and _SECRET_KEY.search(key) is not None


def as_tuple(value: Sequence[T] | U) -> tuple[T, ...] | U:
    """
    Store an array as a tuple; leave anything else to the check.

    Not a field's converter by itself: mypy takes what such a function is
    annotated with for the type of the argument, and knows no type variables
    there.
    """
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return tuple(value)
    return value  # pyright: ignore[reportReturnType]  # no array


def texts(
    value: list[str] | tuple[str, ...] | None,
) -> tuple[str, ...] | None:
    """
    Store an array of strings as a tuple; a string is a sequence, but no array.
    """
    return as_tuple(value)
