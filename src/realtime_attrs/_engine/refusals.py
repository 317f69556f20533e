"""
Report values that converters read, but that the server rejects.

`DialectData.as_server()` makes the dialect that rejects them.
"""

import re

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias

from .._rules.dialect_data import DialectData as Dialect
from .._rules.keys import Key
from .._rules.record_data import RecordData as Record
from .._rules.shapes import Steps, steps_of
from .._rules.sites import Field, RuleKind, Site
from .._rules.spellings import Rewrite
from .._values.annotations import options_of
from .._values.messages import brief
from .notes import ABSENT, Errors, Note
from .problems import WireError, refusal, value_at
from .words import plain


class Refusals(RuleKind):
    """
    Values that a server rejects, though converters read them.
    """

    __slots__ = ()

    @staticmethod
    def misfits(field: Field, key: Key) -> Iterator[str]:
        if key.pattern and str not in options_of(field.type):
            yield "pattern: the attribute isn't a string"

    @staticmethod
    def clashes(site: Site) -> Iterator[str]:
        is_null = not site.key.off or site.key.off[0] is None
        if site.key.null is not None and site.may_be_off and is_null:
            yield "null: the server rejects null, but OFF is written as null"


_Check: TypeAlias = Callable[[Any], WireError | None]


def refusing(
    record: Record, dialect: Dialect, note: Note
) -> Callable[[Errors, Mapping[Any, Any]], Errors] | None:
    """
    Make a function that checks an object as strictly as its server.

    Return `None` if there is nothing to check.
    """
    checks = [*_checks_of(record)] if dialect.is_server else []

    def refuse(errors: Errors, value: Mapping[Any, Any]) -> Errors:
        for path, check, own in checks:
            item = value_at(value, path, ABSENT)
            first = None if own is None else value_at(value, own, ABSENT)
            if item is ABSENT or not (first is ABSENT or first is None):
                continue
            error = check(item)
            if error is not None:
                errors = note(errors, error, *path)
        return errors

    return refuse if checks else None


def _checks_of(
    record: Record,
) -> Iterator[tuple[Steps, _Check, Steps | None]]:
    """
    List the checks, each with the path of its value.

    For a fallback, add the attribute's own path, which must have no value.
    """
    for place in record.refused_nulls:
        yield steps_of(place), _refuse_null, None
    for name, key in record.keys.items():
        second = [*key.second_paths]
        # Readers reject null for a required attribute with one path.
        is_rejected = name in record.required and not second
        own = steps_of(record.paths[name])
        for check in _checks_of_key(key, is_rejected=is_rejected):
            yield own, check, None
            for argument, path in second:
                yield path, check, own if argument == "fallback" else None


def _checks_of_key(key: Key, *, is_rejected: bool) -> Iterator[_Check]:
    if key.null is not None and not is_rejected:
        yield _refuse_null
    if key.pattern is not None:
        yield _matching(key.pattern, key.none)
    if key.rewrite is not None:
        yield _rewriting(key.rewrite)


def _refuse_null(item: Any) -> WireError | None:
    if item is not None:
        return None
    return WireError.at((), "the server rejects null; omit the key")


def _matching(pattern: str, others: Collection[str]) -> _Check:
    matches = re.compile(pattern).fullmatch

    def check(item: Any) -> WireError | None:
        word = plain(item)
        if not isinstance(item, str) or word in others or matches(word):
            return None
        return refusal(f"a string that matches {pattern}", item)

    return check


def _rewriting(rewrite: Rewrite) -> _Check:
    """
    Reject arrays that converters rewrite, because the server rejects them.
    """

    def check(item: Any) -> WireError | None:
        if not isinstance(item, list | tuple):
            return None
        given = tuple(map(plain, item))
        if not all(type(word) is str for word in given):
            return None
        written = rewrite.table.get(given, given)
        if written == given:
            return None
        got = brief(f"{[*given]}")
        return WireError.at((), f"expected {[*written]}, got {got}")

    return check
