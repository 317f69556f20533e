"""
What a dialect cannot say of a session or an event.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeVar, overload

import attrs

from cattrs import BaseConverter, Converter

from .._domain.session import SessionResource
from .._domain.unknown import Unknown
from .._engine.problems import WireError, dotted
from .._engine.registration import register
from .._values.messages import Path, describe
from ..dialects.classes import base_of
from ..dialects.rules import Dialect
from ..events import TranscriptionSession


S = TypeVar("S", SessionResource, TranscriptionSession)
T = TypeVar("T")


def unsupported(value: Any, dialect: Dialect) -> tuple[str, ...]:
    """
    Name what *dialect* cannot say of *value*.

    Args:
        value: Any session or event, or a part of one.

        dialect: The dialect to say it in.

    Returns:
        Names in terms of the domain, such as ``"temperature"``,
        ``"tools[1]"`` or ``"input_audio_transcription.keywords"``; the name of
        the class if the dialect has nothing like it.  None if, and only if, it
        can be written.

    Raises:
        TypeError: *value* is none of our classes, or *dialect* no dialect.
    """
    names = _refused(value, _writer(dialect))
    return tuple(_named(name, value) for name in names)


@overload
def drop_unsupported(
    value: S, dialect: Dialect
) -> tuple[S, tuple[str, ...]]: ...


@overload
def drop_unsupported(
    value: T, dialect: Dialect
) -> tuple[T | None, tuple[str, ...]]: ...


def drop_unsupported(
    value: Any, dialect: Dialect
) -> tuple[Any, tuple[str, ...]]:
    """
    Leave out what *dialect* cannot say of *value*.

    An array of which nothing is left is empty, and not `None`: the session
    said which tools there are, and of those that can be said there are none.
    In an update this takes the tools away that a server has, as the update
    itself would have done; who wants the server to keep them sets
    ``tools=None`` in the result.

    Args:
        value: Any session or event, or a part of one.

        dialect: The dialect to say it in.

    Returns:
        What is left, and the names of what went, as `unsupported()` has them.
        What cannot be without something that goes, goes with it; `None` is
        left of an event that the dialect has not, or that is about something
        that it has not.  A number that is too great may take the object with
        it that requires the number; then both are named.

    Raises:
        TypeError: *value* is none of our classes, or *dialect* no dialect.
    """
    left, paths = drop_paths(value, dialect)
    return left, tuple(_named(path, value) for path in paths)


def drop_paths(value: Any, dialect: Dialect) -> tuple[Any, list[Path]]:
    """
    Do as `drop_unsupported()`, and say where what went was.
    """
    writer = _writer(dialect)
    dropped: list[Path] = []
    while value is not None and (paths := _refused(value, writer)):
        value = None if () in paths else without(value, paths)
        dropped += paths
    return value, dropped


def _named(path: Path, value: Any) -> str:
    return dotted(path) if path else type(value).__name__


def _writer(dialect: Dialect) -> BaseConverter:
    if not isinstance(dialect, Dialect):
        raise TypeError(f"expected a Dialect, got {describe(dialect)}")
    return writer_of(dialect)


@lru_cache(maxsize=16)
def writer_of(dialect: Dialect) -> BaseConverter:
    """
    Make the converter of *dialect*, once; nobody else gets hold of it.
    """
    converter = Converter()
    register(converter, dialect)
    return converter


def _refused(value: Any, writer: BaseConverter) -> list[Path]:
    if base_of(type(value)) is None:
        raise TypeError(f"expected a session or event, got {describe(value)}")
    try:
        writer.unstructure(value)
    except WireError as error:
        return [problem.names for problem in error.faults]
    return []


def without(value: Any, paths: Iterable[Path]) -> Any:
    """
    Copy *value* without what stands at *paths*.

    Nothing is left of what cannot be without it.
    """
    parts: dict[str | int, list[Path]] = {}
    for step, *rest in paths:
        parts.setdefault(step, []).append(tuple(rest))
    if isinstance(value, tuple):
        items = [
            _part_without(item, parts.get(index, ()))
            for index, item in enumerate(value)
        ]
        return tuple(item for item in items if item is not None)
    if isinstance(value, Unknown):
        return attrs.evolve(value, value=_without_keys(value.value, parts))
    changed = {
        str(name): _part_without(getattr(value, str(name)), rest)
        for name, rest in parts.items()
    }
    try:
        return attrs.evolve(value, **changed)
    except TypeError:
        return None


def _without_keys(
    value: dict[str, Any], parts: Mapping[str | int, Iterable[Path]]
) -> dict[str, Any]:
    """
    Copy an object of unknown keys without some of them.
    """
    kept = dict(value)
    for key, rest in parts.items():
        if () in rest:
            del kept[str(key)]
        else:
            inner: dict[str | int, list[Path]] = {}
            for step, *further in rest:
                inner.setdefault(step, []).append(tuple(further))
            kept[str(key)] = _without_keys(value[str(key)], inner)
            if not kept[str(key)]:
                del kept[str(key)]
    return kept


def _part_without(value: Any, paths: Iterable[Path]) -> Any:
    """
    Copy a part; nothing is left of it if it is itself among *paths*.
    """
    if () in paths:
        return None
    return without(value, paths) if paths else value
