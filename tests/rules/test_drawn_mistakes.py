"""
Mistakes, and faults of reading and writing, that drawn dialects have shown.
"""

import re

from collections.abc import Callable
from typing import Any

import pytest

from jsonschema import Draft202012Validator

from realtime_attrs import (
    INF,
    PCM,
    AudioFormat,
    FunctionTool,
    Inf,
    NamedVoice,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import check, json_schema, make_converter
from realtime_attrs.dialects import (
    ANY,
    BETA,
    GA,
    XAI,
    Dialect,
    Key,
    Record,
    Rewrite,
    Words,
    record,
)
from realtime_attrs.events import (
    MCPHTTPError,
    MCPProtocolError,
    Response,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    Usage,
)
from realtime_attrs.vendors.xai import XAISession
from rule_checks import both_ways, changed, kept, read, refused


def _swapped(base: Dialect, *records: Record) -> Dialect:
    return base.evolve("acme", records=records)


MISTAKES: list[tuple[Callable[[], Any], str]] = [
    (
        lambda: changed(
            GA, input_audio_transcription=Key(records=[]), tools=Key()
        ),
        "dialect 'acme': SessionResource.input_audio_transcription: records:"
        " the attribute admits no class or word",
    ),
    (
        lambda: changed(GA, reasoning=Key(records=[])),
        "dialect 'acme': SessionResource.reasoning: records: the attribute"
        " admits no class or word",
    ),
    (
        lambda: Rewrite({}, closed=True),
        "Rewrite: a closed table needs arrays",
    ),
    (
        lambda: Rewrite({("a",): ("b",)}, closed=True),
        "Rewrite: ['a'] is written as ['b'], which isn't read back",
    ),
    (
        lambda: Rewrite({("a",): ("b",), ("b",): ("c",)}),
        "Rewrite: ['a'] is written as ['b'], which isn't read back",
    ),
    (
        lambda: changed(
            BETA,
            max_response_output_tokens=Key(
                words={Inf: {INF: {"type": "a", "x": 1}}}, flatten={"x": "y"}
            ),
        ),
        "record(SessionResource): 'max_response_output_tokens': flatten:"
        " the attribute admits a value without words",
    ),
    (
        lambda: changed(BETA, explicit_nulls=["turn_detection"]),
        "dialect 'acme': SessionResource.turn_detection: explicit_nulls: null"
        " is read as OFF, not as None",
    ),
    (
        lambda: BETA.of(FunctionTool).evolve(without=["name"]),
        "record(FunctionTool): required: 'name' has no key",
    ),
    (
        lambda: changed(BETA, turn_detection="audio.*"),
        "record(SessionResource): 'turn_detection': the value at 'audio.*'"
        " has to be an object",
    ),
    (
        lambda: changed(GA, SessionUpdate, session="*"),
        "dialect 'acme': SessionUpdate.session: 'type' is a key of"
        " SessionResource and of the tag",
    ),
    (
        lambda: changed(
            XAI,
            input_audio_format="audio.input.format.*",
            speed="audio.input.format.rate",
        ),
        "dialect 'acme': XAISession.input_audio_format: 'rate' is a key"
        " of AudioFormat and of 'speed'",
    ),
    (
        lambda: _swapped(
            BETA,
            BETA.of(SessionCreated).evolve(tag=None),
            BETA.of(SessionUpdated).evolve(tag=None),
        ),
        "dialect 'acme': BaseServerEvent: SessionCreated and SessionUpdated"
        " both have no tag",
    ),
    (
        lambda: _swapped(
            GA,
            GA.of(MCPHTTPError).evolve(tag="e", constants={"by.kind": "a"}),
            GA.of(MCPProtocolError).evolve(
                tag="e", constants={"by.kind": "b"}
            ),
        ),
        "dialect 'acme': MCPCall.error: MCPProtocolError and MCPHTTPError both"
        " have 'e'",
    ),
]


class TestMistakes:
    @pytest.mark.parametrize(
        ("make", "message"), MISTAKES, ids=range(len(MISTAKES))
    )
    def test_messages(self, make: Callable[[], Any], message: str) -> None:
        """
        A rule that can't be right is an error of the line that makes it.
        """
        with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
            make()


HEAT = changed(
    BETA,
    Response,
    explicit_nulls=(),
    temperature="meta.heat",
    metadata="meta.*",
)


class TestSpread:
    @pytest.mark.parametrize(
        ("keys", "response"),
        [
            ({}, Response()),
            ({"meta": {"heat": 0.5}}, Response(temperature=0.5)),
            (
                {"meta": {"a": 1, "heat": 0.5}},
                Response(temperature=0.5, metadata={"a": 1}),
            ),
        ],
    )
    def test_none(self, keys: Any, response: Response) -> None:
        """
        A value is `None` if others leave nothing of its object.
        """
        both_ways(HEAT, {"object": "realtime.response", **keys}, response)

    @pytest.mark.parametrize(
        ("metadata", "problem"),
        [
            ({}, "the acme dialect reads an object as None"),
            ({"heat": 1}, "expected other keys than 'heat'"),
        ],
    )
    def test_refused(self, metadata: Any, problem: str) -> None:
        """
        What would be read as something else isn't written.
        """
        (found,) = refused(HEAT, Response(metadata=metadata))

        assert problem in found

    def test_not_written(self) -> None:
        """
        What can't be written isn't spread either.
        """
        unknown = Unknown({"type": "new"}, "ga")

        assert [
            "/session: the beta dialect can't write an unknown value of the"
            " ga dialect"
        ] == refused(BETA, SessionCreated(session=unknown))

    def test_two(self) -> None:
        """
        Two values that are spread have others beside them each.
        """
        acme = changed(
            HEAT, Response, usage="b.*", id="b.id", status="meta.status"
        )
        payload = {
            "object": "realtime.response",
            "b": {"id": "x", "total_tokens": 1},
            "meta": {"a": 1},
        }
        response = Response(
            id="x", usage=Usage(total_tokens=1), metadata={"a": 1}
        )

        both_ways(acme, payload, response)

    def test_alone(self) -> None:
        """
        A value may be spread over an object of its own.
        """
        acme = changed(BETA, Response, explicit_nulls=(), metadata="meta.*")

        assert ["/meta: the acme dialect reads an object as None"] == [
            x.partition(",")[0] for x in refused(acme, Response(metadata={}))
        ]

    def test_tags(self) -> None:
        """
        The tag of an object is no key of what is spread over it.
        """
        acme = changed(
            BETA, SessionUpdate, session=Key("*", records=SessionResource)
        )
        update = {"type": "session.update", "model": "m"}

        both_ways(
            acme, update, SessionUpdate(session=SessionResource(model="m"))
        )

    def test_schema(self) -> None:
        """
        A schema admits an object of which nothing is left.
        """
        schema = Draft202012Validator(json_schema(HEAT, Response))

        for meta, is_valid in (({"heat": 0.5}, True), ({"heat": "x"}, False)):
            assert is_valid == schema.is_valid({"meta": meta})


FORMATS = {
    AudioFormat: {AudioFormat.PCM16: {"type": "pcm", "rate": 1}},
    PCM: {PCM(8000): {"type": "pcm", "rate": 2}},
}


class TestFlattened:
    @pytest.mark.parametrize(
        ("required", "are_valid"),
        [
            ((), [True, True, True, False]),
            (["input_audio_format"], [False, False, True, False]),
        ],
    )
    def test_schema(self, required: Any, are_valid: Any) -> None:
        """
        Keys that tell words apart may be absent if all of them are.
        """
        words = {
            **FORMATS,
            AudioFormat: {
                AudioFormat.PCM16: {"type": "pcm", "rate": 1},
                AudioFormat.G711_ULAW: {"type": "pcm", "rate": 3},
            },
            PCM: {
                PCM(8000): {"type": "pcm", "rate": 2},
                PCM(16000): {"type": "pcm", "rate": 4},
            },
        }
        key = Key(words=words, flatten={"rate": "k"})
        acme = changed(BETA, input_audio_format=key, required=required)
        schema = Draft202012Validator(json_schema(acme, SessionResource))
        payloads: list[dict[str, Any]] = [
            {},
            {"input_audio_format": None, "k": None},
            {"input_audio_format": "pcm", "k": 2},
            {"input_audio_format": "pcm"},
        ]

        assert are_valid == [schema.is_valid(item) for item in payloads]
        for payload, is_valid in zip(payloads, are_valid, strict=True):
            assert is_valid == (not _problems(acme, payload))


def _problems(dialect: Dialect, payload: Any) -> list[str]:
    try:
        read(dialect, payload)
    except Exception:  # noqa: BLE001  # any
        return ["refused"]
    return []


class TestOthers:
    def test_empty_array(self) -> None:
        """
        A closed table may have the empty array.
        """
        rewrite = Rewrite({(): (), ("a", "b"): ()}, closed=True)
        acme = changed(BETA, modalities=Key(rewrite=rewrite))

        both_ways(acme, {"modalities": []}, SessionResource(modalities=()))
        assert {"modalities": []} == make_converter(acme).unstructure(
            SessionResource(modalities=("a", "b"))
        )

    @pytest.mark.parametrize("unknown", ["x", {"type": "x"}])
    def test_unknown(self, unknown: Any) -> None:
        """
        Words are unknown, too, where an alias of an object is one.
        """
        words = {Inf: Words({INF: {"type": "inf"}}, aliases={"all": INF})}
        key = Key(words=words)
        acme = changed(BETA, max_response_output_tokens=key)

        kept(acme, {"max_response_output_tokens": unknown})

    def test_bare(self) -> None:
        """
        A class without keys ignores none.
        """
        acme = XAI.evolve("acme", ignored={object: {"x": ANY}})

        both_ways(acme, {"voice": "me"}, XAISession(voice=NamedVoice("me")))

    def test_keys_of_events(self) -> None:
        """
        A session without events may have any keys.
        """
        acme = Dialect(
            "acme",
            [record(SessionResource, "model", constants={"id": "x"})],
            {},
        )

        assert () == check({"id": "x", "model": "m"}, acme)
