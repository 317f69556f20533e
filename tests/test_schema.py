"""
The schemas of dialects, held against what is read.
"""

import copy
import gzip
import json

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import pytest

from cattrs import Converter
from cattrs.errors import CattrsError
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

import realtime_attrs
import realtime_attrs.events

from payloads import DATA
from realtime_attrs import (
    AudioFormat,
    MCPTool,
    MCPToolChoice,
    NoiseReduction,
    NoiseReductionMode,
    Off,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    ToolChoice,
    ToolChoiceMode,
    TracingConfiguration,
    TracingMode,
    TurnDetection,
    Unknown,
    Voice,
)
from realtime_attrs.converter import json_schema, make_converter
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    QWEN_OMNI,
    REFERENCE,
    XAI,
    Dialect,
    record,
)
from realtime_attrs.dialects.classes import RECORDS, attributes_of
from realtime_attrs.events import (
    ClientEvent,
    ClientSecretAnswer,
    ClientSecretRequest,
    Event,
    InputAudio,
    InputAudioBufferAppend,
    Response,
    ResponseParameters,
    ServerEvent,
    Session,
    SessionCreated,
    SessionUpdate,
    TranscriptionSession,
    UserMessage,
)
from realtime_attrs.testing import values, wire_events, wire_sessions


# Each kind of rule in a place where no dialect of ours has it.
ODD = BETA.evolve(
    "odd",
    records=[
        record(
            SessionResource,
            "model",
            "voice",
            "input_audio_format",
            "tool_choice",
            "turn_detection",
            "tools",
            "tracing",
            "modalities",
            required=["turn_detection", "tool_choice", "voice"],
        ),
        record(SessionUpdate, "event_id", tag="session.update", session="*"),
        record(MCPToolChoice, tag="mcp"),
        record(TracingConfiguration, workflow_name="w.n", metadata="w.m"),
        record(
            InputAudio,
            tag="input_audio",
            audio="a.b.c",
            transcript="a.t",
            required=["transcript"],
        ),
        record(
            Response,
            "id",
            "output",
            temperature="meta.heat",
            metadata="meta.*",
        ),
        record(
            ResponseParameters,
            "instructions",
            "output_audio_format",
            "modalities",
            temperature="heat",
            max_output_tokens="limit",
            required=["temperature"],
        ),
        record(
            UserMessage,
            "content",
            tag="message",
            constants={"role": "caller"},
        ),
    ],
    words={
        AudioFormat: {AudioFormat.PCM16: {"type": "pcm", "rate": 24000}},
        RealtimeVoice: {
            RealtimeVoice.ASH: {"type": "ash", "pitch": 2, "note": "x"},
            RealtimeVoice.ALLOY: {"type": "alloy"},
        },
        ToolChoiceMode: {
            ToolChoiceMode.AUTO: None,
            ToolChoiceMode.NONE: "none",
        },
        TracingMode: {TracingMode.AUTO: {"type": "auto", "on": None}},
    },
    also_read={ToolChoiceMode: {"nothing": ToolChoiceMode.NONE}},
    also_at={
        (ResponseParameters, "temperature"): "temperature",
        (ResponseParameters, "max_output_tokens"): "max",
        (SessionResource, "turn_detection"): "turns",
    },
    nulls={Response: ()},
)
# Kinds of rule that no vendor has.
EVEN = BETA.evolve(
    "even",
    digits=[(SessionResource, "max_response_output_tokens")],
    also_as={
        NoiseReduction: (
            record(NoiseReduction, mode="kind", required=["mode"]),
        ),
    },
)
VENDORS = (AZURE_VOICE_LIVE, XAI, INWORLD, QWEN_OMNI)
DIALECTS = {
    dialect.name: dialect for dialect in (REFERENCE, BETA, GA, ODD, *VENDORS)
}
KINDS: dict[str, Any] = {
    "SessionResource": SessionResource,
    "TranscriptionSession": TranscriptionSession,
    "Session": Session,
    "ClientEvent": ClientEvent,
    "ServerEvent": ServerEvent,
    "Event": Event,
    "ClientSecretRequest": ClientSecretRequest,
    "ClientSecretAnswer": ClientSecretAnswer,
    "SessionUpdate": SessionUpdate,
    "Response": Response,
    "ResponseParameters": ResponseParameters,
}
SCHEMAS = [
    *(("reference", kind) for kind in ("SessionResource", "Session")),
    ("GA", "Session"),
    *(
        (dialect, kind)
        for dialect in ("beta", "GA", "odd")
        for kind in KINDS
        if kind not in ("Session", "Event")
    ),
    *(
        (dialect.name, kind)
        for dialect in VENDORS
        for kind in ("SessionResource", "Event")
    ),
]
READ = [
    (dialect, kind)
    for dialect, kind in [*SCHEMAS, ("beta", "Event"), ("GA", "Event")]
    if kind not in ("Session", "ClientEvent", "ServerEvent")
    if dialect == "odd" or not kind.startswith(("SessionU", "Response"))
]


