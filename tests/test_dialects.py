"""
Dialects are data: what rules say, and which cannot be made.
"""

import pickle

from collections.abc import Callable
from typing import Any

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError
from hypothesis import given

from payloads import DIALECTS, VENDORS
from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    Inf,
    NoiseReduction,
    Prompt,
    RealtimeVoice,
    Reasoning,
    RetentionRatioTruncation,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TokenLimits,
    ToolChoiceMode,
    TracingMode,
)
from realtime_attrs.converter import (
    configure_converter,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    REFERENCE,
    Dialect,
    Record,
    Rewrite,
    record,
)
from realtime_attrs.testing import assert_round_trips, sessions


ACME = BETA.evolve(
    "acme",
    words={
        AudioFormat: {
            AudioFormat.PCM16: "lpcm",
            AudioFormat.G711_ULAW: "mulaw",
        },
        TracingMode: {TracingMode.AUTO: "on"},
    },
    records=[
        record(
            SessionResource,
            "model",
            "voice",
            "tools",
            "tracing",
            input_audio_format="in.{codec}",
            turn_detection="in.turns",
            instructions="say-it.a_b",
            temperature="say-it.a.b",
            prompt="prompts.first",
        ),
        record(Prompt, "variables", id="where.id", required=["variables"]),
    ],
    without=[TokenLimits, RetentionRatioTruncation],
)


