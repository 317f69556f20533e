"""
From a command line to an exit status.
"""

import json

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from io import BytesIO

from . import streams
from .collisions import refuse_collisions
from .files import Unusable
from .inputs import Input, inputs_of, once
from .jobs import results
from .options import SCHEMAS
from .progress import bar_over
from .report import OK, UNUSABLE, Report
from .report_file import report_file
from .work import settings_of
from .writing import save


def run(options: Namespace) -> int:
    """
    Run a command, and return its exit status.
    """
    try:
        if options.command == "schema":
            return _print_schema(options)
        is_in_place = options.command == "convert" and options.in_place
        inputs = once(inputs_of(options.files), follow_links=is_in_place)
        refuse_collisions(options, inputs)
        return _work_on(inputs, options)
    except Unusable as error:
        streams.notice(str(error))
        return UNUSABLE


def _work_on(inputs: Sequence[Input], options: Namespace) -> int:
    settings = settings_of(options)
    is_plain = not (settings.as_json or settings.is_quiet)
    status = OK
    with report_file(options) as file:
        with bar_over(
            len(inputs), is_wanted=is_plain and len(inputs) > 1
        ) as bar:
            report = Report(settings, bar.clear, file)
            with closing(results(options, inputs, report.emit)) as found:
                for result in found:
                    status = max(status, report.add(result))
                    bar.update()
        report.sum_up()
    return status


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
    except ValueError as error:
        raise Unusable(str(error)) from None
    text = f"{json.dumps(schema, indent=2)}\n"
    if options.output is None:
        streams.write(text)
    else:
        save(BytesIO(text.encode()), options.output)
    return OK
