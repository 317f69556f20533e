"""
Make the codec of an attribute from its annotation.
"""

from typing import Any, get_args, get_origin

from cattrs import BaseConverter

from .._rules.classes import is_known, is_recorded
from .._rules.dialect_data import DialectData as Dialect
from .._values.annotations import kind_of, union_of, values_of
from .._values.kinds import Bytes, Choice, Instance, Number
from .._values.messages import Mismatch
from .._values.unknown import Unknown
from .arrays import Items
from .levels import bounded
from .parts import Converted, Encoded, Part, Plain, Rule
from .problems import WireError
from .union_classes import NO_RECORDS, Records
from .union_codec import UnionCodec
from .union_members import unchecked


def codec_of(  # noqa: PLR0913  # each is needed
    annotation: Any,
    dialect: Dialect,
    converter: BaseConverter,
    owner: str,
    records: Records | None = None,
    *,
    named: Any,
) -> Part:
    """
    Make the codec of the members of *annotation* besides `None` and `OFF`.

    The annotation is expanded by the dialect; *named* is as it is written.
    """
    everything = values_of(annotation)
    options = tuple(
        option
        for option in everything
        if records is None or not is_recorded(option) or option in records
    )
    known = [option for option in options if option is not Unknown]
    # Constructors admit values of the other classes, so reject those.
    if len(known) == 1 and len(options) == len(everything):
        if get_origin(known[0]) is tuple:
            (item, _), (inner, _) = map(get_args, (*known, *values_of(named)))
            return Items(
                codec_of(item, dialect, converter, owner, records, named=inner)
            )
        kind = kind_of(known[0])
        if isinstance(kind, Bytes):
            return Encoded()
        if isinstance(kind, Number):
            return Plain(Number(dialect.number_bits))
        if not isinstance(kind, Instance | Choice):
            return Plain(bounded(kind, converter))
    check = _check_of(named, owner)
    records = records or NO_RECORDS
    return UnionCodec(
        options, dialect, converter, check, records, annotation=named
    )


def converter_codec(
    annotation: Any, converter: BaseConverter, owner: str
) -> Part:
    """
    Make the codec that uses the converter's hooks for a value, or for items.
    """
    options = values_of(annotation)
    if [get_origin(option) for option in options] == [tuple]:
        item = get_args(options[0])[0]
        return Items(converter_codec(item, converter, owner))
    target = union_of(options)
    is_checked = is_known(annotation)
    check = _check_of(annotation, owner) if is_checked else unchecked
    return Converted(
        lambda value: check(converter.structure(value, target)),
        lambda value: converter.unstructure(value, target),
    )


def _check_of(annotation: Any, owner: str) -> Rule:
    kind = kind_of(annotation)

    def check(value: Any) -> Any:
        try:
            return kind.take(value)
        except Mismatch as mismatch:
            message = f"{owner}: {mismatch.problem}"
            raise WireError.at(mismatch.path, message) from None

    return check
