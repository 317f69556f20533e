"""
Merge JSON objects key by key, and compute the objects to merge.

Objects may share containers, and be nested deeply: each pair of objects is
visited once.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from .graphs import Numbering


_DEEPEST: Final = 10


def merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """
    Merge *new* into a copy of *old*, and the objects in both alike.
    """
    made: dict[tuple[int, int], dict[str, Any]] = {}
    todo: list[tuple[dict[str, Any], dict[str, Any]]] = []

    def merge(was: dict[str, Any], item: dict[str, Any]) -> dict[str, Any]:
        pair = id(was), id(item)
        if pair not in made:
            made[pair] = {**was, **item}
            todo.append((was, item))
        return made[pair]

    result = merge(old, new)
    for one, other in todo:  # grows while it is walked
        both = made[id(one), id(other)]
        for key, was, item in _inner(one, other):
            both[key] = merge(was, item)
    return result


def gone(
    old: dict[str, Any], new: dict[str, Any]
) -> Iterator[tuple[str, ...]]:
    """
    List the paths of the keys of *old* that *new* doesn't have.

    Long paths are cut, and a key of a shared object is listed with one of its
    paths.
    """
    seen: set[tuple[int, int]] = set()
    todo: list[tuple[Any, Any, tuple[str, ...]]] = [(old, new, ())]
    while todo:
        one, other, path = todo.pop()
        if (id(one), id(other)) in seen:
            continue
        seen.add((id(one), id(other)))
        yield from (_below(path, key) for key in one if key not in other)
        inner = [
            (was, item, _below(path, key))
            for key, was, item in _inner(one, other)
        ]
        todo += reversed(inner)


def differing(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """
    Select the keys of *new*, which has all keys of *old*, that differ.
    """
    numbers = Numbering(is_strict=True)
    made: dict[tuple[int, int], dict[str, Any]] = {}
    todo: list[tuple[dict[str, Any], dict[str, Any]]] = []

    def differ(was: Any, item: Any) -> Any:
        if not (isinstance(was, dict) and isinstance(item, dict)):
            return item
        pair = id(was), id(item)
        if pair not in made:
            made[pair] = {}
            todo.append((was, item))
        return made[pair]

    result: dict[str, Any] = differ(old, new)
    for one, other in todo:  # grows while it is walked
        found = made[id(one), id(other)]
        for key, item in other.items():
            if key not in one or numbers.of(one[key]) != numbers.of(item):
                found[key] = differ(one.get(key), item)
    return result


def _inner(
    one: Mapping[str, Any], other: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """
    List the keys at which both have objects.
    """
    for key, was in one.items():
        item = other.get(key)
        if isinstance(was, dict) and isinstance(item, dict):
            yield key, was, item


def _below(path: tuple[str, ...], key: str) -> tuple[str, ...]:
    return path if len(path) == _DEEPEST else (*path, key)
