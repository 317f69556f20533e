"""
Rules that meet.
"""

from types import MappingProxyType

import pytest

from realtime_attrs import (
    OFF,
    PCM,
    AudioFormat,
    FunctionTool,
    FunctionToolChoice,
    NamedVoice,
    RealtimeVoice,
    SessionResource,
    TracingMode,
    TruncationMode,
    Unknown,
)
from realtime_attrs.converter import (
    WireError,
    make_converter,
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    Echo,
    Wording,
    bare,
    record,
)
from rule_checks import both_ways, problems, read, write
from rule_dialects import FORMAT, MOOT, RATED


class TestCorners:
    def test_told_by_a_flag(self) -> None:
        """
        Objects with one tag may differ in a key of any type.
        """
        acme = BETA.evolve(
            "acme",
            words={
                AudioFormat: {
                    AudioFormat.PCM16: {"type": "pcm", "law": False},
                    AudioFormat.G711_ULAW: {"type": "pcm", "law": True},
                }
            },
        )

        both_ways(
            acme,
            {"input_audio_format": {"type": "pcm", "law": True}},
            SessionResource(input_audio_format=AudioFormat.G711_ULAW),
        )
        assert [
            "/input_audio_format/law: expected False or True, got the number 1"
        ] == problems(acme, {"input_audio_format": {"type": "pcm", "law": 1}})

    def test_required_beside(self) -> None:
        """
        What has keys beside each other can be required.
        """
        acme = BETA.evolve(
            "acme",
            records=[
                record(
                    SessionResource,
                    "model",
                    "input_audio_format",
                    required=["input_audio_format"],
                )
            ],
            words_at={FORMAT: RATED},
            beside={FORMAT: {"rate": "rate"}},
        )

        assert ["/input_audio_format: required key is missing"] == problems(
            acme, {}
        )

    def test_required_unsaid(self) -> None:
        """
        What says nothing is not there, in either place.
        """
        acme = BETA.evolve(
            "acme",
            also_at={(FunctionTool, "name"): "title"},
            unsaid={
                (FunctionTool, "name"): ("none",),
                (FunctionToolChoice, "name"): ("none",),
            },
        )
        tool = {"type": "function", "name": "none"}

        assert ["/name: required key is missing"] == problems(
            acme, tool, FunctionTool
        )
        assert ["/name: required key is missing"] == problems(
            acme, {**tool, "title": "none"}, FunctionTool
        )
        assert ["/name: required key is missing"] == problems(
            acme, tool, FunctionToolChoice
        )
        assert FunctionTool("f") == read(
            acme, {**tool, "title": "f"}, FunctionTool
        )

    def test_words_read_elsewhere(self) -> None:
        """
        Further words are read where words of other enums are replaced.
        """
        acme = BETA.evolve(
            "acme",
            words={PCM: {PCM(8_000): "p8"}},
            also_read={PCM: {"p08": PCM(8_000)}},
            words_at={
                FORMAT: Wording({AudioFormat: {AudioFormat.PCM16: "x"}})
            },
        )

        assert SessionResource(input_audio_format=PCM(8_000)) == read(
            acme, {"input_audio_format": "p08"}
        )

    def test_words_that_have_gone(self) -> None:
        """
        Words at an attribute, and at its other place, go with their class.
        """
        there = Wording({AudioFormat: {}, PCM: {PCM(8_000): "p8"}})
        spoken = (SessionResource, "output_audio_format")
        acme = BETA.evolve(
            "acme",
            words={PCM: {PCM(8_000): "p"}},
            words_at={
                FORMAT: Wording(
                    {
                        AudioFormat: {AudioFormat.PCM16: "x"},
                        PCM: {PCM(8_000): "p8"},
                    }
                )
            },
            also_at={spoken: Echo("said", there)},
        ).evolve("less", without=[PCM])

        assert ["/input_audio_format: expected 'x', got the string 'p8'"] == (
            problems(acme, {"input_audio_format": "p8"})
        )
        assert [
            "/said: expected nothing (the less dialect has no AudioFormat),"
            " got the string 'p8'"
        ] == [
            line.replace(" or nothing (the less dialect has no PCM)", "")
            for line in problems(acme, {"said": "p8"})
        ]

    def test_a_word_for_a_name(self) -> None:
        """
        A name that is a word is not written in a union of the user's.
        """
        acme = BETA.evolve("acme", records=[bare(NamedVoice, "name")])
        union = RealtimeVoice | NamedVoice
        converter = make_converter(acme)

        assert "zoe" == converter.unstructure(NamedVoice("zoe"), union)
        with pytest.raises(WireError, match="another name than that of Real"):
            converter.unstructure(NamedVoice("alloy"), union)

    def test_digits_are_known(self) -> None:
        """
        What is unknown is no number, which would be read as one.
        """
        acme = BETA.evolve(
            "acme", digits=[(SessionResource, "max_response_output_tokens")]
        )
        session = SessionResource(
            max_response_output_tokens=Unknown("12", "acme")
        )

        with pytest.raises(WireError, match="a word that is no number, got"):
            make_converter(acme).unstructure(session)

    def test_digits_at_an_echo(self) -> None:
        """
        Digits are read in the other place too.
        """
        limit = (SessionResource, "max_response_output_tokens")
        acme = BETA.evolve(
            "acme",
            digits=[limit],
            also_at={limit: Echo("most", Wording({}))},
        )

        assert SessionResource(max_response_output_tokens=5) == read(
            acme, {"most": "5"}
        )

    def test_off_is_copied(self) -> None:
        """
        An object for what is off may be of any mapping.
        """
        acme = BETA.evolve(
            "acme",
            off={
                (SessionResource, "turn_detection"): (
                    MappingProxyType({"type": "none"}),
                )
            },
        )

        assert {"turn_detection": {"type": "none"}} == write(
            acme, SessionResource(turn_detection=OFF)
        )

    def test_own_words_first(self) -> None:
        """
        What is read besides does not take the word of another class.
        """
        acme = BETA.evolve(
            "acme",
            words={PCM: {PCM(8_000): "p8"}},
            also_read={PCM: {"pcm16": PCM(8_000)}},
        )

        both_ways(
            acme,
            {"input_audio_format": "pcm16"},
            SessionResource(input_audio_format=AudioFormat.PCM16),
        )

    def test_enums_that_never_meet(self) -> None:
        """
        Words of enums that stand nowhere together may have one tag.
        """
        acme = GA.evolve(
            "acme",
            words={
                TracingMode: {TracingMode.AUTO: {"type": "auto"}},
                TruncationMode: {TruncationMode.AUTO: {"type": "auto"}},
            },
        )

        assert {
            "type": "realtime",
            "tracing": {"type": "auto"},
            "truncation": {"type": "auto"},
        } == write(
            acme,
            SessionResource(
                tracing=TracingMode.AUTO, truncation=TruncationMode.AUTO
            ),
        )

    def test_a_place_takes_what_was_moot(self) -> None:
        """
        A key that says nothing is left out where it becomes a place.
        """
        acme = MOOT.evolve(
            "more", records=[record(SessionResource, model="mode")]
        )

        assert {"type": ("realtime",)} == acme.moot[SessionResource]

    def test_within_the_keys(self) -> None:
        """
        Something unknown beside others has the keys that there are.
        """
        acme = BETA.evolve(
            "acme",
            words_at={FORMAT: RATED},
            beside={FORMAT: {"rate": "rate"}},
        )
        session = SessionResource(
            input_audio_format=Unknown({"type": "x", "more": 1}, "acme")
        )

        with pytest.raises(
            WireError,
            match=r"^/input_audio_format/more: expected the keys 'rate',"
            " 'type' only$",
        ):
            make_converter(acme).unstructure(session)
