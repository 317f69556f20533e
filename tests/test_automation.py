"""
The hooks of pre-commit, the workflows of the forge, and the release script.
"""

import importlib.util
import re
import subprocess
import tomllib

from configparser import ConfigParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import yaml


ROOT = Path(__file__).parents[1]
TOX = ConfigParser(interpolation=None)
TOX.read(ROOT / "tox.ini", "utf-8")
WORKFLOWS = [
    yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text("utf-8"))
    for name in ("ci.yml", "release.yml")
]
JOBS = WORKFLOWS[0]["jobs"]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))[
    "repos"
][0]["hooks"]


def script(name: str) -> Any:
    """
    Import a script of ``.ci``.
    """
    spec = importlib.util.spec_from_file_location(
        name, ROOT / ".ci" / f"{name}.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


release = script("release")
postgresql = script("postgresql")


class TestWorkflows:
    """
    The workflows of the forge run the environments of ``tox.ini``.
    """

    def test_environments(self) -> None:
        """
        They run all that the README's command and ``.ci/run`` run.
        """
        matrix = JOBS["checks"]["strategy"]["matrix"]
        extra = [include["environment"] for include in matrix["include"]]
        run = {*matrix["environment"], *extra}
        ours = {*TOX["tox"]["env_list"].split()} - {"tests"}
        ci = (ROOT / ".ci" / "run").read_text("utf-8")
        ours |= {*re.findall(r"(?m)tox -e (\w+)", ci)}

        assert ours == run
        assert {f"testenv:{name}" for name in run} <= {*TOX.sections()}

    def test_setup(self) -> None:
        """
        They install tox as the README does.
        """
        readme = (ROOT / "README.md").read_text("utf-8")
        (command,) = re.findall(r"(?m)^(.* tox-uv) && ", readme)
        runs = [
            step["run"]
            for job in JOBS.values()
            for step in job["steps"]
            if step.get("name") == "Install tox and uv"
        ]

        assert [command] * len(JOBS) == runs

    def test_actions_are_pinned(self) -> None:
        """
        Each action has the hash of a commit, and each is the same everywhere.
        """
        used = {
            step["uses"]
            for file in WORKFLOWS
            for job in file["jobs"].values()
            for step in job.get("steps", [])
            if "uses" in step
        } - {"pypa/gh-action-pypi-publish@release/v1"}
        names = [action.partition("@")[0] for action in used]

        assert all(re.search(r"@[0-9a-f]{40}$", action) for action in used)
        assert len({*names}) == len(names)

    def test_permissions(self) -> None:
        """
        Only the job that publishes can write, and it runs no code of ours.
        """
        writing = [
            job
            for file in WORKFLOWS
            for job in file["jobs"].values()
            if job["permissions"] != {"contents": "read"}
        ]

        assert [{"id-token": "write"}] == [
            job["permissions"] for job in writing
        ]
        assert all("run" not in step for step in writing[0]["steps"])
        assert all(file["permissions"] == {} for file in WORKFLOWS)


class TestHooks:
    """
    The hooks of pre-commit are the commands of tox's environment ``lint``.
    """

    def test_commands(self) -> None:
        """
        They run the same commands, on the files that change.
        """
        commands = TOX["testenv:lint"]["commands"].strip().splitlines()

        assert [command.removesuffix(" --check") for command in commands] == [
            hook["entry"].removesuffix(" --force-exclude") for hook in HOOKS
        ]

    def test_versions(self) -> None:
        """
        They install the versions of ``constraints.txt``.
        """
        pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
        installed = [
            requirement
            for hook in HOOKS
            for requirement in hook.get("additional_dependencies", [])
        ]

        assert len(installed) == 3
        assert {*installed} <= {*pins}


class TestRelease:
    """
    ``.ci/release.py`` compares a tag with the version and the documents.
    """

    CHANGES = "# Changelog\n\n## [1.2.0] - 2026-01-02\n\n### Added\n\n- A.\n"
    MOVES = "# Migrations\n\n## To 1.2.0\n\n| a | b |\n|---|---|\n| c | d |\n"

    def test_complete(self) -> None:
        """
        A release whose documents are complete has no mistakes.
        """
        assert [] == release.mistakes(
            "v1.2.0", "1.2.0", self.CHANGES, self.MOVES
        )

    def test_without_migrations(self) -> None:
        """
        A release that breaks nothing needs no section on migrations.
        """
        assert [] == release.mistakes("v1.2.0", "1.2.0", self.CHANGES, "")

    def test_mistakes(self) -> None:
        """
        All of its mistakes are listed.
        """
        changes = (
            "# Changelog\n\n## [1.1.0]\n\n### Added\n\n### Fixed\n\n- A.\n"
        )
        moves = self.MOVES.replace("\n| c | d |", "")

        assert [
            "the tag is 1.2.0, and the version 1.2.0",
            "the changelog begins with [1.1.0]",
            "the changelog has nothing under Added",
            "the migrations have nothing under To 1.2.0",
        ] == release.mistakes("1.2.0", "1.2.0", changes, moves)

    def test_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        The command prints the mistakes, and returns 1.
        """
        toml = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
        version = toml["project"]["version"]

        assert release.main("v0") == 1
        assert f"the tag is v0, and the version {version}" in (
            capsys.readouterr().out.splitlines()
        )


class TestPostgreSQL:
    """
    ``.ci/postgresql.py`` runs a command with a server.
    """

    @pytest.mark.parametrize(
        ("failing", "stopped"),
        [("initdb", []), ("start", ["stop"]), ("createdb", ["stop"])],
    )
    def test_failure(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        failing: str,
        stopped: list[str],
    ) -> None:
        """
        No server is left if one of the programs fails after it has started.
        """
        programs: list[str] = []

        def run(command: list[Any], *, cwd: Path, **_: Any) -> None:
            program = (
                command[1] if command[0].name == "pg_ctl" else command[0].name
            )
            programs.append(program)
            if program == "start":
                (cwd / "data").mkdir()
                (cwd / "data" / "postmaster.pid").touch()
            if program == failing:
                raise subprocess.CalledProcessError(1, program)

        monkeypatch.setattr(postgresql.subprocess, "run", run)
        monkeypatch.setattr(postgresql.os, "geteuid", lambda: 1000)
        monkeypatch.setattr(postgresql, "SCRATCH", tmp_path)

        with (
            ExitStack() as stack,
            pytest.raises(subprocess.CalledProcessError),
        ):
            stack.enter_context(postgresql.serving(Path()))

        assert [failing, *stopped] == programs[programs.index(failing) :]
        assert [] == [*tmp_path.iterdir()]
