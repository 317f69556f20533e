"""
``realtime-attrs convert``: write payloads in another dialect.
"""

from argparse import Namespace
from collections.abc import Iterable
from typing import IO, Any

import attrs

from .._conversion.recognition import form_of
from .._values.equality import is_same
from ..converter import Problem, WireError, convert_payload
from .check import hint_of
from .detection import Detection, Determined, looks_like
from .files import Line, Unusable, parsed, read
from .inputs import Input
from .lines import for_each_line
from .outputs import deliver, place_of, put, version_of
from .report import FileReport, Result
from .spool import spooled, temporary


_NOTHING = "nothing is written"
_HINT = f"{_NOTHING}; pass --drop to omit unsupported values"


def convert(options: Namespace, item: Input, report: FileReport) -> Result:
    """
    Convert the payloads of a file.

    Raises:
        Unusable:
            The file can't be read or written, or its dialect can't be
            detected.
    """
    has_lines = options.lines or item.has_lines
    version = version_of(item) if options.in_place else None
    with spooled() as spool:
        job = _Conversion(options, item.name, report, spool)
        hint = job.convert_lines() if has_lines else job.convert_one()
        is_wanted = job.is_changed or not options.in_place
        if is_wanted and report.is_good:
            if options.in_place and version != version_of(item):
                raise Unusable("another program has changed the file")
            deliver(options, item, spool)
    return report.finish(
        "converted" if job.is_changed else "unchanged",
        _plan(options, item, is_wanted=is_wanted),
        hint,
        place_of(options, item) if is_wanted else None,
    )


def _plan(options: Namespace, item: Input, *, is_wanted: bool) -> str:
    """
    Describe the result of a dry run.
    """
    if not options.dry_run:
        return ""
    if not is_wanted:
        return "unchanged"
    place = place_of(options, item)
    if options.in_place:
        return "would be replaced"
    if place is None:
        return "would be printed"
    return f"would be written to {place}"


@attrs.define
class _Conversion:
    options: Namespace
    name: str
    report: FileReport
    spool: IO[bytes]
    is_changed: bool = attrs.field(default=False, init=False)
    detection: Detection = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.detection = Detection.of(self.options)

    def convert_one(self) -> str:
        """
        Convert a file of one payload, and return a hint.
        """
        data = read(self.name)
        payload = parsed(data)
        detection = self.detection
        found = detection.own(payload) or detection.otherwise(payload)
        self.report.found(found)
        try:
            written, dropped = self._converted(payload, found)
        except WireError as error:
            self.report.problems(error.problems)
            return self._hint(payload, found)
        self.report.notices(dropped)
        self.is_changed = not is_same(payload, written)
        if self.is_changed or not self.options.in_place:
            self._put([written], Line(payload, raw=data))
        return ""

    def convert_lines(self) -> str:
        """
        Convert a file of lines, and return a hint.
        """
        for_each_line(
            self.name,
            self.detection,
            self.report,
            self._convert_line,
            self._keep if self.options.in_place else lambda _: None,
        )
        return _NOTHING

    def _convert_line(self, line: Line, found: Determined) -> None:
        try:
            written, dropped = self._converted(line.payload, found)
        except WireError as error:
            self.report.problems(error.problems, line.number)
            return
        self.report.notices(dropped, line.number)
        is_changed = not is_same(line.payload, written)
        self.is_changed = self.is_changed or is_changed
        if is_changed or not self.options.in_place:
            self._put(
                written if isinstance(written, list) else [written], line
            )
        else:
            self._keep(line)

    def _keep(self, line: Line) -> None:
        with temporary():
            self.spool.write(line.raw)

    def _put(self, payloads: list[Any], line: Line) -> None:
        put(payloads, self.spool, self.options, line)

    def _converted(
        self, payload: Any, found: Determined, *, drop: bool = False
    ) -> tuple[Any, Iterable[Problem]]:
        if found.problems:
            raise WireError(found.problems)
        return convert_payload(
            payload,
            self.options.target,
            source=found.dialect,
            drop=self.options.drop or drop,
        )

    def _hint(self, payload: Any, found: Determined) -> str:
        """
        Suggest a remedy for problems.
        """
        try:
            self._converted(payload, found, drop=True)
        except WireError:
            pass
        else:
            return _HINT
        if _is_good(payload, found):
            return _NOTHING
        if hint := looks_like(payload, self.detection):
            return hint
        return hint_of(self.detection, self.report)


def _is_good(payload: Any, found: Determined) -> bool:
    """
    Check that a payload can be read, so that the problem is writing it.
    """
    if found.dialect is None or found.problems:
        return False
    try:
        form_of(payload, found.dialect).read(payload, keep_unknown=True)
    except WireError:
        return False
    return True