class Pair(NamedTuple):
    """
    A reader, and the schema of what it reads.
    """

    converter: Converter
    validator: Draft202012Validator

    def judge(self, payload: Any, of: Any) -> tuple[bool, bool]:
        """
        Tell whether a payload is read, and whether it is valid.
        """
        try:
            self.converter.structure(payload, of)
        except CattrsError:
            return False, self.validator.is_valid(payload)
        return True, self.validator.is_valid(payload)


def pair_of(dialect: Dialect, of: Any, *, closed: bool = False) -> Pair:
    """
    Make a reader and a schema.
    """
    schema = json_schema(dialect, of, forbid_extra_keys=closed)
    return Pair(
        make_converter(dialect, forbid_extra_keys=closed),
        Draft202012Validator(schema),
    )


@cache
def pairs(name: str, kind: str) -> tuple[Pair, Pair]:
    """
    Make the readers and schemas of a dialect, open and closed.
    """
    dialect, of = DIALECTS[name], KINDS[kind]
    return pair_of(dialect, of), pair_of(dialect, of, closed=True)


def is_beyond(value: Any) -> bool:
    """
    Tell what JSON Schema takes for an integer, and the reader does not.
    """
    if isinstance(value, dict | list):
        items = value.values() if isinstance(value, dict) else value
        return any(map(is_beyond, items))
    return isinstance(value, float) and value.is_integer()


def check(payload: Any, dialect: str, kind: str) -> None:
    """
    Assert that what is read is valid, and what is valid is read.
    """
    for pair in pairs(dialect, kind):
        read, valid = pair.judge(payload, KINDS[kind])

        assert read == valid or (valid and is_beyond(payload))


def files(*folders: str) -> list[Path]:
    """
    List the payloads of some folders.
    """
    return sorted(
        path for folder in folders for path in (DATA / folder).glob("*.json")
    )


class TestPayloads:
    @pytest.mark.parametrize(
        "path", files("real", "vendors"), ids=lambda path: path.stem
    )
    def test_sessions(self, path: Path) -> None:
        """
        Of sessions as they passed on the wires, what is read is valid.
        """
        payload = json.loads(path.read_bytes())
        for dialect, kind in READ:
            check(payload, dialect, kind)
            check(payload.get("session", payload), dialect, kind)

    @pytest.mark.parametrize(
        "path", files("events"), ids=lambda path: path.stem
    )
    def test_events(self, path: Path) -> None:
        """
        Of events as they passed on the wires, what is read is valid.
        """
        for payload in json.loads(path.read_bytes()):
            for dialect, kind in READ:
                check(payload, dialect, kind)

    @pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
    def test_recorded(self, closed: bool) -> None:
        """
        Of what the reference types were given, what is read is valid.
        """
        made: dict[str, Pair] = {}
        file = DATA / "reference-cases.jsonl.gz"
        for line in gzip.decompress(file.read_bytes()).splitlines():
            case = json.loads(line)
            payload, name = json.loads(case["raw"]), case["type"]
            of = getattr(realtime_attrs, name)
            if name not in made:
                made[name] = pair_of(REFERENCE, of, closed=closed)
            read, valid = made[name].judge(payload, of)

            assert read == valid or (valid and is_beyond(payload))


