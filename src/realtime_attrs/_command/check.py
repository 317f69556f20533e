"""
``realtime-attrs check``: whether payloads are good.
"""

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

import attrs

from .._conversion.checking import (
    Findings,
    corrected,
    examined,
    problems_anyway,
)
from ..converter import detect_dialect
from ..dialects import BETA, GA, Dialect
from .files import Unusable, load
from .inputs import Input
from .lines import for_each_line
from .report import Report


UNTOLD = (
    "can't detect the dialect from these keys; pass {option} beta or"
    " {option} ga"
)


def check(options: Namespace, item: Input, report: Report) -> int:
    name, named = item.name, options.source

    def check_one(
        line: int | None, payload: Any, dialect: Dialect | None
    ) -> None:
        found = _examined(payload, dialect)
        report.problems(name, found.problems, line)
        if options.strict:
            report.problems(
                name, (x.problem for x in found.unknown_parts), line
            )
            return
        # Keys come too often to be news.
        words = (x.problem for x in found.unknown_parts if not x.is_key)
        report.news(name, words, line)

    if options.lines or item.has_lines:
        for_each_line(name, named, report, check_one)
        return report.finish(name)
    payload = load(name)
    check_one(None, payload, named or detect_dialect(payload))
    return report.finish(name, looks_like(payload, named, "--dialect"))


def _examined(payload: Any, dialect: Dialect | None) -> Findings:
    """
    Check a payload; detect its dialect if `None`.

    Raises:
        Unusable: The dialect can't be detected.
    """
    if dialect is not None:
        return examined(payload, dialect)
    event, problems = corrected(payload, None)
    dialect = detect_dialect(event)
    if dialect is None and isinstance(event, Mapping):
        problems += problems_anyway(event)
        if not problems:
            raise Unusable(UNTOLD.format(option="--dialect"))
        return Findings(problems)
    found = examined(event, dialect or BETA)
    return attrs.evolve(found, problems=(*problems, *found.problems))


def looks_like(payload: Any, named: Dialect | None, option: str) -> str:
    """
    Say what a payload looks like, if that is not what the user says it is.
    """
    found = detect_dialect(payload)
    if found in (None, named) or named not in (BETA, GA):
        return ""
    return f"this looks like {found.name}: pass {option} {found.name}"
