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
    The source of a function, with the objects that its names refer to.
    """

    def __init__(self, signature: str, names: dict[str, Any]) -> None:
        self.names = names
        name, arguments = signature.removeprefix("def ").rsplit("(", 1)
        self._name = re.sub(r"\W", "_", name)  # a class may have any name
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
        Add *line*, and indent the code that is added inside.
        """
        self.add(line, **names)
        self._depth += 1
        yield
        self._depth -= 1

    @contextmanager
    def at(self, levels: int) -> Iterator[None]:
        """
        Record the depth of the value that the code added inside reads.
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
    Add a function to *table* that calls *find* once, and then its result.
    """

    def first(value: Any) -> Any:
        table[key] = found = find()
        return found(value)

    table[key] = first


@cache
def _compiled(name: str, source: str) -> CodeType:
    """
    Compile each source once, and register it for tracebacks and `inspect`.
    """
    file = f"<realtime_attrs: {name} {_compiled.cache_info().currsize}>"
    linecache.cache[file] = len(source), None, source.splitlines(True), file
    return compile(source, file, "exec")


def variable_of(name: str, path: Sequence[str]) -> str:
    """
    Name the variable for an inner object by the keys that lead to it.
    """
    if all(key.isidentifier() and "_" not in key for key in path):
        return "_".join((name, *path))
    return "_".join((name, "_", *(key.encode().hex() for key in path)))


def place_of(path: Sequence[str]) -> str:
    """
    Format a path as arguments of functions that note problems.
    """
    return ", ".join(map(repr, path))
