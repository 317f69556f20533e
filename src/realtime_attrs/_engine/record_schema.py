"""
The rules of a dialect, as schemas.
"""

import re

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from functools import partial
from typing import Any

import attrs

from cattrs import BaseConverter

from .._rules.classes import TAG
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._rules.shapes import SPREAD, steps_of
from .._rules.spellings import key_between
from .fields import Also, Field, fields_of
from .marks import is_closed
from .schema_forms import (
    NOTHING,
    NULL,
    Schema,
    an_object,
    any_of,
    at,
    described,
    given_at,
    less,
    one_of,
    or_null,
)
from .schemas import Place, Schemas, doc_of
from .spelled import Flattened
from .union_schema import required_in
from .words import usual_of


_ARGUMENT = re.compile(r"^    (\w+):(.*(?:\n(?: {8}.*)?)*)", re.MULTILINE)


@attrs.frozen
class _Owner:
    """
    The record whose attributes are looked at.

    Args:
        record: The record.

        place: Where it stands.

        texts: What is said of its attributes.
    """

    record: Record
    place: Place
    texts: Mapping[str, str]


def schemas_of(dialect: Dialect, converter: BaseConverter) -> Schemas:
    """
    Make the schemas of a dialect.

    Args:
        dialect: The dialect.

        converter: A converter that has its hooks.
    """
    maker = _Maker(dialect, converter)
    return Schemas(dialect, is_closed(converter), maker.of_record)


@attrs.frozen(eq=False)
class _Maker:
    """
    Makes the schemas of records.
    """

    dialect: Dialect
    converter: BaseConverter

    def of_record(self, record: Record, place: Place) -> Schema:
        """
        Say what is read as an object of a class.
        """
        cls, others = record.cls, place.others
        fields = fields_of(record, self.dialect, self.converter)
        texts = {
            found[1]: found[2]
            for base in reversed(cls.__mro__)
            for found in _ARGUMENT.finditer(doc_of(base))
        }
        owner = _Owner(record, place, texts)
        if record.bare is not None:
            return self._of_field(fields[0], owner)
        schema = self._of_tree(
            fields,
            (),
            owner,
            {key: {"const": record.tag} for key in record.tags},
        )
        rules = [
            rule
            for field in fields
            if field.also is not None
            for rule in self._of_also(field, field.also, owner)
        ]
        if rules:
            schema["allOf"] = [*schema.get("allOf", ()), *rules]
        for path in record.misplaced:
            _refuse_key(schema, steps_of(path))
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
                spread = self._of_field(field, owner, field.others)
                nothing = {"propertyNames": {"enum": sorted(field.others)}}
                choices = [spread, *([nothing] if field.is_left else [])]
                rules.append(any_of(choices))
                continue
            if field.flattened:
                worded = self.dialect.worded(
                    owner.record.keys[field.name].words
                )
                place = Place(owner.place.schemas, "", worded=worded)
                needed = partial(required_in, place=place)
                rules.append(_of_flattened(field, needed))
            if field.flattened or (field.raw and not field.is_ignored):
                free = properties.get(key, {})
                if self._refuses_null(here, field, owner.record):
                    free = {"not": NULL}
                properties[key] = free
                continue
            if field.path == here:
                schema = self._of_field(field, owner)
                may_be_off = field.may_be_off and self.dialect.null_is_off
            else:
                schema = self._of_tree(inner, here, owner, {})
                may_be_off = False
            texts = [owner.texts.get(x.name) for x in inner if x.place == here]
            optional = described(texts, or_null(schema))
            if self._refuses_null(here, field, owner.record):
                optional = described(texts, schema)
            exact = optional if may_be_off else described(texts, schema)
            required = any(x.required and not x.also for x in inner)
            if required:
                properties[key] = exact
                keys.append(key)
            else:
                properties[key] = optional
        # What is spread has the last word on the keys beside it.
        closed = is_closed(self.converter) and SPREAD not in nodes
        return an_object(properties, keys, rules, closed=closed)

    def _refuses_null(
        self, path: tuple[str, ...], field: Field, record: Record
    ) -> bool:
        """
        Check whether the server rejects null for a value, or an object.
        """
        if not self.dialect.is_server:
            return False
        if path in map(steps_of, record.refused_nulls):
            return True
        key = record.keys.get(field.name)
        return key is not None and field.path == path and key.null is not None

    def _of_field(
        self, field: Field, owner: _Owner, others: frozenset[str] = frozenset()
    ) -> Schema:
        """
        Say what is read at an attribute, besides null.
        """
        key = owner.record.keys.get(field.name)
        worded = None
        if key is not None and key.words:
            worded = self.dialect.worded(key.words)
        place = self._place(field.name, owner, others, worded)
        schema = field.part.schema(place)
        if key is not None and key.pattern and self.dialect.is_server:
            schema = {**schema, "pattern": rf"^(?:{key.pattern})(?![\s\S])"}
        off = field.off if self.dialect.null_is_off else ()
        further = [item for item in (*off, *field.none) if item is not None]
        if not further:
            return schema
        return any_of([*schema.get("anyOf", [schema]), one_of(further)])

    def _place(
        self,
        name: str,
        owner: _Owner,
        others: frozenset[str] = frozenset(),
        worded: Dialect | None = None,
    ) -> Place:
        key = owner.record.keys.get(name)
        members = key and self.dialect.records_at(key)
        records = {record.cls: record for record in members or ()}
        title = f"{owner.place.name}.{name}"
        schemas = owner.place.schemas
        return Place(schemas, title, records, others, worded)

    def _of_also(
        self, field: Field, also: Also, owner: _Owner
    ) -> Iterator[Schema]:
        """
        Say what is read at an attribute that may stand in another place.
        """
        schema = self._of_field(field, owner)
        key = owner.record.keys[field.name]
        fallback = key.fallback
        if fallback is not None and fallback.words:
            worded = self.dialect.worded(fallback.words)
            place = self._place(field.name, owner, worded=worded)
            schema = also.part.schema(place)
        may_be_off = field.may_be_off and self.dialect.null_is_off
        first = given_at(field.path, or_null=may_be_off)
        second = given_at(also.path, or_null=may_be_off)
        is_refused = self.dialect.is_server and key.null is not None
        there = at(also.path, schema if is_refused else or_null(schema))
        if also.is_fallback:
            yield {"if": first, "else": there}
        else:
            nothing = NOTHING if is_refused else NULL
            yield {"if": first, "then": at(also.path, nothing), "else": there}
        if field.required:
            yield any_of([first, second])


