"""
The words of enums, and of other classes.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeAlias

from .._rules.dialect_data import DialectData as Dialect
from .._values.equality import is_same
from .._values.messages import either
from .problems import lacking


Admitted: TypeAlias = Mapping[type[Any], Collection[Any] | None]
"""
The admitted members of each class, or `None` for all.
"""

Worded: TypeAlias = tuple[Any, Mapping[str, Any]]
"""
A member of an enum with its object.
"""


def plain(value: Any) -> Any:
    """
    Convert a string of a subclass to `str`; return other values unchanged.
    """
    return str.__str__(value) if isinstance(value, str) else value


def is_as_spelled(item: Any, given: Any) -> bool:
    """
    Check whether *given* equals *item* in JSON, where `true` isn't 1.
    """
    return is_same(item, _exact(given))


def _exact(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return int.__int__(value)
    return float.__float__(value) if isinstance(value, float) else plain(value)


class Spellings(dict[Any, Any]):
    """
    The JSON of each member of an enum; other keys raise a `WireError`.
    """

    def __init__(self, cls: type[Any], dialect: Dialect) -> None:
        super().__init__(dialect.spellings(cls).spellings)
        self._dialect = dialect

    def __missing__(self, member: Any) -> Any:
        raise lacking(self._dialect.name, repr(member))


def usual_of(
    items: Sequence[Worded],
) -> Worded | None:
    """
    Return the member for an object that has only the tag, if there is one.

    *items* have objects with one tag.  Return the member whose object has only
    the tag, or else the only member of its class.
    """
    for item in items:
        if len(item[1]) == 1:
            return item
    counts = Counter(type(member) for member, _ in items)
    usual = (item for item in items if counts[type(item[0])] == 1)
    return next(usual, None)


def expected_of(members: Admitted, dialect: Dialect) -> list[str]:
    """
    Return the words of several classes, for messages after "expected".

    Name classes without words only if none has words.
    """
    words = [
        word
        for cls, some in members.items()
        for word in _words_of(cls, dialect, some)
    ]
    if words:
        return [f"one of {', '.join(words)}" if words[2:] else either(words)]
    name = dialect.name
    return [
        f"nothing (the {name} dialect has no {cls.__name__})"
        for cls in members
    ]


def _words_of(
    cls: type[Any], dialect: Dialect, members: Collection[Any] | None
) -> list[str]:
    """
    List the words of a class; instead of objects, their aliases if any.
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
