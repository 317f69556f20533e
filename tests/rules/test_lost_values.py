"""
Rules by which a value would be lost are errors of the line that makes them.
"""

from collections.abc import Callable
from typing import Any

import pytest

from realtime_attrs import (
    INF,
    OFF,
    PCM,
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    Inf,
    NamedVoice,
    Off,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import (
    ANY,
    BETA,
    GA,
    Fallback,
    Key,
    Rewrite,
    Variant,
    Words,
    bare,
    record,
)
from realtime_attrs.events import (
    AssistantMessage,
    FunctionCall,
    ResponseTextDelta,
    TranscriptionSession,
    UserMessage,
)
from rule_checks import changed


CALLS = [
    (
        lambda: changed(BETA, model="id"),
        "dialect 'acme': SessionCreated.session: 'id' is a key of"
        " SessionResource and of 'session_id'",
    ),
    (
        lambda: changed(BETA, instructions="expires_at.x"),
        "dialect 'acme': SessionCreated.session: 'expires_at' is a key of"
        " SessionResource and of 'expires_at'",
    ),
    (
        lambda: changed(BETA, explicit_nulls="turn_detection"),
        "dialect 'acme': SessionResource.turn_detection: explicit_nulls: null"
        " is read as OFF, not as None",
    ),
    (
        lambda: changed(BETA, turn_detection=Key(none="x", off="x")),
        "record(SessionResource): 'turn_detection': none: 'x' is a spelling of"
        " OFF too",
    ),
    (
        lambda: BETA.evolve(
            "acme",
            words={Inf: {INF: "1"}},
            records=[
                BETA.of(SessionResource).evolve(
                    max_response_output_tokens=Key(as_string=True)
                )
            ],
        ),
        "dialect 'acme': SessionResource.max_response_output_tokens:"
        " as_string: the word '1' of Inf is a number",
    ),
    (
        lambda: changed(BETA, without="voice", voice="v"),
        "record(SessionResource): without: 'voice' has a new key",
    ),
    (
        lambda: Rewrite({("a",): ("b",), ("b",): ("a",)}),
        "Rewrite: ['a'] is written as ['b'], which isn't read back",
    ),
    (
        lambda: BETA.evolve("acme", words={Off: {OFF: "off"}}),
        "Dialect: words: Off: pass the spelling of OFF to Key(off=...)",
    ),
    (
        lambda: bare(NamedVoice, "name").evolve(name="x"),
        "record(NamedVoice): 'name': a bare value has no path",
    ),
    (
        lambda: changed(
            BETA,
            input_audio_format=Key(
                fallback=Fallback(
                    "x",
                    words={
                        AudioFormat: {AudioFormat.PCM16: "p"},
                        PCM: {PCM(8_000): "p"},
                    },
                )
            ),
        ),
        "dialect 'acme': SessionResource.input_audio_format: AudioFormat and"
        " PCM both have 'p'",
    ),
    (
        lambda: changed(
            BETA,
            FunctionTool,
            variants=[
                Variant(FunctionTool, tag="t"),
                record(FunctionTool, tag="t", name="f.name"),
            ],
        ),
        "record(FunctionTool): variants: there are two with the tag 't'",
    ),
    (
        lambda: changed(
            BETA,
            FunctionTool,
            variants=[
                record(FunctionTool, "parameters", tag="function", name="f.x"),
                record(FunctionTool, tag="function", name="f.name"),
            ],
        ),
        "record(FunctionTool): variants: there are two with the tag 'function'"
        " and the required keys ['f']",
    ),
    (
        lambda: changed(
            BETA,
            AudioTranscription,
            variants=bare(AudioTranscription, "model"),
        ),
        "record(AudioTranscription): variants: expected an object with its tag"
        " at 'type'",
    ),
    (
        lambda: changed(BETA, ResponseTextDelta, tag="response.text.done"),
        "dialect 'acme': BaseServerEvent: ResponseTextDelta and"
        " ResponseTextDone both have 'response.text.done'",
    ),
    (
        lambda: changed(BETA, FunctionCall, tag="message"),
        "dialect 'acme': ConversationItemCreate.item: SystemMessage and"
        " FunctionCall both have 'message'",
    ),
    (
        lambda: changed(BETA, UserMessage, constants={"role": "system"}),
        "dialect 'acme': ConversationItemCreate.item: SystemMessage and"
        " UserMessage both have 'message'",
    ),
    (
        lambda: changed(BETA, model="object"),
        "dialect 'acme': SessionCreated.session: records:"
        " record(SessionResource): 'object' is the path of the constant"
        " 'realtime.session' and of 'model'",
    ),
    (
        lambda: changed(BETA, wihtout=["voice"]),
        "record(SessionResource): no attribute 'wihtout'; did you mean"
        " 'without'?",
    ),
    (
        lambda: record(SessionResource, misplaced={"x": None}),
        "record(SessionResource): misplaced: no 'x' to remove",
    ),
    (
        lambda: changed(BETA, misplaced={"x": None}),
        "record(SessionResource): misplaced: no 'x' to remove",
    ),
    (
        lambda: record(SessionResource, misplaced={"x": []}),
        "record(SessionResource): misplaced: 'x': expected names, got none",
    ),
    (
        lambda: Words({AudioFormat.PCM16: "a", RealtimeVoice.ASH: "b"}),
        "Words: expected the members of one enum",
    ),
    (
        lambda: BETA.words[AudioFormat].evolve(aliases={"zz": None}),
        "Words: aliases: no 'zz' to remove",
    ),
    (
        lambda: record(SessionResource, keys={"voice": "a"}, voice="b"),
        "record(SessionResource): 'voice' has two keys",
    ),
    (
        lambda: record(ServerVAD, tag="a", tag_key="a.b"),
        "record(ServerVAD): tag_key: expected a key, got the path 'a.b'",
    ),
    (
        lambda: changed(
            BETA, explicit_nulls="model", model=Key(null="refused")
        ),
        "record(SessionResource): explicit_nulls: the server rejects null"
        " for 'model'",
    ),
    (
        lambda: changed(BETA, turn_detection=Key(null="refused")),
        "dialect 'acme': SessionResource.turn_detection: null: the server"
        " rejects null, but OFF is written as null",
    ),
    (
        lambda: BETA.evolve("acme", number_bits=16),  # type: ignore[arg-type]
        "Dialect: number_bits: expected 32 or 64, got the number 16",
    ),
    (
        lambda: BETA.evolve(
            "acme", records=[record(SessionResource), record(SessionResource)]
        ),
        "dialect 'acme': two records of SessionResource",
    ),
    (
        lambda: GA.evolve(
            "acme",
            records=[
                record(
                    TranscriptionSession,
                    tag="transcription",
                    input_audio_format="audio.*",
                )
            ],
            words={AudioFormat: {AudioFormat.PCM16: "pcm"}},
        ),
        "dialect 'acme': TranscriptionSession.input_audio_format: the value at"
        " 'audio.*' has to be an object",
    ),
    (
        lambda: BETA.evolve(
            "acme", records=[BETA.of(ServerVAD)], without=ServerVAD
        ),
        "dialect 'acme': without: ServerVAD has a new record",
    ),
    (
        lambda: changed(BETA, turn_detection=Key(records=[ServerVAD] * 2)),
        "record(SessionResource): 'turn_detection': records: there are two of"
        " ServerVAD",
    ),
    (
        lambda: changed(
            BETA,
            FunctionTool,
            variants=record(
                FunctionTool,
                tag="a",
                variants=Variant(FunctionTool, tag="b"),
            ),
        ),
        "record(FunctionTool): variants: a variant can't have variants",
    ),
]
WRONG: list[tuple[Callable[[], Any], str]] = [
    (
        lambda: bare(NamedVoice, "name", "n"),  # type: ignore[arg-type]
        "record(NamedVoice): 'name': expected a Key, got the string 'n'",
    ),
    (
        lambda: bare(NamedVoice, ["name"]),  # type: ignore[arg-type]
        "record(NamedVoice): expected a word, got an array",
    ),
    (lambda: Variant("ServerVAD"), "Variant: expected a class, got"),  # type: ignore[arg-type]
    (lambda: Variant(ServerVAD, tag=1), "Variant: tag: expected a word"),  # type: ignore[arg-type]
    (
        lambda: Variant(FunctionTool, constants={"a": 3}),  # type: ignore[dict-item]
        "Variant: constants: 'a': expected a word, got the number 3",
    ),
    (lambda: BETA.of(record(ServerVAD)), "dialect 'beta': expected a class"),  # type: ignore[arg-type]
    (lambda: Rewrite(None), "Rewrite: expected a mapping, got null"),  # type: ignore[arg-type]
    (lambda: Rewrite({}, closed="no"), "Rewrite: expected True or False"),  # type: ignore[arg-type]
    (lambda: Key(off={"none", "off"}), "Key: off: expected a list, got"),
    (lambda: Key(pattern=""), "Key: pattern: expected a word, got"),
    (
        lambda: BETA.evolve("acme", null_is_off="no"),  # type: ignore[arg-type]
        "Dialect: null_is_off: expected True or False, got the string 'no'",
    ),
]


class TestLostValues:
    @pytest.mark.parametrize(
        ("make", "message"), CALLS, ids=map(str, range(len(CALLS)))
    )
    def test_refused(self, make: Callable[[], Any], message: str) -> None:
        """
        A rule by which a value would be lost, or never count, is refused.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"), WRONG, ids=map(str, range(11))
    )
    def test_shapes(self, make: Callable[[], Any], message: str) -> None:
        """
        An argument of another type is refused by name.
        """
        with pytest.raises(TypeError) as caught:
            make()

        assert str(caught.value).startswith(message)

    def test_three_that_no_key_distinguishes(self) -> None:
        """
        Classes with one tag have to have one key that distinguishes all.
        """
        with pytest.raises(ValueError, match="no key dis") as caught:
            BETA.evolve(
                "acme",
                records=[
                    BETA.of(cls).evolve(tag="x", constants=constants)
                    for cls, constants in (
                        (FunctionCall, {"a": "1", "b": "1"}),
                        (UserMessage, {"a": "2", "c": "1"}),
                        (AssistantMessage, {"b": "2", "c": "2"}),
                    )
                ],
            )

        assert (
            "no key distinguishes UserMessage, AssistantMessage or"
            " FunctionCall, with 'x'"
        ) in str(caught.value)

    def test_arguments_are_copied(self) -> None:
        """
        Who changes a mapping later changes no dialect.
        """
        off = {"type": "a"}
        word = {"type": "pcm"}
        table = {("a",): ("b",)}
        constants = {"k": "v"}
        made = BETA.evolve(
            "acme",
            records=[
                BETA.of(SessionResource).evolve(
                    turn_detection=Key(off=off),
                    include=Key(rewrite=Rewrite(table)),
                    constants=constants,
                )
            ],
            words={AudioFormat: {AudioFormat.PCM16: word}},
        )
        off["type"] = word["type"] = constants["k"] = "changed"
        table.clear()

        assert {
            "k": "v",
            "turn_detection": {"type": "a"},
            "input_audio_format": {"type": "pcm"},
            "include": ["b"],
        } == make_converter(made).unstructure(
            SessionResource(
                turn_detection=OFF,
                input_audio_format=AudioFormat.PCM16,
                include=["a"],
            )
        )

    def test_ignored_wins(self) -> None:
        """
        A key that a family ignores isn't misplaced.
        """
        made = BETA.evolve(
            "acme", ignored={SessionResource: {"output_modalities": ANY}}
        )

        assert SessionResource() == make_converter(
            made, forbid_extra_keys=True
        ).structure({"output_modalities": ["text"]}, SessionResource)
