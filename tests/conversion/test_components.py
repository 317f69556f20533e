"""
Schemas that refer to the components of an OpenAPI document.
"""

import json
import re

from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs
import pytest

from fastapi import FastAPI
from fastapi.encoders import jsonable_encoder
from fastapi.openapi.models import OpenAPI
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from realtime_attrs import (
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    TurnDetection,
)
from realtime_attrs.converter import json_schema, schema_components
from realtime_attrs.dialects import BETA, GA, XAI, Dialect, Key, record
from realtime_attrs.events import InputAudioBufferAppend, SessionUpdate
from realtime_attrs.vendors.xai import XAISession


@attrs.frozen
class Agent:
    """
    A class of a user's.
    """

    name: str
    session: SessionResource


Clash = attrs.make_class("ServerVAD", {"size": attrs.field(type=int)})
Accent = attrs.make_class("Caf\u00e9", {"size": attrs.field(type=int)})
Similar = attrs.make_class("Caf_", {"size": attrs.field(type=str)})


@cache
def made(dialect: Dialect, *of: Any) -> Any:
    """
    Make schemas and components.
    """
    return schema_components(dialect, of)


def keywords_in(schema: Any) -> Iterator[tuple[str, Any]]:
    """
    List the keywords in schemas, and names of properties.
    """
    if isinstance(schema, dict):
        for key, value in schema.items():
            yield key, value
            yield from keywords_in(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from keywords_in(item)


def document_of(components: Any, schema: Any) -> dict[str, Any]:
    """
    Make an OpenAPI document, as FastAPI's models write it.
    """
    body = {"content": {"application/json": {"schema": schema}}}
    app = FastAPI()

    @app.post("/", openapi_extra={"requestBody": body})
    def post() -> None:
        """
        Do nothing.
        """

    document = app.openapi()
    document["components"] = {"schemas": components}
    again: dict[str, Any] = jsonable_encoder(
        OpenAPI(**document), by_alias=True, exclude_none=True
    )
    return again


def validator_in(document: Any) -> Any:
    """
    Make the validator of the body in a document.
    """
    resource = DRAFT202012.create_resource(document)
    registry: Any = Registry().with_resource("urn:document", resource)
    body = document["paths"]["/"]["post"]["requestBody"]
    schema = body["content"]["application/json"]["schema"]
    reference = {"$ref": f"urn:document{schema['$ref']}"}
    return Draft202012Validator(reference, registry=registry)


class TestComponents:
    def test_references(self) -> None:
        """
        Each type is a reference, in order, to a component of its name.
        """
        schemas, components = made(GA, Agent, TurnDetection, ServerVAD)

        assert (
            {"$ref": "#/components/schemas/Agent"},
            {"$ref": "#/components/schemas/TurnDetection"},
            {"$ref": "#/components/schemas/ServerVAD"},
        ) == schemas
        assert {"Agent", "TurnDetection", "ServerVAD"} <= {*components}

    @pytest.mark.parametrize("dialect", [GA, BETA, XAI], ids=str)
    def test_resolved(self, dialect: Dialect) -> None:
        """
        Every reference resolves, and there are no further identifiers.
        """
        schemas, components = made(
            dialect, SessionResource, SessionUpdate, Agent
        )
        found = [*keywords_in([*schemas, components])]
        names = {
            value.removeprefix("#/components/schemas/")
            for key, value in found
            if key == "$ref"
        }

        assert names
        assert names <= {*components}
        assert {"$schema", "$id", "$defs"}.isdisjoint(key for key, _ in found)
        assert all(re.fullmatch(r"[a-zA-Z0-9._-]+", x) for x in components)

    @pytest.mark.parametrize(
        ("dialect", "payload", "is_valid"),
        [
            (GA, {"name": "x", "session": {"type": "realtime"}}, True),
            (GA, {"name": "x", "session": {"type": "x"}}, False),
            (BETA, {"name": "x", "session": {"voice": "alloy"}}, True),
            (BETA, {"name": "x", "session": {"voice": "x"}}, False),
            (XAI, {"name": "x", "session": {"turn_detection": {}}}, False),
            (
                XAI,
                {"name": "x", "session": {"turn_detection": {"type": None}}},
                True,
            ),
            (XAI, {"name": "x", "session": {"turn_detection": None}}, True),
        ],
        ids=str,
    )
    def test_fastapi(
        self, dialect: Dialect, payload: Any, is_valid: bool
    ) -> None:
        """
        FastAPI writes a document whose schemas accept the same payloads.
        """
        schemas, components = made(
            dialect, SessionResource, SessionUpdate, Agent
        )
        document = document_of(components, schemas[-1])
        alone = Draft202012Validator(json_schema(dialect, Agent))

        assert is_valid == validator_in(document).is_valid(payload)
        assert is_valid == alone.is_valid(payload)

    @pytest.mark.parametrize("dialect", [GA, XAI], ids=str)
    def test_nothing_lost(self, dialect: Dialect) -> None:
        """
        FastAPI's models, which drop null, change no component.
        """
        schemas, components = made(
            dialect, SessionResource, SessionUpdate, Agent
        )
        document = document_of(components, schemas[-1])

        assert components == document["components"]["schemas"]

    def test_null_in_constants(self) -> None:
        """
        A constant with null has the form of an object.
        """
        _, components = made(XAI, XAISession)
        detection = components["XAISession"]["properties"]["turn_detection"]

        assert {
            "type": "object",
            "properties": {"type": {"type": "null"}},
            "required": ["type"],
            "additionalProperties": False,
        } in detection["anyOf"]

    def test_null_among_others(self) -> None:
        """
        So it has if other keys of the constant have values.
        """
        off = {"mode": "off", "why": None}
        dialect = GA.evolve(
            "acme",
            records=[
                record(SessionResource, turn_detection=Key("x", off=off))
            ],
        )
        _, components = made(dialect, SessionResource)
        detection = components["SessionResource"]["properties"]["x"]
        properties = {"mode": {"const": "off"}, "why": {"type": "null"}}

        assert properties in [x.get("properties") for x in detection["anyOf"]]

    def test_unnamed_union(self) -> None:
        """
        A union without a name has no component of its own.
        """
        union = SessionUpdate | InputAudioBufferAppend
        (schema,), components = made(GA, union)

        assert "object" == schema["type"]
        assert {"SessionUpdate", "InputAudioBufferAppend"} <= {*components}
        assert not any("Union" in name for name in components)

    def test_template(self) -> None:
        """
        The template of references has the name of the component.
        """
        (schema,), components = schema_components(
            GA, [Agent], ref_template="https://example.org/{name}.json#"
        )
        inner = components["Agent"]["properties"]["session"]

        assert {"$ref": "https://example.org/Agent.json#"} == schema
        assert {"$ref": "https://example.org/SessionResource.json#"} == inner

    def test_template_without_name(self) -> None:
        """
        A template without a name is refused.
        """
        message = r"^ref_template: no \{name\} in '#/x'$"
        with pytest.raises(ValueError, match=message):
            schema_components(GA, [Agent], ref_template="#/x")

    def test_template_of_another_type(self) -> None:
        """
        A template that isn't a string is refused.
        """
        message = "^ref_template: expected a string, got null$"
        with pytest.raises(TypeError, match=message):
            schema_components(GA, [Agent], ref_template=None)  # type: ignore[arg-type]

    def test_names(self) -> None:
        """
        Names are valid, and different for classes of one name.
        """
        schemas, components = schema_components(
            GA, [ServerVAD, Clash, Accent, Similar]
        )
        names = ["ServerVAD", "ServerVAD_", "Caf_", "Caf__"]

        assert names == [x["$ref"].rpartition("/")[2] for x in schemas]
        assert names == [*components]
        assert {"size"} == {*components["ServerVAD_"]["properties"]}
        assert {"type": "integer"} == components["Caf_"]["properties"]["size"]

    def test_options(self) -> None:
        """
        The other options are those of `json_schema()`.
        """
        options: Any = {"forbid_extra_keys": True, "for_clients": True}
        _, components = schema_components(GA, **options)
        definitions = json_schema(GA, **options)["$defs"]

        assert [*definitions] == [*components]
        assert components != made(GA, SessionResource)[1]
        assert json.dumps(components["SessionResource"]) == json.dumps(
            definitions["SessionResource"]
        ).replace("#/$defs/", "#/components/schemas/")

    def test_separate(self) -> None:
        """
        No two places share an object that callers may change.
        """
        (one, other), _ = schema_components(GA, [Agent, Agent])

        assert one == other
        assert one is not other

    @pytest.mark.parametrize(
        "of", [SessionResource, RealtimeVoice, TurnDetection, "x", 3], ids=str
    )
    def test_no_list(self, of: Any) -> None:
        """
        A type that isn't in a list is refused.
        """
        with pytest.raises(TypeError, match=r"^expected a list of types"):
            schema_components(GA, of)

    @pytest.mark.parametrize("of", [int, None, 3], ids=str)
    def test_no_type(self, of: Any) -> None:
        """
        Other types are refused, as by `json_schema()`.
        """
        with pytest.raises(TypeError, match="expected a class or union"):
            schema_components(GA, [of])
