"""
The schemas of dialects: what they are of, and what they say.
"""

import json

from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs
import pytest

from cattrs import Converter
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, best_match

import realtime_attrs
import realtime_attrs.events

from public_classes import RECORDS
from realtime_attrs import (
    AudioFormat,
    NoiseReduction,
    NoiseReductionMode,
    Off,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    ToolChoice,
    ToolChoiceMode,
    TurnDetection,
    Unknown,
    Voice,
)
from realtime_attrs._rules.classes import attributes_of
from realtime_attrs.converter import json_schema
from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect, record
from realtime_attrs.events import (
    ClientSecretRequest,
    Event,
    Session,
    SessionCreated,
)
from schemas import (
    DIALECTS,
    KINDS,
    ODD,
    OPENAIS,
    SCHEMAS,
    containers_in,
    pair_of,
)


def check_schema(schema: Any) -> None:
    """
    Raise where a schema is none; what many of them have in common counts once.

    A schema is one if its parts are, and if it is with others in their place.
    """
    rest = schema
    if isinstance(schema, dict):
        rest = dict(schema)
        for key, value in schema.items():
            parts: Any = ()
            match key, value:
                case "$defs" | "properties", dict():
                    parts, rest[key] = value.values(), {}
                case "allOf" | "anyOf", [_, *_]:
                    parts, rest[key] = value, [True]
                case "if" | "then" | "else" | "items", _:
                    parts, rest[key] = [value], True
                case "title" | "description", str():
                    rest[key] = ""
            for part in parts:
                check_schema(part)
    check_alone(json.dumps(rest))


@cache
def check_alone(text: str) -> None:
    """
    Raise where a schema is none.
    """
    Draft202012Validator.check_schema(json.loads(text))


