"""
Make the entries of a record from its rules and annotations.
"""

from collections.abc import Mapping
from functools import partial
from itertools import takewhile
from typing import Any

import attrs

from cattrs import BaseConverter

from .._rules.classes import attributes_of
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._rules.shapes import SPREAD, Steps, steps_of
from .._rules.sites import Field, Site
from .._rules.spellings import Words
from .._values.annotations import kind_of
from .._values.checked import is_checked as has_checks
from .._values.constants import OFF
from .._values.kinds import Kind
from .attribute_codecs import codec_of, converter_codec, own_codec
from .attributes import Attribute
from .entries import ConstantKey, Entry, FurtherKey, IgnoredKey
from .joined_attributes import FlatAttribute, SpreadAttribute
from .marks import keeps_unknown
from .parts import Constant, Part
from .rule_kinds import CODECS


def entries_of(
    record: Record, dialect: Dialect, converter: BaseConverter
) -> list[Entry]:
    """
    List the entries of *record*: constants, attributes and ignored keys.
    """
    constants = [
        ConstantKey(steps_of(place), Constant((word,)), word)
        for place, word in record.constants.items()
    ]
    others = _redeclared(record.cls, dialect)
    attributes = [
        _Rules(
            record,
            others.get(field.name, field),
            record.keys[field.name],
            dialect,
            converter,
            is_narrowed=field.name in others,
        ).attribute()
        for field in attributes_of(record.cls)
        if field.name in record.keys
    ]
    further = [key for x in attributes for key in x.further_keys]
    ignored = [
        IgnoredKey(
            steps_of(key), Constant(words), raw=f"ignored{index}", is_free=True
        )
        for index, (key, words) in enumerate(
            dialect.ignored_in(record).items()
        )
    ]
    return [*constants, *attributes, *further, *ignored]


def _redeclared(cls: type[Any], dialect: Dialect) -> dict[str, Field]:
    """
    List the attributes that a subclass without a record declares again.

    Use the annotations of the base class, which is read instead.
    """
    classes = {item.cls for item in dialect.records}
    below = [*takewhile(lambda base: base not in classes, cls.__mro__)]
    names = {
        field.name
        for item in below
        for field in vars(item).get("__attrs_attrs__", ())
        if not field.inherited
    }
    bases = cls.__mro__[len(below) :]
    fields = attributes_of(bases[0]) if names and bases else ()
    return {field.name: field for field in fields if field.name in names}


@attrs.frozen(eq=False, repr=False)
class _Rules(Site):
    """
    The rules of an attribute, with a converter.

    If the attribute *is_narrowed*, its annotation admits further values.
    """

    converter: BaseConverter
    is_narrowed: bool

    def attribute(self) -> Attribute:
        """
        Make the entry of the attribute.
        """
        path = steps_of(self.record.paths[self.name])
        part = self._part(self.key.words)
        arguments: dict[str, Any] = {
            "path": path,
            "part": part,
            "name": self.name,
            "key": self.key,
            "required": self.name in self.record.required,
            "may_be_off": OFF in self.named,
            "may_be_none": self._may_be_none(),
            "accepts_null": self._accepts_null(path),
            "is_refilled": self.field.default not in (None, attrs.NOTHING),
            "kind": self._kind(part),
            "is_null": self.name in self.record.explicit_nulls,
            "levels": self._levels(),
        }
        if self.key.flatten:
            siblings = tuple(
                FurtherKey((*path[:-1], key), part, raw=f"flat{i}_{self.name}")
                for i, key in enumerate(self.key.flatten.values())
            )
            raw = f"raw_{self.name}"
            return FlatAttribute(**arguments, raw=raw, siblings=siblings)
        others = self.dialect.siblings(self.record, self.name)
        if others is not None:
            return SpreadAttribute(**arguments, others=frozenset(others))
        return Attribute(**arguments, further=self._further(part))

    def _levels(self) -> int:
        """
        Count the objects around the written value.

        Another form of a class is only read, so the class's own record counts.
        """
        main = self.dialect.get(self.record.cls)
        forms = self.dialect.variants_of(self.record.cls)
        if main is None or self.record not in forms:
            main = self.record
        path = main.paths.get(self.name, self.record.paths[self.name])
        return len([step for step in steps_of(path) if step != SPREAD])

    def _further(self, part: Part) -> FurtherKey | None:
        key, fallback, raw = self.key, self.key.fallback, f"also_{self.name}"
        if key.alias is not None:
            return FurtherKey(steps_of(key.alias), part, raw=raw)
        if fallback is None:
            return None
        title = ""
        if fallback.words:
            part, title = self._part(fallback.words), f"0{raw}"
        return FurtherKey(
            steps_of(fallback.path), part, title, raw=raw, is_free=True
        )

    def _may_be_none(self) -> bool:
        if self.field.type is Any:  # null is a JSON value too
            return self.name not in self.record.required
        return None in self.named

    def _accepts_null(self, path: Steps) -> bool:
        """
        Check whether the constructor requires a value, and admits `None`.
        """
        return (
            self.field.default is attrs.NOTHING
            and None in self.named
            and not (self.may_be_off or self.key.flatten)
            and path[-1:] not in ((), (SPREAD,))
        )

    def _kind(self, part: Part) -> Kind | None:
        is_checked = has_checks(self.record.cls) and not self.is_narrowed
        if is_checked or not part.is_ours:
            return None
        return kind_of(self.field.type)

    def _part(self, words: Mapping[type[Any], Words]) -> Part:
        owner = f"{self.record.cls.__name__}.{self.name}"
        annotation = self.field.type
        other = partial(converter_codec, converter=self.converter, owner=owner)
        if self.key.by_converter:
            return other(annotation)
        dialect = self.dialect.worded(words)
        part = own_codec(
            annotation,
            dialect.expanded,
            partial(
                codec_of,
                dialect=dialect,
                converter=self.converter,
                owner=owner,
                records=None if self.key.records is None else self.records,
            ),
            other,
        )
        keeps = keeps_unknown(self.converter)
        for kind in CODECS:
            part = kind.over(part, self, keeps=keeps)
        return part
