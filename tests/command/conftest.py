"""
Fixtures by which the command is run.
"""

import contextlib
import json
import os
import subprocess
import sys

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from realtime_attrs.__main__ import main


SETTINGS = {"COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "PYTHON_COLORS"}


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Forget what argparse and tqdm would take from the environment.
    """
    for name in [*os.environ]:
        if name.startswith("TQDM_") or name in SETTINGS:
            monkeypatch.delenv(name)


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

    def command(
        redirection: str, *arguments: Any, **environment: str
    ) -> tuple[int, str, str]:
        done = subprocess.run(
            [  # wherever it is
                *("sh", "-c", f'exec "$@" {redirection}', "sh"),
                *(sys.executable, "-m", "realtime_attrs", *arguments),
            ],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, **environment},
        )
        return done.returncode, done.stdout, done.stderr

    return command


@pytest.fixture(name="limited")
def _limited() -> Any:
    """
    Run the command in a process of its own, after some lines of code.
    """

    def limited(code: str, *arguments: Any) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        return done.returncode, done.stdout, done.stderr

    return limited


@pytest.fixture(name="full_disk")
def _full_disk() -> Any:
    """
    Let no file grow beyond some bytes, as on a full disk.
    """
    resource = pytest.importorskip("resource")

    @contextlib.contextmanager
    def full_disk(size: int = 100) -> Iterator[None]:
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    return full_disk
