"""
Words that are objects, such as ``{"type": "pcm", "rate": 24000}``.
"""

import json

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from .._rules.classes import TAG
from .._rules.spellings import key_between
from .._values.messages import either
from .marks import Hook, Test
from .problems import missing_key, refusal, unknown_keys
from .words import Worded, is_as_spelled, plain, usual_of


_Object: TypeAlias = Mapping[Any, Any]

_TAG_AND_KEY = 2


class ObjectWords:
    """
    The members of enums that a dialect writes as objects with a tag.

    Objects of the enums in *required* must have the listed keys.  All other
    keys except the tag are optional, but must not have other values.  If
    *closed*, the reader rejects unknown keys.
    """

    def __init__(
        self,
        items: Sequence[Worded],
        required: Mapping[type[Any], Collection[str]],
        *,
        dialect: str,
        closed: bool,
    ) -> None:
        self._by_tag: dict[str, list[Worded]] = {}
        for item in items:
            self._by_tag.setdefault(item[1][TAG], []).append(item)
        self._keys = {
            tag: str(key_between([spelling for _, spelling in items]))
            for tag, items in self._by_tag.items()
            if items[1:]
        }
        self._required = required
        self._dialect = dialect
        self._closed = closed
        self._example = json.dumps(items[0][1])
        self._expected = f"one of {', '.join(map(repr, self._by_tag))}"

    def read(self, value: Any) -> Any:
        """
        Read a member.
        """
        if not isinstance(value, Mapping):
            raise refusal(f"an object such as {self._example}", value)
        if TAG not in value:
            raise missing_key((TAG,), self._expected)
        tag = plain(value[TAG])
        if type(tag) is not str or tag not in self._by_tag:
            raise refusal(self._expected, tag, (TAG,))
        member, spelling = self._by_tag[tag][0]
        if tag in self._keys:
            items = self._by_tag[tag]
            member, spelling = _chosen(items, self._keys[tag], value)
        self._check_rest(spelling, value)
        required = self._required.get(type(member), ())
        for key, item in spelling.items():
            if key in required and value.get(key) is None:
                raise missing_key((key,), repr(item))
        return member

    def _check_rest(self, spelling: _Object, value: _Object) -> None:
        for key, item in spelling.items():
            given = value.get(key)
            if given is not None and not is_as_spelled(item, given):
                expected = (
                    f"{item!r}, the only {key} of {spelling[TAG]!r}"
                    f" in the {self._dialect} dialect"
                )
                raise refusal(expected, given, (key,))
        if self._closed:
            for key, error in unknown_keys(value, spelling):
                raise error.under((key,))

    def readers(self, otherwise: Hook) -> dict[str, Hook]:
        """
        Make the fast readers of usual objects, by tag.

        They call *otherwise* for all other objects.
        """
        return {
            tag: otherwise if self._required else self._fast(tag, otherwise)
            for tag in self._by_tag
        }

    def _fast(self, tag: str, otherwise: Hook) -> Hook:
        items = self._by_tag[tag]
        if tag in self._keys:
            return _sharing_reader(items, self._keys[tag], otherwise)
        return _single_reader(*items[0], otherwise, closed=self._closed)

    def tests(self) -> dict[str, Test]:
        """
        Make the tests for unknown objects, by tag.
        """
        return {
            tag: partial(_is_unknown, [spelling for _, spelling in items])
            for tag, items in self._by_tag.items()
        }


def _chosen(items: Sequence[Worded], key: str, value: _Object) -> Worded:
    """
    Choose between words with one tag, by the key that distinguishes them.
    """
    given = value.get(key)
    usual = usual_of(items) if given is None else None
    chosen = (x for x in items if is_as_spelled(x[1].get(key), given))
    found = next(chosen, usual)
    if found is not None:
        return found
    known = either(repr(x[key]) for _, x in items if key in x)
    if key not in value:
        raise missing_key((key,), known)
    raise refusal(known, given, (key,))


def _single_reader(
    member: Any, spelling: _Object, otherwise: Hook, *, closed: bool
) -> Hook:
    """
    Make the fast reader of the only object with a tag.
    """
    siblings = [item for item in spelling.items() if item[0] != TAG]
    known = frozenset(spelling)

    def read(value: dict[Any, Any]) -> Any:
        for key, item in siblings:
            given = value.get(key, item)
            if type(given) is not type(item) or given != item:
                return otherwise(value)
        if closed and len(value) > 1 and not known.issuperset(value):
            return otherwise(value)
        return member

    return read


def _sharing_reader(
    items: Sequence[Worded], key: str, otherwise: Hook
) -> Hook:
    """
    Make the fast reader of objects with one tag, which *key* distinguishes.
    """
    # By type, since 8000.0 and True are not 8000 and 1.
    usual: dict[type, dict[Any, Any]] = {}
    for member, spelling in items:
        if set(spelling) == {TAG, key}:
            by_value = usual.setdefault(type(spelling[key]), {})
            by_value[spelling[key]] = member

    def read(value: dict[Any, Any]) -> Any:
        given = value.get(key, ...)  # null may be a word's
        if len(value) == _TAG_AND_KEY and type(given) in usual:
            found = usual[type(given)].get(given)
            if found is not None:
                return found
        return otherwise(value)

    return read


def _is_unknown(spellings: Sequence[_Object], value: _Object) -> bool:
    """
    Check for an object with a known tag, and an unknown value or key.

    A value of another JSON type is wrong, and not unknown.
    """
    return all(_differs(spelling, value) for spelling in spellings)


def _differs(spelling: _Object, value: _Object) -> bool:
    given = {key: value.get(key) for key in spelling}
    differ = [
        key
        for key, item in given.items()
        if item is not None and not is_as_spelled(spelling[key], item)
    ]
    types = [(type(given[key]), type(spelling[key])) for key in differ]
    return all(
        own is type(None) or other is own for other, own in types
    ) and bool(differ or set(value) - set(spelling))
