"""
Generate functions from source, as attrs and cattrs do.

`inspect.getsource()` and tracebacks show it.
"""

import linecache
import re

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from types import CodeType, FrameType
from typing import Any, Final

from .marks import Hook


_READER: Final = "<realtime_attrs: structure_"


class Source:
    """
    The source of a function, as it grows, with the names that it refers to.
    """

    def __init__(self, signature: str, names: dict[str, Any]) -> None:
        self.names = names
        name, arguments = signature.removeprefix("def ").rsplit("(", 1)
        self._name = re.sub(r"\W", "_", name)  # that of a class may be any
        self._lines = [f"def {self._name}({arguments}"]
        self._depth = 1

    def add(self, text: str, **names: Any) -> None:
        """
        Add lines that refer to *names*.
        """
        indent = "    " * self._depth
        self._lines += [indent + line for line in text.splitlines()]
        self.names |= names

    @contextmanager
    def block(self, line: str, **names: Any) -> Iterator[None]:
        """
        Indent the code added inside below *line*.
        """
        self.add(line, **names)
        self._depth += 1
        yield
        self._depth -= 1

    @contextmanager
    def at(self, levels: int) -> Iterator[None]:
        """
        Note that the code added inside reads a value at a depth of *levels*.
        """
        first = len(self._lines) + 1
        yield
        table = self.names.setdefault("levels", [])
        table.append((first, len(self._lines), levels))

    def function(self) -> Hook:
        """
        Compile the source.
        """
        source = "\n".join(self._lines) + "\n"
        exec(_compiled(self._name, source), self.names)  # noqa: S102  # ours
        function: Hook = self.names[self._name]
        return function


def levels_at(frame: FrameType) -> int | None:
    """
    Look up the depth of the value that a generated function is reading.

    Return `None` for functions that don't read.
    """
    if not frame.f_code.co_filename.startswith(_READER):
        return None
    table = frame.f_globals.get("levels", ())
    found = (x for first, last, x in table if first <= frame.f_lineno <= last)
    return next(found, 0)


def later(table: dict[Any, Any], key: Any, find: Callable[[], Hook]) -> None:
    """
    Put a function into *table* that *find* replaces on its first call.
    """

    def first(value: Any) -> Any:
        table[key] = found = find()
        return found(value)

    table[key] = first


@cache
def _compiled(name: str, source: str) -> CodeType:
    """
    Compile each source once, and let tracebacks and `inspect` see it.
    """
    file = f"<realtime_attrs: {name} {_compiled.cache_info().currsize}>"
    linecache.cache[file] = len(source), None, source.splitlines(True), file
    return compile(source, file, "exec")


def variable_of(name: str, path: Sequence[str]) -> str:
    """
    Name the variable for an object inside another, readably if keys allow.
    """
    if all(key.isidentifier() and "_" not in key for key in path):
        return "_".join((name, *path))
    return "_".join((name, "_", *(key.encode().hex() for key in path)))


def place_of(path: Sequence[str]) -> str:
    """
    Write a path as arguments of functions that note problems.
    """
    return ", ".join(map(repr, path))
