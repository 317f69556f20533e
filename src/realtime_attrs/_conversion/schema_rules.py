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
from inspect import cleandoc
from types import MappingProxyType
from typing import Any

import attrs

from cattrs import BaseConverter

from .._engine.arrays import Items, Rewritten
from .._engine.fields import Also, Field, fields_of
from .._engine.marks import is_closed
from .._engine.ours import Ours
from .._engine.parts import Constant, Converted, Encoded, Part, Plain
from .._engine.spelled import AsString, Flattened
from .._engine.words import usual_of
from .._rules.ambiguity import constant_between
from .._rules.classes import TAG, class_of
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._rules.shapes import SPREAD, steps_of
from .._rules.spellings import ANY, key_between
from .schema_forms import (
    BASE64,
    DIGITS,
    NOTHING,
    NULL,
    Schema,
    Tagged,
    an_object,
    any_of,
    at,
    described,
    given_at,
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

        worded: The dialect whose words stand there, if they do nowhere else.
    """

    name: str
    records: Mapping[type[Any], Record] = MappingProxyType({})
    others: frozenset[str] = frozenset()
    worded: Dialect | None = None


@attrs.frozen
class _Owner:
    """
    The record whose attributes are looked at.

    Args:
        record: The record.

        name: Its definition.

        texts: What is said of its attributes.
    """

    record: Record
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
            return self._of_arrays(part, place)
        if isinstance(part, Constant):
            return {} if ANY in part.words else one_of(part.words)
        if isinstance(part, Converted):
            return {}
        if isinstance(part, AsString):
            return any_of([self.of_part(part.number, place), DIGITS])
        assert isinstance(part, Ours)  # noqa: S101  # there are no others
        return self._of_union(part, place)

    def _of_arrays(self, part: Rewritten, place: Place) -> Schema:
        """
        Describe the arrays of words that are read.
        """
        table, is_server = part.rewrite.table, self.dialect.is_server
        refused = {x: [*x] for x in table if is_server and table[x] != x}
        if part.rewrite.closed and table:
            return {"enum": [[*x] for x in table if x not in refused]}
        schema = self.of_part(part.array, place)
        if refused:
            return {**schema, "not": {"enum": [*refused.values()]}}
        return schema

    def _of_union(self, part: Ours, place: Place) -> Schema:
        choices = [of_kind(kind) for kind in part.members.kinds]
        objects: dict[str, list[tuple[Any, Mapping[str, Any]]]] = {}
        alone: list[tuple[Any, list[Mapping[str, Any]]]] = []
        for option in part.options:
            spellings = self._spellings(option, place)
            words = [item for item in spellings if isinstance(item, str)]
            if words:
                choices.append(self._of_words(option, words, place))
            if None in spellings and part.members.only is not None:
                choices.append(NULL)
            found = [item for item in spellings if _is_object(item)]
            if found:
                alone.append((option, found))
            for member, item in self._objects(option, place):
                objects.setdefault(item[TAG], []).append((member, item))
        tagged: list[Tagged] = []
        if any(items[1:] for items in objects.values()):
            tagged += (
                ([tag], self._of_objects(items, place))
                for tag, items in objects.items()
            )
        else:
            tagged += (
                (
                    [item[TAG] for item in items],
                    self._of_enum(option, items, place),
                )
                for option, items in alone
            )
        by_tag = {
            tag: self._of_sharing(records, place)
            for tag, records in self._by_tag(part, place).items()
        }
        untagged = by_tag.pop(None, None)
        tagged += [([str(tag)], schema) for tag, schema in by_tag.items()]
        choices += self._bare(part, place)
        if tagged or untagged:
            key = part.members.tag_key
            choices.append(told_by(key, tagged, untagged))
        return any_of(choices)

    def _bare(self, part: Ours, place: Place) -> list[Schema]:
        """
        List what is read as classes that are no objects.
        """
        return [
            self._of_class(record, place)
            for record in self._records(part, place)
            if record.bare is not None
        ]

    def _records(self, part: Ours, place: Place) -> list[Record]:
        """
        List the records of the classes in a union.
        """
        found = [
            place.records.get(cls) or self.dialect.get(cls)
            for cls in part.options
        ]
        return [record for record in found if record is not None]

    def _spellings(self, option: Any, place: Place) -> list[Any]:
        """
        List what is read as a member of an enum, or as the one member.
        """
        cls = class_of(option)
        dialect = place.worded or self.dialect
        words = dialect.spellings(cls)
        further = ((member, word) for word, member in words.aliases.items())
        read = [*words.spellings.items(), *further]
        return [word for member, word in read if option in (member, cls)]

    def _objects(
        self, option: Any, place: Place
    ) -> list[tuple[Any, Mapping[str, Any]]]:
        """
        List the objects that are read as members of an enum.
        """
        cls = class_of(option)
        words = (place.worded or self.dialect).spellings(cls)
        return [
            (member, spelling)
            for member, spelling in words.spellings.items()
            if option in (member, cls) and isinstance(spelling, Mapping)
        ]

    def _of_words(
        self, option: Any, words: Sequence[str], place: Place
    ) -> Schema:
        """
        Refer to the words of an enum; those of one member stand in line.
        """
        schema = {"type": "string", **one_of(words)}
        spellings = self._spellings(option, place)
        if (
            place.worded is not None
            or not isinstance(option, type)
            or any(map(_is_object, spellings))
        ):
            return schema
        return self._defined(option.__name__, option, lambda: schema)

    def _of_objects(
        self,
        items: Sequence[tuple[Any, Mapping[str, Any]]],
        place: Place,
    ) -> Schema:
        """
        Say what is read as words that are objects with one tag.
        """
        if not items[1:]:
            return less(self._of_word(items[0][1], place), place.others)
        key = key_between([item for _, item in items])
        usual = usual_of(items)
        return any_of(
            [
                less(
                    self._of_word(
                        item[1], place, None if item is usual else key
                    ),
                    place.others,
                )
                for item in items
            ]
        )

    def _of_enum(
        self, option: Any, items: Sequence[Mapping[str, Any]], place: Place
    ) -> Schema:
        """
        Refer to an enum whose members are objects, each with its tag.
        """

        def make() -> Schema:
            return told_by(
                TAG,
                [
                    ([x[TAG]], self._of_objects([(None, x)], place))
                    for x in items
                ],
            )

        if (
            place.others
            or place.worded is not None
            or not isinstance(option, type)
        ):
            return make()
        return self._defined(option.__name__, option, make)

    def _of_word(
        self,
        spelling: Mapping[str, Any],
        place: Place,
        exact: str | None = None,
    ) -> Schema:
        """
        Say what is read as a word that is spelled as an object.

        Args:
            spelling: The object.

            place: The attribute that has it.

            exact: The key that cannot be left out.
        """
        needed = {TAG, exact, *self._required_in(spelling, place)}
        properties = {
            key: one_of(
                [item] if key in needed or item is None else [item, None]
            )
            for key, item in spelling.items()
        }
        required = [key for key in spelling if key in needed]
        return an_object(
            properties, required, closed=is_closed(self.converter)
        )

    def _required_in(
        self, spelling: Mapping[str, Any], place: Place
    ) -> set[str]:
        """
        List the keys of a word that the server requires.
        """
        found = set[str]()
        tables = (place.worded or self.dialect).words.values()
        for words in tables if self.dialect.is_server else ():
            if any(item is spelling for item in words.spellings.values()):
                found.update(words.required_of_clients)
        return found

    def _by_tag(
        self, part: Ours, place: Place
    ) -> dict[str | None, list[Record]]:
        """
        Sort the records in a union by their tags.
        """
        found: dict[str | None, list[Record]] = {}
        records = [x for x in self._records(part, place) if x.bare is None]
        for record in records:
            found.setdefault(record.tag, []).append(record)
        for record in records:
            for form in self.dialect.variants_of(record.cls):
                if form.tag not in found:
                    found[form.tag] = [form]
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
        if place.others or record != self.dialect.get(cls):
            name = f"{place.name}.{name}"
        return self._defined(
            name, cls, lambda: self._of_forms(record, name, place.others)
        )

    def _of_forms(
        self, record: Record, name: str, others: frozenset[str]
    ) -> Schema:
        """
        Say what is read as a class, in each of its forms.
        """
        schema = self._of_record(record, name, others)
        if record != self.dialect.get(record.cls):
            return schema
        for form in self.dialect.variants_of(record.cls):
            if form.tag == record.tag:
                theirs = sorted(form.required_keys - record.required_keys)
                ours = sorted(record.required_keys - form.required_keys)
                told: Schema = {"required": theirs}
                if ours:
                    told["not"] = any_of([{"required": [x]} for x in ours])
                other = self._of_record(form, name, others)
                schema = {"if": told, "then": other, "else": schema}
        return schema

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
        texts = {
            found[1]: found[2]
            for base in reversed(cls.__mro__)
            for found in _ARGUMENT.finditer(_doc_of(base))
        }
        owner = _Owner(record, name, texts)
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
        for place in record.misplaced:
            _refuse_key(schema, steps_of(place))
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
                place = Place(owner.name, worded=worded)
                needed = partial(self._required_in, place=place)
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
        schema = self.of_part(
            field.part, self._place(field.name, owner, others, worded)
        )
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
        return Place(f"{owner.name}.{name}", records, others, worded)

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
            schema = self.of_part(also.part, place)
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


def _is_object(spelling: Any) -> bool:
    return isinstance(spelling, Mapping)


def _doc_of(cls: type[Any]) -> str:
    return cleandoc(cls.__doc__ or "")
