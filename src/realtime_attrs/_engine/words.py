"""
Hooks for enums: one spelling for each member.
"""

import json

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from enum import Enum
from functools import partial
from typing import Any, get_args, get_origin

from .._values.kinds import Instance
from .._values.messages import either
from ..dialects.classes import TAG
from ..dialects.rules import Dialect
from .marks import Hook, marked
from .problems import WireError, missing_key, refusal, unknown_keys


def structure_enum(
    cls: type[Enum],
    dialect: Dialect,
    *,
    members: Collection[Enum] | None = None,
    closed: bool,
) -> Hook:
    """
    Make the hook that reads the members of *cls*.

    Args:
        cls: The enum.

        dialect: Whose words are read.

        members: Those that are read; all if left out.

        closed: Whether unknown keys are refused, if spellings are objects.
    """
    spellings = {
        member: spelling
        for member, spelling in dialect.words.get(cls, {}).items()
        if members is None or member in members
    }
    objects = {
        member: spelling
        for member, spelling in spellings.items()
        if isinstance(spelling, Mapping)
    }
    if objects:
        return _structure_objects(objects, closed=closed)
    further = dialect.also_read.get(cls, {})
    by_word: dict[Any, Enum] = {
        **{word: member for member, word in spellings.items()},
        **{w: member for w, member in further.items() if member in spellings},
    }
    expected = expected_words(cls, dialect, members)

    def structure(value: Any, _: Any = cls) -> Enum:
        word = plain(value)
        if (word is None or type(word) is str) and word in by_word:
            return by_word[word]
        raise refusal(expected, value)

    words = {w: member for w, member in by_word.items() if w is not None}
    return marked(structure, words)


def unstructure_enum(cls: type[Enum], dialect: Dialect) -> Hook:
    """
    Make the hook that writes the members of *cls*.
    """
    spellings = Spellings(cls, dialect)

    def unstructure(member: Enum) -> Any:
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
        for spelling in dialect.words.get(item, {}).values()
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


class Spellings(dict[Enum, Any]):
    """
    How the members of an enum are written; for others, the error.
    """

    def __init__(self, cls: type[Enum], dialect: Dialect) -> None:
        super().__init__(dialect.words.get(cls, {}))
        self._dialect = dialect

    def __missing__(self, member: Enum) -> Any:
        raise WireError.at(
            (), f"the {self._dialect.name} dialect has no {member!r}"
        )


def expected_words(
    cls: type[Enum],
    dialect: Dialect,
    members: Collection[Enum] | None = None,
) -> str:
    """
    List the words of *cls* that are written, as they follow "expected".

    Args:
        cls: The enum.

        dialect: Whose words they are.

        members: Those that count; all if left out.
    """
    words = [
        "null" if word is None else repr(word)
        for member, word in dialect.words.get(cls, {}).items()
        if members is None or member in members
    ]
    if not words:
        return f"nothing (the {dialect.name} dialect has no {cls.__name__})"
    one_or_two = not words[2:]
    return either(words) if one_or_two else f"one of {', '.join(words)}"


def plain(value: Any) -> Any:
    """
    Take a string of any class for what it says, and leave all else.
    """
    return str.__str__(value) if isinstance(value, str) else value


def _structure_objects(
    spellings: Mapping[Enum, Mapping[str, Any]], *, closed: bool
) -> Hook:
    """
    Make the hook that reads members spelled as objects with a tag.

    What stands beside the tag may be left out, but may not differ.
    """
    by_tag = {item[TAG]: (member, item) for member, item in spellings.items()}
    example = json.dumps(next(iter(spellings.values())))
    expected = f"one of {', '.join(map(repr, by_tag))}"

    def structure(value: Any, _: Any = None) -> Enum:
        if not isinstance(value, Mapping):
            raise refusal(f"an object such as {example}", value)
        if TAG not in value:
            raise missing_key((TAG,), expected)
        tag = plain(value[TAG])
        if type(tag) is not str or tag not in by_tag:
            raise refusal(expected, tag, (TAG,))
        member, spelling = by_tag[tag]
        _check_rest(spelling, value, closed=closed)
        return member

    def of_tag(member: Enum, spelling: Mapping[str, Any]) -> Hook:
        beside = [item for item in spelling.items() if item[0] != TAG]
        known = frozenset(spelling)

        def read(value: dict[Any, Any]) -> Enum:
            for key, item in beside:
                given = value.get(key, item)
                if given != item or type(given) is not type(item):
                    return structure(value)
            if closed and len(value) > 1 and not known.issuperset(value):
                return structure(value)
            return member

        return read

    return marked(
        structure,
        tags={tag: of_tag(*item) for tag, item in by_tag.items()},
        others={
            tag: partial(_is_other, spelling)
            for tag, (_, spelling) in by_tag.items()
        },
    )


def _is_other(spelling: Mapping[str, Any], value: Mapping[Any, Any]) -> bool:
    """
    Tell an object with a tag that is known, and with news beside it.

    A value of another JSON type is a fault, and no news.
    """
    given = {key: value.get(key) for key in spelling}
    differ = [
        key
        for key, item in given.items()
        if item is not None and not _is(spelling[key], item)
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
        if given is not None and not _is(item, given):
            raise refusal(
                f"{item!r}, the only {key} of {spelling[TAG]!r}"
                " in this dialect",
                given,
                (key,),
            )
    if closed:
        for key, error in unknown_keys(value, spelling):
            raise error.under((key,))


def _is(item: Any, given: Any) -> bool:
    """
    Tell whether *given* is *item*, which a boolean, say, only equals.
    """
    return (
        isinstance(given, type(item))
        and isinstance(given, bool) is isinstance(item, bool)
        and bool(item == given)
    )
