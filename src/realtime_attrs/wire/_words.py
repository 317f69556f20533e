"""
Hooks for enums: one word, or `null`, for each member.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from .._describe import either
from ._errors import WireError, refusal
from ._rules import Rules


def structure_words(
    cls: type[Enum], rules: Rules
) -> Callable[[Any, Any], Enum]:
    """
    Make the hook that reads the words of *cls*.
    """
    members = _members(cls, rules)
    expected = expected_words(cls, rules)

    def structure(value: Any, _: Any = cls) -> Enum:
        word = str.__str__(value) if isinstance(value, str) else value
        if (word is None or type(word) is str) and word in members:
            return members[word]
        raise refusal(expected, value)

    return structure


def unstructure_words(
    cls: type[Enum], rules: Rules
) -> Callable[[Enum], str | None]:
    """
    Make the hook that writes the members of *cls*.
    """
    words = rules.words.get(cls, {})

    def unstructure(member: Enum) -> str | None:
        if member in words:
            return words[member]
        raise WireError.at(
            (), f"the {rules.dialect} dialect has no {member!r}"
        )

    return unstructure


def expected_words(cls: type[Enum], rules: Rules) -> str:
    """
    List the words of *cls* that are written, as they follow "expected".
    """
    words = [
        "null" if word is None else repr(word)
        for word in rules.words.get(cls, {}).values()
    ]
    if not words:
        return f"nothing (the {rules.dialect} dialect has no {cls.__name__})"
    one_or_two = not words[2:]
    return either(words) if one_or_two else f"one of {', '.join(words)}"


def _members(cls: type[Enum], rules: Rules) -> Mapping[str | None, Enum]:
    """
    Turn the spellings of *cls* round.
    """
    words = rules.words.get(cls, {})
    return {word: item for item, word in words.items()} | dict(
        rules.also_read.get(cls, {})
    )
