"""
Hooks for enums, and for other classes whose values are words.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any, get_args, get_origin

from .._rules.dialect_data import DialectData as Dialect
from .._values.kinds import Instance
from .._values.messages import either
from .marks import Hook, marked
from .object_words import ObjectWords
from .problems import WireError, refusal
from .words import Admitted, Spellings, expected_of, plain


def structure_words(
    members: Admitted, dialect: Dialect, *, closed: bool
) -> Hook:
    """
    Make the hook that reads words as members of enums, or as other values.
    """
    by_word, objects = _words_of(members, dialect, closed=closed)

    def structure(value: Any, _: Any = None) -> Any:
        word = plain(value)
        if (word is None or type(word) is str) and word in by_word:
            return by_word[word]
        if objects is not None:
            return objects.read(value)
        raise refusal(either(expected_of(members, dialect)), value)

    return marked(
        structure,
        {w: member for w, member in by_word.items() if w is not None},
        tags=objects.readers(structure) if objects else None,
        others=objects.tests() if objects else None,
    )


def _words_of(
    members: Admitted, dialect: Dialect, *, closed: bool
) -> tuple[dict[Any, Any], ObjectWords | None]:
    """
    Separate scalars and objects among the words.
    """
    words = {cls: dialect.spellings(cls) for cls in members}
    spellings = {
        member: spelling
        for cls, some in members.items()
        for member, spelling in words[cls].spellings.items()
        if some is None or member in some
    }
    by_word: dict[Any, Any] = {
        word: member
        for cls in members
        for word, member in words[cls].aliases.items()
        if member in spellings
    }
    items = []
    for member, spelling in spellings.items():
        if isinstance(spelling, Mapping):
            items.append((member, spelling))
        else:
            by_word[spelling] = member
    required = {
        cls: words[cls].required_of_clients
        for cls in members
        if dialect.is_server and words[cls].required_of_clients
    }
    if not items:
        return by_word, None
    name = dialect.name
    return by_word, ObjectWords(items, required, dialect=name, closed=closed)


@lru_cache(1024)
def structure_enum(cls: type[Any], dialect: Dialect, *, closed: bool) -> Hook:
    """
    Make the hook that reads the members of *cls*; see `structure_words()`.
    """
    return structure_words({cls: None}, dialect, closed=closed)


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
    Check for a set of members that are written as objects.
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
    Make the hook that rejects a set of objects, which can't be hashed.
    """
    (item,) = get_args(annotation)

    def refuse(_: Any) -> Any:
        raise WireError.at(
            (),
            f"the {dialect.name} dialect writes {item.__name__} as an object,"
            " which a set can't contain; use a tuple or a list",
        )

    return refuse
