"""
List the attributes of users' classes as cattrs reads and writes them.
"""

import dataclasses

from collections.abc import Iterator, Mapping
from typing import (
    Annotated,
    Any,
    Final,
    NewType,
    NotRequired,
    Required,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

import attrs

from .._engine.cattrs_internals import note_of
from .._values.hints import replaced, resolved
from .._values.unknown import Unknown


_WRAPPERS: Final = (Annotated, Final, NotRequired, Required)


@attrs.frozen
class OwnField:
    """
    An attribute of a user's class, with its key.
    """

    name: str
    key: str
    annotation: Any
    is_needed: bool
    has_hooks: bool


def is_own(annotation: Any) -> bool:
    """
    Check for an attrs class, a dataclass or a `TypedDict`, maybe a generic.
    """
    cls = get_origin(annotation) or annotation
    if not isinstance(cls, type) or issubclass(cls, Unknown):
        return False
    return attrs.has(cls) or dataclasses.is_dataclass(cls) or is_typeddict(cls)


def fields_of(annotation: Any) -> Iterator[OwnField]:
    """
    List the attributes that cattrs reads.

    Raises:
        TypeError: A name in an annotation can't be resolved.
    """
    cls: Any = get_origin(annotation) or annotation
    names = arguments_of(annotation)
    for name, declared, is_needed, is_init in _declared_in(cls):
        hint = replaced(declared, names)
        rename, omit, has_hooks = note_of(hint)
        if omit or (omit is None and not is_init):
            continue
        yield OwnField(name, rename or name, hint, is_needed, has_hooks)


def _declared_in(cls: Any) -> Iterator[tuple[str, Any, bool, bool]]:
    """
    List name, annotation, whether it's required, and whether it's an argument.
    """
    if is_typeddict(cls):
        hints = get_type_hints(cls, include_extras=True)
        for name, hint in hints.items():
            yield name, hint, name in cls.__required_keys__, True
        return
    if attrs.has(cls):
        for field in attrs.fields(cls):
            is_needed = field.default is attrs.NOTHING
            hint = Any if field.type is None else resolved(field, cls)
            yield field.name, hint, is_needed, field.init
        return
    for item in dataclasses.fields(cls):
        defaults = (item.default, item.default_factory)
        is_needed = defaults == (dataclasses.MISSING, dataclasses.MISSING)
        yield item.name, resolved(item, cls), is_needed, item.init


def arguments_of(annotation: Any) -> Mapping[Any, Any]:
    """
    Map the parameters of a generic class to their arguments.
    """
    parameters = getattr(get_origin(annotation), "__parameters__", ())
    return dict(zip(parameters, get_args(annotation), strict=False))


def plain(annotation: Any) -> Any:
    """
    Remove names and notes from an annotation, which cattrs ignores.
    """
    while True:
        if isinstance(annotation, NewType):
            annotation = annotation.__supertype__
        elif hasattr(annotation, "__value__"):  # of Python 3.12
            annotation = annotation.__value__
        elif get_origin(annotation) in _WRAPPERS:
            annotation = get_args(annotation)[0]
        else:
            return annotation
