"""
Inspect and call the constructors of attrs classes, and list their errors.
"""

from collections.abc import Collection, Iterator, Mapping
from types import MemberDescriptorType
from typing import Any, Final

import attrs

from .checked import is_check, is_checked


_put: Final = object.__setattr__
_STEPS: Final = ("__attrs_pre_init__", "__attrs_post_init__", "__del__")


@attrs.frozen
class _Frozen:
    """
    A class with the `__setattr__()` of all frozen classes.
    """


def made(cls: type[Any], values: Mapping[str, Any]) -> Any:
    """
    Call the constructor of a class with values of its attributes.

    Omit `None` if the attribute has a default.
    """
    return cls(
        **{
            str(field.alias): values[field.name]
            for field in attrs.fields(cls)
            if field.init
            and (
                values[field.name] is not None
                or field.default is attrs.NOTHING
            )
        }
    )


def only_stores(cls: Any) -> bool:
    """
    Check for a constructor that stores its arguments, and does nothing else.

    It may have the same checks as readers.
    """
    return (
        type(cls).__call__ is type.__call__
        and cls.__new__ is object.__new__
        and cls.__setattr__ in (object.__setattr__, _Frozen.__setattr__)
        and not any(hasattr(cls, name) for name in _STEPS)
        and not getattr(cls, "__abstractmethods__", None)
        and all(_is_stored(cls, field) for field in attrs.fields(cls))
        and is_generated(cls)
        and not _caches_hash(cls)
    )


def _is_stored(cls: type[Any], field: "attrs.Attribute[Any]") -> bool:
    here = getattr(cls, field.name, None)
    return (
        field.validator is None
        and (field.converter is None or is_check(field.converter))
        and not getattr(field.default, "takes_self", False)
        and (is_slot(here) or not hasattr(type(here), "__set__"))
    )


def is_slot(descriptor: Any) -> bool:
    """
    Check for the descriptor of a slot.
    """
    return isinstance(descriptor, MemberDescriptorType)


def is_generated(cls: Any) -> bool:
    """
    Check for a constructor that attrs has made for the attributes of *cls*.
    """
    if is_checked(cls):
        return True
    code = getattr(cls.__init__, "__code__", None)
    owners = [
        next(base for base in cls.__mro__ if name in vars(base))
        for name in ("__init__", "__attrs_attrs__")
    ]
    return (
        code is not None
        and code.co_filename.startswith("<attrs generated")
        and owners[0] is owners[1]
    )


def _caches_hash(cls: Any) -> bool:
    """
    Check for a constructor that prepares a hash.
    """
    if is_checked(cls):
        return False
    code = cls.__init__.__code__
    return "_attrs_cached_hash" in (*code.co_names, *code.co_consts)


def faults_of(
    cls: Any, held: Any, missing: Collection[str] = ()
) -> "Iterator[tuple[attrs.Attribute[Any], Exception]]":
    """
    List the errors of converters and validators, called one by one.

    List nothing if the constructor is written by hand, since it may pass other
    values to them.

    Args:
        cls: The class.

        held: The arguments, as attributes of an object.

        missing: The attributes that have no value.
    """
    made = _begun(cls)
    if made is None:
        return
    fields = [
        field
        for field in attrs.fields(cls)
        if field.init or field.default is not attrs.NOTHING
    ]
    missing = {*missing}
    steps = [_convert]
    if not attrs.validators.get_disabled():
        steps.append(_validate)
    for step in steps:
        for field in fields:
            if field.name in missing:
                continue
            try:
                step(made, field, held)
            except Exception as error:  # noqa: BLE001  # they may raise anything
                if not _is_lack(error, made, missing):
                    yield field, error
                if step is _convert:
                    missing.add(field.name)


def _begun(cls: Any) -> Any:
    """
    Make an instance without attributes, if attrs has made the constructor.
    """
    try:
        return cls.__new__(cls) if is_generated(cls) else None
    except Exception:  # noqa: BLE001  # as above
        return None


def _convert(made: Any, field: "attrs.Attribute[Any]", held: Any) -> None:
    value = getattr(held, field.name, None) if field.init else None
    default: Any = field.default
    if value is None and default is not attrs.NOTHING:
        value = default
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class
            value = default.factory(*([made] if default.takes_self else []))
    converter: Any = field.converter
    if isinstance(converter, attrs.Converter):
        value = converter.__call__(value, made, field)  # type: ignore[operator]  # in a slot
    elif converter is not None:
        value = converter(value)
    _put(made, field.name, value)


def _validate(made: Any, field: "attrs.Attribute[Any]", held: Any) -> None:
    del held
    if field.validator is not None:
        field.validator(made, field, getattr(made, field.name))


def _is_lack(error: Exception, made: Any, missing: Collection[str]) -> bool:
    """
    Check for an `AttributeError` because another attribute has no value.
    """
    return (
        isinstance(error, AttributeError)
        and error.obj is made
        and error.name in missing
    )
