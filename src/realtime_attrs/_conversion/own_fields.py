"""
List the attributes of users' classes as cattrs reads and writes them.
"""

import dataclasses
import re
import typing

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


_BARE: Final = (type(typing.List), type(typing.Tuple))  # noqa: UP006  # as users write them
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
    List names and annotations, and whether each is required and an argument.
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
    Remove aliases and `Annotated` from an annotation, as cattrs does.
    """
    while True:
        if isinstance(annotation, NewType):
            annotation = annotation.__supertype__
        elif hasattr(annotation, "__value__"):  # of Python 3.12
            annotation = annotation.__value__
        elif get_origin(annotation) in _WRAPPERS:
            annotation = get_args(annotation)[0]
        elif isinstance(annotation, _BARE):
            return get_origin(annotation)
        else:
            return annotation


def name_of(annotation: Any) -> str:
    """
    Name a class, with the names of its arguments.
    """
    cls: Any = get_origin(annotation) or annotation
    texts = "_".join(map(shown, get_args(annotation)))
    arguments = re.sub(r"\W+", "_", texts).strip("_")
    return f"{cls.__name__}_{arguments}" if arguments else cls.__name__


def shown(annotation: Any) -> str:
    """
    Show a class by its name, and any other annotation as it is written.
    """
    is_class = isinstance(annotation, type) and not get_args(annotation)
    return annotation.__name__ if is_class else repr(annotation)
