"""
Files of one payload a line.
"""

from collections.abc import Callable, Iterator

from .detection import Detection, Determined, Undetected
from .files import TOO_DEEP, Broken, Line, load_lines
from .report import FileReport


def for_each_line(
    name: str,
    detection: Detection,
    report: FileReport,
    work: Callable[[Line, Determined], object],
    keep_blank: Callable[[Line], object] = lambda _: None,
) -> None:
    """
    Call *work* with each line of a file, and report the broken lines.

    It gets the line and the dialect of its payload.
    """
    for line, found in _lines_of(name, detection):
        if line.is_blank:
            keep_blank(line)
            continue
        try:
            if isinstance(line.payload, Broken):
                report.broken(line.number, str(line.payload))
            else:
                own = found or detection.otherwise(line.payload)
                report.found(own, line.number)
                work(line, own)
        except Undetected as error:
            report.undetected(str(error))
        except RecursionError:
            report.broken(line.number, TOO_DEEP)


def _lines_of(
    name: str, detection: Detection
) -> Iterator[tuple[Line, Determined | None]]:
    """
    Read a file of one payload a line, each with its dialect.

    A payload whose dialect can't be detected has the dialect of the first that
    can.
    """
    first: Determined | None = None
    waiting: list[Line] = []
    for line in load_lines(name):
        own = _own(line, detection)
        first = first or own
        waiting.append(line)
        if first is not None:
            for early in waiting[:-1]:
                yield early, first
            yield line, own or first
            waiting.clear()
    for line in waiting:
        yield line, None


def _own(line: Line, detection: Detection) -> Determined | None:
    if line.is_blank or isinstance(line.payload, Broken):
        return None
    return detection.own(line.payload)
