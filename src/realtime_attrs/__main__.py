"""
Run the command from a command line.
"""

import sys

from collections.abc import Sequence
from contextlib import suppress

from ._command import streams
from ._command.options import parsed
from ._command.report import UNUSABLE
from ._command.run import run


_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command.

    Args:
        arguments: The command line; `sys.argv` if left out.

    Returns:
        The exit status.
    """
    streams.prepare()
    try:
        status = run(parsed(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        status = UNUSABLE
        if not isinstance(error, BrokenPipeError):
            with suppress(OSError):
                streams.notice(f"can't write: {error.strerror}")
    except KeyboardInterrupt:
        status = _INTERRUPTED
    streams.hush()
    return status


if __name__ == "__main__":
    sys.exit(main())
