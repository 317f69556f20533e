"""
Resolve the annotations of attrs classes.
"""

from collections.abc import Mapping
from contextlib import suppress
from types import UnionType
from typing import (
    Annotated,
    Any,
    Final,
    ForwardRef,
    Literal,
    Self,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs


_put: Final = object.__setattr__
_OWN: Final = "__annotations__"


def resolve(cls: type[Any]) -> None:
    """
    Replace strings, `Self` and the parameters of generic bases in annotations.

    As `attrs.resolve_types()`, change the attributes of the class.

    Raises:
        TypeError: A name can't be resolved; the message names the attribute.
    """
    for field in attrs.fields(cls):
        annotation = resolved(field, cls)
        if annotation is not field.type:
            _put(field, "type", annotation)


def resolved(field: Any, cls: type[Any]) -> Any:
    """
    Resolve the annotation of an attribute, or of a field of a dataclass.

    Raises:
        TypeError: A name can't be resolved; the message names the attribute.
    """
    if not is_open(field.type):
        return field.type
    owner = _owner_of(field.name, cls)
    annotation = _evaluated(field, owner, cls)
    names = {Self: cls, **_bound_in(cls).get(owner, {})}
    return replaced(annotation, names)


def is_open(annotation: Any) -> bool:
    """
    Check for strings, `Self` or parameters in an annotation.
    """
    if isinstance(annotation, str | ForwardRef | TypeVar):
        return True
    return annotation is Self or any(map(is_open, _parts_of(annotation)))


def _parts_of(annotation: Any) -> tuple[Any, ...]:
    """
    List the types in an annotation.
    """
    if isinstance(annotation, type) or get_origin(annotation) is Literal:
        return ()
    parts = get_args(annotation)
    return parts[:1] if get_origin(annotation) is Annotated else parts


def _owner_of(name: str, cls: type[Any]) -> type[Any]:
    """
    Return the class that annotates an attribute.
    """
    for base in cls.__mro__:
        with suppress(Exception):  # one may be unresolved; `object` has none
            if name in base.__annotations__:
                return base
    return cls


def _evaluated(field: Any, owner: type[Any], cls: type[Any]) -> Any:
    """
    Evaluate an annotation in the module that defines its class.
    """
    body = {_OWN: {"x": field.type}, "__module__": owner.__module__}
    local = {owner.__name__: owner, cls.__name__: cls, **vars(owner)}
    try:
        hints = get_type_hints(
            type("X", (), body), None, local, include_extras=True
        )
    except Exception as error:
        raise TypeError(
            f"{cls.__name__}.{field.name}: can't resolve the annotation"
            f" {field.type!r}: {error}; pass the names that are missing to"
            " attrs.resolve_types()"
        ) from error
    return hints["x"]


def _bound_in(cls: type[Any]) -> dict[type[Any], dict[Any, Any]]:
    """
    Collect the arguments of generic bases, by base and parameter.
    """
    found: dict[type[Any], dict[Any, Any]] = {}
    for base in cls.__mro__:
        for alias in vars(base).get("__orig_bases__", ()):
            origin = get_origin(alias)
            parameters = getattr(origin, "__parameters__", ())
            given = zip(parameters, get_args(alias), strict=False)
            names = found.get(base, {})
            new = {name: replaced(item, names) for name, item in given}
            found.setdefault(origin, new)
    return found


def replaced(annotation: Any, names: Mapping[Any, Any]) -> Any:
    """
    Replace the keys of *names* in an annotation by their values.
    """
    if isinstance(annotation, TypeVar) or annotation is Self:
        return names.get(annotation, annotation)
    parts = _parts_of(annotation)
    new = tuple(replaced(part, names) for part in parts)
    if new == parts:
        return annotation
    origin: Any = get_origin(annotation)
    if origin is Annotated:
        return Annotated[(*new, *annotation.__metadata__)]
    return (Union if origin is UnionType else origin)[new]
