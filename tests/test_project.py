"""
What the project says about itself is true.
"""

import re
import tomllib

from configparser import ConfigParser
from importlib.metadata import version
from pathlib import Path


ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
    "project"
]
TOX = ConfigParser(interpolation=None)
TOX.read(ROOT / "tox.ini", "utf-8")
README = (ROOT / "README.md").read_text("utf-8")


class TestProject:
    def test_version(self) -> None:
        """
        The installed package has the version of the changelog's first entry.
        """
        changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
        (newest, *_) = re.findall(r"^## \[(.+?)\]", changelog, re.MULTILINE)

        assert newest == PROJECT["version"] == version("realtime-attrs")

    def test_ci_runs_the_readme(self) -> None:
        """
        CI runs the very command that the README gives for the tests.
        """
        commands = re.findall(r"^python3? -m venv .*$", README, re.MULTILINE)
        script = (ROOT / ".ci" / "run").read_text("utf-8")

        assert len(commands) == 2
        assert commands[1] in script.splitlines()

    def test_lowest(self) -> None:
        """
        The oldest dependencies that are tested are the ones declared.
        """
        tested = [
            line.strip().replace("==", ">=").removesuffix(".0")
            for line in TOX["testenv:lowest"]["deps"].split()
        ]

        assert PROJECT["dependencies"] == tested

    def test_pythons(self) -> None:
        """
        Every Python of the classifiers is tested.
        """
        minors = [
            classifier.rpartition(".")[2]
            for classifier in PROJECT["classifiers"]
            if re.search(r":: 3\.\d+$", classifier)
        ]

        assert f"3.{{{','.join(minors)}}}-tests" in TOX["tox"]["env_list"]
