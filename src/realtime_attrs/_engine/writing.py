"""
Hooks that write records: the one place where objects are written.

cattrs' own generators (`make_dict_unstructure_fn()`) are not used here: they
know neither keys that lie several objects deep, nor the difference between a
key that is absent and one that is null, nor places in terms of the wire.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from cattrs import BaseConverter

from .._rules.classes import EXTRA
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._rules.shapes import SPREAD
from .._values.constants import OFF
from .._values.kinds import GUARDED, Instance
from .._values.messages import describe, quoted
from .fields import Field, fields_of
from .forms import hints_of
from .marks import Hook, marked
from .notes import writing_tools
from .parts import Spot
from .problems import WireError, lacking, refusal, requiring
from .source import Source
from .spelled import Flattened
from .tree import (
    Tree,
    leaves_of,
    names_beyond,
    tree_of,
    variable_of,
)
from .unknown import putting_extra


def unstructure_record(
    record: Record,
    dialect: Dialect,
    converter: BaseConverter,
    cls: type[Any] | None = None,
    further: tuple[str, ...] = (),
) -> Hook:
    """
    Make the hook that writes *record*.

    Keys stand in the order of the attributes, the tag before them; an object
    inside stands where its first attribute does.

    Args:
        record: The record.

        dialect: The dialect that has it.

        converter: It is asked for hooks.

        cls: What is written, if not the record's class but a subclass of it.

        further: Keys that the subclass has besides.
    """
    cls = cls or record.cls
    fields = fields_of(record, dialect, converter)

    def cannot_say_off() -> WireError:
        return WireError.at((), f"the {dialect.name} dialect cannot say OFF")

    def read_as(written: Any, state: str) -> WireError:
        given = describe(written)
        message = f"the {dialect.name} dialect reads {given} as {state}"
        return WireError.at((), message)

    def requires(names: tuple[str, ...]) -> WireError:
        return requiring(dialect.name, quoted(names))

    tools = writing_tools(
        {**{field.name: field.place for field in fields}, EXTRA: ()}
    )
    taken: dict[str, Any] = {
        **hints_of(record, dialect, fields),
        **dict.fromkeys((*record.tags, *further)),
    }
    own = [field for field in fields if not field.is_free]
    tree = tree_of(own)
    put_extra = putting_extra(tree, taken, dialect, tools["noted"])
    source = Source(
        f"def unstructure_{cls.__name__}(value):",
        {
            **GUARDED,
            **tools,
            "OFF": OFF,
            "WireError": WireError,
            "cannot_say_off": cannot_say_off,
            "cls": cls,
            "expected": Instance(cls).expected,
            "lacks": partial(lacking, dialect.name),
            "put_extra": put_extra,
            "read_as": read_as,
            "refusal": refusal,
            "requires": requires,
        },
    )
    out = dict.fromkeys(record.tags, record.tag)
    out |= _constants_in(tree)
    source.add(
        "if type(value) is not cls:\n"
        "    raise refusal(expected, value)\n"
        "problems = ()\n"
        f"out = {out!r}"
    )
    objects = dict.fromkeys(
        variable_of("out", field.path[:depth])
        for field in fields
        if not field.raw
        for depth in range(1, len(field.path))
    )
    attributes = [field for field in fields if field.name]
    if objects:
        source.add(" = ".join([*objects, "None"]))
    demanded = any(f.required and f.may_be_none for f in attributes)
    if demanded:
        source.add("missing = ()")
    for field in attributes:
        _write_field(source, field, null_is_off=dialect.null_is_off)
    _write_inner_constants(source, tree)
    for name in names_beyond(record):
        source.add(
            f"if value.{name} is not None:\n"
            f"    problems = noted(problems, lacks({name!r}), {name!r})"
        )
    source.add(
        "if value.extra is not None:\n"
        "    problems = put_extra(problems, out, value.extra)"
    )
    if demanded:
        source.add(
            "if missing:\n    problems = noted(problems, requires(missing))"
        )
    source.add(
        "if problems:\n"
        "    raise WireError(problems) from problems.cause\n"
        "return out"
    )
    return marked(
        source.function(),
        respelled=lambda other: unstructure_record(
            other, dialect, converter, cls, further
        ),
    )


def _constants_in(tree: Tree) -> dict[str, Any]:
    """
    Collect the constants of an object, and of inner ones without attributes.
    """
    found: dict[str, Any] = {}
    for key, node in tree.items():
        if not isinstance(node, Field):
            if _is_constant(node):
                found[key] = _constants_in(node)
        elif node.constant is not None:
            found[key] = node.constant
    return found


def _is_constant(tree: Tree) -> bool:
    leaves = [*leaves_of(tree)]
    has_words = any(field.constant is not None for field in leaves)
    return has_words and not any(field.name for field in leaves)


def _write_inner_constants(
    source: Source, tree: Tree, path: tuple[str, ...] = ()
) -> None:
    """
    Write the words in objects inside, if those are there.
    """
    for key, node in tree.items():
        if isinstance(node, Field) or _is_constant(node):
            continue
        inner = variable_of("out", (*path, key))
        constants = _constants_in(node)
        if constants:
            with source.block(f"if {inner} is not None:"):
                for word, value in constants.items():
                    source.add(f"{inner}[{word!r}] = {value!r}")
        _write_inner_constants(source, node, (*path, key))


def _write_field(source: Source, field: Field, *, null_is_off: bool) -> None:
    """
    Write how an attribute is written.
    """
    source.add(f"item = value.{field.name}")
    if not field.may_be_none:
        _put_field(source, field, _put(source, field))
        return
    with source.block("if item is not None:"):
        put = _put(source, field)
        if field.may_be_off:
            _write_off(source, field, put, null_is_off=null_is_off)
        else:
            _put_field(source, field, put)
    if field.required:
        with source.block("else:"):
            source.add(f"missing += ({field.name!r},)")
    elif field.is_null:
        with source.block("else:"):
            source.add(_put(source, field).format("None"))


def _write_off(
    source: Source, field: Field, put: str, *, null_is_off: bool
) -> None:
    place = repr(field.name)
    refused = f"problems = noted(problems, cannot_say_off(), {place})"
    with source.block("if item is OFF:"):
        first = field.off[0] if field.off else None
        off = repr(dict(first) if isinstance(first, Mapping) else first)
        source.add(put.format(off) if null_is_off else refused)
    with source.block("else:"):
        _put_field(source, field, put)


def _put_field(source: Source, field: Field, put: str) -> None:
    """
    Write code that rejects JSON which would be read as `None` or `OFF`.
    """
    spot = Spot(source, "item", field.name, repr(field.name))
    states: list[tuple[tuple[Any, ...], str]] = [
        (values, state)
        for values, state in (
            (field.none, "None"),
            (field.off, "OFF"),
            (({},) if field.is_left else (), "None"),
        )
        if values
    ]
    if not (states or field.others):
        field.part.write(spot, put)
        return
    source.add("written = cls")  # nothing yet, and equal to no JSON value
    field.part.write(spot, "written = {}")
    keyword = "if"
    if field.others:
        others = f"others_{field.name}"
        source.add(
            f"if written is not cls and not {others}.isdisjoint(written):\n"
            f"    error = has_others({others}, written)\n"
            f"    problems = noted(problems, error, {field.name!r})",
            **{others: field.others, "has_others": _has_others},
        )
        keyword = "elif"
    for values, state in states:
        name = f"read_as_{state}_{field.name}"
        source.add(
            f"{keyword} written in {name}:\n"
            f"    error = read_as(written, {state!r})\n"
            f"    problems = noted(problems, error, {field.name!r})",
            **{name: values},
        )
        keyword = "elif"
    is_spread = field.path[-1:] == (SPREAD,)
    rest = "elif written is not cls" if is_spread else "else"
    source.add(f"{rest}:\n    " + put.format("written"))


def _has_others(
    others: frozenset[str], written: Mapping[str, Any]
) -> WireError:
    keys = quoted(sorted(others.intersection(written)))
    return WireError.at((), f"expected other keys than {keys}")


def _put(source: Source, field: Field) -> str:
    """
    Write that the objects around an attribute are there; say how it gets in.
    """
    *above, last = field.path
    for depth, key in enumerate(above):
        outer = variable_of("out", above[:depth])
        inner = variable_of("out", above[: depth + 1])
        source.add(
            f"if {inner} is None:\n    {inner} = {outer}[{key!r}] = {{}}"
        )
    if isinstance(field.part, Flattened):
        return variable_of("out", above)
    if last == SPREAD:
        return f"{variable_of('out', above)}.update({{}})"
    key = repr(last).replace("{", "{{").replace("}", "}}")
    return f"{variable_of('out', above)}[{key}] = {{}}"
