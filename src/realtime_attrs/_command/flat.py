"""
Find objects and arrays that are on one line, in a file that has several.
"""

import json
import re

from collections.abc import Mapping
from typing import Any, Final

import attrs


_LEVELS: Final = 5
"""
How deeply they may be nested.
"""
_STRING: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'


def _pattern() -> re.Pattern[str]:
    inner = _STRING
    for _ in range(_LEVELS):
        part = rf'[\[{{](?:{inner}|[^"\[\]{{}}\r\n])*+[\]}}]'
        inner = f"{_STRING}|{part}"
    return re.compile(inner)


_FLAT: Final = _pattern()


@attrs.frozen
class FlatValues:
    """
    The texts of objects and arrays on one line.
    """

    _texts: Mapping[str, str]
    _signs: frozenset[Any]

    def text_of(self, value: Any) -> str | None:
        """
        Return the text of an equal object or array.
        """
        # Most values aren't there, and to write them takes longer.
        if _sign_of(value) not in self._signs:
            return None
        return self._texts.get(json.dumps(value))


def flat_values_in(text: str) -> FlatValues:
    """
    Find the objects and arrays that are on one line.
    """
    texts: dict[str, str] = {}
    signs = set()
    for found in _FLAT.finditer(text):
        if found[0][0] in "[{":
            value = json.loads(found[0])
            texts.setdefault(json.dumps(value), found[0])
            signs.add(_sign_of(value))
    return FlatValues(texts, frozenset(signs))


def _sign_of(value: Any) -> Any:
    """
    Return a part of an object or array by which most others differ.
    """
    if isinstance(value, dict):
        return len(value), next(iter(value), None)
    first = value[0] if value else None
    return len(value), type(first), first if isinstance(first, str) else None
