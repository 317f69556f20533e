"""
The rules of a dialect, as schemas.
"""

import re

from collections.abc import Callable, Iterable, Mapping, Sequence
from inspect import cleandoc
from types import MappingProxyType
from typing import Any

import attrs

from cattrs import BaseConverter

from .._engine.fields import Field, fields_of
from .._engine.marks import is_closed
from .._engine.members import class_of
from .._engine.parts import (
    Constant,
    Encoded,
    Items,
    Ours,
    Part,
    Plain,
    Rewritten,
)
from ..dialects.classes import SPREAD, TAG
from ..dialects.mistakes import constant_between
from ..dialects.rules import Dialect, Record
from .schema_forms import (
    BASE64,
    NULL,
    Schema,
    Tagged,
    an_object,
    any_of,
    described,
    either_at,
    less,
    of_kind,
    one_of,
    or_null,
    told_by,
)


_ARGUMENT = re.compile(r"^    (\w+):(.*(?:\n(?: {8}.*)?)*)", re.MULTILINE)


@attrs.frozen
class Place:
    """
    Where something stands.

    Args:
        name: The place, as names of definitions begin that are of it alone.

        records: What stands there instead of what could, by its class.

        others: The keys of an object there that are not its own.
    """

    name: str
    records: Mapping[type[Any], Record] = MappingProxyType({})
    others: frozenset[str] = frozenset()


@attrs.frozen
class _Owner:
    """
    The record whose attributes are looked at.

    Args:
        cls: Its class.

        name: Its definition.

        texts: What is said of its attributes.
    """

    cls: type[Any]
    name: str
    texts: Mapping[str, str]


