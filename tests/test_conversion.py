"""
Telling dialects apart, and what one cannot say of another's session.
"""

from typing import Any

import pytest

from payloads import real
from realtime_attrs import (
    OFF,
    AudioTranscription,
    CustomVoice,
    FunctionTool,
    MCPTool,
    MCPToolChoice,
    NoiseReduction,
    RealtimeVoice,
    Reasoning,
    ServerVAD,
    SessionResource,
    TranscriptionDelay,
)
from realtime_attrs.converter import (
    WireError,
    detect_dialect,
    drop_unsupported,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect


class TestDetection:
    @pytest.mark.parametrize(
        ("name", "dialect"),
        [
            ("azure-preview-session.update-aoai-sdk-readme", BETA),
            ("beta-2024-10-10-session.created-csharp-comment", BETA),
            ("beta-2024-12-22-session.created-zh-capture", BETA),
            ("beta-2024-12-22-session.update-zh-capture", BETA),
            ("beta-2024-12-22-session.updated-zh-capture", BETA),
            ("doc-openapi-2024-11-beta-session.created", BETA),
            ("doc-openapi-2024-11-beta-session.updated", BETA),
            ("doc-openapi-beta-session-object", BETA),
            ("doc-openapi-beta-session.updated", BETA),
            ("doc-openapi-beta-session.update", None),
            ("doc-ga-session.update-noise-reduction-null", GA),
            ("doc-ga-truncation-costs-guide-event-key", None),
            ("doc-openapi-ga-client_secrets-response", GA),
            ("doc-openapi-ga-session-object", GA),
            ("doc-openapi-ga-session.created", GA),
            ("doc-openapi-ga-session.update", GA),
            ("ga-2026-01-01-session.created-cpp-sip-bot", GA),
            ("ga-session.update-twilio-python-2025-08", GA),
        ],
    )
    def test_real_payloads(self, name: str, dialect: Dialect | None) -> None:
        """
        Real payloads are told apart, where there is something to tell.
        """
        assert dialect is detect_dialect(real(name))

    @pytest.mark.parametrize(
        ("payload", "dialect"),
        [
            ({"type": "realtime"}, GA),
            ({"type": "transcription"}, GA),
            ({"modalities": ["text"]}, BETA),
            ({"input_audio_format": "pcm16"}, BETA),
            ({"output_audio_format": "pcm16"}, BETA),
            ({"input_audio_transcription": None}, BETA),
            ({"input_audio_noise_reduction": None}, BETA),
            ({"max_response_output_tokens": "inf"}, BETA),
            ({"temperature": 0.8}, BETA),
            ({"voice": "alloy"}, BETA),
            ({"turn_detection": None}, BETA),
            ({"speed": 1.0}, BETA),
            ({"output_modalities": ["text"]}, GA),
            ({"max_output_tokens": 5}, GA),
            ({"audio": {}}, GA),
            ({"voice": "eve", "audio": {}}, None),
            ({"instructions": "", "tools": [], "model": "m"}, None),
            ({}, None),
            ([], None),
            ({"session": []}, None),
            ("realtime", None),
            ({"type": ["realtime"]}, GA),
            ({"type": "response.audio.delta"}, BETA),
            ({"type": "response.output_audio.delta"}, GA),
            ({"type": "conversation.item.done"}, GA),
            ({"type": "transcription_session.update", "session": {}}, BETA),
            ({"type": "input_audio_buffer.clear"}, None),
            ({"type": "response.done", "response": {"audio": {}}}, GA),
            ({"type": "response.done", "response": {"voice": "ash"}}, BETA),
            ({"type": "response.done", "response": {"id": "r"}}, None),
            ({"type": "response.done", "response": []}, None),
            ({"type": "response.create", "response": {"input": 3}}, None),
            (
                {"type": "response.create", "response": {"reasoning": {}}},
                GA,
            ),
            (
                {
                    "type": "conversation.item.created",
                    "item": {"object": "realtime.item"},
                },
                BETA,
            ),
            (
                {
                    "type": "response.output_item.done",
                    "item": {"content": [3, {"type": "output_text"}]},
                },
                GA,
            ),
            (
                {
                    "type": "response.done",
                    "response": {
                        "output": [3, {"content": [{"type": "audio"}]}]
                    },
                },
                BETA,
            ),
            (
                {
                    "type": "response.done",
                    "response": {
                        "audio": {},
                        "output": [{"object": "realtime.item"}],
                    },
                },
                None,
            ),
        ],
    )
    def test_keys(self, payload: Any, dialect: Dialect | None) -> None:
        """
        A type, or a key that only one wire has, tells which it is.
        """
        assert dialect is detect_dialect(payload)


ONLY_BETA = SessionResource(temperature=0.8, voice=RealtimeVoice.ONYX)

ONLY_GA = SessionResource(
    voice=CustomVoice("voice_1"),
    input_audio_transcription=AudioTranscription(
        model="m", languages=["en"], keywords=[], delay=TranscriptionDelay.LOW
    ),
    tools=[FunctionTool("f", "d"), MCPTool("a"), MCPTool("b")],
    tool_choice=MCPToolChoice("a"),
    input_audio_noise_reduction=NoiseReduction(strength=0.5),
    reasoning=Reasoning(),
    parallel_tool_calls=False,
)

CASES: list[tuple[SessionResource, Dialect, list[str], SessionResource]] = [
    (
        ONLY_BETA,
        GA,
        ["voice", "temperature"],
        SessionResource(),
    ),
    (
        ONLY_GA,
        BETA,
        [
            "input_audio_transcription.languages",
            "input_audio_transcription.keywords",
            "input_audio_transcription.delay",
            "tools[1]",
            "tools[2]",
            "tool_choice",
            "input_audio_noise_reduction.strength",
            "reasoning",
            "parallel_tool_calls",
        ],
        SessionResource(
            voice=CustomVoice("voice_1"),
            input_audio_transcription=AudioTranscription(model="m"),
            tools=[FunctionTool("f", "d")],
        ),
    ),
    (
        SessionResource(turn_detection=ServerVAD(1e300, 1, 2)),
        REFERENCE,
        ["turn_detection.threshold", "turn_detection"],
        SessionResource(),
    ),
    (
        SessionResource(
            turn_detection=OFF, tools=[FunctionTool("f")], speed=1.0
        ),
        REFERENCE,
        ["turn_detection", "tools[0]", "speed"],
        SessionResource(tools=[]),  # it said which tools: none are left
    ),
]


class TestUnsupported:
    @pytest.mark.parametrize(("session", "dialect", "names", "left"), CASES)
    def test_dropped(
        self,
        session: SessionResource,
        dialect: Dialect,
        names: list[str],
        left: SessionResource,
    ) -> None:
        """
        What cannot be said is left out, and named.
        """
        assert (left, tuple(names)) == drop_unsupported(session, dialect)

    @pytest.mark.parametrize(
        ("session", "dialect", "names", "left"), CASES[:2] + CASES[3:]
    )
    def test_named(
        self,
        session: SessionResource,
        dialect: Dialect,
        names: list[str],
        left: SessionResource,
    ) -> None:
        """
        The same names come from asking, and as places from trying.
        """
        with pytest.raises(WireError) as caught:
            make_converter(dialect).dumps(session)

        assert tuple(names) == unsupported(session, dialect)
        assert () == unsupported(left, dialect)
        assert len(names) == len(caught.value.problems)

    @pytest.mark.parametrize("function", [unsupported, drop_unsupported])
    def test_no_dialect_and_no_session(self, function: Any) -> None:
        """
        What is no dialect, or no session, is refused by name.
        """
        with pytest.raises(
            TypeError, match="expected a Dialect, got the string 'ga'"
        ):
            function(SessionResource(), "ga")
        with pytest.raises(
            TypeError, match="expected a session or event, got an object"
        ):
            function({}, GA)

    def test_huge_numbers_in_places(self) -> None:
        """
        A step of a place is short, whatever it is.
        """
        error = WireError.at((10**30, "01"), "x")

        assert "/an integer of more than 20 digits/01" == (
            error.problems[0].pointer
        )

    def test_escaped_places(self) -> None:
        """
        Keys of the wire with slashes and numbers survive in places.
        """
        error = WireError.at(("a/b", 1, "~"), "x")

        assert "/a~1b/1/~0" == error.problems[0].pointer
        assert ("a/b", 1, "~") == error.problems[0].names
