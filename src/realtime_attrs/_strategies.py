"""
Draw values of the domain, or those that a dialect supports.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Any, Literal, TypeAlias, get_args, get_origin

import attrs

from hypothesis import strategies as st

from ._basic_strategies import SCALARS, integers
from ._conversion.unsupported import writer_of
from ._engine.tree import fields_beyond
from ._engine.union_members import Members
from ._rules.ambiguity import bare_type, not_replaced
from ._rules.classes import (
    EXTRA,
    TAG,
    attributes_of,
    has_extra,
    is_abstract,
    is_native,
    is_recorded,
    is_worded,
)
from ._rules.dialect_data import DialectData
from ._rules.keys import Key, has_off
from ._rules.record_data import RecordData
from ._rules.shapes import SPREAD, steps_of
from ._rules.spellings import Rewrite, Words
from ._values.annotations import ARRAYS, is_array, options_of
from ._values.constants import OFF
from ._values.constructors import only_stores
from ._values.scalars import Range
from ._values.unknown import Unknown
from .dialects import BETA, GA, REFERENCE, by_name, known


Tree: TypeAlias = dict[str, "Tree"]
"""
The keys of an object, and of the objects inside it.
"""


def _has_content(option: Any) -> int:
    return 0 if option is None else 1 if option is OFF else 2


def _built(
    cls: type[Any],
    fields: Mapping[str, st.SearchStrategy[Any]],
    extra: st.SearchStrategy[Unknown | None],
) -> st.SearchStrategy[Any]:
    """
    Draw instances that the constructor accepts.
    """
    rest = {EXTRA: extra} if has_extra(cls) else {}
    aliases = {x.name: str(x.alias) for x in attrs.fields(cls)}
    given = {aliases[x]: drawn for x, drawn in {**fields, **rest}.items()}
    if only_stores(cls):
        return st.builds(cls, **given)
    made = st.fixed_dictionaries(given).map(partial(_accepted, cls))
    return made.filter(lambda value: value is not None)


def _accepted(cls: type[Any], given: Mapping[str, Any]) -> Any:
    try:
        return cls(**given)
    except Exception:  # noqa: BLE001  # a user's validators raise anything
        return None


@attrs.frozen
class Drawing:
    """
    Strategies for values of the domain.

    If *unknown*, they draw unknown words, objects and keys of the dialects in
    *names* too.
    """

    json: st.SearchStrategy[Any]
    unknown: bool
    names: Sequence[str] = ("reference", "beta", "ga")
    bits: Literal[32, 64] = 64
    made: dict[Any, st.SearchStrategy[Any]] = attrs.field(
        factory=dict, kw_only=True
    )
    """
    The strategies of classes, by class and by what else they depend on.
    """

    def made_unknown(
        self, value: st.SearchStrategy[Any]
    ) -> st.SearchStrategy[Unknown]:
        return st.builds(Unknown, value, st.sampled_from(self.names))

    def values(self, annotation: Any) -> st.SearchStrategy[Any]:
        """
        Draw values of *annotation*, the simplest first.
        """
        options = self.options(annotation)
        drawn = [self.option(x) for x in options if x is not Unknown]
        if self.unknown and Unknown in options:
            drawn.append(self.made_unknown(self.unknown_at(options)))
        return st.one_of(drawn)

    def expanded(self, annotation: Any) -> Any:
        return annotation

    def options(self, annotation: Any) -> Sequence[Any]:
        options = options_of(self.expanded(annotation))
        found = (x for x in options if not is_abstract(x))
        return sorted(found, key=_has_content)

    def unknown_at(self, _: Sequence[Any], /) -> st.SearchStrategy[Any]:
        """
        Draw the JSON of unknown values of a union.
        """
        return st.text() | self.tagged(TAG)

    def tagged(self, key: str) -> st.SearchStrategy[dict[str, Any]]:
        """
        Draw objects with a word at *key*.
        """
        return st.builds(
            lambda tag, keys: {**keys, key: tag},
            st.text(),
            st.dictionaries(st.text(), self.json, max_size=2),
        )

    def option(  # noqa: C901, PLR0911  # a table
        self, option: Any
    ) -> st.SearchStrategy[Any]:
        if isinstance(option, Enum):
            return self.members(type(option), [option])
        if is_worded(option):
            return self.members(option)
        if is_recorded(option):
            return self.instances(option)
        if option is float:
            return st.floats(
                allow_nan=False, allow_infinity=False, width=self.bits
            )
        if option is Any:
            return self.json
        if option in SCALARS:
            return SCALARS[option]
        if isinstance(option, str | int):  # of a `Literal`
            return st.just(option)
        parts = get_args(option)
        if parts and isinstance(parts[-1], Range):
            return integers(parts[-1].least, parts[-1].greatest)
        if is_array(option):
            items = st.lists(self.values(parts[0]), max_size=3)
            return items.map(ARRAYS[get_origin(option)])
        if get_origin(option) is tuple:
            return st.tuples(*map(self.values, parts))
        return st.dictionaries(st.text(), self.values(parts[-1]), max_size=3)

    def members(
        self, cls: type[Any], only: Iterable[Any] | None = None
    ) -> st.SearchStrategy[Any]:
        """
        Draw values with words; all, or *only* some.
        """
        if issubclass(cls, Enum):
            return st.sampled_from([*(cls if only is None else only)])
        found = {
            value
            for dialect in map(by_name, known())
            for words in (
                dialect.words,
                *(x for item in dialect.records for x in item.words_there),
            )
            if cls in words
            for value in words[cls].spellings
        }
        return st.sampled_from(sorted(found, key=repr))

    def instances(self, cls: type[Any]) -> st.SearchStrategy[Any]:
        """
        Draw instances of a class, which may hold others of the same.
        """
        key = self.key_of(cls)
        if key not in self.made:
            self.made[key] = st.deferred(lambda: made)
            self.made[key] = made = self.new_instances(cls)
        return self.made[key]

    def key_of(self, cls: type[Any]) -> Any:
        return cls

    def new_instances(self, cls: type[Any]) -> st.SearchStrategy[Any]:
        fields = {
            field.name: self.attribute(cls, field)
            for field in attributes_of(cls)
        }
        return _built(cls, fields, self.keys({}, {TAG}))

    def attribute(
        self, cls: type[Any], field: "attrs.Attribute[Any]"
    ) -> st.SearchStrategy[Any]:
        annotation = self.expanded(field.type)
        if not is_native(annotation):
            return st.from_type(annotation)
        strategy = self.values(annotation)
        words = {
            word
            for known in (REFERENCE, BETA, GA)
            if (record := known.get(cls)) and field.name in record.keys
            if (rewrite := record.keys[field.name].rewrite) is not None
            for words in rewrite.table
            for word in words
        }
        if not words:
            return strategy
        # Arbitrary text never has the words in the rules.
        return strategy | st.lists(st.sampled_from(sorted(words)), max_size=3)

    def keys(
        self, tree: Tree, taken: set[str]
    ) -> st.SearchStrategy[Unknown | None]:
        """
        Draw an `extra`, without the keys of an object and further ones.
        """
        if not self.unknown or SPREAD in tree:
            return st.none()
        return st.none() | self.made_unknown(self._keys(tree, taken))

    def _keys(
        self, tree: Tree, taken: set[str]
    ) -> st.SearchStrategy[dict[str, Any]]:
        own = st.dictionaries(
            st.text().filter(lambda key: key not in taken | tree.keys()),
            self.json,
            max_size=2,
        )
        below = {
            key: self._keys(inner, set()).filter(bool)
            for key, inner in tree.items()
            if inner and SPREAD not in inner
        }
        return st.builds(
            lambda own, below: own | below,
            own,
            st.fixed_dictionaries({}, optional=below),
        )


_NO_WORD = "\N{WHITE MEDIUM STAR}"


def _is_no_number(value: Any) -> bool:
    """
    Reject an unknown string that would be read as a number.
    """
    word = value.value if isinstance(value, Unknown) else None
    return not (isinstance(word, str) and word.removeprefix("-").isdigit())


def _may_be_spread(value: Any, siblings: Collection[str]) -> bool:
    """
    Check that a value has keys, and none of those *beside* its own.
    """
    extra = getattr(value, "extra", value)
    keys = extra.value if isinstance(extra, Unknown) else extra
    if isinstance(keys, Mapping) and not keys.keys().isdisjoint(siblings):
        return False
    if attrs.has(type(value)):
        return any(x is not None for x in attrs.astuple(value, recurse=False))
    return bool(value != {})


def _shape_of(form: Any) -> Any:
    """
    Make a key of the attributes that a form of a class has, at any depth.
    """
    if not isinstance(form, RecordData):
        return form if isinstance(form, type) else id(form)
    fields = (
        (name, key.records and frozenset(map(_shape_of, key.records)))
        for name, key in form.keys.items()
    )
    return form.cls, form.required, frozenset(fields)


@attrs.frozen
class DialectDrawing(Drawing):
    """
    Strategies for values that a dialect supports.

    At an attribute, *records* has the records by class; `None` admits any.
    """

    dialect: DialectData = attrs.field(kw_only=True)
    records: Mapping[type, RecordData] | None = None
    words: Mapping[type, Words] = attrs.field(factory=dict, kw_only=True)
    """
    The words of enums that differ from those of the dialect.
    """

    siblings: Collection[str] = attrs.field(default=(), kw_only=True)
    """
    The keys beside a spread value.
    """

    def expanded(self, annotation: Any) -> Any:
        return self.dialect.expanded(annotation)

    def options(self, annotation: Any) -> Sequence[Any]:
        records = self.records
        is_off = self.dialect.null_is_off and has_off(self.words)
        options = [
            option
            for option in super().options(annotation)
            if records is None or not is_recorded(option) or option in records
            if option is not OFF or is_off
        ]
        classes = {x for x in options if is_recorded(x)}
        kept = not_replaced(classes, self.dialect, records or {})
        return [x for x in options if x not in classes or x in kept]

    def unknown_at(self, options: Sequence[Any]) -> st.SearchStrategy[Any]:
        members = Members(
            tuple(options),
            self.dialect,
            writer_of(self.dialect),
            records=self.records or {},
        )
        is_unknown, key = members.is_unknown, members.tag_key
        # Some places have words, some objects, some both, and some neither.
        places: list[tuple[Any, Any]] = [(st.text(), _NO_WORD)]
        if key not in self.siblings:
            places.append((self.tagged(key), {key: _NO_WORD}))
        drawn = [drawn for drawn, one in places if is_unknown(one)]
        return st.one_of(drawn).filter(is_unknown)

    def members(
        self, cls: type[Any], only: Iterable[Any] | None = None
    ) -> st.SearchStrategy[Any]:
        words = self.dialect.spellings(cls).spellings
        found = [item for item in words if only is None or item in only]
        return st.sampled_from(found) if found else st.nothing()

    def key_of(self, cls: type[Any]) -> Any:
        there = frozenset((x, id(words)) for x, words in self.words.items())
        record = self._record_of(cls)
        return cls, self.unknown, there, record and _shape_of(record)

    def _record_of(self, cls: type[Any]) -> RecordData | None:
        """
        Choose the record of a class at this attribute.

        It may lack some of the class's attributes, or require more of them.
        """
        own = self.dialect.admitting(cls).get(cls)
        here = self.records.get(cls) if self.records else None
        return own if here is None or own is None else here

    def new_instances(self, cls: type[Any]) -> st.SearchStrategy[Any]:
        record = self._record_of(cls)
        if record is None or any(
            x.default is attrs.NOTHING for x in fields_beyond(record)
        ):
            return st.nothing()
        fields = {
            field.name: self._field(field, record)
            for field in attributes_of(cls)
            if field.name in record.keys
        }
        name = record.bare
        if name is not None and bare_type(record) is str:
            # Readers read the word of an enum as its member.
            words = [
                word
                for spelled in self.dialect.words.values()
                for word in (*spelled.spellings.values(), *spelled.aliases)
            ]
            fields[name] = fields[name].filter(lambda text: text not in words)
        return _built(cls, fields, self._extra(record))

    def at(self, key: Key, siblings: Collection[str] = ()) -> "DialectDrawing":
        """
        Return the strategies for an attribute, spread *beside* other keys.
        """
        records = self.dialect.records_at(key)
        return attrs.evolve(
            self,
            dialect=self.dialect.worded(key.words),
            words={**self.words, **key.words},
            # Flattened keys have no room for unknown values.
            unknown=self.unknown and not key.flatten,
            records=None if records is None else {x.cls: x for x in records},
            siblings=siblings,
        )

    def _extra(self, record: RecordData) -> st.SearchStrategy[Unknown | None]:
        if record.bare is not None:
            return st.none()
        taken = {TAG, *self.dialect.further_keys(record)}
        for form in self.dialect.variants_of(record.cls):
            taken |= form.top_keys
        tree: Tree = {}
        for path in (
            *(path for path, _ in (*record.written(), *record.only_read())),
            *map(steps_of, record.misplaced),
        ):
            inner = tree
            for key in path:
                inner = inner.setdefault(key, {})
        return self.keys(tree, taken)

    def _unknown_words(
        self, table: Mapping[tuple[str, ...], Any]
    ) -> st.SearchStrategy[Any]:
        """
        Draw arrays of words with an unknown one.
        """
        if not self.unknown:
            return st.nothing()
        known = sorted({word for words in table for word in words})
        new = st.text().filter(lambda word: word not in known)
        words = st.sampled_from(known) if known else new
        return st.builds(
            lambda word, words: (*words, word),
            self.made_unknown(new),
            st.lists(words, max_size=2 if known else 0),
        )

    def _field(
        self, field: "attrs.Attribute[Any]", record: RecordData
    ) -> st.SearchStrategy[Any]:
        """
        Draw values of an attribute, by all of its rules.
        """
        key = record.keys[field.name]
        siblings = self.dialect.siblings(record, field.name)
        at = self.at(key, siblings or ())
        strategy = at.attribute(record.cls, field)
        if key.rewrite is not None and key.rewrite.table:
            strategy = self._rewritten(key.rewrite, strategy)
        is_refilled = field.default not in (None, attrs.NOTHING)
        is_needed = is_refilled or field.name in record.required
        # Null is no value of a class that is written as its value.
        if is_needed and (field.type is not Any or record.bare is not None):
            strategy = strategy.filter(lambda value: value is not None)
        if key.as_string:
            strategy = strategy.filter(_is_no_number)
        if siblings is not None:
            strategy = strategy.filter(
                partial(_may_be_spread, siblings=siblings)
            )
        otherwise = (*key.none, *(x for x in key.off if x is not None))
        if otherwise:
            strategy = strategy.filter(
                lambda value: at.written(value) not in otherwise
            )
        return strategy

    def _rewritten(
        self, rewrite: Rewrite, strategy: st.SearchStrategy[Any]
    ) -> st.SearchStrategy[Any]:
        """
        Draw words that are read as themselves.
        """
        table = rewrite.table
        written = {tuple(words) for words in table.values()}
        known = st.none() | st.sampled_from(sorted(written))
        if rewrite.closed:
            return known | self._unknown_words(table)
        return known | strategy.filter(
            lambda value: value is None or tuple(value) not in table
        )

    def written(self, value: Any) -> Any:
        """
        Write a value of an attribute.
        """
        if isinstance(value, Unknown):
            return value.value
        if is_worded(type(value)):
            return self.dialect.spellings(type(value)).spellings[value]
        record = self.dialect.get(type(value))
        if record is None:
            return value
        if record.bare is not None:
            return getattr(value, record.bare)
        return writer_of(self.dialect).unstructure(value)
