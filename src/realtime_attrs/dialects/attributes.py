"""
Mistakes in the rules for single attributes.
"""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, get_args, get_origin

from attrs import NOTHING

from .._rules.classes import is_recorded, is_worded
from .._rules.keys import Key, class_of
from .._rules.shapes import SPREAD
from .._rules.spellings import twice
from .._values.annotations import kind_of, options_of
from .._values.constants import OFF
from .._values.kinds import Integer, JsonObject
from .._values.messages import quoted
from .._values.unknown import Unknown


if TYPE_CHECKING:
    import attrs


def problems_of_key(
    field: "attrs.Attribute[Any]", key: Key, *, is_bare: bool
) -> Iterator[str]:
    """
    List the mistakes in the rules for an attribute.

    Args:
        field: The attribute.

        key: Its rules.

        is_bare: Whether its class is written as the attribute alone.
    """
    options = options_of(field.type)
    yield from _problems_of_type(options, key)
    yield from _problems_of_default(field, key)
    yield from _problems_of_classes(field, key)
    if key.path.endswith(SPREAD):
        yield from _problems_of_spread(options, key)
    if key.flatten:
        yield from _problems_of_flatten(field, key)
    if is_bare:
        for name in given(key, *_OF_KEYS):
            yield f"{name}: a bare value has no key"
    if key.by_converter:
        for name in given(key, *_OF_VALUES):
            yield f"{name}: can't be combined with by_converter=True"


def _problems_of_type(options: tuple[Any, ...], key: Key) -> Iterator[str]:
    texts = {tuple[str | Unknown, ...], tuple[str, ...]}
    kinds = map(kind_of, options)
    if key.off and OFF not in options:
        yield "off: the attribute can't be OFF"
    if key.as_string and not any(isinstance(x, Integer) for x in kinds):
        yield "as_string: the attribute is no integer"
    if key.rewrite and texts.isdisjoint(options):
        yield "rewrite: the attribute is no array of words"
    if key.pattern and str not in options:
        yield "pattern: the attribute is no string"
    for word in key.none:
        if word in key.off:
            yield f"none: {word!r} is a spelling of OFF too"
    if key.alias is not None and key.fallback is not None:
        yield "a key has an alias or a fallback, not both"


def _problems_of_default(
    field: "attrs.Attribute[Any]", key: Key
) -> Iterator[str]:
    """
    List the rules by which a default could not be written.
    """
    if field.default is None or field.default is NOTHING:
        return
    rules = {
        "none": key.none,
        "rewrite": key.rewrite and key.rewrite.closed,
        f"path {key.path!r}": key.path.endswith(SPREAD),
    }
    for rule, is_given in rules.items():
        if is_given:
            yield f"{rule}: the attribute has a default other than None"


_OF_KEYS = ("alias", "fallback", "flatten", "none", "off", "null", "pattern")
_OF_VALUES = ("words", "flatten", "records", "rewrite", "as_string")


def given(key: Key, *arguments: str) -> Iterator[str]:
    """
    List the arguments that have a value.
    """
    for name in arguments:
        if getattr(key, name) not in (None, {}, (), False):
            yield name


def _problems_of_classes(
    field: "attrs.Attribute[Any]", key: Key
) -> Iterator[str]:
    """
    List classes and enums that an attribute doesn't admit.
    """
    members = [*members_of(field.type)]
    classes = {type(x) if _is_constant(x) else x for x in members}
    found = [class_of(item) for item in key.records or ()]
    for cls in twice(found):
        yield f"records: there are two of {cls.__name__}"
    for rule, named in (
        ("records", found),
        ("words", chain(*key.words_there)),
    ):
        for cls in named:
            if cls not in classes:
                yield f"{rule}: the attribute doesn't admit {cls.__name__}"


def _is_constant(item: Any) -> bool:
    return is_worded(type(item))


def _problems_of_spread(options: tuple[Any, ...], key: Key) -> Iterator[str]:
    others = [x for x in options if x not in (None, Unknown)]
    if not all(is_ours(x) or _is_object(x) for x in others):
        yield f"the value at {key.path!r} has to be an object"
    for argument in given(key, *_OF_KEYS):
        yield f"{argument}: a path that ends in '*' has no key"


def _is_object(option: Any) -> bool:
    return isinstance(kind_of(option), JsonObject)


def _problems_of_flatten(
    field: "attrs.Attribute[Any]", key: Key
) -> Iterator[str]:
    if OFF in options_of(field.type):
        yield "flatten: OFF can't be flattened"
    others = [x for x in options_of(field.type) if x not in (None, Unknown)]
    if not all(is_ours(x) or _is_constant(x) for x in others):
        yield "flatten: the attribute admits a value without words"
    for argument in given(key, "alias", "fallback", "none"):
        yield f"flatten: can't be combined with {argument!r}"
    words = [x for item in key.words.values() for x in item.spellings.values()]
    keys = ("type", *key.flatten)
    if not words or any(
        isinstance(item, str | None) or set(item) != set(keys)
        for item in words
    ):
        yield f"flatten: expected words that are objects with {quoted(keys)}"


def is_ours(option: Any) -> bool:
    """
    Check for a class with a record, or with words.
    """
    return is_recorded(option) or is_worded(option)


def members_of(annotation: Any) -> Iterator[Any]:
    """
    List the types that an annotation, or the items of its arrays, admit.
    """
    for option in options_of(annotation):
        if get_origin(option) is tuple:
            yield from members_of(get_args(option)[0])
        elif option not in (None, Unknown):
            yield option
