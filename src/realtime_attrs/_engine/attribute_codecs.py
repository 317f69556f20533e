"""
Make the codec of an attribute from its annotation.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, get_args, get_origin

from cattrs import BaseConverter

from .._rules.classes import is_known, is_recorded
from .._rules.dialect_data import DialectData as Dialect
from .._values.annotations import (
    ARRAYS,
    inside_of,
    is_mixed,
    item_of,
    kind_of,
    options_of,
    union_of,
    values_of,
)
from .._values.constants import OFF
from .._values.kinds import Bytes, Choice, Instance, Number
from .._values.messages import Mismatch
from .._values.unknown import Unknown
from .._values.user_kinds import Row
from .arrays import FixedItems, Items, Nullable, Values
from .levels import bounded
from .parts import Converted, Encoded, Mixed, Part, Plain, Rule
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

    *annotation* lists the dialect's subclasses; *named* is as it is declared.
    """
    everything = values_of(annotation)
    options = tuple(
        option
        for option in everything
        if records is None or not is_recorded(option) or option in records
    )
    known = [option for option in options if option is not Unknown]
    # Constructors accept values of the other classes, so reject them here.
    if len(known) == 1 and len(options) == len(everything):
        if get_origin(known[0]) is tuple:
            (item, _), (inner, _) = map(get_args, (*known, *values_of(named)))
            part = codec_of(
                item, dialect, converter, owner, records, named=inner
            )
            return Items(Nullable(part) if None in options_of(item) else part)
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


def own_codec(
    annotation: Any,
    expanded: Callable[[Any], Any],
    codec: Callable[..., Part],
    other: Callable[..., Part],
) -> Part:
    """
    Make the codec of an annotation that only users' classes have.

    For types inside, *codec* makes the codecs of annotations that rules
    support once they are *expanded*, and *other* makes the codecs of others.
    """
    known = expanded(annotation)
    if is_known(known):
        return codec(known, named=annotation)
    options = values_of(annotation)
    kind = kind_of(union_of(options))
    if is_mixed(kind):
        return Mixed(kind)
    inside = inside_of(options[0]) if len(options) == 1 else None
    if isinstance(kind, Row):
        items = get_args(options[0])
        return FixedItems(
            [_inside(item, expanded, codec, other) for item in items]
        )
    if inside is None:
        return other(annotation)
    part = _inside(inside, expanded, codec, other)
    made = ARRAYS.get(get_origin(options[0]))
    return Values(part) if made is None else Items(part, made)


def _inside(
    annotation: Any,
    expanded: Callable[[Any], Any],
    codec: Callable[..., Part],
    other: Callable[..., Part],
) -> Part:
    """
    Make the codec of items or values, which may be null.
    """
    options = options_of(annotation)
    if OFF in options:
        return other(annotation, whole=True)
    part = own_codec(annotation, expanded, codec, other)
    return Nullable(part) if None in options else part


def converter_codec(
    annotation: Any,
    converter: BaseConverter,
    owner: str,
    *,
    whole: bool = False,
) -> Part:
    """
    Make the codec that calls the converter's hooks for a value, or for items.

    With *whole*, the hooks also read and write `None` and `OFF`.
    """
    options = options_of(annotation) if whole else values_of(annotation)
    item = item_of(options[0]) if len(options) == 1 else None
    if item is not None:
        made = ARRAYS[get_origin(options[0])]
        return Items(converter_codec(item, converter, owner), made)
    target = union_of(options)
    check = _check_of(annotation, owner) if is_known(annotation) else unchecked

    # Users may register hooks until the first value is read.
    reader = cache(partial(converter.get_structure_hook, target))
    writer = cache(partial(converter.get_unstructure_hook, target))

    def accept(value: Any) -> Any:
        return check(reader()(value, target))

    def put(value: Any) -> Any:
        return writer()(value)

    return Converted(accept, put)


def _check_of(annotation: Any, owner: str) -> Rule:
    kind = kind_of(annotation)

    def check(value: Any) -> Any:
        try:
            return kind.accept(value)
        except Mismatch as mismatch:
            message = f"{owner}: {mismatch.problem}"
            raise WireError.at(mismatch.path, message) from None

    return check
