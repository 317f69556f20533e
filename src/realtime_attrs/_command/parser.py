"""
Parse command lines, and print errors as the rest of the command does.
"""

import sys

from argparse import Action, ArgumentParser
from typing import Any, NoReturn

from . import streams


USAGE = 2
"""
The exit status of a wrong command line.
"""


class Parser(ArgumentParser):
    """
    A parser that prints as the rest of the command does.
    """

    def print_help(
        self,
        file: Any = None,  # noqa: ARG002  # argparse's, which is never given
    ) -> None:
        streams.write(self.format_help())
        sys.stdout.flush()

    def error(self, message: str) -> NoReturn:
        if sys.stderr is not None:
            self.print_usage(sys.stderr)
        streams.notice(f"{self.prog}: error: {message}")
        self.exit(USAGE)


class Version(Action):
    """
    An option that prints the version, looked up when the user asks for it.
    """

    def __call__(self, parser: ArgumentParser, *_: Any) -> None:
        streams.output(
            installed_version()
            or "unknown, since the package is not installed"
        )
        sys.stdout.flush()
        parser.exit()


def installed_version() -> str | None:
    """
    Return the version of the package, if it is installed.
    """
    # As long to import as half of the rest, and rarely needed.
    from importlib.metadata import (  # noqa: PLC0415  # see above
        PackageNotFoundError,
        version,
    )

    try:
        return version("realtime-attrs")
    except PackageNotFoundError:
        return None
