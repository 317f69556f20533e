"""
Keys of other dialects, refused with their path here.
"""

from typing import Any

import attrs
import pytest

from realtime_attrs import (
    PCM,
    AudioFormat,
    CustomVoice,
    FunctionTool,
    SessionResource,
)
from realtime_attrs.dialects import BETA, GA, Key, record
from rule_checks import MODES, changed, problems, read


OBJECTS: Any = {
    AudioFormat: {AudioFormat.PCM16: {"type": "pcm", "rate": 1}},
    PCM: {},
}


class TestMisplaced:
    @pytest.mark.parametrize(
        ("rules", "payload", "session"),
        [
            (
                {"modalities": Key(alias="output_modalities")},
                {"output_modalities": ["text"]},
                SessionResource(modalities=["text"]),
            ),
            (
                {"modalities": Key(fallback="output_modalities")},
                {"output_modalities": ["text"]},
                SessionResource(modalities=["text"]),
            ),
            (
                {"ignored": {"reasoning": "x"}},
                {"reasoning": "x"},
                SessionResource(),
            ),
            (
                {
                    "input_audio_format": Key(
                        words=OBJECTS, flatten={"rate": "reasoning"}
                    )
                },
                {"reasoning": 1},
                SessionResource(input_audio_format=AudioFormat.PCM16),
            ),
        ],
        ids=["alias", "fallback", "ignored", "flatten"],
    )
    def test_is_here(
        self, rules: Any, payload: Any, session: SessionResource
    ) -> None:
        """
        A key that was another dialect's is none, once it is read here.
        """
        acme = changed(BETA, **rules)

        for options in MODES:
            found = read(acme, payload, **options)
            assert session == attrs.evolve(found, extra=None)
        assert [
            "/parallel_tool_calls: key of another dialect; the acme dialect"
            " has no parallel_tool_calls"
        ] == problems(acme, {**payload, "parallel_tool_calls": True})

    def test_one_more(self) -> None:
        """
        A misplaced key is added to those that are inherited.
        """
        acme = changed(BETA, misplaced={"loudness": "speed"})

        assert [
            "/loudness: key of another dialect; the acme dialect has it at"
            " speed"
        ] == problems(acme, {"loudness": 1})
        assert [
            "/parallel_tool_calls: key of another dialect; the acme dialect"
            " has no parallel_tool_calls"
        ] == problems(acme, {"parallel_tool_calls": True})

    def test_one_less(self) -> None:
        """
        `None` takes one away, and leaves the others.
        """
        acme = changed(BETA, misplaced={"reasoning": None})

        assert SessionResource() == read(acme, {"reasoning": 1})
        assert problems(acme, {"parallel_tool_calls": True})

    def test_moved(self) -> None:
        """
        A key that is moved is misplaced at its old path.
        """
        acme = changed(BETA, voice="speaker")

        assert [
            "/voice: key of another dialect; the acme dialect has it at"
            " speaker"
        ] == problems(acme, {"voice": "ash"})

    def test_moved_from_inside(self) -> None:
        """
        So it is at a path of several keys.
        """
        acme = changed(GA, voice="voice", misplaced={"voice": None})

        assert [
            "/audio/output/voice: key of another dialect; the acme dialect"
            " has it at voice"
        ] == problems(
            acme, {"type": "realtime", "audio": {"output": {"voice": "ash"}}}
        )

    @pytest.mark.parametrize(
        "rules",
        [
            {"voice": Key("speaker", alias="voice")},
            {"voice": Key("speaker", fallback="voice")},
            {"voice": "speaker", "ignored": {"voice": ["ash"]}},
            {"voice": "speaker", "speed": "voice"},
            {"voice": "speaker", "speed": Key(alias="voice")},
        ],
        ids=["alias", "fallback", "ignored", "path", "other alias"],
    )
    def test_moved_and_read(self, rules: Any) -> None:
        """
        It is not where something is read there now.
        """
        acme = changed(BETA, **rules)

        assert "voice" not in acme.of(SessionResource).misplaced

    def test_moved_twice(self) -> None:
        """
        Each path that a key had is misplaced.
        """
        acme = changed(changed(BETA, voice="a"), voice="b")

        for key in ("voice", "a"):
            assert [
                f"/{key}: key of another dialect; the acme dialect has it at b"
            ] == problems(acme, {key: "ash"})

    def test_moved_back(self) -> None:
        """
        A key that is moved back is read there again.
        """
        acme = changed(changed(BETA, voice="a"), SessionResource, "voice")

        assert "a" in acme.of(SessionResource).misplaced
        assert "voice" not in acme.of(SessionResource).misplaced

    def test_from_scratch(self) -> None:
        """
        A record from scratch has no misplaced keys but its own.
        """
        acme = BETA.evolve(
            "acme",
            records=[
                record(
                    FunctionTool,
                    tag="function",
                    misplaced={"function": ["name", "description"]},
                ),
                record(CustomVoice),
            ],
        )

        assert {"function": ("name", "description")} == (
            acme.of(FunctionTool).misplaced
        )
        assert {} == acme.of(CustomVoice).misplaced
