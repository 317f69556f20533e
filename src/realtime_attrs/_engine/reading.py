"""
Hooks that read records: the one place where objects are read.

cattrs' own generators (`make_dict_structure_fn()`) are not used here: they
know neither keys that lie several objects deep, nor the difference between a
key that is absent and one that is null, nor places in terms of the wire.
"""

from collections.abc import (
    Callable,
    Iterable,
    Iterator,
    Mapping,
)
from functools import partial
from typing import Any

import attrs

from cattrs import BaseConverter

from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._rules.shapes import SPREAD
from .._values.checked import thawed
from .._values.constants import OFF
from .._values.kinds import GUARDED
from .._values.messages import described_type
from .._values.unknown import Unknown
from .fields import Also, Field, fields_of
from .forms import forms_of, hints_of
from .levels import free_json
from .marks import Hook, is_closed, keeps_unknown, marked
from .notes import collecting, failed, raising, reading_tools
from .parts import Plain, Spot
from .problems import Hints, WireError, missing_key, refusal
from .refusals import refusing
from .source import Source, later
from .spelled import spelled
from .tree import (
    Tree,
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
    _read_forms(source, record, dialect, converter, further)
    refuse = refusing(record, dialect, note)
    if refuse is not None:
        source.add("errors = refuse(errors, value)", refuse=refuse)
    hints = hints_of(record, dialect, fields)
    if not dialect.null_is_off:
        fields = [attrs.evolve(f, may_be_off=False) for f in fields]
    tree = tree_of(fields)
    keeps = keeps_unknown(converter)
    tags = record.tags
    if keeps:
        keep_keys = keeping_keys(note, free_json(converter))
        source.add("extra = None", keep_keys=keep_keys)
    _read_tree(source, tree, (), len(tags) if keeps else None)
    _read_further(source, fields, keeps=keeps)
    for name in names_beyond(record):
        source.add(f"self.{name} = None")
    if keeps:
        _keep_keys(source, tree, (), (*tags, *further), hints)
    elif is_closed(converter):
        _refuse_keys(source, tree, (), (*tags, *further), hints)
    # Where the keys of an object are another's, nobody has looked at them yet.
    is_looked_at = (keeps or is_closed(converter)) and SPREAD not in tree
    if is_looked_at:
        hints = _in_spread(hints, tree)
    if hints:
        test = "not value.keys().isdisjoint(misplaced)"
        if len(hints) == 1:
            test = f"{next(iter(hints))!r} in value"
        source.add(
            f"if {test}:\n    errors = refuse_misplaced(errors, value, hints)",
            hints=hints,
            misplaced=frozenset(hints),
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


def _read_forms(
    source: Source,
    record: Record,
    dialect: Dialect,
    converter: BaseConverter,
    further: tuple[str, ...],
) -> None:
    """
    Write code that selects the form of an object by its tag or its keys.
    """
    by_tag: dict[str | None, Hook] = {}
    alike: list[tuple[Record, Hook]] = []
    forms = forms_of(record, dialect)
    for form in forms if record == dialect.get(record.cls) else ():
        make = partial(structure_record, form, dialect, converter, further)
        if form.tag != record.tag:
            later(by_tag, form.tag, make)
        else:
            alike.append((form, make()))
    _read_tag(source, record, by_tag)
    for index, (form, read) in enumerate(alike):
        _read_otherwise(source, f"form{index}", form, record, read)


def _read_otherwise(
    source: Source, name: str, form: Record, record: Record, read: Hook
) -> None:
    """
    Write that an object with the keys of another form is read as that.
    """
    theirs, ours = form.required_keys, record.required_keys
    given = sorted(theirs - ours)
    tests = [
        *(f"{key!r} in value" for key in given),
        *(f"value[{key!r}] is not None" for key in given),
        *(f"value.get({key!r}) is None" for key in sorted(ours - theirs)),
    ]
    source.add(
        f"if {' and '.join(tests)}:\n    return {name}(value)",
        **{name: read},
    )


def _read_tag(
    source: Source, record: Record, by_tag: dict[str | None, Hook]
) -> None:
    """
    Write code that passes another tag to another form, or rejects it.
    """
    tag, key = record.tag, record.tag_key
    if tag is None and not by_tag:
        return
    source.add(f"tag = value.get({key!r}, ABSENT)")
    with source.block(f"if type(tag) is not str or tag != {tag!r}:"):
        if by_tag:
            source.add(
                "read = by_tag.get(plain(tag) if isinstance(tag, str)"
                " else None)\n"
                "if read is not None:\n"
                "    return read(value)",
                by_tag=by_tag,
            )
        if tag is not None:
            # Another kind of object: its unknown keys are not reported.
            expected = repr(tag)
            source.add(
                f"if tag is ABSENT:\n"
                f"    error = missing_key(expected={expected!r})\n"
                f"    errors = note(errors, error, {key!r})\n"
                f"elif plain(tag) is tag or plain(tag) != {tag!r}:\n"
                f"    raise refusal({expected!r}, tag, ({key!r},))"
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
                _read_spread(source, node, value)
            elif node.raw or node.flattened:
                _look_at(source, node, value, found)
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
    source: Source,
    tree: Tree,
    path: tuple[str, ...],
    further: tuple[str, ...],
    hints: Hints,
) -> None:
    """
    Write that unknown keys are kept, of an object and of those inside it.

    If as many keys were found as there are, there is none to be looked for.
    """
    value, known = variable_of("value", path), variable_of("keys", path)
    found, misplaced = variable_of("found", path), variable_of("hints", path)
    arguments = ", ".join(
        ["errors", "extra", value, known, misplaced, *map(repr, path)]
    )
    if SPREAD not in tree:
        names = {known: frozenset((*further, *tree)), misplaced: hints}
        with source.at(len(path) + 1):
            source.add(
                f"if {found} != len({value}) or errors:\n"
                f"    extra, errors = keep_keys({arguments})",
                **names,
            )
        _keep_constants(source, tree, path)
    for key, node in _inner(tree):
        inner = variable_of("value", (*path, key))
        with source.block(f"if {inner} is not None:"):
            _keep_keys(source, node, (*path, key), (), _within(hints, key))


def _in_spread(hints: Hints, tree: Tree) -> Hints:
    """
    Get the hints for objects whose keys another attribute's reader looks at.
    """
    found: Hints = {}
    for key, hint in hints.items():
        node = tree.get(key)
        if isinstance(hint, dict) and isinstance(node, dict):
            inner = hint if SPREAD in node else _in_spread(hint, node)
            found |= {key: inner} if inner else {}
    return found


def _within(hints: Hints, key: str) -> Hints:
    """
    Get the hints for the object at a key.
    """
    found = hints.get(key)
    return found if isinstance(found, dict) else {}


def _keep_constants(source: Source, tree: Tree, path: tuple[str, ...]) -> None:
    """
    Write code that keeps the constants of an object without attributes.

    Such an object would not be written, and neither would its constants.
    """
    leaves = [*leaves_of(tree)]
    words = [
        key
        for key, node in tree.items()
        if isinstance(node, Field) and node.constant is not None
    ]
    if not (path and words) or any(field.is_null for field in leaves):
        return
    if not any(field.name for field in leaves):  # which is always written
        return
    value, constants = variable_of("value", path), variable_of("words", path)
    tests = [f"self.{field.name} is None" for field in leaves if field.name]
    arguments = ", ".join(map(repr, path))
    source.add(
        f"if {' and '.join(tests)}:\n"
        f"    constants = "
        f"{{k: x for k, x in {value}.items() if k in {constants}}}\n"
        f"    extra, errors = keep_keys("
        f"errors, extra, constants, (), {{}}, {arguments})",
        **{constants: frozenset(words)},
    )


def _refuse_keys(
    source: Source,
    tree: Tree,
    path: tuple[str, ...],
    further: tuple[str, ...],
    hints: Hints,
) -> None:
    """
    Write that unknown keys are refused, in an object and in those inside it.
    """
    value, known = variable_of("value", path), variable_of("keys", path)
    misplaced = variable_of("hints", path)
    keys = (*further, *tree)
    arguments = ", ".join(
        ["errors", value, repr(keys), misplaced, *map(repr, path)]
    )
    if SPREAD not in tree:
        names = {known: frozenset(keys), misplaced: hints}
        source.add(
            f"if not {known}.issuperset({value}):\n"
            f"    errors = refuse_keys({arguments})",
            **names,
        )
    for key, node in _inner(tree):
        inner = variable_of("value", (*path, key))
        with source.block(f"if {inner} is not None:"):
            _refuse_keys(source, node, (*path, key), (), _within(hints, key))


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


def _read_spread(source: Source, field: Field, value: str) -> None:
    """
    Write how an attribute is read from what others leave of an object.
    """
    others = f"others_{field.name}"
    source.add(
        f"item = {{k: x for k, x in {value}.items() if k not in {others}}}",
        **{others: field.others},
    )
    place = place_of(field.place)
    spot = Spot(source, "item", field.name, place, field.levels)
    if field.required:
        spot.read(field.part)
    else:
        with source.block("if not item:"):
            source.add("item = None")
        with source.block("else:"):
            spot.read(field.part)
    source.add(f"self.{field.name} = item")


def _read_nothing(source: Source, tree: Tree, given: str) -> None:
    """
    Write what is read where there is no object, but what is *given*.
    """
    leaves = [*leaves_of(tree)]
    if all(field.constant is not None for field in leaves):
        source.add("pass")
    for field in leaves:
        if field.raw or field.flattened:
            source.add(f"{_raw_of(field)} = ABSENT")
    fields = [field for field in leaves if field.name and not field.flattened]
    if fields:
        source.add(" = ".join([*(f"self.{f.name}" for f in fields), "None"]))
    for field in fields:
        if field.required and field.also is not None:
            source.add(f"given_{field.name} = False")
    required = [x for x in fields if x.required and x.also is None]
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
    place = place_of(field.path)
    spot = Spot(source, "item", named(field), place, field.levels)
    if field.may_be_off:
        source.add(f"{get}, ABSENT)")
        _read_none(source, field)
        if field.required and field.also is not None:
            source.add(f"given_{field.name} = item is not ABSENT")
        _read_off(source, field, spot, count)
    elif field.required and field.also is None:
        source.add(f"{get}, ABSENT)")
        _read_none(source, field)
        source.add(count)
        spot.read(field.part)
    else:
        source.add(f"{get})")
        _read_none(source, field)
        if field.required:
            source.add(f"given_{field.name} = item is not None")
        with source.block("if item is not None:"):
            source.add(count)
            spot.read(field.part)
    if field.constant is None:
        source.add(f"self.{field.name} = item")


def _read_off(source: Source, field: Field, spot: Spot, count: str) -> None:
    """
    Write how an item is read that can be turned off.
    """
    if field.required and field.also is None:
        with source.block("if item is None:"):
            source.add("item = OFF")
    else:
        with source.block("if item is ABSENT:"):
            source.add("item = None")
        with source.block("elif item is None:"):
            source.add("item = OFF")
    if field.off:
        off = f"off_{field.name}"
        sizes = {len(x) for x in field.off if isinstance(x, Mapping)}
        test = f"(type(item) is not dict or len(item) in {(*sizes,)})"
        with source.block(
            f"elif {test} and {off}(item):", **{off: spelled(field.off)}
        ):
            source.add(count)
            source.add("item = OFF")
    with source.block("else:"):
        source.add(count)
        spot.read(field.part)


def _read_none(source: Source, field: Field, item: str = "item") -> None:
    if field.none:
        none, nothing = f"none_{field.name}", "None"
        if field.may_be_off or (field.required and field.also is None):
            nothing = "ABSENT"
        source.add(
            f"if isinstance({item}, str) and plain({item}) in {none}:\n"
            f"    {item} = {nothing}",
            **{none: field.none},
        )


def _raw_of(field: Field) -> str:
    """
    Name the variable for what is only looked at later.
    """
    return field.raw or f"raw_{field.name}"


def _read_further(
    source: Source, fields: Iterable[Field], *, keeps: bool
) -> None:
    """
    Write how what has been looked at is read.
    """
    for field in fields:
        if field.flattened:
            _read_flattened(source, field)
        if field.also is not None:
            _read_also(source, field, field.also, keeps=keeps)
        if field.is_ignored:
            _read_ignored(source, field, keeps=keeps)


def _look_at(
    source: Source, field: Field, value: str, found: str | None
) -> None:
    """
    Write that what stands at a key is looked at later.
    """
    raw = _raw_of(field)
    source.add(f"{raw} = {value}.get({field.path[-1]!r}, ABSENT)")
    if found is not None:
        with source.block(f"if {raw} is not ABSENT and {raw} is not None:"):
            source.add(f"{found} += 1")


def _read_flattened(source: Source, field: Field) -> None:
    """
    Write how an attribute is read whose words stand at several keys.
    """
    raws = [f"raw_{field.name}"]
    raws += (f"flat{i}_{field.name}" for i, _ in enumerate(field.flattened))
    source.add("item = None")
    for raw in raws:
        source.add(f"if {raw} is ABSENT:\n    {raw} = None")
    given = " or ".join(f"{raw} is not None" for raw in raws)
    with source.block(f"if {given}:"):
        source.add(f"item = ({', '.join(raws)})")
        above = place_of(field.path[:-1])
        spot = Spot(source, "item", field.name, above, field.levels)
        spot.read(field.part)
    if field.required:
        missing = place_of(field.path)
        with source.block("else:"):
            source.add(f"errors = note(errors, missing_key(), {missing})")
    source.add(f"self.{field.name} = item")


def _read_also(
    source: Source, field: Field, also: Also, *, keeps: bool
) -> None:
    """
    Write how an attribute is read that may stand in another place.
    """
    raw, place = f"also_{field.name}", place_of(also.path)
    given = f"{raw} is not ABSENT"
    _read_none(source, field, raw)
    if not field.may_be_off:
        given += f" and {raw} is not None"
    with source.block(f"if {given}:"):
        source.add(f"item = {raw}")
        with source.block(f"if self.{field.name} is None:"):
            spot = Spot(source, "item", also.name, place, field.levels)
            if field.may_be_off:
                _read_off(source, field, spot, "")
            else:
                spot.read(also.part)
            if also.is_fallback and keeps:
                # The first place may have other words.
                with source.block("if type(item) is Unknown:"):
                    source.add(f"item = {raw}")
                    _keep_item(source, also.path)
                    source.add("item = None")
            source.add(f"self.{field.name} = item")
        if not also.is_fallback:
            # That something is off is said, too.
            said = "else:" if field.may_be_off else "elif item is not None:"
            with source.block(said):
                source.add(
                    f"error = twice({'.'.join(field.path)!r},"
                    f" {'.'.join(also.path)!r})\n"
                    f"errors = note(errors, error, {place})",
                    twice=_twice,
                )
        elif keeps:
            with source.block("else:"):
                _keep_item(source, also.path)
    if field.required:
        with source.block(f"elif not given_{field.name}:"):
            missing = place_of(field.path)
            source.add(f"errors = note(errors, missing_key(), {missing})")


def _read_ignored(source: Source, field: Field, *, keeps: bool) -> None:
    """
    Write that what stands at a key says nothing, and may be kept.
    """
    given = f"{field.raw} is not ABSENT and {field.raw} is not None"
    with source.block(f"if {given}:"):
        source.add(f"item = {field.raw}")
        spot = Spot(source, "item", field.raw, place_of(field.path))
        spot.read(field.part)
    if keeps:
        with source.block(f"if {field.raw} is not ABSENT:"):
            source.add(f"item = {field.raw}")
            _keep_item(source, field.path)


def _keep_item(source: Source, path: tuple[str, ...]) -> None:
    """
    Write that the item is kept as an unknown key.
    """
    *above, key = path
    with source.at(len(path)):
        source.add(
            f"extra, errors = keep_keys(errors, extra, {{{key!r}: item}},"
            f" (), {{}}, {', '.join(map(repr, above))})"
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
