"""
Giving a converter the hooks of a dialect.
"""

from typing import Any

from cattrs import BaseConverter

from ..dialects.classes import ENUMS, base_of
from ..dialects.rules import Dialect, Record
from .marks import Hook, is_closed, marked
from .order import has_own_hook, refuse_early_hooks
from .problems import WireError
from .records import structure_record, unstructure_record
from .subclasses import structure_subclass, unstructure_subclass
from .unions import (
    is_union_of_ours,
    is_union_with_off,
    structure_union,
    structure_with_off,
    unstructure_union,
    unstructure_with_off,
)
from .words import (
    is_set_of_objects,
    refusing_set,
    structure_enum,
    unstructure_enum,
)


def register(converter: BaseConverter, dialect: Dialect) -> None:
    """
    Register hooks for our classes, enums and unions, and for nothing else.

    What the user has registered for one of our classes, enums or unions wins,
    whether before or after.  Enums go by class, which wins over a hook for
    `Enum` at large.  Classes go
    by predicate, with the subclasses that users make of them.  Unions go
    by predicate: a hook for a union object is lost by `Converter.copy()`, and
    misses the subsets of the union and its form with `None`.
    """

    def is_union(annotation: Any) -> bool:
        return is_union_of_ours(annotation, dialect)

    def structure(cls: type, converter: BaseConverter) -> Hook:
        base, record = _record_of(cls, dialect)
        if record is None:
            return _absent(base, dialect)
        if cls is base:
            return structure_record(record, dialect, converter)
        return structure_subclass(cls, record, dialect, converter)

    def unstructure(cls: type, converter: BaseConverter) -> Hook:
        base, record = _record_of(cls, dialect)
        if record is None:
            return _absent(base, dialect)
        if cls is base:
            return unstructure_record(record, dialect, converter)
        return unstructure_subclass(cls, record, dialect, converter)

    def structure_any(union: Any, converter: BaseConverter) -> Hook:
        return structure_union(union, dialect, converter)

    def unstructure_any(union: Any, converter: BaseConverter) -> Hook:
        return unstructure_union(union, dialect, converter)

    def structure_off(union: Any, converter: BaseConverter) -> Hook:
        return structure_with_off(union, dialect, converter)

    def unstructure_off(union: Any, converter: BaseConverter) -> Hook:
        return unstructure_with_off(union, dialect, converter)

    refuse_early_hooks(converter)
    for cls in ENUMS:
        if not has_own_hook(converter._structure_func, cls):  # noqa: SLF001  # see `order`
            hook = structure_enum(cls, dialect, closed=is_closed(converter))
            converter.register_structure_hook(cls, hook)
        if not has_own_hook(converter._unstructure_func, cls):  # noqa: SLF001
            hook = unstructure_enum(cls, dialect)
            converter.register_unstructure_hook(cls, hook)

    def ours(cls: Any) -> bool:
        return base_of(cls) is not None

    converter.register_structure_hook_factory(ours, structure)
    converter.register_unstructure_hook_factory(ours, unstructure)

    def is_set(annotation: Any) -> bool:
        return is_set_of_objects(annotation, dialect)

    converter.register_unstructure_hook_factory(
        is_set, lambda cls: refusing_set(cls, dialect)
    )
    with_off = is_union_with_off
    converter.register_structure_hook_factory(with_off, structure_off)
    converter.register_unstructure_hook_factory(with_off, unstructure_off)
    converter.register_structure_hook_factory(is_union, structure_any)
    converter.register_unstructure_hook_factory(is_union, unstructure_any)


def _record_of(cls: type, dialect: Dialect) -> tuple[type, Record | None]:
    base = base_of(cls)
    assert base is not None  # noqa: S101  # the predicate has seen to it
    return base, dialect.record_of(base)


def _absent(cls: type, dialect: Dialect) -> Hook:
    def refuse(*_: Any) -> Any:
        raise WireError.at(
            (), f"the {dialect.name} dialect has no {cls.__name__}"
        )

    return marked(refuse)
