"""
Arrange the keys of a record as a tree of nested objects.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from .._rules.classes import attributes_of
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._rules.sites import Field
from .._values.messages import either, listed
from .entries import Entry


Tree: TypeAlias = dict[str, "Entry | Tree"]
"""
The keys of an object and of the objects inside it.
"""


def tree_of(entries: Iterable[Entry]) -> Tree:
    """
    Arrange *entries* as nested objects, by their paths.
    """
    root: Tree = {}
    for entry in entries:
        tree: Any = root
        for key in entry.path[:-1]:
            tree = tree.setdefault(key, {})
        tree[entry.path[-1]] = entry
    return root


def leaves_of(tree: Tree) -> Iterator[Entry]:
    """
    List the entries of an object and of inner objects.
    """
    for node in tree.values():
        if isinstance(node, Entry):
            yield node
        else:
            yield from leaves_of(node)


def misplaced_in(record: Record, dialect: Dialect) -> dict[str, str]:
    """
    Map the misplaced keys of a record to their messages.
    """
    found = {}
    ignored = dialect.ignored_in(record)
    for key, names in record.misplaced.items():
        if key in ignored:
            continue
        places = [record.paths[n] for n in names if n in record.paths]
        found[key] = f"key of another dialect; the {dialect.name} dialect " + (
            f"has it at {listed(places)}"
            if places
            else f"has no {either(names)}"
        )
    return found


def fields_beyond(record: Record) -> list[Field]:
    """
    List the attributes that the dialect doesn't support.
    """
    known = record.keys.keys() | record.stored
    fields = attributes_of(record.cls)
    return [field for field in fields if field.name not in known]


def names_unread(record: Record) -> list[str]:
    """
    List the names of the attributes that have no key.
    """
    names = [field.name for field in attributes_of(record.cls)]
    return [name for name in names if name not in record.paths]


def names_beyond(record: Record) -> list[str]:
    """
    List the names of the attributes that the dialect doesn't support.
    """
    return [field.name for field in fields_beyond(record)]
