"""
Hooks for records: the one place where objects are read and written.

cattrs' own generators (`make_dict_structure_fn()` and its counterpart) are not
used here: they know neither keys that lie several objects deep, nor the
difference between a key that is absent and one that is null, nor places in
terms of the wire.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import attrs

from cattrs import BaseConverter

from .._domain.constants import OFF
from .._domain.unknown import Unknown
from .._values.checked import thawed
from .._values.kinds import GUARDED, Instance
from .._values.messages import described_type, either, listed, quoted
from ..dialects.classes import EXTRA, SPREAD, TAG, attributes_of
from ..dialects.rules import Dialect, Record
from .fields import Field, fields_of
from .marks import Hook, is_closed, keeps_unknown, marked
from .notes import collecting, failed, raising, reading_tools, writing_tools
from .parts import Plain, Spot
from .problems import WireError, missing_key, refusal
from .source import Source
from .unknown import keeping_keys, putting_extra
from .words import plain


Tree: TypeAlias = dict[str, "Field | Tree"]
"""
The keys of an object and of the objects inside it.
"""


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
    tree = _tree_of(fields)
    keeps = keeps_unknown(converter)
    tags = () if record.tag is None else (TAG,)
    further += tuple(field.also_at[0] for field in fields if field.also_at)
    _read_tree(source, tree, (), len(tags) if keeps else None)
    for name in _beyond(record):
        source.add(f"self.{name} = None")
    elsewhere = _elsewhere(record, dialect)
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


def _tree_of(fields: Iterable[Field]) -> Tree:
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
    value, found = _object("value", path), None
    if count is not None:
        found = _object("found", path)
        source.add(f"{found} = {count}")
    for key, node in tree.items():
        here = (*path, key)
        if isinstance(node, Field):
            if key == SPREAD:
                _read_spread(source, node, value, tree)
            else:
                _read_field(source, node, value, found)
            continue
        inner, careful = _object("value", here), _object("an_object", here)
        source.add(
            f"{inner} = {value}.get({key!r})\n"
            f"if {inner} is not None and type({inner}) is not dict:\n"
            f"    {inner}, errors = careful("
            f"{careful}, {inner}, errors, {_place(here)})\n",
            **{careful: _an_object(_leaves(node))},
        )
        with source.block(f"if {inner} is None:"):
            _read_nothing(source, node, f"{value}.get({key!r})")
        with source.block("else:"):
            if found is not None:
                source.add(f"{found} += 1")
            _read_tree(source, node, here, None if found is None else 0)


def _elsewhere(record: Record, dialect: Dialect) -> dict[str, str]:
    """
    Say where what a key of another dialect stands for is found here.
    """
    found = {}
    for key, names in dialect.elsewhere.get(record.cls, {}).items():
        places = [record.places[n] for n in names if n in record.places]
        found[key] = f"a key of another dialect: in {dialect.name} " + (
            f"this is {listed(places)}"
            if places
            else f"there is no {either(names)}"
        )
    return found


def _keep_keys(
    source: Source, tree: Tree, path: tuple[str, ...], further: tuple[str, ...]
) -> None:
    """
    Write that unknown keys are kept, of an object and of those inside it.

    If as many keys were found as there are, there is none to be looked for.
    """
    value, known = _object("value", path), _object("keys", path)
    found = _object("found", path)
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
        inner = _object("value", (*path, key))
        with source.block(f"if {inner} is not None:"):
            _keep_keys(source, node, (*path, key), ())


def _refuse_keys(
    source: Source, tree: Tree, path: tuple[str, ...], further: tuple[str, ...]
) -> None:
    """
    Write that unknown keys are refused, in an object and in those inside it.
    """
    value, known = _object("value", path), _object("keys", path)
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
        inner = _object("value", (*path, key))
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
    field.part.read(Spot(source, "item", field.name, _place(field.place)))
    source.add(f"self.{field.name} = item")


def _read_nothing(source: Source, tree: Tree, given: str) -> None:
    """
    Write what is read where there is no object, but what is *given*.
    """
    fields = [field for field in _leaves(tree) if field.constant is None]
    source.add(" = ".join([*(f"self.{f.name}" for f in fields), "None"]))
    required = [field for field in fields if field.required]
    if required:
        with source.block(f"if {given} is None:"):
            for field in required:
                place = _place(field.place)
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
    spot = Spot(source, "item", _named(field), _place(field.path))
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


def _named(field: Field) -> str:
    """
    Name what the code for an attribute, or for a word, refers to.
    """
    return field.name or _object("word", field.path)


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

    def lacks(name: str) -> WireError:
        return WireError.at((), f"the {dialect.name} dialect has no {name}")

    def cannot_say_off() -> WireError:
        return WireError.at((), f"the {dialect.name} dialect cannot say OFF")

    def requires(names: tuple[str, ...]) -> WireError:
        return WireError.at(
            (), f"the {dialect.name} dialect requires {quoted(names)}"
        )

    tools = writing_tools(
        {**{field.name: field.place for field in fields}, EXTRA: ()}
    )
    tags = () if record.tag is None else (TAG,)
    taken: dict[str, str] = {
        **dict.fromkeys((*tags, *further), ""),
        **_elsewhere(record, dialect),
    }
    put_extra = putting_extra(_tree_of(fields), taken, dialect, tools["noted"])
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
            "lacks": lacks,
            "put_extra": put_extra,
            "refusal": refusal,
            "requires": requires,
        },
    )
    out = {} if record.tag is None else {TAG: record.tag}
    out |= {k: word for k, word in record.constants.items() if "." not in k}
    source.add(
        "if type(value) is not cls:\n"
        "    raise refusal(expected, value)\n"
        "problems = ()\n"
        f"out = {out!r}"
    )
    objects = dict.fromkeys(
        _object("out", field.path[:depth])
        for field in fields
        for depth in range(1, len(field.path))
    )
    attributes = [field for field in fields if field.constant is None]
    if objects:
        source.add(" = ".join([*objects, "None"]))
    demanded = any(f.required and f.may_be_none for f in attributes)
    if demanded:
        source.add("missing = ()")
    for field in attributes:
        _write_field(source, field, null_is_off=dialect.null_is_off)
    _write_inner_constants(source, fields)
    for name in _beyond(record):
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


def _write_inner_constants(source: Source, fields: Iterable[Field]) -> None:
    """
    Write the words in objects inside, if those are there.
    """
    for field in fields:
        *above, key = field.path
        if field.constant is not None and above:
            inner = _object("out", above)
            spot = Spot(source, inner, _named(field), _place(field.path))
            with source.block(f"if {inner} is not None:"):
                field.part.write(spot, f"{inner}[{key!r}] = {{}}")


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
        source.add(put.format("None") if null_is_off else refused)
    with source.block("else:"):
        _put_field(source, field, put)


def _put_field(source: Source, field: Field, put: str) -> None:
    spot = Spot(source, "item", field.name, repr(field.name))
    field.part.write(spot, put)


def _put(source: Source, field: Field) -> str:
    """
    Write that the objects around an attribute are there; say how it gets in.
    """
    *above, last = field.path
    for depth, key in enumerate(above):
        outer = _object("out", above[:depth])
        inner = _object("out", above[: depth + 1])
        source.add(
            f"if {inner} is None:\n    {inner} = {outer}[{key!r}] = {{}}"
        )
    if last == SPREAD:
        return f"{_object('out', above)}.update({{}})"
    key = repr(last).replace("{", "{{").replace("}", "}}")
    return f"{_object('out', above)}[{key}] = {{}}"


def _object(name: str, path: Sequence[str]) -> str:
    """
    Name the variable for an object inside another, readably if keys allow.
    """
    if all(key.isidentifier() and "_" not in key for key in path):
        return "_".join((name, *path))
    return "_".join((name, "_", *(key.encode().hex() for key in path)))


def _place(path: Sequence[str]) -> str:
    return ", ".join(map(repr, path))


def _leaves(tree: Tree) -> Iterator[Field]:
    for node in tree.values():
        if isinstance(node, Field):
            yield node
        else:
            yield from _leaves(node)


def _beyond(record: Record) -> list[str]:
    """
    List the attributes that the dialect has not.
    """
    names = [field.name for field in attributes_of(record.cls)]
    return [name for name in names if name not in record.places]


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
