"""
The JSON Schema of a union of classes, enums and constants.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import attrs

from .._rules.ambiguity import constant_between
from .._rules.classes import TAG, class_of
from .._rules.record_data import RecordData as Record
from .._rules.spellings import key_between
from .schema_forms import (
    NOTHING,
    NULL,
    Schema,
    Tagged,
    an_object,
    any_of,
    discriminated_by,
    less,
    of_kind,
    one_of,
)
from .schemas import Place
from .union_members import Members
from .words import usual_of


_Object: TypeAlias = Mapping[str, Any]
_Spelled: TypeAlias = tuple[Any, _Object]


@attrs.frozen(eq=False, repr=False)
class UnionSchema:
    """
    The schema of a union.
    """

    options: Sequence[Any]
    members: Members
    place: Place

    def made(self) -> Schema:
        """
        Make the schema.
        """
        choices = [of_kind(kind) for kind in self.members.kinds]
        for option in self.options:
            choices += self._of_words(option)
        classes = self.members.classes
        choices += (
            self.place.of_class(record)
            for record in classes.records.values()
            if record.bare is not None
        )
        by_tag = {
            tag: self._of_sharing([*sharing.values()])
            for tag, sharing in classes.by_tag.items()
        }
        for _, form in classes.forms():
            by_tag[form.tag] = self._of_sharing([form])
        untagged = by_tag.pop(None, None)
        if untagged is not None and self.members.all_have_tags:
            no_tag = {"properties": {self.members.tag_key: NOTHING}}
            untagged = {"allOf": [untagged, no_tag]}
        tagged = [*self._of_enums()]
        tagged += (([str(tag)], schema) for tag, schema in by_tag.items())
        if tagged or untagged:
            choices.append(
                discriminated_by(self.members.tag_key, tagged, untagged)
            )
        return any_of(choices)

    def _of_sharing(self, records: Sequence[Record]) -> Schema:
        """
        Make references to records with one tag, selected by a constant.
        """
        found = [self.place.of_class(record) for record in records]
        if len(found) == 1:
            return found[0]
        key = constant_between(records)
        assert key is not None  # noqa: S101  # else they would be ambiguous
        words = [[record.constants[key]] for record in records]
        return discriminated_by(key, [*zip(words, found, strict=True)])

    def _of_words(self, option: Any) -> Iterator[Schema]:
        spellings = self._spellings(option)
        words = [item for item in spellings if isinstance(item, str)]
        if words:
            schema = {"type": "string", **one_of(words)}
            is_plain = not any(isinstance(x, Mapping) for x in spellings)
            yield self._defined(option, schema) if is_plain else schema
        if None in spellings and self.members.only is not None:
            yield NULL

    def _defined(self, option: Any, schema: Schema) -> Schema:
        """
        Make a reference to an enum, unless the position has its own words.

        The schema of a single member is in line.
        """
        if self.place.worded is not None or not isinstance(option, type):
            return schema
        schemas = self.place.schemas
        return schemas.defined(schemas.name_of(option), option, lambda: schema)

    def _spellings(self, option: Any) -> list[Any]:
        """
        List the spellings of an enum, or of its member.
        """
        cls = class_of(option)
        words = self.place.dialect.spellings(cls)
        further = ((member, word) for word, member in words.aliases.items())
        read = [*words.spellings.items(), *further]
        return [word for member, word in read if option in (member, cls)]

    def _of_enums(self) -> Iterator[Tagged]:
        """
        Make the schemas of objects that are words, with their tags.
        """
        by_option = [(x, self._objects(x)) for x in self.options]
        by_tag: dict[str, list[_Spelled]] = {}
        for _, items in by_option:
            for item in items:
                by_tag.setdefault(item[1][TAG], []).append(item)
        if any(items[1:] for items in by_tag.values()):
            for tag, items in by_tag.items():
                yield [tag], self._of_objects(items)
            return
        for option, items in by_option:
            if items:
                tags = [item[TAG] for _, item in items]
                yield tags, self._of_enum(option, items)

    def _objects(self, option: Any) -> list[_Spelled]:
        cls = class_of(option)
        words = self.place.dialect.spellings(cls).spellings
        return [
            (member, spelling)
            for member, spelling in words.items()
            if option in (member, cls) and isinstance(spelling, Mapping)
        ]

    def _of_enum(self, option: Any, items: Sequence[_Spelled]) -> Schema:
        choices = [([x[TAG]], self._of_objects([(m, x)])) for m, x in items]
        schema = discriminated_by(TAG, choices)
        return schema if self.place.others else self._defined(option, schema)

    def _of_objects(self, items: Sequence[_Spelled]) -> Schema:
        """
        Make the schema of words that are objects with one tag.
        """
        key = key_between([x for _, x in items]) if items[1:] else None
        usual = usual_of(items)
        return any_of(
            [
                self._of_object(item[1], key, is_usual=item is usual)
                for item in items
            ]
        )

    def _of_object(
        self, spelling: _Object, distinguishing: str | None, *, is_usual: bool
    ) -> Schema:
        needed = {TAG, *required_in(spelling, self.place)}
        if not is_usual:
            needed.add(str(distinguishing))
        properties = {
            key: one_of(
                [item] if key in needed or item is None else [item, None]
            )
            for key, item in spelling.items()
        }
        if distinguishing is not None:
            properties.setdefault(distinguishing, NULL)
        required = [key for key in spelling if key in needed]
        schema = an_object(
            properties, required, closed=self.place.schemas.closed
        )
        return less(schema, self.place.others)


def required_in(spelling: _Object, place: Place) -> set[str]:
    """
    List the keys of a word that the server requires.
    """
    found = set[str]()
    tables = place.dialect.words.values() if place.dialect.is_server else ()
    for words in tables:
        if any(item is spelling for item in words.spellings.values()):
            found.update(words.required_of_clients)
    return found