class TestRecord:
    def test_names_and_places(self) -> None:
        """
        An attribute stands under its own name, or where it is said to.
        """
        made = record(NoiseReduction, "strength", mode="type")

        assert {"strength": "strength", "mode": "type"} == made.places
        assert None is made.tag
        assert frozenset() == made.required

    def test_all(self) -> None:
        """
        Without names and places, all attributes stand under their own names.
        """
        made = record(FunctionTool, tag="function")

        assert ["name", "description", "parameters"] == list(made.places)
        assert frozenset({"name"}) == made.required

    def test_places_alone(self) -> None:
        """
        With places, only what is named is there.
        """
        assert {"mode": "type"} == record(NoiseReduction, mode="type").places

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: record(ServerVAD, "treshold"),
                "record(ServerVAD): there is no attribute 'treshold', did you"
                " mean 'threshold'?",
            ),
            (
                lambda: record(ServerVAD, zzz="a"),
                "record(ServerVAD): there is no attribute 'zzz'",
            ),
            (
                lambda: record(ServerVAD, "threshold", required=["yyy"]),
                "record(ServerVAD): there is no attribute 'yyy'",
            ),
            (
                lambda: record(FunctionTool, "description"),
                "record(FunctionTool): 'name' is required, and has no place",
            ),
            (
                lambda: record(NoiseReduction, "strength", mode="strength"),
                "record(NoiseReduction): 'strength' is the place of 'strength'"
                " and of 'mode'",
            ),
            (
                lambda: record(NoiseReduction, mode="a", strength="a.b"),
                "record(NoiseReduction): 'a.b' is the place of 'mode' and of"
                " 'strength'",
            ),
            (
                lambda: record(NoiseReduction, mode="a.b", strength="a"),
                "record(NoiseReduction): 'a' is the place of 'mode' and of"
                " 'strength'",
            ),
            (
                lambda: record(NoiseReduction, tag="x", mode="type"),
                "record(NoiseReduction): 'type' is the place of the tag and of"
                " 'mode'",
            ),
            (
                lambda: record(NoiseReduction, mode="a..b"),
                "record(NoiseReduction): the place of 'mode' has an empty key:"
                " 'a..b'",
            ),
        ],
    )
    def test_mistakes(self, make: Callable[[], Any], message: str) -> None:
        """
        A rule that its class or itself contradicts is refused by name.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("cls", "name"), [(int, "int"), (Mine := type("Mine", (), {}), "Mine")]
    )
    def test_other_classes(self, cls: type, name: str) -> None:
        """
        Only classes of the library's can have rules.
        """
        with pytest.raises(
            TypeError, match=rf"record\({name}\): this is no class of realtime"
        ):
            record(cls)

    def test_no_class(self) -> None:
        """
        What is no class at all is refused too.
        """
        with pytest.raises(TypeError, match=r"record\(the number 3\)"):
            Record(3, {})  # type: ignore[arg-type]


class TestDialect:
    def test_names(self) -> None:
        """
        A dialect shows as its name.
        """
        assert ["<Dialect reference>", "<Dialect beta>", "<Dialect GA>"] == [
            *map(repr, DIALECTS)
        ]
        assert [
            "<Dialect azure-voice-live>",
            "<Dialect xai>",
            "<Dialect inworld>",
            "<Dialect qwen-omni>",
        ] == [*map(repr, VENDORS)]

    def test_is_a_value(self) -> None:
        """
        A dialect survives pickling, and can be a key.
        """
        copy = pickle.loads(pickle.dumps(GA))

        assert copy == GA
        assert GA != BETA
        assert 1 == {GA: 1}[copy]
        assert GA.record_of(ServerVAD) == copy.record_of(ServerVAD)

    def test_is_frozen(self) -> None:
        """
        A dialect cannot be changed.
        """
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            GA.name = "mine"  # type: ignore[misc]

    def test_record_of(self) -> None:
        """
        A dialect knows its record of a class.
        """
        found = GA.record_of(SessionResource)

        assert found is not None
        assert "realtime" == found.tag
        assert None is BETA.record_of(Reasoning)

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            (
                {"records": [record(SemanticVAD, tag="server_vad")]},
                "SessionResource.turn_detection: ServerVAD and SemanticVAD"
                " both have 'server_vad'",
            ),
            (
                {"records": [record(FunctionTool), record(ServerVAD)]},
                None,
            ),
            (
                {"records": [record(ServerVAD), record(SemanticVAD)]},
                "SessionResource.turn_detection: ServerVAD and SemanticVAD"
                " both have no tag",
            ),
            (
                {"without": [TokenLimits]},
                "RetentionRatioTruncation.token_limits: there is no record, or"
                " word, of TokenLimits",
            ),
            (
                {"also_read": {Inf: {"none": OFF}}},
                "also_read has OFF, which has no word",
            ),
            (
                {"without": [Reasoning, AudioFormat]},
                "there is no Reasoning to be without",
            ),
            (
                {"words": {RealtimeVoice: {ToolChoiceMode.AUTO: "a"}}},
                "ToolChoiceMode.AUTO is no RealtimeVoice",
            ),
            (
                {
                    "words": {
                        RealtimeVoice: {
                            RealtimeVoice.ASH: "a",
                            RealtimeVoice.ECHO: "a",
                        }
                    }
                },
                "'a' is the word of two members of RealtimeVoice",
            ),
            (
                {"also_read": {TracingMode: {"auto": TracingMode.AUTO}}},
                "'auto' is the word of two members of TracingMode",
            ),
            (
                {"words": {TracingMode: {TracingMode.AUTO: 3}}},
                "TracingMode.AUTO is spelled as the number 3",
            ),
            (
                {"words": {TracingMode: {TracingMode.AUTO: {"a": 1}}}},
                "the object for TracingMode.AUTO has no 'type'",
            ),
            (
                {
                    "words": {
                        AudioFormat: {
                            AudioFormat.PCM16: "a",
                            AudioFormat.G711_ULAW: {"type": "b"},
                        }
                    }
                },
                "AudioFormat is spelled in words and in objects",
            ),
            (
                {"words": {ServerVAD: {}}},
                "words are for enums of realtime_attrs, not for ServerVAD",
            ),
            (
                {"words": {3: {}}},
                "words are for enums of realtime_attrs, not for the number 3",
            ),
            (
                {"elsewhere": {SessionResource: {"voice": ("voice",)}}},
                "'voice' is a place here, and not elsewhere",
            ),
            (
                {"elsewhere": {Reasoning: {"a": ("effort",)}}},
                "elsewhere has Reasoning, of which there is no record",
            ),
            (
                {"elsewhere": {SessionResource: {"a": ("zzz",)}}},
                "elsewhere has SessionResource.zzz, which does not exist",
            ),
            (
                {"rewrites": {(SessionResource, "reasoning"): Rewrite({})}},
                "what SessionResource.reasoning is rewritten to has no place",
            ),
            (
                {"rewrites": {(Reasoning, "effort"): Rewrite({})}},
                "what Reasoning.effort is rewritten to has no place",
            ),
            (
                {
                    "words": {
                        ToolChoiceMode: {
                            ToolChoiceMode.AUTO: {"type": "function"}
                        }
                    }
                },
                "SessionResource.tool_choice: ToolChoiceMode and"
                " FunctionToolChoice both have 'function'",
            ),
        ],
        ids=str,
    )
    def test_mistakes(self, changes: Any, message: str | None) -> None:
        """
        Rules that contradict each other are refused, and named.
        """
        if message is None:
            assert "acme" == BETA.evolve("acme", **changes).name
            return
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            BETA.evolve("acme", **changes)

        assert f"dialect 'acme': {message}" == str(caught.value)

    def test_two_records(self) -> None:
        """
        A class has one record.
        """
        with pytest.raises(
            ValueError, match="'x': there are two records of Reasoning"
        ):
            Dialect("x", [record(Reasoning), record(Reasoning)], {})


class TestEvolve:
    def test_everything_else_stays(self) -> None:
        """
        Without changes, only the name differs.
        """
        assert GA == GA.evolve("other").evolve("GA")
        assert REFERENCE == REFERENCE.evolve("other").evolve("reference")

    def test_flags(self) -> None:
        """
        What null says, and how large numbers are, can be changed.
        """
        made = BETA.evolve("x", null_is_off=False, number_bits=32)

        assert ("turn_detection",) == unsupported(
            SessionResource(turn_detection=OFF), made
        )
        assert ("temperature",) == unsupported(
            SessionResource(temperature=1e300), made
        )

    def test_rewrites(self) -> None:
        """
        So can what an array of words is written as.
        """
        key = SessionResource, "modalities"
        made = BETA.evolve("x", rewrites={key: Rewrite({("a",): ("b",)})})
        written = make_converter(made).unstructure(
            SessionResource(modalities=["a"])
        )

        assert {"modalities": ["b"]} == written

    def test_reading_and_writing(self, make: Any) -> None:
        """
        A derived dialect has its own words and places, at any depth.
        """
        converter = make(ACME, forbid_extra_keys=True)
        payload = {
            "in": {"{codec}": "lpcm", "turns": None},
            "say-it": {"a": {"b": 0.5}, "a_b": "Be brief."},
            "tracing": "on",
            "prompts": {"first": {"where": {"id": "p"}, "variables": {}}},
        }

        session = converter.structure(payload, SessionResource)

        assert (
            SessionResource(
                input_audio_format=AudioFormat.PCM16,
                turn_detection=OFF,
                temperature=0.5,
                instructions="Be brief.",
                tracing=TracingMode.AUTO,
                prompt=Prompt("p", variables={}),
            )
            == session
        )
        assert payload == converter.unstructure(session)

    @pytest.mark.parametrize(
        ("payload", "problems"),
        [
            (
                {"in": {"{codec}": "pcm16"}},
                [
                    "/in/{codec}: expected 'lpcm' or 'mulaw', got the string 'pcm16'"
                ],
            ),
            (
                {"prompts": {"first": {"variables": {}}}},
                ["/prompts/first/where/id: required key is missing"],
            ),
            (
                {"prompts": {"first": {"where": {}, "variables": {}}}},
                ["/prompts/first/where/id: required key is missing"],
            ),
            (
                {"prompts": {"first": {"where": {"id": "p"}}}},
                ["/prompts/first/variables: required key is missing"],
            ),
            (
                {"prompts": {"first": {"where": 3, "variables": {}}}},
                ["/prompts/first/where: expected an object, got the number 3"],
            ),
            (
                {"say-it": {"a": {"c": 1}}},
                ["/say-it/a/c: unknown key; known are 'b'"],
            ),
        ],
    )
    def test_problems(self, make: Any, payload: Any, problems: Any) -> None:
        """
        Problems are told in the derived dialect's terms.
        """
        converter = make(ACME, forbid_extra_keys=True)

        with pytest.raises(CattrsError) as caught:
            converter.structure(payload, SessionResource)

        assert problems == [str(problem) for problem in explain(caught.value)]

    def test_keys_of_another_wire(self, make: Any) -> None:
        """
        Keys of another wire are refused, unless they are places here now.
        """
        nested = BETA.evolve(
            "nested",
            records=[
                record(SessionResource, "tools", voice="audio.voice"),
            ],
        )
        converter = make(nested)

        session = converter.structure(
            {"audio": {"voice": "ash"}}, SessionResource
        )

        assert RealtimeVoice.ASH is session.voice
        with pytest.raises(CattrsError) as caught:
            converter.structure({"output_modalities": []}, SessionResource)
        assert [
            "/output_modalities: a key of another dialect: in nested there is"
            " no modalities"
        ] == [str(problem) for problem in explain(caught.value)]

    def test_what_it_has_not(self) -> None:
        """
        What was left out cannot be said.
        """
        session = SessionResource(
            input_audio_format=AudioFormat.G711_ALAW, speed=1
        )

        assert ("input_audio_format", "speed") == unsupported(session, ACME)

    @given(session=sessions(ACME))
    def test_strategies(self, session: SessionResource) -> None:
        """
        Strategies draw what a derived dialect can say.
        """
        assert_round_trips(make_converter(ACME), session)

    def test_a_constant_without_a_word(self) -> None:
        """
        A union need not be spelled whole: a number is enough.
        """
        made = BETA.evolve("x", without=[Inf])

        assert ("max_response_output_tokens",) == unsupported(
            SessionResource(max_response_output_tokens=INF), made
        )
        assert {"max_response_output_tokens": 3} == make_converter(
            made
        ).unstructure(SessionResource(max_response_output_tokens=3))

    def test_two_on_one_converter(self) -> None:
        """
        The last dialect that a converter was configured for counts.
        """
        converter = cattrs.Converter()
        configure_converter(converter, ACME)
        configure_converter(converter, BETA)

        assert {"input_audio_format": "pcm16"} == converter.unstructure(
            SessionResource(input_audio_format=AudioFormat.PCM16)
        )

    def test_inherited_further_words(self) -> None:
        """
        New words take the place of the old ones, further ones among them.
        """
        converter = make_converter(ACME)

        with pytest.raises(CattrsError, match="expected 'lpcm' or 'mulaw'"):
            converter.structure("g711_law", AudioFormat)

    def test_transcription(self) -> None:
        """
        What a derived dialect does not touch, it has from where it comes.
        """
        assert BETA.record_of(AudioTranscription) is ACME.record_of(
            AudioTranscription
        )
