"""
Keys of an object, written beside its tag.
"""

from typing import Any

import pytest

from jsonschema import Draft202012Validator

from realtime_attrs import (
    PCM,
    AudioFormat,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import (
    drop_unsupported,
    json_schema,
)
from rule_checks import also_read, both_ways, kept, problems, refused, write
from rule_dialects import FLAT, FLAT_INSIDE, FLAT_USUAL


_SESSION = SessionResource(input_audio_format=PCM(8_000))


class TestFlatten:
    def test_both_ways(self) -> None:
        """
        The keys of an object are written beside its tag.
        """
        both_ways(
            FLAT,
            {
                "model": "m",
                "input_audio_format": "pcm",
                "input_rate": 8_000,
                "input_bits": 16,
            },
            SessionResource(model="m", input_audio_format=PCM(8_000)),
        )
        both_ways(FLAT, {"model": "m"}, SessionResource(model="m"))
        both_ways(FLAT, {}, SessionResource())

    def test_inside(self) -> None:
        """
        So they are in the object that holds the path.
        """
        both_ways(
            FLAT_INSIDE,
            {
                "type": "realtime",
                "audio": {
                    "input": {"format": "mulaw", "rate": 8_000, "bits": 8}
                },
            },
            SessionResource(input_audio_format=AudioFormat.G711_ULAW),
        )
        for audio in (None, {"input": None}, {"input": {}}, {}):
            also_read(
                FLAT_INSIDE,
                {"type": "realtime", "audio": audio},
                SessionResource(),
            )

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"input_audio_format": "pcm"}, AudioFormat.PCM16),
            ({"input_audio_format": "mulaw"}, AudioFormat.G711_ULAW),
            ({"input_audio_format": None, "input_rate": 8_000}, PCM(8_000)),
            ({"input_rate": 8_000}, PCM(8_000)),
            ({"input_rate": 24_000, "input_bits": None}, AudioFormat.PCM16),
            ({"input_bits": 16}, AudioFormat.PCM16),
            ({"input_audio_format": None, "input_rate": None}, None),
        ],
        ids=str,
    )
    def test_left_out(self, payload: Any, value: Any) -> None:
        """
        Each may be left out, the tag as well, which is the first then.
        """
        also_read(FLAT, payload, SessionResource(input_audio_format=value))

    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                {"input_audio_format": "new"},
                "/input_audio_format: expected one of 'pcm', 'mulaw', got the"
                " string 'new'",
            ),
            (
                {"input_audio_format": {"type": "pcm"}},
                "/input_audio_format: expected one of 'pcm', 'mulaw', got an"
                " object",
            ),
            (
                {"input_rate": 3},
                "/input_rate: expected 24000 or 8000, got the number 3",
            ),
            (
                {"input_audio_format": "mulaw", "input_rate": 24_000},
                "/input_rate: expected 8000, the only rate of 'mulaw' in the"
                " acme dialect, got the number 24000",
            ),
            (
                {"input_audio_format": "pcm", "input_bits": "16"},
                "/input_bits: expected 16, the only bits of 'pcm' in the"
                " acme dialect, got the string '16'",
            ),
        ],
        ids=str,
    )
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        A problem has the path of its key.
        """
        for options in ({}, {"forbid_extra_keys": True}):
            assert [problem] == problems(FLAT, payload, **options)

    def test_refused_inside(self) -> None:
        """
        So it has in an object inside.
        """
        payload = {"type": "realtime", "audio": {"input": {"bits": True}}}

        assert [
            "/audio/input/bits: expected 16, the only bits of 'pcm' in the"
            " acme dialect, got the boolean true"
        ] == problems(FLAT_INSIDE, payload)

    @pytest.mark.parametrize(
        ("payload", "thing"),
        [
            ({"input_audio_format": "new"}, {"type": "new"}),
            (
                {"input_audio_format": "pcm", "input_rate": 3},
                {"type": "pcm", "rate": 3},
            ),
        ],
        ids=str,
    )
    def test_unknown(self, payload: Any, thing: Any) -> None:
        """
        A word that is new is kept as the object that it would be.
        """
        session = kept(FLAT, payload)

        assert Unknown(thing, "acme") == session.input_audio_format

    def test_unknown_keys_of_a_word(self) -> None:
        """
        What is unknown has room for those keys only.
        """
        thing = Unknown({"type": "new", "x": 1}, "acme")
        session = SessionResource(input_audio_format=thing)
        (problem,) = refused(FLAT, session)

        assert problem.startswith("/input_audio_format/x: expected the keys")

    def test_are_no_unknown_keys(self) -> None:
        """
        None of the keys is unknown.
        """
        extra = Unknown({"input_bits": 16}, "acme")

        assert [
            "/input_bits: expected an unknown key, got a key of the acme"
            " dialect"
        ] == refused(FLAT, SessionResource(extra=extra))
        assert (
            Unknown({"x": 1}, "acme")
            == kept(FLAT, {"x": 1, **write(FLAT, _SESSION)}).extra
        )

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"input_audio_format": "pcm"}, AudioFormat.PCM16),
            ({"input_audio_format": "pcm", "input_rate": 8_000}, PCM(8_000)),
        ],
        ids=str,
    )
    def test_type_alone(self, payload: Any, value: Any) -> None:
        """
        One of several words may be the type alone, and is written so.
        """
        schema = json_schema(FLAT_USUAL, SessionResource)
        session = SessionResource(input_audio_format=value)

        both_ways(FLAT_USUAL, payload, session)
        assert Draft202012Validator(schema).is_valid(payload)
        payload = {**payload, "input_rate": 7_000}
        assert [
            "/input_rate: expected 8000 or 9000, got the number 7000"
        ] == problems(FLAT_USUAL, payload)
        assert not Draft202012Validator(schema).is_valid(payload)

    def test_cannot_say(self) -> None:
        """
        A missing word has the path of the tag.
        """
        session = SessionResource(input_audio_format=AudioFormat.G711_ALAW)

        assert [
            "/input_audio_format: the acme dialect has no"
            " AudioFormat.G711_ALAW"
        ] == refused(FLAT, session)
        assert (SessionResource(), ("input_audio_format",)) == (
            drop_unsupported(session, FLAT)
        )

    def test_several_problems(self) -> None:
        """
        What else is wrong is said as well.
        """
        assert [
            "/model: expected a string, got the number 3",
            "/speed: expected a number, got the string 'x'",
            "/input_rate: expected 24000 or 8000, got the number 3",
        ] == problems(FLAT, {"model": 3, "input_rate": 3, "speed": "x"})
