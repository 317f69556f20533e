"""
What a dialect cannot say of a session or an event.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar, overload

import attrs

from cattrs import BaseConverter, Converter

from .._domain.session import SessionResource
from .._engine.problems import WireError, dotted
from .._engine.registration import register
from .._rules.classes import made
from .._values.marks import Recorded
from .._values.messages import Path, describe
from .._values.unknown import Unknown
from ..dialects.records import Record
from ..dialects.rules import Dialect
from ..events import TranscriptionSession


Kept: TypeAlias = dict[Path, list[int]]
"""
By the paths of shortened arrays, the old indexes of the remaining items.
"""

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
    names = _refused(value, dialect, _writer(dialect))
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
        An object that requires a removed part is removed too, and so is one
        inside that would be written as an empty object; `None` is left of an
        event that the dialect doesn't have, or that requires something that
        the dialect doesn't have.  A number that is too great may take the
        object with it that requires the number; then both are named.

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
    dropped: dict[Path, None] = {}
    kept: Kept = {}
    while value is not None and (paths := _refused(value, dialect, writer)):
        # The default that was put in its place may be refused, too.
        paths = [x[:-1] if _before(x, kept) in dropped else x for x in paths]
        dropped |= dict.fromkeys(_before(path, kept) for path in paths)
        now: Kept = {}
        value = without(value, paths, dialect, now)
        for path, indexes in [(_before(p, kept), x) for p, x in now.items()]:
            was = kept.get(path)
            kept[path] = [was[i] for i in indexes] if was else indexes
    return value, [*dropped]


def _before(path: Path, kept: Kept) -> Path:
    """
    Find the path before items were removed that is *path* now.
    """
    found: Path = ()
    for step in path:
        was = kept[found][step] if found in kept else step  # type: ignore[index]  # of an array
        found = (*found, was)
    return found


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


def _refused(
    value: Any, dialect: Dialect, writer: BaseConverter
) -> list[Path]:
    if dialect.base_of(type(value)) is None:
        if isinstance(value, Recorded):  # of another protocol
            return [()]
        raise TypeError(f"expected a session or event, got {describe(value)}")
    try:
        writer.unstructure(value)
    except WireError as error:
        return [problem.names for problem in error.faults]
    return []


def without(
    value: Any,
    paths: Collection[Path],
    dialect: Dialect | None = None,
    kept: Kept | None = None,
) -> Any:
    """
    Copy *value* without what stands at *paths*.

    Nothing is left of what cannot be without it, or is itself at one.

    An object inside is removed too if *dialect* would write it as an empty
    one.  The indexes of the remaining items of arrays are put into *kept*.
    """
    return _Without(dialect, {} if kept is None else kept).copy(
        value, paths, ()
    )


class _Without:
    """
    Copy values without some of their parts, as `without()` describes.
    """

    def __init__(self, dialect: Dialect | None, kept: Kept) -> None:
        self.dialect = dialect
        self.kept = kept

    def copy(self, value: Any, paths: Collection[Path], here: Path) -> Any:
        if () in paths:
            return None
        if not paths:
            return value
        parts = _by_step(paths)
        if isinstance(value, tuple):
            return self._items(value, parts, here)
        if isinstance(value, Unknown):
            left = _without_keys(value.value, parts)
            return attrs.evolve(value, value=left)
        if attrs.has(type(value)):
            return self._object(value, parts, here)
        return _without_keys(value, parts)

    def _object(
        self, value: Any, parts: Mapping[str | int, list[Path]], here: Path
    ) -> Any:
        changed = {}
        for step, inside in parts.items():
            name = str(step)
            part = self.copy(getattr(value, name), inside, (*here, name))
            if self._is_empty(part) and not self._is_needed(value, name):
                part = None
            changed[name] = part
        cls = type(value)
        held = {x.name: getattr(value, x.name) for x in attrs.fields(cls)}
        try:
            return made(cls, {**held, **changed})
        except Exception:  # noqa: BLE001  # a user's validators raise anything
            return None

    def _items(
        self,
        items: tuple[Any, ...],
        parts: Mapping[str | int, list[Path]],
        here: Path,
    ) -> tuple[Any, ...]:
        left = {}
        for index, item in enumerate(items):
            rest = parts.get(index, ())
            part = self.copy(item, rest, (*here, index))
            if part is not None and not (rest and self._is_empty(part)):
                left[index] = part
        if len(left) < len(items):
            self.kept[here] = [*left]
        return tuple(left.values())

    def _record_of(self, value: Any) -> Record | None:
        if self.dialect is None:
            return None
        return self.dialect.record_of(type(value))

    def _is_empty(self, value: Any) -> bool:
        """
        Check whether the dialect would write an object as an empty one.
        """
        record = self._record_of(value)
        if record is None or record.bare or record.tag or record.constants:
            return False
        return all(
            getattr(value, field.name) is None
            for field in attrs.fields(type(value))
            if field.init
        )

    def _is_needed(self, value: Any, name: str) -> bool:
        record = self._record_of(value)
        field = getattr(attrs.fields(type(value)), name)
        is_required = record is not None and name in record.required
        return is_required or field.default is attrs.NOTHING


def _by_step(paths: Iterable[Path]) -> dict[str | int, list[Path]]:
    parts: dict[str | int, list[Path]] = {}
    for step, *rest in paths:
        parts.setdefault(step, []).append(tuple(rest))
    return parts


def _without_keys(value: Any, parts: Mapping[str | int, list[Path]]) -> Any:
    """
    Copy an object without some of its keys; nothing is left of other values.
    """
    if not isinstance(value, Mapping):
        return None
    kept = dict(value)
    for key, rest in parts.items():
        left = () not in rest and _without_keys(value[key], _by_step(rest))
        if left:
            kept[key] = left
        else:
            del kept[key]
    return kept