TEXTS = st.sampled_from(["x", "", "user", "caller", "none", "inf", "QUJD\n"])
BAD = (
    st.sampled_from(
        [
            *(None, True, 3, -1, 0.5, 1.0, 10**30, 2**128, 1e39, -1e39),
            *([], [3], [None], ["audio"], ["audio", "text"]),
            *({}, {"a": 1}, {"type": "x"}, {"type": None}),
            {"type": "audio/pcm", "rate": 8000},
            {"type": "audio/pcm", "rate": None, "x": 1},
            {"type": "wav", "sample_rate": 8000},
            {"type": "openai", "name": "ash"},
            {"model": "semantic_detection_v1", "timeout_ms": 1},
            *("pcm16", "pcm", "g711_ulaw", "ara", "high"),
        ]
    ).map(copy.deepcopy)
    | TEXTS
    | st.floats(allow_nan=False, allow_infinity=False)
)
KEYS = st.sampled_from(
    [
        *("new", "type", "id", "role", "object", "session", "audio", "voice"),
        *("modalities", "max_output_tokens", "max_response_output_tokens"),
        *("client_secret", "expires_at", "heat", "temperature", "turns"),
        *("input_audio_sampling_rate", "input_audio_format", "function"),
        *("name", "output_modalities", "turn_detection", "format"),
    ]
)


def containers_in(value: Any) -> Iterator[Any]:
    """
    List the objects and arrays in a payload.
    """
    if isinstance(value, dict | list):
        yield value
        for item in value.values() if isinstance(value, dict) else value:
            yield from containers_in(item)


@st.composite
def spoilt(draw: st.DrawFn, good: st.SearchStrategy[Any]) -> Any:
    """
    Draw a payload with up to two things that are others, new or gone.
    """
    payload = copy.deepcopy(draw(good))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.sampled_from(list(containers_in(payload))))
        if isinstance(place, list):
            place.append(draw(BAD))
        else:
            key = draw(st.sampled_from([*place]) | KEYS if place else KEYS)
            if not (draw(st.booleans()) and place.pop(key, None)):
                place[key] = draw(BAD)
    return payload


@cache
def drawn(dialect: Dialect, kind: str) -> st.SearchStrategy[Any]:
    """
    Draw payloads as they are written, with what is unknown.
    """
    draw: Any = {
        "SessionResource": wire_sessions,
        "Event": wire_events,
    }.get(kind)
    if draw is not None:
        return draw(dialect, unknown=True)
    write = make_converter(dialect).unstructure
    return values(KINDS[kind], dialect, unknown=True).map(write)


WRITTEN = {
    dialect.name: wire_sessions(dialect)
    for dialect in (REFERENCE, BETA, GA, *VENDORS)
}


class TestDrawn:
    @pytest.mark.parametrize(("dialect", "kind"), READ)
    @given(data=st.data())
    def test_agree(self, dialect: str, kind: str, data: st.DataObject) -> None:
        """
        With anything wrong anywhere, what is read is valid.
        """
        payload = data.draw(spoilt(drawn(DIALECTS[dialect], kind)))

        check(payload, dialect, kind)

    @pytest.mark.parametrize("dialect", WRITTEN)
    @given(data=st.data())
    def test_what_is_written(self, dialect: str, data: st.DataObject) -> None:
        """
        What a dialect writes is valid, unknown keys refused or not.
        """
        payload = data.draw(WRITTEN[dialect])
        for pair in pairs(dialect, "SessionResource"):
            assert (True, True) == pair.judge(payload, SessionResource)


