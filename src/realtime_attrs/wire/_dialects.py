"""
The dialects, and how to tell them apart.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

from .._mismatch import Path
from .._session import SessionResource
from . import beta, ga, reference
from ._errors import pointer_to
from ._rules import TAG, Rules


class Dialect(Enum):
    """
    A wire on which sessions travel.

    There is no default among them: they are incompatible, so the caller says
    which.
    """

    REFERENCE = auto()
    """
    The reference types exactly, which async-openai 0.29 to 0.30.1 speaks.
    """

    BETA = auto()
    """
    The flat wire of OpenAI's beta, and of the services that copied it.
    """

    GA = auto()
    """
    OpenAI's wire of today, nested and with a type.
    """


RULES: Mapping[Dialect, Rules] = {
    Dialect.REFERENCE: reference.RULES,
    Dialect.BETA: beta.RULES,
    Dialect.GA: ga.RULES,
}


def detect_dialect(payload: Any) -> Dialect | None:
    """
    Tell which dialect a payload is in, by the keys of its session.

    A `TAG` says `Dialect.GA`.  Without one, keys that only one of the two
    wires has say which it is, also if the tag is what has been forgotten.
    `Dialect.REFERENCE` cannot be told from `Dialect.BETA`, and is never the
    answer.

    Args:
        payload:
            A session, or an event or REST body with a ``session`` key, as
            JSON values.

    Returns:
        The dialect, or `None` if it cannot be told: if there are only keys
        that both have, or keys of both.
    """
    if not isinstance(payload, Mapping):
        return None
    session = payload.get("session", payload)
    if not isinstance(session, Mapping):
        return None
    if TAG in session:
        return Dialect.GA
    flat, nested = _keys(beta.RULES), _keys(ga.RULES)
    keys = set(session)
    is_flat, is_nested = keys & (flat - nested), keys & (nested - flat)
    if bool(is_flat) is bool(is_nested):
        return None
    return Dialect.BETA if is_flat else Dialect.GA


def pointer_in(path: Path, dialect: Dialect) -> str:
    """
    Spell a place in a session as a JSON Pointer into *dialect*.
    """
    name, *rest = path
    return pointer_to((*_paths(RULES[dialect])[str(name)].split("."), *rest))


def _keys(rules: Rules) -> set[str]:
    return {path.partition(".")[0] for path in _paths(rules).values()}


def _paths(rules: Rules) -> Mapping[str, str]:
    (record,) = [r for r in rules.records if r.cls is SessionResource]
    return record.paths
