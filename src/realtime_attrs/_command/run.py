"""
From a command line to an exit status.
"""

import json

from argparse import Namespace
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TypeAlias

from . import streams
from .files import TOO_DEEP, Unusable, save
from .inputs import Input, inputs_of, once, refuse_twice
from .options import SCHEMAS
from .progress import bar_over
from .report import OK, UNUSABLE, Report


Work: TypeAlias = Callable[[Namespace, Input, Report], int]


def run(options: Namespace) -> int:
    if options.command == "schema":
        return _print_schema(options)
    is_in_place = options.command == "convert" and options.in_place
    inputs = once(inputs_of(options.files), follow_links=is_in_place)
    try:
        _refuse_impossible(options, inputs)
    except Unusable as error:
        streams.notice(str(error))
        return UNUSABLE
    is_check = options.command == "check"
    is_plain = options.format == "text" and not options.quiet
    with bar_over(inputs, is_wanted=is_plain and len(inputs) > 1) as (
        items,
        clear,
    ):
        report = Report(
            is_about_files=is_check,
            as_json=options.format == "json",
            is_quiet=options.quiet,
            clear=clear,
        )
        work = _work_of(options.command)
        status = max(_run_one(work, options, item, report) for item in items)
    report.sum_up()
    return status


def _refuse_impossible(options: Namespace, inputs: Sequence[Input]) -> None:
    if options.command != "convert":
        return
    if options.one_output and len(inputs) > 1:
        raise Unusable("several files need --output-dir or --in-place")
    if options.output_dir is not None:
        refuse_twice(inputs)


def _work_of(command: str) -> Work:
    """
    Find what a command does with a file; only that is imported.
    """
    if command == "check":
        from .check import check  # noqa: PLC0415  # see above

        return check
    from .convert import convert  # noqa: PLC0415  # see above

    return convert


def _run_one(
    work: Work, options: Namespace, item: Input, report: Report
) -> int:
    message = item.problem
    try:
        if message is None:
            return work(options, item, report)
    except Unusable as error:
        message = str(error)
    except RecursionError:
        message = TOO_DEEP
    except MemoryError:
        message = "not enough memory"
    return report.unusable(item.name, message)


def _print_schema(options: Namespace) -> int:
    # It takes long to import, and no other command needs it.
    from .._conversion.schema import json_schema  # noqa: PLC0415  # see above

    try:
        schema = json_schema(
            options.dialect,
            SCHEMAS[options.of],
            forbid_extra_keys=options.forbid_extra_keys,
            for_clients=options.for_clients,
        )
        text = f"{json.dumps(schema, indent=2)}\n"
        if options.output is None:
            streams.write(text)
        else:
            save(BytesIO(text.encode()), options.output)
    except (ValueError, Unusable) as error:
        streams.notice(str(error))
        return UNUSABLE
    return OK
