"""
Detect settings of a session that only OpenAI Live has.
"""

import re

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import attrs

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


_MODEL: Final = re.compile(r"gpt-live-\d")
"""
The names of Live's models, except gpt-live-transcribe, which isn't one.
"""


def has_further_keys(payload: Mapping[Any, Any]) -> bool:
    """
    Check for keys that sessions have neither in `BETA` nor in `GA`.

    For other payloads, the rules of Live needn't be imported, which is slow.
    """
    usual, audio = _usual(), payload.get("audio")
    inside = audio if isinstance(audio, Mapping) else ()
    return any((key,) not in usual for key in payload if key != SESSION) or (
        any(("audio", key) not in usual for key in inside)
    )


def is_of_live(session: Mapping[Any, Any]) -> bool:
    """
    Check for a setting that only Live has.

    Null counts only if it turns something off.
    """
    own = _live_keys()
    return (
        any(value_at(session, place) is not None for place in own.places)
        or not own.off.isdisjoint(session)
        or any(
            plain(value_at(session, place)) in words
            for place, words in own.words.items()
        )
    )


def has_live_model(session: Mapping[Any, Any]) -> bool:
    """
    Check for a model that only Live supports.
    """
    model = session.get("model")
    return isinstance(model, str) and _MODEL.match(model) is not None


def has_unsupported(session: Mapping[Any, Any]) -> bool:
    """
    Check for a setting that Live lacks.
    """
    return any((key,) in _live_keys().lacking for key in session)


@attrs.frozen
class _LiveKeys:
    """
    The paths of settings that only Live has, and of settings that it lacks.

    At the keys in *off*, null is a value; at the paths in *words*, a constant.
    """

    places: frozenset[Path]
    off: frozenset[str]
    words: Mapping[tuple[str, ...], Any]
    lacking: frozenset[Path]


@cache
def _live_keys() -> _LiveKeys:
    live = dialects.LIVE
    record, places = live.of(main_session(live)), _places(live)
    off = frozenset(
        record.paths[field.name]
        for field in attributes_of(record.cls)
        if field.name in record.paths and OFF in options_of(field.type)
    )
    own = places - _usual()
    return _LiveKeys(own, off, shown_in(live), _usual() - places)


@cache
def _usual() -> frozenset[Path]:
    return _places(BETA) | _places(GA)


@cache
def _places(dialect: Dialect) -> frozenset[Path]:
    """
    List the paths of a session's attributes and of the objects around them.
    """
    paths = map(steps_of, dialect.of(main_session(dialect)).paths.values())
    return frozenset(
        path[:end] for path in paths for end in range(1, len(path) + 1)
    )
