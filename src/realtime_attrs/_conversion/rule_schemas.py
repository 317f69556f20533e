"""
Make the schemas of the classes, enums and unions that a dialect has rules for.
"""

from collections.abc import Iterable, Sequence
from typing import Any, get_origin

import attrs

from cattrs.preconf.json import JsonConverter, make_converter

from .._engine.attribute_codecs import codec_of
from .._engine.generics import concrete, is_generic
from .._engine.record_schema import schemas_of
from .._engine.registration import register
from .._engine.schema_forms import NOTHING, NULL, Schema, or_null
from .._engine.schemas import Place, Schemas
from .._engine.union_hooks import is_union_of_ours
from .._rules.ambiguity import ambiguity
from .._rules.classes import class_of
from .._rules.dialect_data import DialectData as Dialect
from .._values.annotations import options_of, union_of, values_of
from .._values.constants import OFF
from .._values.messages import either
from .own_fields import name_of


@attrs.frozen(eq=False, repr=False)
class RuleSchemas:
    """
    The schemas of a dialect.
    """

    dialect: Dialect
    converter: JsonConverter
    schemas: Schemas

    @classmethod
    def made(cls, dialect: Dialect, *, closed: bool) -> "RuleSchemas":
        """
        Make the schemas of a dialect, without definitions.
        """
        converter = make_converter(forbid_extra_keys=closed)
        register(converter, dialect)
        return cls(dialect, converter, schemas_of(dialect, converter))

    def reads(self, annotation: Any) -> bool:
        """
        Check for a type that hooks of the dialect read.
        """
        if isinstance(annotation, type):
            has_record = self.dialect.base_of(annotation) is not None
            return has_record or self.dialect.has_words(annotation)
        return is_generic(annotation, self.dialect) or is_union_of_ours(
            annotation, self.dialect
        )

    def of(self, annotation: Any, where: str) -> Schema:
        """
        Make the schema of a type that hooks of the dialect read.

        Raises:
            TypeError: A class derives from one with a record, and has none.
            ValueError: The dialect doesn't have it, or has it several times.
        """
        if is_generic(annotation, self.dialect):
            return self._of_generic(annotation)
        options = options_of(annotation)
        for option in options:
            if self.dialect.base_of(option) not in (None, option):
                raise TypeError(
                    f"{where}: the {self.dialect.name} dialect has no record"
                    f" of {option.__name__}"
                )
        self.refuse_ambiguous(options, where)
        is_off = OFF in options and self.dialect.null_is_off
        if is_off and not values_of(annotation):
            return NULL
        schema = self.of_union(options, where)
        if schema is NOTHING:
            names = [class_of(x).__name__ for x in options if x is not None]
            raise ValueError(
                f"{where}: the {self.dialect.name} dialect has no"
                f" {either(dict.fromkeys(names))}"
            )
        return self.with_null(schema, options)

    def of_union(self, options: Sequence[Any], name: str) -> Schema:
        """
        Make the schema of the members of a union besides `None` and `OFF`.
        """
        union = union_of(options)
        expanded = self.dialect.expanded(union)
        part = codec_of(
            expanded, self.dialect, self.converter, name, named=union
        )
        return part.schema(Place(self.schemas, name))

    def with_null(self, schema: Schema, options: Iterable[Any]) -> Schema:
        """
        Admit null too, if it is one of *options*.
        """
        options = (*options,)
        is_off = OFF in options and self.dialect.null_is_off
        return or_null(schema) if is_off or None in options else schema

    def refuse_ambiguous(self, options: Iterable[Any], where: str) -> None:
        """
        Reject a union whose members the dialect can't distinguish.
        """
        union = self.dialect.expanded(union_of(options))
        ours = [
            x for x in options_of(union) if self.dialect.base_of(x) is not None
        ]
        clash = ambiguity(ours, self.dialect)
        if clash is not None:
            raise ValueError(
                f"{where}: the {self.dialect.name} dialect can't"
                f" distinguish them: {clash}"
            )

    def _of_generic(self, annotation: Any) -> Schema:
        record = concrete(annotation, self.dialect)
        name = self.schemas.name_of(annotation, name_of(annotation))
        place = Place(self.schemas, name)
        cls: Any = get_origin(annotation)
        return self.schemas.defined(
            name, cls, lambda: self.schemas.of_record(record, place)
        )
