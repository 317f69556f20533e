"""
Hooks for unions of our classes, enums and constants.

One rule serves every union, its subsets, and its forms with `None` and `OFF`:
the JSON type says which members are meant, and among objects the tag does.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from enum import Enum
from functools import reduce
from operator import or_
from types import UnionType
from typing import Any, Literal, Union, get_origin

import attrs

from cattrs import BaseConverter

from .._constants import INF, OFF
from .._describe import either
from .._kinds import Integer, Kind, kind_of, options_of
from .._mismatch import Mismatch
from ._errors import WireError, missing_key, refusal
from ._hook import Read, Shape, shape_of, unsure, with_fast
from ._ours import ENUMS, RECORDS
from ._rules import TAG, Record, Rules
from ._words import expected_words


def is_union_of_ours(annotation: Any, rules: Rules) -> bool:
    """
    Tell whether *annotation* is a union for `structure_union()`.

    It has to name something of ours, and JSON type, tag and word have to tell
    its members apart.
    """
    if get_origin(annotation) not in (Union, UnionType, Literal):
        return False
    options = set(options_of(annotation)) - {None}
    ours = {
        item for item in options if item in RECORDS or _enum_of(item) in ENUMS
    }
    others: set[Any] = {int} if INF in options else set()
    if ours & RECORDS:
        others.add(tuple[str, ...])
    return bool(ours) and options <= ours | others and _told_apart(ours, rules)


def _told_apart(ours: set[Any], rules: Rules) -> bool:
    """
    Tell whether no tag and no word is that of two members.
    """
    found: list[Any] = [
        item.tag for item in map(rules.record_of, ours & RECORDS) if item
    ]
    enums = {_enum_of(item) for item in ours - RECORDS}
    for cls in enums:
        spellings = rules.words.get(cls, {})
        if any(isinstance(item, Mapping) for item in spellings.values()):
            return ours & RECORDS | enums == {cls}  # objects, but no records
        found += [word for word in spellings.values() if word is not None]
    return len(found) == len(set(found))


def _enum_of(option: Any) -> Any:
    """
    Take a member of an enum for its class.
    """
    return type(option) if isinstance(option, Enum) else option


def _nothing(absent: Sequence[type], rules: Rules) -> str:
    if not absent:
        return "null"
    names = either(cls.__name__ for cls in absent)
    return f"nothing (the {rules.dialect} dialect has no {names})"


@attrs.frozen
class _Members:
    """
    The members of a union besides `None` and `OFF`, by JSON type.

    Enums come with those of their members that the union has.
    """

    enums: Mapping[type[Enum], set[Enum]]
    records: list[Record]
    kinds: list[Kind]
    absent: list[type]

    @classmethod
    def of(cls, options: Sequence[Any], rules: Rules) -> "_Members":
        """
        Sort *options*; classes that the dialect has not are absent.
        """
        classes = [item for item in options if item in RECORDS]
        enums: dict[type[Enum], set[Enum]] = {}
        for item in options:
            enum = _enum_of(item)
            if enum in ENUMS and item is not OFF:
                members = [item] if isinstance(item, Enum) else enum
                enums.setdefault(enum, set()).update(members)
        return cls(
            enums=enums,
            records=list(filter(None, map(rules.record_of, classes))),
            kinds=[
                kind_of(item)
                for item in options
                if item is int or get_origin(item) is tuple
            ],
            absent=[item for item in classes if not rules.record_of(item)],
        )

    @property
    def only(self) -> type | None:
        """
        The class that is the only member, if there is one.
        """
        classes = [*self.enums, *(r.cls for r in self.records), *self.absent]
        return classes[0] if len(classes) == 1 and not self.kinds else None

    def expected(self, rules: Rules) -> str:
        """
        The members in words, as they follow "expected".
        """
        return either(
            [
                *(kind.expected for kind in self.kinds),
                *(
                    expected_words(cls, rules, members)
                    for cls, members in self.enums.items()
                ),
                *(["an object"] if self.records else []),
            ]
            or [_nothing(self.absent, rules)]
        )


def structure_union(
    annotation: Any, rules: Rules, converter: BaseConverter
) -> Callable[[Any, Any], Any]:
    """
    Make the hook that reads any member of *annotation*.
    """
    options = options_of(annotation)
    members = _Members.of(options, rules)
    if members.only is None:
        read = _careful_reader(members, rules, converter)
    else:
        read = _hook_of(members.only, converter)
    shape = _shape_of(members, converter)
    if any(len(some) < len(cls) for cls, some in members.enums.items()):
        read, shape = _narrowed(read, members, rules), None
    fast: Read = unsure if shape is None else shape.read
    may_be_off = OFF in options and rules.null_is_off
    if not may_be_off and None not in options:
        return with_fast(read, fast, shape)
    null = OFF if may_be_off else None
    return with_fast(
        lambda value: null if value is None else read(value),
        lambda value: null if value is None else fast(value),
    )


def _narrowed(read: Read, members: _Members, rules: Rules) -> Read:
    """
    Refuse the members of enums that the union has not.
    """
    allowed = set().union(*members.enums.values())
    expected = members.expected(rules)

    def narrowed(value: Any) -> Any:
        found = read(value)
        if isinstance(found, Enum) and found not in allowed:
            raise refusal(expected, value)
        return found

    return narrowed


def unstructure_union(
    annotation: Any, converter: BaseConverter
) -> Callable[[Any], Any]:
    """
    Make the hook that writes any member of *annotation* by its own hook.
    """
    kind = kind_of(annotation)

    def unstructure(value: Any) -> Any:
        try:
            taken = kind.take(value)
        except Mismatch as mismatch:
            raise WireError.at(mismatch.path, mismatch.problem) from None
        return converter.unstructure(taken)

    return unstructure


def _careful_reader(
    members: _Members, rules: Rules, converter: BaseConverter
) -> Read:
    expected = members.expected(rules)
    read_object = _object_reader(members.records, converter)
    read_words = [_hook_of(cls, converter) for cls in members.enums]

    def read(value: Any) -> Any:
        if isinstance(value, Mapping) and members.records:
            return read_object(value)
        if isinstance(value, str):
            for read_word in read_words:
                with suppress(WireError):
                    return read_word(value)
        for kind in members.kinds:
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
) -> Read:
    """
    Make the function that reads an object of *records*, by its tag.
    """
    hooks = {item.tag: _hook_of(item.cls, converter) for item in records}
    untagged = hooks.pop(None, None)
    expected = either(map(repr, hooks)) if hooks else ""

    def read(value: Mapping[Any, Any]) -> Any:
        tag = value.get(TAG)
        hook = hooks.get(str.__str__(tag)) if isinstance(tag, str) else None
        hook = hook or untagged
        if hook is not None:
            return hook(value)
        if TAG not in value:
            raise missing_key((TAG,), expected)
        raise refusal(expected, tag, (TAG,))

    return read


def _shape_of(members: _Members, converter: BaseConverter) -> Shape | None:
    """
    Put the shapes of the members together, if all their hooks are ours.
    """
    classes = [*members.enums, *(item.cls for item in members.records)]
    shapes = [shape_of(converter.get_structure_hook(cls)) for cls in classes]
    shapes += [
        Shape(limits=kind.range)
        if isinstance(kind, Integer)
        else Shape(array=kind.take)
        for kind in members.kinds
    ]
    return None if None in shapes else reduce(or_, shapes, Shape())


def _hook_of(cls: type, converter: BaseConverter) -> Read:
    hook = converter.get_structure_hook(cls)
    return lambda value: hook(value, cls)
