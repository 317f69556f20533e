"""
A vendor's payload, converted to other dialects.
"""

import pytest

import realtime_attrs.dialects

from payloads import VENDORS
from realtime_attrs import AudioFormat, FunctionTool, SessionResource
from realtime_attrs.converter import WireError, convert_payload, make_converter
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    QWEN_LIVE_TRANSLATE,
    XAI,
    Dialect,
)
from vendor_payloads import payload_of


ALL = (BETA, GA, *VENDORS)


class TestConversion:
    @pytest.mark.parametrize("target", ALL, ids=str)
    def test_event(self, target: Dialect) -> None:
        """
        An answer of xAI's goes to every wire, with what it cannot say named.
        """
        name = "xai-2026-08-session.updated-function-tool"
        payload = payload_of(name)

        written, dropped = convert_payload(
            payload, target, source=XAI, drop=True
        )
        read = make_converter(target).structure(
            written, realtime_attrs.events.SessionUpdated
        )

        session = read.session
        assert isinstance(session, SessionResource)
        tools = () if target is QWEN_LIVE_TRANSLATE else (FunctionTool,)
        for tool, cls in zip(session.tools or (), tools, strict=True):
            assert isinstance(tool, cls)
        assert AudioFormat.PCM16 is session.output_audio_format
        assert (target is XAI) is ("keep_context" in written["session"])
        assert (target is XAI) is (dropped == ())

    def test_client_of_inworld(self) -> None:
        """
        A client's session with a type is no server's, so keys are minded.
        """
        payload = {"type": "realtime", "new": 1}
        with pytest.raises(WireError, match=r"^/new: unknown key"):
            convert_payload(payload, GA, source=INWORLD)
        shown = {**payload, "object": "realtime.session"}

        written, dropped = convert_payload(shown, GA, source=INWORLD)

        assert {"type": "realtime", "object": "realtime.session"} == written
        assert ["/new: omitted: unknown key"] == [*map(str, dropped)]

    def test_shown_by_xai(self) -> None:
        """
        What xAI's server shows at first says so itself.
        """
        session = payload_of("xai-2026-08-session.created")["session"]

        written, dropped = convert_payload(session, GA, source=XAI, drop=True)

        assert {
            "type": "realtime",
            "object": "realtime.session",
            "id": session["id"],
            "model": "grok-voice-latest",
            "output_modalities": ["audio"],
            "instructions": "",
            "tools": [],
            "audio": {"input": {"turn_detection": None}},
        } == written
        assert ["/voice: omitted: the ga dialect has no NamedVoice"] == [
            *map(str, dropped)
        ]

    def test_places(self) -> None:
        """
        What stands at a bare value, or beside others, is named by its key.
        """
        payload = {
            "reasoning_effort": "none",
            "input_audio_format": "pcm16",
            "input_audio_sampling_rate": 16_000,
        }

        _, dropped = convert_payload(
            payload, GA, source=AZURE_VOICE_LIVE, drop=True
        )

        assert [
            "/input_audio_format: omitted: the ga dialect has no PCM(rate=16000)"
        ] == [*map(str, dropped)]
