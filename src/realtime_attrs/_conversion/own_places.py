"""
Find the settings that only OpenAI Live has in a session.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from .. import dialects
from .._engine.problems import value_at
from .._engine.words import plain
from .._rules.classes import attributes_of
from .._rules.shapes import steps_of
from .._values.annotations import options_of
from .._values.constants import OFF
from .._values.messages import Path
from ..dialects import BETA, GA
from ..dialects.rules import Dialect
from .detection import main_session
from .payload_forms import SESSION
from .recognition import shown_in


def is_strange(payload: Mapping[Any, Any]) -> bool:
    """
    Check for keys that neither `BETA` nor `GA` has in sessions.

    Others need not ask the rules of Live, which take time to import.
    """
    usual, audio = _usual(), payload.get("audio")
    inside = audio if isinstance(audio, Mapping) else ()
    return any((key,) not in usual for key in payload if key != SESSION) or (
        any(("audio", key) not in usual for key in inside)
    )


def is_of_live(session: Mapping[Any, Any]) -> bool:
    """
    Check for a setting that only Live has.

    A null counts only where it turns something off.
    """
    live = dialects.LIVE
    own = _places(live) - _usual()
    return (
        any(value_at(session, place) is not None for place in own)
        or any((key,) in own for key in _off(live).intersection(session))
        or any(
            plain(value_at(session, place)) in words
            for place, words in shown_in(live).items()
        )
    )


def has_others(session: Mapping[Any, Any]) -> bool:
    """
    Check for a setting that Live lacks.
    """
    others = _usual() - _places(dialects.LIVE)
    return any((key,) in others for key in session)


@cache
def _usual() -> frozenset[Path]:
    return _places(BETA) | _places(GA)


@cache
def _places(dialect: Dialect) -> frozenset[Path]:
    """
    List the paths of a session's attributes, and those of objects around them.
    """
    paths = map(steps_of, dialect.of(main_session(dialect)).paths.values())
    return frozenset(
        path[:end] for path in paths for end in range(1, len(path) + 1)
    )


@cache
def _off(dialect: Dialect) -> frozenset[str]:
    record = dialect.of(main_session(dialect))
    return frozenset(
        record.paths[field.name]
        for field in attributes_of(record.cls)
        if field.name in record.paths and OFF in options_of(field.type)
    )
