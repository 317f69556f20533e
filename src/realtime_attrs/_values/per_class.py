"""
Compute something once for each class, without keeping users' classes alive.
"""

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary


_KEPT = (__name__.partition(".")[0], "builtins")


class PerClass(dict[Any, Any]):
    """
    A table of results by class; they must not refer to the class.

    It keeps those of the library's and Python's classes, and looks others up
    among weak references, which takes longer.
    """

    def __init__(self, compute: Callable[[Any], Any]) -> None:
        super().__init__()
        self._compute = compute
        self._others = WeakKeyDictionary[Any, Any]()

    def __missing__(self, cls: Any) -> Any:
        if cls.__module__.partition(".")[0] in _KEPT:
            self[cls] = self._compute(cls)
            return self[cls]
        if cls not in self._others:
            self._others[cls] = self._compute(cls)
        return self._others[cls]
