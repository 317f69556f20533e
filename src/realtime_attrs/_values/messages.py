"""
Build messages about values, and the error of a value that isn't accepted.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, TypeAlias

from .secrets import HIDDEN, hide


Path: TypeAlias = tuple[str | int, ...]
"""
Keys and indexes that lead from a value to a part of it.
"""

_LONGEST = 60
_ENOUGH = 1_000
_WIDEST = 10**20


def describe(value: object) -> str:  # noqa: PLR0911  # a table
    """
    Describe *value*, in JSON's terms if it is a JSON value.

    The text is short: it doesn't show the contents of containers, and cuts
    long strings and integers.
    """
    if type(value) is str:  # most often
        return _described_text(value)
    match value:
        case None:
            return "null"
        case bool():
            return f"the boolean {'true' if value else 'false'}"
        case Enum():
            return repr(value)
        case int():
            return _described_integer(int.__int__(value))
        case float():
            return f"the number {float.__repr__(value)}"
        case str():
            return _described_text(str.__str__(value))
        case Mapping():
            return "an object"
        case list() | tuple():
            return "an array"
    return f"a Python {type(value).__name__}"


def _described_integer(value: int) -> str:
    if not -_WIDEST < value < _WIDEST:
        return "an integer of more than 20 digits"
    return f"the number {value}"


def _described_text(text: str) -> str:
    shown = hide(text[:_ENOUGH])
    if shown.startswith(HIDDEN) and not text.startswith(HIDDEN):
        return "a string that looks like a secret"
    return f"the string {cut(shown)}"


def not_a_dialect(value: object) -> str:
    """
    Describe a value where a dialect is expected, such as its name.
    """
    got = describe(value)
    name = got.removeprefix("the string ")
    hint = "" if name == got else f"; did you mean by_name({name})?"
    return f"expected a Dialect, got {got}{hint}"


def described_type(value: object) -> str:
    """
    Describe the type of *value*, without showing the value.
    """
    match value:
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
    return describe(value)


def one_line(text: str) -> str:
    """
    Keep *text* on one line, without control characters and secrets.
    """
    return printable(hide(text))


def printable(text: str) -> str:
    """
    Keep *text* on one line, without control characters.
    """
    if text.isprintable():
        return text
    return "".join(
        char
        if char.isprintable()
        else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in text
    )


def get_close_matches(
    word: str, known: Iterable[str], count: int
) -> list[str]:
    """
    Call the function of `difflib`, whose import is slow.
    """
    import difflib  # noqa: PLC0415  # only errors need it

    return difflib.get_close_matches(word, known, count)


def quoted(words: Iterable[str]) -> str:
    """
    List *words* in quotes, joined by commas.
    """
    return ", ".join(map(repr, words))


def one_of(words: Iterable[str]) -> str:
    """
    Describe a choice of *words* for messages after "expected".
    """
    listed = [*words]
    return f"one of {quoted(listed)}" if listed[1:] else quoted(listed)


def either(options: Iterable[str]) -> str:
    """
    Join *options* as an English list ending in "or".
    """
    return listed(options, "or")


def listed(items: Iterable[str], word: str = "and") -> str:
    """
    Join *items* as an English list ending in *word*.
    """
    *head, last = items
    return f"{', '.join(head)} {word} {last}" if head else last


def mismatch_messages(expected: str, got: object) -> tuple[str, str]:
    """
    Build the message of a mismatch, with and without the string found.
    """
    shown = f"expected {expected}, got {describe(got)}"
    is_text = isinstance(got, str)
    return shown, f"expected {expected}, got a string" if is_text else shown


class Mismatch(Exception):  # noqa: N818  # never seen outside
    """
    A `Kind` doesn't accept a value.

    Constructors convert it to a `TypeError` or `ValueError` that names the
    field, converters to a `WireError`.

    Attributes:
        problem: The message, with the expected value and the actual one.

        redacted: The message without the actual string.

        path: The path from the checked value to the part that is wrong.

        builtin: The class of a constructor's error.
    """

    problem: str
    redacted: str

    def __init__(  # noqa: PLR0913  # each has its default
        self,
        expected: str,
        got: object,
        *,
        path: Path = (),
        builtin: type[Exception] = TypeError,
        close: bool = False,
        secret: bool = False,
    ) -> None:
        self.problem, self.redacted = mismatch_messages(expected, got)
        if secret:
            self.redacted = f"expected {expected}, got {described_type(got)}"
            self.problem = self.redacted
        self.path = path
        self.builtin = builtin
        self._close = close
        self.args: tuple[Any, ...] = (self.problem,)

    @property
    def is_close(self) -> bool:
        """
        Whether the type is right, and the value or a part of it is wrong.
        """
        return self._close or bool(self.path) or self.builtin is ValueError


def cut(text: str) -> str:
    """
    Quote *text*, or the beginning of one that is long.
    """
    if len(text) <= _LONGEST:
        return repr(text)
    return f"{text[: _LONGEST - 3]!r}..."


def brief(text: str) -> str:
    """
    Shorten a long key, and keep it on one line.
    """
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 3]}..."
    return one_line(text)
