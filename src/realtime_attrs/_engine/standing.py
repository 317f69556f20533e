"""
Finding where in the user's own structure something stood that was not written.

cattrs notes no places when it writes.  But an error knows the calls that it
came through: what the converter was given, and what our hook was; where the
one is inside the other is looked up.
"""

import dataclasses

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from cattrs import BaseConverter

from .._values.marks import Recorded
from .._values.messages import Path
from .problems import WireError


_NOTHING: Final = object()
_OURS = "<realtime_attrs: unstructure_"


def standing_of(error: WireError, converter: BaseConverter | None) -> Path:
    """
    Find the way to what *error* is about, from what was to be written.

    Args:
        error: An error that was raised.

        converter: It is asked how the user's classes rename attributes.

    Returns:
        The way; ``()`` if it cannot be told.
    """
    root, target = _NOTHING, _NOTHING
    trace = error.__traceback__
    while trace is not None and target is _NOTHING:
        code, found = trace.tb_frame.f_code, trace.tb_frame.f_locals
        if root is _NOTHING and code is BaseConverter.unstructure.__code__:
            root = found["obj"]
        if code.co_filename.startswith(_OURS):
            target = found["value"]
        trace = trace.tb_next
    if _NOTHING in (root, target):
        return ()
    return _way(root, target, converter)


def _way(root: Any, target: Any, converter: BaseConverter | None) -> Path:
    """
    Look for *target* itself inside *root*.
    """
    todo: list[tuple[Any, Path]] = [(root, ())]
    seen: set[int] = set()
    while todo:
        item, path = todo.pop()
        if item is target:
            return path
        if id(item) not in seen:
            seen.add(id(item))
            parts = [
                (part, (*path, step)) for step, part in _parts(item, converter)
            ]
            todo += reversed(parts)
    return ()


def _parts(
    item: Any, converter: BaseConverter | None
) -> Iterator[tuple[str | int, Any]]:
    cls = type(item)
    if issubclass(cls, Recorded):
        return
    if isinstance(item, Mapping):
        yield from item.items()
    elif isinstance(item, list | tuple):
        yield from enumerate(item)
    elif attrs.has(cls) or dataclasses.is_dataclass(cls):
        hook = converter and converter.get_unstructure_hook(cls)
        overrides = getattr(hook, "overrides", {})
        list_fields: Any = (
            attrs.fields if attrs.has(cls) else dataclasses.fields
        )
        for field in list_fields(cls):
            override = overrides.get(field.name)
            key = (override and override.rename) or field.name
            yield key, getattr(item, field.name)
