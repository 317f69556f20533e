"""
Make parts of JSON Schemas that depend on no dialect.
"""

from collections.abc import Iterable, Sequence
from math import nextafter
from typing import Any, Final, TypeAlias

from .._values.kinds import (
    Array,
    Choice,
    Flag,
    Integer,
    Json,
    JsonObject,
    Kind,
    Number,
    Text,
)
from .._values.scalars import Range
from .._values.user_kinds import OneOf


Schema: TypeAlias = dict[str, Any]
Tagged: TypeAlias = tuple[Sequence[str], Schema]

NULL: Final[Schema] = {"type": "null"}
NOTHING: Final[Schema] = {"not": {}}
BASE64: Final[Schema] = {
    "type": "string",
    "contentEncoding": "base64",
    "pattern": (
        "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
    ),
    # For Python, "$" is before a newline at the end too.
    "not": {"pattern": "\n"},
}

DIGITS: Final[Schema] = {
    "type": "string",
    "pattern": "^[0-9]{1,20}$",
    "not": {"pattern": "\n"},
}
SIGNED_DIGITS: Final = {**DIGITS, "pattern": "^-?[0-9]{1,20}$"}

_ASIDE: Final = frozenset({"allOf", "const", "enum", "not"})


def of_kind(kind: Kind) -> Schema:  # noqa: PLR0911  # a table
    """
    Make the schema of a kind of values.
    """
    match kind:
        case Text():
            return {"type": "string"}
        case Flag():
            return {"type": "boolean"}
        case Integer(range=Range(least, greatest)):
            return {"type": "integer", "minimum": least, "maximum": greatest}
        case Number(below=below):
            most = nextafter(below, 0)
            return {
                "type": "number",
                "minimum": -most,
                "maximum": most,
            }
        case Array(items=items):
            return {"type": "array", "items": of_kind(items)}
        case JsonObject(values=values):
            return {"type": "object", "additionalProperties": of_kind(values)}
        case Choice(kinds=kinds):
            return any_of([*map(of_kind, kinds)])
        case OneOf(values=values):
            return one_of(values)
    assert isinstance(kind, Json)  # noqa: S101  # others are parts of their own
    return {}


def an_object(
    properties: Schema,
    required: Sequence[str],
    rules: Sequence[Schema] = (),
    *,
    closed: bool,
) -> Schema:
    """
    Make the schema of an object.
    """
    schema: Schema = {"type": "object", "properties": properties}
    if required:
        schema["required"] = [*required]
    if closed:
        schema["additionalProperties"] = False
    if rules:
        schema["allOf"] = [*rules]
    return schema


def less(schema: Schema, others: frozenset[str]) -> Schema:
    """
    Accept any value at the keys of *others*.
    """
    if not others or schema.get("type") != "object":
        return schema
    free = dict.fromkeys(sorted(others), True)
    return {**schema, "properties": {**schema.get("properties", {}), **free}}


def discriminated_by(
    key: str, members: Sequence[Tagged], otherwise: Schema | None = None
) -> Schema:
    """
    Make the schema of an object whose value at *key* selects its schema.
    """
    if not members and otherwise is not None:
        return otherwise
    if len(members) == 1 and otherwise is None:
        return members[0][1]
    known = [word for words, _ in members for word in words]
    rules = [
        {"if": _has_word(key, words), "then": schema}
        for words, schema in members
    ]
    if otherwise is not None:
        rules.append({"if": _has_word(key, known), "else": otherwise})
        return {"type": "object", "allOf": rules}
    return an_object({key: {"enum": known}}, [key], rules, closed=False)


def _has_word(key: str, words: Sequence[str]) -> Schema:
    return {"required": [key], "properties": {key: one_of(words)}}


def at(path: Sequence[str], schema: Schema) -> Schema:
    """
    Make the schema of an object that may have a value at a path.
    """
    for key in reversed(path):
        schema = {"properties": {key: schema}}
    return schema


def given_at(path: Sequence[str], *, or_null: bool) -> Schema:
    """
    Make the schema of an object that has a value at a path.
    """
    schema: Schema = {} if or_null else {"not": NULL}
    for key in reversed(path):
        schema = {
            "type": "object",
            "required": [key],
            "properties": {key: schema},
        }
    return schema


def one_of(values: Sequence[Any]) -> Schema:
    """
    Make the schema that accepts only *values*.
    """
    return {"enum": [*values]} if len(values) > 1 else {"const": values[0]}


def any_of(schemas: Sequence[Schema]) -> Schema:
    """
    Make the schema of values that match one of *schemas*.
    """
    if not schemas:
        return NOTHING
    return {"anyOf": [*schemas]} if len(schemas) > 1 else schemas[0]


def or_null(schema: Schema) -> Schema:
    """
    Accept null, too.
    """
    if not schema:
        return schema
    if "type" in schema and _ASIDE.isdisjoint(schema):
        return {**schema, "type": [schema["type"], "null"]}
    return any_of([*schema.get("anyOf", [schema]), NULL])


def described(texts: Iterable[str | None], schema: Schema) -> Schema:
    """
    Add the first text as the description.
    """
    text = " ".join(next(filter(None, texts), "").split())
    return (
        {"description": text.replace("``", "`"), **schema} if text else schema
    )
