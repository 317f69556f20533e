"""
Make the schemas of unions of users' classes, which cattrs distinguishes.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum
from functools import cmp_to_key
from typing import Any, TypeAlias, get_args

from cattrs import BaseConverter
from cattrs.disambiguators import create_default_dis_func

from .._engine.schema_forms import NOTHING, Schema, discriminated_by
from .own_fields import fields_of, plain


Select: TypeAlias = Callable[[dict[str, Any]], Any]
OfClass: TypeAlias = Callable[[Any], Schema]


def of_classes(
    classes: Sequence[Any], converter: BaseConverter, of_class: OfClass
) -> Schema:
    """
    Make the schema of a union of users' classes.

    cattrs selects a class by the value of an attribute whose annotation is a
    `Literal` in all of them, or by a key that only one of them requires.

    Raises:
        TypeError: cattrs can't distinguish them.
    """
    if not classes[1:]:
        return of_class(classes[0])
    try:
        select: Select = create_default_dis_func(converter, *classes)
    except Exception as error:
        names = ", ".join(getattr(x, "__name__", str(x)) for x in classes)
        raise TypeError(
            f"cattrs needs a hook or a strategy to distinguish {names}"
        ) from error
    otherwise = None
    try:
        otherwise = select({})
    except KeyError as error:
        key = str(error.args[0])
        groups = _by_value(key, select, classes)
        return discriminated_by(
            key,
            [
                (values, of_classes(members, converter, of_class))
                for members, values in groups.items()
            ],
        )
    except ValueError:  # no class is the default
        pass
    return _by_key(select, classes, otherwise, of_class)


def _by_value(
    key: str, select: Select, classes: Sequence[Any]
) -> dict[tuple[Any, ...], list[Any]]:
    """
    Map classes to the values at a key that select them.
    """
    found: dict[tuple[Any, ...], list[Any]] = {}
    hints = [
        x.annotation for c in classes for x in fields_of(c) if x.name == key
    ]
    values = dict.fromkeys(x for hint in hints for x in get_args(plain(hint)))
    for item in values:
        value = item.value if isinstance(item, Enum) else item
        with suppress(KeyError):
            target = select({key: value})
            members = get_args(target) or (target,)
            found.setdefault(members, []).append(value)
    return found


def _by_key(
    select: Select, classes: Sequence[Any], otherwise: Any, of_class: OfClass
) -> Schema:
    found = {}
    for field in (x for cls in classes for x in fields_of(cls)):
        with suppress(ValueError):
            cls = select({field.key: None})
            if cls is not otherwise:
                found[field.key] = cls

    def compare(one: str, other: str) -> int:
        return -1 if select({one: None, other: None}) is found[one] else 1

    schema = NOTHING if otherwise is None else of_class(otherwise)
    for key in sorted(found, key=cmp_to_key(compare), reverse=True):
        schema = {
            "if": {"required": [key]},
            "then": of_class(found[key]),
            "else": schema,
        }
    return schema
