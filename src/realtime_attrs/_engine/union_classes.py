"""
The classes of a union, which tags distinguish.
"""

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from functools import cache, cached_property, partial
from types import MappingProxyType
from typing import Any, TypeAlias

from cattrs import BaseConverter

from .._rules.ambiguity import bare_type, constant_between, not_replaced
from .._rules.classes import TAG
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._values.messages import either, get_close_matches
from .foreign import Foreign
from .marks import Hook, Test, mark_of
from .parts import Rule
from .problems import missing_key, refusal
from .source import later
from .words import plain


Find: TypeAlias = Callable[[type], Hook]
Records: TypeAlias = Mapping[type, Record]

NO_RECORDS: Records = MappingProxyType({})
_MANY = 12
_LONG = 100


class Readers(dict[str | None, Hook]):
    """
    The readers of objects, by tag; `None` is for classes without a tag.

    *known* has the readers of words; *find* has functions that look up the
    readers of classes when a tag is first read.  *unknown*, if any, reads
    objects with other tags; otherwise the class without a tag does, or
    *otherwise* for tags that are rejected.
    """

    def __init__(
        self,
        known: Mapping[str, Hook],
        find: Mapping[str | None, Callable[[], Hook]],
        otherwise: Hook,
        unknown: Hook | None,
        is_refused: Callable[[Any], bool],
    ) -> None:
        super().__init__()
        self.update(known)
        self.tags = frozenset((*known, *find))
        self._find = find
        self.otherwise = otherwise
        self._unknown = unknown
        self._is_refused = is_refused

    def __missing__(self, tag: str | None) -> Hook:
        if tag in self._find:
            self[tag] = hook = self._find[tag]()
            return hook
        if tag is None or self._is_refused(tag):
            return self.otherwise
        return self._unknown or self[None]


class Classes:
    """
    The classes of a union, which tags distinguish.

    The records in *records* replace those of the dialect; *find* looks up the
    reader of a class.

    Attributes:
        all: The classes.
        records: The record of each class that the dialect has.
        bare: The readers of classes that are no objects, by their type.
        by_tag: The records of the other classes, by tag.
        tag_key: The key of the tags.
    """

    def __init__(
        self,
        options: Iterable[Any],
        dialect: Dialect,
        records: Records,
        find: Find,
    ) -> None:
        self._dialect = dialect
        self._find = find
        self.all: list[type] = []
        self.records: dict[type, Record] = {}
        self.bare: dict[type, Hook] = {}
        self.by_tag: dict[str | None, dict[type, Record]] = {}
        self.tag_key = TAG
        classes = dict.fromkeys(options)
        for cls in not_replaced(classes, dialect, records):
            base = dialect.base_of(cls)
            if base is None:
                continue
            self.all.append(cls)
            record = records.get(base) or dialect.get(base)
            if record is not None:
                self._add(cls, record)

    def _add(self, cls: type, record: Record) -> None:
        self.records[cls] = record
        if record.bare is not None:
            later(self.bare, bare_type(record), partial(self._find, cls))
        else:
            self.by_tag.setdefault(record.tag, {})[cls] = record
        if record.tag is not None:
            self.tag_key = record.tag_key

    @cached_property
    def are_distinguishable(self) -> bool:
        """
        Whether no class without a tag has an attribute at the tag's key.
        """
        return not any(
            record.tag is None
            and self.tag_key
            in record.top_keys | self._dialect.further_keys(record)
            for record in self.records.values()
        )

    def read_single(self, value: Any) -> Any:
        """
        Read the only class; look up its reader on the first call.
        """
        (cls,) = self.all
        return self._find(cls)(value)

    def forms(self) -> Iterator[tuple[type, Record]]:
        """
        List the forms of classes that have another tag, with their classes.
        """
        for cls, record in self.records.items():
            for form in self._dialect.variants_of(record.cls):
                if form.tag not in self.by_tag:
                    yield cls, form

    def finders(self) -> Mapping[str | None, Callable[[], Hook]]:
        """
        Make the functions that look up the reader of each tag.
        """
        return {
            tag: partial(_reader_of, self._find, sharing)
            for tag, sharing in self.by_tag.items()
        } | {
            form.tag: partial(self._find_form, cls, form)
            for cls, form in self.forms()
        }

    def _find_form(self, cls: type, form: Record) -> Hook:
        return respelling(self._find(cls), form)

    def tests(self) -> Iterator[tuple[str, Test]]:
        """
        Make the tests for unknown objects, by tags that several classes have.
        """
        for tag, sharing in self.by_tag.items():
            several = sharing.values() if len(sharing) > 1 else ()
            key = constant_between(several)
            if key is not None:
                words = {x.constants[key] for x in sharing.values()}
                yield str(tag), partial(_has_unknown_word, key, words)

    def required_keys(self) -> dict[str, list[frozenset[str]]]:
        """
        Map the tags to the required keys of each form of their classes.
        """
        forms_of = self._dialect.variants_of
        return {
            tag: [x.required_keys for x in (record, *forms_of(record.cls))]
            for tag, sharing in self.by_tag.items()
            if tag is not None and len(sharing) == 1
            for record in sharing.values()
        }


