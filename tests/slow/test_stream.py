"""
The stream of the bench: an hour of conversations that is passed on.
"""

import json
import subprocess
import sys

from pathlib import Path
from typing import Any

import pytest


SCRIPT = Path(__file__).parents[2] / "bench" / "stream_check.py"


@pytest.fixture(name="found", scope="module")
def _found() -> dict[str, Any]:
    """
    Pass a minute on, in a process that imports the bench.
    """
    done = subprocess.run(
        [sys.executable, SCRIPT],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


class TestStream:
    def test_known(self, found: dict[str, Any]) -> None:
        """
        Every contestant knows every event, and the other wire reads ours.
        """
        assert {name: [] for name in found["contestants"]} == {
            name: each["unknown"]
            for name, each in found["contestants"].items()
        }

    def test_kept(self, found: dict[str, Any]) -> None:
        """
        No contestant loses more than nulls, and ours no audio.
        """
        assert {name: [] for name in found["contestants"]} == {
            name: each["lost"] for name, each in found["contestants"].items()
        }

    def test_passed_on(self, found: dict[str, Any]) -> None:
        """
        Each event is passed on as one, except those that the beta hasn't.
        """
        same = found["events"]
        translated = same - found["types"]["conversation.item.done"]

        assert {
            "dictionaries, orjson": same,
            "dictionaries, json": same,
            "realtime-attrs": translated,
            "realtime-attrs, keep_unknown": translated,
            "realtime-attrs, each wire as it is": same,
            "pydantic": same,
            "SDK": same,
            "msgspec": same,
        } == {
            name: each["passed"] for name, each in found["contestants"].items()
        }

    def test_audio(self, found: dict[str, Any]) -> None:
        """
        A client sends 100 ms of audio in an event, the whole minute long.
        """
        assert 600 == found["types"]["input_audio_buffer.append"]
        assert [4800] == found["bytes of audio"]
