"""
Build the JSON Schema of an object key by key.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from .._rules.keys import Key
from .._rules.record_data import RecordData as Record
from .._rules.shapes import Steps, steps_of
from .._rules.spellings import Words
from .schema_forms import NULL, Schema, an_object, described, or_null
from .schemas import Place


@attrs.frozen(eq=False, repr=False)
class ObjectSchema:
    """
    The schema of a record's object, or of the object at *path* inside it.

    *texts* has the descriptions of attributes.
    """

    record: Record
    place: Place
    texts: Mapping[str, str]
    path: Steps = ()
    properties: Schema = attrs.field(factory=dict)
    required: list[str] = attrs.field(factory=list)
    rules: list[Schema] = attrs.field(factory=list)

    def inside(self, key: str) -> "ObjectSchema":
        """
        Begin the schema of the object at a key.
        """
        path = (*self.path, key)
        return ObjectSchema(self.record, self.place, self.texts, path)

    def place_of(
        self,
        name: str,
        key: Key,
        words: Mapping[type[Any], Words] | None = None,
        others: frozenset[str] = frozenset(),
    ) -> Place:
        """
        Make the `Place` of an attribute's value.
        """
        schemas = self.place.schemas
        dialect = schemas.dialect
        words = key.words if words is None else words
        return Place(
            schemas,
            f"{self.place.name}.{name}",
            others,
            dialect.worded(words) if words else None,
        )

    def add(  # noqa: PLR0913  # each has its default
        self,
        key: str,
        schema: Schema,
        names: Iterable[str] = (),
        *,
        is_needed: bool = False,
        may_be_off: bool = False,
        refuses_null: bool = False,
    ) -> None:
        """
        Add a key with the schema of its value.
        """
        if not (refuses_null or self.refuses_null(key)) and (
            may_be_off or not is_needed
        ):
            schema = or_null(schema)
        texts = [self.texts.get(name) for name in names]
        self.properties[key] = described(texts, schema)
        if is_needed:
            self.required.append(key)

    def look(self, key: str, *, refuses_null: bool = False) -> None:
        """
        Add a key whose value other rules describe.
        """
        self.properties.setdefault(key, {})
        if refuses_null or self.refuses_null(key):
            self.properties[key] = {"not": NULL}

    def refuses_null(self, key: str) -> bool:
        """
        Check whether the server rejects null at a key.
        """
        is_server = self.place.schemas.dialect.is_server
        refused = map(steps_of, self.record.refused_nulls)
        return is_server and (*self.path, key) in refused

    def made(self, *, closed: bool) -> Schema:
        """
        Make the schema.
        """
        return an_object(
            self.properties, self.required, self.rules, closed=closed
        )
