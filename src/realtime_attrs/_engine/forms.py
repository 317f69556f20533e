"""
Reject keys that only another form of a class has.

A form of a class is its record, or a variant, which is only read.  If an
object has keys of two forms, a value would be lost, so readers reject it.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import attrs

from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._rules.shapes import SPREAD, steps_of
from .._values.annotations import options_of
from .._values.constants import OFF
from .entries import Entry
from .problems import Hints, Misplaced
from .tree import misplaced_in


def forms_of(record: Record, dialect: Dialect) -> list[Record]:
    """
    List the other forms of the class of *record*.
    """
    forms = dialect.variants_of(record.cls)
    family = [dialect.get(record.cls), *forms]
    if record not in family:
        return []
    return [form for form in family if form is not None and form != record]


def hints_of(
    record: Record, dialect: Dialect, entries: Iterable[Entry]
) -> Hints:
    """
    Collect the keys that other dialects and other forms of the class have.

    *entries* has all keys of the record.
    """
    taken = [(key,) for key in record.tags] + [
        entry.place for entry in entries
    ]
    hints: Hints = {}
    misplaced = misplaced_in(record, dialect)
    for key in sorted(misplaced, key=lambda key: key.count(".")):
        hint = Misplaced(
            misplaced[key], is_null_refused=True, is_of_form=False
        )
        _put(hints, steps_of(key), hint)
    for form in forms_of(record, dialect):
        for path, hint in _keys_of(form, record):
            if not any(_overlap(path, other) for other in taken):
                _put(hints, path, hint)
    return hints


def _overlap(path: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shared = min(len(path), len(other))
    return path[:shared] == other[:shared]


def _put(hints: Hints, path: tuple[str, ...], hint: Misplaced) -> None:
    """
    Add a hint, unless another form has a value instead of an object there.
    """
    *above, last = path
    inner: Any = hints
    for key in above:
        inner = inner.setdefault(key, {})
        if isinstance(inner, Misplaced):
            return
    inner.setdefault(last, hint)


def _keys_of(
    form: Record, record: Record
) -> Iterator[tuple[tuple[str, ...], Misplaced]]:
    """
    List the keys of a form, with the messages that reject them.
    """
    cls = form.cls
    refused = partial(_message, record)
    for name, place in form.paths.items():
        steps = steps_of(place.removesuffix(SPREAD).removesuffix("."))
        can_be_off = OFF in options_of(getattr(attrs.fields(cls), name).type)
        hint = Misplaced(refused(name), is_null_refused=can_be_off)
        for key in form.keys[name].flatten.values():
            yield (*steps[:-1], key), hint
        if steps:
            yield steps, hint
        for _, path in form.keys[name].second_paths:
            yield path, hint
    for place, word in form.constants.items():
        # A nested constant isn't written if its object isn't.
        admitted = None if "." in place else word
        yield steps_of(place), Misplaced(refused(), word=admitted)
    for key in (*form.tags, *form.misplaced):
        yield steps_of(key), Misplaced(refused())


def _message(record: Record, name: str | None = None) -> str:
    message = f"key of another form of {record.cls.__name__}"
    if name is None:
        return message
    if name in record.paths:
        return f"{message}, expected {record.paths[name]!r}"
    return f"{message}; this form has no {name!r}"
