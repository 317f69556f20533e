"""
List values of an attribute that would be read back as others.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from .._rules.classes import is_recorded, is_worded
from .._rules.record_data import RecordData as Record
from .._rules.sites import Site
from .._values.constants import OFF


def meaning_of(item: Any, site: Site) -> str | None:
    """
    Name the class or word that a spelling of `OFF` would be read as.
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


def lost_words(site: Site) -> Iterator[str]:
    """
    List members that are spelled as null where null is read as `None`.
    """
    has_second = site.key.alias is not None or site.key.fallback is not None
    is_required = site.name in site.record.required
    if is_required and not has_second and OFF not in site.options:
        return
    for cls in site.classes:
        for member, word in site.there.spellings(cls).spellings.items():
            if word is None and member is not OFF:
                yield f"{member!r} is spelled as null, which is read as None"


def lost_default(site: Site) -> Iterator[str]:
    """
    Report a default that the dialect reads, but can't write.
    """
    default = site.field.default
    cls: Any = type(default)
    if site.name in site.record.required:
        return
    if default is OFF:
        is_there = site.dialect.null_is_off
    elif is_worded(cls):
        is_there = default in site.there.spellings(cls).spellings
    else:
        found = site.records or {x.cls for x in site.dialect.records}
        is_there = not is_recorded(cls) or cls in found
    if not is_there:
        yield f"the default {default!r} can't be written"
