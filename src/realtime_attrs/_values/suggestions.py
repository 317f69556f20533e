"""
Suggest another argument when a constructor rejects one.
"""

import re

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from enum import Enum
from math import inf
from typing import Any, Final, get_args

import attrs

from .annotations import inside_of, kind_of, options_of
from .constants import INF, OFF
from .enums import Constant
from .kinds import Array, Bytes, Flag, Integer
from .marks import Family, Recorded, Worded, marked_below
from .messages import Mismatch, Path, describe, either
from .user_kinds import Row


_OFF: Final = frozenset(
    ("null", *(repr(x).lower() for x in (OFF, None, False)))
)
_FEW: Final = 3
_STRING: Final = "the string "
_MARKS: Final = (Family, Recorded, Worded)


def suggestion(annotation: Any, value: Any, path: Path) -> str:
    """
    Return the end of the message about a rejected argument, or "".

    Args:
        annotation: The attribute's annotation.

        value: The argument.

        path: The path of the rejected part inside the argument.
    """
    options = options_of(annotation)
    for step in path:
        options = (*_inside(options, step),)
        value = _part(value, step)
    arrays = [*_in_array(options, value)]
    found = [*dict.fromkeys(arrays or _suggested(options, value))]
    return f"; did you mean {either(found)}?" if found else ""


def _inside(options: Iterable[Any], step: str | int) -> Iterator[Any]:
    """
    List the options for an item of an array, or a value of an object.
    """
    for option in options:
        inside = None if option is None else inside_of(option)
        if isinstance(kind_of(option), Row) and isinstance(step, int):
            inside = get_args(option)[step]
        if inside is not None:
            yield from options_of(inside)


def _part(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (LookupError, TypeError):  # such as an item of a set
        return None


def _suggested(options: tuple[Any, ...], value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return _for_text(options, value)
    if isinstance(value, Mapping):
        return _for_object(options, value)
    if isinstance(value, type) and value in _classes(options):
        return [f"{value.__name__}(...)"]
    if value is False and OFF in options:
        return ["OFF"]
    if isinstance(value, float) and value == inf and INF in options:
        return ["INF"]
    return _for_number(options, value)


def _in_array(options: Iterable[Any], value: Any) -> Iterator[str]:
    """
    List the array of one item, if *value* is such an item.
    """
    for kind in map(kind_of, options):
        if isinstance(kind, Array) and not kind.is_secret:
            with suppress(Mismatch):
                kind.items.accept(value)
                text = describe(value)
                if text.startswith(_STRING):
                    yield f"[{text.removeprefix(_STRING)}]"
                elif attrs.has(type(value)):
                    yield f"[{type(value).__name__}(...)]"


def _for_text(options: tuple[Any, ...], value: str) -> Iterable[str]:
    word = _normal(value)
    classes = [*_classes(options)]
    found = [*_members(options, word)]
    found = found or [*_members(_subclasses(options), word)]
    found = found or [x for cls in classes for x in _around(cls, word)]
    found = found or [x for cls in classes for x in _named(cls, word)]
    if found:
        return found[:_FEW]
    if word in _OFF and OFF in options:
        return ["OFF"]
    kinds = [kind_of(option) for option in options]
    if any(isinstance(kind, Bytes) for kind in kinds):
        return ["base64.b64decode(...)"]
    if any(isinstance(x, Flag) for x in kinds) and word in ("true", "false"):
        return [word.title()]
    if re.fullmatch(r"-?[0-9]{1,20}", value, re.ASCII):
        return _integer(kinds, int(value))
    return []


def _for_object(
    options: tuple[Any, ...], value: Mapping[Any, Any]
) -> Iterable[str]:
    """
    Suggest classes: those with the name of the object's type, or else all.

    A message has its role before its type, such as `UserMessage`.
    """
    role, tag = value.get("role"), value.get("type")
    prefix = _normal(role) if isinstance(role, str) else ""
    word = _normal(tag) if isinstance(tag, str) else ""
    classes = [*_classes(options)]
    others = [*_classes(_subclasses(options))]
    names = dict.fromkeys(filter(None, (prefix + word, word)))
    named = (_with_name(x, name) for name in names for x in (classes, others))
    classes = next(filter(None, named), classes)
    found = [f"{cls.__name__}(...)" for cls in classes[:_FEW]]
    return [*found, "the result of a converter's structure()"] if found else []


def _with_name(classes: Iterable[type[Any]], word: str) -> list[type[Any]]:
    """
    List the classes whose names start with a word, or else end with it.
    """
    names = {cls: _normal(cls.__name__) for cls in classes}
    starting = [cls for cls, name in names.items() if name.startswith(word)]
    return starting or [x for x, name in names.items() if name.endswith(word)]


def _for_number(options: tuple[Any, ...], value: Any) -> Iterable[str]:
    kinds = [kind_of(option) for option in options]
    if isinstance(value, float) and value.is_integer():
        return _integer(kinds, int(value))
    is_bit = isinstance(value, int) and value in (0, 1)
    if is_bit and any(isinstance(kind, Flag) for kind in kinds):
        return [str(bool(value))]
    return []


def _integer(kinds: Iterable[Any], value: int) -> list[str]:
    """
    Suggest an integer if one of the kinds accepts it.
    """
    integers = (x for x in kinds if isinstance(x, Integer))
    limits = (x.range for x in integers)
    is_in = any(x.least <= value <= x.greatest for x in limits)
    return [str(value)] if is_in else []


def _normal(text: str) -> str:
    """
    Remove case and punctuation, in which words and names of members differ.
    """
    return re.sub(r"[\W_]", "", text[text.rfind("/") + 1 :].lower())


def _members(options: Iterable[Any], word: str) -> Iterator[str]:
    """
    List the members of enums that have the name *word*.
    """
    for option in options:
        members: Iterable[Any] = ()
        if isinstance(option, Constant) and option is not OFF:
            members = [option]
        elif isinstance(option, type) and issubclass(option, Enum):
            members = option
        yield from (repr(x) for x in members if _normal(x.name) == word)


def _around(cls: type[Any], word: str) -> Iterator[str]:
    """
    List the instances of a class that only a member of an enum determines.
    """
    needed = _required(cls)
    for field in attrs.fields(cls):
        if field.init and needed in ([], [field.name]):
            for member in _members(options_of(field.type), word):
                yield f"{cls.__name__}({field.alias}={member})"


def _named(cls: type[Any], word: str) -> Iterator[str]:
    """
    List the instance of a class that requires only a name.
    """
    if _normal(cls.__name__) == word and not _required(cls):
        yield f"{cls.__name__}()"


def _required(cls: type[Any]) -> list[str]:
    fields = [field for field in attrs.fields(cls) if field.init]
    return [x.name for x in fields if x.default is attrs.NOTHING]


def _classes(options: Iterable[Any]) -> Iterator[type[Any]]:
    """
    List the classes of objects among the options.
    """
    for option in options:
        if isinstance(option, type) and attrs.has(option):
            # The module of `Unknown` imports this one.
            is_unknown = option.__name__ == "Unknown"
            if not is_unknown and Family not in option.__bases__:
                yield option


def _subclasses(options: Iterable[Any]) -> Iterator[type[Any]]:
    """
    List the classes of the library, and of users, that derive from options.
    """
    for option in options:
        if isinstance(option, type) and issubclass(option, _MARKS):
            yield from marked_below(option)
