"""
The parts of a record: how what an annotation admits is read and written.

Each kind of part has its rules beside the code that generated functions have
in line for it, in both directions.  The code does what is plain to see, and
leaves all else to the rule, which has the last word and raises the message.
"""

from abc import ABC, abstractmethod
from binascii import a2b_base64, b2a_base64
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
)
from functools import partial
from itertools import permutations
from textwrap import indent
from typing import Any, TypeAlias, get_args, get_origin

import attrs

from cattrs import BaseConverter

from .._domain.constants import OFF
from .._domain.unknown import Unknown
from .._values.annotations import kind_of, options_of
from .._values.kinds import Bytes, Instance, Kind, Number
from .._values.messages import Mismatch, either, quoted
from ..dialects.ambiguity import bare_type
from ..dialects.classes import RECORDS, TAG, WORDED
from ..dialects.records import Record
from ..dialects.rules import Dialect
from ..dialects.spellings import Rewrite
from .marks import Hook, mark_of
from .members import (
    Members,
    class_of,
    members_of,
    refuse_word,
    respelling,
)
from .problems import Problem, WireError, refusal
from .source import Source, later
from .unions import read_by_the_users, union_of
from .unknown import kept, put_unknown
from .words import Spellings, plain, unstructure_enum


Rule: TypeAlias = Callable[[Any], Any]
_FEW = 4
_DIGITS = 20


@attrs.frozen
class Spot:
    """
    Where code for a value stands.

    Args:
        source: The function to write to.

        item: The variable that holds the value.

        name: The attribute's name, for what the source refers to.

        path: The place, as arguments of what takes up problems.
    """

    source: Source
    item: str
    name: str
    path: str

    def take_carefully(self, rule: Rule, verb: str = "take") -> None:
        """
        Write that the value is left to *rule*, which is called by a *verb*.
        """
        called = f"{verb}_{self.name}"
        self.source.add(
            f"{self.item}, errors = careful("
            f"{called}, {self.item}, errors, {self.path})",
            **{called: rule},
        )

    def put_carefully(self, put: str, written: str, rule: Rule) -> None:
        """
        Write that *written* is put on the wire; *rule* says why it is not.
        """
        self.source.add(
            f"try:\n"
            f"    {put.format(written)}\n"
            f"except Exception as error:\n"
            f"    problems = cannot("
            f"problems, error, put_{self.name}, {self.item}, {self.path})",
            **{f"put_{self.name}": rule},
        )


class Part(ABC):
    """
    How the values of one annotation are read and written.
    """

    @abstractmethod
    def read(self, spot: Spot) -> None:
        """
        Write what turns the item into the domain's value.
        """

    @abstractmethod
    def write(self, spot: Spot, put: str) -> None:
        """
        Write what puts the item on the wire.

        Args:
            spot: Where the code stands.

            put: The statement that puts it there, with the item left open.
        """


@attrs.frozen
class Plain(Part):
    """
    A value that is the same on the wire.
    """

    kind: Kind

    def read(self, spot: Spot) -> None:
        guard = self.kind.guard(spot.item)
        if guard is None:
            spot.take_carefully(self.kind.take)
            return
        with spot.source.block(f"if not ({guard}):"):
            spot.take_carefully(self.kind.take)

    def write(self, spot: Spot, put: str) -> None:
        # Numbers of 64 bits are what constructors take; dialects may differ.
        if not isinstance(self.kind, Number) or self.kind == Number():
            spot.source.add(put.format(spot.item))
            return
        rule = f"put_{spot.name}({spot.item})"
        written = f"{spot.item} if {self.kind.guard(spot.item)} else {rule}"
        spot.put_carefully(put, written, self.kind.take)


@attrs.frozen
class Constant(Part):
    """
    A word that always stands there, or others that are read.
    """

    word: str
    others: tuple[str, ...] = ()

    def read(self, spot: Spot) -> None:
        test = f"{spot.item} != {self.word!r}"
        if self.others:
            test = f"{spot.item} not in {(self.word, *self.others)!r}"
        with spot.source.block(f"if {test}:"):
            spot.take_carefully(self._refuse)

    def write(self, spot: Spot, put: str) -> None:
        spot.source.add(put.format(repr(self.word)))

    def _refuse(self, value: Any) -> Any:
        raise refusal(either(map(repr, (self.word, *self.others))), value)


