"""
Writing functions as source, as attrs and cattrs do.

`inspect.getsource()` and tracebacks show it.
"""

import linecache

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType
from typing import Any

from ._hook import Unsure


class Code:
    """
    The source of a function, as it grows, and what it refers to.
    """

    def __init__(self, signature: str) -> None:
        self.lines = [signature]
        self.names: dict[str, Any] = {"Unsure": Unsure}
        self.depth = 1

    def add(self, line: str, **names: Any) -> None:
        """
        Write a line that refers to *names*.
        """
        self.lines.append("    " * self.depth + line)
        self.names |= names

    @contextmanager
    def block(self, line: str, **names: Any) -> Iterator[None]:
        """
        Write what is indented below *line*.
        """
        self.add(line, **names)
        self.depth += 1
        yield
        self.depth -= 1

    def unsure_if(self, condition: str, **names: Any) -> None:
        """
        Write that a condition leaves the value to the careful path.
        """
        with self.block(f"if {condition}:", **names):
            self.add("raise Unsure")

    def function(self, title: str) -> Callable[[Any], Any]:
        """
        Compile what has been written.
        """
        source = "\n".join(self.lines) + "\n"
        exec(_compiled(title, source), self.names)  # noqa: S102  # ours
        function: Callable[[Any], Any] = self.names[title.partition(" ")[0]]
        return function


@cache
def _compiled(title: str, source: str) -> CodeType:
    """
    Compile each source once, and let tracebacks and `inspect` see it.
    """
    name = f"<realtime_attrs: {title} {_compiled.cache_info().currsize}>"
    linecache.cache[name] = len(source), None, source.splitlines(True), name
    return compile(source, name, "exec")
