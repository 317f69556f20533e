"""
Reject converters with hooks that were made too early.

cattrs' generators look up the hooks of a class's attributes when they make its
hook.  If the class has attributes of the library's classes, and its hook was
made before `configure_converter()`, it calls cattrs' own hooks for them, and
doesn't look them up again.
"""

from collections.abc import Iterator
from typing import Any, get_args

import attrs

from cattrs import BaseConverter

from .._rules.classes import class_of
from .._rules.dialect_data import DialectData as Dialect
from .._values.unknown import Unknown
from .cattrs_internals import (
    held_by,
    holds_hook_of,
    hooks_of,
    hooks_of_unions,
)
from .marks import Hook, mark_of


def refuse_early_hooks(converter: BaseConverter, dialect: Dialect) -> None:
    """
    Reject a converter with a hook that calls cattrs' hooks for our classes.

    Raises:
        ValueError: There is such a hook; the message names its class.
    """
    unions = hooks_of_unions(converter).items()
    for cls, hook in (*hooks_of(converter), *unions):
        # Marked hooks belong to another dialect, and are replaced.
        names = _raw(cls, hook, dialect) if mark_of(hook) is None else ()
        for name in names:
            raise ValueError(
                f"a hook for {name} was made before configure_converter() and"
                " doesn't use the dialect; make it afterwards"
            )


def _raw(cls: Any, hook: Hook, dialect: Dialect) -> Iterator[str]:
    """
    List the classes for which *hook*, or a hook that it calls, is too early.
    """
    if hasattr(hook, "overrides") and attrs.has(cls):
        for field in attrs.fields(cls):
            is_held = holds_hook_of(field.name, hook)
            if is_held and _mentions_ours(field.type, dialect):
                yield cls.__name__
    inner_cls, held = held_by(hook)
    for found in held:
        if isinstance(found, dict):
            for key, inner in found.items():
                if dialect.base_of(key) is not None:
                    yield f"a union with {key.__name__}"
                else:
                    yield from _raw(key, inner, dialect)
        elif hasattr(found, "overrides"):
            yield from _raw(inner_cls or cls, found, dialect)


def _mentions_ours(annotation: Any, dialect: Dialect) -> bool:
    cls = class_of(annotation)
    return (
        dialect.base_of(cls) is not None
        or dialect.has_words(cls)
        or cls is Unknown
        or any(_mentions_ours(x, dialect) for x in get_args(annotation))
    )
