"""
``realtime-attrs check``: whether payloads are good.
"""

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

import attrs

from .._conversion.news import news_in
from .._conversion.payloads import form_of, problems_anyway
from .._conversion.typos import meant_type
from ..converter import Problem, WireError, detect_dialect
from ..dialects import BETA, GA, Dialect
from ..dialects.classes import TAG
from .files import Unusable, load
from .inputs import Input
from .lines import for_each_line
from .report import Report


UNTOLD = (
    "cannot tell the dialect from these keys, name it:"
    " {option} beta or {option} ga"
)


@attrs.frozen
class Findings:
    """
    What is found in a payload.

    Args:
        problems: What is wrong.

        news: What is new in what a server sent, and no problem.
    """

    problems: tuple[Problem, ...] = ()
    news: tuple[Problem, ...] = ()


def check(options: Namespace, item: Input, report: Report) -> int:
    """
    Check a file, and return its exit status.
    """
    name, named = item.name, options.source

    def check_one(
        line: int | None, payload: Any, dialect: Dialect | None
    ) -> None:
        found = _examined(payload, dialect, options)
        report.news(name, found.news, line)
        report.problems(name, found.problems, line)

    if options.lines or item.has_lines:
        for_each_line(name, named, report, check_one)
        return report.finish(name)
    payload = load(name)
    check_one(None, payload, named or detect_dialect(payload))
    return report.finish(name, looks_like(payload, named, "--dialect"))


def _examined(
    payload: Any, dialect: Dialect | None, options: Namespace
) -> Findings:
    """
    Look at a payload.

    Raises:
        Unusable: Its dialect cannot be told.
    """
    meant = meant_type(payload, dialect)
    if meant is not None:
        message = f"unknown type {payload[TAG]!r}, did you mean {meant!r}?"
        problem = Problem(f"/{TAG}", message)
        event = {**payload, TAG: meant}
        return Findings((problem, *_problems_of(event, dialect, options)))
    if dialect is None and isinstance(payload, Mapping):
        problems = problems_anyway(payload)
        if problems:
            return Findings(problems)
        raise Unusable(UNTOLD.format(option="--dialect"))
    try:
        form = form_of(payload, dialect or BETA)
        value = form.examine(payload)
    except WireError as error:
        return Findings(error.problems)
    if not form.from_server:
        return Findings(tuple(form.rewritten(payload, value)))
    news = [
        attrs.evolve(news, pointer=form.place(news.pointer))
        for news in news_in(value, form.dialect)
        if not news.is_ignored
    ]
    if options.strict:
        return Findings(tuple(item.problem for item in news))
    # Keys come too often to be news.
    words = tuple(item.problem for item in news if not item.is_key)
    return Findings(news=words)


def _problems_of(
    event: Any, dialect: Dialect | None, options: Namespace
) -> tuple[Problem, ...]:
    dialect = dialect or detect_dialect(event)
    try:
        return _examined(event, dialect, options).problems
    except Unusable:  # the type is a problem in either wire
        return ()


def looks_like(payload: Any, named: Dialect | None, option: str) -> str:
    """
    Say what a payload looks like, if that is not what the user says it is.
    """
    found = detect_dialect(payload)
    if found in (None, named) or named not in (BETA, GA):
        return ""
    return f"this looks like {found.name}: pass {option} {found.name}"
