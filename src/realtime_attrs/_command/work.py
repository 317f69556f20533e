"""
Do the work of a command on one file.
"""

from argparse import Namespace
from collections.abc import Callable
from typing import TypeAlias

from .files import TOO_DEEP, Unusable
from .inputs import Input
from .report import FileReport, Result, Settings


Emit: TypeAlias = Callable[[bool, str], object]
Work: TypeAlias = Callable[[Input, Emit], Result]
_Command: TypeAlias = Callable[[Namespace, Input, FileReport], Result]


def work_of(options: Namespace) -> Work:
    """
    Return the function that does the work of a command on a file.
    """
    command = _command_of(options.command)
    settings = settings_of(options)

    def work(item: Input, emit: Emit) -> Result:
        report = FileReport(item.name, settings, emit)
        message = item.problem
        try:
            if message is None:
                return command(options, item, report)
        except Unusable as error:
            message = str(error)
        except RecursionError:
            message = TOO_DEEP
        except MemoryError:
            message = "not enough memory"
        return report.unusable(message)

    return work


def settings_of(options: Namespace) -> Settings:
    is_check = options.command == "check"
    return Settings(
        is_about_files=is_check or options.dry_run,
        as_json=options.format == "json",
        is_quiet=options.quiet,
        has_entries=options.report is not None,
        is_dry=options.dry_run,
    )


def _command_of(name: str) -> _Command:
    """
    Import only the module of a command.
    """
    if name == "check":
        from .check import check  # noqa: PLC0415  # see above

        return check
    from .convert import convert  # noqa: PLC0415  # see above

    return convert
