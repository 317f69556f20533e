"""
The keys of a record, as reading and writing go through them.

What stands at a key, and how generated code calls it, is said here for both.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from .._rules.classes import attributes_of
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._values.messages import either, listed
from .fields import Field


Tree: TypeAlias = dict[str, "Field | Tree"]
"""
The keys of an object and of the objects inside it.
"""


def tree_of(fields: Iterable[Field]) -> Tree:
    """
    Sort *fields* by the objects that they stand in.
    """
    root: Tree = {}
    for field in fields:
        tree: Any = root
        for key in field.path[:-1]:
            tree = tree.setdefault(key, {})
        tree[field.path[-1]] = field
    return root


def leaves_of(tree: Tree) -> Iterator[Field]:
    """
    List the attributes in an object, and in those inside it.
    """
    for node in tree.values():
        if isinstance(node, Field):
            yield node
        else:
            yield from leaves_of(node)


def named(field: Field) -> str:
    """
    Name what the code for an attribute, or for a word, refers to.
    """
    return field.name or variable_of("word", field.path)


def variable_of(name: str, path: Sequence[str]) -> str:
    """
    Name the variable for an object inside another, readably if keys allow.
    """
    if all(key.isidentifier() and "_" not in key for key in path):
        return "_".join((name, *path))
    return "_".join((name, "_", *(key.encode().hex() for key in path)))


def place_of(path: Sequence[str]) -> str:
    """
    Write a place as arguments of what takes up problems.
    """
    return ", ".join(map(repr, path))


def misplaced_in(record: Record, dialect: Dialect) -> dict[str, str]:
    """
    Say where what a key of another dialect stands for is found here.
    """
    found = {}
    ignored = dialect.ignored_in(record)
    for key, names in record.misplaced.items():
        if key in ignored:
            continue
        places = [record.paths[n] for n in names if n in record.paths]
        found[key] = f"a key of another dialect: in {dialect.name} " + (
            f"this is {listed(places)}"
            if places
            else f"there is no {either(names)}"
        )
    return found


def names_beyond(record: Record) -> list[str]:
    """
    List the attributes that the dialect has not.
    """
    names = [field.name for field in attributes_of(record.cls)]
    return [name for name in names if name not in record.paths]
