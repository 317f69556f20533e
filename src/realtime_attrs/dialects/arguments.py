"""
Convert the arguments of `record()`, and check their shapes.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from .._rules import shapes
from .._rules.classes import attributes_of, is_recorded
from .._rules.keys import Key
from .._rules.shapes import INHERITED, is_checked, perhaps, several
from .._rules.spellings import ignored_words
from .._rules.variants import Form
from .._values.checked import is_of_class
from .._values.hints import resolve
from .._values.messages import describe


def title_of(cls: Any) -> str:
    """
    Return the name of a class's record, for messages.
    """
    return f"record({getattr(cls, '__name__', '') or describe(cls)})"


def refuse_others(cls: Any) -> None:
    """
    Reject enums, and other values than attrs classes; resolve annotations.
    """
    if not is_recorded(cls):
        raise TypeError(f"{title_of(cls)}: expected an attrs class")
    if is_checked():
        for base in filter(_lacks_decorator, cls.__mro__):
            raise TypeError(
                f"{title_of(cls)}: expected an attrs class; decorate"
                f" {base.__name__}, so that its annotations are attributes"
            )
        resolve(cls)


def _lacks_decorator(cls: type[Any]) -> bool:
    """
    Check for a subclass without a decorator, whose annotations have no effect.
    """
    return (
        attrs.has(cls)  # by its base class
        and "__attrs_attrs__" not in vars(cls)
        and not all(map(is_of_class, cls.__annotations__.values()))
    )


def keys_given(
    cls: type[Any],
    names: Iterable[str],
    keys: Mapping[str, str | Key] | None,
    more: Mapping[str, str | Key],
) -> dict[str, str | Key]:
    """
    Collect the paths and keys of attributes.
    """
    title = title_of(cls)
    given: dict[str, str | Key] = {x: x for x in shapes.names(names, title)}
    for name, key in (
        *shapes.by_key(keys, f"{title}: keys").items(),
        *more.items(),
    ):
        if name in more and keys and name in keys:
            raise ValueError(f"{title}: {name!r} has two keys")
        given[name] = key
    if not given:
        return given
    known = [field.name for field in attributes_of(cls)]
    for name, key in given.items():
        if name not in known:
            hint = perhaps(name, [*known, *_SHAPES, "without", "keys", "cls"])
            raise ValueError(f"{title}: no attribute {name!r}{hint}")
        if isinstance(key, str):
            shapes.path(key, f"{title}: {name!r}")
        elif not isinstance(key, Key):
            raise TypeError(
                f"{title}: {name!r}: expected a path or a Key, got"
                f" {describe(key)}"
            )
    return given


def shaped(cls: type[Any], function: Any, **given: Any) -> dict[str, Any]:
    """
    Check and convert the arguments that differ from *function*'s defaults.

    Raises:
        TypeError:
            An argument has the wrong shape, or *cls* isn't an attrs class.
    """
    title = title_of(cls)
    refuse_others(cls)
    left_out = function.__kwdefaults__ or {}
    found = {
        name: _SHAPES[name](value, f"{title}: {name}")
        for name, value in given.items()
        if value is not left_out.get(name, attrs.NOTHING)
    }
    if "required" in found:
        found["required"] = always_required(cls).union(found["required"])
    return found


def always_required(cls: type[Any]) -> frozenset[str]:
    """
    List the attributes that the constructor requires.
    """
    fields = attributes_of(cls)
    return frozenset(x.name for x in fields if x.default is attrs.NOTHING)


def refuse_path(key: str | Key, title: str) -> None:
    """
    Reject a path of a bare value.
    """
    if isinstance(key, str) or key.path is not INHERITED:
        raise ValueError(f"{title}: a bare value has no path")


def pop_stored(keys: dict[str, Key]) -> frozenset[str]:
    """
    Remove the keys without a path; return their attributes.
    """
    stored = frozenset([x for x, key in keys.items() if not key.path])
    for name in stored:
        del keys[name]
    return stored


def _tag(value: Any, title: str) -> str | None:
    return None if value is None else shapes.word(value, title)


def _misplaced(value: Any, title: str) -> dict[str, tuple[str, ...] | None]:
    found = {}
    for key, names in shapes.by_key(value, title).items():
        place = shapes.key_path(key, title)
        listed = names if names is None else shapes.names(names, title)
        if listed == ():
            raise ValueError(f"{title}: {key!r}: expected names, got none")
        found[place] = listed
    return found


def _variants(value: Any, title: str) -> tuple[Form, ...]:
    expected = "variants or records"
    return several(value, title, expected, lambda x: isinstance(x, Form))


def _paths(value: Any, title: str) -> tuple[str, ...]:
    paths = shapes.names(value, title)
    return tuple(shapes.key_path(path, title) for path in paths)


_SHAPES: Mapping[str, Callable[[Any, str], Any]] = {
    "tag": _tag,
    "tag_key": shapes.key,
    "required": shapes.names,
    "constants": shapes.constants,
    "explicit_nulls": shapes.names,
    "defaults": shapes.by_key,
    "misplaced": _misplaced,
    "ignored": ignored_words,
    "variants": _variants,
    "refused_nulls": _paths,
}
