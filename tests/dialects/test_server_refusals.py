"""
What only a wire's server refuses: `check()` and clients' schemas know it.
"""

from functools import cache
from typing import Any

import pytest

from jsonschema import Draft202012Validator

from realtime_attrs import (
    AudioFormat,
    FunctionTool,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.converter import check, json_schema, make_converter
from realtime_attrs.dialects import (
    BETA,
    GA,
    INWORLD,
    XAI,
    Dialect,
    Key,
    Rewrite,
    Words,
)
from realtime_attrs.events import ClientEvent


def update(session: Any) -> dict[str, Any]:
    """
    Make an update of a session on today's wire of OpenAI.
    """
    return {
        "type": "session.update",
        "session": {"type": "realtime"} | session,
    }


def problems(payload: Any, dialect: Dialect = GA) -> list[str]:
    """
    List what a server refuses, which readers of the wire accept.
    """
    make_converter(dialect).structure(payload, ClientEvent)
    return [str(problem) for problem in check(payload, dialect)]


def is_valid(payload: Any, dialect: Dialect = GA) -> bool:
    """
    Check a payload against the schema for clients, which readers don't need.
    """
    lax, strict = validators(dialect)
    assert lax.is_valid(payload)
    return strict.is_valid(payload)


@cache
def validators(dialect: Dialect) -> tuple[Any, Any]:
    """
    Make validators for readers and for clients.
    """
    lax = json_schema(dialect, ClientEvent)
    strict = json_schema(dialect, ClientEvent, for_clients=True)
    return Draft202012Validator(lax), Draft202012Validator(strict)


NULL = "the server rejects null; omit the key"
REFUSED_NULLS = [
    ("model", {"model": None}),
    ("tools", {"tools": None}),
    ("output_modalities", {"output_modalities": None}),
    ("audio", {"audio": None}),
    ("audio/input", {"audio": {"input": None}}),
    ("audio/input/format", {"audio": {"input": {"format": None}}}),
    ("audio/output/format", {"audio": {"output": {"format": None}}}),
    ("audio/output/voice", {"audio": {"output": {"voice": None}}}),
    (
        "audio/input/transcription/language",
        {"audio": {"input": {"transcription": {"language": None}}}},
    ),
    (
        "audio/input/transcription/prompt",
        {"audio": {"input": {"transcription": {"prompt": None}}}},
    ),
    *(
        (
            "audio/input/turn_detection/create_response",
            {
                "audio": {
                    "input": {
                        "turn_detection": {
                            "type": kind,
                            "create_response": None,
                        }
                    }
                }
            },
        )
        for kind in ("server_vad", "semantic_vad")
    ),
]
ACCEPTED_NULLS = [
    {"instructions": None},
    {"tool_choice": None},
    {"tracing": None},
    {"prompt": None},
    {"audio": {"output": None}},
    {"audio": {"output": {"speed": None}}},
    {"audio": {"input": {"transcription": None}}},
    {"audio": {"input": {"turn_detection": None}}},
    {"audio": {"input": {"noise_reduction": None}}},
    {"audio": {"input": {"transcription": {"model": None}}}},
    {
        "audio": {
            "input": {
                "turn_detection": {"type": "server_vad", "threshold": None}
            }
        }
    },
]


class TestNull:
    @pytest.mark.parametrize(("pointer", "session"), REFUSED_NULLS, ids=str)
    def test_refused(self, pointer: str, session: Any) -> None:
        """
        OpenAI's server refuses null at keys for which that is reported.
        """
        assert [f"/session/{pointer}: {NULL}"] == problems(update(session))
        assert not is_valid(update(session))

    @pytest.mark.parametrize("session", ACCEPTED_NULLS, ids=str)
    def test_accepted(self, session: Any) -> None:
        """
        Keys for which nothing is established may be null.
        """
        assert [] == problems(update(session))
        assert is_valid(update(session))

    @pytest.mark.parametrize("dialect", [XAI, INWORLD], ids=repr)
    def test_vendors(self, dialect: Dialect) -> None:
        """
        What OpenAI's server refuses isn't known of vendors' servers.
        """
        payload = {
            "type": "session.update",
            "session": {
                "tools": None,
                "audio": {"input": {"format": {"type": "audio/pcm"}}},
            },
        }

        assert [] == problems(payload, dialect)

    def test_servers_payloads(self) -> None:
        """
        What a server sends may have such nulls.
        """
        shown = update({"object": "realtime.session", "tools": None})
        shown |= {"type": "session.updated", "event_id": "e"}

        assert () == check(shown, GA)

    def test_required(self) -> None:
        """
        Null at a required key is told once.
        """
        made = BETA.evolve(
            "x",
            records=[BETA.of(FunctionTool).evolve(name=Key(null="refused"))],
        )
        payload = {"tools": [{"type": "function", "name": None}]}

        assert ["/tools/0/name: expected a string, got null"] == [
            str(problem) for problem in check(payload, made)
        ]


class TestRate:
    @pytest.mark.parametrize("way", ["input", "output"])
    @pytest.mark.parametrize(
        "given", [{"type": "audio/pcm"}, {"type": "audio/pcm", "rate": None}]
    )
    def test_missing(self, way: str, given: Any) -> None:
        """
        A client has to write the rate of PCM.
        """
        payload = update({"audio": {way: {"format": given}}})

        assert [
            f"/session/audio/{way}/format/rate: required key is missing,"
            " expected 24000"
        ] == problems(payload)
        assert not is_valid(payload)

    @pytest.mark.parametrize(
        "given",
        [
            {"type": "audio/pcm", "rate": 24_000},
            {"type": "audio/pcmu"},
            {"type": "audio/pcma"},
        ],
    )
    def test_accepted(self, given: Any) -> None:
        """
        Formats that have a rate of their own need none.
        """
        payload = update({"audio": {"input": {"format": given}}})

        assert [] == problems(payload)
        assert is_valid(payload)

    def test_at_an_attribute(self) -> None:
        """
        Words of a single attribute have required keys of their own.
        """
        words = Words(
            {AudioFormat.PCM16: {"type": "pcm", "hz": 24_000}},
            required_of_clients="hz",
        )
        made = BETA.evolve(
            "x",
            records=[
                BETA.of(SessionResource).evolve(
                    input_audio_format=Key(words={AudioFormat: words})
                )
            ],
        )
        payload = {
            "type": "session.update",
            "session": {"input_audio_format": {"type": "pcm"}},
        }

        assert [
            "/session/input_audio_format/hz: required key is missing, expected"
            " 24000"
        ] == problems(payload, made)
        assert not is_valid(payload, made)


class TestIds:
    @pytest.mark.parametrize(
        ("pointer", "payload"),
        [
            (
                "/item/id",
                {
                    "type": "conversation.item.create",
                    "item": {
                        "type": "message",
                        "role": "user",
                        "id": "item 1",
                        "content": [],
                    },
                },
            ),
            (
                "/item/call_id",
                {
                    "type": "conversation.item.create",
                    "item": {
                        "type": "function_call_output",
                        "call_id": "item 1",
                        "output": "",
                    },
                },
            ),
            (
                "/item_id",
                {"type": "conversation.item.delete", "item_id": "item 1"},
            ),
        ],
    )
    def test_refused(self, pointer: str, payload: Any) -> None:
        """
        Ids of items and calls are letters, digits, hyphens and underscores.
        """
        assert [
            f"{pointer}: expected a string that matches [a-zA-Z0-9_-]+, got"
            " the string 'item 1'"
        ] == problems(payload)
        assert not is_valid(payload)

    @pytest.mark.parametrize("given", ["item_1", "A-9"])
    def test_accepted(self, given: str) -> None:
        """
        Others are taken.
        """
        payload = {"type": "conversation.item.retrieve", "item_id": given}

        assert [] == problems(payload)
        assert is_valid(payload)

    def test_no_string(self) -> None:
        """
        An id that is no string is told once.
        """
        payload = {"type": "conversation.item.retrieve", "item_id": 3}

        assert ["/item_id: expected a string, got the number 3"] == [
            str(problem) for problem in check(payload, GA)
        ]


class TestModalities:
    def test_with_every_other_problem(self) -> None:
        """
        A refused set of modalities is told together with other problems.
        """
        payload = update({"output_modalities": ["text", "audio"], "foo": 1})

        found = [str(problem) for problem in check(payload, GA)]

        assert (
            "/session/output_modalities: expected ['audio'], got"
            " ['text', 'audio']"
        ) == found[0]
        assert found[1].startswith("/session/foo: unknown key")

    @pytest.mark.parametrize(
        ("given", "dialect", "is_taken"),
        [
            (["audio"], GA, True),
            (["text"], GA, True),
            (["audio", "text"], GA, False),
            (["audio"], BETA, False),
            (["text", "audio"], BETA, True),
            (["smell"], BETA, True),
        ],
    )
    def test_sets(self, given: Any, dialect: Dialect, is_taken: bool) -> None:
        """
        A server refuses what a writer of its dialect writes otherwise.
        """
        key = "output_modalities" if dialect is GA else "modalities"
        session = {key: given}
        payload = (
            update(session)
            if dialect is GA
            else {"type": "session.update", "session": session}
        )

        assert is_taken == (problems(payload, dialect) == [])
        assert is_taken == is_valid(payload, dialect)

    @pytest.mark.parametrize("given", ["audio", ["audio", 3], 3])
    def test_no_array_of_words(self, given: Any) -> None:
        """
        What is no array of words is told once.
        """
        payload = update({"output_modalities": given})

        assert 1 == len(check(payload, GA))

    def test_of_a_dialect(self) -> None:
        """
        So it is with every array that a dialect rewrites.
        """
        made = BETA.evolve(
            "x",
            records=[
                BETA.of(SessionResource).evolve(
                    include=Key(rewrite=Rewrite({("a",): ("b",)}))
                )
            ],
        )
        payload = {"type": "session.update", "session": {"include": ["a"]}}

        assert ["/session/include: expected ['b'], got ['a']"] == problems(
            payload, made
        )


class TestPlaces:
    def test_inside_no_object(self) -> None:
        """
        Where there is no object, nothing inside it is refused.
        """
        payload = update({"audio": {"input": 3}})

        assert [
            "/session/audio/input: expected an object, got the number 3"
        ] == [str(problem) for problem in check(payload, GA)]

    def test_inherited(self) -> None:
        """
        A derived dialect refuses the same, but for objects that are gone.
        """
        made = GA.evolve(
            "x",
            records=[
                GA.of(SessionResource).evolve(
                    without=(
                        "input_audio_format",
                        "input_audio_transcription",
                        "turn_detection",
                        "input_audio_noise_reduction",
                    ),
                    model=Key(null=None),
                ),
                GA.of(ServerVAD).evolve(),
            ],
        )

        assert ("audio",) == made.of(SessionResource).refused_nulls
        assert None is made.of(SessionResource).keys["model"].null
        assert "refused" == made.of(SessionResource).keys["tools"].null
