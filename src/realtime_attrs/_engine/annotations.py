"""
From an annotation to the part that reads and writes what it admits.
"""

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from cattrs import BaseConverter

from .._rules.classes import is_known, is_recorded
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._values.annotations import kind_of, options_of
from .._values.constants import OFF
from .._values.kinds import Bytes, Instance, Number
from .._values.messages import Mismatch
from .._values.unknown import Unknown
from .arrays import Items
from .levels import bounded
from .members import as_it_is
from .ours import ours_of
from .parts import Converted, Encoded, Part, Plain, Rule
from .problems import WireError
from .unions import union_of


def part_of(
    annotation: Any,
    dialect: Dialect,
    converter: BaseConverter,
    owner: str,
    records: Mapping[type, Record] | None = None,
) -> Part:
    """
    Find out how what *annotation* admits besides `None` and `OFF` is said.

    Args:
        annotation: An attribute's.

        dialect: The dialect to read and write it in.

        converter: It is asked for hooks.

        owner: The attribute, as messages name it.

        records: What stands there instead, by its class.
    """
    everything = [x for x in options_of(annotation) if x not in (None, OFF)]
    options = tuple(
        option
        for option in everything
        if records is None or not is_recorded(option) or option in records
    )
    known = [option for option in options if option is not Unknown]
    # What does not stand there can be given all the same, and is refused.
    if len(known) == 1 and len(options) == len(everything):
        if get_origin(known[0]) is tuple:
            (item, _) = get_args(known[0])
            return Items(part_of(item, dialect, converter, owner, records))
        kind = kind_of(known[0])
        if isinstance(kind, Bytes):
            return Encoded()
        if isinstance(kind, Number):
            return Plain(Number(dialect.number_bits))
        if not isinstance(kind, Instance):
            return Plain(bounded(kind, converter))
    check = _checking(annotation, owner)
    return ours_of(options, dialect, converter, check, records or {})


def converted(annotation: Any, converter: BaseConverter, owner: str) -> Part:
    """
    Read and write a value, or the items of an array, by the converter's hooks.

    Args:
        annotation: The attribute's type; `None` and `OFF` are ignored.

        converter: The converter, which finds its hooks on the first call.

        owner: The attribute, as messages name it.
    """
    options = [x for x in options_of(annotation) if x not in (None, OFF)]
    if [get_origin(option) for option in options] == [tuple]:
        return Items(converted(get_args(options[0])[0], converter, owner))
    target = union_of(tuple(options))
    check = _checking(annotation, owner) if is_known(annotation) else as_it_is
    return Converted(
        lambda value: check(converter.structure(value, target)),
        lambda value: converter.unstructure(value, target),
    )


def _checking(annotation: Any, owner: str) -> Rule:
    """
    Make the check of what hooks of the user's own give.
    """
    kind = kind_of(annotation)

    def check(value: Any) -> Any:
        try:
            return kind.take(value)
        except Mismatch as mismatch:
            message = f"{owner}: {mismatch.problem}"
            raise WireError.at(mismatch.path, message) from None

    return check
