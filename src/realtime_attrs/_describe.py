"""
Short words for values in messages.
"""

from collections.abc import Iterable, Mapping
from enum import Enum


_LONGEST = 60
_WIDEST = 10**20


def describe(value: object) -> str:  # noqa: PLR0911  # a table
    """
    Say what *value* is, in JSON's terms where it is a JSON value.

    The text is short whatever the value: containers are not shown, long
    strings and integers are cut.
    """
    match value:
        case None:
            return "null"
        case bool():
            return f"the boolean {'true' if value else 'false'}"
        case Enum():
            return repr(value)
        case int() if not -_WIDEST < value < _WIDEST:
            return "an integer of more than 20 digits"
        case int() | float():
            return f"the number {value!r}"
        case str():
            return f"the string {_cut(str.__str__(value))}"
        case Mapping():
            return "an object"
        case list() | tuple():
            return "an array"
    return f"a Python {type(value).__name__}"


def quoted(words: Iterable[str]) -> str:
    """
    List *words* in quotes, joined by commas.
    """
    return ", ".join(map(repr, words))


def either(options: Iterable[str]) -> str:
    """
    Join *options* as an English list ending in "or".
    """
    *head, last = options
    return f"{', '.join(head)} or {last}" if head else last


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return repr(text)
    return f"{text[: _LONGEST - 3]!r}..."
