"""
The members of a union: what tells them apart, and what reads each.
"""

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from difflib import get_close_matches
from functools import cache, partial
from types import MappingProxyType
from typing import Any, TypeAlias, get_origin

import attrs

from cattrs import BaseConverter

from .._rules.ambiguity import bare_type, constant_between
from .._rules.classes import TAG, class_of, is_worded
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._values.annotations import is_integer, kind_of
from .._values.constants import OFF
from .._values.kinds import Kind
from .._values.messages import Mismatch, either
from .._values.unknown import Unknown
from .levels import free_json
from .marks import Hook, Test, is_closed, keeps_unknown, mark_of
from .problems import WireError, missing_key, refusal
from .source import later
from .unknown import kept
from .words import expected_of, expected_words, plain, structure_words


Check: TypeAlias = Callable[[Any], Any]
_MANY = 12
_LONG = 100
_BARE: Mapping[type, str] = {str: "a string", list: "an array"}


def as_it_is(value: Any) -> Any:
    """
    Look at nothing.
    """
    return value


class Readers(dict[str | None, Hook]):
    """
    What reads an object, by its tag; `None` is for classes without.

    The converter is asked for a class's hook when its tag is first met.

    Args:
        known: What reads objects that are no classes.

        classes: The classes, those that share a tag together.

        find: What finds the hook for such classes.

        otherwise: What is done with other tags, if there is no class without.

        unknown: What is done with other tags instead, if they are kept.
    """

    def __init__(
        self,
        known: Mapping[str, Hook],
        classes: Mapping[str | None, Sequence[type]],
        find: Callable[[Sequence[type]], Hook],
        otherwise: Hook,
        unknown: Hook | None,
    ) -> None:
        super().__init__()
        self.update(known)
        self.tags = frozenset((*known, *classes))
        self._classes = classes
        self._find = find
        self._otherwise = otherwise
        self._unknown = unknown

    def __missing__(self, tag: str | None) -> Hook:
        if tag in self._classes:
            self[tag] = hook = self._find(self._classes[tag])
            return hook
        if tag is None:
            return self._otherwise
        return self._unknown or self[None]


