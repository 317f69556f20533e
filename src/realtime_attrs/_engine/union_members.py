"""
The members of a union, which JSON type, tag and word distinguish.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from cattrs import BaseConverter

from .._rules.classes import class_of, is_worded
from .._rules.dialect_data import DialectData as Dialect
from .._values.annotations import kind_of
from .._values.constants import OFF
from .._values.kinds import Array, Instance, Integer
from .._values.messages import Mismatch, either
from .._values.unknown import Unknown
from .enum_hooks import structure_words
from .foreign import Foreign
from .levels import free_json
from .marks import Hook, Mark, is_closed, keeps_unknown, mark_of
from .parts import Rule
from .problems import WireError, refusal
from .union_classes import (
    NO_RECORDS,
    Classes,
    Readers,
    Records,
    finder,
    refusing_tags,
)
from .unknown import kept
from .words import expected_of, plain


_BARE: Mapping[type, str] = {str: "a string", list: "an array"}


def unchecked(value: Any) -> Any:
    """
    Return *value* unchanged.
    """
    return value


_NO_MARK = Mark(unchecked, {}, {}, {}, keeps=False, respelled=None)


class Members:
    """
    The members of a union besides `None` and `OFF`, by JSON type.

    The function *check* checks the results of the user's own hooks.  The
    records in *records* replace those of the dialect.

    Attributes:
        classes: The members that are classes with records.
        kinds: The integers and arrays, which are written unchanged.
        words: The members that are enums, by their words in the dialect.
        hooks: The user's own hooks for enums, in the order of calls.
        bare: The readers of classes that are no objects, by their type.
        only: The reader of the only member, if there is exactly one.
        readers: The readers of objects.
        tag_key: The key of the tags.
        keep: The reader of unknown values, if the converter keeps them.
    """

    def __init__(
        self,
        options: Sequence[Any],
        dialect: Dialect,
        converter: BaseConverter,
        check: Rule = unchecked,
        records: Records = NO_RECORDS,
    ) -> None:
        self._options, self._dialect, self._check = options, dialect, check
        find = finder(converter, dialect, check, records)
        self.classes = Classes(options, dialect, records, find)
        self.bare = self.classes.bare
        self.tag_key = self.classes.tag_key
        kinds = map(kind_of, options)
        self.kinds = [x for x in kinds if isinstance(x, Integer | Array)]
        ours, self.hooks = _word_readers(options, dialect, converter)
        mark = (ours and mark_of(ours)) or _NO_MARK
        self.words = mark.words
        self.only = self._only([ours, *self.hooks] if ours else self.hooks)
        self.keep: Hook | None = None
        if Unknown in options and keeps_unknown(converter):
            json = free_json(converter)
            self.keep = partial(kept, dialect=dialect, json=json)
        is_inside = check is not unchecked
        self._foreign = Foreign(self.classes.all, dialect, is_inside=is_inside)
        self.readers = self._readers(mark.tags)
        self._is_by_tag = bool(
            self.only is None and self.readers.tags and not self.hooks
        )
        self._tests = {**mark.others, **dict(self.classes.tests())}
        self._required = self.classes.required_keys()

    def _only(self, enums: Sequence[Hook]) -> Hook | None:
        if len(enums) + len(self.classes.all) == 1 and not self.kinds:
            return enums[0] if enums else self.classes.read_single
        return self.bare.get(object)  # which admits any value

    def _readers(self, words: Mapping[str, Hook]) -> Readers:
        tags = [*self.classes.by_tag, *words]
        refuse = refusing_tags(tags, self.tag_key, self._foreign)
        unknown = self.keep if self.classes.are_distinguishable else None
        if self.all_have_tags:
            unknown = unknown or self.only or refuse
        return Readers(
            words,
            self.classes.finders(),
            self.only or refuse,
            unknown,
            self._foreign.is_of_other_side,
        )

    @property
    def all_have_tags(self) -> bool:
        """
        Whether only other forms of classes, if any, have no tag.

        An object with any tag isn't read as such a form.
        """
        return None not in self.classes.by_tag

    @cached_property
    def expected(self) -> str:
        """
        The members, for messages after "expected".
        """
        kinds = [kind.expected for kind in self.kinds]
        others = [_BARE[cls] for cls in self.bare if cls in _BARE]
        if self.classes.by_tag:
            others.append("an object")
        worded, words = _worded_of(self._options), []
        if not (kinds or others) or _have_words(worded, self._dialect):
            words = expected_of(worded, self._dialect)
        expected = [*kinds, *words, *others]
        return either(expected or [self._nothing()])

    def _nothing(self) -> str:
        if not self.classes.all:
            return "null"
        names = either(cls.__name__ for cls in self.classes.all)
        return f"nothing (the {self._dialect.name} dialect has no {names})"

    @cached_property
    def read(self) -> Hook:
        """
        The function that reads a member, which may be the hook of a union.

        The local variables and the second argument save time for each event.
        """
        key, readers, tests = self.tag_key, self.readers, self._tests
        is_by_tag, keeps = self._is_by_tag, self.keep is not None
        read = self._read

        def structure(value: Any, _: Any = None) -> Any:
            if is_by_tag and type(value) is dict:
                tag = value.get(key)
                if type(tag) is str and (
                    not keeps or (tag not in tests and tag not in value)
                ):
                    return readers[tag](value)
            return read(value)

        return structure

    def _read(self, value: Any) -> Any:  # noqa: PLR0911  # a table
        if self.keep is not None and self.is_unknown(value):
            return self.keep(value)
        if self.only is not None:
            return self._check(self.only(value))
        if isinstance(value, Mapping) and self.readers.tags:
            tag = plain(value.get(self.tag_key))
            tag = tag if type(tag) is str else None
            if tag is None and self.all_have_tags and self.tag_key in value:
                return self.readers.otherwise(value)
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
            return self._check(found)
        is_text = isinstance(value, str) and str in self.bare
        return (self.bare[str] if is_text else self._read_kind)(value)

    def _read_kind(self, value: Any) -> Any:
        for kind in self.kinds:
            try:
                return kind.accept(value)
            except Mismatch as mismatch:
                if mismatch.is_close:
                    raise WireError.of(mismatch) from None
        raise refusal(self.expected, value)

    def is_unknown(self, value: Any) -> bool:
        """
        Check for an unknown word, or an object with an unknown tag.

        Values of another JSON type, and wrong values in an object with a known
        tag, aren't unknown.  The user's own hooks for enums decide for words.
        """
        if isinstance(value, str):
            is_place = bool(self.words) and not self.hooks
            is_known = str in self.bare or plain(value) in self.words
            return is_place and not is_known
        is_place = bool(self.readers.tags) and self.classes.are_distinguishable
        return (
            is_place
            and isinstance(value, Mapping)
            and self._is_unknown_object(value)
        )

    def _is_unknown_object(self, value: Mapping[Any, Any]) -> bool:
        tags = self.readers.tags
        tag = plain(value.get(self.tag_key))
        if tag is None:
            return self.tag_key in value and self.all_have_tags
        if type(tag) is not str:
            return False
        if tag in self._tests:
            return self._tests[tag](value)
        if tag in value and tag in self._required:
            # Its content is at a key named like its tag, as in
            # {"type": "function", "function": {...}}: the Chat API writes
            # tools so, and so do some vendors.
            given = value.keys()
            return not any(keys <= given for keys in self._required[tag])
        return tag not in tags and not self._foreign.is_of_other_side(tag)

    def refuse_word(self, written: str, cls: type) -> None:
        """
        Reject the string of a *cls* that is read as a member of an enum.
        """
        if written in self.words:
            member = repr(self.words[written])
            raise WireError.at(
                (),
                f"{written!r} is the name of {member};"
                f" {Instance(cls).expected} can't use it",
            )


def _worded_of(options: Iterable[Any]) -> dict[type[Any], list[Any] | None]:
    """
    Map the enums in a union to its members; `None` for all.
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


