"""
Write converted payloads to their places.
"""

import json
import os
import sys

from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from . import streams
from .files import Line, Unusable
from .inputs import Input
from .spool import temporary
from .style import in_order, style_of
from .writing import make_folder, refuse_unwritable, save


def place_of(options: Namespace, item: Input) -> str | None:
    """
    Return the file to which a payload is written; `None` on the output.
    """
    if options.in_place:
        return item.name
    if options.output_dir is not None:
        return str(Path(options.output_dir, item.relative))
    place: str | None = options.output
    return place


def version_of(item: Input) -> object:
    """
    Return a value that differs after another program has changed the file.
    """
    with suppress(OSError, ValueError):  # reading it raises an error, too
        status = os.stat(item.name)  # noqa: PTH116  # quicker than Path
        return status.st_ino, status.st_size, status.st_mtime_ns
    return None


def put(
    payloads: list[Any],
    spool: IO[bytes],
    options: Namespace,
    line: Line,
) -> None:
    """
    Write payloads to a temporary file, as JSON.

    Write them as *line* is written, if they replace it.

    Raises:
        Unusable: They can't be written.
    """
    try:
        if options.in_place:
            style = style_of(line.raw)
            ordered = (in_order(x, line.payload) for x in payloads)
            data = style.written(*ordered)
        else:
            data = _written(payloads, options, is_line=line.number is not None)
    except (
        TypeError,
        ValueError,
    ) as error:  # a user's dialect has `Key(by_converter=True)`
        raise Unusable(f"can't write as JSON: {error}") from None
    with temporary():
        spool.write(data)


def _written(
    payloads: list[Any], options: Namespace, *, is_line: bool
) -> bytes:
    is_text = options.one_output and options.output is None
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    is_ascii = is_text and encoding.lower() != "utf-8"
    indent = None if is_line else 2
    texts = (
        json.dumps(payload, indent=indent, ensure_ascii=is_ascii)
        for payload in payloads
    )
    text = "".join(f"{text}\n" for text in texts)
    return text.encode("utf-8", "backslashreplace")


def deliver(options: Namespace, item: Input, spool: IO[bytes]) -> None:
    """
    Write a temporary file to its place; in a dry run, check the place.

    Raises:
        Unusable: It can't be written.
    """
    place = place_of(options, item)
    only_regular = not options.one_output
    if options.dry_run:
        if place is not None:
            refuse_unwritable(
                place,
                only_regular=only_regular,
                makes_folder=options.output_dir is not None,
            )
        return
    with temporary():
        spool.seek(0)
    if place is None:
        for line in spool:
            streams.write(line.decode())
        return
    if options.output_dir is not None:
        make_folder(place)
    save(spool, place, only_regular=only_regular)
