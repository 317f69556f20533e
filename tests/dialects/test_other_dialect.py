"""
A session of one dialect that is taken for one of another.
"""

import json

from pathlib import Path
from typing import Any

import pytest

from cattrs.errors import CattrsError

from realtime_attrs import SessionResource
from realtime_attrs.__main__ import main
from realtime_attrs.converter import explain, make_converter
from realtime_attrs.dialects import BETA, GA


NESTED = {
    "type": "realtime",
    "output_modalities": ["audio"],
    "max_output_tokens": "inf",
    "audio": {"output": {"voice": "ash"}},
}
FLAT = {"voice": "ash", "temperature": 1, "turn_detection": None}


class TestReading:
    @pytest.mark.parametrize("closed", [True, False], ids=["closed", "open"])
    @pytest.mark.parametrize(
        ("dialect", "payload", "messages"),
        [
            (
                BETA,
                NESTED,
                [
                    "/output_modalities: key of another dialect; the beta"
                    " dialect has it at modalities",
                    "/audio: key of another dialect; the beta dialect has it"
                    " at voice, speed, input_audio_format,"
                    " output_audio_format, input_audio_transcription,"
                    " input_audio_noise_reduction and turn_detection",
                    "/max_output_tokens: key of another dialect; the beta"
                    " dialect has it at max_response_output_tokens",
                ],
            ),
            (
                GA,
                {"type": "realtime", **FLAT},
                [
                    "/voice: key of another dialect; the ga dialect has it"
                    " at audio.output.voice",
                    "/turn_detection: key of another dialect; the ga dialect"
                    " has it at audio.input.turn_detection",
                    "/temperature: key of another dialect; the ga dialect"
                    " has no temperature",
                ],
            ),
        ],
        ids=["beta", "ga"],
    )
    def test_refused(
        self, closed: bool, dialect: Any, payload: Any, messages: Any
    ) -> None:
        """
        Keys of another dialect are refused in every mode, with their place.
        """
        converter = make_converter(dialect, forbid_extra_keys=closed)
        plain = make_converter(dialect, detailed_validation=False)

        with pytest.raises(CattrsError) as caught:
            converter.structure(payload, SessionResource)

        with pytest.raises(CattrsError) as first:
            plain.structure(payload, SessionResource)

        assert str(first.value) in messages
        found = [str(problem) for problem in explain(caught.value)]
        assert sorted(messages) == sorted(
            line for line in found if "unknown key" not in line
        )


class TestCommand:
    @pytest.mark.parametrize(
        ("arguments", "payload", "option"),
        [
            (["check", "--dialect", "beta"], NESTED, "--dialect ga"),
            (
                ["convert", "--from", "beta", "--to", "ga"],
                NESTED,
                "--from ga",
            ),
            (["check", "--dialect", "ga"], FLAT, "--dialect beta"),
        ],
        ids=["check beta", "convert", "check ga"],
    )
    def test_what_it_looks_like(
        self,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        arguments: list[str],
        payload: Any,
        option: str,
    ) -> None:
        """
        It is refused, and told once what it looks like.
        """
        file = tmp_path / "session.json"
        file.write_text(json.dumps(payload))

        status = main([*arguments, str(file)])

        captured = capsys.readouterr()
        assert 1 == status
        assert "key of another dialect" in captured.out + captured.err
        assert 1 == captured.err.count("this looks like")
        assert captured.err.endswith(f"{option}\n")

    def test_half_migrated(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        Keys of the beta in a session of today's are named with their places.
        """
        file = tmp_path / "session.json"
        file.write_text(
            '{"type": "realtime", "voice": "alloy", "turn_detection": null}'
        )

        assert 1 == main(["convert", "--to", "beta", str(file)])
        assert [
            f"{file}: /voice: key of another dialect; the ga dialect has it"
            " at audio.output.voice",
            f"{file}: /turn_detection: key of another dialect; the ga dialect"
            " has it at audio.input.turn_detection",
        ] == capsys.readouterr().err.splitlines()

    def test_reference(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        The reference types cannot be told from the beta, and are not.
        """
        file = tmp_path / "session.json"
        file.write_text('{"voice": "nobody"}')

        assert 1 == main(["check", "--dialect", "reference", str(file)])
        assert "looks like" not in capsys.readouterr().err
