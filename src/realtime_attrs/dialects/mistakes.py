"""
Mistakes in how the rules of a dialect fit together.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, product
from typing import Any

import attrs

from .._rules.ambiguity import ambiguity
from .._rules.classes import (
    attributes_of,
    class_of,
    families_of,
    is_recorded,
    is_worded,
)
from .._rules.dialect_data import MISPLACED, DialectData, is_below
from .._rules.keys import Form, Key
from .._rules.keys import class_of as class_of_form
from .._rules.record_data import RecordData as Record
from .._rules.spellings import twice
from .._values.annotations import options_of
from .._values.constants import OFF
from .._values.messages import either
from .attributes import is_ours, members_of


def problems_of(dialect: DialectData) -> Iterator[str]:
    """
    List rules that contradict each other; later checks rely on earlier ones.
    """
    for cls in twice(item.cls for item in dialect.records):
        yield f"there are two records of {cls.__name__}"
    for family in dialect.ignored:
        if not any(is_below(x.cls, family) for x in dialect.records):
            name = getattr(family, "__name__", repr(family))
            yield f"ignored: there is no record of {name} or a subclass"
    for record in dialect.records:
        yield from _absent_classes(record, dialect)
    yield from _clashes_in_families(dialect)
    for record in _records_of(dialect):
        for field in attributes_of(record.cls):
            key = record.keys.get(field.name)
            owner: Any = record.cls
            if key is not None and _is_ours(owner, field.name):
                place = _Place(record, field, key, dialect)
                for problem in place.problems():
                    yield f"{record.cls.__name__}.{field.name}: {problem}"


@lru_cache(4096)
def _is_ours(cls: type[Any], name: str) -> bool:
    """
    Check whether an attribute admits classes or enums with rules.
    """
    members = members_of(getattr(attrs.fields(cls), name).type)
    return any(is_ours(class_of(x)) for x in members)


def _clashes_in_families(dialect: DialectData) -> Iterator[str]:
    found: dict[type[Any], list[type[Any]]] = {}
    for record in dialect.records:
        for family in families_of(record.cls):
            found.setdefault(family, []).append(record.cls)
    for family, classes in found.items():
        clash = ambiguity(classes, dialect)
        if clash:
            yield f"{family.__name__}: {clash}"


def _records_of(dialect: DialectData) -> Iterator[Record]:
    """
    List the records, and those of single attributes.
    """
    for record in dialect.records:
        yield record
        forms = [key.records or () for key in record.keys.values()]
        for form in chain(record.variants, *forms):
            found = dialect.resolved(form)
            if found != dialect.get(found.cls):
                yield found


def _absent_classes(record: Record, dialect: DialectData) -> Iterator[str]:
    for name, key in record.keys.items():
        for item in key.records or ():
            cls = class_of_form(item)
            own = dialect.get(cls)
            title = f"{record.cls.__name__}.{name}: records"
            if own is None:
                yield f"{title}: no record of {cls.__name__}"
            else:
                yield from _problems_of_form(item, own, title, dialect)


def _problems_of_form(
    item: type[Any] | Form, own: Record, title: str, dialect: DialectData
) -> Iterator[str]:
    try:
        found = dialect.resolved(item)
    except ValueError as error:
        yield f"{title}: {error}"
    else:
        if found.bare != own.bare:
            name = own.cls.__name__
            yield f"{title}: {name} is bare in one place and not in another"


@attrs.frozen
class _Place:
    """
    An attribute of a record, with its rules.
    """

    record: Record
    field: "attrs.Attribute[Any]"
    key: Key
    dialect: DialectData
    options: tuple[Any, ...] = attrs.field(init=False)
    """
    The types and constants that the annotation admits.
    """
    there: DialectData = attrs.field(init=False)
    """
    The dialect, with the attribute's own words.
    """

    def __attrs_post_init__(self) -> None:
        options = options_of(self.field.type)
        object.__setattr__(self, "options", options)
        there = self.dialect.worded(self.key.words)
        object.__setattr__(self, "there", there)

    def problems(self) -> Iterator[str]:
        """
        List the mistakes in its rules.
        """
        if not self.key.by_converter:
            yield from self._problems_of_off()
            yield from self._problems_of_null()
            yield from self._problems_of_default()
            yield from self._problems_of_digits()
            yield from self._problems_of_flatten()
            yield from self._problems_of_spread()
            yield from self._problems_of_union()

    def _problems_of_off(self) -> Iterator[str]:
        if self.key.off and not self.dialect.null_is_off:
            yield "off: the dialect has null_is_off=False"
        is_null = not self.key.off or self.key.off[0] is None
        may_be_off = OFF in self.options and self.dialect.null_is_off
        if self.key.null is not None and may_be_off and is_null:
            yield "null: the server refuses null, but OFF is written as null"
        if self.field.name in self.record.explicit_nulls and may_be_off:
            yield "explicit_nulls: null is read as OFF, not as None"
        for item in self.key.off:
            meaning = _meaning_of(item, self.options, self.there)
            if meaning is not None:
                yield f"off: {item!r} is read as {meaning}"

    def _problems_of_null(self) -> Iterator[str]:
        """
        List words spelled as null where null is read as `None`.
        """
        has_second = (
            self.key.alias is not None or self.key.fallback is not None
        )
        is_required = self.field.name in self.record.required
        if is_required and not has_second and OFF not in self.options:
            return
        for cls in dict.fromkeys(map(class_of, self.options)):
            for member, word in self.there.spellings(cls).spellings.items():
                if word is None and member is not OFF:
                    yield (
                        f"{member!r} is spelled as null, which is read as None"
                    )

    def _problems_of_default(self) -> Iterator[str]:
        """
        Reject a default that can't be written.
        """
        default = self.field.default
        cls = type(default)
        if is_worded(cls):
            is_there = default in self.there.spellings(cls).spellings
        elif is_recorded(cls):
            found = self.dialect.records_at(self.key) or self.dialect.records
            is_there = cls in {item.cls for item in found}
        else:
            return
        if default is OFF:
            is_there = self.dialect.null_is_off
        if not is_there and self.field.name not in self.record.required:
            yield f"the default {default!r} can't be written"

    def _problems_of_digits(self) -> Iterator[str]:
        """
        List words that would be read as numbers.
        """
        for cls in map(class_of, self.options if self.key.as_string else ()):
            for word in sorted(_all_words(cls, self.there)):
                if word.removeprefix("-").isdigit():
                    name = cls.__name__
                    yield f"as_string: the word {word!r} of {name} is a number"

    def _problems_of_spread(self) -> Iterator[str]:
        """
        List keys of a spread object that the object around it has too.
        """
        beside = self.dialect.beside(self.record, self.field.name)
        forms = self.dialect.variants_of(self.record.cls)
        if beside is None or self.record in forms:  # only read
            return
        found = self.dialect.records_at(self.key)
        options = options_at(self.field.type, found)
        if not all(_is_object(item, self.there) for item in options):
            place = self.record.paths[self.field.name]
            yield f"the value at {place!r} has to be an object"
        records = {item.cls: item for item in found or ()}
        for cls in dict.fromkeys(map(class_of, options)):
            record = records.get(cls) or self.dialect.get(cls)
            words = self.there.spellings(cls).spellings.values()
            keys = {key for x in words if isinstance(x, Mapping) for key in x}
            if record is not None:
                keys = {*record.top_keys, *record.further_keys}
            # A misplaced key is rejected, whoever would read it.
            taken = {x for x, of in beside.items() if of != MISPLACED}
            for key in sorted(keys & taken):
                owners = f"{cls.__name__} and of {beside[key]}"
                yield f"{key!r} is a key of {owners}"

    def _problems_of_flatten(self) -> Iterator[str]:
        for option in self.options if self.key.flatten else ():
            if self.dialect.get(option) is not None:
                name = option.__name__
                yield (
                    f"flatten: the attribute admits {name}, which has no words"
                )
            is_other = is_worded(option) and option not in self.key.words
            if is_other and self.dialect.spellings(option).spellings:
                yield f"flatten: there are no words for {option.__name__}"

    def _problems_of_union(self) -> Iterator[str]:
        found = self.dialect.records_at(self.key)
        records = {item.cls: item for item in found or ()}
        options = options_at(self.field.type, found)
        direct = [x for x in kept(self.options, found) if x is not None]
        unions = [options] if direct == options else [options, direct]
        there = [self.there]
        if self.key.fallback is not None:
            there.append(self.dialect.worded(self.key.fallback.words))
        for items, dialect in product(unions, there):
            clash = ambiguity(items, dialect, records)
            if clash:
                yield clash
        if not [x for x in options if x is not OFF]:
            yield "records: the attribute admits no class or word"
        elif not any(_is_spelled(item, self.there) for item in options):
            classes = either(class_of(item).__name__ for item in options)
            yield f"there is no record, or word, of {classes}"


def _meaning_of(
    item: Any, options: Iterable[Any], dialect: DialectData
) -> str | None:
    """
    Describe the other value as which a spelling of `OFF` would be read.
    """
    for cls in dict.fromkeys(map(class_of, options)):
        record = dialect.get(cls)
        if record is not None and _may_be(item, record):
            return record.cls.__name__
        if isinstance(item, str) and item in _all_words(cls, dialect):
            return f"a word of {cls.__name__}"
    return None


def _may_be(item: Any, record: Record) -> bool:
    """
    Check whether *item* is a spelling of an object of a class.
    """
    if not isinstance(item, Mapping):
        return False
    if record.tag is not None:
        return bool(item.get(record.tag_key) == record.tag)
    return None not in item.values() and record.top_keys.issuperset(item)


def _all_words(cls: type[Any], dialect: DialectData) -> set[Any]:
    """
    List the strings that are read as members of a class.
    """
    words = dialect.spellings(cls)
    plain = (x for x in words.spellings.values() if isinstance(x, str))
    return {*plain, *words.aliases}


def _is_object(option: Any, dialect: DialectData) -> bool:
    cls = class_of(option)
    record, words = dialect.get(cls), dialect.spellings(cls)
    if record is not None:
        return record.bare is None
    spelled = (*words.spellings.values(), *words.aliases)
    return all(isinstance(item, Mapping) for item in spelled)


def _is_spelled(option: Any, dialect: DialectData) -> bool:
    cls = class_of(option)
    if is_recorded(cls):
        return dialect.get(cls) is not None
    return not is_worded(cls) or bool(dialect.spellings(cls).spellings)


def options_at(annotation: Any, records: Iterable[Record] | None) -> list[Any]:
    """
    List the types that an attribute, or the items of its array, admit.
    """
    return kept(members_of(annotation), records)


def kept(
    options: Iterable[Any], records: Iterable[Record] | None
) -> list[Any]:
    """
    Remove the classes that have no record there.
    """
    if records is None:
        return [*options]
    classes = {item.cls for item in records}
    return [x for x in options if not is_recorded(x) or x in classes]
