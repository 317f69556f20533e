"""
Hooks for unions of our classes, enums and constants.

One rule serves every union, its subsets, and its forms with `None` and `OFF`:
the JSON type says which members are meant, and among objects the tag does.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import UnionType
from typing import Any, Literal, TypeAlias, Union, get_origin

from cattrs import BaseConverter

from .._constants import INF, OFF, Inf
from .._describe import either
from .._kinds import kind_of, options_of
from .._mismatch import Mismatch
from ._errors import WireError, missing_key, refusal
from ._ours import ENUMS, RECORDS
from ._rules import TAG, Record, Rules
from ._words import expected_words


_Read: TypeAlias = Callable[[Any], Any]


def is_union_of_ours(annotation: Any, rules: Rules) -> bool:
    """
    Tell whether *annotation* is a union for `structure_union()`.

    It has to name something of ours, and JSON type and tag have to tell its
    members apart.
    """
    if get_origin(annotation) not in (Union, UnionType, Literal):
        return False
    options = set(options_of(annotation)) - {None}
    records = options & RECORDS
    ours = records | options & {*ENUMS, OFF, INF}
    others: set[Any] = {int} if INF in options else set()
    if records:
        others.add(tuple[str, ...])
    tags = [item.tag for item in map(rules.record_of, records) if item]
    return bool(ours) and options <= ours | others and tags.count(None) <= 1


def structure_union(
    annotation: Any, rules: Rules, converter: BaseConverter
) -> Callable[[Any, Any], Any]:
    """
    Make the hook that reads any member of *annotation*.
    """
    options = options_of(annotation)
    may_be_off = OFF in options and rules.null_is_off
    may_be_null = may_be_off or None in options
    read = _read_member(
        [item for item in options if item is not None and item is not OFF],
        rules,
        converter,
    )

    def structure(value: Any, _: Any = annotation) -> Any:
        if value is None and may_be_null:
            return OFF if may_be_off else None
        return read(value)

    return structure


def _read_member(
    members: Sequence[Any], rules: Rules, converter: BaseConverter
) -> _Read:
    """
    Make the function that reads one of *members*.
    """
    enums = [Inf if item is INF else item for item in members]
    enums = [item for item in enums if item in ENUMS]
    records = list(filter(None, map(rules.record_of, members)))
    kinds = [
        kind_of(item)
        for item in members
        if item is int or get_origin(item) is tuple
    ]
    if len(members) == 1 and not kinds:
        (only,) = enums or members
        return _hook_of(only, converter)

    expected = either(
        [
            *(kind.expected for kind in kinds),
            *(expected_words(cls, rules) for cls in enums),
            *(["an object"] if records else []),
            *([] if members else ["null"]),
        ]
    )
    read_object = _object_reader(records, converter)
    read_words = [_hook_of(cls, converter) for cls in enums]

    def read(value: Any) -> Any:
        if isinstance(value, Mapping) and records:
            return read_object(value)
        if isinstance(value, str):
            for read_word in read_words:
                with suppress(WireError):
                    return read_word(value)
        for kind in kinds:
            try:
                return kind.take(value)
            except Mismatch as mismatch:
                if mismatch.is_close:
                    raise WireError.at(
                        mismatch.path, mismatch.problem
                    ) from None
        raise refusal(expected, value)

    return read


def _object_reader(
    records: Sequence[Record], converter: BaseConverter
) -> _Read:
    """
    Make the function that reads an object of *records*, by its tag.
    """
    hooks = {item.tag: _hook_of(item.cls, converter) for item in records}
    untagged = hooks.pop(None, None)
    expected = either(map(repr, hooks)) if hooks else ""

    def read(value: Mapping[Any, Any]) -> Any:
        tag = value.get(TAG)
        hook = hooks.get(tag) if isinstance(tag, str) else None
        hook = hook or untagged
        if hook is not None:
            return hook(value)
        if TAG not in value:
            raise missing_key((TAG,), expected)
        raise refusal(expected, tag, (TAG,))

    return read


def _hook_of(cls: type, converter: BaseConverter) -> _Read:
    hook = converter.get_structure_hook(cls)
    return lambda value: hook(value, cls)
