"""
Hooks for enums: one spelling for each member.
"""

import json

from collections.abc import Callable, Collection, Mapping
from enum import Enum
from typing import Any

import attrs

from .._describe import either
from .._kinds import Instance
from ._errors import WireError, missing_key, refusal, unknown_key
from ._hook import Read, Shape, unsure, with_fast
from ._rules import TAG, Rules, Spelling


def structure_enum(
    cls: type[Enum], rules: Rules, *, closed: bool
) -> Callable[[Any, Any], Enum]:
    """
    Make the hook that reads the members of *cls*.

    Args:
        cls: The enum.

        rules: The dialect's.

        closed: Whether unknown keys are refused, if spellings are objects.
    """
    spellings = rules.words.get(cls, {})
    if any(isinstance(item, Mapping) for item in spellings.values()):
        return ObjectReader.of(spellings, closed=closed)
    members: dict[Any, Enum] = {
        **{word: item for item, word in spellings.items()},
        **rules.also_read.get(cls, {}),
    }
    expected = expected_words(cls, rules)

    def structure(value: Any, _: Any = cls) -> Enum:
        word = str.__str__(value) if isinstance(value, str) else value
        if (word is None or type(word) is str) and word in members:
            return members[word]
        raise refusal(expected, value)

    words = {word: item for word, item in members.items() if word is not None}
    return with_fast(structure, words.__getitem__, Shape(words))


def unstructure_enum(
    cls: type[Enum], rules: Rules
) -> Callable[[Enum], Spelling]:
    """
    Make the hook that writes the members of *cls*.
    """
    spellings = rules.words.get(cls, {})

    def unstructure(member: Enum) -> Spelling:
        if not isinstance(member, cls):
            raise refusal(Instance(cls).expected, member)
        if member not in spellings:
            raise WireError.at(
                (), f"the {rules.dialect} dialect has no {member!r}"
            )
        spelling = spellings[member]
        return dict(spelling) if isinstance(spelling, Mapping) else spelling

    return with_fast(unstructure, unstructure, spellings)


def expected_words(
    cls: type[Enum], rules: Rules, members: Collection[Enum] | None = None
) -> str:
    """
    List the words of *cls* that are written, as they follow "expected".

    Args:
        cls: The enum.

        rules: The dialect's.

        members: Those that count; all if left out.
    """
    words = [
        "null" if word is None else repr(word)
        for member, word in rules.words.get(cls, {}).items()
        if members is None or member in members
    ]
    if not words:
        return f"nothing (the {rules.dialect} dialect has no {cls.__name__})"
    one_or_two = not words[2:]
    return either(words) if one_or_two else f"one of {', '.join(words)}"


@attrs.frozen
class ObjectReader:
    """
    The hook that reads members spelled as objects with a tag.

    What stands beside the tag may be left out, but may not differ.
    """

    members: Mapping[str, Enum]
    spellings: Mapping[str, Mapping[str, Any]]
    closed: bool

    @classmethod
    def of(
        cls, spellings: Mapping[Any, Any], *, closed: bool
    ) -> "ObjectReader":
        """
        Sort *spellings* by tag.
        """
        return cls(
            {spelling[TAG]: item for item, spelling in spellings.items()},
            {spelling[TAG]: spelling for spelling in spellings.values()},
            closed,
        )

    def __call__(self, value: Any, _: Any = None) -> Enum:
        """
        Read *value*.
        """
        if not isinstance(value, Mapping):
            example = json.dumps(next(iter(self.spellings.values())))
            raise refusal(f"an object such as {example}", value)
        tag = value.get(TAG)
        tag = str.__str__(tag) if isinstance(tag, str) else tag
        expected = f"one of {', '.join(map(repr, self.spellings))}"
        if TAG not in value:
            raise missing_key((TAG,), expected)
        if not isinstance(tag, str) or tag not in self.spellings:
            raise refusal(expected, tag, (TAG,))
        self._check_rest(self.spellings[tag], value)
        return self.members[tag]

    @property
    def shape(self) -> Shape:
        """
        What is read if it is exactly what is written.
        """
        return Shape(
            tagged={
                tag: _exactly(spelling, self.members[tag])
                for tag, spelling in self.spellings.items()
            }
        )

    def _check_rest(
        self, spelling: Mapping[str, Any], value: Mapping[Any, Any]
    ) -> None:
        for key, item in value.items():
            if key not in spelling:
                if self.closed:
                    raise unknown_key(key, spelling).under((key,))
            elif item is not None and (
                isinstance(item, bool | float) or item != spelling[key]
            ):
                raise refusal(
                    f"{spelling[key]!r}, the only {key} of"
                    f" {spelling[TAG]!r} in this dialect",
                    item,
                    (key,),
                )


def _exactly(spelling: Mapping[str, Any], member: Enum) -> Read:
    """
    Make the function that takes *spelling*, by value and type, for *member*.
    """
    beside = [(key, item) for key, item in spelling.items() if key != TAG]

    size = len(spelling)

    def read_tag(value: Any) -> Enum:
        if type(value) is not dict or len(value) != size:
            unsure()
        return member

    def read(value: Any) -> Enum:
        for key, item in beside:
            if value[key] != item or type(value[key]) is not type(item):
                unsure()
        return read_tag(value)

    return read if beside else read_tag