@attrs.frozen
class Digits(Part):
    """
    An integer, which on the wire is digits in a string.
    """

    number: Part

    def __attrs_post_init__(self) -> None:
        if isinstance(self.number, Ours) and Unknown in self.number.writers:
            put = self.number.writers[Unknown]
            self.number.writers[Unknown] = partial(_put_no_digits, put)

    def read(self, spot: Spot) -> None:
        with spot.source.block(f"if isinstance({spot.item}, str):"):
            spot.source.add(
                f"{spot.item} = number_of({spot.item})", number_of=_number_of
            )
        self.number.read(spot)

    def write(self, spot: Spot, put: str) -> None:
        spot.source.add("written = None")
        self.number.write(spot, "written = {}")
        with spot.source.block("if written is not None:"):
            text = "str(written) if type(written) is int else written"
            spot.source.add(put.format(text))


def _put_no_digits(put: Hook, value: Unknown) -> Any:
    """
    Write something unknown that is not read as a number.
    """
    written = put(value)
    if isinstance(written, str) and type(_number_of(written)) is int:
        raise refusal("a word that is no number", written)
    return written


def _number_of(given: str) -> int | str:
    text = plain(given)
    is_number = text.isascii() and text.isdigit() and len(text) <= _DIGITS
    return int(text) if is_number else given


@attrs.frozen
class Beside(Part):
    """
    A word spelled as an object whose keys stand beside each other.

    Args:
        words: What it is without.

        keys: The key of the object for each of those beside, the tag's first.

        first: The word that is meant if there is none.

        usual: What is meant by values at the keys that are as spelled.
    """

    words: "Ours"
    keys: Mapping[str, str]
    first: str
    usual: Mapping[tuple[Any, ...], Any]

    def read(self, spot: Spot) -> None:
        """
        Write so of an item that is a tuple of what stands at the keys.
        """
        item, usual = spot.item, f"usual_{spot.name}"
        types = f"types_{spot.name}"
        spot.source.names |= {usual: self.usual, types: self._types()}
        with spot.source.block(f"if tuple(map(type, {item})) in {types}:"):
            # What has other types may be equal, and may have no hash.
            spot.source.add(f"found = {usual}.get({item})")
        with spot.source.block("else:"):
            spot.source.add("found = None")
        with spot.source.block("if found is not None:"):
            spot.source.add(f"{item} = found")
        with spot.source.block("else:"):
            spot.source.add(
                f"{item}, errors = careful("
                f"beside_{spot.name}, {item}, errors, {spot.path})",
                **{f"beside_{spot.name}": self._take},
            )

    def __attrs_post_init__(self) -> None:
        # What is unknown is written key by key too.
        put = self.words.writers[Unknown]
        known = frozenset(self.keys.values())
        self.words.writers[Unknown] = partial(_put_within, put, known)

    def _types(self) -> set[tuple[type, ...]]:
        """
        List the types of what stands at the keys, as they are spelled.
        """
        return {tuple(map(type, given)) for given in self.usual}

    def write(self, spot: Spot, put: str) -> None:
        """
        Write so; *put* is the object that the keys are put in.
        """
        written = self.words.written(spot, copied=False)
        lines = [f"word = {written}"]
        for outer, inner in self.keys.items():
            line = f"{put}[{outer!r}] = word[{inner!r}]"
            given = f"if {inner!r} in word:\n    "
            lines.append(line if inner == TAG else given + line)
        text = indent("\n".join(lines), "    ")
        spot.source.add(
            f"try:\n"
            f"{text}\n"
            f"except Exception as error:\n"
            f"    problems = cannot("
            f"problems, error, put_{spot.name}, {spot.item}, {spot.path})",
            **{f"put_{spot.name}": self.words.put},
        )

    def _take(self, given: tuple[Any, ...]) -> Any:
        value = {
            key: item
            for key, item in zip(self.keys.values(), given, strict=True)
            if item is not None
        }
        try:
            return self.words.take({TAG: self.first, **value})
        except WireError as error:
            keys = {inner: outer for outer, inner in self.keys.items()}
            raise WireError(
                attrs.evolve(
                    problem,
                    pointer=f"/{keys[problem.pointer[1:]]}",
                    names=(),
                )
                for problem in error.problems
            ) from None


def _put_within(put: Hook, known: Collection[str], value: Unknown) -> Any:
    """
    Write something unknown that has no other keys than those known.
    """
    written = put(value)
    for key in written:
        if key not in known:
            message = f"expected the keys {quoted(sorted(known))} only"
            raise WireError.at((key,), message)
    return written


