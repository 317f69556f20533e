"""
Keys of other dialects.
"""

from typing import Any

import attrs
import pytest

from realtime_attrs import (
    PCM,
    AudioFormat,
    SessionResource,
)
from realtime_attrs.dialects import (
    BETA,
    Wording,
)
from rule_checks import MODES, problems, read


HEARD = (SessionResource, "input_audio_format")


OBJECTS = Wording(
    {AudioFormat: {AudioFormat.PCM16: {"type": "pcm", "rate": 1}}, PCM: {}}
)


class TestMisplaced:
    @pytest.mark.parametrize(
        ("rules", "payload", "session"),
        [
            (
                {
                    "also_at": {
                        (SessionResource, "modalities"): "output_modalities"
                    }
                },
                {"output_modalities": ["text"]},
                SessionResource(modalities=["text"]),
            ),
            (
                {"moot": {SessionResource: {"reasoning": ("x",)}}},
                {"reasoning": "x"},
                SessionResource(),
            ),
            (
                {
                    "words_at": {HEARD: OBJECTS},
                    "beside": {HEARD: {"rate": "reasoning"}},
                },
                {"reasoning": 1},
                SessionResource(input_audio_format=AudioFormat.PCM16),
            ),
        ],
        ids=["also_at", "moot", "beside"],
    )
    def test_is_here(
        self, rules: Any, payload: Any, session: SessionResource
    ) -> None:
        """
        A key that was another dialect's is none, once it is read here.
        """
        acme = BETA.evolve("acme", **rules)

        for options in MODES:
            found = read(acme, payload, **options)
            assert session == attrs.evolve(found, extra=None)
        assert [
            "/parallel_tool_calls: a key of another dialect: in acme there is"
            " no parallel_tool_calls"
        ] == problems(acme, {**payload, "parallel_tool_calls": True})
