"""
A second path that is read where the first has no value.
"""

from typing import Any

import attrs
import pytest

from realtime_attrs import (
    OFF,
    PCM,
    AudioFormat,
    FunctionTool,
    RealtimeVoice,
    SessionResource,
    Unknown,
)
from rule_checks import also_read, both_ways, kept, problems, read, spoken
from rule_dialects import FALLBACKS


class TestFallback:
    def test_alone(self) -> None:
        """
        It is read where the path has no value.
        """
        session = SessionResource(
            input_audio_format=AudioFormat.PCM16,
            voice=RealtimeVoice.ASH,
            turn_detection=OFF,
            tools=[FunctionTool("f")],
        )

        for word in ("pcm", "pcm24"):
            also_read(
                FALLBACKS,
                {
                    "type": "realtime",
                    "said": {"heard": word},
                    "speaker": "ash",
                    "turns": "none",
                    "tools": [{"type": "function", "label": "f"}],
                },
                session,
            )
        both_ways(
            FALLBACKS,
            {
                "type": "realtime",
                "audio": {
                    "input": {
                        "format": {"type": "audio/pcm", "rate": 24_000},
                        "turn_detection": "none",
                    },
                    "output": {"voice": "ash"},
                },
                "tools": [{"type": "function", "name": "f"}],
            },
            session,
        )

    def test_beside_the_path(self) -> None:
        """
        Otherwise it is an unknown key, whatever its value.
        """
        payload = {
            "type": "realtime",
            "audio": {
                "input": {
                    "format": {"type": "audio/pcm", "rate": 16_000},
                    "turn_detection": "none",
                },
                "output": {"voice": "ash"},
            },
            "said": {"heard": "pcm16", "x": 1},
            "speaker": [3],
            "turns": None,
        }
        plain = SessionResource(
            input_audio_format=PCM(16_000),
            voice=RealtimeVoice.ASH,
            turn_detection=OFF,
        )

        assert plain == read(FALLBACKS, payload)
        assert plain == read(
            FALLBACKS,
            {**payload, "said": {"heard": 3}},
            forbid_extra_keys=True,
        )
        session = kept(FALLBACKS, payload)
        assert plain == attrs.evolve(session, extra=None)
        assert (
            Unknown(
                {
                    "said": {"heard": "pcm16", "x": 1},
                    "speaker": [3],
                    "turns": None,
                },
                "acme",
            )
            == session.extra
        )
        assert ["/said/x: unknown key; expected 'heard'"] == problems(
            FALLBACKS, payload, forbid_extra_keys=True
        )

    @pytest.mark.parametrize("said", [None, {}, {"heard": None}])
    def test_null(self, said: Any) -> None:
        """
        Null is no value there.
        """
        payload = {"type": "realtime", "said": said, "speaker": None}

        also_read(FALLBACKS, payload, SessionResource())

    def test_no_json(self) -> None:
        """
        What is kept has to be JSON.
        """
        assert [
            "/speaker: expected a JSON value, got a Python object"
        ] == problems(
            FALLBACKS,
            {**spoken("ash"), "speaker": object()},
            keep_unknown=True,
        )

    def test_refused(self) -> None:
        """
        Where it is read, a problem has its path.
        """
        assert [
            "/said/heard: expected 'pcm24', got the string 'x'",
            "/speaker: expected one of 'alloy', 'ash', 'ballad', 'coral',"
            " 'echo', 'shimmer', 'verse', 'sage', 'marin', 'cedar' or an"
            " object, got the number 3",
        ] == sorted(
            problems(
                FALLBACKS,
                {"type": "realtime", "said": {"heard": "x"}, "speaker": 3},
            )
        )
        assert ["/name: required key is missing"] == problems(
            FALLBACKS, {"type": "function"}, FunctionTool
        )

    def test_unknown(self) -> None:
        """
        An unknown word there is kept at its path.
        """
        payload = {"type": "realtime", "said": {"heard": "new"}}
        session = kept(FALLBACKS, payload)

        assert None is session.input_audio_format
        assert Unknown({"said": {"heard": "new"}}, "acme") == session.extra
