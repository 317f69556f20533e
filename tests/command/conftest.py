"""
Fixtures by which the command is run.
"""

import json
import subprocess
import sys

from pathlib import Path
from typing import Any

import pytest

from realtime_attrs.__main__ import main


@pytest.fixture(name="run")
def _run(capsys: pytest.CaptureFixture[str]) -> Any:
    """
    Run the command; give its status, output and error lines.
    """

    def run(*arguments: Any) -> tuple[int, list[str], list[str]]:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out.splitlines(), err.splitlines()

    return run


@pytest.fixture(name="write")
def _write(tmp_path: Path) -> Any:
    """
    Write a file to be read by the command.
    """

    def write(content: Any) -> Path:
        path = tmp_path / "session.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


@pytest.fixture(name="log")
def _log(tmp_path: Path) -> Any:
    """
    Write a conversation to be read by the command.
    """

    def log(*lines: Any) -> Path:
        path = tmp_path / "log.jsonl"
        text = "\n".join(
            line if isinstance(line, str) else json.dumps(line)
            for line in lines
        )
        path.write_text(text, encoding="utf-8")
        return path

    return log


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Any:
    """
    Write a directory of files, given by name.
    """

    def store(**files: Any) -> Path:
        directory = tmp_path / "store"
        for name, content in files.items():
            path = directory / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                path.write_text(content, "utf-8")
            else:
                path.write_text(json.dumps(content), "utf-8")
        return directory

    return store


@pytest.fixture(name="command")
def _command() -> Any:
    """
    Run the command in a process of its own, from a shell that redirects.
    """

    def command(redirection: str, *arguments: Any, **options: Any) -> Any:
        script = f'exec "$@" {redirection}'
        python = [sys.executable, "-m", "realtime_attrs"]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.run(
            ["sh", "-c", script, "sh", *python, *arguments],  # noqa: S607
            check=False,
            encoding="utf-8",
            **{**streams, **options},
        )

    return command