@attrs.frozen(eq=False)
class Members:
    """
    The members of a union besides `None` and `OFF`, by JSON type.

    Args:
        expected: The members in words, as they follow "expected".

        words: What strings mean by our rules.

        hooks: The user's own hooks for enums, which are asked in turn.

        readers: What reads objects.

        kinds: Integers and arrays, which mean themselves.

        only: What reads the only member, if there is but one.

        check: What looks at the results of the user's own hooks.

        told_apart: Whether objects are told apart by their tags.

        others: What tells other forms of objects with a tag that is known.

        required:
            The keys that objects with a tag cannot be without, in each form.

        bare:
            What reads values of classes that are no objects, by their type:
            `str` for those that are no words, `list`.

        tag_key: The key of the tags.

        keep: What keeps something unknown, if that is wanted and there is
            room for it.

        is_by_tag: Whether objects are read by their tags.
    """

    expected: str
    words: Mapping[str, Any]
    hooks: Sequence[Hook]
    readers: Readers
    kinds: Sequence[Kind]
    only: Hook | None
    check: Check
    told_apart: bool
    others: Mapping[str, Test]
    required: Mapping[str, Sequence[frozenset[str]]]
    bare: Mapping[type, Hook]
    tag_key: str
    keep: Hook | None
    is_by_tag: bool = attrs.field(
        default=attrs.Factory(
            lambda self: (
                self.only is None
                and bool(self.readers.tags)
                and not self.hooks
            ),
            takes_self=True,
        ),
        init=False,
    )

    def read(self, value: Any) -> Any:  # noqa: PLR0911  # a table
        """
        Read any of them.
        """
        if self.is_by_tag and type(value) is dict:
            tag = value.get(self.tag_key)
            if type(tag) is str and (
                self.keep is None
                or (tag not in self.others and tag not in value)
            ):
                return self.readers[tag](value)
        if self.keep is not None and self.is_unknown(value):
            return self.keep(value)
        if self.only is not None:
            return self.check(self.only(value))
        if isinstance(value, Mapping) and self.readers.tags:
            tag = plain(value.get(self.tag_key))
            tag = tag if type(tag) is str else None
            if not self.hooks or tag in self.readers.tags:
                return self.readers[tag](value)
            return self._read_word(value)
        if isinstance(value, str):
            word = plain(value)
            known = word in self.words
            return self.words[word] if known else self._read_word(value)
        if isinstance(value, list | tuple):
            read: Hook = self.bare.get(list, self._read_kind)
            return read(value)
        return self._read_kind(value)

    def _read_word(self, value: Any) -> Any:
        for hook in self.hooks:
            try:
                found = hook(value)
            except WireError:
                continue
            return self.check(found)
        is_text = isinstance(value, str) and str in self.bare
        return (self.bare[str] if is_text else self._read_kind)(value)

    def _read_kind(self, value: Any) -> Any:
        for kind in self.kinds:
            try:
                return kind.take(value)
            except Mismatch as mismatch:
                if mismatch.is_close:
                    raise WireError.of(mismatch) from None
        raise refusal(self.expected, value)

    def is_unknown(self, value: Any) -> bool:
        """
        Tell what no member is, though it stands where one could.

        That is a word where words stand, and an object by its tag.  What an
        object with a known tag holds is no news but a fault, and so is another
        JSON type.  Where the user's own hooks read enums, they decide.
        """
        if isinstance(value, str):
            is_place = bool(self.words) and not self.hooks
            is_known = str in self.bare or plain(value) in self.words
            return is_place and not is_known
        is_place = bool(self.readers.tags) and self.told_apart
        return (
            is_place
            and isinstance(value, Mapping)
            and self._is_unknown_object(value)
        )

    def _is_unknown_object(self, value: Mapping[Any, Any]) -> bool:
        tags = self.readers.tags
        tag = plain(value.get(self.tag_key))
        if tag is None:
            return self.tag_key in value and None not in tags
        if type(tag) is not str:
            return False
        if tag in self.others:
            return self.others[tag](value)
        if tag in value and tag in self.required:
            # Its content stands below the word of its tag, as in
            # {"type": "function", "function": {...}}, which is how the Chat
            # API spells tools, and how some vendors do here.
            given = value.keys()
            return not any(keys <= given for keys in self.required[tag])
        return tag not in tags


def refuse_word(text: str, members: Members) -> None:
    """
    Refuse what is written as a string, and would be read as a word.
    """
    if text in members.words:
        meant = members.words[text]
        raise refusal(f"another name than that of {meant!r}", text)


def _finder(
    converter: BaseConverter, check: Check, spelled: Mapping[type, Record]
) -> Callable[[type], Hook]:
    """
    Make a function that looks up the hook that reads a class.
    """

    @cache
    def respelled(hook: Hook, cls: type) -> Hook:
        return respelling(hook, spelled[cls])

    def find(cls: type) -> Hook:
        hook = converter.get_structure_hook(cls)
        if mark_of(hook) is None:
            return calling(hook, cls, check)
        return respelled(hook, cls) if cls in spelled else hook

    return find


