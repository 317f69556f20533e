"""
Reject values that only a server rejects; see `DialectData.as_server()`.
"""

import re

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from ..dialects.dialect_data import DialectData as Dialect
from ..dialects.keys import Key
from ..dialects.records import Record
from ..dialects.shapes import Steps, steps_of
from ..dialects.spellings import Rewrite
from .notes import ABSENT, Errors, Note
from .problems import WireError, refusal
from .words import plain


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
        for path, check in checks:
            item = _at(value, path)
            error = None if item is ABSENT else check(item)
            if error is not None:
                errors = note(errors, error, *path)
        return errors

    return refuse if checks else None


def _checks_of(record: Record) -> Iterator[tuple[Steps, _Check]]:
    """
    List the checks, each with the path of its value.
    """
    for place in record.refused_nulls:
        yield steps_of(place), _refuse_null
    for name, key in record.keys.items():
        checks = [*_checks_of_key(key, is_required=name in record.required)]
        own = steps_of(record.paths[name])
        for path in (own, *(path for _, path in key.second_paths)):
            yield from ((path, check) for check in checks)


def _checks_of_key(key: Key, *, is_required: bool) -> Iterator[_Check]:
    if key.null is not None and not is_required:
        yield _refuse_null
    if key.pattern is not None:
        yield _matching(key.pattern)
    if key.rewrite is not None:
        yield _rewriting(key.rewrite)


def _refuse_null(item: Any) -> WireError | None:
    if item is not None:
        return None
    return WireError.at((), "the server rejects null; omit the key")


def _matching(pattern: str) -> _Check:
    matches = re.compile(pattern).fullmatch

    def check(item: Any) -> WireError | None:
        if not isinstance(item, str) or matches(plain(item)):
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
        return WireError.at((), f"expected {[*written]}, got {[*given]}")

    return check


def _at(value: Any, path: Steps) -> Any:
    for key in path:
        value = (
            value.get(key, ABSENT) if isinstance(value, Mapping) else ABSENT
        )
    return value