def _have_words(classes: Iterable[type[Any]], dialect: Dialect) -> bool:
    return any(dialect.spellings(cls).spellings for cls in classes)


def _word_readers(
    options: Iterable[Any], dialect: Dialect, converter: BaseConverter
) -> tuple[Hook | None, list[Hook]]:
    """
    Make the readers of words: ours for all enums, and the user's own.
    """
    ours: dict[type[Any], list[Any] | None] = {}
    theirs = []
    for cls, members in _worded_of(options).items():
        hook = converter.get_structure_hook(cls)
        if mark_of(hook):
            ours[cls] = members
        else:
            expected = either(expected_of({cls: members}, dialect))
            theirs.append(_narrowed(hook, cls, members, expected))
    if not ours or (theirs and not _have_words(ours, dialect)):
        return None, theirs
    # Made again: for some members only, and since `copy()` may have
    # changed whether the converter rejects unknown keys.
    closed = keeps_unknown(converter) or is_closed(converter)
    return structure_words(ours, dialect, closed=closed), theirs


def _narrowed(
    hook: Hook, cls: type[Any], members: Collection[Any] | None, expected: str
) -> Hook:
    """
    Make a reader that rejects members of an enum which the union lacks.
    """

    def narrowed(value: Any) -> Any:
        found = hook(value, cls)
        is_other = members is not None and found not in members
        if isinstance(found, cls) and is_other:
            raise refusal(expected, value)
        return found

    return narrowed
