"""
The path and the rules of one attribute.
"""

import re

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache, partial
from itertools import chain
from operator import attrgetter
from types import NoneType
from typing import Any, Final, Literal, TypeAlias

import attrs

from .._values.constants import OFF, Off
from .._values.messages import describe
from . import shapes
from .fallbacks import Fallback
from .paths import Paths
from .shapes import INHERITED, NO_PATH, Steps, several, steps_of
from .spellings import Rewrite, Spelling, Words, copied, words_table
from .variants import Form


_Words: TypeAlias = Mapping[type[Any], Words | Mapping[Any, Spelling]]
Member: TypeAlias = type[Any] | Form


def _path(value: str | None) -> str:
    if value is None or value is INHERITED:
        return NO_PATH if value is None else INHERITED
    return shapes.path(value, "Key")


def _fallback(value: Fallback | str | None) -> Fallback | None:
    return Fallback(value) if isinstance(value, str) else value


def _words(value: _Words | None) -> Mapping[type[Any], Words]:
    if value is None or value is INHERITED:
        return value  # type: ignore[return-value]  # for `bind()`
    return words_table(value, "Key: words")


def _flatten(value: Mapping[str, str] | None) -> Mapping[str, str]:
    given: Any = value
    is_left_out = given is INHERITED
    return given if is_left_out else shapes.keys(given, "Key: flatten")


def _records(
    value: Iterable[Member] | Member | None,
) -> tuple[Member, ...] | None:
    if value is None or value is INHERITED:
        return None if value is None else INHERITED
    expected = "classes, variants or records"
    return _several(value, "records", expected, type | Form)


def _off(value: Iterable[Spelling] | Spelling) -> tuple[Spelling, ...]:
    if isinstance(value, AbstractSet):
        raise TypeError(f"Key: off: expected a list, got {describe(value)}")
    expected = "words, objects or None"
    found = _several(value, "off", expected, str | Mapping | NoneType)
    return found if found is INHERITED else tuple(map(copied, found))


def _none(value: Iterable[str] | None) -> tuple[str, ...]:
    return _several(value, "none", "words", str)


def _several(
    value: Any, argument: str, expected: str, kind: Any
) -> tuple[Any, ...]:
    if value is None or value is INHERITED:
        return () if value is None else INHERITED
    return several(
        value, f"Key: {argument}", expected, lambda x: isinstance(x, kind)
    )


