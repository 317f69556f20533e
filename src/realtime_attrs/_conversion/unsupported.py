"""
What a dialect cannot say of a session.
"""

from collections.abc import Sequence
from typing import Any

import attrs

from cattrs import BaseConverter, Converter

from .._domain.session import SessionResource
from .._engine.problems import WireError, dotted
from .._engine.registration import register
from .._values.messages import Path
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
    """
    return tuple(map(dotted, _refused(session, _writer(dialect))))


def drop_unsupported(
    session: SessionResource, dialect: Dialect
) -> tuple[SessionResource, tuple[str, ...]]:
    """
    Leave out what *dialect* cannot say of *session*.

    Args:
        session: Any session.

        dialect: The dialect to say it in.

    Returns:
        The session without it, and the names of what went, as
        `unsupported()` has them.  A number that is too great may take the
        object with it that requires the number; then both are named.
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
        session = _without(session, paths)
        dropped += paths
    return session, dropped


def _writer(dialect: Dialect) -> BaseConverter:
    converter = Converter()
    register(converter, dialect)
    return converter


def _refused(session: SessionResource, writer: BaseConverter) -> list[Path]:
    try:
        writer.unstructure(session)
    except WireError as error:
        return [problem.path for problem in error.problems]
    return []


def _without(value: Any, paths: Sequence[Path]) -> Any:
    """
    Copy *value* without what stands at *paths*.
    """
    if () in paths:
        return None
    parts = {
        step: [path[1:] for path in paths if path[0] == step]
        for step in dict.fromkeys(path[0] for path in paths)
    }
    if isinstance(value, tuple):
        # An empty tuple would clear what is there; None says nothing.
        return (
            tuple(
                _without(item, parts.get(index, ()))
                for index, item in enumerate(value)
                if () not in parts.get(index, ())
            )
            or None
        )
    return attrs.evolve(
        value,
        **{
            str(name): _without(getattr(value, str(name)), rest)
            for name, rest in parts.items()
        },
    )
