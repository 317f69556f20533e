"""
Hooks for unions of our classes, enums and constants.

One rule serves every union, its subsets, and its forms with `None` and `OFF`:
the JSON type says which members are meant, and among objects the tag does.
"""

from collections.abc import Iterable, Sequence
from types import UnionType
from typing import Any, Literal, Union, get_origin

from cattrs import BaseConverter

from .._rules.ambiguity import ambiguity
from .._rules.classes import class_of, is_worded
from .._rules.dialect_data import DialectData as Dialect
from .._values.annotations import is_integer, kind_of, options_of
from .._values.constants import OFF
from .._values.enums import Constant
from .._values.messages import Mismatch
from .._values.unknown import Unknown
from .cattrs_internals import finder, hook_of_union
from .marks import Hook, marked
from .members import (
    Check,
    as_it_is,
    calling,
    members_of,
    refuse_word,
)
from .problems import WireError, refusal
from .unknown import put_unknown


def is_union_of_ours(annotation: Any, dialect: Dialect) -> bool:
    """
    Tell whether *annotation* is a union for `structure_union()`.

    It has to name something of ours, and JSON type, tag and word have to tell
    its members apart.
    """
    if get_origin(annotation) not in (Union, UnionType, Literal):
        return False
    options = set(options_of(annotation)) - {None, Unknown}
    ours = {
        item
        for item in options
        if dialect.base_of(item) is not None
        or dialect.has_words(class_of(item))
    }
    is_limit = any(isinstance(x, Constant) for x in ours - {OFF})
    others = {x for x in options if is_limit and is_integer(x)}
    if any(dialect.base_of(item) is not None for item in ours):
        others.add(tuple[str, ...])
    return (
        bool(ours)
        and options <= ours | others
        and ambiguity(ours, dialect) is None
    )


def structure_union(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that reads any member of *annotation*.

    A hook that the user has registered for the union wins, also for its form
    with `None` and `OFF`.
    """
    theirs = hook_of_union(converter, annotation)
    if theirs is not None:
        return theirs
    options = options_of(annotation)
    read = read_by_the_users(_besides(options), converter, as_it_is)
    if read is None:
        read = members_of(options, dialect, converter).read
    may_be_off = OFF in options and dialect.null_is_off
    if not may_be_off and None not in options:
        return marked(lambda value, _=None: read(value))
    null = OFF if may_be_off else None
    return marked(lambda value, _=None: null if value is None else read(value))


def read_by_the_users(
    options: tuple[Any, ...], converter: BaseConverter, check: Check
) -> Hook | None:
    """
    Find what the user has registered for a union, also for its closed form.
    """
    closed = tuple(item for item in options if item is not Unknown)
    for items in (options, closed):
        if len(items) > 1:
            union = union_of(items)
            theirs = hook_of_union(converter, union)
            if theirs is not None:
                return calling(theirs, union, check)
    return None


def union_of(options: tuple[Any, ...]) -> Any:
    """
    Make the union of *options*, in which values stand as literals.
    """
    types = [x for x in options if _is_type(x)]
    values = tuple(x for x in options if not _is_type(x))
    literals = [Literal[values]] if values else []
    return Union[(*types, *literals)]  # made of a tuple


def _is_type(option: Any) -> bool:
    return isinstance(option, type) or get_origin(option) is not None


def unstructure_union(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that writes any member of *annotation* by its own hook.

    Subclasses are no members, since they would be read as their base.
    """
    kind = kind_of(annotation)
    options = options_of(annotation)
    members = members_of(options, dialect, converter)
    ours = frozenset(x for x in options if dialect.base_of(x))
    known = ours.union(filter(is_worded, options))

    def write_other(value: Any) -> Any:
        try:
            taken = kind.take(value)
        except Mismatch as mismatch:
            raise WireError.of(mismatch) from None
        if dialect.base_of(type(taken)):
            raise refusal(kind.expected, value)
        if isinstance(taken, Unknown):
            return put_unknown(taken, dialect, members.is_unknown)
        return converter.unstructure(taken)

    find = finder(converter)
    otherwise = _three_states(write_other, options, dialect)

    def unstructure(value: Any) -> Any:
        cls = type(value)
        if cls not in known:
            return otherwise(value)
        written = find(cls)(value)
        if type(written) is dict:
            return written
        if isinstance(written, str) and cls in ours:
            refuse_word(written, members)
        return written

    return marked(unstructure)


def is_union_with_off(annotation: Any) -> bool:
    """
    Tell whether *annotation* is a union with `OFF` and with what is not ours.
    """
    if get_origin(annotation) not in (Union, UnionType, Literal):
        return False
    options = options_of(annotation)
    return OFF in options and bool(_besides(options))


def structure_with_off(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that reads null as `OFF`, and all else as it is read.
    """
    options = options_of(annotation)
    rest = union_of(_besides(options))
    hook = converter.get_structure_hook(rest)
    null = OFF if dialect.null_is_off else None

    def structure(value: Any, _: Any = annotation) -> Any:
        if value is None and null in options:
            return null
        return hook(value, rest)

    return marked(structure)


def unstructure_with_off(
    annotation: Any, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that writes `OFF` as null, and all else as it is written.
    """
    options = options_of(annotation)
    rest = union_of(_besides(options))

    def unstructure(value: Any) -> Any:
        return converter.unstructure(value, rest)

    return marked(_three_states(unstructure, options, dialect))


def _besides(options: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(x for x in options if x is not None and x is not OFF)


def _three_states(
    write: Hook, options: Sequence[Any], dialect: Dialect
) -> Hook:
    """
    Write `OFF` as null, and do not let `None` become null then.
    """
    if OFF not in options:
        return write
    name = dialect.name
    off_is_null = dialect.null_is_off

    def unstructure(value: Any) -> Any:
        if value is OFF and not off_is_null:
            raise WireError.at((), f"the {name} dialect cannot say OFF")
        if value is OFF:
            return None
        if value is not None or None not in options:
            return write(value)
        if not off_is_null:
            return None
        raise WireError.at(
            (),
            "None says nothing, and null would be read as OFF;"
            " leave the key out, as with omit_if_default=True",
        )

    return unstructure
