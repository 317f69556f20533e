"""
Hooks for enums, and values that have words: one spelling for each.
"""

import json

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache, partial
from typing import Any, get_args, get_origin

from .._rules.classes import TAG
from .._rules.dialect_data import DialectData as Dialect
from .._rules.spellings import key_between
from .._values.equality import is_same
from .._values.kinds import Instance
from .._values.messages import either
from .marks import Hook, marked
from .problems import (
    WireError,
    lacking,
    missing_key,
    refusal,
    unknown_keys,
)


_TAG_AND_KEY = 2


def structure_words(
    members: Mapping[type[Any], Collection[Any] | None],
    dialect: Dialect,
    *,
    closed: bool,
) -> Hook:
    """
    Make the hook that reads members of enums, and values that have words.

    Args:
        members: For each class those that are read, or `None` for all.

        dialect: Whose words are read.

        closed: Whether unknown keys are refused, if spellings are objects.
    """
    spellings = {
        member: spelling
        for cls, some in members.items()
        for member, spelling in dialect.spellings(cls).spellings.items()
        if some is None or member in some
    }
    by_word: dict[Any, Any] = {
        word: member
        for cls in members
        for word, member in dialect.spellings(cls).aliases.items()
        if member in spellings
    } | {
        word: member
        for member, word in spellings.items()
        if not isinstance(word, Mapping)
    }
    objects: dict[str, list[tuple[Any, Mapping[str, Any]]]] = {}
    for member, spelling in spellings.items():
        if isinstance(spelling, Mapping):
            objects.setdefault(spelling[TAG], []).append((member, spelling))
    required = {
        cls: keys
        for cls in members
        if dialect.is_server
        and (keys := dialect.spellings(cls).required_of_clients)
    }
    read = (
        _structure_objects(objects, required, closed=closed)
        if objects
        else None
    )

    def structure(value: Any, _: Any = None) -> Any:
        word = plain(value)
        if (word is None or type(word) is str) and word in by_word:
            return by_word[word]
        if read is not None:
            return read(value)
        raise refusal(either(expected_of(members, dialect)), value)

    return marked(
        structure,
        {w: member for w, member in by_word.items() if w is not None},
        tags={
            tag: structure
            if required
            else _of_tag(items, structure, closed=closed)
            for tag, items in objects.items()
        },
        others={
            tag: partial(_is_other, [spelling for _, spelling in items])
            for tag, items in objects.items()
        },
    )


@lru_cache(1024)
def structure_enum(cls: type[Any], dialect: Dialect, *, closed: bool) -> Hook:
    """
    Make the hook that reads the members of *cls*; see `structure_words()`.
    """
    return structure_words({cls: None}, dialect, closed=closed)


def expected_of(
    members: Mapping[type[Any], Collection[Any] | None], dialect: Dialect
) -> list[str]:
    """
    Say what is expected of several classes, of which some have no words.
    """
    known = [cls for cls in members if dialect.spellings(cls).spellings]
    words = [
        word for cls in known for word in _words_of(cls, dialect, members[cls])
    ]
    if words:
        return [_listed(words)]
    return [expected_words(cls, dialect, members[cls]) for cls in members]


@lru_cache(1024)
def unstructure_enum(cls: type[Any], dialect: Dialect) -> Hook:
    """
    Make the hook that writes the members of *cls*.
    """
    spellings = Spellings(cls, dialect)

    def unstructure(member: Any) -> Any:
        if not isinstance(member, cls):
            raise refusal(Instance(cls).expected, member)
        spelling = spellings[member]
        return dict(spelling) if isinstance(spelling, Mapping) else spelling

    return marked(unstructure, spellings)


def is_set_of_objects(annotation: Any, dialect: Dialect) -> bool:
    """
    Tell whether *annotation* is a set of members spelled as objects.
    """
    origin = get_origin(annotation)
    if not isinstance(origin, type) or not issubclass(origin, AbstractSet):
        return False
    return any(
        isinstance(spelling, Mapping)
        for item in get_args(annotation)
        for spelling in dialect.spellings(item).spellings.values()
    )


