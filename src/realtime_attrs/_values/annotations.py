"""
List the types and constants that an annotation admits.

A field's annotation determines its constructor's checks, its converter hooks
and its JSON Schema.
"""

from collections.abc import (
    Iterable,
    Mapping,
    MutableMapping,
    MutableSequence,
    MutableSet,
    Sequence,
)
from collections.abc import Set as AbstractSet
from enum import Enum
from itertools import chain
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from .constants import OFF
from .enums import Constant
from .kinds import (
    Array,
    Bytes,
    Choice,
    Flag,
    Instance,
    Integer,
    Json,
    JsonObject,
    Kind,
    Number,
    Secret,
    Text,
)
from .scalars import Range, SecretText
from .user_kinds import Dictionary, OneOf, Row


def options_of(  # noqa: PLR0911  # a table
    annotation: Any,
) -> tuple[Any, ...]:
    """
    List the members of a union, and the values of a `Literal` one by one.

    `None` replaces its type, a constant its class, and the aliased type its
    alias or plain `Annotated`.
    """
    if isinstance(annotation, type):  # first, since most are classes
        if annotation is NoneType:
            return (None,)
        if issubclass(annotation, Constant):
            return tuple(annotation)
        return (annotation,)
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return tuple(
            chain.from_iterable(map(options_of, get_args(annotation)))
        )
    if origin is Literal:
        return get_args(annotation)
    if hasattr(annotation, "__value__"):  # a TypeAliasType of Python 3.12
        return options_of(annotation.__value__)
    if origin is Final or (origin is Annotated and not _is_ours(annotation)):
        return options_of(get_args(annotation)[0])
    if isinstance(annotation, TypeVar):
        limits = annotation.__constraints__ or (annotation.__bound__ or Any,)
        return tuple(chain.from_iterable(map(options_of, limits)))
    return (annotation,)


def values_of(annotation: Any) -> tuple[Any, ...]:
    """
    List the members of a union besides `None` and `OFF`.
    """
    return tuple(x for x in options_of(annotation) if x not in (None, OFF))


def union_of(options: Iterable[Any]) -> Any:
    """
    Make the union of *options*, with the values among them as literals.
    """
    types: list[Any] = []
    values: list[Any] = []
    for option in options:
        is_value = _is_value(option)
        (values if is_value or option is None else types).append(option)
    if len(types) == 1 and not values:
        return types[0]  # it may be no type, as a string
    literals = [Literal[tuple(values)]] if values else []
    return Union[(*types, *literals)]  # made of a tuple


def _is_value(option: Any) -> bool:
    return isinstance(option, str | bytes | int | Enum)


def joined(options: Iterable[Any]) -> Any:
    """
    Make the union of *options* in their order.
    """
    return Union[  # noqa: UP007  # made of a tuple
        tuple(
            Literal[option] if _is_value(option) else option
            for option in options
        )
    ]


def kind_of(annotation: Any) -> Kind:
    """
    Make the `Kind` that accepts the values of an annotation.

    A bare `int` has 64 bits.
    """
    options = options_of(annotation)
    constants: list[Enum | None] = []
    words: list[Any] = []
    kinds: list[Kind] = []
    for item in options:
        if item is None or isinstance(item, Enum):
            constants.append(item)
        elif isinstance(item, str | int):
            words.append(item)
        else:
            kinds.append(_kind_of(item))
    if words:
        kinds.append(OneOf(words))
    if len(kinds) == 1 and not constants:
        return kinds[0]
    return Choice(tuple(kinds), tuple(constants))


ARRAYS: Mapping[Any, type[Any]] = {
    tuple: tuple,
    list: list,
    Sequence: tuple,
    MutableSequence: list,
    set: set,
    MutableSet: set,
    frozenset: frozenset,
    AbstractSet: frozenset,
}
"""
The classes of arrays in annotations, each with the class of its values, as in
cattrs.
"""

_OBJECTS = (Mapping, MutableMapping, dict)

_SCALARS: dict[Any, Kind] = {
    str: Text(),
    bytes: Bytes(),
    bool: Flag(),
    int: Integer(Range(-(2**63), 2**63 - 1)),
    float: Number(),
    Any: Json(),  # which is a class since Python 3.11
}


def _kind_of(option: Any) -> Kind:
    if isinstance(option, type):
        return _SCALARS.get(option) or Instance(option)
    origin = get_origin(option)
    parts = get_args(option)
    if _is_array(origin, parts):
        return Array(kind_of(parts[0]), ARRAYS[origin])
    if origin is tuple:
        return Row([*map(kind_of, parts)])
    if origin in _OBJECTS and parts[0] is str:
        values = kind_of(parts[1])
        return (JsonObject if is_json(values) else Dictionary)(values)
    if origin is Annotated:
        is_secret = option == SecretText
        return Secret() if is_secret else Integer(_range_of(option))
    return Instance(origin or option)


def is_array(option: Any) -> bool:
    """
    Check for a type of arrays of any length.
    """
    return _is_array(get_origin(option), get_args(option))


def _is_array(origin: Any, parts: tuple[Any, ...]) -> bool:
    return origin in ARRAYS and parts[1:] == (
        (...,) if origin is tuple else ()
    )


def is_json(kind: Kind) -> bool:
    """
    Check for values that are JSON already.
    """
    match kind:
        case Array(items=items, made=made):
            return issubclass(made, list) and is_json(items)
        case Choice(kinds=kinds, constants=constants):
            return not any(constants) and all(map(is_json, kinds))
        case JsonObject(values=values):
            return is_json(values)
    return isinstance(kind, Json) or is_scalar(kind)


def is_scalar(kind: Kind) -> bool:
    """
    Check for strings, numbers and booleans.
    """
    if isinstance(kind, Choice):
        return not kind.constants and all(map(is_scalar, kind.kinds))
    return isinstance(kind, Text | Flag | Integer | Number | OneOf)


def is_mixed(kind: Kind) -> bool:
    """
    Check for scalars of several kinds, and arrays or objects of them.
    """
    match kind:
        case Choice(kinds=kinds, constants=constants):
            return not any(constants) and all(map(is_mixed, kinds))
        case Array(items=items, made=made):
            return issubclass(made, list | tuple) and is_scalar(items)
        case JsonObject(values=values):
            return is_scalar(values)
    return is_scalar(kind)


def item_of(option: Any) -> Any:
    """
    Return the annotation of an array's items, or `None` for other types.

    Objects can't be in a set, since its items have a hash and an order.
    """
    if not is_array(option):
        return None
    item = get_args(option)[0]
    is_set = not issubclass(ARRAYS[get_origin(option)], list | tuple)
    return None if is_set and not is_scalar(kind_of(item)) else item


def inside_of(option: Any) -> Any:
    """
    Return the annotation of an array's items or an object's values, or `None`.
    """
    if isinstance(_kind_of(option), Dictionary):
        return get_args(option)[1]
    return item_of(option)


def is_integer(option: Any) -> bool:
    """
    Check for a type of integers.
    """
    return isinstance(kind_of(option), Integer)


def _is_ours(annotated: Any) -> bool:
    return annotated == SecretText or _range_of(annotated) is not None


def _range_of(annotated: Any) -> Any:
    notes = (n for n in annotated.__metadata__ if isinstance(n, Range))
    return next(notes, None)
