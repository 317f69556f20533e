"""
The attributes of a record, each with its place and what stands there.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import attrs

from cattrs import BaseConverter

from .._rules.classes import TAG, attributes_of
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._rules.shapes import SPREAD, steps_of
from .._rules.spellings import Rewrite
from .._values.annotations import options_of
from .._values.constants import OFF
from .._values.unknown import Unknown
from .arrays import Rewritten
from .attribute_codecs import codec_of, converter_codec
from .marks import keeps_unknown
from .parts import Constant, Part
from .spelled import AsString, Flattened, refuse_digits, refuse_others
from .union_codec import UnionCodec


@attrs.frozen
class Field:
    """
    One attribute of a record: where it stands and what stands there.

    Args:
        name: The attribute; none if this is a word, or a key of another one.

        path:
            The keys that lead to its value; the last one is `SPREAD` if the
            value is the object there, less the keys of others.

        part: What stands there.

        required: Whether it must be there.

        may_be_off: Whether it can be turned off.

        may_be_none: Whether `None` says nothing, and is not a value of it.

        is_null: Whether it is written as null when it says nothing.

        off: How `OFF` is spelled, if not as null alone.

        none: Words that are read as `None`.

        also: Where else it is read.

        flattened: The keys next to its own for the other values of its words.

        raw: The variable for what is only looked at later.

        constant: The word that always stands there, if it is no attribute.

        is_ignored: Whether the value there is ignored.

        is_free: Whether what stands there can be an unknown key too.

        levels: The number of objects around it where it is written.

        others: The keys beside those of its value, if that is spread.
    """

    name: str
    path: tuple[str, ...]
    part: Part
    required: bool = False
    may_be_off: bool = False
    may_be_none: bool = True
    is_null: bool = False
    off: tuple[Any, ...] = ()
    none: tuple[Any, ...] = ()
    also: "Also | None" = None
    flattened: tuple[str, ...] = ()
    raw: str = ""
    constant: str | None = None
    is_ignored: bool = False
    is_free: bool = False
    levels: int = 0
    others: frozenset[str] = frozenset()

    @property
    def is_left(self) -> bool:
        """
        Whether it is read as `None` if others leave nothing of an object.
        """
        return self.path[-1:] == (SPREAD,) and not self.required

    @property
    def place(self) -> tuple[str, ...]:
        """
        The keys that lead to what problems with it are about.
        """
        return self.path[:-1] if self.path[-1:] == (SPREAD,) else self.path


@attrs.frozen
class Also:
    """
    Another place of an attribute.

    Args:
        path: The keys that lead there.

        part: What stands there.

        name: What the code for it is called.

        is_fallback: Whether it is ignored next to the first place.
    """

    path: tuple[str, ...]
    part: Part
    name: str
    is_fallback: bool


def fields_of(
    record: Record, dialect: Dialect, converter: BaseConverter
) -> list[Field]:
    """
    Bring the rules for *record* together with the annotations of its class.
    """
    constants = [
        Field("", steps_of(place), Constant((word,)), constant=word)
        for place, word in record.constants.items()
    ]
    attributes = [
        _field_of(field, record, dialect, converter)
        for field in attributes_of(record.cls)
        if field.name in record.keys
    ]
    ignored = [
        Field(
            "",
            (key,),
            Constant(words),
            raw=f"ignored{index}",
            is_ignored=True,
            is_free=True,
        )
        for index, (key, words) in enumerate(
            dialect.ignored_in(record).items()
        )
    ]
    return [*constants, *attributes, *_raw(attributes), *ignored]


def _raw(attributes: Iterable[Field]) -> Iterator[Field]:
    """
    List the further keys of attributes.
    """
    for field in attributes:
        if field.also is not None:
            raw, is_free = f"also_{field.name}", field.also.is_fallback
            path, part = field.also.path, field.also.part
            yield Field("", path, part, raw=raw, is_free=is_free)
        for index, key in enumerate(field.flattened):
            raw = f"flat{index}_{field.name}"
            yield Field("", (*field.path[:-1], key), field.part, raw=raw)


def _field_of(
    field: "attrs.Attribute[Any]",
    record: Record,
    dialect: Dialect,
    converter: BaseConverter,
) -> Field:
    name = field.name
    key = record.keys[name]
    part = _part_of(field, record, dialect.worded(key.words), converter)
    path = steps_of(record.paths[name])
    if key.flatten:
        assert isinstance(part, UnionCodec)  # noqa: S101  # the rules are checked
        keys = {path[-1]: TAG} | {x: inner for inner, x in key.flatten.items()}
        usual = {
            tuple(spelling[inner] for inner in keys.values()): member
            for words in key.words.values()
            for member, spelling in words.spellings.items()
            if isinstance(spelling, Mapping)
        }
        first, *_ = next(iter(usual))
        words = part.refusing(partial(refuse_others, keys.values()))
        part = Flattened(words, keys, first, usual)
    elif key.as_string:
        part = _in_digits(part)
    return Field(
        name=name,
        path=path,
        part=part,
        required=name in record.required,
        may_be_off=OFF in options_of(field.type),
        may_be_none=_may_be_none(field, record),
        is_null=name in record.explicit_nulls,
        off=key.off,
        none=key.none,
        also=_also_of(field, record, dialect, converter, part),
        flattened=tuple(key.flatten.values()),
        levels=_levels_of(name, record, dialect),
        others=frozenset(dialect.beside(record, name) or ()),
    )


def _levels_of(name: str, record: Record, dialect: Dialect) -> int:
    """
    Count the objects around an attribute where it is written.

    Another form of a class is only read, so the class's own record counts.
    """
    main = dialect.get(record.cls)
    if main is None or record not in dialect.variants_of(record.cls):
        main = record
    steps = steps_of(main.paths.get(name, record.paths[name]))
    return len([step for step in steps if step != SPREAD])


def _in_digits(number: Part) -> AsString:
    if isinstance(number, UnionCodec) and Unknown in number.writers:
        number.refusing(refuse_digits)
    return AsString(number)


def _also_of(
    field: "attrs.Attribute[Any]",
    record: Record,
    dialect: Dialect,
    converter: BaseConverter,
    part: Part,
) -> Also | None:
    name, key = field.name, record.keys[field.name]
    if key.alias is not None:
        return Also(steps_of(key.alias), part, name, is_fallback=False)
    if key.fallback is None:
        return None
    if key.fallback.words:
        there = dialect.worded(key.fallback.words)
        part, name = _part_of(field, record, there, converter), f"also_{name}"
        if key.as_string:
            part = _in_digits(part)
    return Also(steps_of(key.fallback.path), part, name, is_fallback=True)


def _may_be_none(field: "attrs.Attribute[Any]", record: Record) -> bool:
    if field.type is Any:  # of which null is a value, where one must be
        return field.name not in record.required
    return None in options_of(field.type)


def _part_of(
    field: "attrs.Attribute[Any]",
    record: Record,
    dialect: Dialect,
    converter: BaseConverter,
) -> Part:
    owner = f"{record.cls.__name__}.{field.name}"
    key = record.keys[field.name]
    if key.by_converter:
        return converter_codec(field.type, converter, owner)
    members = dialect.records_at(key)
    records = None if members is None else {m.cls: m for m in members}
    part = codec_of(field.type, dialect, converter, owner, records)
    rewrite = key.rewrite
    if rewrite is None and not _is_array_of_words(field.type):
        return part
    keeps = keeps_unknown(converter)
    return Rewritten(part, rewrite or Rewrite({}), dialect, keeps)


def _is_array_of_words(annotation: Any) -> bool:
    """
    Tell whether there are arrays in which an unknown word may stand.
    """
    words = tuple[str | Unknown, ...]
    return words in options_of(annotation)