class TestSchemas:
    @pytest.mark.parametrize(("dialect", "kind"), SCHEMAS)
    def test_valid(self, dialect: str, kind: str) -> None:
        """
        Every schema is one.

        Open and closed ones differ alike in each dialect.
        """
        for closed in (False, True) if dialect in OPENAIS else (True,):
            schema = json_schema(
                DIALECTS[dialect], KINDS[kind], forbid_extra_keys=closed
            )

            check_schema(schema)
            assert f"{kind} in {dialect}" == schema["title"]

    @pytest.mark.parametrize(
        ("dialect", "kind"), [x for x in SCHEMAS if x[0] == "odd"]
    )
    def test_same(self, dialect: str, kind: str) -> None:
        """
        It is the same each time, with every kind of rule.
        """
        for closed in (False, True):
            schema, again = [
                json_schema(
                    DIALECTS[dialect], KINDS[kind], forbid_extra_keys=closed
                )
                for _ in range(2)
            ]

            assert json.dumps(schema) == json.dumps(again)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"type": "strin"},
            {"$defs": {"A": {"properties": {"a": {"required": "a"}}}}},
            {"properties": {"a": 3}, "type": "object"},
            {"properties": {"a": {}}, "minimum": "0"},
            {"properties": []},
            {"anyOf": []},
            {"allOf": [True, {"if": {}, "then": {"items": {"type": 3}}}]},
            {"title": 3},
        ],
        ids=[
            *("itself", "inside", "no schema", "beside", "list", "empty"),
            *("deep", "title"),
        ],
    )
    def test_wrong(self, wrong: Any) -> None:
        """
        Invalid schemas are found at any depth.
        """
        with pytest.raises(SchemaError):
            check_schema(wrong)

    def test_golden(self) -> None:
        """
        A rule that differs shows where it belongs, and nowhere else.
        """
        acme = BETA.evolve(
            "acme",
            records=[
                record(
                    NoiseReduction,
                    "strength",
                    mode="kind.name",
                    misplaced={"type": "mode"},
                )
            ],
            words={
                NoiseReductionMode: {NoiseReductionMode.NEAR_FIELD: "near"}
            },
            number_bits=32,
        )

        assert {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "NoiseReduction in acme",
            "$ref": "#/$defs/NoiseReduction",
            "$defs": {
                "NoiseReduction": {
                    "description": "Noise reduction of the input, before turn"
                    " detection and the model.",
                    "type": "object",
                    "properties": {
                        "kind": {
                            "type": ["object", "null"],
                            "properties": {
                                "name": {
                                    "description": "The kind of microphone.",
                                    "anyOf": [
                                        {"$ref": "#/$defs/NoiseReductionMode"},
                                        {"type": "null"},
                                    ],
                                }
                            },
                            "additionalProperties": False,
                        },
                        "strength": {
                            "description": "The strength, a finite number. Servers"
                            " use 1 by default; updates that omit it don't"
                            " change it.",
                            "type": ["number", "null"],
                            "minimum": -3.4028235677973362e38,
                            "maximum": 3.4028235677973362e38,
                        },
                        "type": False,
                    },
                    "additionalProperties": False,
                },
                "NoiseReductionMode": {
                    "description": "The kind of microphone that noise"
                    " reduction is tuned for.",
                    "type": "string",
                    "const": "near",
                },
            },
        } == json_schema(acme, NoiseReduction, forbid_extra_keys=True)

    def test_tags(self) -> None:
        """
        The tag says which member is meant, for editors as a constant.
        """
        schema = json_schema(GA, TurnDetection)

        assert {
            "type": "object",
            "properties": {"type": {"enum": ["server_vad", "semantic_vad"]}},
            "required": ["type"],
            "allOf": [
                {
                    "if": {
                        "required": ["type"],
                        "properties": {"type": {"const": tag}},
                    },
                    "then": {"$ref": f"#/$defs/{name}"},
                }
                for tag, name in (
                    ("server_vad", "ServerVAD"),
                    ("semantic_vad", "SemanticVAD"),
                )
            ],
        }.items() <= schema.items()
        server = schema["$defs"]["ServerVAD"]
        assert {"const": "server_vad"} == server["properties"]["type"]

    def test_names(self) -> None:
        """
        What is spelled otherwise at one place is named by the place.
        """
        defined = json_schema(GA, SessionCreated)["$defs"]

        assert [
            "SessionCreated",
            "SessionCreated.session.SessionResource",
        ] == [*defined][:2]
        assert "SessionResource" not in defined
        assert {"RealtimeVoice", "ServerVAD", "CustomVoice"} <= defined.keys()

    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    def test_descriptions(self, dialect: Dialect) -> None:
        """
        Every class has a description, and every attribute one of its own.
        """
        found = json_schema(dialect, Event)["$defs"]
        for cls in RECORDS:
            record = dialect.get(cls)
            if record is None:
                continue
            if cls.__name__ not in found:
                found |= json_schema(dialect, cls)["$defs"]
            texts = set(descriptions_in(found[cls.__name__]))
            names = [
                field.name
                for field in attributes_of(cls)
                if record.paths.get(field.name, "*") != "*"
            ]

            assert len(names) < len(texts)
            assert all("``" not in text and "\n" not in text for text in texts)

    def test_without_docstrings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Where Python has left docstrings out, there are no descriptions.
        """
        monkeypatch.setattr(ServerVAD, "__doc__", None)

        assert [] == [*descriptions_in(json_schema(BETA, ServerVAD))]

    def test_is_not_shared(self) -> None:
        """
        What is done to a schema is done to no other, nor to another place.
        """
        schema = json_schema(GA)
        before = json.dumps(schema)
        todo = [schema]
        for item in todo:
            if isinstance(item, dict | list):
                todo += item.values() if isinstance(item, dict) else item

        assert len(list(containers_in(schema))) == len(
            {id(item) for item in containers_in(schema)}
        )
        for item in containers_in(schema):
            item.clear()
        assert before == json.dumps(json_schema(GA))


def descriptions_in(schema: Any) -> Iterator[str]:
    """
    List the descriptions in a schema.
    """
    for item in containers_in(schema):
        if isinstance(item, dict) and isinstance(item.get("description"), str):
            yield item["description"]


class TestOf:
    @pytest.mark.parametrize(
        ("dialect", "of", "title"),
        [
            (GA, Voice, "Voice in ga"),
            (GA, ServerVAD, "ServerVAD in ga"),
            (BETA, AudioFormat, "AudioFormat in beta"),
            (GA, Session | Unknown, None),
            (
                GA,
                ServerVAD | RealtimeVoice,
                "ServerVAD or RealtimeVoice in ga",
            ),
            (BETA, realtime_attrs.MaxResponseOutputTokens, None),
        ],
        ids=str,
    )
    def test_titles(self, dialect: Dialect, of: Any, title: Any) -> None:
        """
        A schema is named as our modules name what it is of.
        """
        schema = json_schema(dialect, of)

        check_schema(schema)
        assert schema["title"] == (title or schema["title"])

    @pytest.mark.parametrize(
        ("dialect", "of", "is_read"),
        [
            (BETA, Voice, False),
            (BETA, Voice | None, True),
            (BETA, realtime_attrs.SessionResource | None, True),
            (BETA, TurnDetection | Off, True),
            (REFERENCE, TurnDetection | Off, False),
            (REFERENCE, TurnDetection | Off | None, True),
            (ODD, ToolChoiceMode, True),
            (ODD, ToolChoice, False),
        ],
        ids=str,
    )
    def test_null(self, dialect: Dialect, of: Any, is_read: bool) -> None:
        """
        Null is valid where something is turned off, or nothing said.
        """
        pair = pair_of(dialect, of)

        assert (is_read, is_read) == pair.judge(None, of)

    def test_no_dialect(self) -> None:
        """
        What is no dialect is refused as such.
        """
        with pytest.raises(TypeError, match="expected a Dialect, got the st"):
            json_schema("ga")  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "of",
        [
            str,
            int,
            3,
            None,
            Unknown,
            Off,
            Converter,
            SessionResource | str,
            tuple[SessionResource, ...],
            attrs.make_class("Mine", [], bases=(SessionResource,)),
            attrs.make_class("Mine", [], bases=(ServerVAD,)) | SessionResource,
        ],
        ids=str,
    )
    def test_not_ours(self, of: Any) -> None:
        """
        What is none of our classes and unions is refused.
        """
        with pytest.raises(TypeError, match="expected a class or union"):
            json_schema(GA, of)

    @pytest.mark.parametrize(
        ("of", "message"),
        [
            (
                ClientSecretRequest,
                "the reference dialect has no ClientSecretRequest",
            ),
            (
                realtime_attrs.Truncation,
                "the reference dialect has no TruncationMode or"
                " RetentionRatioTruncation",
            ),
        ],
        ids=str,
    )
    def test_absent(self, of: Any, message: str) -> None:
        """
        What the dialect has not is named.
        """
        with pytest.raises(ValueError, match=f"^{message}$"):
            json_schema(REFERENCE, of)

    def test_ambiguous(self) -> None:
        """
        A union whose members the dialect cannot tell apart is not read.
        """
        message = (
            "^the beta dialect can't distinguish them: SessionResource and"
            " TranscriptionSession both have no tag$"
        )
        with pytest.raises(ValueError, match=message):
            json_schema(BETA, Session)


class TestMessages:
    @pytest.mark.parametrize(
        ("payload", "path", "message"),
        [
            (
                {"tools": [{"type": "function", "name": 3}]},
                "$.tools[0].name",
                "3 is not of type 'string'",
            ),
            (
                {"tools": [{"type": "funktion", "name": "f"}]},
                "$.tools[0].type",
                "'funktion' is not one of ['function', 'mcp']",
            ),
            (
                {"audio": {"input": {"format": {"type": "audio/mp3"}}}},
                "$.audio.input.format.type",
                "'audio/mp3' is not one of"
                " ['audio/pcm', 'audio/pcmu', 'audio/pcma']",
            ),
            (
                {"voice": "alloy"},
                "$",  # jsonschema names no place then
                "False schema does not allow 'alloy'",
            ),
            (
                {"audio": {"output": {"voice": "nova"}}},
                "$.audio.output.voice",
                "'nova' is not one of",
            ),
        ],
    )
    def test_are_about_the_member(
        self, payload: Any, path: str, message: str
    ) -> None:
        """
        A validator's message is about what is wrong, in what was meant.
        """
        validator = Draft202012Validator(json_schema(GA))
        error = best_match(
            validator.iter_errors({"type": "realtime", **payload})
        )

        assert error is not None
        assert path == error.json_path
        assert error.message.startswith(message)
