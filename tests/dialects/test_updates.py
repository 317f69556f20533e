"""
Updates of sessions by vendors' dialects.
"""

from typing import Any

import pytest

from payloads import VENDORS
from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
    apply_update,
    changes,
)
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    INWORLD,
    QWEN_OMNI,
    XAI,
    Dialect,
)
from realtime_attrs.vendors.azure_voice_live import (
    AzureSemanticVAD,
    VoiceLiveSemanticVAD,
    VoiceLiveServerVAD,
)
from wire_checks import Session, table


STARTS: list[Any] = [
    (
        AZURE_VOICE_LIVE,
        Session(
            input_audio_format=AudioFormat.PCM16,
            output_audio_format=AudioFormat.PCM16,
            input_audio_noise_reduction=OFF,
            tools=[],
            tool_choice=ToolChoiceMode.AUTO,
            max_response_output_tokens=INF,
        ),
    ),
    (
        XAI,
        Session(
            modalities=["audio"],
            turn_detection=OFF,
            tools=[],
            tool_choice=ToolChoiceMode.AUTO,
        ),
    ),
    (INWORLD, Session(turn_detection=SemanticVAD())),
    (
        QWEN_OMNI,
        Session(
            turn_detection=ServerVAD(),
            tools=[],
            tool_choice=ToolChoiceMode.AUTO,
        ),
    ),
]

NUMBERED: list[Any] = [
    (
        AZURE_VOICE_LIVE,
        ServerVAD(),
        VoiceLiveServerVAD(
            threshold=0.5,
            create_response=True,
            interrupt_response=True,
            idle_timeout_ms=OFF,
            auto_truncate=False,
            end_of_utterance=OFF,
        ),
    ),
    (
        AZURE_VOICE_LIVE,
        SemanticVAD("high"),
        VoiceLiveSemanticVAD(
            "high",
            create_response=True,
            interrupt_response=True,
            auto_truncate=False,
        ),
    ),
    (XAI, ServerVAD(), ServerVAD(threshold=0.85, prefix_padding_ms=333)),
    (QWEN_OMNI, ServerVAD(), ServerVAD(silence_duration_ms=800)),
]


class TestStarts:
    @pytest.mark.parametrize(("dialect", "session"), table(*STARTS))
    def test_session(self, dialect: Dialect, session: Any) -> None:
        """
        To set what a server starts with is no change.
        """
        assert Session() == changes(Session(), session, dialect=dialect)

    @pytest.mark.parametrize(("dialect", "one", "other"), table(*NUMBERED))
    def test_detection(self, dialect: Dialect, one: Any, other: Any) -> None:
        """
        Nor is it to set what a detection starts with.
        """
        assert Session() == changes(
            Session(turn_detection=one),
            Session(turn_detection=other),
            dialect=dialect,
        )

    @pytest.mark.parametrize("dialect", VENDORS, ids=str)
    def test_others(self, dialect: Dialect) -> None:
        """
        Something else is a change.
        """
        after = Session(turn_detection=ServerVAD(threshold=0.25))

        assert after == changes(Session(), after, dialect=dialect)

    @pytest.mark.parametrize("dialect", VENDORS, ids=str)
    def test_order(self, dialect: Dialect) -> None:
        """
        The order of modalities says nothing.
        """
        assert Session() == changes(
            Session(modalities=["text", "audio"]),
            Session(modalities=["audio", "text"]),
            dialect=dialect,
        )

    @pytest.mark.parametrize("dialect", VENDORS, ids=str)
    def test_audio_alone(self, dialect: Dialect) -> None:
        """
        Audio comes without its transcript, but for Qwen's and StepFun's.
        """
        after = Session(modalities=["audio"])
        rewritten = dialect.name.startswith(("qwen", "stepfun"))

        assert (Session() if rewritten else after) == changes(
            Session(modalities=["audio", "text"]), after, dialect=dialect
        )


class TestUpdates:
    def test_detection_merges(self) -> None:
        """
        Azure's detections change attribute by attribute, as others do.
        """
        before = SessionResource(
            turn_detection=AzureSemanticVAD(threshold=0.5, languages=["en"])
        )
        update = SessionResource(
            turn_detection=AzureSemanticVAD(languages=["fr"])
        )
        after = apply_update(before, update)

        assert (
            AzureSemanticVAD(threshold=0.5, languages=["fr"])
            == after.turn_detection
        )
        assert after == apply_update(before, changes(before, after))

    def test_what_servers_have(self) -> None:
        """
        What a vendor's server has by itself is no change.
        """
        nothing = SessionResource()

        assert nothing == changes(
            nothing, SessionResource(turn_detection=OFF), dialect=XAI
        )
        assert SessionResource(turn_detection=OFF) == changes(
            nothing, SessionResource(turn_detection=OFF), dialect=QWEN_OMNI
        )
