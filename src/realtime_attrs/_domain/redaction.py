"""
Copy values for logs, without secrets, audio and texts of a conversation.

The walk isn't recursive, and visits a shared container once.
"""

import re

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final, TypeVar

import attrs

from .._values.secrets import hide
from .redaction_copies import ARRAYS, STARS, Steps, copied
from .redaction_rules import PAYLOAD, Rule, has_attributes


T = TypeVar("T")

_IN_BASE64: Final = re.compile(
    r"(?:data:[^,]*,)?[A-Za-z0-9+/_-]{62,}[A-Za-z0-9+/_=-]{2}"
)
_LABEL: Final = re.compile(r"\S{,256}")
_IDENTIFIER: Final = re.compile(r"[\w.:/-]{,128}", re.ASCII)


def redacted(value: T, *, audio: bool = False, transcripts: bool = False) -> T:
    """
    Copy a value for a log, without its secrets.

    For example::

        log.info("%s", redacted(event, audio=True, transcripts=True))

    Secrets become ``***``: attributes whose annotation contains
    `realtime_attrs.extending.SecretText`, such as `MCPTool.authorization` and
    the values of `MCPTool.headers`; texts at a key or an attribute with a
    secret's name, such as ``client_secret``; and substrings that look like an
    API key or a token.  `repr()` hides the same secrets.

    Args:
        value:
            A session, an event, a part of one, or an instance of another
            attrs class or dataclass; or lists, tuples, sets and mappings of
            these.  The function doesn't copy other objects, such as a `Path`.

        audio:
            Whether to replace bytes, which are audio, images and frames of
            video, with as many zero bytes.  Texts of at least 64 characters in
            base64, such as an image in a URL, become as many ``*``.

        transcripts:
            Whether to replace all texts that may be from a conversation with
            as many ``*``: transcripts, texts and their deltas, instructions,
            arguments and outputs of tools, descriptions, messages of errors,
            metadata, URLs, and all texts in attributes of your own classes.
            The copy keeps enums, identifiers (``id``, ``call_id``, ...) of
            only ASCII letters, digits and ``. : / _ -``, and names of models,
            tools, languages and formats without spaces.  In an `Unknown` and
            in arbitrary JSON, it keeps the keys; numbers become 0, and strings
            ``*``, except identifiers at the keys ``type``, ``object``, ``id``
            and ``..._id`` of an `Unknown`.

    Returns:
        A copy of the same class, which shares no mutable object with *value*.
        It equals *value* if there is nothing to replace.  Your constructors
        and validators aren't called.  A mapping that isn't a dictionary
        becomes one; tokens in keys of dictionaries become ``***`` too.

    Raises:
        ValueError: *value* contains itself.
    """
    return _Redaction(audio=audio, transcripts=transcripts).of(value)  # type: ignore[no-any-return]  # of its class


@attrs.define(eq=False)
class _Redaction:
    audio: bool = attrs.field(kw_only=True)
    transcripts: bool = attrs.field(kw_only=True)
    _done: dict[tuple[int, Rule], tuple[Any, Any]] = attrs.field(
        factory=dict, init=False
    )
    """
    The containers so far, which it keeps alive, and their copies.
    """

    def of(self, value: Any) -> Any:
        """
        Copy a value of any depth.
        """
        stack: list[tuple[Any, Any, Steps]] = []
        opened = set()
        item, rule = value, PAYLOAD
        while True:
            place = id(item), rule
            result: Any = None
            if not _has_parts(item):
                result = self._leaf(item, rule)
            elif place in self._done:
                result = self._done[place][1]
            elif place in opened:
                raise ValueError("redacted: the value contains itself")
            else:
                opened.add(place)
                stack.append((place, item, copied(item, rule)))
            while stack:
                place, container, steps = stack[-1]
                try:
                    item, rule = steps.send(result)
                    break
                except StopIteration as end:
                    result = end.value
                    self._done[place] = container, result
                    opened.remove(place)
                    stack.pop()
            else:
                return result

    def _leaf(self, value: Any, rule: Rule) -> Any:
        if value is None or isinstance(value, bool | Enum):
            return value
        if isinstance(value, str):
            return self._text(value, rule)
        if isinstance(value, bytes | bytearray | memoryview):
            is_shown = not (self.audio or rule.is_secret)
            return value if is_shown else _silent(value)
        if isinstance(value, int | float) and rule.is_free:
            is_shown = rule.is_identifier or not self.transcripts
            return value if is_shown and not rule.is_secret else 0
        return value

    def _text(self, value: str, rule: Rule) -> str:
        if rule.is_secret:
            return value and STARS
        is_hidden = self.transcripts or (
            self.audio and _IN_BASE64.fullmatch(value)
        )
        if is_hidden and not _is_label(value, rule):
            return "*" * len(value)
        return hide(value, STARS)


def _is_label(value: str, rule: Rule) -> bool:
    """
    Check for a text that can't be from a conversation.
    """
    return (
        value in rule.words
        or (rule.is_label and bool(_LABEL.fullmatch(value)))
        or (rule.is_identifier and bool(_IDENTIFIER.fullmatch(value)))
    )


def _silent(value: Any) -> Any:
    if isinstance(value, memoryview):
        return memoryview(bytes(value.nbytes))
    if isinstance(value, bytearray):
        return bytearray(len(value))
    return bytes.__new__(type(value), len(value))


def _has_parts(value: Any) -> bool:
    is_instance = has_attributes(type(value))
    is_container = is_instance or isinstance(value, (*ARRAYS, Mapping))
    return is_container and not isinstance(value, type | Enum)
