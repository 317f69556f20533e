"""
Hooks for generic classes with arguments, such as ``Box[int]``.
"""

from typing import Any, get_args, get_origin

import attrs

from cattrs import BaseConverter

from .._rules.classes import has_extra
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._rules.shapes import unchecked
from .._values.hints import replaced
from .._values.marks import Recorded
from .marks import Hook
from .reading import structure_record
from .writing import unstructure_record


def is_generic(annotation: Any, dialect: Dialect) -> bool:
    """
    Check for a class with a record and arguments.
    """
    origin = get_origin(annotation)
    record = dialect.get(origin) if isinstance(origin, type) else None
    return record is not None and record.bare is None


def structure_generic(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> Hook:
    record = concrete(annotation, dialect)
    made = get_origin(annotation)
    return structure_record(record, dialect, converter, made=made)


def unstructure_generic(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> Hook:
    record = concrete(annotation, dialect)
    return unstructure_record(
        record, dialect, converter, get_origin(annotation)
    )


def concrete(annotation: Any, dialect: Dialect) -> Record:
    """
    Make the record of a class with the arguments in its annotations.

    The class is never instantiated.
    """
    cls: Any = get_origin(annotation)
    names = dict(zip(cls.__parameters__, get_args(annotation), strict=True))
    fields = {
        field.name: attrs.field(
            default=field.default,
            type=replaced(field.type, names),
            init=field.init,
            alias=field.alias,
            kw_only=True,
        )
        for field in attrs.fields(cls)
    }
    bases = (Recorded,) if has_extra(cls) else ()
    made = attrs.make_class(cls.__name__, fields, bases=bases)
    with unchecked():
        return attrs.evolve(dialect.of(cls), cls=made, variants=())
