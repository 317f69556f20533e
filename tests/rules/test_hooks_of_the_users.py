"""
Hooks of the users'.
"""

import pytest

from realtime_attrs import (
    PCM,
    AudioFormat,
    NamedVoice,
    RealtimeVoice,
    SessionResource,
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    bare,
)
from rule_checks import asked


class TestHooksOfTheUsers:
    @pytest.mark.parametrize("tag", ["audio/pcma", "audio/new"])
    def test_objects(self, tag: str) -> None:
        """
        The user's hook for an enum reads the objects that it is spelled as.
        """
        converter = asked(AudioFormat, AudioFormat.G711_ULAW, GA)
        payload = {
            "type": "realtime",
            "audio": {"input": {"format": {"type": tag}}},
        }

        session = converter.structure(payload, SessionResource)

        assert AudioFormat.G711_ULAW is session.input_audio_format

    def test_beside_values(self) -> None:
        """
        So it does beside values that we read, of other tags than theirs.
        """
        acme = GA.evolve(
            "acme", words={PCM: {PCM(8_000): {"type": "low", "rate": 8_000}}}
        )
        converter = asked(AudioFormat, AudioFormat.G711_ULAW, acme)

        for payload, found in (
            ({"type": "low", "rate": 8_000}, PCM(8_000)),
            ({"type": "new"}, AudioFormat.G711_ULAW),
        ):
            session = converter.structure(
                {"type": "realtime", "audio": {"input": {"format": payload}}},
                SessionResource,
            )

            assert found == session.input_audio_format

    def test_beside_a_bare_class(self) -> None:
        """
        And beside a class that is any string.
        """
        acme = BETA.evolve("acme", records=[bare(NamedVoice, "name")])
        converter = asked(RealtimeVoice, RealtimeVoice.ASH, acme)

        session = converter.structure({"voice": "alloy"}, SessionResource)

        assert SessionResource(voice=RealtimeVoice.ASH) == session
