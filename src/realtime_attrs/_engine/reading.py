"""
Make hooks that read records.

cattrs' own generators (`make_dict_structure_fn()`) support neither paths of
several keys, nor a difference between an absent key and null, nor JSON
Pointers.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from cattrs import BaseConverter

from .._rules.classes import has_extra
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._rules.shapes import SPREAD
from .._values.constants import OFF
from .._values.messages import described_type
from .._values.unknown import Unknown, unknown_of
from .attributes import Attribute
from .entries import ConstantKey, Entry
from .forms import hints_of
from .levels import free_json, guards
from .making import Making, making
from .marks import Hook, is_closed, keeps_unknown, marked
from .notes import collecting, failed, raising, reading_tools
from .parts import Plain
from .problems import Hints, WireError, missing_key, refusal
from .reading_forms import read_forms
from .reading_keys import in_spread, keep_keys, refuse_keys
from .record_entries import entries_of
from .refusals import refusing
from .source import Source, place_of, variable_of
from .tree import Tree, leaves_of, names_unread, tree_of
from .trusting import Trusting
from .unknown import keeping_keys
from .words import plain


def structure_record(
    record: Record,
    dialect: Dialect,
    converter: BaseConverter,
    made: type[Any] | None = None,
) -> Hook:
    """
    Make the hook that reads *record*.

    Instances are of *made*, by default the record's class.
    """

    def read_as(other: Record) -> Hook:
        return structure_record(other, dialect, converter, made)

    cls = made or record.cls
    keeps = keeps_unknown(converter)
    entries = entries_of(record, dialect, converter)
    reader = _Reader(
        record,
        dialect,
        entries,
        cls,
        making(cls, entries),
        record.tags,
        keeps and has_extra(cls),
        is_closed(converter) or (keeps and not has_extra(cls)),
        isinstance(converter, Trusting),
    )
    source = reader.begun(converter)
    read_forms(source, record, dialect, read_as)
    note = source.names["note"]
    refuse = refusing(record, dialect, note)
    if refuse is not None:
        source.add("errors = refuse(errors, value)", refuse=refuse)
    if reader.keeps:
        keep = keeping_keys(note, free_json(converter))
        source.add("extra = None", keep_keys=keep)
    reader.read(source)
    return marked(source.function(), respelled=read_as)


@attrs.frozen(eq=False, repr=False)
class _Reader:
    """
    The generator of the function that reads a record.

    The keys in *known*, and the keys of *entries*, aren't unknown.
    """

    record: Record
    dialect: Dialect
    entries: list[Entry]
    cls: type[Any]
    making: Making
    known: tuple[str, ...]
    keeps: bool
    is_closed: bool
    trusts: bool

    def begun(self, converter: BaseConverter) -> Source:
        cls = self.cls
        detailed = converter.detailed_validation
        source = Source(
            f"def structure_{cls.__name__}(value, _=None):",
            {
                **guards(converter),
                **reading_tools(collecting(cls) if detailed else raising),
                **self.making.names,
                "Mapping": Mapping,
                "OFF": OFF,
                "Unknown": Unknown,
                "cls": cls,
                "failed": failed,
                "missing_key": missing_key,
                "name": self.dialect.name,
                "new": object.__new__,
                "no_object": _no_object(x for x in self.entries if x.required),
                "plain": plain,
                "refusal": refusal,
                "thawed": self.making.blank,
            },
        )
        source.add(
            "if type(value) is not dict and not isinstance(value, Mapping):\n"
            "    raise no_object(value)\n"
            "errors = ()\n"
            "self = new(thawed)"
        )
        return source

    def read(self, source: Source) -> None:
        """
        Write code that reads all keys, and returns the instance.
        """
        hints = hints_of(self.record, self.dialect, self.entries)
        entries = [
            attrs.evolve(x, may_be_off=False)
            if isinstance(x, Attribute) and not x.off_is_null(self.dialect)
            else x
            for x in self.entries
        ]
        tree = tree_of(entries)
        _read_tree(
            source, tree, (), len(self.record.tags) if self.keeps else None
        )
        for entry in entries:
            entry.read_later(source, keeps=self.keeps)
        for name in names_unread(self.record):
            source.add(f"self.{name} = None")
        self._read_others(source, tree, hints)
        source.add(self.making.refuse)
        if has_extra(self.record.cls):
            self._add_extra(source)
        source.add(self.making.lines)

    def _add_extra(self, source: Source) -> None:
        if not self.keeps:
            source.add("self.extra = None")
        elif self.trusts:
            source.add(
                "self.extra = extra and unknown_of(extra, name)",
                unknown_of=unknown_of,
            )
        else:
            source.add("self.extra = extra and Unknown(extra, name)")

    def _read_others(self, source: Source, tree: Tree, hints: Hints) -> None:
        """
        Write code that keeps or rejects unknown and misplaced keys.
        """
        if self.keeps:
            keep_keys(source, tree, (), self.known, hints)
        elif self.is_closed:
            refuse_keys(source, tree, (), self.known, hints)
        # The code above skips the keys of spread objects.
        if (self.keeps or self.is_closed) and SPREAD not in tree:
            hints = in_spread(hints, tree)
        if hints:
            test = "not value.keys().isdisjoint(misplaced)"
            if len(hints) == 1:
                test = f"{next(iter(hints))!r} in value"
            source.add(
                f"if {test}:\n"
                f"    errors = refuse_misplaced(errors, value, hints)",
                hints=hints,
                misplaced=frozenset(hints),
            )


def _read_tree(
    source: Source, tree: Tree, path: tuple[str, ...], count: int | None
) -> None:
    """
    Write code that reads the entries of an object, and of inner objects.

    If the code counts keys, *count* of them are counted already.
    """
    value, found = variable_of("value", path), None
    if count is not None:
        found = variable_of("found", path)
        source.add(f"{found} = {count}")
    for key, node in tree.items():
        here = (*path, key)
        if isinstance(node, Entry):
            node.read(source, value, found)
            continue
        inner = variable_of("value", here)
        careful = variable_of("an_object", here)
        source.add(
            f"{inner} = {value}.get({key!r})\n"
            f"if {inner} is not None and type({inner}) is not dict:\n"
            f"    {inner}, errors = careful("
            f"{careful}, {inner}, errors, {place_of(here)})\n",
            **{careful: _an_object(leaves_of(node))},
        )
        with source.block(f"if {inner} is None:"):
            _read_nothing(source, node, f"{value}.get({key!r})")
        with source.block("else:"):
            if found is not None:
                source.add(f"{found} += 1")
            _read_tree(source, node, here, None if found is None else 0)


def _read_nothing(source: Source, tree: Tree, given: str) -> None:
    """
    Write code for an object that is absent, or *given* as another value.
    """
    leaves = [*leaves_of(tree)]
    if all(isinstance(entry, ConstantKey) for entry in leaves):
        source.add("pass")
    for entry in leaves:
        if entry.raw:
            source.add(f"{entry.raw} = ABSENT")
    held = [x for x in leaves if isinstance(x, Attribute) and not x.raw]
    if held:
        source.add(" = ".join([*(f"self.{x.name}" for x in held), "None"]))
    for entry in held:
        if entry.required and not entry.is_needed:
            # Another value than an object is reported already.
            source.add(f"given_{entry.name} = {given} is not None")
    needed = [entry for entry in held if entry.is_needed]
    if needed:
        with source.block(f"if {given} is None:"):
            for entry in needed:
                place = place_of(entry.place)
                source.add(f"errors = note(errors, missing_key(), {place})")


def _an_object(entries: Iterable[Entry]) -> Callable[[Any], Any]:
    """
    Make the function that rejects all values except objects.
    """
    refused = _no_object(entries)

    def an_object(value: Any) -> Any:
        if isinstance(value, Mapping):
            return value
        raise refused(value)

    return an_object


def _no_object(entries: Iterable[Entry]) -> Callable[[Any], WireError]:
    """
    Make the function that makes the error for a value that isn't an object.
    """
    if any(map(_is_secret, entries)):
        return lambda value: WireError.at(
            (), f"expected an object, got {described_type(value)}"
        )
    return lambda value: refusal("an object", value)


def _is_secret(entry: Entry) -> bool:
    part = entry.part
    return isinstance(part, Plain) and part.kind.is_secret
