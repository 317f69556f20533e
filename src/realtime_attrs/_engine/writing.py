"""
Make hooks that write records.

cattrs' own generators (`make_dict_unstructure_fn()`) support neither paths of
several keys, nor a difference between an absent key and null, nor JSON
Pointers.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

import attrs

from cattrs import BaseConverter

from .._rules.classes import EXTRA, has_extra
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._values.constants import OFF
from .._values.kinds import GUARDED, Instance
from .._values.messages import describe, quoted
from .attributes import Attribute
from .entries import ConstantKey, Entry
from .forms import hints_of
from .making import surplus
from .marks import Hook, marked
from .notes import writing_tools
from .problems import WireError, lacking, refusal, requiring
from .record_entries import entries_of
from .source import Source, variable_of
from .tree import (
    Tree,
    leaves_of,
    names_beyond,
    tree_of,
)
from .unknown import putting_extra


def unstructure_record(
    record: Record,
    dialect: Dialect,
    converter: BaseConverter,
    cls: type[Any] | None = None,
) -> Hook:
    """
    Make the hook that writes *record*, of *cls* or else the record's class.

    The tag is the first key; the others follow in the order of the attributes,
    and inner objects at their first attribute.
    """

    def write_as(other: Record) -> Hook:
        return unstructure_record(other, dialect, converter, cls)

    entries = entries_of(record, dialect, converter)
    writer = _Writer(record, dialect, entries, converter, cls or record.cls)
    return marked(writer.function(), respelled=write_as)


@attrs.frozen(eq=False, repr=False)
class _Writer:
    """
    The generator of the function that writes a record.
    """

    record: Record
    dialect: Dialect
    entries: list[Entry]
    converter: BaseConverter
    cls: type[Any]

    @property
    def attributes(self) -> list[Attribute]:
        return [x for x in self.entries if isinstance(x, Attribute)]

    def function(self) -> Hook:
        tree = tree_of(x for x in self.entries if not x.is_free)
        source = self._begun(tree)
        demanded = any(x.is_demanded for x in self.attributes)
        if demanded:
            source.add("missing = ()")
        for attribute in self.attributes:
            null_is_off = attribute.off_is_null(self.dialect)
            attribute.write(source, null_is_off=null_is_off)
        _write_inner_constants(source, tree)
        refuse_beyond(source, names_beyond(self.record), self.record.cls)
        if has_extra(self.cls):
            self._write_extra(source, tree)
        if demanded:
            source.add(
                "if missing:\n"
                "    problems = noted(problems, requires(missing))"
            )
        source.add(WRITTEN)
        return source.function()

    def _begun(self, tree: Tree) -> Source:
        source = Source(
            f"def unstructure_{self.cls.__name__}(value):", self._names()
        )
        out = dict.fromkeys(self.record.tags, self.record.tag)
        out |= _constants_in(tree)
        source.add(
            "if type(value) is not cls:\n"
            "    return put_other(value)\n"
            "problems = ()\n"
            f"out = {out!r}"
        )
        objects = dict.fromkeys(
            variable_of("out", entry.path[:depth])
            for entry in self.entries
            if isinstance(entry, Attribute | ConstantKey)
            for depth in range(1, len(entry.path))
        )
        if objects:
            source.add(" = ".join([*objects, "None"]))
        return source

    def _names(self) -> dict[str, Any]:
        name, cls = self.dialect.name, self.cls
        places = {entry.name: entry.place for entry in self.entries}

        def off_not_supported() -> WireError:
            return WireError.at((), f"the {name} dialect doesn't support OFF")

        def read_as(written: Any, state: str) -> WireError:
            given = describe(written)
            message = f"the {name} dialect reads {given} as {state}"
            return WireError.at((), message)

        def requires(names: tuple[str, ...]) -> WireError:
            return requiring(name, quoted(names))

        return {
            **GUARDED,
            **writing_tools({EXTRA: (), **places}),
            "OFF": OFF,
            "WireError": WireError,
            "off_not_supported": off_not_supported,
            "cls": cls,
            "lacks": partial(lacking, name),
            "read_as": read_as,
            "put_other": putting_others(cls, self.converter),
            "requires": requires,
        }

    def _write_extra(self, source: Source, tree: Tree) -> None:
        taken: dict[str, Any] = {
            **hints_of(self.record, self.dialect, self.entries),
            **dict.fromkeys(self.record.tags),
        }
        noted = source.names["noted"]
        source.add(
            "if value.extra is not None:\n"
            "    problems = put_extra(problems, out, value.extra)",
            put_extra=putting_extra(tree, taken, self.dialect, noted),
        )


def putting_others(cls: type[Any], converter: BaseConverter) -> Hook:
    """
    Make the function that writes subclasses, and rejects other values.
    """
    expected = Instance(cls).expected

    def put(value: Any) -> Any:
        if isinstance(value, cls):
            return converter.unstructure(value)
        raise refusal(expected, value)

    return put


WRITTEN = """\
if problems:
    raise WireError(problems) from problems.cause
return out
"""


def refuse_beyond(
    source: Source, names: Sequence[str], cls: type[Any]
) -> None:
    """
    Write code that rejects attributes which the dialect doesn't support.
    """
    fields = attrs.fields_dict(cls)
    defaults = {name: fields[name].default for name in names}
    if any(x is not None for x in defaults.values()):
        source.add(
            "for name in surplus(value):\n"
            "    problems = noted(problems, lacks(name), name)",
            surplus=partial(surplus, names=names),
        )
        return
    for name in names:
        source.add(
            f"if value.{name} is not None:\n"
            f"    problems = noted(problems, lacks({name!r}), {name!r})"
        )


def _constants_in(tree: Tree) -> dict[str, Any]:
    """
    Collect the constants of an object, and of objects without attributes.
    """
    found: dict[str, Any] = {}
    for key, node in tree.items():
        if isinstance(node, ConstantKey):
            found[key] = node.word
        elif not isinstance(node, Entry) and _is_constant(node):
            found[key] = _constants_in(node)
    return found


def _is_constant(tree: Tree) -> bool:
    leaves = [*leaves_of(tree)]
    has_words = any(isinstance(entry, ConstantKey) for entry in leaves)
    return has_words and not any(entry.name for entry in leaves)


def _write_inner_constants(
    source: Source, tree: Tree, path: tuple[str, ...] = ()
) -> None:
    """
    Write code that adds constants to inner objects, if they are written.
    """
    for key, node in tree.items():
        if isinstance(node, Entry) or _is_constant(node):
            continue
        inner = variable_of("out", (*path, key))
        constants = _constants_in(node)
        if constants:
            with source.block(f"if {inner} is not None:"):
                for word, value in constants.items():
                    source.add(f"{inner}[{word!r}] = {value!r}")
        _write_inner_constants(source, node, (*path, key))
