"""
A second, weaker place.
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
from rule_dialects import ECHO


class TestFallback:
    def test_alone(self) -> None:
        """
        Where nothing else is said, it counts.
        """
        session = SessionResource(
            input_audio_format=AudioFormat.PCM16,
            voice=RealtimeVoice.ASH,
            turn_detection=OFF,
            tools=[FunctionTool("f")],
        )

        for word in ("pcm", "pcm24"):
            also_read(
                ECHO,
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
            ECHO,
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

    def test_beside_the_first_place(self) -> None:
        """
        Otherwise it is an unknown key, whatever it says.
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

        assert plain == read(ECHO, payload)
        assert plain == read(
            ECHO, {**payload, "said": {"heard": 3}}, forbid_extra_keys=True
        )
        session = kept(ECHO, payload)
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
        assert ["/said/x: unknown key; known are 'heard'"] == problems(
            ECHO, payload, forbid_extra_keys=True
        )

    @pytest.mark.parametrize("said", [None, {}, {"heard": None}])
    def test_says_nothing(self, said: Any) -> None:
        """
        Null is nothing there.
        """
        payload = {"type": "realtime", "said": said, "speaker": None}

        also_read(ECHO, payload, SessionResource())

    def test_no_json(self) -> None:
        """
        What is kept has to be JSON.
        """
        assert [
            "/speaker: expected a JSON value, got a Python object"
        ] == problems(
            ECHO, {**spoken("ash"), "speaker": object()}, keep_unknown=True
        )

    def test_refused(self) -> None:
        """
        Where it counts, what is wrong has its place.
        """
        assert [
            "/said/heard: expected 'pcm24', got the string 'x'",
            "/speaker: expected one of 'alloy', 'ash', 'ballad', 'coral',"
            " 'echo', 'shimmer', 'verse', 'sage', 'marin', 'cedar' or an"
            " object, got the number 3",
        ] == sorted(
            problems(
                ECHO,
                {"type": "realtime", "said": {"heard": "x"}, "speaker": 3},
            )
        )
        assert ["/name: required key is missing"] == problems(
            ECHO, {"type": "function"}, FunctionTool
        )

    def test_unknown(self) -> None:
        """
        A word that is new there is kept where it stands.
        """
        payload = {"type": "realtime", "said": {"heard": "new"}}
        session = kept(ECHO, payload)

        assert None is session.input_audio_format
        assert Unknown({"said": {"heard": "new"}}, "acme") == session.extra
