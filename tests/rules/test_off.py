"""
How `OFF` is written.
"""

import re

from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    AudioTranscription,
    Off,
    ServerVAD,
    SessionResource,
    TracingConfiguration,
    TracingMode,
    Unknown,
)
from realtime_attrs.converter import check, drop_unsupported, unsupported
from realtime_attrs.dialects import BETA, Key
from realtime_attrs.extending import ThreeStates, frozen
from rule_checks import also_read, both_ways, changed, kept, problems, refused
from rule_dialects import OFFS
from wire_checks import read, written


@frozen
class Silent(AudioTranscription):
    """
    A transcription whose model can be off by itself.
    """

    model: ThreeStates[str] = None  # type: ignore[assignment]  # wider


SILENT = BETA.evolve(
    "acme",
    records=[
        BETA.of(SessionResource).evolve(
            input_audio_transcription=Key(off={"model": None})
        ),
        BETA.of(AudioTranscription).evolve(cls=Silent),
    ],
)


NO_WORDS: Any = {Off: {}}


class TestOff:
    def test_both_ways(self) -> None:
        """
        The first spelling is written.
        """
        both_ways(
            OFFS,
            {
                "input_audio_transcription": None,
                "turn_detection": {"type": "none"},
                "input_audio_noise_reduction": None,
                "tracing": "off",
            },
            SessionResource(
                input_audio_transcription=OFF,
                turn_detection=OFF,
                input_audio_noise_reduction=OFF,
                tracing=OFF,
            ),
        )
        both_ways(
            OFFS,
            {"type": "server_vad", "idle_timeout_ms": "never"},
            ServerVAD(idle_timeout_ms=OFF),
        )

    @pytest.mark.parametrize(
        ("name", "given"),
        [
            ("turn_detection", "none"),
            ("turn_detection", ""),
            ("turn_detection", None),
            ("input_audio_transcription", {"model": None}),
            ("tracing", None),
        ],
        ids=str,
    )
    def test_other_spellings(self, name: str, given: Any) -> None:
        """
        The others are read, as null is.
        """
        also_read(OFFS, {name: given}, SessionResource(**{name: OFF}))

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({}, SessionResource()),
            ({"tracing": "auto"}, SessionResource(tracing=TracingMode.AUTO)),
            (
                {"tracing": {}},
                SessionResource(tracing=TracingConfiguration()),
            ),
            (
                {"input_audio_transcription": {"model": "m"}},
                SessionResource(
                    input_audio_transcription=AudioTranscription(model="m")
                ),
            ),
            (
                {"type": "server_vad", "idle_timeout_ms": 0},
                ServerVAD(idle_timeout_ms=0),
            ),
        ],
        ids=str,
    )
    def test_not_off(self, payload: Any, value: Any) -> None:
        """
        What is no such spelling is read as it was.
        """
        also_read(OFFS, payload, value)

    @pytest.mark.parametrize(
        ("given", "problem"),
        [
            (
                {"type": "none", "threshold": 1},
                "/turn_detection/type: expected 'server_vad' or"
                " 'semantic_vad', got the string 'none'",
            ),
            (
                "off",
                "/turn_detection: expected an object, got the string 'off'",
            ),
            (False, "/turn_detection: expected an object, got the boolean"),
        ],
        ids=str,
    )
    def test_refused(self, given: Any, problem: str) -> None:
        """
        What is like one is not one.
        """
        (found,) = problems(OFFS, {"turn_detection": given})

        assert found.startswith(problem)

    @pytest.mark.parametrize(
        ("further", "options", "transcription"),
        [
            ({"new": 3}, {}, OFF),
            (
                {"new": 3},
                {"keep_unknown": True},
                Silent(model=OFF, extra=Unknown({"new": 3}, "acme")),
            ),
            ({"language": "fi", "new": 3}, {}, Silent("fi", model=OFF)),
            ({"language": "fi"}, {}, Silent("fi", model=OFF)),
        ],
    )
    def test_among_other_keys(
        self, further: Any, options: Any, transcription: Any
    ) -> None:
        """
        An object that means `OFF` does so beside unknown keys.
        """
        payload = {"input_audio_transcription": {"model": None, **further}}
        session = read(SILENT, payload, **options)

        assert transcription == session.input_audio_transcription
        assert session == read(SILENT, written(SILENT, session), **options)

    def test_wrong_among_other_keys(self) -> None:
        """
        What is wrong in such an object is refused.
        """
        wrong = {"model": None, "language": 3}

        assert [
            "/input_audio_transcription/language: expected a string, got the"
            " number 3"
        ] == problems(SILENT, {"input_audio_transcription": wrong})

    def test_counts_as_known(self) -> None:
        """
        Beside it unknown keys are kept.
        """
        payload = {"turn_detection": {"type": "none"}, "new": 1}
        session = kept(OFFS, payload)

        assert OFF is session.turn_detection
        assert Unknown({"new": 1}, "acme") == session.extra
        thing = {"type": "none", "new": 1}
        assert (
            Unknown(thing, "acme")
            == kept(OFFS, {"turn_detection": thing}).turn_detection
        )

    def test_required(self) -> None:
        """
        An attribute that is required may be off.
        """
        acme = changed(OFFS, required=["turn_detection"])

        both_ways(
            acme,
            {"turn_detection": {"type": "none"}},
            SessionResource(turn_detection=OFF),
        )
        also_read(
            acme, {"turn_detection": None}, SessionResource(turn_detection=OFF)
        )
        assert ["/turn_detection: required key is missing"] == problems(
            acme, {}
        )
        assert ["the acme dialect requires 'turn_detection'"] == refused(
            acme, SessionResource()
        )