def _has_unknown_word(
    key: str, words: Collection[str], value: Mapping[Any, Any]
) -> bool:
    word = plain(value.get(key))
    return type(word) is str and word not in words


def _reader_of(find: Find, sharing: Mapping[type, Record]) -> Hook:
    """
    Make the reader of classes with one tag, which a constant distinguishes.
    """
    if len(sharing) == 1:
        return find(*sharing)
    key = constant_between(sharing.values())
    assert key is not None  # noqa: S101  # else they would be ambiguous
    by_word: dict[Any, Hook] = {}
    for cls, record in sharing.items():
        later(by_word, record.constants[key], partial(find, cls))
    expected = either(map(repr, by_word))

    def read(value: Mapping[Any, Any]) -> Any:
        word = plain(value.get(key))
        if type(word) is str and word in by_word:
            return by_word[word](value)
        if key not in value:
            raise missing_key((key,), expected)
        raise refusal(expected, word, (key,))

    return read


def finder(
    converter: BaseConverter, dialect: Dialect, check: Rule, records: Records
) -> Find:
    """
    Make a function that looks up the reader of a class.
    """

    @cache
    def find(cls: type) -> Hook:
        hook = converter.get_structure_hook(cls)
        if mark_of(hook) is None:
            return checked(hook, cls, check)
        record = records.get(cls)
        if record is None and dialect.derived(cls):
            record = dialect.get(cls)
        return hook if record is None else respelling(hook, record)

    return find


def checked(hook: Hook, target: Any, check: Rule) -> Hook:
    """
    Make a reader that checks the results of a user's own hook.
    """
    return lambda value, _=None: check(hook(value, target))


def respelling(hook: Hook, record: Record) -> Hook:
    """
    Make our hook for another record of its class.
    """
    mark = mark_of(hook)
    if mark is None or mark.respelled is None:
        return hook
    return mark.respelled(record)


def refusing_tags(
    tags: Iterable[str | None], key: str, foreign: Foreign
) -> Hook:
    """
    Make the hook that rejects objects with other tags.
    """
    names = [tag for tag in tags if tag is not None]
    expected = either(map(repr, names)) if names else "an object"
    if len(names) > _MANY:
        expected = f"one of {len(names)} known types"

    def refuse(value: Mapping[Any, Any]) -> Any:
        if key not in value:
            raise missing_key((key,), expected)
        foreign.refuse(value[key], key, expected)
        hint = _perhaps(value[key], names)
        raise refusal(expected, value[key], (key,), hint)

    return refuse


def _perhaps(tag: Any, names: Sequence[str]) -> str:
    word = plain(tag)
    is_close = len(names) > _MANY and type(word) is str and len(word) < _LONG
    near = get_close_matches(word, names, 1) if is_close else ()
    return f"; did you mean {near[0]!r}?" if near else ""
