"""
Draw values that a dialect supports.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import attrs

from hypothesis import strategies as st

from .._conversion.unsupported import writer_of
from .._engine.tree import fields_beyond
from .._engine.union_members import Members
from .._rules.ambiguity import bare_type, not_replaced
from .._rules.classes import (
    TAG,
    attributes_of,
    is_recorded,
    is_worded,
)
from .._rules.dialect_data import DialectData
from .._rules.keys import Key, has_off
from .._rules.record_data import RecordData
from .._rules.shapes import steps_of
from .._rules.spellings import Rewrite, Words
from .._values.constants import OFF
from .._values.unknown import Unknown
from .domain import Drawing, Tree, built


_NO_WORD = "\N{WHITE MEDIUM STAR}"


def _is_no_number(value: Any) -> bool:
    """
    Reject an unknown string that would be read as a number.
    """
    word = value.value if isinstance(value, Unknown) else None
    return not (isinstance(word, str) and word.removeprefix("-").isdigit())


def _may_be_spread(value: Any, siblings: Collection[str]) -> bool:
    """
    Check that a value has keys, and none of the *siblings*.
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

    At an attribute, *records* has the accepted records by class; `None`
    accepts any.
    """

    dialect: DialectData = attrs.field(kw_only=True)
    records: Mapping[type, RecordData] | None = None
    words: Mapping[type, Words] = attrs.field(factory=dict, kw_only=True)
    """
    The words of enums that differ from those of the dialect.
    """

    siblings: Collection[str] = attrs.field(default=(), kw_only=True)
    """
    The other keys of the object into which a value is spread.
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
        return built(cls, fields, self._extra(record))

    def at(self, key: Key, siblings: Collection[str] = ()) -> "DialectDrawing":
        """
        Return the strategies for an attribute, spread among *siblings*.
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
