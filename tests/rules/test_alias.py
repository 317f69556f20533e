"""
A second path that is read.
"""

from typing import Any

import pytest

from realtime_attrs import (
    INF,
    OFF,
    FunctionTool,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs.dialects import (
    BETA,
    Key,
)
from rule_checks import (
    MODES,
    also_read,
    both_ways,
    changed,
    hooked,
    kept,
    problems,
    read,
    refused,
    spoken,
)
from rule_dialects import ALIASES


class TestAlias:
    def test_both_ways(self) -> None:
        """
        One path is written, and both are read.
        """
        session = SessionResource(
            model="m",
            voice=RealtimeVoice.ASH,
            turn_detection=SemanticVAD(),
            max_response_output_tokens=INF,
            tools=[FunctionTool("f", "d")],
        )
        both_ways(
            ALIASES,
            {
                "type": "realtime",
                "model": "m",
                "audio": {
                    "output": {"voice": "ash"},
                    "input": {"turn_detection": {"type": "semantic_vad"}},
                },
                "max_output_tokens": "inf",
                "tools": [
                    {
                        "type": "function",
                        "about": {"name": "f", "text": "d"},
                    }
                ],
            },
            session,
        )
        also_read(
            ALIASES,
            {
                "type": "realtime",
                "audio": {"model": "m", "input": None},
                "voice_now": {"of": {"whom": "ash"}},
                "turns": {"how": {"type": "semantic_vad"}},
                "tokens": "inf",
                "tools": [
                    {
                        "type": "function",
                        "named": {"so": "f"},
                        "text": "d",
                    }
                ],
            },
            session,
        )

    @pytest.mark.parametrize(
        "here", [None, {}, {"how": None}, {"how": "none"}]
    )
    def test_off(self, here: Any) -> None:
        """
        An attribute may be off at its alias as well.
        """
        value = OFF if here else None

        also_read(
            ALIASES,
            {"type": "realtime", "turns": here},
            SessionResource(turn_detection=value),
        )

    def test_both(self) -> None:
        """
        Both at once are refused, at the alias.
        """
        payload = {
            "type": "realtime",
            "model": "m",
            "audio": {
                "output": {"voice": "ash"},
                "input": {"turn_detection": None},
                "model": "m",
            },
            "voice_now": {"of": {"whom": "ash"}},
            "turns": {"how": {"type": "semantic_vad"}},
        }

        for options in MODES:
            assert [
                "/audio/model: expected 'model' or 'audio.model', got both of"
                " them",
                "/voice_now/of/whom: expected 'audio.output.voice' or"
                " 'voice_now.of.whom', got both of them",
                "/turns/how: expected 'audio.input.turn_detection' or"
                " 'turns.how', got both of them",
            ] == problems(ALIASES, payload, **options)

    @pytest.mark.parametrize("nothing", [None, {}, {"of": None}])
    def test_one_is_null(self, nothing: Any) -> None:
        """
        A null at one path does not contradict the other.
        """
        session = SessionResource(voice=RealtimeVoice.ASH)

        also_read(ALIASES, {**spoken("ash"), "voice_now": nothing}, session)
        also_read(
            ALIASES,
            {**spoken(None), "voice_now": {"of": {"whom": "ash"}}},
            session,
        )

    def test_off_and_not(self) -> None:
        """
        That something is off contradicts what turns it on.
        """
        for one, other in ((None, "none"), ({"type": "server_vad"}, None)):
            payload = {
                "type": "realtime",
                "turns": {"how": other},
                "audio": {"input": {"turn_detection": one}},
            }
            assert [
                "/turns/how: expected 'audio.input.turn_detection' or"
                " 'turns.how', got both of them"
            ] == problems(ALIASES, payload)

    def test_refused(self) -> None:
        """
        A problem there has that path.
        """
        assert [
            "/voice_now/of: expected an object, got the number 3"
        ] == problems(ALIASES, {"type": "realtime", "voice_now": {"of": 3}})
        assert [
            "/tools/0/named/so: expected a string, got the number 3",
            "/tools/0/text: expected a string, got an array",
            "/turns/how/type: expected 'server_vad' or 'semantic_vad', got the"
            " string 'x'",
        ] == sorted(
            problems(
                ALIASES,
                {
                    "type": "realtime",
                    "turns": {"how": {"type": "x"}},
                    "tools": [
                        {
                            "type": "function",
                            "named": {"so": 3},
                            "text": [],
                        }
                    ],
                },
            )
        )

    @pytest.mark.parametrize(
        "tool", [{}, {"about": {}}, {"about": {"name": None}}, {"named": {}}]
    )
    def test_required(self, tool: Any) -> None:
        """
        A key that is at neither path is missing at the first.
        """
        assert ["/about/name: required key is missing"] == problems(
            ALIASES, {"type": "function", **tool}, FunctionTool
        )

    def test_required_and_off(self) -> None:
        """
        So it is with an attribute that may be off.
        """
        acme = changed(
            BETA,
            required=["turn_detection"],
            turn_detection=Key(alias="turns"),
        )
        off = SessionResource(turn_detection=OFF)

        both_ways(acme, {"turn_detection": None}, off)
        also_read(acme, {"turns": None}, off)
        also_read(
            acme,
            {"turns": {"type": "server_vad"}},
            SessionResource(turn_detection=ServerVAD()),
        )
        assert ["/turn_detection: required key is missing"] == problems(
            acme, {}
        )

    def test_unknown_keys(self) -> None:
        """
        Keys beside an alias are unknown, and the alias is not.
        """
        session = kept(
            ALIASES, {"type": "realtime", "voice_now": {"of": {"x": 1}}}
        )

        assert (
            Unknown({"voice_now": {"of": {"x": 1}}}, "acme") == session.extra
        )
        assert ["/voice_now/of/x: unknown key; expected 'whom'"] == problems(
            ALIASES,
            {"type": "realtime", "voice_now": {"of": {"x": 1}}},
            forbid_extra_keys=True,
        )
        extra = Unknown({"voice_now": {"of": {"whom": 1}}}, "acme")
        assert [
            "/voice_now/of/whom: expected an unknown key, got a key of the"
            " acme dialect"
        ] == refused(ALIASES, SessionResource(extra=extra))

    def test_unknown(self) -> None:
        """
        An unknown value may be at either path.
        """
        payload = {"type": "realtime", "turns": {"how": {"type": "new"}}}

        session = read(ALIASES, payload, keep_unknown=True)

        assert Unknown({"type": "new"}, "acme") == session.turn_detection

    @pytest.mark.parametrize("late", [True, False])
    def test_hooks_of_the_users(self, late: bool) -> None:
        """
        A hook of the user's reads the value there.
        """
        converter = hooked(
            ALIASES, (RealtimeVoice, lambda *_: RealtimeVoice.SAGE), late=late
        )
        payload = {
            "type": "realtime",
            "voice_now": {"of": {"whom": "?"}},
        }

        assert (
            RealtimeVoice.SAGE
            is converter.structure(payload, SessionResource).voice
        )
