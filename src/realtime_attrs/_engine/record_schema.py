"""
The JSON Schema of a record.
"""

from collections.abc import Iterable, Sequence

import attrs

from cattrs import BaseConverter

from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._rules.shapes import SPREAD, Steps, steps_of
from .attributes import Attribute
from .entries import Entry, FurtherKey
from .marks import is_closed
from .object_schema import ObjectSchema
from .record_entries import entries_of
from .schema_forms import Schema, at, less
from .schemas import Place, Schemas, texts_of


def schemas_of(dialect: Dialect, converter: BaseConverter) -> Schemas:
    """
    Make the schemas of a dialect.
    """
    maker = _Maker(converter)
    return Schemas(dialect, is_closed(converter), maker.of_record)


@attrs.frozen(eq=False, repr=False)
class _Maker:
    converter: BaseConverter

    def of_record(self, record: Record, place: Place) -> Schema:
        """
        Make the schema of a record's object, or of its bare value.
        """
        entries = entries_of(record, place.schemas.dialect, self.converter)
        found = ObjectSchema(record, place, texts_of(record.cls))
        attributes = [x for x in entries if isinstance(x, Attribute)]
        if record.bare is not None:
            (bare,) = attributes
            return bare.schema(found.place_of(bare.name, bare.key))
        found.properties.update(
            (x, {"const": record.tag}) for x in record.tags
        )
        found.required.extend(record.tags)
        self._describe(entries, found)
        schema = found.made(closed=self._is_closed(entries, ()))
        rules = [r for x in attributes for r in x.further_rules(found)]
        if rules:
            schema["allOf"] = [*schema.get("allOf", ()), *rules]
        for path in record.misplaced:
            _refuse_key(schema, steps_of(path))
        return less(schema, place.others)

    def _describe(self, entries: Iterable[Entry], found: ObjectSchema) -> None:
        depth = len(found.path)
        nodes: dict[str, list[Entry]] = {}
        for entry in entries:
            nodes.setdefault(entry.path[depth], []).append(entry)
        for key, inner in nodes.items():
            first = inner[0]
            if len(first.path) == depth + 1 or isinstance(first, FurtherKey):
                first.describe(found)
                continue
            inside = found.inside(key)
            self._describe(inner, inside)
            found.add(
                key,
                inside.made(closed=self._is_closed(inner, inside.path)),
                [x.name for x in inner if x.place == inside.path],
                is_needed=any(
                    isinstance(x, Attribute) and x.is_needed for x in inner
                ),
            )

    def _is_closed(self, entries: Iterable[Entry], path: Steps) -> bool:
        # A spread attribute rejects the unknown keys.
        spread = (*path, SPREAD)
        is_spread = any(entry.path == spread for entry in entries)
        return is_closed(self.converter) and not is_spread


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