def refusing_set(annotation: Any, dialect: Dialect) -> Hook:
    """
    Make the hook that says why such a set is not written.
    """
    (item,) = get_args(annotation)

    def refuse(_: Any) -> Any:
        raise WireError.at(
            (),
            f"{dialect.name} spells {item.__name__} as an object, which no set"
            " can hold: use a tuple or a list",
        )

    return refuse


class Spellings(dict[Any, Any]):
    """
    How the members of an enum are written; for others, the error.
    """

    def __init__(self, cls: type[Any], dialect: Dialect) -> None:
        super().__init__(dialect.spellings(cls).spellings)
        self._dialect = dialect

    def __missing__(self, member: Any) -> Any:
        raise lacking(self._dialect.name, repr(member))


def expected_words(
    cls: type[Any],
    dialect: Dialect,
    members: Collection[Any] | None = None,
) -> str:
    """
    List the words of *cls* that are written, as they follow "expected".

    Args:
        cls: The enum.

        dialect: Whose words they are.

        members: Those that count; all if left out.
    """
    words = _words_of(cls, dialect, members)
    if not words:
        return f"nothing (the {dialect.name} dialect has no {cls.__name__})"
    return _listed(words)


def _words_of(
    cls: type[Any], dialect: Dialect, members: Collection[Any] | None
) -> list[str]:
    """
    List the words of a class; those that are read for objects, if there are.
    """
    spelled = {
        member: word
        for member, word in dialect.spellings(cls).spellings.items()
        if members is None or member in members
    }
    further = dialect.spellings(cls).aliases
    if any(isinstance(word, Mapping) for word in spelled.values()):
        read = [word for word, x in further.items() if x in spelled]
        spelled = {word: word for word in read} or spelled
    return [
        "null" if word is None else repr(word) for word in spelled.values()
    ]


def _listed(words: Sequence[str]) -> str:
    one_or_two = not words[2:]
    return either(words) if one_or_two else f"one of {', '.join(words)}"


def plain(value: Any) -> Any:
    """
    Take a string of any class for what it says, and leave all else.
    """
    return str.__str__(value) if isinstance(value, str) else value


