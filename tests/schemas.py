"""
Readers beside the schemas of what they read.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from cattrs import Converter
from cattrs.errors import CattrsError
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from payloads import VENDORS
from realtime_attrs import (
    AudioFormat,
    MCPToolChoice,
    NoiseReduction,
    RealtimeVoice,
    SessionResource,
    ToolChoiceMode,
    TracingConfiguration,
    TracingMode,
)
from realtime_attrs.converter import json_schema, make_converter
from realtime_attrs.dialects import (
    BETA,
    GA,
    REFERENCE,
    Dialect,
    Key,
    Words,
    record,
)
from realtime_attrs.events import (
    ClientEvent,
    ClientSecretAnswer,
    ClientSecretRequest,
    Event,
    InputAudio,
    Response,
    ResponseParameters,
    ServerEvent,
    Session,
    SessionUpdate,
    TranscriptionSession,
    UserMessage,
)


# Rules at attributes where no dialect of ours has them.
ODD = BETA.evolve(
    "odd",
    records=[
        BETA.of(SessionResource).evolve(
            without=[
                "instructions",
                "output_audio_format",
                "input_audio_transcription",
                "temperature",
                "max_response_output_tokens",
                "input_audio_noise_reduction",
                "speed",
                "include",
                "prompt",
                "truncation",
            ],
            required=["turn_detection", "tool_choice", "voice"],
            turn_detection=Key(alias="turns"),
        ),
        record(
            SessionUpdate,
            "event_id",
            tag="session.update",
            session=Key("*", records=[SessionResource]),
        ),
        record(MCPToolChoice, tag="mcp"),
        record(
            TracingConfiguration,
            "workflow_name",
            "metadata",
            workflow_name="w.n",
            metadata="w.m",
        ),
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
            misplaced=BETA.of(Response).misplaced,
            temperature="meta.heat",
            metadata="meta.*",
        ),
        record(
            ResponseParameters,
            "instructions",
            "output_audio_format",
            misplaced=BETA.of(ResponseParameters).misplaced,
            modalities=BETA.of(ResponseParameters).keys["modalities"],
            temperature=Key("heat", alias="temperature"),
            max_output_tokens=Key("limit", alias="max"),
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
        ToolChoiceMode: Words(
            {ToolChoiceMode.AUTO: None, ToolChoiceMode.NONE: "none"},
            aliases={"nothing": ToolChoiceMode.NONE},
        ),
        TracingMode: {TracingMode.AUTO: {"type": "auto", "on": None}},
    },
)


# Rules that no vendor has.
EVEN = BETA.evolve(
    "even",
    records=[
        BETA.of(SessionResource).evolve(
            max_response_output_tokens=Key(as_string=True)
        ),
        BETA.of(NoiseReduction).evolve(
            variants=[
                record(NoiseReduction, "mode", mode="kind", required=["mode"])
            ]
        ),
    ],
)


DIALECTS = {
    dialect.name: dialect for dialect in (REFERENCE, BETA, GA, ODD, *VENDORS)
}


OPENAIS = ("reference", "beta", "ga", "odd")
"""
The names of OpenAI's dialects, and of an example of a user's.
"""


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
    ("ga", "Session"),
    *(
        (dialect, kind)
        for dialect in ("beta", "ga", "odd")
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
    for dialect, kind in [*SCHEMAS, ("beta", "Event"), ("ga", "Event")]
    if kind not in ("Session", "ClientEvent", "ServerEvent")
    if dialect == "odd" or not kind.startswith(("SessionU", "Response"))
]


def readers_of(name: str, index: int) -> list[tuple[str, str]]:
    """
    List who reads a payload: those whose name it has, and a quarter of all.

    In `tests/slow`, everyone reads every payload.
    """
    plain = name.replace("-", "")
    return [
        (dialect, kind)
        for number, (dialect, kind) in enumerate(READ)
        if number % 4 == index % 4 or dialect.replace("-", "") in plain
    ]


def is_idle(part: Any, value: dict[str, Any]) -> bool:
    """
    Tell whether a part of a schema is about objects with another tag.
    """
    match part:
        case {"else": _}:
            return False
        case {"if": {"required": [key], "properties": {**places}}, "then": _}:
            match places.get(key):
                case {"const": str(word)}:
                    return value.get(key) != word
    return False


def look_at_all(
    validator: Any, parts: list[Any], value: Any, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    """
    Look at all parts of a schema but the idle ones, which are most of them.
    """
    if isinstance(value, dict):
        parts = [part for part in parts if not is_idle(part, value)]
    return Draft202012Validator.VALIDATORS["allOf"](
        validator, parts, value, schema
    )


Validator = extend(Draft202012Validator, {"allOf": look_at_all})


class Pair(NamedTuple):
    """
    A reader, and the schema of what it reads.
    """

    converter: Converter
    validator: Any

    def judge(self, payload: Any, of: Any) -> tuple[bool, bool]:
        """
        Tell whether a payload is read, and whether it is valid.
        """
        try:
            self.converter.structure(payload, of)
        except CattrsError:
            return False, self.validator.is_valid(payload)
        return True, self.validator.is_valid(payload)


@cache
def pair_of(dialect: Dialect, of: Any, *, closed: bool = False) -> Pair:
    """
    Make a reader and a schema.
    """
    schema = json_schema(dialect, of, forbid_extra_keys=closed)
    return Pair(
        make_converter(dialect, forbid_extra_keys=closed), Validator(schema)
    )


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


def containers_in(value: Any) -> Iterator[Any]:
    """
    List the objects and arrays in a payload.
    """
    if isinstance(value, dict | list):
        yield value
        for item in value.values() if isinstance(value, dict) else value:
            yield from containers_in(item)
