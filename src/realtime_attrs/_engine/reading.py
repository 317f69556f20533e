"""
Hooks that read records: the one place where objects are read.

cattrs' own generators (`make_dict_structure_fn()`) are not used here: they
know neither keys that lie several objects deep, nor the difference between a
key that is absent and one that is null, nor places in terms of the wire.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from cattrs import BaseConverter

from .._domain.constants import OFF
from .._domain.unknown import Unknown
from .._values.checked import thawed
from .._values.kinds import GUARDED
from .._values.messages import described_type
from ..dialects.classes import SPREAD, TAG
from ..dialects.rules import Dialect, Record
from .fields import Field, fields_of
from .marks import Hook, is_closed, keeps_unknown, marked
from .notes import collecting, failed, raising, reading_tools
from .parts import Plain, Spot
from .problems import WireError, missing_key, refusal
from .source import Source
from .tree import (
    Tree,
    elsewhere_of,
    leaves_of,
    named,
    names_beyond,
    place_of,
    tree_of,
    variable_of,
)
from .unknown import keeping_keys
from .words import plain


def structure_record(
    record: Record,
    dialect: Dialect,
    converter: BaseConverter,
    further: tuple[str, ...] = (),
) -> Hook:
    """
    Make the hook that reads *record*.

    Args:
        record: The record.

        dialect: The dialect that has it.

        converter: It is asked for hooks and settings.

        further: Keys that are known besides, if unknown ones are refused.
    """
    fields = fields_of(record, dialect, converter)
    cls = record.cls
    note = collecting(cls) if converter.detailed_validation else raising
    source = Source(
        f"def structure_{cls.__name__}(value, _=None):",
        {
            **GUARDED,
            **reading_tools(note),
            "Mapping": Mapping,
            "OFF": OFF,
            "Unknown": Unknown,
            "cls": cls,
            "failed": failed,
            "missing_key": missing_key,
            "name": dialect.name,
            "new": object.__new__,
            "no_object": _no_object(f for f in fields if f.required),
            "plain": plain,
            "refusal": refusal,
            "thawed": thawed(cls),  # type: ignore[arg-type]  # a class is hashable
        },
    )
    source.add(
        "if type(value) is not dict and not isinstance(value, Mapping):\n"
        "    raise no_object(value)\n"
        "errors = ()\n"
        "self = new(thawed)"
    )
    if record.tag is not None:
        _read_tag(source, record.tag)
    if not dialect.null_is_off:
        fields = [attrs.evolve(f, may_be_off=False) for f in fields]
    tree = tree_of(fields)
    keeps = keeps_unknown(converter)
    tags = () if record.tag is None else (TAG,)
    further += tuple(field.also_at[0] for field in fields if field.also_at)
    _read_tree(source, tree, (), len(tags) if keeps else None)
    for name in names_beyond(record):
        source.add(f"self.{name} = None")
    elsewhere = elsewhere_of(record, dialect)
    source.names["elsewhere"] = elsewhere
    if keeps:
        source.add("extra = None", keep_keys=keeping_keys(note))
        _keep_keys(source, tree, (), (*tags, *further))
    elif is_closed(converter):
        _refuse_keys(source, tree, (), (*tags, *further))
    # Where the keys of an object are another's, nobody has looked at them yet.
    is_looked_at = (keeps or is_closed(converter)) and SPREAD not in tree
    if elsewhere and not is_looked_at:
        source.add(
            "if not value.keys().isdisjoint(foreign):\n"
            "    errors = refuse_elsewhere(errors, value, elsewhere)",
            foreign=frozenset(elsewhere),
        )
    kept = "extra and Unknown(extra, name)"
    source.add(
        "if errors:\n"
        "    raise failed(cls, errors)\n"
        f"self.extra = {kept if keeps else None}\n"
        "self.__class__ = cls\n"
        "return self"
    )
    return marked(
        source.function(),
        respelled=lambda other: structure_record(
            other, dialect, converter, further
        ),
    )


def _read_tag(source: Source, tag: str) -> None:
    # An object of another kind: its keys are not worth a word.
    source.add(
        f"tag = value.get({TAG!r}, ABSENT)\n"
        f"if type(tag) is not str or tag != {tag!r}:\n"
        f"    if tag is ABSENT:\n"
        f"        error = missing_key(expected={repr(tag)!r})\n"
        f"        errors = note(errors, error, {TAG!r})\n"
        f"    elif plain(tag) is tag or plain(tag) != {tag!r}:\n"
        f"        raise refusal({repr(tag)!r}, tag, ({TAG!r},))"
    )


def _read_tree(
    source: Source, tree: Tree, path: tuple[str, ...], count: int | None
) -> None:
    """
    Write how the attributes in an object, and in those inside it, are read.

    Args:
        source: The function to write to.

        tree: The keys of the object.

        path: The way to it.

        count: How many of its keys are known already, if they are counted.
    """
    value, found = variable_of("value", path), None
    if count is not None:
        found = variable_of("found", path)
        source.add(f"{found} = {count}")
    for key, node in tree.items():
        here = (*path, key)
        if isinstance(node, Field):
            if key == SPREAD:
                _read_spread(source, node, value, tree)
            else:
                _read_field(source, node, value, found)
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


def _keep_keys(
    source: Source, tree: Tree, path: tuple[str, ...], further: tuple[str, ...]
) -> None:
    """
    Write that unknown keys are kept, of an object and of those inside it.

    If as many keys were found as there are, there is none to be looked for.
    """
    value, known = variable_of("value", path), variable_of("keys", path)
    found = variable_of("found", path)
    hints = "{}" if path else "elsewhere"
    arguments = ", ".join(
        ["errors", "extra", value, known, hints, *map(repr, path)]
    )
    if SPREAD not in tree:
        source.add(
            f"if {found} != len({value}) or errors:\n"
            f"    extra, errors = keep_keys({arguments})",
            **{known: frozenset((*further, *tree))},
        )
    for key, node in _inner(tree):
        inner = variable_of("value", (*path, key))
        with source.block(f"if {inner} is not None:"):
            _keep_keys(source, node, (*path, key), ())


def _refuse_keys(
    source: Source, tree: Tree, path: tuple[str, ...], further: tuple[str, ...]
) -> None:
    """
    Write that unknown keys are refused, in an object and in those inside it.
    """
    value, known = variable_of("value", path), variable_of("keys", path)
    keys = (*further, *tree)
    hints = "{}" if path else "elsewhere"
    arguments = ", ".join(
        ["errors", value, repr(keys), hints, *map(repr, path)]
    )
    if SPREAD not in tree:
        source.add(
            f"if not {known}.issuperset({value}):\n"
            f"    errors = refuse_keys({arguments})",
            **{known: frozenset(keys)},
        )
    for key, node in _inner(tree):
        inner = variable_of("value", (*path, key))
        with source.block(f"if {inner} is not None:"):
            _refuse_keys(source, node, (*path, key), ())


def _inner(tree: Tree) -> Iterator[tuple[str, Tree]]:
    """
    List the objects inside, whose unknown keys belong to the outer one.

    Those of an object that is spread there belong to that.
    """
    for key, node in tree.items():
        if isinstance(node, Field):
            continue
        if SPREAD not in node or any(_inner(node)):
            yield key, node


def _read_spread(source: Source, field: Field, value: str, tree: Tree) -> None:
    """
    Write how an attribute is read from what others leave of an object.
    """
    source.add(
        f"item = {{k: x for k, x in {value}.items() if k not in others}}",
        others=frozenset(tree) - {SPREAD},
    )
    field.part.read(Spot(source, "item", field.name, place_of(field.place)))
    source.add(f"self.{field.name} = item")


def _read_nothing(source: Source, tree: Tree, given: str) -> None:
    """
    Write what is read where there is no object, but what is *given*.
    """
    fields = [field for field in leaves_of(tree) if field.constant is None]
    source.add(" = ".join([*(f"self.{f.name}" for f in fields), "None"]))
    required = [field for field in fields if field.required]
    if required:
        with source.block(f"if {given} is None:"):
            for field in required:
                place = place_of(field.place)
                source.add(f"errors = note(errors, missing_key(), {place})")


def _read_field(
    source: Source, field: Field, value: str, found: str | None
) -> None:
    """
    Write how an attribute is read from the object *value*.

    Args:
        source: The function to write to.

        field: The attribute.

        value: The variable that holds the object.

        found: The one that counts the keys with a value, if they are counted.
    """
    count = f"{found} += 1" if found is not None else ""
    get = f"item = {value}.get({field.path[-1]!r}"
    spot = Spot(source, "item", named(field), place_of(field.path))
    if field.also_at:
        _read_also(source, field, value, found)
        return
    if field.may_be_off:
        source.add(f"{get}, ABSENT)")
        if field.required:
            with source.block("if item is None:"):
                source.add("item = OFF")
        else:
            with source.block("if item is ABSENT:"):
                source.add("item = None")
            with source.block("elif item is None:"):
                source.add("item = OFF")
        with source.block("else:"):
            source.add(count)
            field.part.read(spot)
    elif field.required:
        source.add(f"{get}, ABSENT)")
        source.add(count)
        field.part.read(spot)
    else:
        source.add(f"{get})")
        with source.block("if item is not None:"):
            source.add(count)
            field.part.read(spot)
    if field.constant is None:
        source.add(f"self.{field.name} = item")


def _read_also(
    source: Source, field: Field, value: str, found: str | None
) -> None:
    """
    Write how an attribute is read that may stand at either of two keys.
    """
    (first,), (second,) = field.path, field.also_at
    with source.block(f"if {value}.get({second!r}) is None:"):
        _read_field(source, attrs.evolve(field, also_at=()), value, found)
    with source.block(f"elif {value}.get({first!r}) is None:"):
        _read_field(
            source,
            attrs.evolve(field, path=(second,), also_at=()),
            value,
            found,
        )
    with source.block("else:"):
        source.add(
            f"self.{field.name} = None\n"
            f"error = twice({first!r}, {second!r})\n"
            f"errors = note(errors, error, {second!r})",
            twice=_twice,
        )


def _twice(first: str, second: str) -> WireError:
    return WireError.at(
        (), f"expected {first!r} or {second!r}, got both of them"
    )


def _an_object(fields: Iterable[Field]) -> Callable[[Any], Any]:
    """
    Make what refuses all but an object, in which some attributes stand.
    """
    refused = _no_object(fields)

    def an_object(value: Any) -> Any:
        if isinstance(value, Mapping):
            return value
        raise refused(value)

    return an_object


def _no_object(fields: Iterable[Field]) -> Callable[[Any], WireError]:
    """
    Make the error of what is no object, and may be the secret in it.
    """
    if any(_is_secret(field) for field in fields):
        return lambda value: WireError.at(
            (), f"expected an object, got {described_type(value)}"
        )
    return lambda value: refusal("an object", value)


def _is_secret(field: Field) -> bool:
    part = field.part
    return isinstance(part, Plain) and part.kind.is_secret
