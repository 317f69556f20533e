"""
Make the schemas of users' classes, and of the other types that cattrs reads.
"""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from enum import Enum, Flag
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Any,
    Final,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from .._engine.schema_forms import (
    NULL,
    Schema,
    an_object,
    any_of,
    described,
    one_of,
    or_null,
)
from .._engine.schemas import Schemas, texts_of
from .._values.annotations import ARRAYS, options_of, union_of, values_of
from .._values.constants import OFF
from .._values.unknown import Unknown
from .own_fields import OwnField, fields_of, is_own, name_of, plain, shown
from .own_unions import of_classes
from .rule_schemas import RuleSchemas


# For Python, "$" is before a newline at the end too.
_LINE: Final[Schema] = {"type": "string", "not": {"pattern": "\n"}}
_BASE85: Final = r"^[0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]*$"
_DAY: Final = "[0-9]{4}-?(?:[0-9]{2}-?[0-9]{2}|W[0-9]{2}(?:-?[0-9])?)"
_SET: Final[Schema] = {
    "type": "array",
    "items": {"type": ["string", "number", "boolean", "null"]},
}
_NATIVE: Final[Mapping[Any, Schema]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
}
_INTEGER_OR_FLAG: Final[Schema] = {"type": ["integer", "boolean"]}
_SCALARS: Final[Mapping[Any, Schema]] = {
    **_NATIVE,
    Any: {},
    None: {},  # which cattrs reads as any value
    bytes: {**_LINE, "pattern": _BASE85},
    datetime: {
        **_LINE,
        "format": "date-time",
        "pattern": f"^{_DAY}(?:.[0-9]{{2}}.*)?$",
    },
    date: {**_LINE, "format": "date", "pattern": f"^{_DAY}$"},
    Path: {"type": "string"},
    list: {"type": "array"},
    tuple: {"type": "array"},
    set: _SET,
    frozenset: _SET,
    dict: {"type": "object"},
}
_ARRAYS: Final = frozenset((*ARRAYS, deque))
_INTEGER_KEY: Final[Schema] = {"pattern": "^-?[0-9]+$"}


