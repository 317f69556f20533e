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
    pairs = _Pairs()
    result = pairs.of(old, new)
    for one, other, both in pairs.todo:  # grows while it is walked
        both |= {**one, **other}
        for key, was, item in _inner(one, other):
            both[key] = pairs.of(was, item)
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
    Select the keys of *new* whose values differ from those in *old*.

    *new* must have all keys of *old*.
    """
    numbers = Numbering(is_strict=True)
    pairs = _Pairs()
    result = pairs.of(old, new)
    for one, other, found in pairs.todo:  # grows while it is walked
        for key, item in other.items():
            if key not in one or numbers.of(one[key]) != numbers.of(item):
                found[key] = item
        for key, was, item in _inner(one, found):
            found[key] = pairs.of(was, item)
    return result


class _Pairs:
    """
    Objects to fill, one for each pair of objects.
    """

    def __init__(self) -> None:
        self.todo: list[tuple[dict[str, Any], ...]] = []
        self._made: dict[tuple[int, int], dict[str, Any]] = {}

    def of(self, one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
        pair = id(one), id(other)
        if pair not in self._made:
            self._made[pair] = {}
            self.todo.append((one, other, self._made[pair]))
        return self._made[pair]


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
