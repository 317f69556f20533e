"""
List and drop the attributes that a dialect doesn't support.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, overload

import attrs

from cattrs import BaseConverter, Converter

from .._domain.session import SessionResource
from .._engine.order_of_arguments import no_dialect
from .._engine.problems import WireError, dotted
from .._engine.registration import register
from .._rules.classes import is_marked
from .._values.constructors import made
from .._values.messages import Path, describe
from .._values.unknown import Unknown
from ..dialects.records import Record
from ..dialects.rules import Dialect
from ..events import TranscriptionSession
from .own_classes import as_read, replaces_any


if TYPE_CHECKING:
    from ..translation import TranslationSession

Kept: TypeAlias = dict[Path, list[int]]
"""
Paths of shortened arrays, each with the old indexes of the remaining items.
"""

S = TypeVar("S", SessionResource, TranscriptionSession, "TranslationSession")
T = TypeVar("T")


def unsupported(value: Any, dialect: Dialect) -> tuple[str, ...]:
    """
    List the attributes of *value* that *dialect* doesn't support.

    Args:
        value: Any session or event, or a part of one.

        dialect: The dialect to convert it to.

    Returns:
        The names of attributes, such as ``"temperature"``, ``"tools[1]"`` or
        ``"input_audio_transcription.keywords"``; the name of the class if the
        dialect doesn't have it.  The tuple is empty if, and only if, the
        dialect can write the value and read an equal one, perhaps of a
        subclass that the dialect has instead of the class.

    Raises:
        TypeError:
            *value* isn't an instance of a class of the library or the dialect,
            or *dialect* isn't a `Dialect`.
    """
    writer = _writer("unsupported", value, dialect)
    raised, paths = _raised(value, dialect)
    paths += _refused(value, dialect, writer)
    if raised is not value:
        paths += _refused(raised, dialect, writer)
    return tuple(_named(path, value) for path in dict.fromkeys(paths))


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
    Drop the attributes of *value* that *dialect* doesn't support.

    An array without any supported item becomes empty, and not `None`.  In an
    update, an empty array of tools removes the tools that the server has.  To
    keep them, set ``tools=None`` in the result.

    Args:
        value: Any session or event, or a part of one.

        dialect: The dialect to convert it to.

    Returns:
        The remaining value, and the names of the dropped parts, as
        `unsupported()` returns them.  The objects are of the classes that
        *dialect* reads, which may be base classes or subclasses of the
        original ones.  The value lacks objects that require a dropped part,
        and inner objects that *dialect* would write as ``{}``.  It is `None`
        if *dialect* doesn't have the event, or doesn't support a value that
        the event requires.

    Raises:
        TypeError:
            *value* isn't an instance of a class of the library or the dialect,
            or *dialect* isn't a `Dialect`.
    """
    left, paths = drop_paths(value, dialect)
    return left, tuple(_named(path, value) for path in paths)


def drop_paths(value: Any, dialect: Dialect) -> tuple[Any, list[Path]]:
    """
    Drop unsupported attributes, and return their paths.
    """
    writer = _writer("drop_unsupported", value, dialect)
    dropped: dict[Path, None] = {}
    kept: Kept = {}
    while value is not None:
        value, paths = _raised(value, dialect)
        paths = paths or _refused(value, dialect, writer)
        if not paths:
            return as_read(value, dialect)[0], [*dropped]
        # The dialect may reject the default that replaces it, too.
        paths = [x[:-1] if _before(x, kept) in dropped else x for x in paths]
        dropped |= dict.fromkeys(_before(path, kept) for path in paths)
        now: Kept = {}
        value = without(value, paths, dialect, now)
        for path, indexes in [(_before(p, kept), x) for p, x in now.items()]:
            was = kept.get(path)
            kept[path] = [was[i] for i in indexes] if was else indexes
    return None, [*dropped]


def _raised(value: Any, dialect: Dialect) -> tuple[Any, list[Path]]:
    """
    Convert instances of base classes to the subclasses that are read.
    """
    if not replaces_any(dialect):
        return value, []
    return as_read(value, dialect, only_up=True)


def _before(path: Path, kept: Kept) -> Path:
    """
    Return the path that *path* had before items were removed.
    """
    found: Path = ()
    for step in path:
        was = kept[found][step] if found in kept else step  # type: ignore[index]  # of an array
        found = (*found, was)
    return found


def _named(path: Path, value: Any) -> str:
    return dotted(path) if path else type(value).__name__


def _writer(function: str, value: Any, dialect: Dialect) -> BaseConverter:
    if not isinstance(dialect, Dialect):
        raise no_dialect(function, value=value, dialect=dialect)
    return writer_of(dialect)


@lru_cache(maxsize=16)
def writer_of(dialect: Dialect) -> BaseConverter:
    """
    Make the converter of *dialect*, once.
    """
    converter = Converter()
    register(converter, dialect)
    return converter


def _refused(
    value: Any, dialect: Dialect, writer: BaseConverter
) -> list[Path]:
    if dialect.base_of(type(value)) is None:
        if is_marked(type(value)):  # of another protocol
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
    Copy *value* without its parts at *paths*.

    Return `None` for a value that is such a part, or requires one.  Also drop
    an inner object if *dialect* would write it as an empty one.  Add the
    indexes of the remaining items of arrays to *kept*.
    """
    return _Without(dialect, {} if kept is None else kept).copy(
        value, paths, ()
    )


class _Without:
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
        Check whether the dialect writes an empty object for a value.
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
    Copy an object without some of its keys; return `None` for other values.
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