@attrs.frozen(repr=False, kw_only=True)
class Key:
    """
    The path of an attribute in JSON, and rules for its value.

    Pass it to `record()`, `Record.evolve()` or `bare()`::

        BETA.of(SessionResource).evolve(
            voice=Key("speaker", alias="voice"),
            turn_detection=Key(off=[{"type": "none"}]),
        )

    `Record.evolve()` inherits each omitted argument; `None` removes an
    inherited rule.

    Args:
        path:
            The dotted path of keys, such as ``"audio.output.voice"``; by
            default the attribute's name.  If it ends in ``.*``, the keys of
            the value are merged into the object at the path.  Pass `None` for
            an attribute that only your program uses: converters don't write
            it, and set it to its default when they read.

        alias:
            A second path that converters read.  They reject an object with
            values at both.

        fallback:
            A path, or a `Fallback`, that converters read if *path* has no
            value.

        words:
            The `Words` (the JSON of members) of some enums at this attribute;
            by default the dialect's.  Pass ``{Off: {}}`` for an attribute that
            can't be turned off: converters reject `OFF`, and read null as
            `None`.

        flatten:
            For *words* that are objects, a mapping from their keys to keys
            next to *path*; the value at *path* is the type.
            ``{"rate": "input_rate"}`` writes ``{"type": "pcm", "rate": 8000}``
            as ``"pcm"`` and ``"input_rate": 8000``.  The type is optional when
            reading; the default is the type of the first word.

        records:
            The accepted classes; by default all in the annotation.  Each is a
            class, for the dialect's record of it, or a `Variant` of that
            record, or a whole `Record`.

        rewrite: A `Rewrite`, for an array of words.

        off:
            The JSON for `OFF`: strings, objects or `None` for null.
            Converters write the first, and also read the others and null.

        none:
            Values that converters read as `None`.  They can't write a value
            equal to one of them.

        as_string:
            Whether to write an integer as a string of digits.  Converters
            read both; with ``"read"`` they write a number.

        by_converter:
            Whether to read and write the value, or each item of an array, with
            the hooks of cattrs or your own instead of the dialect's.

        null:
            Pass ``"refused"`` if the server rejects null.  Converters read
            null, but `realtime_attrs.converter.check()` reports it.

        pattern:
            A regular expression that matches all strings that the server
            accepts.  Converters read other strings, too, but
            `realtime_attrs.converter.check()` reports them.

    Raises:
        TypeError: An argument has the wrong shape.

        ValueError:
            A path has an empty key, *pattern* isn't a regular expression, or
            *path* is `None` and there are other rules.
    """

    path: str = attrs.field(default=INHERITED, converter=_path, kw_only=False)
    alias: str | None = INHERITED
    fallback: Fallback | None = attrs.field(
        default=INHERITED, converter=_fallback
    )
    words: Mapping[type[Any], Words] = attrs.field(
        default=INHERITED, converter=_words
    )
    flatten: Mapping[str, str] = attrs.field(
        default=INHERITED, converter=_flatten
    )
    records: tuple[Member, ...] | None = attrs.field(
        default=INHERITED, converter=_records
    )
    rewrite: Rewrite | None = INHERITED
    off: tuple[Spelling, ...] = attrs.field(default=INHERITED, converter=_off)
    none: tuple[str, ...] = attrs.field(default=INHERITED, converter=_none)
    as_string: bool | Literal["read"] | None = INHERITED
    by_converter: bool | None = INHERITED
    null: Literal["refused"] | None = INHERITED
    pattern: str | None = INHERITED

    def __attrs_post_init__(self) -> None:
        for name, check in _CHECKS.items():
            value = getattr(self, name)
            if value is not INHERITED and value is not None:
                check(value, f"Key: {name}")
        if self.path == NO_PATH and len(_given(self)) > 1:
            raise ValueError("Key: rules without a path have no effect")

    def __repr__(self) -> str:
        given = [
            f"{name}={value!r}"
            for name, value in _given(self).items()
            if name != "path" and value != getattr(_PLAIN, name)
        ]
        path = [] if self.path is INHERITED else [repr(self.path or None)]
        return f"Key({', '.join([*path, *given])})"

    @property
    def has_off(self) -> bool:
        """
        Whether the attribute can be turned off.
        """
        return has_off(self.words)

    @property
    def words_there(self) -> tuple[Mapping[type[Any], Words], ...]:
        """
        The words of the key, and the words of its fallback.
        """
        fallback = self.fallback
        return (self.words, *([fallback.words] if fallback else ()))

    def less(self, gone: frozenset[type[Any]]) -> "Key":
        """
        Copy the key without rules for some classes and enums.
        """
        fallback = self.fallback
        if fallback is not None:
            words = _less(fallback.words, gone)
            fallback = attrs.evolve(fallback, words=words)
        records = self.records
        if records is not None:
            records = tuple(x for x in records if class_of(x) not in gone)
        words = _less(self.words, gone)
        return attrs.evolve(
            self, words=words, fallback=fallback, records=records
        )

    def mentions(self, classes: frozenset[type[Any]]) -> bool:
        """
        Check for rules that mention some classes or enums.
        """
        records = map(class_of, self.records or ())
        return not classes.isdisjoint(chain(records, *self.words_there))

    @property
    def further_paths(self) -> Iterator[tuple[str, Steps]]:
        """
        The paths that are only read, each with the argument that has it.
        """
        yield from self.second_paths
        for key in self.flatten.values():
            yield "flatten", (*steps_of(self.path)[:-1], key)

    @property
    def second_paths(self) -> Iterator[tuple[str, Steps]]:
        """
        The paths of the alias or the fallback.
        """
        if self.alias is not None:
            yield "alias", steps_of(self.alias)
        if self.fallback is not None:
            yield "fallback", steps_of(self.fallback.path)

    def unshadowed(self, given: "str | Key | None", written: Paths) -> "Key":
        """
        Copy the key without an inherited second path that converters write.

        Args:
            given: The key or path that the caller passed, if any.

            written: The paths that are written.
        """
        changes: dict[str, Any] = {}
        for argument, path in self.second_paths:
            is_inherited = getattr(given, argument, INHERITED) is INHERITED
            if is_inherited and written.owner(path):
                changes[argument] = None
        return attrs.evolve(self, **changes) if changes else self


