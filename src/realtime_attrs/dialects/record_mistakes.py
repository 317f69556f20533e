"""
Find rules of a record that contradict each other.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import attrs

from .._engine.joined_attributes import OF_KEYS
from .._engine.rule_kinds import KINDS
from .._rules.classes import EXTRA, attributes_of
from .._rules.paths import Paths
from .._rules.record_data import RecordData
from .._rules.shapes import INHERITED, SPREAD, perhaps, steps_of
from .._rules.sites import others_given
from .._rules.spellings import twice
from .._rules.variants import Form, Variant
from .._values.annotations import kind_of, options_of
from .._values.marks import Recorded
from .._values.messages import Mismatch
from .._values.unknown import Unknown


def problems_of(record: RecordData) -> Iterator[str]:
    """
    List the mistakes in a record; later checks rely on earlier ones.
    """
    yield from _unknown_attributes(record)
    yield from _without_key(record)
    yield from _problems_of_extra(record)
    if record.bare is not None:
        yield from _problems_of_bare(record)
    yield from _problems_of_paths(record)
    for field in attributes_of(record.cls):
        key = record.keys.get(field.name)
        if key is not None:
            for problem in chain(*(x.misfits(field, key) for x in KINDS)):
                yield f"{field.name!r}: {problem}"
            is_bare = field.name == record.bare
            for name in others_given(key, OF_KEYS if is_bare else ()):
                yield f"{field.name!r}: {name}: a bare value has no key"
    yield from _problems_of_nulls(record)
    yield from _problems_of_defaults(record)
    for tag in twice(_tag_of(item, record) for item in record.variants):
        yield f"variants: there are two with {tag}"
    for item in record.variants:
        for problem in _problems_of_variant(item, record):
            yield f"variants: {problem}"


def _unknown_attributes(record: RecordData) -> Iterator[str]:
    known = [field.name for field in attributes_of(record.cls)]
    misplaced = [name for x in record.misplaced.values() for name in x]
    rules: dict[str, Iterable[str]] = {
        "": (*record.keys, *record.stored),
        "required: ": sorted(record.required),
        "explicit_nulls: ": record.explicit_nulls,
        "defaults: ": record.defaults,
        "misplaced: ": misplaced,
    }
    for rule, names in rules.items():
        for name in names:
            if name not in known:
                yield f"{rule}no attribute {name!r}{perhaps(name, known)}"


def _without_key(record: RecordData) -> Iterator[str]:
    fields = attributes_of(record.cls)
    always = {x.name for x in fields if x.default is attrs.NOTHING}
    rules: dict[str, Iterable[str]] = {
        "required": sorted(record.required | always),
        "explicit_nulls": record.explicit_nulls,
        "defaults": record.defaults,
    }
    for rule, names in rules.items():
        for name in names:
            if name in record.stored:
                yield f"{rule}: {name!r} has no path"
            elif name not in record.keys:
                yield f"{rule}: {name!r} has no key"


def _problems_of_extra(record: RecordData) -> Iterator[str]:
    field: Any = getattr(attrs.fields(record.cls), EXTRA, None)
    bases = (x for x in record.cls.__mro__ if Recorded in x.__bases__)
    base = next(bases, None)
    if base is not None:
        theirs = attrs.fields(base).extra.converter
        is_own = _inner(field.converter) is not _inner(theirs)
    else:
        is_own = field is not None and Unknown in options_of(field.type)
    if is_own:
        yield (
            f"{EXTRA!r}: inherit this attribute from a base class of"
            " realtime_attrs.extending, or rename it"
        )


def _inner(converter: Any) -> Any:
    return getattr(converter, "unchecked", None)


def _problems_of_bare(record: RecordData) -> Iterator[str]:
    name = record.bare
    others = (record.constants, record.tags, record.ignored, record.misplaced)
    if [*record.keys] != [name] or any(others) or record.variants:
        yield f"a class written as {name!r} alone has no other key"


def _problems_of_paths(record: RecordData) -> Iterator[str]:
    taken = Paths()
    for pairs in (record.written(), record.only_read()):
        for path, owner in pairs:
            other = taken.owner(path)
            if other is not None:
                yield (
                    f"{'.'.join(path)!r} is the path of {other} and of {owner}"
                )
            taken.add(path, owner)
    for key in record.misplaced:
        other = taken.owner(steps_of(key))
        if other is not None:
            yield f"misplaced: {key!r} is the path of {other}"
    for key in record.refused_nulls:
        if not taken.has_object(steps_of(key)):
            yield (
                "refused_nulls: expected the path of an object around"
                f" attributes, got {key!r}{perhaps(key, taken.objects)}"
            )


def _problems_of_nulls(record: RecordData) -> Iterator[str]:
    for name in record.explicit_nulls:
        if record.paths[name].endswith(SPREAD):
            yield (
                f"explicit_nulls: the path of {name!r} ends in '*', so it"
                " can't be null"
            )
        if record.keys[name].flatten:
            yield f"explicit_nulls: {name!r} is flattened, so it can't be null"
        if record.keys[name].null is not None:
            yield f"explicit_nulls: the server rejects null for {name!r}"


def _problems_of_defaults(record: RecordData) -> Iterator[str]:
    for name, value in record.defaults.items():
        annotation = getattr(attrs.fields(record.cls), name).type
        try:
            kind_of(annotation).accept(value)
        except Mismatch as mismatch:
            yield f"defaults: {name!r}: {mismatch.problem}"


def _tag_of(item: Form, own: RecordData) -> str:
    """
    Describe the tag of a form; with the record's own tag, its keys too.
    """
    tag = getattr(item, "tag", None)
    if tag != own.tag or not isinstance(item, RecordData) or item.bare:
        return f"the tag {tag!r}"
    return (
        f"the tag {tag!r} and the required keys {sorted(item.required_keys)}"
    )


def _problems_of_variant(item: Form, own: RecordData) -> Iterator[str]:
    if item.cls is not own.cls:
        yield f"expected forms of {own.cls.__name__}, got {item.cls.__name__}"
    elif isinstance(item, Variant):
        if item.tag in (INHERITED, own.tag) or own.bare is not None:
            yield f"a Variant needs another tag than {own.tag!r}"
    else:
        yield from _problems_of_form(item, own)


def _problems_of_form(item: Any, own: RecordData) -> Iterator[str]:
    if item.variants:
        yield "a variant can't have variants"
    if item.tag_key != own.tag_key or not (item.bare is own.bare is None):
        yield f"expected an object with its tag at {own.tag_key!r}"
    elif item.tag == own.tag and not (item.required_keys - own.required_keys):
        yield "a form needs another tag, or a further required key"
    for path, _ in item.written():
        for name, value in own.paths.items():
            above = steps_of(value)
            if value and path[:-1][: len(above)] == above:
                yield (f"{'.'.join(path)!r} is inside the value of {name!r}")