@attrs.frozen(eq=False)
class Schemas:
    """
    The schemas of a dialect, and the definitions that they refer to.
    """

    dialect: Dialect
    converter: BaseConverter
    definitions: dict[str, Schema] = attrs.field(factory=dict)

    def of_part(  # noqa: PLR0911  # a table
        self, part: Part, place: Place
    ) -> Schema:
        """
        Say what is read at an attribute, besides null.
        """
        if isinstance(part, Plain):
            return less(of_kind(part.kind), place.others)
        if isinstance(part, Encoded):
            return BASE64
        if isinstance(part, Items):
            return {"type": "array", "items": self.of_part(part.each, place)}
        if isinstance(part, Rewritten):
            if part.rewrite.closed and part.rewrite.table:
                return {"enum": [list(words) for words in part.rewrite.table]}
            return self.of_part(part.array, place)
        if isinstance(part, Constant):
            return {"const": part.word}
        assert isinstance(part, Ours)  # noqa: S101  # there are no others
        return self._of_union(part, place)

    def _of_union(self, part: Ours, place: Place) -> Schema:
        choices = [of_kind(kind) for kind in part.members.kinds]
        tagged: list[Tagged] = []
        for option in part.options:
            spellings = self._spellings(option)
            tags = [item[TAG] for item in spellings if _is_object(item)]
            if tags:
                tagged.append((tags, self._of_enum(option, spellings, place)))
            elif any(isinstance(item, str) for item in spellings):
                choices.append(self._of_enum(option, spellings, place))
            if None in spellings and part.members.only is not None:
                choices.append(NULL)
        by_tag = {
            tag: self._of_sharing(records, place)
            for tag, records in self._by_tag(part, place).items()
        }
        untagged = by_tag.pop(None, None)
        tagged += [([str(tag)], schema) for tag, schema in by_tag.items()]
        if tagged or untagged:
            choices.append(told_by(TAG, tagged, untagged))
        return any_of(choices)

    def _spellings(self, option: Any) -> list[Any]:
        """
        List what is read as a member of an enum, or as the one member.
        """
        cls = class_of(option)
        words = self.dialect.words.get(cls, {})
        further = self.dialect.also_read.get(cls, {})
        read = [*words.items(), *((x, word) for word, x in further.items())]
        return [word for member, word in read if option in (member, cls)]

    def _of_enum(
        self, option: Any, spellings: Sequence[Any], place: Place
    ) -> Schema:
        """
        Refer to an enum; what is read as the one member stands in line.
        """

        def make() -> Schema:
            objects = [
                ([item[TAG]], less(self._of_word(item), place.others))
                for item in spellings
                if _is_object(item)
            ]
            if objects:
                return told_by(TAG, objects)
            words = [item for item in spellings if item is not None]
            return {"type": "string", **one_of(words)}

        if place.others or not isinstance(option, type):
            return make()
        return self._defined(option.__name__, option, make)

    def _of_word(self, spelling: Mapping[str, Any]) -> Schema:
        """
        Say what is read as a word that is spelled as an object.
        """
        properties = {
            key: one_of([item] if key == TAG or item is None else [item, None])
            for key, item in spelling.items()
        }
        return an_object(properties, [TAG], closed=is_closed(self.converter))

    def _by_tag(
        self, part: Ours, place: Place
    ) -> dict[str | None, list[Record]]:
        """
        Sort the records in a union by their tags.
        """
        found: dict[str | None, list[Record]] = {}
        for cls in part.options:
            record = place.records.get(cls) or self.dialect.record_of(cls)
            if record is not None:
                found.setdefault(record.tag, []).append(record)
        return found

    def _of_sharing(self, records: Sequence[Record], place: Place) -> Schema:
        """
        Refer to records with one tag, which a constant tells apart.
        """
        found = [self._of_class(record, place) for record in records]
        if len(found) == 1:
            return found[0]
        key = constant_between(records)
        assert key is not None  # noqa: S101  # else they would be ambiguous
        words = [[record.constants[key]] for record in records]
        return told_by(key, [*zip(words, found, strict=True)])

    def _of_class(self, record: Record, place: Place) -> Schema:
        """
        Refer to a record, by its place if it is so nowhere else.
        """
        cls, name = record.cls, record.cls.__name__
        if place.others or record != self.dialect.record_of(cls):
            name = f"{place.name}.{name}"
        return self._defined(
            name, cls, lambda: self._of_record(record, name, place.others)
        )

    def _defined(
        self, name: str, cls: type[Any], make: Callable[[], Schema]
    ) -> Schema:
        """
        Refer to a definition, which is made when it is first needed.
        """
        if name not in self.definitions:
            self.definitions[name] = {}
            summary, *_ = _doc_of(cls).split("\n\n")
            self.definitions[name] |= described([summary], make())
        return {"$ref": f"#/$defs/{name}"}

    def _of_record(
        self, record: Record, name: str, others: frozenset[str]
    ) -> Schema:
        """
        Say what is read as an object of a class.
        """
        cls = record.cls
        fields = fields_of(record, self.dialect, self.converter)
        texts = {x[1]: x[2] for x in _ARGUMENT.finditer(_doc_of(cls))}
        schema = self._of_tree(
            fields,
            (),
            _Owner(cls, name, texts),
            {} if record.tag is None else {TAG: {"const": record.tag}},
        )
        elsewhere = self.dialect.elsewhere.get(cls, {})
        schema["properties"] |= dict.fromkeys(elsewhere, False)
        return less(schema, others)

    def _of_tree(
        self,
        fields: Iterable[Field],
        path: tuple[str, ...],
        owner: _Owner,
        properties: Schema,
    ) -> Schema:
        """
        Say what is read as the object at *path*, in which *fields* stand.

        Args:
            fields: The attributes.

            path: The way to it.

            owner: What it is a part of.

            properties: What else there has to be in it.
        """
        nodes: dict[str, list[Field]] = {}
        for field in fields:
            nodes.setdefault(field.path[len(path)], []).append(field)
        keys, rules = [*properties], []
        for key, inner in nodes.items():
            here, field = (*path, key), inner[0]
            if key == SPREAD:
                others = frozenset(nodes) - {SPREAD}
                rules.append(self._of_field(field, owner, others))
                continue
            if field.path == here:
                schema = self._of_field(field, owner)
                may_be_off = field.may_be_off and self.dialect.null_is_off
            else:
                schema = self._of_tree(inner, here, owner, {})
                may_be_off = False
            texts = [owner.texts.get(x.name) for x in inner if x.place == here]
            optional = described(texts, or_null(schema))
            exact = optional if may_be_off else described(texts, schema)
            required = any(field.required for field in inner)
            if field.also_at:
                (second,) = field.also_at
                properties |= {key: optional, second: optional}
                rules.append(either_at(key, second, exact, required=required))
            elif required:
                properties[key] = exact
                keys.append(key)
            else:
                properties[key] = optional
        # What is spread has the last word on the keys beside it.
        closed = is_closed(self.converter) and SPREAD not in nodes
        return an_object(properties, keys, rules, closed=closed)

    def _of_field(
        self, field: Field, owner: _Owner, others: frozenset[str] = frozenset()
    ) -> Schema:
        """
        Say what is read at an attribute, besides null.
        """
        members = self.dialect.members.get((owner.cls, field.name), ())
        records = {record.cls: record for record in members}
        place = Place(f"{owner.name}.{field.name}", records, others)
        return self.of_part(field.part, place)


def _is_object(spelling: Any) -> bool:
    return isinstance(spelling, Mapping)


def _doc_of(cls: type[Any]) -> str:
    return cleandoc(cls.__doc__ or "")
