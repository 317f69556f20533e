"""
The schema for clients refuses what `check()` refuses.
"""

from typing import Any

import pytest

from jsonschema import Draft202012Validator

from realtime_attrs import (
    PCM,
    AudioFormat,
    FunctionTool,
    SessionResource,
)
from realtime_attrs.converter import check, json_schema
from realtime_attrs.dialects import GA, Dialect, Key, Words
from realtime_attrs.events import ClientEvent
from rule_checks import changed


R = {"type": "realtime"}
FLAT: Any = {
    PCM: {},
    AudioFormat: Words(
        {AudioFormat.PCM16: {"type": "p", "rate": 1}},
        required_of_clients="rate",
    ),
}
FLATTENED = changed(
    GA,
    input_audio_format=Key(
        "fmt", null=None, flatten={"rate": "rt"}, words=FLAT
    ),
)
NARROW = GA.evolve(
    "narrow",
    words={
        PCM: Words(
            {PCM(8_000): {"type": "audio/pcm", "rate": 8_000}},
            required_of_clients="rate",
        ),
        AudioFormat: GA.words[AudioFormat].evolve(required_of_clients=()),
    },
)


class TestAgree:
    @pytest.mark.parametrize(
        ("dialect", "payload", "is_taken"),
        [
            (
                changed(
                    GA, FunctionTool, name=Key(alias="nm", null="refused")
                ),
                {
                    "tools": [
                        {"type": "function", "name": None, "nm": "y"},
                    ]
                },
                False,
            ),
            (
                changed(GA, FunctionTool, name=Key(alias="nm")),
                {"tools": [{"type": "function"}]},
                False,
            ),
            (
                changed(
                    GA,
                    turn_detection=Key(off=["none", None], null="refused"),
                ),
                {"audio": {"input": {"turn_detection": None}}},
                False,
            ),
            (
                changed(GA, voice=Key(alias="vox")),
                {"audio": {"output": {"voice": "alloy"}}, "vox": None},
                False,
            ),
            (
                changed(GA, voice=Key(alias="vox")),
                {"audio": {"output": {"voice": "alloy"}}},
                True,
            ),
            (
                changed(GA, voice=Key(fallback="vox")),
                {"audio": {"output": {"voice": "alloy"}}, "vox": None},
                True,
            ),
            (changed(GA, voice=Key(fallback="vox")), {"vox": None}, False),
            (
                changed(
                    GA, instructions=Key(fallback="sys", pattern="[a-z]+")
                ),
                {"instructions": "a", "sys": "A B"},
                True,
            ),
            (
                changed(
                    GA, instructions=Key(fallback="sys", pattern="[a-z]+")
                ),
                {"sys": "A B"},
                False,
            ),
            (
                changed(GA, modalities=Key(fallback="mods")),
                {"output_modalities": ["audio"], "mods": ["audio", "text"]},
                True,
            ),
            (FLATTENED, {"fmt": "p"}, False),
            (FLATTENED, {"fmt": None}, True),
            (
                changed(
                    GA,
                    input_audio_format=Key(
                        "fmt",
                        null="refused",
                        flatten={"rate": "rt"},
                        words=FLAT,
                    ),
                ),
                {"fmt": None},
                False,
            ),
            (FLATTENED, {"fmt": "p", "rt": 1}, True),
            (
                NARROW,
                {"audio": {"input": {"format": {"type": "audio/pcm"}}}},
                True,
            ),
            (
                changed(GA, speed=Key(alias="x.y"), refused_nulls="x"),
                {"x": None},
                False,
            ),
            (
                changed(GA, speed=Key(alias="x.y"), refused_nulls="x"),
                {"x": {"y": 1.5}},
                True,
            ),
            (
                changed(GA, instructions=Key(pattern="[a-z]+", none="N/A")),
                {"instructions": "N/A"},
                True,
            ),
            (
                changed(GA, instructions=Key(pattern="a|b")),
                {"instructions": "ax"},
                False,
            ),
        ],
        ids=map(str, range(15)),
    )
    def test_sessions(
        self, dialect: Dialect, payload: Any, is_taken: bool
    ) -> None:
        """
        Both take a session, or neither does.
        """
        schema = json_schema(
            dialect, SessionResource, forbid_extra_keys=True, for_clients=True
        )

        assert is_taken == (not check(R | payload, dialect))
        assert is_taken == Draft202012Validator(schema).is_valid(R | payload)

    @pytest.mark.parametrize("given", ["a\n", "\na", "a\nb"])
    def test_lines(self, given: str) -> None:
        """
        A pattern is about the whole string, also if that ends in a line.
        """
        payload = {"type": "conversation.item.delete", "item_id": given}
        schema = json_schema(GA, ClientEvent, for_clients=True)

        assert check(payload, GA)
        assert not Draft202012Validator(schema).is_valid(payload)
