"""
``realtime-attrs convert``: payloads in another dialect.
"""

import json
import sys

from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from .._conversion.recognition import form_of
from .._values.equality import is_same
from ..converter import Problem, WireError, convert_payload, detect_dialect
from ..dialects import BETA, Dialect
from . import streams
from .check import UNTOLD, looks_like
from .files import Unusable, load, save
from .inputs import Input
from .lines import for_each_line
from .report import Report


_NOTHING = "nothing is written"
_HINT = f"{_NOTHING}; --drop leaves out what cannot be"
_IN_MEMORY = 2**22


def convert(options: Namespace, item: Input, report: Report) -> int:
    has_lines = options.lines or item.has_lines
    with _spooled() as spool:
        write = _convert_lines if has_lines else _convert_one
        is_changed, hint = write(options, item, report, spool)
        is_wanted = is_changed or not options.in_place
        if is_wanted and report.is_good(item.name):
            with _temporary():
                spool.seek(0)
            _deliver(options, item, spool)
    return report.finish(item.name, hint)


@contextmanager
def _spooled() -> Iterator[IO[bytes]]:
    spool = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed below
    try:
        yield spool
    finally:
        with suppress(OSError):  # the disk may be full
            spool.close()


@contextmanager
def _temporary() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unusable(
            f"cannot write a temporary file: {error.strerror}"
        ) from None


def _convert_one(
    options: Namespace, item: Input, report: Report, spool: IO[bytes]
) -> tuple[bool, str]:
    """
    Convert a file of one payload; tell whether it is another now.
    """
    payload = load(item.name)
    named = options.source
    source = named or detect_dialect(payload)
    try:
        written, dropped = _converted(payload, source, options)
    except WireError as error:
        report.problems(item.name, error.problems)
        if _is_good(payload, source):
            return False, _NOTHING if options.drop else _HINT
        return False, looks_like(payload, named, "--from")
    report.news(item.name, dropped)
    _put(written, spool, options, indent=2)
    return not is_same(payload, written), ""


def _convert_lines(
    options: Namespace, item: Input, report: Report, spool: IO[bytes]
) -> tuple[bool, str]:
    """
    Convert a file of lines; tell whether one is another now.
    """
    is_changed = False

    def convert_line(number: int, payload: Any, source: Any) -> None:
        nonlocal is_changed
        try:
            written, dropped = _converted(payload, source, options)
        except WireError as error:
            report.problems(item.name, error.problems, number)
            return
        report.news(item.name, dropped, number)
        for each in written if isinstance(written, list) else [written]:
            _put(each, spool, options)
        is_changed = is_changed or not is_same(payload, written)

    for_each_line(item.name, options.source, report, convert_line)
    return is_changed, _NOTHING


def _converted(
    payload: Any, source: Dialect | None, options: Namespace
) -> tuple[Any, Iterable[Problem]]:
    try:
        return convert_payload(
            payload,
            options.target,
            source=source,
            drop=options.drop,
        )
    except WireError:
        raise
    except ValueError:
        raise Unusable(UNTOLD.format(option="--from")) from None


def _is_good(payload: Any, source: Dialect | None) -> bool:
    """
    Tell whether a payload can be read, so that writing it is the problem.
    """
    try:
        form_of(payload, source or BETA).read(payload, keep_unknown=True)
    except WireError:
        return False
    return True


def _put(
    payload: Any,
    spool: IO[bytes],
    options: Namespace,
    indent: int | None = None,
) -> None:
    is_text = options.one_output and options.output is None
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    utf8 = not is_text or encoding.lower() == "utf-8"
    try:
        text = json.dumps(payload, indent=indent, ensure_ascii=not utf8)
    except (
        TypeError,
        ValueError,
    ) as error:  # a user's dialect has `Key(by_converter=True)`
        raise Unusable(f"cannot write as JSON: {error}") from None
    with _temporary():
        spool.write(f"{text}\n".encode("utf-8", "backslashreplace"))


def _deliver(options: Namespace, item: Input, spool: IO[bytes]) -> None:
    if options.in_place:
        save(spool, item.name, only_regular=True)
    elif options.output_dir is not None:
        path = Path(options.output_dir, item.relative)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unusable(f"cannot write {path}: {error.strerror}") from None
        save(spool, str(path), only_regular=True)
    elif options.output is not None:
        save(spool, options.output)
    else:
        for line in spool:
            streams.write(line.decode())
