"""
``realtime-attrs check``: whether payloads are good.
"""

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

import attrs

from .._conversion.news import news_in
from .._conversion.payloads import form_of, problems_anyway
from ..converter import Problem, WireError, detect_dialect
from ..dialects import BETA, GA, Dialect
from .files import Unusable, load
from .inputs import Input
from .lines import lines_of
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


def check(options: Namespace, item: Input, report: Report) -> bool:
    """
    Check a file; tell whether all is well with it.
    """
    named = options.source
    if options.lines or item.has_lines:
        return _check_lines(options, item, report)
    payload = load(item.name)
    found = _examined(payload, named or detect_dialect(payload), options)
    report.news(item.name, found.news)
    report.problems(item.name, found.problems)
    if found.problems:
        report.bad(item.name, looks_like(payload, named, "--dialect"))
    else:
        report.ok(item.name)
    return not found.problems


def _check_lines(options: Namespace, item: Input, report: Report) -> bool:
    is_well = True
    for number, payload, dialect in lines_of(item.name, options.source):
        found = _examined(payload, dialect, options)
        report.news(item.name, found.news, number)
        report.problems(item.name, found.problems, number)
        is_well = is_well and not found.problems
    if is_well:
        report.ok(item.name)
    else:
        report.bad(item.name)
    return is_well


def _examined(
    payload: Any, dialect: Dialect | None, options: Namespace
) -> Findings:
    """
    Look at a payload.

    Raises:
        Unusable: Its dialect cannot be told.
    """
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


def looks_like(payload: Any, named: Dialect | None, option: str) -> str:
    """
    Say what a payload looks like, if that is not what the user says it is.
    """
    found = detect_dialect(payload)
    if found in (None, named) or named not in (BETA, GA):
        return ""
    return f"this looks like {found.name}: {option} {found.name.lower()}"
