"""
Values of `PCM` that have words.
"""

from typing import Any, Literal

import pytest

from cattrs.errors import CattrsError
from jsonschema import Draft202012Validator

from realtime_attrs import (
    PCM,
    AudioFormat,
    Container,
    RealtimeVoice,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import (
    WireError,
    drop_unsupported,
    explain,
    json_schema,
    make_converter,
)
from realtime_attrs.dialects import BETA, Words
from rule_checks import (
    MODES,
    also_read,
    both_ways,
    hooked,
    kept,
    problems,
    read,
    refused,
)
from rule_dialects import RATES, USUAL


RATE = "/input_audio_format/rate"


class TestWords:
    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"type": "pcm", "rate": 24_000}, AudioFormat.PCM16),
            ({"type": "mulaw"}, AudioFormat.G711_ULAW),
            ({"type": "pcm", "rate": 8_000}, PCM(8_000)),
            ({"type": "pcm", "rate": 48_000}, PCM(48_000)),
            ({"type": "wav", "rate": 8_000}, PCM(8_000, Container.WAV)),
        ],
        ids=str,
    )
    def test_both_ways(self, payload: Any, value: Any) -> None:
        """
        Values have words as members of enums have them.
        """
        session = SessionResource(input_audio_format=value)

        both_ways(RATES, {"input_audio_format": payload}, session)
        both_ways(RATES, payload, value)

    @pytest.mark.parametrize(
        "spelling",
        [
            {"type": "pcm", "rate": 9},
            {"type": "pcm", "rate": 24_000, "kind": "a"},
            {"type": "pcm", "rate": None, "kind": "a"},
            {"type": "pcm", "kind": "a"},
        ],
        ids=str,
    )
    def test_null(self, spelling: Any) -> None:
        """
        Beside a word with null, others and further keys are unknown.
        """
        words = {PCM(16_000): {"type": "pcm", "rate": None}}
        acme = RATES.evolve("acme", words={PCM: words})

        assert (
            Unknown(spelling, "acme")
            == kept(acme, {"input_audio_format": spelling}).input_audio_format
        )
        assert [
            f"{RATE}: expected 24000 or None, got the string '9'"
        ] == problems(
            acme,
            {"input_audio_format": {"type": "pcm", "rate": "9"}},
            keep_unknown=True,
        )
        assert problems(
            acme, {"input_audio_format": spelling}, forbid_extra_keys=True
        )

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"type": "pcm"}, AudioFormat.PCM16),
            ({"type": "pcm", "rate": None}, AudioFormat.PCM16),
            ({"type": "wav"}, PCM(8_000, Container.WAV)),
        ],
        ids=str,
    )
    def test_left_out(self, payload: Any, value: Any) -> None:
        """
        Without the key that tells them apart, the first is meant.
        """
        also_read(
            RATES,
            {"input_audio_format": payload},
            SessionResource(input_audio_format=value),
        )

    @pytest.mark.parametrize(
        ("given", "problem"),
        [
            (
                {"type": "pcm", "rate": "8000"},
                f"{RATE}: expected 24000, 8000 or 48000, got the string"
                " '8000'",
            ),
            (
                {"type": "pcm", "rate": True},
                f"{RATE}: expected 24000, 8000 or 48000, got the boolean true",
            ),
            (
                {"type": "pcm", "rate": 8_000.0},
                f"{RATE}: expected 24000, 8000 or 48000, got the number"
                " 8000.0",
            ),
            (
                {"type": "wav", "rate": "8000"},
                f"{RATE}: expected 8000, the only rate of 'wav' in the acme"
                " dialect, got the string '8000'",
            ),
            (
                {"rate": 8_000},
                "/input_audio_format/type: required key is missing, expected"
                " one of 'pcm', 'mulaw', 'wav'",
            ),
            (
                {"type": 8_000},
                "/input_audio_format/type: expected one of 'pcm', 'mulaw',"
                " 'wav', got the number 8000",
            ),
            (
                ["pcm"],
                "/input_audio_format: expected an object such as"
                ' {"type": "pcm", "rate": 24000}, got an array',
            ),
        ],
        ids=str,
    )
    def test_refused(self, given: Any, problem: str) -> None:
        """
        What is wrong is said of the key, in every mode.
        """
        for options in MODES:
            assert [problem] == problems(
                RATES, {"input_audio_format": given}, **options
            )

    @pytest.mark.parametrize(
        ("given", "problem"),
        [
            (
                {"type": "pcm", "rate": 3},
                f"{RATE}: expected 24000, 8000 or 48000, got the number 3",
            ),
            (
                {"type": "wav", "rate": 3},
                f"{RATE}: expected 8000, the only rate of 'wav' in the acme"
                " dialect, got the number 3",
            ),
            (
                {"type": "new"},
                "/input_audio_format/type: expected one of 'pcm', 'mulaw',"
                " 'wav', got the string 'new'",
            ),
        ],
        ids=str,
    )
    def test_unknown(self, given: Any, problem: str) -> None:
        """
        Another rate or tag is unknown.
        """
        payload = {"input_audio_format": given}

        assert [problem] == problems(RATES, payload)
        assert (
            Unknown(given, "acme") == kept(RATES, payload).input_audio_format
        )

    @pytest.mark.parametrize("rate", [8_000, None])
    def test_keys_besides(self, rate: Any) -> None:
        """
        A further key is left out, kept or refused.
        """
        thing = {"type": "pcm", "rate": rate, "bits": 16}
        payload = {"input_audio_format": thing}

        assert SessionResource() != read(RATES, payload)
        assert (
            Unknown(thing, "acme") == kept(RATES, payload).input_audio_format
        )
        assert [
            "/input_audio_format/bits: unknown key; expected one of 'type',"
            " 'rate'"
        ] == problems(RATES, payload, forbid_extra_keys=True)

    def test_none_is_usual(self) -> None:
        """
        Without the key, none is meant where several of a class have the tag.
        """
        acme = BETA.evolve("acme", words={PCM: RATES.words[PCM]})
        payload = {"input_audio_format": {"type": "pcm"}}

        assert [
            f"{RATE}: required key is missing, expected 8000 or 48000"
        ] == problems(acme, payload)
        assert [f"{RATE}: expected 8000 or 48000, got null"] == problems(
            acme, {"input_audio_format": {"type": "pcm", "rate": None}}
        )

    def test_keys_besides_a_tag(self) -> None:
        """
        So it is with a key beside a tag that one alone has.
        """
        thing = {"type": "mulaw", "bits": 8}
        payload = {"input_audio_format": thing}

        assert AudioFormat.G711_ULAW is read(RATES, payload).input_audio_format
        assert (
            Unknown(thing, "acme") == kept(RATES, payload).input_audio_format
        )
        assert [
            "/input_audio_format/bits: unknown key; expected 'type'"
        ] == problems(RATES, payload, forbid_extra_keys=True)

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"type": "pcm"}, AudioFormat.PCM16),
            ({"type": "pcm", "rate": 8_000}, PCM(8_000)),
            ({"type": "pcm", "rate": 9_000}, PCM(9_000)),
        ],
        ids=str,
    )
    def test_type_alone(self, payload: Any, value: Any) -> None:
        """
        One of several words may be the type alone, and is written so.
        """
        session = SessionResource(input_audio_format=value)

        both_ways(USUAL, {"input_audio_format": payload}, session)
        assert {**payload, "rate": 7_000} == (
            kept(USUAL, {"input_audio_format": {**payload, "rate": 7_000}})
        ).input_audio_format.value

    @pytest.mark.parametrize("rate", [7_000, 7_000.5, "8000"], ids=str)
    def test_other_than_the_type_alone(self, rate: Any) -> None:
        """
        Then an object with another value of the key is none of them.
        """
        payload = {"input_audio_format": {"type": "pcm", "rate": rate}}
        (problem,) = problems(USUAL, payload)
        schema = json_schema(USUAL, SessionResource)

        assert problem.startswith(f"{RATE}: expected 8000 or 9000, got the ")
        assert not Draft202012Validator(schema).is_valid(payload)
        del payload["input_audio_format"]["rate"]
        assert Draft202012Validator(schema).is_valid(payload)

    def test_absent(self) -> None:
        """
        A value without a word cannot be said, nor can one where none has any.
        """
        session = SessionResource(input_audio_format=PCM(16_000))
        wav = PCM(8_000, Container.WAV)

        assert [
            "/input_audio_format: the acme dialect has no PCM(rate=16000)"
        ] == refused(RATES, session)
        assert [
            f"/input_audio_format: the beta dialect has no {wav!r}"
        ] == refused(BETA, SessionResource(input_audio_format=wav))
        assert (SessionResource(), ("input_audio_format",)) == (
            drop_unsupported(session, RATES)
        )
        assert [
            "expected nothing (the beta dialect has no PCM), got the string"
            " 'pcm'"
        ] == problems(BETA, "pcm", PCM)
        with pytest.raises(WireError, match="expected a PCM, got null"):
            make_converter(RATES).unstructure(None, PCM)

    def test_flags(self) -> None:
        """
        Objects may be told apart by any JSON value.
        """
        words = {
            AudioFormat.PCM16: {"type": "pcm", "a": 1, "law": 0},
            AudioFormat.G711_ULAW: {"type": "pcm", "a": 1, "law": 1},
            AudioFormat.G711_ALAW: {
                "type": "pcm",
                "a": 1,
                "law": True,
                "b": 1,
            },
        }
        acme = BETA.evolve("acme", words={AudioFormat: words})

        for member, spelling in words.items():
            both_ways(
                acme,
                {"input_audio_format": spelling},
                SessionResource(input_audio_format=member),
            )
        assert [
            "/input_audio_format/law: expected 0, 1 or True, got the boolean"
            " false"
        ] == problems(
            acme, {"input_audio_format": {"type": "pcm", "law": False}}
        )

    def test_strings(self) -> None:
        """
        Values may be spelled as words, and read by others.
        """
        acme = BETA.evolve(
            "acme",
            words={
                PCM: Words(
                    {PCM(8_000): "pcm8", PCM(16_000): "pcm_16"},
                    aliases={"pcm-8": PCM(8_000)},
                )
            },
        )
        session = SessionResource(input_audio_format=PCM(8_000))

        both_ways(acme, {"input_audio_format": "pcm8"}, session)
        also_read(acme, {"input_audio_format": "pcm-8"}, session)
        both_ways(
            acme,
            {"input_audio_format": "pcm16"},
            SessionResource(input_audio_format=AudioFormat.PCM16),
        )
        assert [
            "/input_audio_format: expected one of 'pcm16', 'g711_ulaw',"
            " 'g711_alaw', 'pcm8', 'pcm_16', got the string 'x'"
        ] == problems(acme, {"input_audio_format": "x"})
        assert (
            Unknown("x", "acme")
            == kept(acme, {"input_audio_format": "x"}).input_audio_format
        )

    @pytest.mark.parametrize("late", [True, False])
    def test_hooks_of_the_users(self, late: bool) -> None:
        """
        A hook of the user's for one of both reads what ours does not.
        """

        def any_rate(value: Any, _: Any) -> PCM:
            return PCM(int(value.removeprefix("pcm_")))

        converter = hooked(BETA, (PCM, any_rate), late=late)

        formats = [
            converter.structure(
                {"input_audio_format": word}, SessionResource
            ).input_audio_format
            for word in ("pcm_8000", "pcm16")
        ]

        assert [PCM(8_000), AudioFormat.PCM16] == formats

    def test_hooks_that_refuse(self) -> None:
        """
        What one hook of the user's refuses, another may read.
        """

        def refuse(value: Any, _: Any) -> Any:
            return make_converter(BETA).structure(value, RealtimeVoice)

        converter = hooked(
            BETA,
            (AudioFormat, refuse),
            (PCM, lambda *_: PCM(8_000)),
            late=True,
        )
        wrong = hooked(
            BETA,
            (AudioFormat, refuse),
            (PCM, lambda *_: 3),
            late=True,
        )
        some: Any = Literal[AudioFormat.PCM16] | PCM
        narrow = hooked(
            BETA,
            (AudioFormat, lambda *_: AudioFormat.G711_ULAW),
            (PCM, lambda *_: PCM(8_000)),
            late=True,
        )
        payload = {"input_audio_format": "pcm16"}

        assert (
            PCM(8_000)
            == converter.structure(payload, SessionResource).input_audio_format
        )
        with pytest.raises(CattrsError) as caught:
            wrong.structure(payload, SessionResource)
        (problem,) = explain(caught.value)
        assert (
            "SessionResource.input_audio_format: expected an AudioFormat, a"
            " PCM, an Unknown or None, got the number 3"
        ) == problem.message
        assert PCM(8_000) == narrow.structure("pcm16", some)

    def test_written_by_the_users(self) -> None:
        """
        So does one for writing.
        """
        converter = make_converter(BETA)
        converter.register_unstructure_hook(PCM, lambda pcm: f"p{pcm.rate}")
        session = SessionResource(
            input_audio_format=PCM(8_000),
            output_audio_format=AudioFormat.PCM16,
        )

        assert {
            "input_audio_format": "p8000",
            "output_audio_format": "pcm16",
        } == converter.unstructure(session)

    def test_unions(self) -> None:
        """
        In a union of the user's own only its members are read.
        """
        converter = make_converter(RATES)
        some: Any = Literal[AudioFormat.PCM16] | PCM
        every: Any = AudioFormat | Literal[AudioFormat.PCM16] | None

        assert PCM(8_000) == converter.structure(
            {"type": "pcm", "rate": 8_000}, some
        )
        assert AudioFormat.PCM16 is converter.structure({"type": "pcm"}, some)
        assert [
            "/type: expected one of 'pcm', 'wav', got the string 'mulaw'"
        ] == problems(RATES, {"type": "mulaw"}, some)
        assert AudioFormat.G711_ULAW is converter.structure(
            {"type": "mulaw"}, every
        )
        assert {"type": "pcm", "rate": 8_000} == converter.unstructure(
            PCM(8_000), some
        )

    def test_sets(self) -> None:
        """
        No set holds values that are spelled as objects.
        """
        with pytest.raises(
            WireError,
            match="acme dialect writes PCM as an object, which a set",
        ):
            make_converter(RATES).unstructure({PCM(8_000)}, set[PCM])
