"""
Words that always stand somewhere.
"""

from typing import Any

import attrs
import pytest

from realtime_attrs import ServerVAD
from realtime_attrs.dialects import BETA, record
from rule_checks import MODES, both_ways, problems, read


MADE = BETA.evolve(
    "made",
    records=[
        record(
            ServerVAD,
            "threshold",
            tag="server_vad",
            constants={
                "kind": "vad",
                "by.name": "acme",
                "by.place.town": "x",
                "when.unit": "ms",
                "when.of.part": "turn",
            },
            silence_duration_ms="when.silence",
        )
    ],
)
ALWAYS = {
    "type": "server_vad",
    "kind": "vad",
    "by": {"name": "acme", "place": {"town": "x"}},
}


class TestConstants:
    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            (ALWAYS, ServerVAD()),
            (
                ALWAYS
                | {
                    "when": {
                        "silence": 3,
                        "unit": "ms",
                        "of": {"part": "turn"},
                    }
                },
                ServerVAD(silence_duration_ms=3),
            ),
        ],
    )
    def test_both_ways(self, payload: Any, value: ServerVAD) -> None:
        """
        They are written, in objects with attributes only if those are there.
        """
        both_ways(MADE, payload, value)

    @pytest.mark.parametrize("options", MODES)
    @pytest.mark.parametrize(
        "given",
        [{}, {"kind": "vad"}, {"by": None}, {"by": {}}, {"when": {"of": {}}}],
    )
    def test_left_out(self, given: Any, options: Any) -> None:
        """
        Readers don't need them.
        """
        payload = {"type": "server_vad"} | given

        found = read(MADE, payload, ServerVAD, **options)

        assert ServerVAD() == attrs.evolve(found, extra=None)

    @pytest.mark.parametrize(
        ("given", "problem"),
        [
            ({"by": {"name": "x"}}, "/by/name: expected 'acme', got"),
            ({"by": {"place": 3}}, "/by/place: expected an object, got"),
            ({"when": {"of": {"part": 3}}}, "/when/of/part: expected 'turn'"),
        ],
    )
    def test_refused(self, given: Any, problem: str) -> None:
        """
        Other words are refused.
        """
        (found,) = problems(MADE, {"type": "server_vad"} | given, ServerVAD)

        assert found.startswith(problem)