def has_off(words: Mapping[type[Any], Words]) -> bool:
    """
    Check whether the words of an attribute include one for `OFF`.

    Without words for `OFF`, the attribute's *off* applies, or null.
    """
    own = words.get(Off)
    return own is None or OFF in own.spellings


def class_of(item: type[Any] | Form) -> type[Any]:
    """
    Return the class of a form, or the class itself.
    """
    return item.cls if isinstance(item, Form) else item


def _given(key: Key) -> dict[str, Any]:
    values = zip(_NAMES, _VALUES_OF(key), strict=True)
    return {name: value for name, value in values if value is not INHERITED}


def _less(
    words: Mapping[type[Any], Words], gone: frozenset[type[Any]]
) -> dict[type[Any], Words]:
    return {cls: item for cls, item in words.items() if cls not in gone}


def _refused(value: Any, title: str) -> None:
    if value != "refused":
        given = describe(value)
        raise ValueError(f"{title}: expected 'refused', got {given}")


def _as_string(value: Any, title: str) -> None:
    if not (isinstance(value, bool) or value == "read"):
        expected = "True, False or 'read'"
        raise TypeError(f"{title}: expected {expected}, got {describe(value)}")


def _pattern(value: Any, title: str) -> None:
    shapes.word(value, title)
    try:
        re.compile(f"(?:{value})")
    except re.error as error:
        raise ValueError(f"{title}: {error}") from None


_CHECKS: Mapping[str, Callable[[Any, str], object]] = {
    "alias": shapes.key_path,
    "fallback": partial(shapes.one, kind=Fallback, expected="a path"),
    "rewrite": partial(shapes.one, kind=Rewrite, expected="a Rewrite"),
    "as_string": _as_string,
    "by_converter": partial(shapes.one, kind=bool, expected="True or False"),
    "null": _refused,
    "pattern": _pattern,
}

_NAMES = [field.name for field in attrs.fields(Key)]
_VALUES_OF = attrgetter(*_NAMES)
_NOTHING: dict[str, Any] = {**dict.fromkeys(_NAMES), "path": "-", "words": {}}
_PLAIN: Final = Key(**_NOTHING)


@lru_cache(4096)
def plain_key(path: str) -> Key:
    """
    Make a key with a path and no other rule.
    """
    return _changed(_PLAIN, path=path)


def _changed(key: Key, **changes: Any) -> Key:
    """
    Copy a key with arguments of other keys, which have checked them.
    """
    made = object.__new__(Key)
    values = dict(zip(_NAMES, _VALUES_OF(key), strict=True))
    for name, value in {**values, **changes}.items():
        object.__setattr__(made, name, value)
    return made


def bind(name: str, given: str | Key, inherited: Key | None = None) -> Key:
    """
    Make the key of an attribute.

    Args:
        name: The attribute.

        given: Its path, or a key.

        inherited: The key to inherit omitted arguments from.
    """
    if isinstance(given, str):
        return (
            _changed(inherited, path=given) if inherited else plain_key(given)
        )
    base, changes = inherited or plain_key(name), _given(given)
    if "words" in changes:
        new = changes["words"]
        changes["words"] = {} if new is None else {**base.words, **new}
    return _changed(base, **changes)
