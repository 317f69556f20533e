"""
Hooks for unions that users name, and for annotations with `OFF`.

Each calls the codec of its union, and adds `None` and `OFF`.
"""

from collections.abc import Callable
from functools import partial
from types import UnionType
from typing import Any, Literal, Union, get_origin

from cattrs import BaseConverter

from .._rules.ambiguity import ambiguity
from .._rules.classes import class_of, is_abstract, is_worded
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._values.annotations import (
    is_integer,
    kind_of,
    options_of,
    union_of,
    values_of,
)
from .._values.constants import OFF
from .._values.enums import Constant
from .._values.messages import Mismatch
from .._values.unknown import Unknown
from .cattrs_internals import finder, hooks_of_unions
from .marks import Hook, mark_of, marked
from .problems import WireError
from .union_codec import UnionCodec


def is_union_of_ours(annotation: Any, dialect: Dialect) -> bool:
    """
    Check for a union that `structure_union()` can read.

    It has a class or an enum of the dialect, and JSON type, tag and word
    distinguish its members.
    """
    if get_origin(annotation) not in (Union, UnionType, Literal):
        return False
    options = set(options_of(dialect.expanded(annotation))) - {None, Unknown}
    ours = {
        item
        for item in options
        if dialect.base_of(item) is not None
        or dialect.has_words(class_of(item))
    }
    named = (x for x in options_of(annotation) if is_abstract(x))
    has_family = any(dialect.base_of(x) is not None for x in named)
    is_limit = any(isinstance(x, Constant) for x in ours - {OFF})
    others = {x for x in options if is_limit and is_integer(x)}
    if any(dialect.base_of(item) is not None for item in ours):
        others.add(tuple[str, ...])
    return (
        bool(ours or has_family)
        and options <= ours | others
        and ambiguity(ours, dialect) is None
    )


def is_union_with_off(annotation: Any) -> bool:
    """
    Check for a union with `OFF`, and with other members.
    """
    if get_origin(annotation) not in (Union, UnionType, Literal):
        return False
    return OFF in options_of(annotation) and bool(values_of(annotation))


def structure_union(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that reads any member of *annotation*.

    The user's own hook for the union overrides it, also for the union with
    `None` and `OFF`.
    """
    theirs = hooks_of_unions(converter).get(annotation)
    if theirs is not None:
        return theirs
    codec = _codec_of(annotation, dialect, converter)
    return _null_reader(codec.accept, annotation, dialect)


def _codec_of(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> UnionCodec:
    options = values_of(dialect.expanded(annotation))
    return UnionCodec(options, dialect, converter, annotation=annotation)


def refusing_union(cls: type, clash: str, dialect: Dialect) -> Hook:
    """
    Make the hook of a union whose classes a dialect can't distinguish.
    """

    def refuse(*_: Any) -> Any:
        raise WireError.at(
            (),
            f"the {dialect.name} dialect can't distinguish the subclasses of"
            f" {cls.__name__}: {clash}",
        )

    return marked(refuse)


def structure_family(
    cls: type,
    dialect: Dialect,
    converter: BaseConverter,
    structure: Callable[[Record, Dialect, BaseConverter], Hook],
) -> Hook:
    """
    Make the hook that reads a class, or any class that derives from it.

    The function *structure* makes the hook for a record of the class itself.
    """
    options = values_of(dialect.expanded(cls))
    clash = ambiguity(options, dialect)
    if clash is not None:
        return refusing_union(cls, clash, dialect)
    codec = UnionCodec(options, dialect, converter, annotation=cls)
    return marked(
        lambda value, _=None: codec.accept(value),
        respelled=lambda record: structure(record, dialect, converter),
    )


def unstructure_family(
    cls: type, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that writes any subclass of a class without a record.
    """
    options = values_of(dialect.expanded(cls))
    codec = UnionCodec(options, dialect, converter, annotation=cls)
    return marked(lambda value: codec.put(value))  # noqa: PLW0108  # marked


def structure_with_off(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that reads null as `OFF`, and other values by their hook.
    """
    rest = union_of(values_of(annotation))
    hook = converter.get_structure_hook(rest)
    return _null_reader(
        lambda value, _=None: hook(value, rest), annotation, dialect
    )


def _null_reader(read: Hook, annotation: Any, dialect: Dialect) -> Hook:
    options = options_of(annotation)
    null = OFF if OFF in options and dialect.null_is_off else None
    if null not in options:
        return marked(read)
    return marked(lambda value, _=None: null if value is None else read(value))


def unstructure_union(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that writes any member of *annotation* by its own hook.

    A subclass without a record is written as its base class.
    """
    theirs = _users_writer(annotation, dialect, converter)
    if theirs is not None:
        return marked(_null_writer(theirs, annotation, dialect))
    codec = _codec_of(annotation, dialect, converter)
    members, kind = codec.members, kind_of(annotation)
    options = options_of(dialect.expanded(annotation))
    ours = frozenset(x for x in options if dialect.base_of(x))
    classes = ours.union(filter(is_worded, options))
    not_words = ours if members.words else frozenset()
    find = finder(converter)

    def put(value: Any) -> Any:
        try:
            taken = kind.accept(value)
        except Mismatch as mismatch:
            raise WireError.of(mismatch) from None
        return codec.put(taken)

    otherwise = _null_writer(put, annotation, dialect)

    def unstructure(value: Any) -> Any:
        cls = type(value)
        if cls not in classes:
            return otherwise(value)
        written = find(cls)(value)
        if type(written) is dict:
            return written
        if isinstance(written, str) and cls in not_words:
            members.refuse_word(written, cls)
        return written

    return marked(unstructure, direct=classes - not_words)


def _users_writer(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> Hook | None:
    """
    Look up the user's hook for the union without a family's base class.
    """
    named = values_of(annotation)
    concrete = [x for x in named if not is_abstract(x)]
    if len(concrete) == len(named) or not concrete[1:]:
        return None
    union = union_of(concrete)
    if not is_union_of_ours(union, dialect):
        return None
    hook: Hook = converter.get_unstructure_hook(union)
    return None if mark_of(hook) else hook


def unstructure_with_off(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that writes `OFF` as null, and other values by their hook.
    """
    rest = union_of(values_of(annotation))
    write = partial(converter.unstructure, unstructure_as=rest)
    return marked(_null_writer(write, annotation, dialect))


def _null_writer(write: Hook, annotation: Any, dialect: Dialect) -> Hook:
    """
    Write `OFF` as null, and reject `None` if it would be read as `OFF`.
    """
    options = options_of(annotation)
    name, off_is_null = dialect.name, dialect.null_is_off

    def unstructure(value: Any) -> Any:
        if value is OFF and OFF in options:
            if off_is_null:
                return None
            message = f"the {name} dialect doesn't support OFF"
            raise WireError.at((), message)
        if value is not None or None not in options:
            return write(value)
        if OFF not in options or not off_is_null:
            return None
        raise WireError.at(
            (),
            "None can't be written, because null is read as OFF;"
            " omit the key, as with omit_if_default=True",
        )

    return unstructure
