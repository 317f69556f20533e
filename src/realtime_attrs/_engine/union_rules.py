"""
List the mistakes in rules for the classes and words of an attribute.
"""

from collections.abc import Iterator
from itertools import chain, product
from typing import Any

from .._rules.ambiguity import ambiguity
from .._rules.classes import bases_of, class_of, is_recorded, is_worded
from .._rules.keys import Key
from .._rules.keys import class_of as class_of_form
from .._rules.sites import Field, Site, members_of
from .._rules.spellings import twice
from .._values.constants import OFF
from .._values.messages import either


def union_misfits(field: Field, key: Key) -> Iterator[str]:
    """
    List classes and enums that an attribute doesn't admit.
    """
    members = members_of(field.type)
    admitted = (type(x) if is_worded(type(x)) else x for x in members)
    classes = {x for x in admitted if isinstance(x, type)}
    found = [class_of_form(item) for item in key.records or ()]
    for cls in twice(found):
        yield f"records: there are two of {cls.__name__}"
    for rule, named in (
        ("records", found),
        ("words", chain(*key.words_there)),
    ):
        for cls in named:
            if classes.isdisjoint((cls, *bases_of(cls))):
                yield f"{rule}: the attribute doesn't admit {cls.__name__}"


def union_clashes(site: Site) -> Iterator[str]:
    """
    List members that the dialect can't distinguish, or doesn't have.
    """
    options = site.members
    direct = [x for x in site.kept(site.options) if x is not None]
    unions = [options] if direct == options else [options, direct]
    there = [site.there]
    if site.key.fallback is not None:
        there.append(site.dialect.worded(site.key.fallback.words))
    for items, dialect in product(unions, there):
        clash = ambiguity(items, dialect, site.records)
        if clash:
            yield clash
    if not [x for x in options if x is not OFF]:
        yield "records: the attribute admits no class or word"
    elif not any(_is_spelled(item, site) for item in options):
        classes = either(class_of(item).__name__ for item in options)
        yield f"there is no record, or word, of {classes}"


def _is_spelled(option: Any, site: Site) -> bool:
    cls = class_of(option)
    if is_recorded(cls):
        return site.there.get(cls) is not None
    return not is_worded(cls) or bool(site.there.spellings(cls).spellings)
