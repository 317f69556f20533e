"""
Detect how a file of JSON is formatted, and write values alike.
"""

import codecs
import json
import re

from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from typing import Any, Final

import attrs

from .flat import FlatValues, flat_values_in


_HEAD: Final = 2**16
"""
How many characters show the format of several lines.
"""
_LINE_HEAD: Final = 2**10
"""
How many characters show the format of one line.
"""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WHITE: Final = " \t\r\n"
_BREAKS: Final = "\r\n"
_KINDS: Final = {
    **{x: x for x in "[]{},:"},
    **dict.fromkeys(_BREAKS, "n"),
}
_BREAK: Final = re.compile(r"\r\n|\n|\r")
_INDENT: Final = re.compile(r"[\[{][ \t]*(?:\r\n|\n|\r)([ \t]*)")
# A search for a colon begins only once in a sequence of spaces.
_TOKEN: Final = re.compile(
    r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)'
    r"|(?<![ \t])[ \t]*:[ \t]*|,[ \t]*|[\[\]{}\r\n]|[-\w][-+.\w]*"
)
_ESCAPE: Final = re.compile(r"(?<!\\)(?:\\\\)*\\u(?!00[0-7])")


@attrs.frozen(kw_only=True)
class Style:
    """
    The format of a file, or of a line.

    Args:
        before: The byte order mark, and white space.

        after: White space at the end.

        encoding: The name of a codec that writes no byte order mark.

        line_break: The end of a line.

        indent: The white space of one level; `None` on one line.

        comma: The text between values on one line.

        colon: The text between a key and its value.

        is_ascii: Whether other characters are escaped.

        has_flat_arrays: Whether arrays of strings and numbers are on one line.

        flat_values: The objects and arrays that are on one line.
    """

    before: bytes
    after: bytes
    encoding: str
    line_break: str
    indent: str | None
    comma: str
    colon: str
    is_ascii: bool
    has_flat_arrays: bool
    flat_values: FlatValues

    def written(self, *values: Any) -> bytes:
        """
        Write values, each as a document of its own.
        """
        texts = [self._text(value, "") for value in values]
        text = self.line_break.join(texts)
        body = text.encode(self.encoding, "backslashreplace")
        return b"".join((self.before, body, self.after)) if values else b""

    def _text(self, value: Any, pad: str) -> str:
        if self.indent is None or not (
            value and isinstance(value, dict | list)
        ):
            return self._flat(value)
        known = self.flat_values.text_of(value)
        if known is not None:
            return known
        if self._is_flat(value):
            return self._flat(value)
        inner = f"{pad}{self.indent}"
        parts = []
        # A comprehension would need a frame more for each level.
        if isinstance(value, dict):
            for key, item in value.items():
                text = self._text(item, inner)
                parts.append(f"{self._flat(key)}{self.colon}{text}")
        else:
            for item in value:
                parts.append(self._text(item, inner))  # noqa: PERF401  # see above
        left, right = "{}" if isinstance(value, dict) else "[]"
        start, end = f"{self.line_break}{inner}", f"{self.line_break}{pad}"
        return f"{left}{start}{f',{start}'.join(parts)}{end}{right}"

    def _is_flat(self, value: Any) -> bool:
        return (
            isinstance(value, list)
            and self.has_flat_arrays
            and not any(isinstance(x, dict | list) for x in value)
        )

    def _flat(self, value: Any) -> str:
        return json.dumps(
            value,
            ensure_ascii=self.is_ascii,
            separators=(self.comma, self.colon),
        )


def style_of(data: bytes) -> Style:
    """
    Detect the format of a document of valid JSON.
    """
    mark, encoding = _encoding_of(data)
    text = data[len(mark) :].decode(encoding)
    start = len(text) - len(text.lstrip(_WHITE))
    body = text.strip(_WHITE)
    head = body[:_HEAD]
    line_break = _BREAK.search(text)
    indent = _indent_of(head)
    size = _LINE_HEAD if indent is None else _HEAD
    tokens = _TOKEN.findall(head[:size])
    colon = next((x for x in tokens if x.strip() == ":"), ": ")
    return Style(
        before=mark + text[:start].encode(encoding),
        after=text[start + len(body) :].encode(encoding),
        encoding=encoding,
        line_break=line_break[0] if line_break else "\n",
        indent=indent,
        comma=_comma_of(tokens, "," if colon == ":" else ", "),
        colon=colon,
        is_ascii=text.isascii() and _has_escapes(text),
        has_flat_arrays=indent is not None and _has_flat_arrays(tokens),
        flat_values=flat_values_in("" if indent is None else body),
    )


def _encoding_of(data: bytes) -> tuple[bytes, str]:
    """
    Detect the byte order mark, and the encoding after it.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return mark, encoding
    return b"", json.detect_encoding(data)


def _indent_of(head: str) -> str | None:
    if _BREAK.search(head) is None:
        return None
    found = _INDENT.match(head)
    return found[1] if found else "  "


def _comma_of(tokens: Sequence[str], usual: str) -> str:
    """
    Find a comma that doesn't end a line.
    """
    for token, following in pairwise(tokens):
        if token.startswith(",") and following not in _BREAKS:
            return token
    return usual


def _has_escapes(text: str) -> bool:
    return "\\u" in text and _ESCAPE.search(text) is not None


def _has_flat_arrays(tokens: Iterable[str]) -> bool:
    """
    Check that the first array of strings or numbers is on one line.
    """
    kinds = "".join(_KINDS.get(x.strip(" \t"), "s") for x in tokens)
    found = re.search(r"\[n*s[^\[\]{}]*\]", kinds)
    return found is not None and "n" not in found[0]


def in_order(value: Any, like: Any) -> Any:
    """
    Order the keys of objects as in the object at the same path.

    Other keys keep their place.
    """
    # Comprehensions would need a frame more for each level.
    if isinstance(value, dict) and isinstance(like, dict):
        shared = iter([key for key in like if key in value])
        ordered = {}
        for key in value:
            own = next(shared) if key in like else key
            ordered[own] = in_order(value[own], like.get(own))
        return ordered
    if isinstance(value, list) and isinstance(like, list):
        items = []
        for item, other in zip_longest(value, like[: len(value)]):
            items.append(in_order(item, other))  # see above
        return items
    return value
