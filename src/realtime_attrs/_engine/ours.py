"""
Values of our classes and enums, where one of several may stand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, get_origin

import attrs

from cattrs import BaseConverter

from .._rules.ambiguity import bare_type
from .._rules.classes import class_of, is_recorded, is_worded
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._values.annotations import is_integer, kind_of
from .._values.unknown import Unknown
from .marks import Hook, mark_of
from .members import (
    Members,
    members_of,
    refuse_word,
    respelling,
)
from .parts import Part, Rule, Spot
from .problems import lacking, refusal
from .schema_forms import Schema
from .schemas import Place
from .source import later
from .union_schema import UnionSchema
from .unions import read_by_the_users, union_of
from .unknown import put_unknown
from .words import Spellings, unstructure_enum


@attrs.frozen(eq=False)
class Ours(Part):
    """
    A value of our classes and enums, by the hooks that the converter has.

    Args:
        options: The members of its union.

        take: What reads it.

        members: The members.

        is_ours: Whether what reads it is not the user's.

        spellings: Our words for the enums among them.

        writers: How each is written, by its class.

        absent: The classes that the dialect has no words for.
    """

    options: tuple[Any, ...]
    take: Rule
    members: Members
    is_ours: bool
    spellings: Mapping[type, Mapping[Any, Any]]
    writers: dict[type, Hook]
    absent: frozenset[type]

    def refusing(self, refuse: Callable[[Any], None]) -> "Ours":
        """
        Let *refuse* look at what is written of something unknown.
        """
        put: Hook = self.writers.get(Unknown, self._refuse)

        def checked(value: Unknown) -> Any:
            written = put(value)
            refuse(written)
            return written

        self.writers[Unknown] = checked
        return self

    def put(self, value: Any) -> Any:
        """
        Write a value by the hook for its class.
        """
        write: Hook = self.writers.get(type(value), self._refuse)
        return write(value)

    def _refuse(self, value: Any) -> Any:
        raise refusal(kind_of(union_of(self.options)).expected, value)

    def read(self, spot: Spot) -> None:
        keyword = "if"
        for test, lines in self._in_line(spot):
            with spot.source.block(f"{keyword} {test}:"):
                spot.source.add(lines)
            keyword = "elif"
        if keyword == "if":
            spot.take_carefully(self.take)
            return
        with spot.source.block("else:"):
            spot.take_carefully(self.take)

    def _in_line(self, spot: Spot) -> Iterator[tuple[str, str]]:
        """
        List what needs no call of the rule: the test, and what is done.
        """
        source, item, name = spot.source, spot.item, spot.name
        if not self.is_ours or self.members.hooks:
            return
        if self.members.words:
            source.names[f"words_{name}"] = self.members.words
            test = f"type({item}) is str and {item} in words_{name}"
            yield test, f"{item} = words_{name}[{item}]"
        if str in self.members.bare:
            later(
                source.names,
                f"name_{name}",
                lambda: self.members.bare[str],
            )
            lines = (
                f"try:\n"
                f"    {item} = name_{name}({item})\n"
                f"except Exception as error:\n"
                f"    errors = note(errors, error, {spot.path})"
            )
            yield f"type({item}) is str", lines
        if self.members.readers.tags:
            readers = self.members.readers
            test, read = f"type({item}) is dict", f"read_{name}({item})"
            keep = self.members.keep
            tag = f"(tag := {item}.get({self.members.tag_key!r}))"
            if readers.tags == {None} and keep is None:
                later(source.names, f"read_{name}", lambda: readers[None])
            else:
                source.names[f"tags_{name}"] = readers
                read = f"tags_{name}[tag]({item})"
                if None in readers.tags and keep is not None:
                    test += f" and ({tag} is None or type(tag) is str)"
                else:
                    test += f" and type{tag} is str"
            lines = f"try:\n    {item} = {read}\nexcept Exception"
            if keep is None:
                lines += (
                    " as error:\n"
                    f"    errors = note(errors, error, {spot.path})"
                )
            else:  # it may be another form of something known
                lines += (
                    f":\n    {item}, errors = careful("
                    f"take_{name}, {item}, errors, {spot.path})"
                )
                source.names[f"take_{name}"] = self.take
            yield test, lines
        for kind in self.members.kinds:
            guard = kind.guard(item)
            if guard is not None:
                yield guard, "pass"

    def schema(self, place: Place) -> Schema:
        return UnionSchema(self.options, self.members, place).made()

    def write(self, spot: Spot, put: str) -> None:
        spot.put_carefully(put, self.written(spot), self.put)

    def written(self, spot: Spot, *, copied: bool = True) -> str:
        """
        Write the expression for what the item is on the wire.

        Where a table has no such key, it raises a `KeyError`.

        Args:
            spot: Where the code stands.

            copied: Whether objects are given away.
        """
        source, item, name = spot.source, spot.item, spot.name
        choices = []
        others = dict.fromkeys(
            cls for cls in self.writers if cls not in self.absent
        )
        spelled = {
            cls: spellings
            for cls, spellings in self.spellings.items()
            if cls in others
        }
        rest = others.keys() - spelled.keys()
        is_enum = len(spelled) == 1 and rest - {int, tuple} == {Unknown}
        if copied and self.members.words and self.members.readers:
            is_enum = False  # something unknown may be a word, or an object
        if is_enum:
            del others[Unknown]
        for kind, text in ((int, item), (tuple, f"list({item})")):
            if kind in others:
                choices.append((text, f"type({item}) is {kind.__name__}"))
                del others[kind]
        for index, (cls, spellings) in enumerate(spelled.items()):
            words, enum = f"words{index}_{name}", f"enum{index}_{name}"
            source.names |= {
                words: _Words(spellings, self.put)
                if is_enum
                else dict(spellings),
                enum: cls,
            }
            text = f"{words}[{item}]"
            is_object = isinstance(next(iter(spellings.values())), Mapping)
            if copied and is_object:
                text += ".copy()"
            choices.append((text, f"type({item}) is {enum}"))
            del others[cls]
        if others:
            source.names[f"write_{name}"] = self.writers
            choices.append((f"write_{name}[type({item})]({item})", ""))
        *first, (last, _) = choices
        return (
            "".join(f"{text} if {test} else " for text, test in first) + last
        )


class _Words(dict[Any, Any]):
    """
    How the members of an enum are written, or what stands for one.
    """

    def __init__(self, spellings: Mapping[Any, Any], put: Rule) -> None:
        super().__init__(spellings)
        self._put = put

    def __missing__(self, item: Any) -> Any:
        return self._put(item)


def ours_of(
    options: tuple[Any, ...],
    dialect: Dialect,
    converter: BaseConverter,
    check: Rule,
    records: Mapping[type, Record],
) -> Ours:
    """
    Find out how one of some classes, enums and constants is said.
    """
    members = members_of(options, dialect, converter, check, records)
    # What else claims unions, such as cattrs' preconf, does not count.
    theirs = read_by_the_users(options, converter, check)
    spellings = {
        cls: Spellings(cls, dialect)
        for cls in map(class_of, options)
        if is_worded(cls) and mark_of(converter.get_unstructure_hook(cls))
    }
    writers = _writers(options, dialect, converter, records)
    for cls in spellings:
        writers[cls] = unstructure_enum(cls, dialect)
    for cls in _bare_in(options, dialect, records):
        later(writers, cls, partial(_naming, cls, members, converter))
    if Unknown in options:
        writers[Unknown] = partial(
            put_unknown, dialect=dialect, is_unknown=members.is_unknown
        )
    return Ours(
        options,
        theirs or members.read,
        members,
        theirs is None,
        spellings,
        writers,
        frozenset(cls for cls, words in spellings.items() if not words),
    )


def _bare_in(
    options: Iterable[Any], dialect: Dialect, records: Mapping[type, Record]
) -> Iterator[type]:
    """
    List the classes that are written as strings which could be words.
    """
    for cls in options:
        record = records.get(cls) or dialect.get(cls)
        if record and record.bare and bare_type(record) is str:
            yield cls


def _naming(cls: type, members: Members, converter: BaseConverter) -> Hook:
    """
    Find what writes a class as a string, which must not be read as a word.
    """
    write = converter.get_unstructure_hook(cls)
    if not members.words:
        return write

    def written(value: Any) -> Any:
        text = write(value)
        refuse_word(text, members)
        return text

    return written


def _lacking(dialect: str, value: Any) -> Any:
    raise lacking(dialect, type(value).__name__)


def _respelling_writer(record: Record, converter: BaseConverter) -> Hook:
    return respelling(converter.get_unstructure_hook(record.cls), record)


def _writers(
    options: Iterable[Any],
    dialect: Dialect,
    converter: BaseConverter,
    records: Mapping[type, Record],
) -> dict[type, Hook]:
    """
    Find what writes each member of a union, when it is first met.
    """
    found: dict[type, Hook] = {}
    for option in options:
        cls = class_of(option)
        if is_integer(cls):
            found[int] = int
        elif get_origin(cls) is tuple:
            found[tuple] = list
        elif cls in records:
            find = partial(_respelling_writer, records[cls], converter)
            later(found, cls, find)
        elif is_recorded(cls) and dialect.base_of(cls) is None:
            found[cls] = partial(_lacking, dialect.name)
        elif cls is not Unknown:
            later(found, cls, partial(converter.get_unstructure_hook, cls))
    return found
