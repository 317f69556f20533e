"""
Giving a converter the hooks of a dialect.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from cattrs import BaseConverter

from ._codecs import is_closed
from ._errors import WireError
from ._ours import ENUMS, RECORDS
from ._records import structure_record, unstructure_record
from ._rules import Rules
from ._unions import is_union_of_ours, structure_union, unstructure_union
from ._words import structure_enum, unstructure_enum


_Hook: TypeAlias = Callable[..., Any]


def register(converter: BaseConverter, rules: Rules) -> None:
    """
    Register hooks for our classes, enums and unions, and for nothing else.

    Enums go by class, which wins over a hook for `Enum` at large.  Classes go
    by identity, so that the user's own subclasses are left alone.  Unions go
    by predicate: a hook for a union object is lost by `Converter.copy()`, and
    misses the subsets of the union and its form with `None`.
    """

    def is_union(annotation: Any) -> bool:
        return is_union_of_ours(annotation, rules)

    def structure(cls: type, converter: BaseConverter) -> _Hook:
        record = rules.record_of(cls)
        if record is None:
            return _absent(cls, rules)
        return structure_record(record, rules, converter)

    def unstructure(cls: type, converter: BaseConverter) -> _Hook:
        record = rules.record_of(cls)
        if record is None:
            return _absent(cls, rules)
        return unstructure_record(record, rules, converter)

    def structure_any(union: Any, converter: BaseConverter) -> _Hook:
        return structure_union(union, rules, converter)

    for cls in ENUMS:
        converter.register_structure_hook(
            cls, structure_enum(cls, rules, closed=is_closed(converter))
        )
        converter.register_unstructure_hook(cls, unstructure_enum(cls, rules))
    ours = RECORDS.__contains__
    converter.register_structure_hook_factory(ours, structure)
    converter.register_unstructure_hook_factory(ours, unstructure)
    converter.register_structure_hook_factory(is_union, structure_any)
    converter.register_unstructure_hook_factory(is_union, unstructure_union)


def _absent(cls: type, rules: Rules) -> _Hook:
    def refuse(*_: Any) -> Any:
        raise WireError.at(
            (), f"the {rules.dialect} dialect has no {cls.__name__}"
        )

    return refuse
