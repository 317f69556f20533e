"""
Finding hooks that were made on a converter too early.

cattrs' generators look up the hooks of a class's attributes when they make its
hook.  One that was made for a class with ours inside, before the converter
knew ours, goes on to write them raw.  Nothing can be done about it later, so
it is refused; cattrs has no public list of hooks, so its own are looked at.
"""

from collections.abc import Callable, Iterator
from typing import Any, get_args

import attrs

from cattrs import BaseConverter

from .._domain.unknown import Unknown
from ..dialects.classes import WORDED, base_of
from .marks import Hook, mark_of
from .members import class_of


def has_own_hook(dispatch: Any, cls: type) -> bool:
    """
    Tell whether the user has registered a hook for *cls* itself.
    """
    hook = dispatch._single_dispatch.registry.get(cls)  # noqa: SLF001  # see above
    return hook is not None and mark_of(hook) is None


def finder(converter: BaseConverter) -> Callable[[type], Hook]:
    """
    Return a function that looks up the hook that writes a class.

    Call it for each value, since users may register a hook at any time.
    `converter.unstructure()` does the same, but adds 90 % to the cost of
    writing the smallest event; this adds 50 %.
    """
    hooks: Any = converter._unstructure_func  # noqa: SLF001  # see above
    find: Callable[[type], Hook] = hooks.dispatch
    return find


def refuse_early_hooks(converter: BaseConverter) -> None:
    """
    Refuse a converter that has hooks with ours, raw, inside.

    Raises:
        ValueError: There is one; the message names the class.
    """
    for dispatch in (converter._structure_func, converter._unstructure_func):  # noqa: SLF001  # see above
        by_class = dispatch._single_dispatch.registry  # noqa: SLF001  # likewise
        pairs = dispatch._function_dispatch._handler_pairs  # noqa: SLF001  # likewise
        hooks = [
            (None, hook) for _, hook, is_factory, *_ in pairs if not is_factory
        ]
        for cls, hook in [*by_class.items(), *hooks]:
            for name in _raw(cls, hook):
                raise ValueError(
                    f"a hook for {name} was made before"
                    " configure_converter(), and would write our classes"
                    " raw: make it afterwards"
                )


def _raw(cls: Any, hook: Hook) -> Iterator[str]:
    """
    Name the classes that *hook*, or one that it calls, was made for too early.
    """
    if hasattr(hook, "overrides") and cls is not None:
        yield from _generated(cls, hook)
    for found in (*(getattr(hook, "__defaults__", None) or ()), *_cells(hook)):
        if isinstance(found, dict):
            for key, inner in found.items():
                if base_of(key) is not None:
                    yield f"a union with {key.__name__}"
                elif isinstance(key, type):
                    yield from _raw(key, inner)
        elif hasattr(found, "overrides"):
            yield from _raw(_made_for(hook), found)


def _generated(cls: Any, hook: Hook) -> Iterator[str]:
    """
    Name *cls* if a generated hook holds the hook of an attribute of ours.
    """
    held = getattr(hook, "__globals__", {})
    overrides: dict[str, Any] = getattr(hook, "overrides", {})
    for field in attrs.fields(cls) if attrs.has(cls) else ():
        override = overrides.get(field.name)
        if override is not None and (
            override.struct_hook or override.unstruct_hook
        ):
            continue
        is_held = any(
            name.startswith("__c_")
            and name.endswith(f"_{field.name}")
            # Bound methods of the converter look hooks up when called.
            and getattr(item, "__self__", None) is None
            for name, item in held.items()
        )
        if is_held and _mentions_ours(field.type):
            yield cls.__name__


def _mentions_ours(annotation: Any) -> bool:
    cls = class_of(annotation)
    return (
        base_of(cls) is not None
        or cls in WORDED
        or cls is Unknown
        or any(map(_mentions_ours, get_args(annotation)))
    )


def _cells(hook: Hook) -> Iterator[Any]:
    for cell in getattr(hook, "__closure__", None) or ():
        yield cell.cell_contents


def _made_for(hook: Hook) -> Any:
    """
    Find the class among the defaults of a hook of `include_subclasses()`.
    """
    defaults = getattr(hook, "__defaults__", None) or ()
    return next((item for item in defaults if isinstance(item, type)), None)
