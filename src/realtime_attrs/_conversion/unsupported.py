"""
What a dialect cannot say of a session.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import attrs

from cattrs import BaseConverter, Converter

from .._domain.session import SessionResource
from .._domain.unknown import Unknown
from .._engine.problems import WireError, dotted
from .._engine.registration import register
from .._values.messages import Path, describe
from ..dialects.rules import Dialect


def unsupported(session: SessionResource, dialect: Dialect) -> tuple[str, ...]:
    """
    Name what *dialect* cannot say of *session*.

    Args:
        session: Any session.

        dialect: The dialect to say it in.

    Returns:
        Names in terms of the domain, such as ``"temperature"``,
        ``"tools[1]"`` or ``"input_audio_transcription.keywords"``; none if,
        and only if, the session can be written.

    Raises:
        TypeError: *session* is no session, or *dialect* no dialect.
    """
    return tuple(map(dotted, _refused(session, _writer(dialect))))


def drop_unsupported(
    session: SessionResource, dialect: Dialect
) -> tuple[SessionResource, tuple[str, ...]]:
    """
    Leave out what *dialect* cannot say of *session*.

    An array of which nothing is left is empty, and not `None`: the session
    said which tools there are, and of those that can be said there are none.
    In an update this takes the tools away that a server has, as the update
    itself would have done; who wants the server to keep them sets
    ``tools=None`` in the result.

    Args:
        session: Any session.

        dialect: The dialect to say it in.

    Returns:
        The session without it, and the names of what went, as
        `unsupported()` has them.  A number that is too great may take the
        object with it that requires the number; then both are named.

    Raises:
        TypeError: *session* is no session, or *dialect* no dialect.
    """
    session, paths = drop_paths(session, dialect)
    return session, tuple(map(dotted, paths))


def drop_paths(
    session: SessionResource, dialect: Dialect
) -> tuple[SessionResource, list[Path]]:
    """
    Do as `drop_unsupported()`, and say where what went was.
    """
    writer = _writer(dialect)
    dropped: list[Path] = []
    while paths := _refused(session, writer):
        session = without(session, paths)
        dropped += paths
    return session, dropped


def _writer(dialect: Dialect) -> BaseConverter:
    if not isinstance(dialect, Dialect):
        raise TypeError(f"expected a Dialect, got {describe(dialect)}")
    return _made(dialect)


@lru_cache(maxsize=16)
def _made(dialect: Dialect) -> BaseConverter:
    """
    Make the converter of *dialect*, once; nobody else gets hold of it.
    """
    converter = Converter()
    register(converter, dialect)
    return converter


def _refused(session: SessionResource, writer: BaseConverter) -> list[Path]:
    if not isinstance(session, SessionResource):
        raise TypeError(f"expected a SessionResource, got {describe(session)}")
    try:
        writer.unstructure(session)
    except WireError as error:
        return [problem.names for problem in error.problems]
    return []


def without(value: Any, paths: Iterable[Path]) -> Any:
    """
    Copy *value* without what stands at *paths*.
    """
    parts: dict[str | int, list[Path]] = {}
    for step, *rest in paths:
        parts.setdefault(step, []).append(tuple(rest))
    if isinstance(value, tuple):
        return tuple(
            _part_without(item, parts.get(index, ()))
            for index, item in enumerate(value)
            if () not in parts.get(index, ())
        )
    if isinstance(value, Unknown):
        return attrs.evolve(value, value=_without_keys(value.value, parts))
    changed = {
        str(name): _part_without(getattr(value, str(name)), rest)
        for name, rest in parts.items()
    }
    return attrs.evolve(value, **changed)


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
