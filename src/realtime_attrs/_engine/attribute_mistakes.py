"""
List the mistakes in the rules of an attribute.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from .._rules.classes import is_recorded, is_worded
from .._rules.keys import Key
from .._rules.record_data import RecordData as Record
from .._rules.sites import Field, Site
from .._values.annotations import options_of, values_of
from .._values.constants import OFF


def attribute_misfits(field: Field, key: Key) -> Iterator[str]:
    """
    List rules that contradict the annotation or the default.
    """
    if not values_of(field.type):
        yield "the annotation is missing, or admits no value"
    if key.off and OFF not in options_of(field.type):
        yield "off: the attribute can't be OFF"
    if field.default not in (None, attrs.NOTHING):
        # The reader sets the default, but it can't be written.
        is_closed = key.rewrite is not None and key.rewrite.closed
        for rule in (*["none"] * bool(key.none), *["rewrite"] * is_closed):
            yield f"{rule}: the attribute has a default other than None"
    for word in key.none:
        if word in key.off:
            yield f"none: {word!r} is a spelling of OFF too"


def attribute_clashes(site: Site) -> Iterator[str]:
    """
    List values that are written, and read as other values.
    """
    if site.key.off and not site.dialect.null_is_off:
        yield "off: the dialect has null_is_off=False"
    if site.key.off and not site.key.has_off:
        yield "off: its words have no spelling of OFF"
    if site.name in site.record.explicit_nulls and site.may_be_off:
        yield "explicit_nulls: null is read as OFF, not as None"
    for item in site.key.off:
        meaning = _meaning_of(item, site)
        if meaning is not None:
            yield f"off: {item!r} is read as {meaning}"
    yield from _lost_words(site)
    yield from _lost_default(site)


def _meaning_of(item: Any, site: Site) -> str | None:
    """
    Name the class or word that is read for a spelling of `OFF`.
    """
    for cls in site.classes:
        record = site.there.get(cls)
        if record is not None and _may_be(item, record):
            return record.cls.__name__
        if isinstance(item, str) and item in site.words_of(cls):
            return f"a word of {cls.__name__}"
    return None


def _may_be(item: Any, record: Record) -> bool:
    if not isinstance(item, Mapping):
        return False
    if record.tag is not None:
        return bool(item.get(record.tag_key) == record.tag)
    return None not in item.values() and record.top_keys.issuperset(item)


def _lost_words(site: Site) -> Iterator[str]:
    """
    List members that are written as null, but read as `None`.
    """
    has_second = site.key.alias is not None or site.key.fallback is not None
    is_required = site.name in site.record.required
    if is_required and not has_second and OFF not in site.named:
        return
    for cls in site.classes:
        for member, word in site.there.spellings(cls).spellings.items():
            if word is None and member is not OFF:
                yield f"{member!r} is spelled as null, which is read as None"


def _lost_default(site: Site) -> Iterator[str]:
    """
    Report a default that the dialect reads, but can't write.
    """
    default = site.field.default
    cls: Any = type(default)
    if site.name in site.record.required:
        return
    if default is OFF:
        is_there = site.dialect.null_is_off and site.key.has_off
    elif is_worded(cls):
        is_there = default in site.there.spellings(cls).spellings
    else:
        found = site.records or {x.cls for x in site.dialect.records}
        is_there = not is_recorded(cls) or cls in found
    if not is_there:
        yield f"the default {default!r} can't be written"
