"""
Hooks for records: the one place where objects are read and written.

cattrs' own generators (`make_dict_structure_fn()` and its counterpart) are not
used here: they know neither keys that lie several objects deep, nor the
difference between a key that is absent and one that is null, nor places in
terms of the wire.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import attrs

from cattrs import BaseConverter

from .._constants import OFF
from .._describe import quoted
from .._kinds import Instance
from .._mismatch import Path
from ._codecs import is_closed
from ._errors import (
    Problems,
    WireError,
    missing_key,
    refusal,
    unknown_key,
)
from ._fast_read import fast_reader
from ._fast_write import fast_writer
from ._fields import Field, Tree, fields_of, place, tree_of
from ._hook import Shape, with_fast
from ._report import Report
from ._rules import TAG, Record, Rules


_MISSING: Final = object()


def structure_record(
    record: Record, rules: Rules, converter: BaseConverter
) -> Callable[[Any, Any], Any]:
    """
    Make the hook that reads *record*.
    """
    tree = tree_of(fields_of(record, rules, converter))
    detailed = converter.detailed_validation
    closed = is_closed(converter)

    def structure(value: Any, _: Any = record.cls) -> Any:
        if not isinstance(value, Mapping):
            raise refusal("an object", value)
        report = Report(record.cls, detailed=detailed)
        _check_tag(record, value, report)
        arguments = dict(_read(tree, value, (), report))
        if closed:
            tags = [] if record.tag is None else [TAG]
            _check_keys(tags, tree, value, (), report)
        report.close()
        try:
            return record.cls(**arguments)
        except (TypeError, ValueError) as error:
            # Only what hooks of the user's own have made can be refused here.
            raise WireError.at((), str(error)) from error

    fast = fast_reader(record, tree, closed=closed)
    tagged = (
        Shape(untagged=fast)
        if record.tag is None
        else Shape(tagged={record.tag: fast})
    )
    return with_fast(structure, fast, tagged)


def unstructure_record(
    record: Record, rules: Rules, converter: BaseConverter
) -> Callable[[Any], dict[str, Any]]:
    """
    Make the hook that writes *record*.
    """
    fields = fields_of(record, rules, converter)
    beyond = [
        field.name
        for field in attrs.fields(record.cls)
        if field.name not in record.paths
    ]

    def unstructure(value: Any) -> dict[str, Any]:
        if type(value) is not record.cls:
            raise refusal(Instance(record.cls).expected, value)
        written = {} if record.tag is None else {TAG: record.tag}
        problems = Problems()
        missing = []
        for field in fields:
            item = getattr(value, field.name)
            if item is None and not field.says_null:
                if field.required:
                    missing.append(field.name)
                continue
            with problems.at(field.name):
                place(written, field.path, _write(field, item, rules))
        for name in beyond:
            if getattr(value, name) is not None:
                problems.no(f"the {rules.dialect} dialect has no {name}", name)
        if missing:
            problems.no(
                f"the {rules.dialect} dialect requires {quoted(missing)}"
            )
        problems.close()
        return written

    return with_fast(unstructure, fast_writer(record, fields, beyond))


def _check_tag(
    record: Record, value: Mapping[Any, Any], report: Report
) -> None:
    if record.tag is None:
        return
    tag = value.get(TAG, _MISSING)
    if tag is _MISSING:
        report.add((TAG,), missing_key(expected=repr(record.tag)))
    elif not isinstance(tag, str) or tag != record.tag:
        # An object of another kind: its keys are not worth a word.
        raise refusal(repr(record.tag), tag, (TAG,))


def _read(
    tree: Tree, value: Mapping[Any, Any], path: Path, report: Report
) -> Iterator[tuple[str, Any]]:
    """
    Read the attributes that stand in an object and in those inside it.
    """
    for key, node in tree.items():
        item = value.get(key, _MISSING)
        here = (*path, key)
        if isinstance(node, Field):
            yield node.name, _read_field(node, item, here, report)
        elif isinstance(item, Mapping):
            yield from _read(node, item, here, report)
        elif item is not None and item is not _MISSING:
            report.add(here, refusal("an object", item))


def _check_keys(
    tags: list[str],
    tree: Tree,
    value: Mapping[Any, Any],
    path: Path,
    report: Report,
) -> None:
    """
    Refuse unknown keys, in an object and in those inside it.
    """
    known = [*tags, *tree]
    for key, item in value.items():
        node = tree.get(key)
        if key not in known:
            report.add((*path, key), unknown_key(key, known))
        elif isinstance(node, dict) and isinstance(item, Mapping):
            _check_keys([], node, item, (*path, key), report)


def _read_field(field: Field, item: Any, path: Path, report: Report) -> Any:
    if item is _MISSING:
        if field.required:
            report.add(path, missing_key())
        return None
    if item is None:
        if field.null_is_off:
            return OFF
        if not field.required:
            return None
    return field.codec.read(item, path, report)


def _write(field: Field, item: Any, rules: Rules) -> Any:
    if item is not OFF:
        return field.codec.write(item)
    if field.null_is_off:
        return None
    raise WireError.at((), f"the {rules.dialect} dialect cannot say OFF")
