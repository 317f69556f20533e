"""
The words of enums: the JSON that a dialect writes for their members.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import chain
from typing import Any, Final, TypeAlias

import attrs

from .._values.constants import OFF
from .._values.messages import describe
from . import shapes
from .classes import TAG, is_worded
from .shapes import (
    INHERITED,
    by_key,
    is_checked,
    is_class,
    is_text,
    names,
    one,
    perhaps,
    several,
    table,
)


Spelling: TypeAlias = str | Mapping[str, Any] | None
"""
A word, an object with a ``type``, or null.
"""


class _Any(Enum):
    ANY = "any value"


ANY: Final = _Any.ANY
"""
In ``ignored``: any value of the key.
"""


def ignored_words(value: Any, title: str) -> dict[str, tuple[Any, ...]]:
    """
    Check the keys to ignore, each with its words, null or `ANY`.
    """
    found = {}
    for name, words in by_key(value, title).items():
        there = f"{title}: {name!r}"
        shapes.key_path(name, there)
        expected = "words, None or ANY"
        found[name] = several(words, there, expected, _is_ignorable)
        if not found[name]:
            raise ValueError(f"{there}: expected {expected}, got none")
    return found


def _is_ignorable(value: Any) -> bool:
    return value is None or isinstance(value, str) or value is ANY


def _required(value: Iterable[str]) -> tuple[str, ...]:
    return names(value, "Words: required_of_clients")


@attrs.frozen(unsafe_hash=False)
class Words:
    """
    The JSON for the members of an enum.

    Args:
        spellings:
            A mapping from each member that the dialect supports, or each value
            of `PCM`, to its word: a string, `None` for null, or an object with
            a ``type``, such as ``{"type": "pcm", "rate": 24000}``.  Converters
            also read an object with only the type.  Objects with the same type
            must differ in another key.  Converters read an object without that
            key as the member whose word has only the type; if there is none,
            as the only member of its enum with the type.

        aliases:
            A mapping from further words, which converters only read, to
            members.

        required_of_clients:
            Keys that the server requires in objects.  Converters read objects
            without them, but `realtime_attrs.converter.check()` reports it.

    Raises:
        TypeError: An argument has the wrong shape.

        ValueError:
            Two members have the same word, an alias is for a member without a
            word, or no object has a required key.
    """

    spellings: Mapping[Any, Spelling]
    aliases: Mapping[str, Any] = attrs.field(kw_only=True, factory=dict)
    required_of_clients: tuple[str, ...] = attrs.field(
        kw_only=True, default=(), converter=_required
    )

    def __attrs_post_init__(self) -> None:
        one(self.spellings, "Words", kind=Mapping, expected="a mapping")
        spellings = {x: copied(item) for x, item in self.spellings.items()}
        object.__setattr__(self, "spellings", spellings)
        aliases = by_key(self.aliases, "Words: aliases")
        object.__setattr__(self, "aliases", aliases)
        if is_checked():
            for problem in _problems_of(self):
                raise ValueError(f"Words: {problem}")

    def evolve(
        self,
        spellings: Mapping[Any, Spelling] | None = None,
        *,
        without: Iterable[Any] = (),
        aliases: Mapping[str, Any] | None = None,
        required_of_clients: Iterable[str] = INHERITED,
    ) -> "Words":
        """
        Derive words that differ for some members.

        Args:
            spellings:
                Words that replace the inherited words of their members, or
                words for further members.

            without: Members that the dialect doesn't support.

            aliases:
                Aliases to add to the inherited ones; `None` instead of a
                member removes an alias.

            required_of_clients: As in the class; by default inherited.

        Raises:
            TypeError: An argument has the wrong shape.

            ValueError:
                Two members have the same word, or there is no such member or
                alias to remove.
        """
        gone = _members(without)
        for member in gone:
            if member not in self.spellings:
                raise ValueError(f"Words: without: no {member!r} to remove")
        kept = {x: s for x, s in self.spellings.items() if x not in gone}
        read = {w: x for w, x in self.aliases.items() if x not in gone}
        for word, member in by_key(aliases, "Words: aliases").items():
            if member is None and word not in read:
                raise ValueError(f"Words: aliases: no {word!r} to remove")
            read[word] = member
        needed = self.required_of_clients
        return Words(
            {**kept, **table(spellings, "Words")},
            aliases={w: x for w, x in read.items() if x is not None},
            required_of_clients=(
                needed
                if required_of_clients is INHERITED
                else required_of_clients
            ),
        )


def _members(value: Any) -> tuple[Any, ...]:
    return several(
        value,
        "Words: without",
        "members",
        lambda item: is_worded(type(item)),
    )


def words_table(value: Any, title: str) -> Mapping[type[Any], Words]:
    """
    Return the words of enums; convert mappings to `Words`.

    Raises:
        TypeError:
            A key isn't an enum, or its words have a member of another enum.
    """
    found = {}
    for cls, words in table(value, title).items():
        if not is_worded(cls):
            name = cls.__name__ if is_class(cls) else describe(cls)
            raise TypeError(f"{title}: expected enums, got {name}")
        found[cls] = _as_words(words, f"{title}: {cls.__name__}")
        for member in found[cls].spellings:
            if not isinstance(member, cls):
                raise TypeError(
                    f"{title}: expected members of {cls.__name__}, got"
                    f" {describe_member(member)}"
                )
    return found


def _as_words(value: Any, title: str) -> Words:
    if isinstance(value, Words):
        return value
    one(value, title, kind=Mapping, expected="words")
    try:
        return Words(value)
    except ValueError as error:
        problem = str(error).removeprefix("Words: ")
        raise ValueError(f"{title}: {problem}") from None


def describe_member(member: Any) -> str:
    """
    Describe a member of an enum, or the value instead of one.
    """
    return repr(member) if is_worded(type(member)) else describe(member)


def copied(spelling: Any) -> Any:
    """
    Copy an object, because the caller may change it.
    """
    return dict(spelling) if isinstance(spelling, Mapping) else spelling


def _problems_of(words: Words) -> Iterator[str]:
    if len({type(member) for member in words.spellings}) > 1:
        yield "expected the members of one enum"
    for member, spelling in words.spellings.items():
        name = describe_member(member)
        if member is OFF and spelling is not None:
            yield "pass the spelling of OFF to Key(off=...)"
        if not isinstance(spelling, str | Mapping | None):
            yield f"{name} is spelled as {describe(spelling)}"
        elif isinstance(spelling, Mapping) and not isinstance(
            spelling.get(TAG), str
        ):
            yield f"the object for {name} has no {TAG!r}"
    yield from _clashes(words)
    for word, member in words.aliases.items():
        if member not in words.spellings:
            yield (
                f"the alias {word!r} is for {describe_member(member)}, which"
                " has no spelling"
            )


def _clashes(words: Words) -> Iterator[str]:
    spellings = words.spellings.values()
    objects = [x for x in spellings if isinstance(x, Mapping)]
    plain = [x for x in spellings if not isinstance(x, Mapping)]
    if objects and plain:
        cls = type(next(iter(words.spellings))).__name__
        yield f"{cls} is spelled in words and in objects"
    for word in twice([*plain, *words.aliases]):
        yield f"{word!r} is the word of two members"
    for tag in dict.fromkeys(item[TAG] for item in objects):
        items = [item for item in objects if item[TAG] == tag]
        if items[1:] and key_between(items) is None:
            yield f"{tag!r} is the word of two members"
    for key in words.required_of_clients:
        if not any(key in item for item in objects):
            hint = perhaps(key, {key for item in objects for key in item})
            yield f"required_of_clients: no object has the key {key!r}{hint}"


def key_between(objects: Sequence[Mapping[str, Any]]) -> str | None:
    """
    Return the key that distinguishes objects with the same tag, if any.

    An object with only the tag may lack it.
    """
    longer = [item for item in objects if len(item) > 1]
    if len(longer) < len(objects) and len(longer) < max(2, len(objects) - 1):
        return None
    shared = set.intersection(*map(set, longer)) - {TAG} if longer else ()
    for key in sorted(shared):
        if len({repr(item[key]) for item in longer}) == len(longer):
            return key
    return None


def twice(items: Iterable[Any]) -> list[Any]:
    """
    List the items that occur more than once.
    """
    return [item for item, count in Counter(items).items() if count > 1]


@attrs.frozen(unsafe_hash=False)
class Rewrite:
    """
    A mapping from arrays of words that a server rejects to other arrays.

    For example, ``Rewrite({("audio",): ("audio", "text")})``.

    Args:
        table: Arrays, each with the array to write instead.

        closed:
            Whether to reject other arrays when writing; by default, converters
            write them unchanged.

    Raises:
        TypeError: *table* doesn't map tuples of words to tuples of words.

        ValueError:
            Converters would reject a written array or read it as another one,
            or *closed* is true and *table* is empty.
    """

    table: Mapping[tuple[str, ...], tuple[str, ...]]
    closed: bool = False

    def __attrs_post_init__(self) -> None:
        one(self.table, "Rewrite", kind=Mapping, expected="a mapping")
        one(self.closed, "Rewrite", kind=bool, expected="True or False")
        object.__setattr__(self, "table", dict(self.table))
        if self.closed and not self.table:
            raise ValueError("Rewrite: a closed table needs arrays")
        for words in chain(*self.table.items()):
            if not isinstance(words, tuple) or not all(map(is_text, words)):
                raise TypeError(
                    f"Rewrite: expected tuples of words, got {describe(words)}"
                )
        for words, written in self.table.items():
            again = self.table.get(written, None if self.closed else written)
            if again != written:
                raise ValueError(
                    f"Rewrite: {[*words]} is written as {[*written]}, which"
                    " isn't read back"
                )


NO_WORDS: Final = Words({})
