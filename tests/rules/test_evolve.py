"""
Rules that a derived dialect inherits.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    PCM,
    AudioFormat,
    CustomVoice,
    FunctionTool,
    NamedVoice,
    NoiseReduction,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.converter import (
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import (
    BETA,
    Wording,
    record,
)
from realtime_attrs.events import (
    SessionCreated,
    SessionUpdate,
)
from realtime_attrs.testing import assert_round_trips
from rule_checks import also_read, both_ways, refused
from rule_dialects import ALL


KIND_NAMES = (
    "words_at",
    "beside",
    "off",
    "also_at",
    "unsaid",
    "moot",
    "also_as",
    "digits",
)


class TestEvolve:
    @pytest.mark.parametrize("name", KIND_NAMES)
    def test_inherited(self, name: str) -> None:
        """
        Rules of each kind are inherited.
        """
        acme = ALL.evolve("acme", records=[record(NoiseReduction, "mode")])

        assert getattr(acme, name)
        assert getattr(ALL, name) == getattr(acme, name)
        assert ALL.record_of(NamedVoice) == acme.record_of(NamedVoice)

    @pytest.mark.parametrize(
        ("name", "rules"),
        [
            (
                "words_at",
                {
                    (SessionResource, "input_audio_format"): Wording(
                        {
                            AudioFormat: {
                                AudioFormat.PCM16: {
                                    "type": "x",
                                    "rate": 1,
                                    "bits": 2,
                                }
                            },
                            PCM: {},
                        }
                    )
                },
            ),
            (
                "beside",
                {
                    (SessionResource, "input_audio_format"): {
                        "rate": "r",
                        "bits": "b",
                    }
                },
            ),
            ("off", {(SessionResource, "turn_detection"): ("no", "x")}),
            ("also_at", {(SessionResource, "voice"): "voices.first"}),
            ("unsaid", {(SessionResource, "instructions"): ("-",)}),
            ("moot", {SessionResource: {"kind": ("a",)}}),
            ("also_as", {FunctionTool: ()}),
        ],
        ids=KIND_NAMES[:-1],
    )
    def test_overridden(self, name: str, rules: Any) -> None:
        """
        A rule takes the place of the one that was inherited.
        """
        acme = ALL.evolve("acme", **{name: rules})

        assert {**getattr(ALL, name), **rules} == getattr(acme, name)
        assert_round_trips(
            make_converter(acme),
            SessionResource(
                input_audio_format=AudioFormat.PCM16,
                voice=NamedVoice("a"),
                turn_detection=OFF,
                tools=[FunctionTool("f")],
            ),
        )

    def test_further_digits(self) -> None:
        """
        Digits come on top.
        """
        further = (SessionResource, "max_response_output_tokens")
        acme = ALL.evolve("acme", digits=iter([further]))

        assert {*ALL.digits, further} == acme.digits
        assert isinstance(acme.digits, frozenset)

    def test_other_attributes(self) -> None:
        """
        Rules for other attributes leave those alone that there are.
        """
        rules: dict[str, Any] = {
            "words_at": {
                (SessionResource, "output_audio_format"): Wording({})
            },
            "off": {(SessionResource, "tracing"): ("no",)},
            "also_at": {(SessionResource, "model"): "m"},
            "unsaid": {(SessionResource, "model"): ("",)},
            "moot": {FunctionTool: {"strict": ("a",)}},
            "also_as": {CustomVoice: (record(CustomVoice, id="voice_id"),)},
        }
        acme = ALL.evolve("acme", **rules)

        for name, rule in rules.items():
            assert {**getattr(ALL, name), **rule} == getattr(acme, name)

    @pytest.mark.parametrize("name", KIND_NAMES)
    def test_gone(self, name: str) -> None:
        """
        They go with the place of the attribute, or with the class.
        """
        fewer = ALL.evolve(
            "acme",
            records=[
                record(SessionResource, "model", "tools"),
                record(ServerVAD, "threshold", tag="server_vad"),
            ],
            members={
                (cls, "session"): (record(SessionResource, "model"),)
                for cls in (SessionCreated, SessionUpdate)
            },
        )
        without = BETA.evolve(
            "acme",
            off={(ServerVAD, "idle_timeout_ms"): ("never",)},
            also_at={(ServerVAD, "threshold"): "level"},
            words_at={(NoiseReduction, "mode"): Wording({})},
            unsaid={(ServerVAD, "threshold"): ("",)},
            moot={ServerVAD: {"kind": ("a",)}},
            also_as={ServerVAD: (record(ServerVAD, "threshold", tag="vad"),)},
            digits=[(ServerVAD, "prefix_padding_ms")],
        ).evolve("acme", without=[ServerVAD, NoiseReduction])

        kept = {
            "also_at": BETA.also_at,
            "moot": ALL.moot,
            "also_as": ALL.also_as,
        }
        assert kept.get(name, {}) == _pairs(getattr(fewer, name))
        assert _pairs(getattr(BETA, name)) == _pairs(getattr(without, name))

    def test_bare_and_back(self) -> None:
        """
        A class may be an object again.
        """
        acme = ALL.evolve("acme", records=[record(NamedVoice, tag="named")])

        both_ways(
            acme,
            {"voice": {"type": "named", "name": "a"}},
            SessionResource(voice=NamedVoice("a")),
        )

    def test_without_values(self) -> None:
        """
        A dialect may have no words for values any more.
        """
        acme = ALL.evolve("acme", without=[PCM])

        assert PCM not in acme.words
        assert ["output_audio_format"] == [
            *unsupported(SessionResource(output_audio_format=PCM(8_000)), acme)
        ]

    def test_null_is_not_off(self) -> None:
        """
        Where null says nothing, the other rules hold as well.
        """
        acme = BETA.evolve(
            "acme",
            null_is_off=False,
            also_at={(SessionResource, "turn_detection"): "turns"},
            unsaid={(SessionResource, "turn_detection"): ("",)},
            digits=[(ServerVAD, "idle_timeout_ms")],
        )

        for payload in (
            {"turn_detection": None},
            {"turns": None},
            {"turn_detection": ""},
        ):
            also_read(acme, payload, SessionResource())
        also_read(
            acme,
            {"turns": {"type": "server_vad", "idle_timeout_ms": 5}},
            SessionResource(turn_detection=ServerVAD(idle_timeout_ms=5)),
        )
        assert ["/turn_detection: the acme dialect cannot say OFF"] == refused(
            acme, SessionResource(turn_detection=OFF)
        )


def _pairs(rules: Any) -> Any:
    """
    Take rules for what they are by attribute or class.
    """
    return rules if isinstance(rules, Mapping) else dict.fromkeys(rules)
