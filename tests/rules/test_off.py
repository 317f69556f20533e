"""
How `OFF` is written.
"""

from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    AudioTranscription,
    ServerVAD,
    SessionResource,
    TracingConfiguration,
    TracingMode,
    Unknown,
)
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
