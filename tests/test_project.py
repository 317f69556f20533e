"""
What the project says about itself is true.
"""

import ast
import re
import tomllib

from configparser import ConfigParser
from importlib.metadata import version
from pathlib import Path


ROOT = Path(__file__).parents[1]
TOML = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = TOML["project"]
CI = (ROOT / ".ci" / "run").read_text("utf-8")
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

        assert len(commands) == 2
        assert commands[1] in CI.splitlines()

    def test_lowest(self) -> None:
        """
        The oldest dependencies that are tested are the ones declared.
        """
        tested = [
            line.strip().replace("==", ">=").removesuffix(".0")
            for line in TOX["testenv:coverage"]["deps"].split()
        ]

        assert PROJECT["dependencies"] == tested

    def test_pinned(self) -> None:
        """
        Every tool of the README's command has a pinned version.
        """
        pinned = {
            re.split(r"[=~]", line)[0]
            for line in (ROOT / "constraints.txt")
            .read_text("utf-8")
            .splitlines()
        }
        groups = TOML["dependency-groups"]
        needed = {
            re.split(r"[\[>=]", item)[0]
            for name, group in groups.items()
            if name != "bench"
            for item in group
            if isinstance(item, str)
        }

        assert set() == needed - pinned
        assert {re.split(r"[>=]", x)[0] for x in PROJECT["dependencies"]} == {
            line.split("==")[0] for line in TOX["testenv"]["deps"].split()
        }

    def test_checkers(self) -> None:
        """
        The documents state the oldest type checkers that know adapters.
        """
        page = (ROOT / "docs/reference/converters.md").read_text("utf-8")
        oldest = dict(
            item.split(">=")
            for item in TOML["dependency-groups"]["typing"]
            if isinstance(item, str)
        )

        for name in ("mypy", "basedpyright"):
            assert f"{name} since {oldest[name]}" in page

    def test_pythons(self) -> None:
        """
        Every Python of the classifiers is tested.
        """
        minors = [
            classifier.rpartition(".")[2]
            for classifier in PROJECT["classifiers"]
            if re.search(r":: 3\.\d+$", classifier)
        ]

        assert f"for minor in {' '.join(minors)}; do" in CI

    def test_no_converter_at_import(self) -> None:
        """
        Helpers make converters in functions.

        If cattrs changes, a test fails by name rather than the collection.
        """
        found = [
            f"{path.name}:{node.lineno}"
            for path in (ROOT / "tests").glob("*.py")
            if not path.name.startswith("test_")
            for node in ast.parse(path.read_text("utf-8")).body
            if isinstance(node, ast.Assign | ast.AnnAssign)
            and "onverter(" in ast.unparse(node)
        ]

        assert [] == found
