"""
Check the types of the arguments of rules, and convert them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from typing import Any, Final, TypeAlias

from .._values.messages import describe, get_close_matches


class _Inherited(Enum):
    INHERITED = "inherited"

    def __repr__(self) -> str:
        return self.name


INHERITED: Any = _Inherited.INHERITED
"""
The default of arguments that `evolve()` inherits.
"""

_IS_CHECKED = ContextVar("_IS_CHECKED", default=True)


@contextmanager
def unchecked() -> Iterator[None]:
    """
    Make records and dialects without checking for mistakes.

    Checks would double the time to import the library's dialects, which a test
    checks.
    """
    token = _IS_CHECKED.set(False)
    try:
        yield
    finally:
        _IS_CHECKED.reset(token)


def is_checked() -> bool:
    """
    Return whether records and dialects check for mistakes.
    """
    return _IS_CHECKED.get()


Steps: TypeAlias = tuple[str, ...]
"""
The keys that lead to a value.
"""

SPREAD: Final = "*"
"""
The last step of a path whose value is merged into the object there.
"""


def steps_of(path: str) -> Steps:
    """
    Split a dotted path into its keys.
    """
    return tuple(path.split(".")) if path else ()


def several(
    value: Any, title: str, expected: str, test: Callable[[Any], bool]
) -> tuple[Any, ...]:
    """
    Return items as a tuple; a single item becomes a tuple of one.

    Args:
        value: The item or items.

        title: The argument, for messages.

        expected: The kind of item, for messages.

        test: Checks an item.

    Raises:
        TypeError: *value*, or an item, is of another kind.
    """
    if test(value):
        return (value,)
    is_one = isinstance(value, str | bytes | Mapping | type)
    if is_one or not isinstance(value, Iterable):
        raise TypeError(f"{title}: expected {expected}, got {describe(value)}")
    items = tuple(value)
    for item in items:
        if not test(item):
            raise TypeError(
                f"{title}: expected {expected}, got {describe(item)}"
            )
    return items


def names(value: Any, title: str) -> tuple[str, ...]:
    """
    Return names as a tuple; a single name becomes a tuple of one.
    """
    return several(value, title, "names", is_text)


def table(value: Any, title: str) -> Mapping[Any, Any]:
    """
    Check for a mapping; `None` is an empty one.
    """
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise TypeError(f"{title}: expected a mapping, got {describe(value)}")
    return value


def by_key(value: Any, title: str) -> Mapping[str, Any]:
    """
    Check for a mapping whose keys are strings; `None` is an empty one.
    """
    checked = dict(table(value, title))
    for key in checked:
        if not is_text(key):
            raise TypeError(
                f"{title}: expected strings as keys, got {describe(key)}"
            )
    return checked


NO_PATH: Final = ""
"""
The path of an attribute that isn't written.
"""


def path(value: Any, title: str) -> str:
    """
    Check a dotted path of keys.

    Raises:
        TypeError: *value* isn't a string.

        ValueError: A key is empty, or ``*`` isn't the last key.
    """
    if not isinstance(value, str):
        raise TypeError(f"{title}: expected a path, got {describe(value)}")
    steps = value.split(".")
    if not all(steps):
        raise ValueError(f"{title}: the path {value!r} has an empty key")
    if SPREAD in steps[:-1]:
        raise ValueError(f"{title}: the path {value!r} has '*' before its end")
    return value


def key_path(value: Any, title: str) -> str:
    """
    Check a dotted path that doesn't end in ``*``.
    """
    if SPREAD in steps_of(path(value, title)):
        raise ValueError(f"{title}: the path {value!r} can't end in '*'")
    return str(value)


def keys(value: Any, title: str) -> Mapping[str, str]:
    """
    Check for a mapping from keys to keys.
    """
    found = by_key(value, title)
    for outer in found.values():
        key(outer, title)
    return found


def one(value: Any, title: str, *, kind: type[Any], expected: str) -> Any:
    """
    Check for an instance of a class.
    """
    if not isinstance(value, kind):
        raise TypeError(f"{title}: expected {expected}, got {describe(value)}")
    return value


def word(value: Any, title: str) -> str:
    """
    Check for a word.
    """
    if not isinstance(value, str) or not value:
        raise TypeError(f"{title}: expected a word, got {describe(value)}")
    return value


def key(value: Any, title: str) -> str:
    """
    Check for a key.
    """
    if "." in key_path(value, title):
        raise ValueError(f"{title}: expected a key, got the path {value!r}")
    return str(value)


def constants(value: Any, title: str) -> Mapping[str, str]:
    """
    Check for a mapping from paths to words.
    """
    found = by_key(value, title)
    for place, text in found.items():
        word(text, f"{title}: {key_path(place, title)!r}")
    return found


def is_text(value: Any) -> bool:
    """
    Check for a string.
    """
    return isinstance(value, str)


def is_class(value: Any) -> bool:
    """
    Check for a class.
    """
    return isinstance(value, type)


def perhaps(name: str, known: Iterable[str]) -> str:
    """
    Suggest the known name that is most similar, for messages.
    """
    near = get_close_matches(name, known, 1)
    return f"; did you mean {near[0]!r}?" if near else ""
