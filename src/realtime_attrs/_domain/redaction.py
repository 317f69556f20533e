"""
Copy values for logs, without secrets, audio and texts of a conversation.

The walk isn't recursive, and visits a shared container once.
"""

import dataclasses
import re

from collections import deque
from collections.abc import Generator, Mapping, MutableMapping
from copy import copy
from enum import Enum
from functools import cached_property
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from .._values.secrets import hide
from .redaction_rules import PAYLOAD, Rule, rule_at, rule_of_header, rules_of


T = TypeVar("T")
_Steps: TypeAlias = Generator[tuple[Any, "Rule"], Any, Any]

_STARS: Final = "***"
_IN_BASE64: Final = re.compile(
    r"(?:data:[^,]*,)?[A-Za-z0-9+/_-]{62,}[A-Za-z0-9+/_=-]{2}"
)
_IDENTIFIER: Final = re.compile(r"\S{,128}")
_HASH: Final = "_attrs_cached_hash"
_ARRAYS: Final = (list, tuple, set, frozenset, deque)


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
            attrs class or dataclass; or lists, tuples, sets and dictionaries
            of these.

        audio:
            Whether to replace bytes, which are audio, images and frames of
            video, with as many zero bytes.  Texts of at least 64 characters in
            base64, such as an image in a URL, become as many ``*``.

        transcripts:
            Whether to replace all texts that may be from a conversation with
            as many ``*``: transcripts, texts and their deltas, instructions,
            arguments and outputs of tools, descriptions, messages of errors,
            metadata, URLs, and all texts in attributes of your own classes.
            The copy keeps enums, identifiers without spaces (``id``,
            ``call_id``, ...), and names of models, tools, languages and
            formats.  In an `Unknown` and in arbitrary JSON, it keeps the keys;
            numbers become 0, and strings ``*``, except identifiers at the keys
            ``type``, ``object``, ``id`` and ``..._id`` of an `Unknown`.

    Returns:
        A copy of the same class, which shares no mutable object with *value*.
        It equals *value* if there is nothing to replace.  Your constructors
        and validators aren't called.

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
        stack: list[tuple[Any, Any, _Steps]] = []
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
                stack.append((place, item, _copied(item, rule)))
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
        if isinstance(value, bytes | bytearray):
            is_shown = not (self.audio or rule.is_secret)
            return value if is_shown else type(value)(len(value))
        if isinstance(value, int | float) and rule.is_free:
            is_shown = rule.is_identifier or not self.transcripts
            return value if is_shown and not rule.is_secret else 0
        return value

    def _text(self, value: str, rule: Rule) -> str:
        if rule.is_secret:
            return value and _STARS
        is_hidden = self.transcripts or (
            self.audio and _IN_BASE64.fullmatch(value)
        )
        if is_hidden and not _is_label(value, rule):
            return "*" * len(value)
        return hide(value, _STARS)


def _is_label(value: str, rule: Rule) -> bool:
    """
    Check for a text that can't be from a conversation.
    """
    if rule.is_identifier and _IDENTIFIER.fullmatch(value):
        return True
    return rule.is_label or value in rule.words


def _has_parts(value: Any) -> bool:
    is_instance = attrs.has(type(value)) or dataclasses.is_dataclass(value)
    is_container = is_instance or isinstance(value, (*_ARRAYS, Mapping))
    return is_container and not isinstance(value, type | Enum)


def _copied(item: Any, rule: Rule) -> _Steps:
    """
    Yield each part of a container, and receive its copy.
    """
    if isinstance(item, Mapping):
        made = copy(item) if isinstance(item, MutableMapping) else {}
        for key, part in item.items():
            made[key] = yield part, rule_at(key, item, rule)
        return made
    if isinstance(item, _ARRAYS):
        parts = []
        for part in item:
            parts.append((yield part, rule))  # noqa: PERF401  # no comprehension may yield
        return getattr(type(item), "_make", type(item))(parts)
    made = copy(item)
    if made is item:  # its class has a method for copies
        made = object.__new__(type(item))
    for name, at_name in rules_of(type(item)).items():
        if hasattr(item, name):
            part = getattr(item, name)
            new = yield part, rule_of_header(item, name, at_name)
            object.__setattr__(made, name, new)
    _forget(made)
    return made


def _forget(made: Any) -> None:
    """
    Remove a cached hash, and values of cached properties with secrets.
    """
    if getattr(made, _HASH, None) is not None:
        object.__setattr__(made, _HASH, None)
    held = getattr(made, "__dict__", {})
    for name in [*held]:
        if isinstance(getattr(type(made), name, None), cached_property):
            del held[name]