def _structure_objects(
    objects: Mapping[str, Sequence[tuple[Any, Mapping[str, Any]]]],
    required: Mapping[type[Any], Collection[str]],
    *,
    closed: bool,
) -> Hook:
    """
    Make the hook that reads members spelled as objects with a tag.

    Keys other than the tag may be absent unless they are required, but their
    values may not differ.
    """
    (_, first), *_ = next(iter(objects.values()))
    example = json.dumps(first)
    expected = f"one of {', '.join(map(repr, objects))}"
    keys = {
        tag: key_between([spelling for _, spelling in items])
        for tag, items in objects.items()
        if items[1:]
    }

    def structure(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise refusal(f"an object such as {example}", value)
        if TAG not in value:
            raise missing_key((TAG,), expected)
        tag = plain(value[TAG])
        if type(tag) is not str or tag not in objects:
            raise refusal(expected, tag, (TAG,))
        member, spelling = objects[tag][0]
        if tag in keys:
            member, spelling = _told_by(keys[tag], objects[tag], value)
        _check_rest(spelling, value, closed=closed)
        for key in spelling:
            is_required = key in required.get(type(member), ())
            if is_required and value.get(key) is None:
                raise missing_key((key,), repr(spelling[key]))
        return member

    return structure


def usual_of(
    items: Sequence[tuple[Any, Mapping[str, Any]]],
) -> tuple[Any, Mapping[str, Any]] | None:
    """
    Find which of some objects with one tag is meant if only that is there.

    It is the one that has no other of its class beside it.
    """
    counts = Counter(type(member) for member, _ in items)
    usual = (item for item in items if counts[type(item[0])] == 1)
    return next(usual, None)


def _told_by(
    key: Any,
    items: Sequence[tuple[Any, Mapping[str, Any]]],
    value: Mapping[Any, Any],
) -> tuple[Any, Mapping[str, Any]]:
    """
    Find which of some objects with one tag is meant.
    """
    given = value.get(key)
    usual = usual_of(items) if given is None else None
    told = (item for item in items if is_as_spelled(item[1][key], given))
    found = next(told, usual)
    if found is not None:
        return found
    known = either(repr(spelling[key]) for _, spelling in items)
    if key not in value:
        raise missing_key((key,), known)
    raise refusal(known, given, (key,))


def _of_tag(
    items: Sequence[tuple[Any, Mapping[str, Any]]],
    structure: Hook,
    *,
    closed: bool,
) -> Hook:
    """
    Make what quickly reads an object with a tag, if it is as usual.
    """
    if items[1:]:
        return _of_shared_tag(items, structure)
    ((member, spelling),) = items
    beside = [item for item in spelling.items() if item[0] != TAG]
    known = frozenset(spelling)

    def read(value: dict[Any, Any]) -> Any:
        for key, item in beside:
            given = value.get(key, item)
            if type(given) is not type(item) or given != item:
                return structure(value)
        if closed and len(value) > 1 and not known.issuperset(value):
            return structure(value)
        return member

    return read


def _of_shared_tag(
    items: Sequence[tuple[Any, Mapping[str, Any]]], structure: Hook
) -> Hook:
    """
    Make what quickly reads objects with one tag, told apart by another key.
    """
    key = str(key_between([spelling for _, spelling in items]))
    # By type, since 8000.0 and True are not 8000 and 1.
    usual: dict[type, dict[Any, Any]] = {}
    for member, spelling in items:
        if set(spelling) == {TAG, key}:
            by_value = usual.setdefault(type(spelling[key]), {})
            by_value[spelling[key]] = member

    def read_one(value: dict[Any, Any]) -> Any:
        given = value.get(key)
        if len(value) == _TAG_AND_KEY and type(given) in usual:
            found = usual[type(given)].get(given)
            if found is not None:
                return found
        return structure(value)

    return read_one


def _is_other(
    spellings: Sequence[Mapping[str, Any]], value: Mapping[Any, Any]
) -> bool:
    """
    Tell an object with a tag that is known, and with news beside it.

    A value of another JSON type is a fault, and no news.
    """
    return all(_is_beyond(spelling, value) for spelling in spellings)


def _is_beyond(spelling: Mapping[str, Any], value: Mapping[Any, Any]) -> bool:
    given = {key: value.get(key) for key in spelling}
    differ = [
        key
        for key, item in given.items()
        if item is not None and not is_as_spelled(spelling[key], item)
    ]
    return all(
        type(given[key]) is type(spelling[key]) for key in differ
    ) and bool(differ or set(value) - set(spelling))


def _check_rest(
    spelling: Mapping[str, Any], value: Mapping[Any, Any], *, closed: bool
) -> None:
    """
    Refuse what stands beside a tag, and is not what is written there.
    """
    for key, item in spelling.items():
        given = value.get(key)
        if given is not None and not is_as_spelled(item, given):
            raise refusal(
                f"{item!r}, the only {key} of {spelling[TAG]!r}"
                " in this dialect",
                given,
                (key,),
            )
    if closed:
        for key, error in unknown_keys(value, spelling):
            raise error.under((key,))


def is_as_spelled(item: Any, given: Any) -> bool:
    """
    Tell whether *given* is *item*, which a boolean, say, only equals.
    """
    return is_same(item, _exact(given))


def _exact(value: Any) -> Any:
    """
    Convert a scalar of a subclass to the builtin.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return int.__int__(value)
    return float.__float__(value) if isinstance(value, float) else plain(value)
