"""
Determine the dialect of each payload.
"""

from argparse import Namespace
from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

from .._conversion.checking import corrected, examined, problems_anyway
from ..converter import Problem, detect_dialect
from ..dialects import BETA, Dialect
from .files import Unusable


NAMED: Final = "named"
DETECTED: Final = "detected"
FALLBACK: Final = "fallback"


class Undetected(Unusable):
    """
    The dialect of a payload can't be detected.
    """


@attrs.frozen
class Determined:
    """
    The dialect of a payload.

    Args:
        dialect: It is `None` for a payload that no dialect accepts.

        how: One of `NAMED`, `DETECTED` and `FALLBACK`.

        problems: The problems of a payload whose dialect isn't detected.
    """

    dialect: Dialect | None = None
    how: str | None = None
    problems: tuple[Problem, ...] = ()


@attrs.frozen
class Detection:
    """
    Determines dialects as the options require.

    Args:
        option: The option that names a dialect.

        named: The dialect of all payloads.

        among: The dialects to choose from; by default OpenAI's.

        fallback: The dialects of payloads whose dialect can't be detected.
    """

    option: str
    named: Dialect | None = None
    among: tuple[Dialect, ...] | None = None
    fallback: tuple[Dialect, ...] | None = None

    @classmethod
    def of(cls, options: Namespace) -> "Detection":
        return cls(
            "--dialect" if options.command == "check" else "--from",
            options.source,
            options.among,
            options.fallback,
        )

    def own(self, payload: Any) -> Determined | None:
        """
        Determine the dialect of a payload by the payload alone.
        """
        if self.named is not None:
            return Determined(self.named, NAMED)
        found = detect_dialect(payload, among=self.among)
        return None if found is None else Determined(found, DETECTED)

    def otherwise(self, payload: Any) -> Determined:
        """
        Determine the dialect of a payload that has no *own* one.

        Raises:
            Undetected: It can't be detected, and there is no fallback.
        """
        event, problems = corrected(payload, None)
        if problems and (found := self.own(event)) is not None:
            return attrs.evolve(found, problems=problems)
        if self.fallback is not None:
            found_anyway = _first_of(self.fallback, event)
            return Determined(found_anyway, FALLBACK, problems)
        problems += self._shared_problems(event)
        if not problems:
            options = f"{self.option}, --among or --fallback"
            raise Undetected(
                f"can't detect the dialect from these keys; pass {options}"
            )
        return Determined(problems=problems)

    def _shared_problems(self, payload: Any) -> tuple[Problem, ...]:
        """
        List the problems that a payload has in all dialects.
        """
        if not isinstance(payload, Mapping):
            return examined(payload, BETA).problems
        if self.among is None:
            return problems_anyway(payload)
        first, *others = (examined(payload, x).problems for x in self.among)
        return tuple(x for x in first if all(x in other for other in others))


def _first_of(fallback: tuple[Dialect, ...], payload: Any) -> Dialect:
    """
    Choose the first dialect that supports all keys and values.

    If there is none, choose the one that OpenAI's keys show, or the first.
    """
    for dialect in fallback:
        if detect_dialect(payload, among=dialect) is not None:
            return dialect
    found = detect_dialect(payload)
    return next((x for x in fallback if x == found), fallback[0])


def shown(found: Iterable[Determined]) -> str:
    """
    List dialects that were detected, and the fallback, for a message.
    """
    return ", ".join(
        f"{x.how} {x.dialect.name}" if x.how == FALLBACK else x.dialect.name
        for x in found
        if x.dialect is not None and x.how != NAMED
    )


def looks_like(payload: Any, detection: Detection) -> str:
    """
    Suggest the dialect that the keys show, if the user names another.
    """
    found = detect_dialect(payload)
    usual = {"ga", "beta"}
    named = detection.named
    if named is None or found in (None, named) or named.name not in usual:
        return ""
    return (
        f"this looks like {found.name}: pass {detection.option} {found.name}"
    )