def members_of(
    options: Sequence[Any],
    dialect: Dialect,
    converter: BaseConverter,
    check: Check = as_it_is,
    spelled: Mapping[type, Record] = MappingProxyType({}),
) -> Members:
    """
    Sort the members of a union.

    Args:
        options: The members, constants among them.

        dialect: The dialect to read them in.

        converter: It is asked for hooks.

        check: What looks at the results of the user's own hooks.

        spelled: For some classes, their records if not those of the dialect.
    """

    def keep(value: Any) -> Unknown:
        return kept(value, dialect, json)

    find = _finder(converter, check, spelled)
    json = free_json(converter)
    enums = _worded(options, dialect, converter)
    marks = [mark for mark in map(mark_of, enums) if mark]
    by_word = {tag: hook for mark in marks for tag, hook in mark.tags.items()}
    classes = {x: base for x in options if (base := dialect.base_of(x))}
    records = {
        cls: record
        for cls, base in classes.items()
        if (record := spelled.get(base) or dialect.get(base)) is not None
    }
    alone: dict[type, Hook] = {}
    for cls, record in records.items():
        if record.bare is not None:
            later(alone, bare_type(record), partial(find, cls))
    by_tag, tag_key = _tagged(records)
    kinds = [
        kind_of(item)
        for item in options
        if is_integer(item) or get_origin(item) is tuple
    ]
    spelled_by_tag = {
        tag: [records[cls] for cls in sharing]
        for tag, sharing in by_tag.items()
    }
    keeps = Unknown in options and keeps_unknown(converter)
    told_apart = not any(
        record.tag is None
        and tag_key in record.top_keys | dialect.further_keys(record)
        for record in records.values()
    )
    only: Hook | None = None
    if len(enums) + len(classes) == 1 and not kinds:
        only = next(iter(enums), None) or _found(find, next(iter(classes)))
    # A class that admits any value is the only member.
    only = only or alone.get(object)
    beside = [
        *(_BARE[cls] for cls in alone if cls in _BARE),
        *(["an object"] if by_tag else []),
    ]
    expected = [
        *(kind.expected for kind in kinds),
        *_expected_words(options, dialect, is_alone=not (kinds or beside)),
        *beside,
    ]
    readers = Readers(
        by_word,
        by_tag,
        partial(_finding, find, records),
        only or _refusing_tags((*by_tag, *by_word), tag_key),
        keep if keeps and told_apart else None,
    )
    for cls, record in records.items():
        for form in dialect.variants_of(record.cls):
            if form.tag not in by_tag:
                read = partial(_found_by, find, cls, form)
                later(readers, form.tag, read)
                readers.tags |= {form.tag}
    return Members(
        expected=either(expected or [_nothing([*classes], dialect)]),
        words={w: item for mark in marks for w, item in mark.words.items()},
        hooks=[hook for hook in enums if not mark_of(hook)],
        readers=readers,
        kinds=kinds,
        only=only,
        check=check,
        told_apart=told_apart,
        others={
            **{tag: x for mark in marks for tag, x in mark.others.items()},
            **dict(_other_words(spelled_by_tag)),
        },
        required={
            tag: _first_keys(items[0], dialect)
            for tag, items in spelled_by_tag.items()
            if tag is not None and not items[1:]
        },
        bare=alone,
        tag_key=tag_key,
        keep=keep if keeps else None,
    )


def _expected_words(
    options: Sequence[Any], dialect: Dialect, *, is_alone: bool
) -> list[str]:
    """
    List the words that are expected; that there are none, if they are alone.
    """
    worded = _worded_of(options)
    if is_alone or _have_words(worded, dialect):
        return expected_of(worded, dialect)
    return []


def _tagged(
    records: Mapping[type, Record],
) -> tuple[dict[str | None, list[type]], str]:
    """
    Sort classes that are objects by their tags; say where those stand.
    """
    by_tag: dict[str | None, list[type]] = {}
    tag_key = TAG
    for cls, record in records.items():
        if record.bare is None:
            by_tag.setdefault(record.tag, []).append(cls)
        if record.tag is not None:
            tag_key = record.tag_key
    return by_tag, tag_key


def _other_words(
    by_tag: Mapping[str | None, Sequence[Record]],
) -> Iterator[tuple[str, Test]]:
    """
    Say what tells other forms of objects with a tag that several have.
    """
    for tag, records in by_tag.items():
        key = constant_between(records) if records[1:] else None
        if key is not None:
            words = {record.constants[key] for record in records}
            yield str(tag), partial(_has_other_word, key, words)


def _first_keys(record: Record, dialect: Dialect) -> list[frozenset[str]]:
    forms = (record, *dialect.variants_of(record.cls))
    return [form.required_keys for form in forms]


def _has_other_word(
    key: str, words: Collection[str], value: Mapping[Any, Any]
) -> bool:
    """
    Tell an object whose word at *key* is new.
    """
    word = plain(value.get(key))
    return type(word) is str and word not in words


