"""
Derived dialects: what they take over, and what is their own.
"""

from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError

from derived import acme
from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    AudioTranscription,
    Inf,
    Prompt,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TracingMode,
)
from realtime_attrs.converter import (
    configure_converter,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, REFERENCE, Key, Rewrite, record
from realtime_attrs.events import ConversationItemAdded
from rule_checks import changed


class TestEvolve:
    def test_everything_else_stays(self) -> None:
        """
        Without changes, only the name differs.
        """
        assert GA == GA.evolve("other").evolve("ga")
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
        made = changed(BETA, modalities=Key(rewrite=Rewrite({("a",): ("b",)})))
        written = make_converter(made).unstructure(
            SessionResource(modalities=["a"])
        )

        assert {"modalities": ["b"]} == written

    def test_reading_and_writing(self, make: Any) -> None:
        """
        A derived dialect has its own words and places, at any depth.
        """
        converter = make(acme(), forbid_extra_keys=True)
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
                ["/say-it/a/c: unknown key; expected 'b'"],
            ),
        ],
    )
    def test_problems(self, make: Any, payload: Any, problems: Any) -> None:
        """
        Problems are told in the derived dialect's terms.
        """
        converter = make(acme(), forbid_extra_keys=True)

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
                BETA.of(SessionResource).evolve(
                    without=["modalities"], voice="audio.voice"
                ),
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
            "/output_modalities: key of another dialect; the nested dialect"
            " has no modalities"
        ] == [str(problem) for problem in explain(caught.value)]

    def test_what_it_has_not(self) -> None:
        """
        What was left out cannot be said.
        """
        session = SessionResource(
            input_audio_format=AudioFormat.G711_ALAW, speed=1
        )

        assert ("input_audio_format", "speed") == unsupported(session, acme())

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
        configure_converter(converter, acme())
        configure_converter(converter, BETA)

        assert {"input_audio_format": "pcm16"} == converter.unstructure(
            SessionResource(input_audio_format=AudioFormat.PCM16)
        )

    def test_inherited_further_words(self) -> None:
        """
        New words take the place of the old ones, further ones among them.
        """
        converter = make_converter(acme())

        with pytest.raises(CattrsError, match="expected 'lpcm' or 'mulaw'"):
            converter.structure("g711_law", AudioFormat)

    def test_transcription(self) -> None:
        """
        What a derived dialect does not touch, it has from where it comes.
        """
        assert BETA.of(AudioTranscription) is acme().of(AudioTranscription)

    def test_inherited(self) -> None:
        """
        Rules are inherited, and go with the attributes that they are about.
        """
        acme = changed(BETA, AudioTranscription, explicit_nulls=["model"])
        others = [
            name
            for name in GA.of(SessionResource).keys
            if name not in ("model", "speed")
        ]
        without = GA.evolve(
            "acme",
            records=[
                GA.of(ConversationItemAdded).evolve(
                    without=["previous_item_id"]
                ),
                GA.of(SessionResource).evolve(without=others),
                GA.of(SemanticVAD).evolve(
                    without=["create_response", "interrupt_response"]
                ),
            ],
            without=[ServerVAD],
        )

        for item in BETA.records:
            if item.cls is not AudioTranscription:
                assert item == acme.of(item.cls)
        assert ("model",) == acme.of(AudioTranscription).explicit_nulls
        assert () == without.of(ConversationItemAdded).explicit_nulls
        assert {"speed": 1.0} == without.of(SessionResource).defaults
        assert {"eagerness": "auto"} == without.of(SemanticVAD).defaults
        assert None is without.get(ServerVAD)
        assert "temperature" in acme.of(SessionResource).defaults
        assert {"model": None} == make_converter(acme).unstructure(
            AudioTranscription()
        )

    def test_from_scratch(self) -> None:
        """
        A record from scratch inherits nothing.
        """
        acme = GA.evolve(
            "acme",
            records=[
                record(ConversationItemAdded, tag="added"),
                record(SessionResource, "model", "speed", tag="realtime"),
            ],
        )

        assert () == acme.of(ConversationItemAdded).explicit_nulls
        assert {} == acme.of(SessionResource).defaults
        assert {} == acme.of(SessionResource).misplaced
