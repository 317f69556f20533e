"""
Giving a converter the hooks of a dialect.
"""

from typing import Any

from cattrs import BaseConverter

from ..dialects.classes import ENUMS, RECORDS
from ..dialects.rules import Dialect
from .marks import Hook, is_closed, marked
from .problems import WireError
from .records import structure_record, unstructure_record
from .unions import is_union_of_ours, structure_union, unstructure_union
from .words import structure_enum, unstructure_enum


def register(converter: BaseConverter, dialect: Dialect) -> None:
    """
    Register hooks for our classes, enums and unions, and for nothing else.

    Enums go by class, which wins over a hook for `Enum` at large.  Classes go
    by identity, so that the user's own subclasses are left alone.  Unions go
    by predicate: a hook for a union object is lost by `Converter.copy()`, and
    misses the subsets of the union and its form with `None`.
    """

    def is_union(annotation: Any) -> bool:
        return is_union_of_ours(annotation, dialect)

    def structure(cls: type, converter: BaseConverter) -> Hook:
        record = dialect.record_of(cls)
        if record is None:
            return _absent(cls, dialect)
        return structure_record(record, dialect, converter)

    def unstructure(cls: type, converter: BaseConverter) -> Hook:
        record = dialect.record_of(cls)
        if record is None:
            return _absent(cls, dialect)
        return unstructure_record(record, dialect, converter)

    def structure_any(union: Any, converter: BaseConverter) -> Hook:
        return structure_union(union, dialect, converter)

    for cls in ENUMS:
        converter.register_structure_hook(
            cls, structure_enum(cls, dialect, closed=is_closed(converter))
        )
        converter.register_unstructure_hook(
            cls, unstructure_enum(cls, dialect)
        )
    ours = RECORDS.__contains__
    converter.register_structure_hook_factory(ours, structure)
    converter.register_unstructure_hook_factory(ours, unstructure)
    converter.register_structure_hook_factory(is_union, structure_any)
    converter.register_unstructure_hook_factory(is_union, unstructure_union)


def _absent(cls: type, dialect: Dialect) -> Hook:
    def refuse(*_: Any) -> Any:
        raise WireError.at(
            (), f"the {dialect.name} dialect has no {cls.__name__}"
        )

    return marked(refuse)