@attrs.frozen(eq=False, repr=False)
class OwnSchemas:
    """
    The schemas of the types that a JSON converter of cattrs reads.

    Each *where* names the attribute, for messages.
    """

    rules: RuleSchemas

    @property
    def _schemas(self) -> Schemas:
        return self.rules.schemas

    def of(  # noqa: PLR0911  # a table
        self, annotation: Any, where: str
    ) -> Schema:
        """
        Make the schema of a type.

        Raises:
            TypeError: cattrs needs a hook for the type.
            ValueError: The dialect doesn't have a class of ours.
        """
        annotation = plain(annotation)
        if not _has_hash(annotation):
            raise _refusal(where, annotation)
        if self.rules.reads(annotation):
            return self.rules.of(annotation, where)
        if OFF in options_of(annotation):
            return self._of_union_with_off(annotation, where)
        origin = get_origin(annotation)
        if origin in (Union, UnionType):
            return self._of_union(annotation, where)
        if origin is Literal:
            return self._of_literal(annotation, where)
        if annotation in _SCALARS:
            return _SCALARS[annotation]
        if is_own(annotation):
            return self.of_class(annotation)
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            return self._of_enum(annotation, where)
        return self._of_container(annotation, where)

    def of_class(self, annotation: Any) -> Schema:
        """
        Refer to the definition of a user's class.
        """
        cls = get_origin(annotation) or annotation
        name = self._schemas.name_of(annotation, name_of(annotation))
        return self._schemas.defined(
            name, cls, lambda: self._of_fields(annotation, name)
        )

    def _of_fields(self, annotation: Any, name: str) -> Schema:
        cls: Any = get_origin(annotation) or annotation
        texts = texts_of(cls)
        properties: Schema = {}
        required = []
        for field in fields_of(annotation):
            schema = self._of_field(field, f"{name}.{field.name}")
            properties[field.key] = described([texts.get(field.name)], schema)
            if field.is_needed:
                required.append(field.key)
        return an_object(properties, required, closed=self._schemas.closed)

    def _of_field(self, field: OwnField, where: str) -> Schema:
        if field.has_hooks:
            raise TypeError(f"{where}: a hook of its own has no JSON Schema")
        return self.of(field.annotation, where)

    def _of_literal(self, annotation: Any, where: str) -> Schema:
        values = []
        for value in get_args(annotation):
            if isinstance(value, Enum):
                self._of_enum(type(value), where)
            values.append(value.value if isinstance(value, Enum) else value)
        return one_of(values)

    def _of_enum(self, cls: type[Enum], where: str) -> Schema:
        values = [member.value for member in cls]
        is_json = all(isinstance(x, str | int | float | None) for x in values)
        is_ours = self.rules.reads(cls)
        if issubclass(cls, Flag) or not (values and is_json) or is_ours:
            raise _refusal(where, cls)
        name = self._schemas.name_of(cls)
        return self._schemas.defined(name, cls, lambda: one_of(values))

    def _of_container(self, annotation: Any, where: str) -> Schema:
        origin: Any = get_origin(annotation)
        parts = get_args(annotation)
        if isinstance(annotation, type) and hasattr(annotation, "_fields"):
            hints = get_type_hints(annotation, include_extras=True)
            if hints:
                return self._of_row([*hints.values()], where)
        if not isinstance(origin, type):
            raise _refusal(where, annotation)
        if origin is tuple and parts[1:] != (...,):
            return self._of_row(parts, where)
        if issubclass(origin, AbstractSet) and plain(parts[0]) is Any:
            return _SET  # other items have no hash
        if origin in _ARRAYS:
            return {"type": "array", "items": self.of(parts[0], where)}
        if issubclass(origin, Counter):
            parts = (parts[0], int)
        if issubclass(origin, Mapping) and len(parts) == 2:  # noqa: PLR2004  # keys and values
            return self._of_mapping(*parts, where)
        raise _refusal(where, annotation)

    def _of_row(self, parts: Sequence[Any], where: str) -> Schema:
        rows = [self.of(part, where) for part in parts]
        size = {"minItems": len(rows), "maxItems": len(rows)}
        items = {"prefixItems": rows} if rows else {}
        return {"type": "array", **items, **size}

    def _of_mapping(self, key: Any, value: Any, where: str) -> Schema:
        schema: Schema = {
            "type": "object",
            "additionalProperties": self.of(value, where),
        }
        key = plain(key)
        if key is int:
            return {**schema, "propertyNames": _INTEGER_KEY}
        if key in (str, Any):
            return schema
        names = self.of(key, where)
        if isinstance(key, type) and not issubclass(key, Enum):
            raise _refusal(where, key)
        return {**schema, "propertyNames": names}

    def _of_union_with_off(self, annotation: Any, where: str) -> Schema:
        rest = values_of(annotation)
        schema = self.of(union_of(rest), where)
        return self.rules.with_null(schema, options_of(annotation))

    def _of_union(self, annotation: Any, where: str) -> Schema:
        parts = [*dict.fromkeys(map(plain, get_args(annotation)))]
        members = [part for part in parts if part is not NoneType]
        is_optional = len(members) < len(parts)
        if is_optional and members == [Unknown]:  # which isn't read
            return NULL
        native = [part for part in members if _is_native(part)]
        choices = [self._of_native(part, members, where) for part in native]
        others = [part for part in members if part not in native]
        if others:
            choices.append(self._of_others(others, annotation, where))
        schema = any_of(choices)
        return or_null(schema) if is_optional else schema

    def _of_native(self, part: Any, members: list[Any], where: str) -> Schema:
        # In a union, cattrs accepts instances of subclasses of `int`.
        if part is int and members != [int]:
            return _INTEGER_OR_FLAG
        return self.of(part, where)

    def _of_others(
        self, parts: list[Any], annotation: Any, where: str
    ) -> Schema:
        """
        Make the schema of the members that a union of scalars doesn't have.
        """
        union = union_of(parts)
        if not parts[1:] or self.rules.reads(union):
            return self.of(union, where)
        self.rules.refuse_ambiguous(parts, where)
        if not all(is_own(x) and not self.rules.reads(x) for x in parts):
            raise _refusal(where, annotation)
        try:
            return of_classes(parts, self.rules.converter, self.of_class)
        except TypeError as error:
            raise TypeError(f"{where}: {error}") from None


def _is_native(part: Any) -> bool:
    if get_origin(part) is Literal:
        return not any(isinstance(x, Enum) for x in get_args(part))
    return part in _NATIVE


def _has_hash(annotation: Any) -> bool:
    try:
        hash(annotation)
    except TypeError:  # notes or values may have none
        return False
    return True


def _refusal(where: str, annotation: Any) -> TypeError:
    hint = ""
    if annotation is Unknown:
        hint = "; a converter with keep_unknown=True reads it"
    return TypeError(
        f"{where}: no JSON Schema for {shown(annotation)}; cattrs has no form"
        f" of it in JSON{hint}"
    )