def _of_flattened(
    field: Field, needed: Callable[[Mapping[str, Any]], Collection[str]]
) -> Schema:
    """
    Say what is read at keys beside each other.

    Args:
        field: The attribute.

        needed: Lists the keys of a word that the server requires.
    """
    part = field.part
    assert isinstance(part, Flattened)  # noqa: S101  # no other has them
    spelled = [
        pair
        for spellings in part.words.spellings.values()
        for pair in spellings.items()
    ]
    choices = []
    tags = dict.fromkeys(item[TAG] for _, item in spelled)
    for tag in tags:
        items = [pair for pair in spelled if pair[1][TAG] == tag]
        objects = [item for _, item in items]
        told = key_between(objects) if items[1:] else None
        usual = usual_of(items)
        for member, item in items:
            properties, required = {}, []
            for outer, inner in part.keys.items():
                is_usual = usual is not None and member is usual[0]
                if inner == TAG:
                    is_usual = tag == part.first
                is_needed = inner in needed(item)
                if not is_needed and (is_usual or inner not in (TAG, told)):
                    properties[outer] = one_of([item[inner], None])
                else:
                    properties[outer] = one_of([item[inner]])
                    required.append(outer)
            choice: Schema = {"properties": properties}
            if required:
                choice["required"] = required
            choices.append(choice)
    if field.required:
        given = [given_at((key,), or_null=False) for key in part.keys]
        return {"allOf": [any_of(choices), any_of(given)]}
    if all("required" in choice for choice in choices):
        choices.append({"properties": dict.fromkeys(part.keys, NULL)})
    return any_of(choices)


def _refuse_key(schema: Schema, path: Sequence[str]) -> None:
    """
    Reject a key in an object, or in one inside it.
    """
    *above, last = path
    if not above:
        schema["properties"][last] = False
        return
    refused = at(path[:-1], {"properties": {last: False}})
    schema["allOf"] = [*schema.get("allOf", ()), refused]