def _finding(
    find: Callable[[type], Hook],
    records: Mapping[type, Record],
    sharing: Sequence[type],
) -> Hook:
    """
    Find the hook for classes with one tag, which another key tells apart.
    """
    if len(sharing) == 1:
        return find(sharing[0])
    key = constant_between(records[cls] for cls in sharing)
    assert key is not None  # noqa: S101  # else they would be ambiguous
    by_word: dict[Any, Hook] = {}
    for cls in sharing:
        later(by_word, records[cls].constants[key], partial(find, cls))
    expected = either(map(repr, by_word))

    def read(value: Mapping[Any, Any]) -> Any:
        word = plain(value.get(key))
        if type(word) is str and word in by_word:
            return by_word[word](value)
        if key not in value:
            raise missing_key((key,), expected)
        raise refusal(expected, word, (key,))

    return read


def respelling(hook: Hook, record: Record) -> Hook:
    """
    Make what does as a hook of ours, but by another record.
    """
    mark = mark_of(hook)
    if mark is None or mark.respelled is None:
        return hook
    return mark.respelled(record)


def _found_by(find: Callable[[type], Hook], cls: type, record: Record) -> Hook:
    return respelling(find(cls), record)


def _found(find: Callable[[type], Hook], cls: type) -> Hook:
    """
    Call the hook of *cls* without looking for it before it is needed.
    """

    def read(value: Any) -> Any:
        return find(cls)(value)

    return read


def _worded_of(
    options: Iterable[Any],
) -> dict[type[Any], list[Any] | None]:
    """
    Find what has words in a union, each class with its members that are in it.

    All of them are `None`.
    """
    found: dict[type[Any], list[Any] | None] = {}
    for option in options:
        cls = class_of(option)
        if not is_worded(cls) or option is OFF:
            continue
        some = found.setdefault(cls, [])
        if option is cls:
            found[cls] = None
        elif some is not None:
            some.append(option)
    return found


def _worded(
    options: Iterable[Any], dialect: Dialect, converter: BaseConverter
) -> list[Hook]:
    """
    Find what reads words: one hook for ours, and each of the user's own.
    """
    ours: dict[type[Any], list[Any] | None] = {}
    hooks = []
    for cls, members in _worded_of(options).items():
        hook = converter.get_structure_hook(cls)
        if mark_of(hook):
            ours[cls] = members
        else:
            hooks.append(_narrowed(hook, cls, members, dialect))
    if ours and (_have_words(ours, dialect) or not hooks):
        # Made again: for some members only, and since `copy()` may have
        # changed whether the converter refuses unknown keys.
        closed = keeps_unknown(converter) or is_closed(converter)
        hooks.insert(0, structure_words(ours, dialect, closed=closed))
    return hooks


def _have_words(classes: Iterable[type[Any]], dialect: Dialect) -> bool:
    return any(dialect.spellings(cls).spellings for cls in classes)


def _narrowed(
    hook: Hook,
    cls: type[Any],
    members: Collection[Any] | None,
    dialect: Dialect,
) -> Hook:
    """
    Let a hook of the user's own give no other members than those.
    """
    expected = expected_words(cls, dialect, members)

    def narrowed(value: Any) -> Any:
        found = hook(value, cls)
        is_other = members is not None and found not in members
        if isinstance(found, cls) and is_other:
            raise refusal(expected, value)
        return found

    return narrowed


def calling(hook: Hook, target: Any, check: Check) -> Hook:
    """
    Call a hook of the user's own, and look at what it gives.
    """
    return lambda value: check(hook(value, target))


def _refusing_tags(tags: Sequence[str | None], key: str) -> Hook:
    names = [tag for tag in tags if tag is not None]
    expected = either(map(repr, names)) if names else "an object"
    if len(names) > _MANY:
        expected = f"one of {len(names)} known types"

    def refuse(value: Mapping[Any, Any]) -> Any:
        if key not in value:
            raise missing_key((key,), expected)
        raise refusal(
            expected + _perhaps(value[key], names), value[key], (key,)
        )

    return refuse


def _perhaps(tag: Any, names: Sequence[str]) -> str:
    """
    Say which of many types may be meant.
    """
    word = plain(tag)
    is_told = len(names) > _MANY and type(word) is str and len(word) < _LONG
    near = get_close_matches(word, names, 1) if is_told else ()
    return f", perhaps {near[0]!r}" if near else ""


def _nothing(absent: Sequence[type], dialect: Dialect) -> str:
    if not absent:
        return "null"
    names = either(cls.__name__ for cls in absent)
    return f"nothing (the {dialect.name} dialect has no {names})"
