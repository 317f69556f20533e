"""
What the project says about itself is true.
"""

import ast
import re
import tomllib

from configparser import ConfigParser
from importlib.metadata import version
from pathlib import Path

import yaml


ROOT = Path(__file__).parents[1]
TOML = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = TOML["project"]
CI = (ROOT / ".ci" / "run").read_text("utf-8")
TOX = ConfigParser(interpolation=None)
TOX.read(ROOT / "tox.ini", "utf-8")
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MINORS = [
    classifier.rpartition(".")[2]
    for classifier in PROJECT["classifiers"]
    if re.search(r":: 3\.\d+$", classifier)
]
WORKFLOWS = [
    yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text("utf-8"))
    for name in ("ci.yml", "release.yml")
]
JOBS = WORKFLOWS[0]["jobs"]


class TestProject:
    def test_version(self) -> None:
        """
        The installed package has the version of the changelog's first entry.
        """
        changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
        (newest, *_) = re.findall(r"^## \[(.+?)\]", changelog, re.MULTILINE)

        assert newest == PROJECT["version"] == version("realtime-attrs")

    def test_changelog(self) -> None:
        """
        A release of the changelog has each heading once, and each change once.
        """
        changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")

        for release in re.split(r"(?m)^## ", changelog)[1:]:
            lines = re.findall(r"(?m)^(?:###|-) .+$", release)
            assert len(lines) == len(set(lines)), release

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

    def test_constraints_leave_dependencies_open(self) -> None:
        """
        Constraints pin no dependency of the package, as tests vary these.
        """
        pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()

        assert set() == {line.split("==")[0] for line in pins} & {
            re.split(r"[>=]", x)[0] for x in PROJECT["dependencies"]
        }

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

    def test_public_modules(self) -> None:
        """
        The promises of compatibility list all public modules.
        """
        text = (ROOT / "SECURITY.md").read_text("utf-8")
        (line,) = re.findall(r"(?m)^The public names are .*$", text)
        package = ROOT / "src" / "realtime_attrs"
        modules = {
            path.stem
            for path in package.iterdir()
            if not path.stem.startswith(("_", "py"))
        }

        assert modules | {"__all__", "realtime_attrs"} == {
            *re.findall("`(.*?)`", line)
        }

    def test_environments(self) -> None:
        """
        The guide for contributors lists all environments of tox.
        """
        sections = [name.partition(":") for name in TOX.sections()]
        listed = re.findall(r"(?m)^\| `(\w+)` \|", CONTRIBUTING)

        assert sorted({"tests", *(x for _, _, x in sections if x)}) == (
            sorted(listed)
        )


class TestPythons:
    """
    The classifiers list the Pythons; every other place has the same.
    """

    def test_requires(self) -> None:
        """
        Their minor versions are consecutive, and the first is the oldest.
        """
        minors = [*map(int, MINORS)]

        assert [*range(minors[0], minors[-1] + 1)] == minors
        assert PROJECT["requires-python"] == f">=3.{minors[0]}"

    def test_ci(self) -> None:
        """
        ``.ci/run`` tests each of them.
        """
        assert f"for minor in {' '.join(MINORS)}; do" in CI

    def test_workflow(self) -> None:
        """
        The workflow tests each of them, and checks with the oldest.
        """
        pythons = [f"3.{minor}" for minor in MINORS]
        matrices = JOBS["tests"]["strategy"]["matrix"]
        others = {
            step["with"]["python-version"]
            for file in WORKFLOWS
            for job in file["jobs"].values()
            for step in job.get("steps", [])
            if "setup-python" in step.get("uses", "")
        } - {"${{ matrix.python }}"}

        assert pythons == matrices["python"]
        assert {extra["python"] for extra in matrices["include"]} <= {*pythons}
        assert {pythons[0]} == others

    def test_contributing(self) -> None:
        """
        The guide for contributors lists the environments of the others.
        """
        assert f"| `3.{MINORS[0]}` to `3.{MINORS[-1]}` |" in CONTRIBUTING

    def test_reference(self) -> None:
        """
        The reference lists them as tested.
        """
        page = (ROOT / "docs/reference/converters.md").read_text("utf-8")
        *most, last = (f"3.{minor}" for minor in MINORS)

        assert f"CPython {', '.join(most)} and {last}" in page

    def test_pages(self) -> None:
        """
        A page that requires a Python requires the oldest, as the README does.
        """
        required = {
            page.relative_to(ROOT).as_posix(): {
                *re.findall(
                    r"Python (3\.\d+)(?: or newer| or later|\+)",
                    page.read_text("utf-8"),
                )
            }
            for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
        }
        expected = {f"3.{MINORS[0]}"}

        assert expected == required["README.md"]
        assert all(found <= expected for found in required.values())
