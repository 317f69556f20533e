"""
Rules that meet.
"""

from types import MappingProxyType
from typing import Any

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
    Fallback,
    Key,
    Words,
    bare,
)
from rule_checks import both_ways, changed, problems, read, write
from rule_dialects import IGNORED, RATED


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

    def test_required_and_flattened(self) -> None:
        """
        A flattened object can be required.
        """
        acme = changed(
            BETA,
            required=["input_audio_format"],
            input_audio_format=Key(words=RATED, flatten={"rate": "rate"}),
        )

        assert ["/input_audio_format: required key is missing"] == problems(
            acme, {}
        )

    def test_required_and_none(self) -> None:
        """
        A value that is read as None is missing, at either path.
        """
        acme = BETA.evolve(
            "acme",
            records=[
                BETA.of(FunctionTool).evolve(
                    name=Key(alias="title", none=["none"])
                ),
                BETA.of(FunctionToolChoice).evolve(name=Key(none=["none"])),
            ],
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

    def test_aliases_of_other_enums(self) -> None:
        """
        Aliases are read where the words of other enums are replaced.
        """
        acme = changed(
            BETA,
            input_audio_format=Key(
                words={AudioFormat: {AudioFormat.PCM16: "x"}}
            ),
        ).evolve(
            "acme",
            words={
                PCM: Words({PCM(8_000): "p8"}, aliases={"p08": PCM(8_000)})
            },
        )

        assert SessionResource(input_audio_format=PCM(8_000)) == read(
            acme, {"input_audio_format": "p08"}
        )

    def test_words_that_have_gone(self) -> None:
        """
        Words at an attribute, and at its fallback, go with their class.
        """
        there: Any = {AudioFormat: {}, PCM: {PCM(8_000): "p8"}}
        session = BETA.of(SessionResource).evolve(
            input_audio_format=Key(
                words={
                    AudioFormat: {AudioFormat.PCM16: "x"},
                    PCM: {PCM(8_000): "p8"},
                }
            ),
            output_audio_format=Key(fallback=Fallback("said", words=there)),
        )
        acme = BETA.evolve(
            "acme", records=[session], words={PCM: {PCM(8_000): "p"}}
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
        with pytest.raises(WireError, match="is the name of Real"):
            converter.unstructure(NamedVoice("alloy"), union)

    def test_strings_are_known(self) -> None:
        """
        An unknown value cannot be a number, which would be read as one.
        """
        acme = changed(BETA, max_response_output_tokens=Key(as_string=True))
        session = SessionResource(
            max_response_output_tokens=Unknown("12", "acme")
        )

        with pytest.raises(WireError, match="a word that isn't a number, got"):
            make_converter(acme).unstructure(session)

    def test_strings_at_a_fallback(self) -> None:
        """
        Numbers are read from strings at the fallback too.
        """
        acme = changed(
            BETA,
            max_response_output_tokens=Key(
                as_string=True, fallback=Fallback("most", words={})
            ),
        )

        assert SessionResource(max_response_output_tokens=5) == read(
            acme, {"most": "5"}
        )

    def test_off_is_copied(self) -> None:
        """
        An object for `OFF` may be of any mapping.
        """
        acme = changed(
            BETA,
            turn_detection=Key(off=[MappingProxyType({"type": "none"})]),
        )

        assert {"turn_detection": {"type": "none"}} == write(
            acme, SessionResource(turn_detection=OFF)
        )

    def test_own_words_first(self) -> None:
        """
        An alias does not take the word of another class.
        """
        acme = BETA.evolve(
            "acme",
            words={
                PCM: Words({PCM(8_000): "p8"}, aliases={"pcm16": PCM(8_000)})
            },
        )

        both_ways(
            acme,
            {"input_audio_format": "pcm16"},
            SessionResource(input_audio_format=AudioFormat.PCM16),
        )

    def test_enums_that_never_meet(self) -> None:
        """
        Words of enums that no attribute has together may have one tag.
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

    @pytest.mark.parametrize(
        "rules",
        [
            {"model": "mode"},
            {"voice": Key(alias="mode")},
            {"voice": Key(fallback="mode.name")},
            {"input_audio_format": Key(words=RATED, flatten={"rate": "mode"})},
        ],
        ids=["path", "alias", "fallback", "flatten"],
    )
    def test_a_path_that_was_ignored(self, rules: Any) -> None:
        """
        A key that is read is not ignored any more.
        """
        acme = changed(IGNORED, **rules)

        assert {"type": ("realtime",)} == acme.of(SessionResource).ignored

    @pytest.mark.parametrize(
        "rules",
        [
            {"speed": "other"},
            {"speed": Key(alias="other")},
            {"constants": {"other": "x"}},
            {"ignored": {"other": "x"}},
        ],
        ids=["path", "alias", "constant", "ignored"],
    )
    @pytest.mark.parametrize("rule", ["alias", "fallback"])
    def test_a_path_that_was_an_alias(self, rule: str, rules: Any) -> None:
        """
        Nor is it read as an alias, or as a fallback.
        """
        old = changed(BETA, voice=Key(**{rule: "other"}))
        acme = changed(old, **rules)

        assert None is getattr(acme.of(SessionResource).keys["voice"], rule)

    def test_within_the_keys(self) -> None:
        """
        An unknown object that is flattened has the keys that there are.
        """
        acme = changed(
            BETA,
            input_audio_format=Key(words=RATED, flatten={"rate": "rate"}),
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
