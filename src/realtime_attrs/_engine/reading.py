"""
Hooks that read records: the one place where objects are read.

cattrs' own generators (`make_dict_structure_fn()`) are not used here: they
know neither keys that lie several objects deep, nor the difference between a
key that is absent and one that is null, nor places in terms of the wire.
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
from .._values.kinds import GUARDED
from .._values.messages import described_type
from .._values.unknown import Unknown
from .attributes import Attribute
from .entries import ConstantKey, Entry
from .forms import hints_of
from .levels import free_json
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
from .tree import Tree, leaves_of, names_beyond, tree_of
from .unknown import keeping_keys
from .words import plain


def structure_record(
    record: Record,
    dialect: Dialect,
    converter: BaseConverter,
    further: tuple[str, ...] = (),
) -> Hook:
    """
    Make the hook that reads *record*; *further* keys are known besides.
    """

    def read_as(other: Record) -> Hook:
        return structure_record(other, dialect, converter, further)

    cls = record.cls
    keeps = keeps_unknown(converter)
    reader = _Reader(
        record,
        dialect,
        entries_of(record, dialect, converter),
        making(cls),
        (*record.tags, *further),
        keeps and has_extra(cls),
        is_closed(converter) or (keeps and not has_extra(cls)),
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


@attrs.frozen(eq=False)
class _Reader:
    """
    Writes the function that reads a record.

    Args:
        record: The record.

        dialect: The dialect that has it.

        entries: Its keys.

        making: How objects are made.

        known: The keys that are known besides those.

        keeps: Whether unknown keys are kept.

        is_closed: Whether unknown keys are refused.
    """

    record: Record
    dialect: Dialect
    entries: list[Entry]
    making: Making
    known: tuple[str, ...]
    keeps: bool
    is_closed: bool

    def begun(self, converter: BaseConverter) -> Source:
        """
        Begin the function.
        """
        cls = self.record.cls
        detailed = converter.detailed_validation
        source = Source(
            f"def structure_{cls.__name__}(value, _=None):",
            {
                **GUARDED,
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
        Write how all keys are read, and the object is made.
        """
        hints = hints_of(self.record, self.dialect, self.entries)
        entries = self.entries
        if not self.dialect.null_is_off:
            entries = [
                attrs.evolve(x, may_be_off=False)
                if isinstance(x, Attribute)
                else x
                for x in entries
            ]
        tree = tree_of(entries)
        _read_tree(
            source, tree, (), len(self.record.tags) if self.keeps else None
        )
        for entry in entries:
            entry.read_later(source, keeps=self.keeps)
        for name in names_beyond(self.record):
            source.add(f"self.{name} = None")
        self._read_others(source, tree, hints)
        source.add("if errors:\n    raise failed(cls, errors)")
        if has_extra(self.record.cls):
            kept = "extra and Unknown(extra, name)" if self.keeps else None
            source.add(f"self.extra = {kept}")
        source.add(self.making.lines)

    def _read_others(self, source: Source, tree: Tree, hints: Hints) -> None:
        """
        Write what is done with keys that are not known, or misplaced.
        """
        if self.keeps:
            keep_keys(source, tree, (), self.known, hints)
        elif self.is_closed:
            refuse_keys(source, tree, (), self.known, hints)
        # Where the keys of an object are another's, nobody has looked at them
        # yet.
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
    Write how the attributes in an object, and in those inside it, are read.

    If keys are counted, *count* of them are known already.
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
    Write what is read where there is no object, but what is *given*.
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
            # Another value than an object is told already.
            source.add(f"given_{entry.name} = {given} is not None")
    needed = [entry for entry in held if entry.is_needed]
    if needed:
        with source.block(f"if {given} is None:"):
            for entry in needed:
                place = place_of(entry.place)
                source.add(f"errors = note(errors, missing_key(), {place})")


def _an_object(entries: Iterable[Entry]) -> Callable[[Any], Any]:
    """
    Make what refuses all but an object, in which some attributes stand.
    """
    refused = _no_object(entries)

    def an_object(value: Any) -> Any:
        if isinstance(value, Mapping):
            return value
        raise refused(value)

    return an_object


def _no_object(entries: Iterable[Entry]) -> Callable[[Any], WireError]:
    """
    Make the error of what is no object, and may be the secret in it.
    """
    if any(map(_is_secret, entries)):
        return lambda value: WireError.at(
            (), f"expected an object, got {described_type(value)}"
        )
    return lambda value: refusal("an object", value)


def _is_secret(entry: Entry) -> bool:
    part = entry.part
    return isinstance(part, Plain) and part.kind.is_secret
