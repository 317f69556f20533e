"""
A second path that is read.
"""

from typing import Any

import attrs
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
from realtime_attrs.converter import (
    WireError,
    make_converter,
)
from realtime_attrs.dialects import (
    BETA,
    record,
)
from rule_checks import (
    MODES,
    also_read,
    both_ways,
    hooked,
    kept,
    problems,
    read,
    refused,
    spoken,
)
from rule_dialects import PLACES


class TestAlias:
    def test_both_ways(self) -> None:
        """
        One place is written, of however many keys.
        """
        session = SessionResource(
            model="m",
            voice=RealtimeVoice.ASH,
            turn_detection=SemanticVAD(),
            max_response_output_tokens=INF,
            tools=[FunctionTool("f", "d")],
        )
        both_ways(
            PLACES,
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
            PLACES,
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
        In another place an attribute may be off as well.
        """
        value = OFF if here else None

        also_read(
            PLACES,
            {"type": "realtime", "turns": here},
            SessionResource(turn_detection=value),
        )

    def test_both(self) -> None:
        """
        Both at once are refused, with the place of the other.
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
            ] == problems(PLACES, payload, **options)

    @pytest.mark.parametrize("nothing", [None, {}, {"of": None}])
    def test_one_says_nothing(self, nothing: Any) -> None:
        """
        What says nothing in one place does not contradict the other.
        """
        session = SessionResource(voice=RealtimeVoice.ASH)

        also_read(PLACES, {**spoken("ash"), "voice_now": nothing}, session)
        also_read(
            PLACES,
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
            ] == problems(PLACES, payload)

    def test_refused(self) -> None:
        """
        What is wrong there has that place.
        """
        assert [
            "/voice_now/of: expected an object, got the number 3"
        ] == problems(PLACES, {"type": "realtime", "voice_now": {"of": 3}})
        assert [
            "/tools/0/named/so: expected a string, got the number 3",
            "/tools/0/text: expected a string, got an array",
            "/turns/how/type: expected 'server_vad' or 'semantic_vad', got the"
            " string 'x'",
        ] == sorted(
            problems(
                PLACES,
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
        What is in neither place is missing at the first.
        """
        assert ["/about/name: required key is missing"] == problems(
            PLACES, {"type": "function", **tool}, FunctionTool
        )

    def test_required_and_off(self) -> None:
        """
        So it is where it may be off, and is not said to be.
        """
        acme = BETA.evolve(
            "acme",
            records=[
                record(
                    SessionResource,
                    "turn_detection",
                    required=["turn_detection"],
                )
            ],
            members={},
            also_at={(SessionResource, "turn_detection"): "turns"},
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
        Keys beside another place are unknown, and it is not.
        """
        session = kept(
            PLACES, {"type": "realtime", "voice_now": {"of": {"x": 1}}}
        )

        assert (
            Unknown({"voice_now": {"of": {"x": 1}}}, "acme") == session.extra
        )
        assert ["/voice_now/of/x: unknown key; known are 'whom'"] == problems(
            PLACES,
            {"type": "realtime", "voice_now": {"of": {"x": 1}}},
            forbid_extra_keys=True,
        )
        extra = Unknown({"voice_now": {"of": {"whom": 1}}}, "acme")
        assert [
            "/voice_now/of/whom: expected unknown keys, got one that acme"
            " knows"
        ] == refused(PLACES, SessionResource(extra=extra))

    def test_unknown(self) -> None:
        """
        What is unknown may stand in either place.
        """
        payload = {"type": "realtime", "turns": {"how": {"type": "new"}}}

        session = read(PLACES, payload, keep_unknown=True)

        assert Unknown({"type": "new"}, "acme") == session.turn_detection

    def test_subclasses(self) -> None:
        """
        A subclass of the user's cannot have the first key of such a place.
        """

        @attrs.frozen
        class Mine(SessionResource):
            turns: int = 0

        with pytest.raises(WireError, match="'turns' is a key of"):
            make_converter(PLACES).unstructure(Mine())

    @pytest.mark.parametrize("late", [True, False])
    def test_hooks_of_the_users(self, late: bool) -> None:
        """
        A hook of the user's reads what stands there.
        """
        converter = hooked(
            PLACES, (RealtimeVoice, lambda *_: RealtimeVoice.SAGE), late=late
        )
        payload = {
            "type": "realtime",
            "voice_now": {"of": {"whom": "?"}},
        }

        assert (
            RealtimeVoice.SAGE
            is converter.structure(payload, SessionResource).voice
        )
