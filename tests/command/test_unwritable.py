"""
Streams of the command that cannot be written to, within one process.
"""

import io
import json
import os
import sys

from pathlib import Path
from typing import Any

import pytest

from realtime_attrs.__main__ import main


class Full(io.StringIO):
    """
    A stream whose device is full.
    """

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor

    def flush(self) -> None:
        raise OSError(28, "No space left on device")


class TestFullStreams:
    def test_are_emptied(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        What cannot be written is not tried again when Python exits.
        """
        file = tmp_path / "session.json"
        file.write_text('{"voice": "ash"}')
        device = tmp_path / "device"
        descriptor = os.open(device, os.O_WRONLY | os.O_CREAT)
        monkeypatch.setattr(sys, "stdout", Full(descriptor))

        status = main(["check", str(file)])
        os.write(descriptor, b"late")
        os.close(descriptor)

        assert 2 == status
        assert b"" == device.read_bytes()


class TestBodies:
    @pytest.mark.parametrize("session", [3, None, []])
    def test_no_session(
        self,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        session: Any,
    ) -> None:
        """
        A body whose session is no object is refused with its place.
        """
        file = tmp_path / "body.json"
        file.write_text(json.dumps({"session": session}))

        status = main(["check", "--dialect", "ga", str(file)])

        assert 1 == status
        assert "/session: expected an object" in capsys.readouterr().out
