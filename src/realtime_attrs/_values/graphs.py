"""
Hash, copy and measure JSON values of any depth.

None of it calls itself, and a container that stands in several places is
looked at once, as it is when it is read.
"""

from collections.abc import Iterable, Mapping
from typing import Any


def hash_of(value: Any) -> int:
    """
    Hash a JSON value, so that values that are equal hash alike.
    """
    if not _is_open(value):
        return hash(value)
    done: dict[int, int] = {}
    todo = [value]
    while todo:
        item = todo[-1]
        inner = [] if id(item) in done else _inner(item)
        opened = [part for part in inner if id(part) not in done]
        todo += opened
        if opened:
            continue
        todo.pop()
        if id(item) not in done:
            done[id(item)] = _hash(item, done)
    return done[id(value)]


def _hash(item: Any, done: Mapping[int, int]) -> int:
    parts = _parts_of(item)
    hashes = [done[id(p)] if _is_open(p) else hash(p) for p in parts]
    if isinstance(item, list):
        return hash(tuple(hashes))
    return hash(frozenset(zip(item, hashes, strict=True)))


def copy_of(value: Any, copies: dict[int, Any]) -> Any:
    """
    Copy a JSON value.

    Args:
        value: The value.

        copies: The copies so far, by the identity of what they are copies of.
    """
    todo: list[Any] = []

    def copied(part: Any) -> Any:
        if not _is_open(part):
            return part
        if id(part) not in copies:
            copies[id(part)] = {} if isinstance(part, dict) else []
            todo.append(part)
        return copies[id(part)]

    result = copied(value)
    for item in todo:  # grows while it is walked
        if isinstance(item, dict):
            pairs = ((key, copied(part)) for key, part in item.items())
            copies[id(item)].update(pairs)
        else:
            copies[id(item)].extend(map(copied, item))
    return result


def levels_of(value: Any, most: int) -> int:
    """
    Count the containers around the innermost value, up to one above *most*.
    """
    level = [value] if _is_open(value) else []
    levels = 0
    while level and levels <= most:
        levels += 1
        inner = {id(part): part for item in level for part in _inner(item)}
        level = [*inner.values()]
    return levels


def _is_open(value: Any) -> bool:
    return isinstance(value, dict | list)


def _parts_of(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value


def _inner(value: Any) -> list[Any]:
    """
    List the containers in a container.
    """
    return [part for part in _parts_of(value) if _is_open(part)]
