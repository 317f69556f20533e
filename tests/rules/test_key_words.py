"""
Words at one attribute.
"""

import pytest

from realtime_attrs import (
    PCM,
    AudioFormat,
    NoiseReduction,
    NoiseReductionMode,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import (
    drop_unsupported,
)
from realtime_attrs.dialects import (
    BETA,
    Wording,
)
from realtime_attrs.events import (
    Response,
)
from rule_checks import also_read, both_ways, hooked, kept, problems, refused
from rule_dialects import RATES, SPOKEN


class TestKeyWords:
    def test_both_ways(self) -> None:
        """
        One word means different things in different places.
        """
        both_ways(
            SPOKEN,
            {
                "input_audio_format": "pcm16",
                "output_audio_format": "pcm16",
                "input_audio_noise_reduction": {"type": "deep"},
            },
            SessionResource(
                input_audio_format=AudioFormat.PCM16,
                output_audio_format=PCM(16_000),
                input_audio_noise_reduction=NoiseReduction(
                    NoiseReductionMode.DEEP
                ),
            ),
        )

    def test_elsewhere(self) -> None:
        """
        In other classes, and by itself, a word is what it was.
        """
        both_ways(
            SPOKEN,
            {
                "object": "realtime.response",
                "output_audio_format": "pcm_16k",
                "status_details": None,
                "conversation_id": None,
                "usage": None,
                "metadata": None,
            },
            Response(output_audio_format=PCM(16_000)),
        )
        both_ways(SPOKEN, "pcm16", AudioFormat.PCM16)
        both_ways(SPOKEN, "far_field", NoiseReductionMode.FAR_FIELD)

    def test_also_read(self) -> None:
        """
        Further words are read there, and no others.
        """
        also_read(
            SPOKEN,
            {"output_audio_format": "pcm24"},
            SessionResource(output_audio_format=AudioFormat.PCM16),
        )
        assert [
            "/input_audio_format: expected one of 'pcm16', 'g711_ulaw',"
            " 'g711_alaw', 'pcm_16k', got the string 'pcm24'",
            "/output_audio_format: expected 'pcm' or 'pcm16', got the string"
            " 'g711_law'",
        ] == problems(
            SPOKEN,
            {
                "input_audio_format": "pcm24",
                "output_audio_format": "g711_law",
            },
        )

    def test_unknown(self) -> None:
        """
        What is unknown in one place is known in another.
        """
        payload = {
            "input_audio_format": "pcm",
            "output_audio_format": "g711_ulaw",
        }
        session = kept(SPOKEN, payload)

        assert Unknown("pcm", "acme") == session.input_audio_format
        assert Unknown("g711_ulaw", "acme") == session.output_audio_format
        wrong = SessionResource(output_audio_format=Unknown("pcm", "acme"))
        assert [
            "/output_audio_format: expected something that is unknown in acme,"
            " got the string 'pcm'"
        ] == refused(SPOKEN, wrong)

    def test_cannot_say(self) -> None:
        """
        What has no word there cannot be said there.
        """
        session = SessionResource(
            input_audio_format=AudioFormat.G711_ULAW,
            output_audio_format=AudioFormat.G711_ULAW,
        )

        assert [
            "/output_audio_format: the acme dialect has no"
            " AudioFormat.G711_ULAW"
        ] == refused(SPOKEN, session)
        assert (
            SessionResource(input_audio_format=AudioFormat.G711_ULAW),
            ("output_audio_format",),
        ) == drop_unsupported(session, SPOKEN)

    @pytest.mark.parametrize("late", [True, False])
    def test_hooks_of_the_users(self, late: bool) -> None:
        """
        A hook of the user's for an enum is asked there too.
        """
        converter = hooked(
            SPOKEN, (AudioFormat, lambda *_: AudioFormat.G711_ALAW), late=late
        )
        payload = {"output_audio_format": "pcm"}

        assert (
            AudioFormat.G711_ALAW
            is converter.structure(
                payload, SessionResource
            ).output_audio_format
        )

    def test_objects(self) -> None:
        """
        Words may be objects there, and plain elsewhere.
        """
        acme = BETA.evolve(
            "acme",
            words_at={
                (SessionResource, "output_audio_format"): Wording(
                    {AudioFormat: RATES.words[AudioFormat]}
                ),
            },
        )

        both_ways(
            acme,
            {
                "input_audio_format": "g711_ulaw",
                "output_audio_format": {"type": "mulaw"},
            },
            SessionResource(
                input_audio_format=AudioFormat.G711_ULAW,
                output_audio_format=AudioFormat.G711_ULAW,
            ),
        )
