"""
Register the hooks of a dialect with a converter.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import attrs

from cattrs import BaseConverter

from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._values.marks import Family
from .._values.messages import quoted
from .._values.unknown import Unknown
from .bare import structure_bare, unstructure_bare
from .cattrs_internals import hooks_by_class
from .enum_hooks import (
    is_set_of_objects,
    refusing_set,
    structure_enum,
    unstructure_enum,
)
from .generics import (
    is_generic,
    structure_generic,
    unstructure_generic,
)
from .marks import Hook, is_closed, keeps_unknown, mark_of, marked
from .order import refuse_early_hooks
from .problems import WireError, lacking, requiring
from .reading import structure_record
from .tree import fields_beyond
from .trusting import register_view
from .union_hooks import (
    is_union_of_ours,
    is_union_with_off,
    structure_family,
    structure_union,
    structure_with_off,
    unstructure_family,
    unstructure_union,
    unstructure_with_off,
)
from .unknown import structure_unknown, unstructure_unknown
from .writing import unstructure_record


def register(
    converter: BaseConverter, dialect: Dialect, *, keep_unknown: bool = False
) -> None:
    """
    Register hooks for the dialect's classes, enums and unions only.

    A user's own hook for one of them overrides ours, whenever it is
    registered.

    Raises:
        TypeError:
            *keep_unknown* is true, and the converter forbids extra keys.

        ValueError: The converter has a hook that was made too early.
    """
    if keep_unknown and is_closed(converter):
        raise TypeError(
            "keep_unknown and forbid_extra_keys are both true; pass one of"
            " them"
        )
    refuse_early_hooks(converter, dialect)
    register_view(converter)
    _register_unknown(converter, dialect, keep_unknown=keep_unknown)
    _register_enums(converter, dialect)
    _register_records(converter, dialect)
    converter.register_unstructure_hook_factory(
        lambda annotation: is_set_of_objects(annotation, dialect),
        lambda annotation: refusing_set(annotation, dialect),
    )
    _register(
        converter,
        dialect,
        is_union_with_off,
        structure_with_off,
        unstructure_with_off,
    )
    _register(
        converter,
        dialect,
        # Adapters call it before cattrs does, and large unions are slow.
        cache(lambda annotation: is_union_of_ours(annotation, dialect)),
        structure_union,
        unstructure_union,
    )


def _register_unknown(
    converter: BaseConverter, dialect: Dialect, *, keep_unknown: bool
) -> None:
    """
    Register hooks for `Unknown`, which copies of the converter may reject.
    """

    def structure(_: Any, converter: BaseConverter) -> Hook:
        keeps = keep_unknown and not is_closed(converter)
        return structure_unknown(dialect, converter, keeps=keeps)

    converter.register_structure_hook_factory(
        lambda cls: isinstance(cls, type) and issubclass(cls, Unknown),
        marked(structure),
    )
    converter.register_unstructure_hook(Unknown, unstructure_unknown(dialect))


def _register(
    converter: BaseConverter,
    dialect: Dialect,
    predicate: Callable[[Any], bool],
    structure: Callable[[Any, Dialect, BaseConverter], Hook],
    unstructure: Callable[[Any, Dialect, BaseConverter], Hook],
) -> None:
    """
    Register factories of hooks by predicate.

    A hook for a union object would be lost in `Converter.copy()`, and wouldn't
    apply to subsets of the union and to the union with `None`.
    """

    def structure_any(annotation: Any, converter: BaseConverter) -> Hook:
        return structure(annotation, dialect, converter)

    def unstructure_any(annotation: Any, converter: BaseConverter) -> Hook:
        return unstructure(annotation, dialect, converter)

    converter.register_structure_hook_factory(predicate, marked(structure_any))
    converter.register_unstructure_hook_factory(predicate, unstructure_any)


def _register_enums(converter: BaseConverter, dialect: Dialect) -> None:
    """
    Register enums by class, which overrides a hook for all enums.
    """
    readers, writers = hooks_by_class(converter)
    closed = keeps_unknown(converter) or is_closed(converter)
    for cls in dialect.worded_classes():
        read, write = readers.get(cls), writers.get(cls)
        if read is None or mark_of(read):
            hook = structure_enum(cls, dialect, closed=closed)  # type: ignore[arg-type]  # a class is hashable
            converter.register_structure_hook(cls, hook)
        if write is None or mark_of(write):
            hook = unstructure_enum(cls, dialect)  # type: ignore[arg-type]  # a class is hashable
            converter.register_unstructure_hook(cls, hook)
    # Other members of a family are rejected.
    _register(
        converter,
        dialect,
        lambda cls: dialect.has_words(cls) and issubclass(cls, Family),
        _absent,
        _absent,
    )


def _register_records(converter: BaseConverter, dialect: Dialect) -> None:
    _register(
        converter,
        dialect,
        lambda cls: dialect.base_of(cls) is not None,
        _structure_class,
        _unstructure_class,
    )
    _register(
        converter,
        dialect,
        lambda annotation: is_generic(annotation, dialect),
        structure_generic,
        unstructure_generic,
    )


def _structure_class(
    cls: type, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that reads a class, or the subclasses that replace it.
    """
    if dialect.derived(cls):
        return structure_family(cls, dialect, converter, _structure_record)
    rules = dialect.admitting(cls)
    record = rules.get(cls)
    if record is None:
        return _absent(cls, dialect, converter)
    for field in fields_beyond(record):
        if field.default is attrs.NOTHING:
            what = f"{field.name!r}, which {cls.__name__} requires"
            return _refusing(dialect, what)
    return _structure_record(record, rules, converter)


def _structure_record(
    record: Record, dialect: Dialect, converter: BaseConverter
) -> Hook:
    structure = structure_record if record.bare is None else structure_bare
    return structure(record, dialect, converter)


def _unstructure_class(
    cls: type, dialect: Dialect, converter: BaseConverter
) -> Hook:
    rules = dialect.admitting(cls)
    record = rules.get(cls)
    if record is None and dialect.derived(cls):
        return unstructure_family(cls, dialect, converter)
    if record is None:
        return _absent(cls, dialect, converter)
    needed = dialect.of(dialect.class_for(cls)).required - record.required
    if needed:
        names = quoted(sorted(needed))
        return _raising(partial(requiring, dialect.name, names))
    is_object = record.bare is None
    unstructure = unstructure_record if is_object else unstructure_bare
    return unstructure(record, rules, converter)


def _absent(cls: type, dialect: Dialect, _: BaseConverter) -> Hook:
    base = dialect.base_of(cls) or cls
    return _refusing(dialect, base.__name__)


def _refusing(dialect: Dialect, what: str) -> Hook:
    return _raising(partial(lacking, dialect.name, what))


def _raising(error: Callable[[], WireError]) -> Hook:
    def refuse(*_: Any) -> Any:
        raise error()

    return marked(refuse)