@attrs.frozen
class Encoded(Part):
    """
    Bytes, which on the wire are text in base64.
    """

    def read(self, spot: Spot) -> None:
        item = spot.item
        # The decoder takes bytes as well, and before Python 3.13 too much
        # padding.
        lines = (
            f"try:\n"
            f"    {item} = decoded({item} if type({item}) is str"
            f" and not len({item}) & 3 and {item}[-3:] != '===' else None,"
            f" strict_mode=True)\n"
            f"except Exception:"
        )
        with spot.source.block(lines, decoded=a2b_base64):
            spot.take_carefully(self._take)

    def write(self, spot: Spot, put: str) -> None:
        written = f"encoded({spot.item}, newline=False).decode()"
        spot.source.add(put.format(written), encoded=b2a_base64)

    def _take(self, value: Any) -> bytes:
        if not isinstance(value, str):
            raise refusal("a string in base64", value)
        text = plain(value)
        # Before Python 3.13, the decoder lets further padding pass.
        is_padded = not len(text) & 3 and not text.endswith("===")
        try:
            data = a2b_base64(text, strict_mode=True)
            return data if is_padded else a2b_base64("QQ", strict_mode=True)
        except ValueError as error:
            reason = str(error).lower()
            message = f"expected a string in base64: {reason}"
            raise WireError.at((), message) from None


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
            tag = f"(tag := {item}.get({self.members.tag_at!r}))"
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


@attrs.frozen(eq=False)
class Items(Part):
    """
    An array of values.
    """

    each: Part

    def read(self, spot: Spot) -> None:
        source, item = spot.source, spot.item
        parts = f"{item}_parts"
        part = attrs.evolve(
            spot,
            item=f"{item}_part",
            path=f"{spot.path}, len({parts})".removeprefix(", "),
        )
        test = f"type({item}) is list or isinstance({item}, (list, tuple))"
        with source.block(f"if {test}:"):
            source.add(f"{parts} = []")
            with source.block(f"for {part.item} in {item}:"):
                self.each.read(part)
                source.add(f"{parts}.append({part.item})")
            source.add(f"{item} = tuple({parts})")
        with source.block("else:"):
            source.add(
                f"{item}, errors = careful("
                f"no_array, {item}, errors, {spot.path})",
                no_array=_refuse_array,
            )

    def write(self, spot: Spot, put: str) -> None:
        if not isinstance(self.each, Ours):
            spot.source.add(put.format(f"list({spot.item})"))
            return
        part = attrs.evolve(spot, item=f"{spot.item}_part")
        written = self.each.written(part)
        written = f"[{written} for {part.item} in {spot.item}]"
        spot.source.add(
            f"try:\n"
            f"    {put.format(written)}\n"
            f"except Exception:\n"
            f"    problems = each("
            f"problems, put_{spot.name}, {spot.item}, {spot.path})",
            **{f"put_{spot.name}": self.each.put},
        )


def _refuse_array(value: Any) -> Any:
    raise refusal("an array", value)


