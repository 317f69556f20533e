"""
Rules that a derived dialect inherits.
"""

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
from realtime_attrs.converter import make_converter, unsupported
from realtime_attrs.dialects import BETA, GA, Key, Variant, Words, record
from realtime_attrs.events import Response, SessionCreated
from realtime_attrs.testing import assert_round_trips
from rule_checks import also_read, both_ways, changed, problems, read, refused
from rule_dialects import ALL


OTHER_WORDS: Any = {
    AudioFormat: {AudioFormat.PCM16: {"type": "x", "rate": 1, "bits": 2}},
    PCM: {},
}

RULES = (
    ("input_audio_format", "words"),
    ("input_audio_format", "flatten"),
    ("turn_detection", "off"),
    ("voice", "fallback"),
    ("instructions", "none"),
)
"""
Attributes of a session that have a rule in the dialect that has all kinds.
"""


class TestEvolve:
    @pytest.mark.parametrize(
        "cls", [SessionResource, ServerVAD, FunctionTool, NamedVoice]
    )
    def test_records(self, cls: type) -> None:
        """
        Records are inherited with their rules.
        """
        acme = ALL.evolve("acme", records=[record(NoiseReduction, "mode")])

        assert ALL.of(cls) == acme.of(cls)

    @pytest.mark.parametrize(("name", "rule"), RULES)
    def test_keys(self, name: str, rule: str) -> None:
        """
        So are the keys of a record of which another key is changed.
        """
        keys = changed(ALL, model=Key(alias="m")).of(SessionResource).keys

        assert getattr(keys[name], rule)
        assert ALL.of(SessionResource).keys[name] == keys[name]

    @pytest.mark.parametrize(("name", "rule"), RULES)
    def test_rules_of_a_key(self, name: str, rule: str) -> None:
        """
        So are the rules of a key that gets another path.
        """
        old = ALL.of(SessionResource)
        new = changed(ALL, **{name: "other"}).of(SessionResource)

        assert "other" == new.paths[name]
        assert getattr(old.keys[name], rule) == getattr(new.keys[name], rule)

    def test_rules_of_a_record(self) -> None:
        """
        So are the rules of a record.
        """
        old = ALL.of(SessionResource)
        new = changed(ALL, model="m").of(SessionResource)

        assert {"type": ("realtime",)} == new.ignored
        assert old.defaults == new.defaults
        tool = changed(ALL, FunctionTool, parameters="p").of(FunctionTool)
        assert ALL.of(FunctionTool).variants == tool.variants
        assert "function" == tool.tag
        assert GA.of(Response).explicit_nulls == (
            changed(GA, Response, id="i").of(Response).explicit_nulls
        )

    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("input_audio_format", Key(words=OTHER_WORDS)),
            ("input_audio_format", Key(flatten={"rate": "r", "bits": "b"})),
            ("turn_detection", Key(off=["no", "x"])),
            ("voice", Key(fallback="voices.first")),
            ("voice", Key(alias="voices.first", fallback=None)),
            ("instructions", Key(none=["-"])),
        ],
        ids=["words", "flatten", "off", "fallback", "alias", "none"],
    )
    def test_overridden(self, name: str, key: Key) -> None:
        """
        A rule replaces the one that was inherited.
        """
        acme = changed(ALL, **{name: key})
        old = ALL.of(SessionResource).keys
        new = acme.of(SessionResource).keys

        assert old[name] != new[name]
        assert {**old, name: new[name]} == new
        assert_round_trips(
            make_converter(acme),
            SessionResource(
                input_audio_format=AudioFormat.PCM16,
                voice=NamedVoice("a"),
                turn_detection=OFF,
                tools=[FunctionTool("f")],
            ),
        )

    @pytest.mark.parametrize(
        ("cls", "rules"),
        [
            (SessionResource, {"ignored": {"kind": ["a"]}}),
            (SessionResource, {"defaults": {"speed": 2.0}}),
            (SessionResource, {"explicit_nulls": ["voice"]}),
            (FunctionTool, {"variants": []}),
            (FunctionTool, {"variants": [Variant(FunctionTool, tag="f")]}),
            (FunctionTool, {"constants": {"version": "1"}}),
            (FunctionTool, {"required": ["name", "description"]}),
            (FunctionTool, {"tag_key": "kind", "variants": []}),
        ],
        ids=map(str, range(8)),
    )
    def test_overridden_of_records(self, cls: type, rules: Any) -> None:
        """
        So does one of a record.
        """
        new = changed(ALL, cls, **rules).of(cls)
        alone = record(cls, tag=new.tag, **rules)

        assert ALL.of(cls) != new
        assert [getattr(alone, name) for name in rules] == [
            getattr(new, name) for name in rules
        ]

    @pytest.mark.parametrize(
        ("name", "rules"),
        [
            ("input_audio_format", ["words", "flatten"]),
            ("turn_detection", ["off"]),
            ("voice", ["fallback"]),
            ("instructions", ["none"]),
        ],
    )
    def test_taken_away(self, name: str, rules: list[str]) -> None:
        """
        `None` takes a rule of a key away.
        """
        key = Key(**dict.fromkeys(rules))
        acme = changed(ALL, **{name: key}).of(SessionResource)

        assert BETA.of(SessionResource).keys[name] == acme.keys[name]

    def test_taken_away_from_strings(self) -> None:
        """
        So it does with a number that was a string.
        """
        acme = changed(ALL, ServerVAD, idle_timeout_ms=Key(as_string=None))

        both_ways(
            acme,
            {"type": "server_vad", "idle_timeout_ms": 5},
            ServerVAD(idle_timeout_ms=5),
        )

    def test_alias_taken_away(self) -> None:
        """
        An alias that is taken away is refused with the attribute's path.
        """
        acme = changed(
            changed(BETA, voice=Key(alias="v")), voice=Key(alias=None)
        )

        assert None is acme.of(SessionResource).keys["voice"].alias
        assert [
            "/v: key of another dialect; the acme dialect has it at voice"
        ] == (problems(acme, {"v": "ash"}))

    def test_gone_with_an_attribute(self) -> None:
        """
        Rules go with the attribute that they are about.
        """
        acme = changed(
            ALL,
            without=[
                "voice",
                "input_audio_format",
                "instructions",
                "speed",
            ],
        )

        for payload in (
            {"speaker": {"name": 3}},
            {"input_rate": 3},
            {"instructions": ""},
        ):
            assert SessionResource() == read(acme, payload)
            assert problems(acme, payload, forbid_extra_keys=True)
        assert "speed" not in acme.of(SessionResource).defaults

    def test_gone_from_explicit_nulls(self) -> None:
        """
        So do nulls, and the names of required attributes.
        """
        old = GA.of(Response)
        new = changed(GA, Response, without=["usage"]).of(Response)

        assert "usage" in old.explicit_nulls
        assert [x for x in old.explicit_nulls if x != "usage"] == [
            *new.explicit_nulls
        ]
        acme = changed(
            changed(BETA, required=["voice", "model"]), without=["voice"]
        )
        assert {"model"} == {*acme.of(SessionResource).required}

    def test_gone_with_a_class(self) -> None:
        """
        Variants and records at attributes go with their class.
        """
        acme = BETA.evolve(
            "acme",
            records=[
                BETA.of(ServerVAD).evolve(
                    variants=[record(ServerVAD, "threshold", tag="vad")]
                ),
                BETA.of(SessionResource).evolve(
                    turn_detection=Key(records=[ServerVAD])
                ),
            ],
        ).evolve(
            "acme",
            records=[
                BETA.of(SessionResource).evolve(without=["turn_detection"])
            ],
            without=[ServerVAD, NoiseReduction],
        )

        assert None is acme.get(ServerVAD)
        assert None is acme.get(NoiseReduction)
        assert SessionResource() == read(
            acme, {"turn_detection": {"type": "vad"}}
        )

    def test_others_of_an_attribute(self) -> None:
        """
        Other classes at the attribute stay.
        """
        acme = BETA.evolve("acme", without=[ServerVAD])

        assert [
            "/turn_detection/type: expected 'semantic_vad', got the string"
            " 'server_vad'"
        ] == problems(acme, {"turn_detection": {"type": "server_vad"}})

    def test_records_at_an_attribute(self) -> None:
        """
        A class that is changed is changed wherever it is a value.
        """
        acme = changed(BETA, model="engine")
        event = {
            "type": "session.created",
            "session": {"object": "realtime.session", "engine": "m"},
        }

        both_ways(acme, event, SessionCreated(SessionResource(model="m")))

    def test_words(self) -> None:
        """
        Words replace those of an enum, with their aliases; `evolve()` adds.
        """
        words = BETA.words[AudioFormat]
        fewer = BETA.evolve(
            "acme", words={AudioFormat: {AudioFormat.PCM16: "pcm"}}
        )
        more = BETA.evolve(
            "acme", words={AudioFormat: words.evolve({AudioFormat.PCM16: "p"})}
        )

        assert Words({AudioFormat.PCM16: "pcm"}) == fewer.words[AudioFormat]
        for word in ("g711_ulaw", "g711_law"):
            assert problems(fewer, {"input_audio_format": word})
            also_read(
                more,
                {"input_audio_format": word},
                SessionResource(input_audio_format=AudioFormat.G711_ULAW),
            )
        both_ways(
            more,
            {"input_audio_format": "p"},
            SessionResource(input_audio_format=AudioFormat.PCM16),
        )

    def test_words_of_a_key(self) -> None:
        """
        Words of a key replace those of their enum, and stay for others.
        """
        acme = changed(
            changed(
                BETA,
                input_audio_format=Key(
                    words={AudioFormat: {AudioFormat.PCM16: "a"}}
                ),
            ),
            input_audio_format=Key(words={PCM: {PCM(8_000): "b"}}),
        )

        for word, format_ in (("a", AudioFormat.PCM16), ("b", PCM(8_000))):
            both_ways(
                acme,
                {"input_audio_format": word},
                SessionResource(input_audio_format=format_),
            )

        plain = changed(acme, input_audio_format=Key(words=None))
        both_ways(
            plain,
            {"input_audio_format": "pcm16"},
            SessionResource(input_audio_format=AudioFormat.PCM16),
        )

    def test_of_scratch(self) -> None:
        """
        A record from scratch inherits nothing.
        """
        acme = ALL.evolve(
            "acme",
            records=[
                record(SessionResource, "model", "tools"),
                record(FunctionTool, tag="function"),
            ],
        )

        made = acme.of(SessionResource)
        assert record(SessionResource, "model", "tools") == made
        assert ({}, {}, {}) == (made.ignored, made.misplaced, made.defaults)
        assert () == acme.of(FunctionTool).variants

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
        Where null is not off, the other rules hold as well.
        """
        acme = BETA.evolve(
            "acme",
            null_is_off=False,
            records=[
                BETA.of(SessionResource).evolve(
                    turn_detection=Key(alias="turns", none=[""])
                ),
                BETA.of(ServerVAD).evolve(idle_timeout_ms=Key(as_string=True)),
            ],
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
        assert [
            "/turn_detection: the acme dialect doesn't support OFF"
        ] == refused(acme, SessionResource(turn_detection=OFF))

    def test_without_something_else(self) -> None:
        """
        A record can only be without attributes that it has.
        """
        with pytest.raises(ValueError, match="reasoning"):
            BETA.of(SessionResource).evolve(without=["reasoning"])
        assert None is BETA.evolve("acme", without=[CustomVoice]).get(
            CustomVoice
        )
