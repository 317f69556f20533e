"""
The dialects that the module lists.
"""

import pytest

import realtime_attrs.dialects

from payloads import VENDORS
from realtime_attrs import (
    PCM,
    NamedVoice,
    Reasoning,
    ReasoningEffort,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    INWORLD,
    QWEN_OMNI,
    XAI,
    Dialect,
)
from realtime_attrs.vendors.azure_voice_live import VoiceLiveSession


class TestModule:
    def test_no_such_dialect(self) -> None:
        """
        There are no other names in the module than those it lists.
        """
        with pytest.raises(AttributeError, match=r"no attribute 'GROK'"):
            realtime_attrs.dialects.GROK  # type: ignore[attr-defined]  # noqa: B018

    @pytest.mark.parametrize("dialect", VENDORS, ids=str)
    def test_names(self, dialect: Dialect) -> None:
        """
        Each vendor's dialect is called as its module is.
        """
        name = dialect.name.upper().replace("-", "_")

        assert dialect is getattr(realtime_attrs.dialects, name)

    def test_unknown_at_a_bare_value(self) -> None:
        """
        A new effort is kept inside its class, and shown where it stands.
        """
        converter = make_converter(AZURE_VOICE_LIVE, keep_unknown=True)

        session = converter.structure(
            {"reasoning_effort": "huge"}, SessionResource
        )

        assert session == VoiceLiveSession(
            reasoning=Reasoning(Unknown("huge", "azure-voice-live"))
        )
        assert {"reasoning_effort": "huge"} == converter.unstructure(session)
        assert {"reasoning_effort": "none"} == converter.unstructure(
            SessionResource(reasoning=Reasoning(ReasoningEffort.NONE))
        )

    def test_one_session_for_three(self) -> None:
        """
        A voice by its name and a rate go to whoever has them.
        """
        session = SessionResource(
            voice=NamedVoice("ara"), output_audio_format=PCM(16_000)
        )

        assert {
            "voice": "ara",
            "audio": {
                "output": {"format": {"type": "audio/pcm", "rate": 16_000}}
            },
        } == make_converter(XAI).unstructure(session)
        assert {
            "voice": "ara",
            "audio": {
                "output": {"format": {"type": "pcm", "sample_rate": 16_000}}
            },
        } == make_converter(QWEN_OMNI).unstructure(session)
        assert {
            "type": "realtime",
            "audio": {
                "output": {
                    "voice": "ara",
                    "format": {"type": "audio/pcm", "rate": 16_000},
                }
            },
        } == make_converter(INWORLD).unstructure(session)
