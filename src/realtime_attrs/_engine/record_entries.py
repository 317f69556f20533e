"""
The keys of a record: its rules, with the annotations of its class.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

import attrs

from cattrs import BaseConverter

from .._rules.classes import TAG, attributes_of, is_known
from .._rules.dialect_data import DialectData as Dialect
from .._rules.keys import Key
from .._rules.record_data import RecordData as Record
from .._rules.shapes import SPREAD, Steps, steps_of
from .._rules.spellings import Rewrite, Words
from .._values.annotations import kind_of, options_of
from .._values.checked import is_checked as has_checks
from .._values.constants import OFF
from .._values.kinds import Kind
from .._values.unknown import Unknown
from .annotations import converted, part_of
from .arrays import Items, Rewritten
from .attributes import Attribute, FlatAttribute, SpreadAttribute
from .entries import ConstantKey, Entry, FurtherKey, IgnoredKey
from .marks import keeps_unknown
from .ours import Ours
from .parts import Constant, Converted, Part
from .spelled import AsString, Flattened, refuse_others


def entries_of(
    record: Record, dialect: Dialect, converter: BaseConverter
) -> list[Entry]:
    """
    List the keys of *record*: constants, attributes, further ones, ignored.
    """
    constants = [
        ConstantKey(steps_of(place), Constant((word,)), word)
        for place, word in record.constants.items()
    ]
    attributes = [
        _Rules(field, record, dialect, converter).attribute()
        for field in attributes_of(record.cls)
        if field.name in record.keys
    ]
    further = [key for x in attributes for key in x.further_keys]
    ignored = [
        IgnoredKey((key,), Constant(words), f"ignored{index}")
        for index, (key, words) in enumerate(
            dialect.ignored_in(record).items()
        )
    ]
    return [*constants, *attributes, *further, *ignored]


@attrs.frozen
class _Rules:
    """
    The rules of an attribute.
    """

    field: "attrs.Attribute[Any]"
    record: Record
    dialect: Dialect
    converter: BaseConverter

    @property
    def name(self) -> str:
        """
        The attribute.
        """
        return self.field.name

    @property
    def key(self) -> Key:
        """
        Its rules.
        """
        return self.record.keys[self.name]

    def attribute(self) -> Attribute:
        """
        Bring them together with the annotation.
        """
        path = steps_of(self.record.paths[self.name])
        part = self._part(self.key.words)
        states: dict[str, Any] = {
            "required": self.name in self.record.required,
            "may_be_off": OFF in options_of(self.field.type),
            "may_be_none": self._may_be_none(),
            "is_refilled": self.field.default not in (None, attrs.NOTHING),
            "kind": self._kind(part),
            "is_null": self.name in self.record.explicit_nulls,
            "levels": self._levels(),
        }
        if self.key.flatten:
            return self._flat(path, part, states)
        others = self.dialect.beside(self.record, self.name)
        if others is not None:
            return SpreadAttribute(
                path,
                part,
                self.name,
                self.key,
                **states,
                others=frozenset(others),
            )
        further = self._further(part)
        return Attribute(
            path, part, self.name, self.key, **states, further=further
        )

    def _flat(
        self, path: Steps, part: Part, states: Mapping[str, Any]
    ) -> FlatAttribute:
        """
        Make an attribute of keys beside each other.
        """
        assert isinstance(part, Ours)  # noqa: S101  # the rules are checked
        flatten = self.key.flatten
        keys = {path[-1]: TAG, **{x: inner for inner, x in flatten.items()}}
        usual = {
            tuple(spelling[inner] for inner in keys.values()): member
            for words in self.key.words.values()
            for member, spelling in words.spellings.items()
            if isinstance(spelling, Mapping)
        }
        first, *_ = next(iter(usual))
        words = part.refusing(partial(refuse_others, keys.values()))
        codec = Flattened(words, keys, first, usual)
        beside = tuple(
            FurtherKey((*path[:-1], key), codec, f"flat{i}_{self.name}")
            for i, key in enumerate(flatten.values())
        )
        return FlatAttribute(
            path,
            codec,
            self.name,
            self.key,
            **states,
            codec=codec,
            beside=beside,
        )

    def _levels(self) -> int:
        """
        Count the objects around it where it is written.

        Another form of a class is only read, so the class's own record counts.
        """
        main = self.dialect.get(self.record.cls)
        forms = self.dialect.variants_of(self.record.cls)
        if main is None or self.record not in forms:
            main = self.record
        steps = steps_of(
            main.paths.get(self.name, self.record.paths[self.name])
        )
        return len([step for step in steps if step != SPREAD])

    def _further(self, part: Part) -> FurtherKey | None:
        """
        Find its other key.
        """
        key, fallback, raw = self.key, self.key.fallback, f"also_{self.name}"
        if key.alias is not None:
            return FurtherKey(steps_of(key.alias), part, raw)
        if fallback is None:
            return None
        title = ""
        if fallback.words:
            part, title = self._part(fallback.words), raw
        return FurtherKey(steps_of(fallback.path), part, raw, True, title)

    def _may_be_none(self) -> bool:
        if (
            self.field.type is Any
        ):  # of which null is a value, where one must be
            return self.name not in self.record.required
        return None in options_of(self.field.type)

    def _kind(self, part: Part) -> Kind | None:
        each = part.each if isinstance(part, Items) else part
        is_checked = has_checks(self.record.cls)
        if is_checked or isinstance(each, Converted):
            return None
        return kind_of(self.field.type)

    def _part(self, words: Mapping[type[Any], Words]) -> Part:
        """
        Find out how its values are spelled, with some *words*.
        """
        owner = f"{self.record.cls.__name__}.{self.name}"
        annotation, key = self.field.type, self.key
        if key.by_converter or not is_known(annotation):
            return converted(annotation, self.converter, owner)
        members = self.dialect.records_at(key)
        records = None if members is None else {m.cls: m for m in members}
        dialect = self.dialect.worded(words)
        part = part_of(annotation, dialect, self.converter, owner, records)
        if key.rewrite is not None or _is_array_of_words(annotation):
            keeps = keeps_unknown(self.converter)
            rewrite = key.rewrite or Rewrite({})
            return Rewritten(part, rewrite, dialect, keeps)
        return AsString.of(part) if key.as_string else part


def _is_array_of_words(annotation: Any) -> bool:
    """
    Tell whether there are arrays in which an unknown word may stand.
    """
    words = tuple[str | Unknown, ...]
    return words in options_of(annotation)
