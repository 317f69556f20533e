"""
What a dialect cannot say of another's session.
"""

from typing import Any

import pytest

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
    drop_unsupported,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect


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
            input_audio_noise_reduction=NoiseReduction(),
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