@frozen
class Heard(SessionResource):
    """
    A session whose transcription is off unless somebody sets it.
    """

    captions: ThreeStates[bool] = OFF


class TestNeverOff:
    @pytest.mark.parametrize(
        "key",
        [
            Key(words=NO_WORDS),
            Key("heard", words=NO_WORDS, alias="old"),
            Key("heard", words=NO_WORDS, fallback="old"),
        ],
        ids=repr,
    )
    def test_no_words(self, key: Key) -> None:
        """
        Without words for it, converters reject `OFF`, and read null as `None`.
        """
        acme = changed(BETA, input_audio_transcription=key)
        name = acme.of(SessionResource).paths["input_audio_transcription"]
        value = SessionResource(
            input_audio_transcription=AudioTranscription("nl")
        )
        off = SessionResource(input_audio_transcription=OFF)

        both_ways(acme, {name: {"language": "nl"}}, value)
        also_read(acme, {name: None}, SessionResource())
        assert [f"/{name}: the acme dialect doesn't support OFF"] == refused(
            acme, off
        )
        assert ("input_audio_transcription",) == unsupported(off, acme)
        assert (SessionResource(), ("input_audio_transcription",)) == (
            drop_unsupported(off, acme)
        )

    def test_others_stay(self) -> None:
        """
        Other attributes can be turned off.
        """
        acme = changed(BETA, input_audio_transcription=Key(words=NO_WORDS))

        both_ways(
            acme,
            {"turn_detection": None},
            SessionResource(turn_detection=OFF),
        )

    def test_null_is_refused(self) -> None:
        """
        The server may refuse null there.
        """
        acme = changed(
            BETA,
            input_audio_transcription=Key(words=NO_WORDS, null="refused"),
        )

        assert [
            "/input_audio_transcription: the server rejects null; omit"
        ] == [
            str(x).removesuffix(" the key")
            for x in check({"input_audio_transcription": None}, acme)
        ]

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: changed(
                    BETA,
                    turn_detection=Key(words=NO_WORDS, off=[{"type": "no"}]),
                ),
                "SessionResource.turn_detection: off: its words have no"
                " spelling of OFF",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        BETA.of(SessionResource).evolve(
                            cls=Heard, captions=Key(words=NO_WORDS)
                        )
                    ],
                ),
                "Heard.captions: the default OFF can't be written",
            ),
        ],
    )
    def test_mistakes(self, make: Any, message: str) -> None:
        """
        Rules that need a spelling of `OFF` contradict it.
        """
        with pytest.raises(ValueError, match=re.escape(message)):
            make()
