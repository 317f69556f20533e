"""
Locate the object of an unstructuring error inside the user's own classes.

cattrs notes no paths when it writes.  The frames in the traceback have the
argument of the converter and the argument of our hook, so the path leads from
the first to the second.
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


def location_of(error: WireError, converter: BaseConverter | None) -> Path:
    """
    Return the path from the converter's argument to the object of *error*.

    Return ``()`` if there is none.  The converter determines the keys of the
    user's classes.
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
    return _path_to(target, root, converter)


def _path_to(target: Any, root: Any, converter: BaseConverter | None) -> Path:
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
