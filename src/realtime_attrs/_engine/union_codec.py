"""
The codec of unions of classes, enums and constants.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import Any, get_origin

from cattrs import BaseConverter

from .._rules.classes import (
    class_of,
    is_abstract,
    is_worded,
)
from .._rules.dialect_data import DialectData as Dialect
from .._rules.sites import RuleKind
from .._values.annotations import is_integer, kind_of, union_of, values_of
from .._values.unknown import Unknown
from .cattrs_internals import hooks_of_unions
from .enum_hooks import unstructure_enum
from .marks import Hook, mark_of
from .parts import Part, Rule, Spot
from .problems import lacking, refusal
from .schema_forms import Schema
from .schemas import Place
from .source import later
from .union_classes import NO_RECORDS, Records, checked, respelling
from .union_members import Members, unchecked
from .union_rules import union_clashes, union_misfits
from .union_schema import UnionSchema
from .unknown import put_unknown
from .words import Spellings


class UnionCodec(Part, RuleKind):
    """
    The codec of a union, which calls the converter's hooks.

    `Members` has the same arguments; *annotation* is the union as declared.

    Attributes:
        members: The members, with the tests that distinguish them.
    """

    misfits = staticmethod(union_misfits)
    clashes = staticmethod(union_clashes)

    def __init__(  # noqa: PLR0913  # as `Members`, and one
        self,
        options: tuple[Any, ...],
        dialect: Dialect,
        converter: BaseConverter,
        check: Rule = unchecked,
        records: Records = NO_RECORDS,
        *,
        annotation: Any,
    ) -> None:
        self.members = Members(options, dialect, converter, check, records)
        self._annotation = annotation
        self._options, self._dialect = options, dialect
        self._converter, self._check = converter, check
        self._records = records

    @cached_property
    def _users_reader(self) -> Hook | None:
        """
        The user's own hook for the union, or for the union without `Unknown`.

        It may be for the union without a family's base class, too.

        Hooks by predicate, such as those of `cattrs.preconf`, are ignored.
        """
        hooks = hooks_of_unions(self._converter)
        if not hooks:
            return None  # at once, since unions are slow to make
        named = values_of(self._annotation)
        concrete = tuple(x for x in named if not is_abstract(class_of(x)))
        unions = (self._options, named, concrete)
        closed = [tuple(x for x in y if x is not Unknown) for y in unions]
        for items in dict.fromkeys((*unions, *closed)):
            if len(items) > 1:
                union = union_of(items)
                theirs = hooks.get(union)
                if theirs is not None:
                    return checked(theirs, union, self._check)
        return None

    @property
    def accept(self) -> Rule:
        """
        The function that reads a member.
        """
        return self._users_reader or self.members.read

    @cached_property
    def spellings(self) -> dict[type, Spellings]:
        """
        The words of the enums that have no hook of the user's own.
        """
        find = self._converter.get_unstructure_hook
        return {
            cls: Spellings(cls, self._dialect)
            for cls in map(class_of, self._options)
            if is_worded(cls) and mark_of(find(cls))
        }

    @cached_property
    def writers(self) -> "_Writers":
        """
        The writer of each member, by its class.
        """
        writers = _Writers(self._find_below)
        for cls in map(class_of, self._options):
            if cls in self.spellings:
                writers[cls] = unstructure_enum(cls, self._dialect)
            elif is_integer(cls):
                writers[int] = int
            elif get_origin(cls) is tuple:
                writers[tuple] = list
            elif cls is Unknown:
                writers[Unknown] = partial(
                    put_unknown,
                    dialect=self._dialect,
                    is_unknown=self.members.is_unknown,
                )
            else:
                later(writers, cls, partial(self._find_writer, cls))
        return writers

    def _find_writer(self, cls: type) -> Hook:
        """
        Look up the writer of a class; its strings may not be words.
        """
        hook = self._converter.get_unstructure_hook(cls)
        record = self._dialect.admitting(cls).get(cls)
        base = self._dialect.base_of(cls) or cls
        here = self._records.get(self._dialect.class_for(cls))
        here = here or self._records.get(base)
        if here is not None:
            record = self._dialect.fitted(here, cls)
            hook = respelling(hook, record)
        if record is None or record.bare is None or not self.members.words:
            return hook

        def write(value: Any) -> Any:
            written = hook(value)
            if isinstance(written, str):
                self.members.refuse_word(written, cls)
            return written

        return write

    def _find_below(self, cls: type) -> Hook | None:
        """
        Look up the writer of a subclass without a record, if it has one.
        """
        base = self._dialect.base_of(cls)
        is_here = base is not cls and base in self._options
        return self._find_writer(cls) if is_here else None

    def refusing(self, refuse: Callable[[Any], None]) -> "UnionCodec":
        """
        Let *refuse* check the unknown values to write.
        """
        put: Hook = self.writers.get(Unknown, self._put_other)

        def write(value: Unknown) -> Any:
            written = put(value)
            refuse(written)
            return written

        self.writers[Unknown] = write
        return self

    def put(self, value: Any) -> Any:
        """
        Write a value by the writer of its class.
        """
        write: Hook | None = self.writers.find(type(value))
        return self._put_other(value) if write is None else write(value)

    def _put_other(self, value: Any) -> Any:
        if Unknown in self.writers and isinstance(value, Unknown):
            return self.writers[Unknown](value)
        cls = type(value)
        named = values_of(self._annotation)
        words = self._dialect.spellings(cls).spellings
        is_there = self._dialect.record_of(cls) or words
        if not is_there and any(base in named for base in cls.__mro__):
            raise lacking(self._dialect.name, cls.__name__)
        is_whole = not self._records
        there = self._annotation if is_whole else union_of(self._options)
        raise refusal(kind_of(there).expected, value)

    def schema(self, place: Place) -> Schema:
        return UnionSchema(self._options, self.members, place).made()

    def read(self, spot: Spot) -> None:
        keyword = "if"
        for test, lines in self._in_line(spot):
            with spot.source.block(f"{keyword} {test}:"):
                spot.source.add(lines)
            keyword = "elif"
        if keyword == "if":
            spot.accept_carefully(self.accept)
            return
        with spot.source.block("else:"):
            spot.accept_carefully(self.accept)

    def _in_line(self, spot: Spot) -> Iterator[tuple[str, str]]:
        """
        List tests for values, each with the code that writes them in line.
        """
        source, item, name = spot.source, spot.item, spot.name
        members = self.members
        if self._users_reader or members.hooks:
            return
        if members.words:
            source.names[f"words_{name}"] = members.words
            test = f"type({item}) is str and {item} in words_{name}"
            yield test, f"{item} = words_{name}[{item}]"
        if str in members.bare:
            later(source.names, f"name_{name}", lambda: members.bare[str])
            yield f"type({item}) is str", _trying(spot, f"name_{name}({item})")
        if members.readers.tags:
            yield self._object_in_line(spot)
        for kind in members.kinds:
            guard = kind.guard(item)
            if guard is not None:
                yield guard, "pass"

    def _object_in_line(self, spot: Spot) -> tuple[str, str]:
        names, item, name = spot.source.names, spot.item, spot.name
        readers, keeps = self.members.readers, self.members.keep is not None
        test, read = f"type({item}) is dict", f"read_{name}({item})"
        if readers.tags == {None} and not keeps:
            later(names, f"read_{name}", lambda: readers[None])
        else:
            names[f"tags_{name}"] = readers
            read = f"tags_{name}[tag]({item})"
            tag = f"(tag := {item}.get({self.members.tag_key!r}))"
            if None in self.members.classes.by_tag and keeps:
                test += f" and ({tag} is None or type(tag) is str)"
            else:
                test += f" and type{tag} is str"
        if not keeps:
            return test, _trying(spot, read)
        # The object may be in another form of a known class.
        names[f"take_{name}"] = self.accept
        return test, (
            f"try:\n"
            f"    {item} = {read}\n"
            f"except Exception:\n"
            f"    {item}, errors = careful("
            f"take_{name}, {item}, errors, {spot.path})"
        )

    def write(self, spot: Spot, put: str) -> None:
        spot.put_carefully(put, self.written(spot), self.put)

    def written(self, spot: Spot, *, copied: bool = True) -> str:
        """
        Return the expression of the written item.

        It raises a `KeyError` for values without a writer.  Objects are
        *copied* if the caller owns them afterwards.
        """
        names, item, name = spot.source.names, spot.item, spot.name
        words = [(x, dict(y)) for x, y in self.spellings.items() if y]
        others = self.writers.keys() - self.spellings.keys()
        texts = {int: item, tuple: f"list({item})"}
        choices = [
            (text, f"type({item}) is {kind.__name__}")
            for kind, text in texts.items()
            if kind in others
        ]
        others -= texts.keys()
        # An unknown value may be a word, or an object to copy.
        is_mixed = copied and self.members.words and self.members.readers
        if len(words) == 1 and others == {Unknown} and not is_mixed:
            others = set()
            words = [(x, _WordsOrUnknown(y, self.put)) for x, y in words]
        for index, (cls, table) in enumerate(words):
            word, enum = f"words{index}_{name}", f"enum{index}_{name}"
            names |= {word: table, enum: cls}
            is_object = isinstance(next(iter(table.values())), Mapping)
            text = f"{word}[{item}]" + ".copy()" * (copied and is_object)
            choices.append((text, f"type({item}) is {enum}"))
        if others:
            names[f"write_{name}"] = self.writers
            choices.append((f"write_{name}[type({item})]({item})", ""))
        *first, (last, _) = choices
        return "".join(f"{x} if {test} else " for x, test in first) + last


class _Writers(dict[type, Hook]):
    """
    The writers of the members of a union, by class.

    The function *look_up* returns the writer of another class, or `None`.
    """

    def __init__(self, look_up: Callable[[type], Hook | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def find(self, cls: type) -> Hook | None:
        return self.get(cls) or self._look_up(cls)

    def __missing__(self, cls: type) -> Hook:
        hook = self._look_up(cls)
        if hook is None:
            raise KeyError(cls)
        self[cls] = hook
        return hook


class _WordsOrUnknown(dict[Any, Any]):
    """
    The words of an enum; a rule writes other values.
    """

    def __init__(self, words: Mapping[Any, Any], put: Rule) -> None:
        super().__init__(words)
        self._put = put

    def __missing__(self, item: Any) -> Any:
        return self._put(item)


def _trying(spot: Spot, read: str) -> str:
    return (
        f"try:\n"
        f"    {spot.item} = {read}\n"
        f"except Exception as error:\n"
        f"    errors = note(errors, error, {spot.path})"
    )