class TestSchemas:
    @pytest.mark.parametrize(("dialect", "kind"), SCHEMAS)
    def test_valid(self, dialect: str, kind: str) -> None:
        """
        Every schema is one, and the same each time.
        """
        for closed in (False, True):
            schema, again = [
                json_schema(
                    DIALECTS[dialect], KINDS[kind], forbid_extra_keys=closed
                )
                for _ in range(2)
            ]

            Draft202012Validator.check_schema(schema)
            assert json.dumps(schema) == json.dumps(again)
            assert f"{kind} in {dialect}" == schema["title"]

    def test_golden(self) -> None:
        """
        A rule that differs shows where it belongs, and nowhere else.
        """
        acme = BETA.evolve(
            "acme",
            records=[record(NoiseReduction, "strength", mode="kind.name")],
            words={
                NoiseReductionMode: {NoiseReductionMode.NEAR_FIELD: "near"}
            },
            elsewhere={NoiseReduction: {"type": ("mode",)}},
            number_bits=32,
        )

        assert {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "NoiseReduction in acme",
            "$ref": "#/$defs/NoiseReduction",
            "$defs": {
                "NoiseReduction": {
                    "description": "How noise is taken out of the input before"
                    " anything else hears it.",
                    "type": "object",
                    "properties": {
                        "kind": {
                            "type": ["object", "null"],
                            "properties": {
                                "name": {
                                    "description": "What kind of microphone it"
                                    " is for.",
                                    "anyOf": [
                                        {"$ref": "#/$defs/NoiseReductionMode"},
                                        {"type": "null"},
                                    ],
                                }
                            },
                            "additionalProperties": False,
                        },
                        "strength": {
                            "description": "How much, finite. Starts at 1;"
                            " left out of an update, it stays.",
                            "type": ["number", "null"],
                            "minimum": -3.4028235677973362e38,
                            "maximum": 3.4028235677973362e38,
                        },
                        "type": False,
                    },
                    "additionalProperties": False,
                },
                "NoiseReductionMode": {
                    "description": "What kind of microphone the noise"
                    " reduction is for.",
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
        for cls in RECORDS:
            record = dialect.record_of(cls)
            if record is None:
                continue
            schema = json_schema(dialect, cls)
            texts = set(descriptions_in(schema["$defs"][cls.__name__]))
            names = [
                field.name
                for field in attributes_of(cls)
                if record.places.get(field.name, "*") != "*"
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
            (GA, Voice, "Voice in GA"),
            (GA, ServerVAD, "ServerVAD in GA"),
            (BETA, AudioFormat, "AudioFormat in beta"),
            (GA, Session | Unknown, None),
            (
                GA,
                ServerVAD | RealtimeVoice,
                "ServerVAD or RealtimeVoice in GA",
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

        Draft202012Validator.check_schema(schema)
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
            json_schema("GA")  # type: ignore[arg-type]

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
            "^the beta dialect cannot tell them apart: SessionResource and"
            " TranscriptionSession both have no tag$"
        )
        with pytest.raises(ValueError, match=message):
            json_schema(BETA, Session)


FLAT = {"tool_choice": "none", "voice": {"type": "ash"}}
SEMANTIC = {"type": "semantic_vad"}
MCP = {"type": "mcp", "server_label": "s"}


class TestRules:
    @pytest.mark.parametrize(
        ("dialect", "of", "payload", "is_read"),
        [
            (ODD, SessionResource, {**FLAT, "turn_detection": None}, True),
            (ODD, SessionResource, {**FLAT, "turns": SEMANTIC}, True),
            (ODD, SessionResource, {**FLAT, "turns": None}, True),
            (ODD, SessionResource, FLAT, False),
            (
                ODD,
                SessionResource,
                {**FLAT, "turns": SEMANTIC, "turn_detection": SEMANTIC},
                False,
            ),
            (
                ODD,
                SessionResource,
                {**FLAT, "turns": SEMANTIC, "turn_detection": None},
                False,
            ),
            (
                ODD.evolve("never off", null_is_off=False),
                SessionResource,
                {**FLAT, "turn_detection": None},
                False,
            ),
            (EVEN, SessionResource, {"max_response_output_tokens": 3}, True),
            (EVEN, SessionResource, {"max_response_output_tokens": "3"}, True),
            (
                EVEN,
                SessionResource,
                {"max_response_output_tokens": "inf"},
                True,
            ),
            (
                EVEN,
                SessionResource,
                {"max_response_output_tokens": "3\n"},
                False,
            ),
            (EVEN, SessionResource, {"max_response_output_tokens": ""}, False),
            (EVEN, NoiseReduction, {"kind": "near_field"}, True),
            (EVEN, NoiseReduction, {"kind": "none"}, False),
            (EVEN, NoiseReduction, {"type": "near_field"}, True),
            (ODD, ToolChoice, "nothing", True),
            (ODD, AudioFormat, {"type": "pcm", "rate": None}, True),
            (ODD, AudioFormat, {"type": "pcm", "rate": 8000}, False),
            (ODD, Response, {"meta": {"heat": 1, "x": [None]}}, True),
            (ODD, Response, {"meta": {"heat": "x"}}, False),
            (GA, MCPTool, {**MCP, "headers": {"a": "b"}}, True),
            (GA, MCPTool, {**MCP, "headers": {"a": 3}}, False),
            (GA, ResponseParameters, {"output_modalities": ["text"]}, True),
            (GA, ResponseParameters, {"output_modalities": ["video"]}, False),
            (GA, ResponseParameters, {"output_modalities": []}, False),
            (BETA, ResponseParameters, {"modalities": ["video"]}, True),
            (BETA, ResponseParameters, {"audio": {}}, False),
        ],
    )
    def test_agree(
        self, dialect: Dialect, of: Any, payload: Any, is_read: bool
    ) -> None:
        """
        Each kind of rule decides as it does when reading.
        """
        for closed in (False, True):
            pair = pair_of(dialect, of, closed=closed)

            assert (is_read, is_read) == pair.judge(payload, of)


class TestHidden:
    def test_required(self) -> None:
        """
        What requires a key that is another's is never valid, nor read.
        """
        dialect = ODD.evolve(
            "hidden",
            records=[
                record(
                    SessionCreated,
                    tag="session.created",
                    session="session.*",
                    session_id="session.voice",
                )
            ],
            members={
                (SessionCreated, "session"): tuple(
                    item for item in ODD.records if item.cls is SessionResource
                )
            },
        )
        payload = {
            "type": "session.created",
            "session": {
                "voice": "sess_1",
                "turn_detection": None,
                "tool_choice": "none",
            },
        }
        pair = pair_of(dialect, SessionCreated)

        assert (False, False) == pair.judge(payload, SessionCreated)

    def test_words(self) -> None:
        """
        A word that is an object may stand among the keys of others.
        """
        dialect = GA.evolve(
            "hidden",
            records=[
                record(
                    TranscriptionSession,
                    tag="transcription",
                    input_audio_format="audio.*",
                    include="audio.include",
                )
            ],
        )
        for closed in (False, True):
            pair = pair_of(dialect, TranscriptionSession, closed=closed)
            for audio, is_read in (
                ({"type": "audio/pcmu", "include": ["x"]}, True),
                ({"type": "audio/pcmu", "include": 3}, False),
                ({"type": "audio/pcmu", "rate": 3}, not closed),
                ({"type": "audio/pcm", "rate": 3}, False),
                ({}, False),
                (None, True),
            ):
                payload = {"type": "transcription", "audio": audio}

                assert (is_read, is_read) == pair.judge(
                    payload, TranscriptionSession
                )


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
        (validator, _) = [
            pair.validator for pair in pairs("GA", "SessionResource")
        ]
        error = best_match(
            validator.iter_errors({"type": "realtime", **payload})
        )

        assert error is not None
        assert path == error.json_path
        assert error.message.startswith(message)


class TestBase64:
    @pytest.mark.parametrize(
        "text",
        [
            *("", "QUJD", "QUI=", "QQ==", "+/+/", "QUJDQQ==", "QUJDQUI="),
            *("Q", "QQ", "QUJ", "QUJDQ", "=", "====", "Q===", "QQ=", "QQ=A"),
            *("QUJD\n", "QU JD", "QUJD\nQUJD", "QUI=\n", "-_-_", "éééé"),
            *("QUI=QUJD", "QQ==QUJD", "\nQUJD", "QUI==", "QUJD=", "QUJD===="),
        ],
    )
    def test_agree(self, text: str) -> None:
        """
        Text in base64 is valid exactly if it is decoded.
        """
        pair = pair_of(GA, InputAudioBufferAppend)
        payload = {"type": "input_audio_buffer.append", "audio": text}
        read, valid = pair.judge(payload, InputAudioBufferAppend)

        assert read == valid


class TestBeyond:
    @pytest.mark.parametrize(
        ("payload", "is_read", "is_valid"),
        [
            ({"max_response_output_tokens": 1.0}, False, True),
            ({"max_response_output_tokens": 1.5}, False, False),
            ({"tools": [{"parameters": float("inf")}]}, False, True),
            ({"speed": float("inf")}, False, False),
            ({"speed": 2**1024 - 2**970 - 1}, True, False),
            ({"speed": 2**1024}, False, False),
        ],
        ids=["whole", "no integer", "in JSON", "number", "rounded", "integer"],
    )
    def test_what_cannot_be_said(
        self, payload: Any, is_read: bool, is_valid: bool
    ) -> None:
        """
        In what the documentation lists, schema and reader differ.
        """
        for tool in payload.get("tools", ()):
            tool |= {"type": "function", "name": "f"}
        (pair, _) = pairs("beta", "SessionResource")

        assert (is_read, is_valid) == pair.judge(payload, SessionResource)
