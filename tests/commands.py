"""
The command: payloads that it is given, what it prints, and how it is run.
"""

import json
import os
import re
import sys

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from unittest import mock

from payloads import DATA
from realtime_attrs.__main__ import main


EXAMPLES = Path(__file__).parents[1] / "examples"
REAL = DATA / "real"
HINT = "nothing is written; pass --drop to omit unsupported values"
FLAT = EXAMPLES / "phone-agent.json"
TO_GA = ("--to", "ga", "--drop", FLAT)
GA_TEXT = (EXAMPLES / "phone-agent.ga.json").read_text("utf-8")
LEFT_OUT = f"{FLAT}: /session/temperature: omitted: the ga dialect has no temperature\n"
GOOD = {"voice": "ash", "turn_detection": None}
NESTED = {
    "type": "realtime",
    "audio": {
        "input": {"turn_detection": None},
        "output": {"voice": "ash"},
    },
}
BAD = {"voice": 3}
HOT = {"voice": "ash", "temperature": 0.8}
_REDIRECTION = re.compile(r"(2?)([<>])(\S+)")
UNDETECTED = (
    "can't detect the dialect from these keys; pass {}, --among or --fallback"
)
NO_DIALECT = {"dialect": None, "dialect_is": None}
IN_BETA = {"dialect": "beta", "dialect_is": "detected"}
NEWS = {
    "type": "session.created",
    "session": {
        "id": "sess_1",
        "object": "realtime.session",
        "voice": "juniper",
        "greeting": None,
        "tools": [{"type": "web_search"}],
        "input_audio_noise_reduction": {"type": "wind"},
    },
}
"""
What a server says tomorrow, in the beta.
"""
DELTA = {
    "type": "response.output_audio.delta",
    "event_id": "event_1",
    "response_id": "resp_1",
    "item_id": "item_1",
    "output_index": 0,
    "content_index": 0,
    "delta": "QUJD",
}


def lines(*payloads: Any) -> str:
    """
    Write JSON Lines.
    """
    return "".join(f"{json.dumps(payload)}\n" for payload in payloads)


def load(path: Path) -> Any:
    """
    Read a file of JSON.
    """
    return json.loads(path.read_text("utf-8"))


def tree(directory: Path) -> list[str]:
    """
    List the files in a directory.
    """
    return sorted(
        str(path.relative_to(directory))
        for path in directory.rglob("*")
        if path.is_file()
    )


def redirected(
    redirection: str, *arguments: Any, output: int | None = None
) -> tuple[int, str, str]:
    """
    Run the command in this process, with its streams as a shell makes them.

    Args:
        redirection: Some of ``<&-``, ``>&-``, ``2>&-``, which close one, and
            of ``>FILE`` and ``2>FILE``.

        arguments: The command line.

        output: A descriptor that becomes the standard output.

    Returns:
        The status, and the text on standard output and error.
    """
    with ExitStack() as stack:
        out, err = (stack.enter_context(TemporaryFile()) for _ in range(2))
        ends: list[int | None] = [0, output or out.fileno(), err.fileno()]
        for number, sign, target in _REDIRECTION.findall(redirection):
            end = None
            if target != "&-":
                file = stack.enter_context(Path(target).open("wb"))
                end = file.fileno()
            ends[int(number or sign == ">")] = end
        with _descriptors(ends):
            status = _ended(ends, arguments)
        for file in (out, err):
            file.seek(0)
        return status, out.read().decode(), err.read().decode()


@contextmanager
def _descriptors(ends: Sequence[int | None]) -> Iterator[None]:
    """
    Put descriptors in the place of the standard ones, or close these.
    """
    kept = [os.dup(number) for number in range(3)]
    for number, end in enumerate(ends):
        if end is None:
            os.close(number)
        else:
            os.dup2(end, number)
    try:
        yield
    finally:
        for number, descriptor in enumerate(kept):
            os.dup2(descriptor, number)
            os.close(descriptor)


def _ended(ends: Sequence[int | None], arguments: Iterable[Any]) -> Any:
    """
    Run the command between what Python does when it starts and exits.
    """
    out, err = (
        os.fdopen(number, "w", size, encoding="utf-8", closefd=False)
        if ends[number] is not None
        else None
        for number, size in ((1, -1), (2, 1))
    )
    stdin = None if ends[0] is None else sys.stdin
    with mock.patch.multiple(sys, stdin=stdin, stdout=out, stderr=err):
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as done:
            status = done.code
        for stream in filter(None, (out, err)):
            stream.close()
    return status
