"""
Refuse outputs that would replace other files of the same run.
"""

import os

from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from .files import Unusable
from .inputs import Input


def refuse_collisions(options: Namespace, inputs: Sequence[Input]) -> None:
    """
    Refuse a run in which one file would replace another.

    Raises:
        Unusable: The message names both files.
    """
    outputs: list[str] = []
    if options.command == "convert":
        if options.one_output and len(inputs) > 1:
            raise Unusable(
                "pass --output-dir or --in-place to convert several files"
            )
        if options.output_dir is not None:
            outputs = [*_outputs_in(options.output_dir, inputs)]
        elif options.output is not None:
            outputs = [options.output]
    if options.report is not None:
        _refuse_report(options.report, inputs, outputs)


def _outputs_in(directory: str, inputs: Sequence[Input]) -> list[str]:
    """
    List the outputs in a directory, and refuse those that collide.
    """
    taken: dict[str, str] = {}
    target = _targets()
    names = {target(x.name): x.name for x in inputs if x.problem is None}
    outputs: list[str] = []
    for item in inputs:
        if item.problem is not None:
            continue
        output = str(Path(directory, item.relative))
        outputs.append(output)
        place = target(output)
        other = taken.setdefault(place, item.name)
        if other is not item.name:
            raise Unusable(
                f"both {other} and {item.name} would be written to {output}"
            )
        other = names.get(place, item.name)
        if other != item.name:
            raise Unusable(
                f"{item.name} would be written to {output}, which is an input"
            )
    return outputs


def _targets() -> Callable[[str], str]:
    """
    Make a function that resolves the links in a path.

    It resolves each folder once, since many files are in few folders.
    """
    resolved = cache(os.path.realpath)

    def target(name: str) -> str:
        if os.path.islink(name):  # noqa: PTH114  # quicker than Path
            return os.path.realpath(name)
        folder, base = os.path.split(name)
        return os.path.join(resolved(folder), base)  # noqa: PTH118  # see above

    return target


def _refuse_report(
    report: str, inputs: Sequence[Input], outputs: Sequence[str]
) -> None:
    """
    Refuse a report that would replace an input or an output.
    """
    place = _place_of(report)
    # A shell may redirect the standard input from a file.
    names = ("/dev/stdin" if x.name == "-" else x.name for x in inputs)
    for kind, found in (("an input", names), ("an output", outputs)):
        if any(_place_of(name) == place for name in found):
            raise Unusable(f"can't write the report to {report}, {kind}")


def _place_of(name: str) -> object:
    """
    Identify a file, whatever links lead to it.
    """
    try:
        status = os.stat(name)  # noqa: PTH116  # quicker than Path
    except (OSError, ValueError):
        return os.path.realpath(name)
    return status.st_dev, status.st_ino
