"""
Recognize secrets by their form and by their keys.
"""

import re

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final


_ESCAPED = r"\\(?:[abfnrtv]|x[0-9a-f]{2}|u[0-9a-f]{4})"
_START = "".join(
    [r"(?:\b", *(rf"|(?<=\\{x})" for x in ("[abfnrtv]", "x..", "u....")), ")"]
)
_BLANKS = rf"(?:\s|{_ESCAPED})+"
_OPAQUE = r"(?=[a-z+/]*[A-Z0-9])"

# Where it ends in the name of a scheme, another secret follows.
_SECRET: Final = (
    rf"{_START}(?:ek_|sk-|eyJ|(?i:bearer){_BLANKS}|Basic{_BLANKS}"
    rf"|(?i:basic){_BLANKS}{_OPAQUE})"
    rf"(?:[^\s'\"]*(?i:bearer|basic){_BLANKS})*[^\s'\"]*"
)
_PREFIXES: Final = ("ek_", "sk-", "eyj", "bearer", "basic")
HIDDEN: Final = "<hidden>"

_KEYS_OF_SECRETS: Final = (
    "(?i)secret|authorization|^auth$|bearer|cookie|header|passw(or)?d|^pwd$|passphrase"
    "|credential|^jwt$|token$|signature$"
    "|(api|access|account|auth|client|encryption|private|service|session"
    "|shared|signing|subscription)[-_ .]*key"
)
_LONG: Final = 60


def hide(text: str, shown: str = HIDDEN) -> str:
    """
    Hide substrings that look like a key, a token or a header with one.

    *text* may be a `repr()`, where a line break is two characters.  The text
    *shown* replaces them.
    """
    lower = text.lower()
    for word in _PREFIXES:
        if word in lower:
            return re.sub(_SECRET, shown, text)
    return text


def is_secret_key(key: object) -> bool:
    """
    Check whether *key* has the name of a secret.
    """
    if type(key) is str and len(key) < _LONG:
        return _is_secret_name(key)
    return isinstance(key, str) and _is_secret_name.__wrapped__(key)


@lru_cache(maxsize=256)
def _is_secret_name(name: str) -> bool:
    return bool(re.search(_KEYS_OF_SECRETS, name))


def is_secret_place(path: Iterable[object]) -> bool:
    """
    Check whether a key in *path* has the name of a secret.
    """
    return any(map(is_secret_key, path))


def is_secret_at(key: object, value: Any) -> bool:
    """
    Check whether *value* at *key* may be a secret.
    """
    is_number = isinstance(value, int | float | None)
    return not is_number and is_secret_key(key)
