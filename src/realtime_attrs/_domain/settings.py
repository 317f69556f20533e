"""
Choose the classes of merged settings, and make their instances.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final, TypeAlias

import attrs

from .._values.checked import is_checked, may_thaw, thawed
from .._values.equality import (
    DIFFERING,
    Differing,
    PerClass,
    base_among,
    generated,
    is_same_setting,
    is_set,
    set_beyond,
)
from .bases import BaseSession, BaseSettings, BaseTurnDetection


def joined(old: Any, new: Any) -> Any:
    """
    Choose the class that has the attributes of both sessions.
    """
    one, other = type(old), type(new)
    if one is other:
        return one
    base = base_among(one, other)
    if base is not None:
        return other if base is one else one
    shared = next(x for x in one.__mro__ if x in other.__mro__)
    if shared is not BaseSession and issubclass(shared, BaseSession):
        if not set_beyond(new, shared):
            return one
        if not set_beyond(old, shared):
            return other
    names = f"{one.__name__} and {other.__name__}"
    raise TypeError(f"expected sessions of one kind, got {names}")


MERGED: Final = (BaseTurnDetection, BaseSettings)
"""
The classes of settings that an update merges key by key; it replaces other
values.

Servers were observed to merge the keys of ``audio.input``, and OpenAI
documents that noise reduction keeps its strength if an update omits it.  The
library assumes the same of the other keys of these objects, because omitted
keys of all other objects keep their values.  An update replaces a voice, a
tool choice or a prompt as a whole.
"""


def merged_class(old: Any, new: Any) -> Any:
    """
    Choose the class that has the attributes of two settings.

    Return `None` if an update replaces one by the other.
    """
    one, other = type(old), type(new)
    base = one if one is other else base_among(one, other)
    if base is None or not _IS_MERGED[base]:
        return None
    return other if base is one else one


_IS_MERGED: Final = PerClass(lambda cls: issubclass(cls, MERGED))


_Plan: TypeAlias = tuple[tuple[str, ...], Callable[[Any], Any], Any]
"""
The names of attributes, a getter of their values, and a constructor.

Values that aren't set are `None`.  The last function makes an instance of
another class, which then becomes one of this class; all its values are `None`.
The plan has no such function if attributes have defaults, or if the
constructor does more than check its arguments.
"""


def _plan_of(cls: Any) -> _Plan:
    from .._values.constructors import only_stores  # noqa: PLC0415  # rare

    defaults = {x.name: x.default for x in attrs.fields(cls) if x.init}
    names = tuple(defaults)
    is_free = all(x.init and x.default is None for x in attrs.fields(cls))
    is_ours = is_checked(cls) and may_thaw(cls)
    if is_free and is_ours and only_stores(cls):
        # With a single name, it would return no tuple.
        return names, attrgetter(*names, "__class__"), _blank_of(cls, names)
    return (
        names,
        lambda value: tuple(
            getattr(value, name) if is_set(value, name, default) else None
            for name, default in defaults.items()
        ),
        None,
    )


def _blank_of(cls: Any, names: Iterable[str]) -> Callable[[], Any]:
    targets = " = ".join(f"value.{name}" for name in names)
    lines = ("value = new(cls)", f"{targets} = None", "return value")
    return generated("blank()", lines, new=object.__new__, cls=thawed(cls))  # type: ignore[no-any-return]  # generated


_PLANS: Final = PerClass(_plan_of)


def triples(cls: Any, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """
    List the attributes of a class, with the values of two instances.

    The instances may be of base classes, or of subclasses without attributes
    of their own.
    """
    names, get, _ = _PLANS[cls]
    if type(old) is type(new):
        return zip(names, get(old), get(new), strict=False)
    return zip(names, *(_held(names, x) for x in (old, new)), strict=True)


def differences(cls: Any, old: Any, new: Any) -> Differing:
    """
    List the attributes in which two instances differ, as `triples()`.
    """
    if type(old) is type(new) is cls and _PLANS[cls][2] is not None:
        return DIFFERING[cls](old, new)  # type: ignore[no-any-return]  # generated
    return [
        (name, one, other)
        for name, one, other in triples(cls, old, new)
        if not is_same_setting(one, other)
    ]


def _held(names: Iterable[str], value: Any) -> Iterator[Any]:
    own, get, _ = _PLANS[type(value)]
    held = dict(zip(own, get(value), strict=False))
    return map(held.get, names)


def made_of(cls: Any, values: Mapping[str, Any]) -> Any:
    """
    Make an instance from values that were already checked.
    """
    names, _, blank = _PLANS[cls]
    if blank is None:
        from .._values.constructors import made  # noqa: PLC0415  # rare

        return made(cls, {name: values.get(name) for name in names})
    value = blank()
    for name, item in values.items():
        setattr(value, name, item)
    value.__class__ = cls
    return value


def update_of(cls: Any, values: Mapping[str, Any], old: Any, new: Any) -> Any:
    """
    Make an update of the values that differ, or that are required.
    """
    if _PLANS[cls][2] is not None:
        is_empty = not values and BaseSession in cls.__bases__
        return _nothing(cls) if is_empty else made_of(cls, values)
    required = {
        x.name for x in attrs.fields(cls) if x.default is attrs.NOTHING
    }
    kept = {
        name: one if other is None else other
        for name, one, other in triples(cls, old, new)
        if name in required
    }
    return made_of(cls, {**kept, **values})


@lru_cache(maxsize=4)  # of the library's, and few others that must not stay
def _nothing(cls: Any) -> Any:
    return cls()
