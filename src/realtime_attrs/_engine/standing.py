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
from .cattrs_internals import given_to, key_of
from .problems import WireError


_NOTHING: Final = object()
_OURS = "<realtime_attrs: unstructure_"


def standing_of(error: WireError, converter: BaseConverter | None) -> Path:
    """
    Find the way to what *error* is about, from what was to be written.

    Return ``()`` if it cannot be told.  The converter is asked how the user's
    classes rename attributes.
    """
    root, target = _NOTHING, _NOTHING
    trace = error.__traceback__
    while trace is not None and target is _NOTHING:
        frame = trace.tb_frame
        if root is _NOTHING:
            root = given_to(BaseConverter.unstructure, frame, root)
        if frame.f_code.co_filename.startswith(_OURS):
            target = frame.f_locals["value"]
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
            parts = [*_parts(item, converter)]
            todo += [(part, (*path, step)) for step, part in parts[::-1]]
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
        fields: Any = attrs.fields if attrs.has(cls) else dataclasses.fields
        for field in fields(cls):
            yield key_of(field.name, hook), getattr(item, field.name)
