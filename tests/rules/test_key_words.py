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
from realtime_attrs.dialects import BETA, Key
from realtime_attrs.events import (
    Response,
)
from rule_checks import (
    also_read,
    both_ways,
    changed,
    hooked,
    kept,
    problems,
    refused,
)
from rule_dialects import KEY_WORDS, RATES


class TestKeyWords:
    def test_both_ways(self) -> None:
        """
        One word has different meanings at different attributes.
        """
        both_ways(
            KEY_WORDS,
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

    def test_other_attributes(self) -> None:
        """
        In other classes, and by itself, a word is what it was.
        """
        both_ways(
            KEY_WORDS,
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
        both_ways(KEY_WORDS, "pcm16", AudioFormat.PCM16)
        both_ways(KEY_WORDS, "far_field", NoiseReductionMode.FAR_FIELD)

    def test_aliases(self) -> None:
        """
        Further words are read there, and no others.
        """
        also_read(
            KEY_WORDS,
            {"output_audio_format": "pcm24"},
            SessionResource(output_audio_format=AudioFormat.PCM16),
        )
        assert [
            "/input_audio_format: expected one of 'pcm16', 'g711_ulaw',"
            " 'g711_alaw', 'pcm_16k', got the string 'pcm24'",
            "/output_audio_format: expected 'pcm' or 'pcm16', got the string"
            " 'g711_law'",
        ] == problems(
            KEY_WORDS,
            {
                "input_audio_format": "pcm24",
                "output_audio_format": "g711_law",
            },
        )

    def test_unknown(self) -> None:
        """
        A word that is unknown at one attribute is known at another.
        """
        payload = {
            "input_audio_format": "pcm",
            "output_audio_format": "g711_ulaw",
        }
        session = kept(KEY_WORDS, payload)

        assert Unknown("pcm", "acme") == session.input_audio_format
        assert Unknown("g711_ulaw", "acme") == session.output_audio_format
        wrong = SessionResource(output_audio_format=Unknown("pcm", "acme"))
        assert [
            "/output_audio_format: expected a value that the acme dialect"
            " doesn't have, got the string 'pcm'"
        ] == refused(KEY_WORDS, wrong)

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
        ] == refused(KEY_WORDS, session)
        assert (
            SessionResource(input_audio_format=AudioFormat.G711_ULAW),
            ("output_audio_format",),
        ) == drop_unsupported(session, KEY_WORDS)

    @pytest.mark.parametrize("late", [True, False])
    def test_hooks_of_the_users(self, late: bool) -> None:
        """
        A hook of the user's for an enum is asked there too.
        """
        converter = hooked(
            KEY_WORDS,
            (AudioFormat, lambda *_: AudioFormat.G711_ALAW),
            late=late,
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
        Words may be objects there, and strings at other attributes.
        """
        acme = changed(
            BETA,
            output_audio_format=Key(
                words={AudioFormat: RATES.words[AudioFormat]}
            ),
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
