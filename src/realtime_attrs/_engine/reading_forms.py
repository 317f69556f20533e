"""
Read the forms of a class, which a tag or the keys distinguish.
"""

from collections.abc import Callable
from functools import partial

from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .forms import forms_of
from .marks import Hook
from .source import Source, later


def read_forms(
    source: Source,
    record: Record,
    dialect: Dialect,
    read_as: Callable[[Record], Hook],
) -> None:
    """
    Write code that selects the form of an object by its tag or its keys.
    """
    by_tag: dict[str | None, Hook] = {}
    alike: list[tuple[Record, Hook]] = []
    forms = forms_of(record, dialect)
    for form in forms if record == dialect.get(record.cls) else ():
        if form.tag != record.tag:
            later(by_tag, form.tag, partial(read_as, form))
        else:
            alike.append((form, read_as(form)))
    _read_tag(source, record, by_tag)
    for index, (form, read) in enumerate(alike):
        _read_otherwise(source, f"form{index}", form, record, read)


def _read_otherwise(
    source: Source, name: str, form: Record, record: Record, read: Hook
) -> None:
    """
    Write code that reads an object with another form's keys as that form.
    """
    theirs, ours = form.required_keys, record.required_keys
    given = sorted(theirs - ours)
    tests = [
        *(f"{key!r} in value" for key in given),
        *(f"value[{key!r}] is not None" for key in given),
        *(f"value.get({key!r}) is None" for key in sorted(ours - theirs)),
    ]
    source.add(
        f"if {' and '.join(tests)}:\n    return {name}(value)",
        **{name: read},
    )


def _read_tag(
    source: Source, record: Record, by_tag: dict[str | None, Hook]
) -> None:
    """
    Write code that reads another tag as another form, or rejects it.
    """
    tag, key = record.tag, record.tag_key
    if tag is None and not by_tag:
        return
    source.add(f"tag = value.get({key!r}, ABSENT)")
    with source.block(f"if type(tag) is not str or tag != {tag!r}:"):
        if by_tag:
            source.add(
                "read = by_tag.get(plain(tag) if isinstance(tag, str)"
                " else None)\n"
                "if read is not None:\n"
                "    return read(value)",
                by_tag=by_tag,
            )
        if tag is not None:
            # Another kind of object: its unknown keys are not reported.
            expected = repr(tag)
            source.add(
                f"if tag is ABSENT:\n"
                f"    error = missing_key(expected={expected!r})\n"
                f"    errors = note(errors, error, {key!r})\n"
                f"elif plain(tag) is tag or plain(tag) != {tag!r}:\n"
                f"    raise refusal({expected!r}, tag, ({key!r},))"
            )