@attrs.frozen(eq=False)
class Rewritten(Part):
    """
    An array of words, some of which are written otherwise than they stand.
    """

    array: Part
    rewrite: Rewrite
    dialect: Dialect
    keeps: bool

    def read(self, spot: Spot) -> None:
        self.array.read(spot)
        item, forms = spot.item, f"forms_{spot.name}"
        if not self.rewrite.table:
            return
        spot.source.names[forms] = self.rewrite.table
        if not self.rewrite.closed:
            spot.source.add(f"{item} = {forms}.get({item}, {item})")
            return
        with spot.source.block(f"if {item} in {forms}:"):
            spot.source.add(f"{item} = {forms}[{item}]")
        with spot.source.block(
            f"elif {item} is not None and None not in {item}:"
        ):
            spot.take_carefully(self._read, "other")

    def write(self, spot: Spot, put: str) -> None:
        forms, rest = f"forms_{spot.name}", f"put_{spot.name}({spot.item})"
        table = self.rewrite.table
        spot.source.names[forms] = self._usual()
        if table:
            rest = f"list({forms}.get({spot.item}) or {rest})"
        spot.put_carefully(put, rest, self._put)

    def _usual(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """
        Say how arrays of the words that there are rules for are written.
        """
        table = {**self.rewrite.table}
        if not self.rewrite.closed:
            for words in self.rewrite.table.values():
                for mixed in permutations(words[:_FEW]):
                    table.setdefault(mixed, mixed)
        return table

    @property
    def _known(self) -> set[str]:
        return {word for words in self.rewrite.table for word in words}

    def _is_unknown(self, value: Any) -> bool:
        return (
            self.rewrite.closed
            and isinstance(value, str)
            and value not in self._known
        )

    def _read(self, words: tuple[str, ...]) -> tuple[str | Unknown, ...]:
        if self.keeps and any(map(self._is_unknown, words)):
            return tuple(
                kept(word, self.dialect) if self._is_unknown(word) else word
                for word in words
            )
        known = dict.fromkeys(self.rewrite.table.values())
        expected = either(map(str, map(list, known)))
        raise WireError.at((), f"expected {expected}, got {list(words)}")

    def _put(self, words: tuple[str | Unknown, ...]) -> list[str]:
        problems: list[Problem] = []
        written = []
        for index, word in enumerate(words):
            try:
                written.append(
                    put_unknown(word, self.dialect, self._is_unknown)
                    if isinstance(word, Unknown)
                    else word
                )
            except WireError as error:
                problems += error.under((index,)).problems
        if problems:
            raise WireError(problems)
        if self.rewrite.closed and (
            written == list(words) or any(map(self._is_unknown, words))
        ):
            name = self.dialect.name
            raise WireError.at((), f"the {name} dialect cannot say {written}")
        return written


def part_of(
    annotation: Any,
    dialect: Dialect,
    converter: BaseConverter,
    owner: str,
    records: Mapping[type, Record] | None = None,
) -> Part:
    """
    Find out how what *annotation* admits besides `None` and `OFF` is said.

    Args:
        annotation: An attribute's.

        dialect: The dialect to read and write it in.

        converter: It is asked for hooks.

        owner: The attribute, as messages name it.

        records: What stands there instead, by its class.
    """
    options = tuple(
        option
        for option in options_of(annotation)
        if option is not None and option is not OFF
        if records is None or option not in RECORDS or option in records
    )
    known = [option for option in options if option is not Unknown]
    # What does not stand there can be given all the same.
    is_whole = records is None or not any(
        option in RECORDS and option not in records
        for option in options_of(annotation)
    )
    if len(known) == 1 and is_whole:
        if get_origin(known[0]) is tuple:
            (item, _) = get_args(known[0])
            return Items(part_of(item, dialect, converter, owner, records))
        kind = kind_of(known[0])
        if isinstance(kind, Bytes):
            return Encoded()
        if isinstance(kind, Number):
            return Plain(Number(dialect.number_bits))
        if not isinstance(kind, Instance):
            return Plain(kind)
    check = _checking(annotation, owner)
    return _ours(options, dialect, converter, check, records or {})


def _checking(annotation: Any, owner: str) -> Rule:
    """
    Make the check of what hooks of the user's own give.
    """
    kind = kind_of(annotation)

    def check(value: Any) -> Any:
        try:
            return kind.take(value)
        except Mismatch as mismatch:
            message = f"{owner}: {mismatch.problem}"
            raise WireError.at(mismatch.path, message) from None

    return check


def _ours(
    options: tuple[Any, ...],
    dialect: Dialect,
    converter: BaseConverter,
    check: Rule,
    records: Mapping[type, Record],
) -> Ours:
    members = members_of(options, dialect, converter, check, records)
    # What else claims unions, such as cattrs' preconf, does not count.
    theirs = read_by_the_users(options, converter, check)
    spellings = {
        cls: Spellings(cls, dialect)
        for cls in map(class_of, options)
        if cls in WORDED and mark_of(converter.get_unstructure_hook(cls))
    }
    writers = _writers(options, converter, records)
    for cls in spellings:
        writers[cls] = unstructure_enum(cls, dialect)
    for cls in classes_of(options, dialect, records):
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


def classes_of(
    options: Iterable[Any], dialect: Dialect, records: Mapping[type, Record]
) -> Iterator[type]:
    """
    List the classes that are written as strings which could be words.
    """
    for cls in options:
        record = records.get(cls)
        if record is None and cls in RECORDS:
            record = dialect.record_of(cls)
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


def _respelling_writer(record: Record, converter: BaseConverter) -> Hook:
    return respelling(converter.get_unstructure_hook(record.cls), record)


def _writers(
    options: Iterable[Any],
    converter: BaseConverter,
    records: Mapping[type, Record],
) -> dict[type, Hook]:
    """
    Find what writes each member of a union, when it is first met.
    """
    found: dict[type, Hook] = {}
    for option in options:
        cls = class_of(option)
        if cls is int:
            found[int] = int
        elif get_origin(cls) is tuple:
            found[tuple] = list
        elif cls in records:
            find = partial(_respelling_writer, records[cls], converter)
            later(found, cls, find)
        elif cls is not Unknown:
            later(found, cls, partial(converter.get_unstructure_hook, cls))
    return found
