"""
``realtime-attrs check``: find the problems of payloads.
"""

from argparse import Namespace
from functools import partial

from .._conversion.checking import examined
from .detection import Detection, Determined, looks_like
from .files import Line, load
from .inputs import Input
from .lines import for_each_line
from .report import FileReport, Result


def check(options: Namespace, item: Input, report: FileReport) -> Result:
    """
    Check the payloads of a file.

    Raises:
        Unusable: The file can't be read, or its dialect can't be detected.
    """
    detection = Detection.of(options)
    hint = ""
    if options.lines or item.has_lines:
        work = partial(_check_one, options, report)
        for_each_line(item.name, detection, report, work)
    else:
        payload = load(item.name)
        found = detection.own(payload) or detection.otherwise(payload)
        report.found(found)
        _check_one(options, report, Line(payload), found)
        hint = looks_like(payload, detection)
    return report.finish(text="ok", hint=hint or hint_of(detection, report))


def _check_one(
    options: Namespace, report: FileReport, line: Line, found: Determined
) -> None:
    if found.dialect is None:
        report.problems(found.problems, line.number)
        return
    findings = examined(line.payload, found.dialect)
    report.problems(findings.problems, line.number)
    parts = findings.unknown_parts
    if options.strict:
        report.problems((x.problem for x in parts), line.number)
        return
    # Servers add keys too often to print them.
    words = (x.problem for x in parts if not x.is_key)
    report.notices(words, line.number)


def hint_of(detection: Detection, report: FileReport) -> str:
    """
    Name the dialects of a file with problems, if there is a choice.
    """
    is_chosen = detection.among is not None or detection.fallback is not None
    return (
        f"read as {report.dialects}" if is_chosen and report.dialects else ""
    )
